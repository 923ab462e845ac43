/**
 * `veilmesh verify receipt.json --header header.json`: offline, step by step.
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

const MARKS = { passed: 'ok', pending: 'pending', failed: 'FAILED', skipped: 'skipped' } as const;

export async function verifyReceipt(
  path: string,
  flags: { header?: string },
  command: Command,
): Promise<void> {
  const { out } = contextOf(command);
  let receipt: Uint8Array;
  try {
    receipt = readFileSync(path);
  } catch (cause) {
    throw new UsageError('RECEIPT_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'give the path of a receipt.json',
    });
  }
  const { readAnchor, verifyAgainst } = await import('../client/anchor.ts'); // a second that a wrong path need not wait
  const headerPath = flags.header ?? join(dirname(path), 'header.json');
  const report = await verifyAgainst(
    new Uint8Array(receipt),
    readAnchor(headerPath),
    flags.header !== undefined,
  );
  const lines = report.steps.map(
    ({ name, state, detail }) => `  ${MARKS[state].padEnd(8)} ${name.padEnd(17)} ${detail}`,
  );
  const covered = report.receipt;
  if (report.error === null && covered !== null) {
    lines.push(
      `\n  ${report.verdict}: against block header ${headerPath}` +
        (flags.header === undefined
          ? ' (found beside the receipt: if it is one you trust, name it with --header)'
          : ''),
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
      steps: report.steps,
      assurance: covered?.assurance ?? null,
      covers: report.covers,
      finality: report.finality,
    },
    lines.join('\n'),
  );
  if (report.error !== null) throw report.error;
}
