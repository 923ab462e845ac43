/**
 * Waiting for an answer to be final: says what for, and brings the receipt up to date.
 * @module
 */
import { formatEther } from 'viem';
import type { Awaitable } from '../../settlement/receipt/finality.ts';
import type { ClientConnection } from '../client/connect.ts';
import { areCommitted, areSettled, postedSegments, untilFinality } from '../client/finality.ts';
import { readReceipt, renewReceiptFile } from '../client/receipt-checks.ts';
import type { Settled } from '../client/settle.ts';
import type { LotWish } from './audit-lot.ts';
import { untilInterrupted } from './interrupt.ts';
import { type Output, seconds } from './output.ts';
import type { SpotCheckMode } from './spot-check.ts';

/** What a run is to do with its answer, beside giving it. */
export interface Wishes {
  readonly spotCheck: SpotCheckMode;
  /** Share of the segments that are computed again; null: none. */
  readonly audit: number | null;
  /** Auditors that are drawn for it; null: none. */
  readonly lot: LotWish | null;
  /** Where what an auditor needs is written; null: nowhere. */
  readonly record: string | null;
  /** What is waited for before the run is over. */
  readonly finality: Awaitable;
  /** How long at most, in milliseconds; null: until somebody stops it. */
  readonly patienceMs: number | null;
}

/** Coordinators settle as soon as a batch is final. */
const FEES_MS = 30_000;
const FEES_POLL_MS = 250;

/**
 * Waits until the answer is final where that is wished for, and writes its receipt anew, with its proof.
 * @returns what was settled, with the newest receipt
 * @throws VerificationError ANSWER_VOID, with the receipt that says so written
 */
export async function untilFinal(
  connection: ClientConnection,
  settled: Settled | null,
  { finality, patienceMs }: Pick<Wishes, 'finality' | 'patienceMs'>,
  out: Output,
): Promise<Settled | null> {
  if (finality !== 'final' || settled === null || settled.written === null) return settled;
  const { ledger } = connection;
  const path = settled.written.receiptPath;
  const receipt = readReceipt(path);
  const at = performance.now();
  const interrupt = untilInterrupted();
  const signal =
    patienceMs === null
      ? interrupt.signal
      : AbortSignal.any([interrupt.signal, AbortSignal.timeout(patienceMs)]);
  let waiting = '';
  try {
    await untilFinality(
      ledger,
      postedSegments(receipt),
      finality,
      (waitsFor) => {
        waiting = waitsFor;
        out.progress('waiting', `for ${waitsFor}`);
      },
      signal,
    );
    const paid = await untilPaid(connection, settled, path, signal);
    const written = await renewReceiptFile(connection, receipt, path);
    const numbers = receipt.batches.map(({ number }) => number).join(', ');
    const fee = `${formatEther(settled.fee)} ether`;
    out.done(
      'final',
      `batch ${numbers} since ${new Date(receipt.batches.at(-1)!.finalAt * 1_000).toISOString().slice(11, 19)} UTC; ` +
        feeText(settled, fee, paid),
      at,
    );
    out.done('receipt', `rewritten as final, tied to block ${written.blockNumber}`);
    return { ...settled, written };
  } catch (thrown) {
    if (signal.aborted) {
      const took = seconds(performance.now() - at);
      out.done('not final', `after ${took}: waits for ${waiting}; how it ends: veilmesh checks ${path}`);
      return settled;
    }
    await renewReceiptFile(connection, receipt, path); // it says so too
    throw thrown;
  } finally {
    interrupt.release();
  }
}

function feeText({ steps, sessions }: Settled, fee: string, paid: boolean): string {
  const last = steps.at(-1);
  if (last === undefined && sessions.length > 0) return `fee of ${fee} in session ${sessions.at(-1)!.number}`;
  if (last === undefined) return paid ? `fee of ${fee} settled` : `fee of ${fee} not settled yet`;
  const where = `in session ${last.session}, step ${last.receipt.seq}`;
  return `fee of ${fee} ${where}, ${paid ? 'in a commit' : 'not in a commit yet'}`;
}

/** Whether the fees left the deposit, or the steps that paid them are in commits, while one could wait for it. */
async function untilPaid(
  { ledger }: ClientConnection,
  { steps, sessions }: Settled,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (steps.length === 0 && sessions.length > 0) return true; // over, and nobody shows its steps any more
  const receipt = readReceipt(path);
  const until = performance.now() + FEES_MS;
  while (!(await (steps.length > 0 ? areCommitted(ledger, steps) : areSettled(ledger, receipt)))) {
    if (signal.aborted || performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, FEES_POLL_MS));
  }
  return true;
}
