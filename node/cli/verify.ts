/**
 * `veilmesh verify receipt.json --header header.json`: offline, step by step. Of a receipt of twin or vault the chain is asked whose the
 * keys are, where it is there.
 *
 * Whoever names a header vouches for it. One that merely lies beside the receipt may be the forger's own, with a
 * chain, contracts and a policy to match: it is used, and the verdict is `unanchored`, never `verified`.
 * @module
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../crypto/core/errors.ts';
import type { SettledFinality } from '../../settlement/receipt/finality.ts';
import type { ReceiptPart } from '../../settlement/receipt/parts.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';
import type { ReceiptReport } from '../../settlement/receipt/verify.ts';
import { contextOf } from './context.ts';

/** What of the answer a receipt proves. */
const COVERS = {
  'hidden-states':
    "  not proven, and not in the receipt: the answer's text, the client's own computation from the proven hidden states",
  'token-ids':
    "  proven: the answer's token ids, and how they were drawn, are bound by the claims of the last hop\n" +
    '  not in the receipt: these ids, and the text they spell',
} as const;
/** What stands behind the numbers themselves. */
function arithmetic(checks: Receipt['checks']): string[] {
  if (checks === null) {
    return [
      '  not proven: the arithmetic, for which no hop was asked for a proof (veilmesh run --spot-check)',
    ];
  }
  const passed = checks.of.filter(({ state }) => state === 'passed').length;
  return [
    `  arithmetic: of ${passed} checked hop(s) the drawn cells are proven on chain; the rest are signatures`,
    "  not in the receipt: that the products used the model's weights, which anybody could contest (veilmesh checks)",
  ];
}

/** How far it was, in the words of finality. */
const STANDING: Readonly<Record<SettledFinality, string>> = {
  challengeable: 'its batch is on the rollup and may be challenged still',
  final: 'the window of its batch has closed, and no check of it is open',
  disputed: 'a check of it is open: wait for its end (veilmesh checks)',
  void: 'a check of it is lost, or its batch is void',
};

const standing = (finality: SettledFinality | null, block: number): string[] =>
  finality === null ? [] : [`  finality: ${finality} at block ${block}: ${STANDING[finality]}`];

/** In a session whose commit the chain has: what the escrow has paid is not in a receipt. */
const isPaid = ({ steps, receipt }: ReceiptReport): boolean =>
  receipt!.sessions !== null && steps.some(({ name, state }) => name === 'payment' && state === 'passed');

interface StepText {
  readonly name: string;
  readonly state: 'passed' | 'pending' | 'failed' | 'skipped';
  readonly detail: string;
}

/** One step of a report, for people. */
export const stepText = ({ name, state, detail }: StepText): string =>
  `  ${MARKS[state].padEnd(8)} ${name.padEnd(17)} ${detail}`;

/** A question that people ask, and below it what was looked at for it. */
const partLines = ({ name, state, reason, steps }: ReceiptPart): string[] => [
  `${state.padEnd(8)} ${name.padEnd(13)}${state === 'passed' ? '' : ` ${reason}`}`,
  ...steps.map((step) => `  ${stepText(step)}`),
];

/** @param named whether whoever asks named the header */
export const verdictText = (verdict: string, headerPath: string, named: boolean): string =>
  `\n  ${verdict}: against block header ${headerPath}` +
  (named ? '' : ' (found beside the receipt: if it is one you trust, name it with --header)');

const MARKS = { passed: 'ok', pending: 'pending', failed: 'FAILED', skipped: 'skipped' } as const;

export async function verifyReceipt(
  path: string,
  flags: { header?: string },
  command: Command,
): Promise<void> {
  const { config, out } = contextOf(command);
  let receipt: Uint8Array;
  try {
    receipt = readFileSync(path);
  } catch (cause) {
    throw new UsageError('RECEIPT_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'give the path of a receipt.json',
    });
  }
  const headerPath = flags.header ?? join(dirname(path), 'header.json');
  const named = flags.header !== undefined;
  const { receiptKind } = await import('../../settlement/receipt/format.ts');
  if (receiptKind(new Uint8Array(receipt)) === 'veilmesh-ring-receipt') {
    const { verifyRingReceiptFile } = await import('./verify-ring.ts');
    return await verifyRingReceiptFile(new Uint8Array(receipt), headerPath, named, config, out);
  }
  const { readAnchor, verifyAgainst } = await import('../client/anchor.ts'); // a second that a wrong path need not wait
  const report = await verifyAgainst(new Uint8Array(receipt), readAnchor(headerPath), named);
  const { partsOf } = await import('../../settlement/receipt/parts.ts');
  const parts = partsOf(report.steps);
  const lines = parts.flatMap(partLines);
  const covered = report.receipt;
  if (report.error === null && covered !== null) {
    lines.push(
      verdictText(report.verdict, headerPath, named),
      `  assurance: ${covered.assurance}${covered.assurance === 'simulated' ? ' - NO TEE hardware stands behind this receipt' : ''}`,
      `  proven: these attested keys signed these commitments for the model of this root and for this client${report.verdict === 'verified' ? ', and the rollup holds it' : ''}`,
      `  not proven: that model and keys are registered with stake (ask the chain)${isPaid(report) ? '' : ', and that the fee is paid'}`,
      COVERS[report.covers!],
      ...standing(report.finality, covered.chain.blockNumber),
      ...arithmetic(covered.checks),
    );
  }
  out.result(
    {
      verdict: report.verdict,
      parts: parts.map(({ name, state, reason }) => ({ name, state, reason })),
      steps: report.steps,
      assurance: covered?.assurance ?? null,
      covers: report.covers,
      finality: report.finality,
    },
    lines.join('\n'),
  );
  if (report.error !== null) throw report.error;
}
