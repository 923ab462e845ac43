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
import type { ReceiptPart } from '../../settlement/receipt/parts.ts';
import type { OnStep } from '../../settlement/receipt/run-steps.ts';
import { receiptSays } from '../client/verdict-words.ts';
import { contextOf } from './context.ts';
import type { Output } from './output.ts';

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

/** What a verdict means, below it. */
export const saysText = (says: readonly string[]): string[] =>
  says.map((text) => `  ${text.replaceAll('\n', `\n${' '.repeat(14)}`)}`);

const QUIET_MS = 2_000;

/** Says which steps are done where all of them take longer than somebody waits without a word. */
export function stepProgress(out: Output, total: number): OnStep {
  const startedAt = performance.now();
  let done = 0;
  return ({ name }) => {
    done++;
    if (performance.now() - startedAt > QUIET_MS)
      out.progress('verify', `${done} of ${total} steps: ${name}`);
  };
}

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
  const { readAnchor } = await import('../client/anchor-file.ts'); // a second that a wrong path need not wait
  const { verifyAgainst } = await import('../client/anchor.ts');
  const { RECEIPT_STEPS } = await import('../../settlement/receipt/verify.ts');
  const anchor = readAnchor(headerPath);
  const onStep = stepProgress(out, RECEIPT_STEPS.length);
  const report = await verifyAgainst(new Uint8Array(receipt), anchor, named, onStep);
  const { partsOf } = await import('../../settlement/receipt/parts.ts');
  const parts = partsOf(report.steps);
  const lines = parts.flatMap(partLines);
  const covered = report.receipt;
  if (report.error === null) {
    lines.push(verdictText(report.verdict, headerPath, named), ...saysText(receiptSays(report)));
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
