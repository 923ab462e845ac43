/**
 * How far an answer is settled, in the words that every API, command and receipt uses.
 * @module
 */
import { isVoid, type Progress } from '../batch/header.ts';
import type { Verdict } from '../checks/types.ts';

/**
 * streamed: its tokens came, nothing of it is verified. provisional: the client verified every hop's claims.
 * challengeable: its receipt is in a batch on the rollup. final: the batch's window has closed.
 * And beside that order: disputed while a check of one of its segments is open, void when one is lost, or the batch is.
 */
export const FINALITY = ['streamed', 'provisional', 'challengeable', 'final', 'disputed', 'void'] as const;
export type Finality = (typeof FINALITY)[number];

/** What a caller can wait for. */
export const AWAITABLE = ['provisional', 'challengeable', 'final'] as const;
export type Awaitable = (typeof AWAITABLE)[number];

/** What a receipt can be: it is about a posted batch. */
export const SETTLED = ['challengeable', 'final', 'disputed', 'void'] as const;
export type SettledFinality = (typeof SETTLED)[number];

/** How far these batches of one coordinator are, all of them. */
export const batchesAt = (
  progress: Progress,
  batches: readonly { readonly number: number }[],
): 'challengeable' | 'final' | 'void' => {
  if (batches.some(({ number }) => isVoid(progress, number))) return 'void';
  return batches.every(({ number }) => number <= progress.finalized) ? 'final' : 'challengeable';
};

/** @param batches 'final' when all of them are, 'void' when one is */
export function finalityOf(
  batches: 'challengeable' | 'final' | 'void',
  verdicts: readonly Verdict[],
): SettledFinality {
  if (batches === 'void' || verdicts.includes('void')) return 'void';
  return verdicts.includes('open') ? 'disputed' : batches;
}

/** Whether who waits for `wanted` has it. What is disputed was posted, but is final only when its check is over. */
export function reaches(finality: Finality, wanted: Awaitable): boolean {
  if (finality === 'disputed') return wanted !== 'final';
  if (finality === 'void') return false;
  return FINALITY.indexOf(finality) >= FINALITY.indexOf(wanted);
}
