/**
 * Receipts of answers, as soon as they are on the rollup and once nothing can be undone.
 * @module
 */
import { readFileSync } from 'node:fs';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { postedSegments, untilFinality } from '../client/finality.ts';
import { readReceipt, renewReceiptFile } from '../client/receipt-checks.ts';
import type { Answered, AnsweredInVeil, WrittenFiles } from './asking.ts';
import type { Mesh } from './mesh.ts';

/** What an answer is verified with, as `veilmesh/verifier` takes it. */
export interface ReceiptFiles {
  /** Where it lies in the home folder. */
  readonly path: string;
  readonly receipt: Uint8Array;
  /** Content of `header.json`, which this client made from its own connection to the chain. */
  readonly header: string;
}

export interface FinalityOptions {
  /** Stops waiting; the receipt stays as it was. */
  readonly signal?: AbortSignal;
  /** Told what is waited for, now and then. */
  readonly onWait?: (waitsFor: string) => void;
}

/**
 * An answer's receipt, seconds after the answer: in veil once its claims are in a batch on the rollup, which may be challenged still
 * (finalReceiptOf); in twin and vault with what every node signed.
 * @throws UnavailableError COORDINATOR_* | CHAIN_*: the answer is kept then, and `veilmesh settle` goes on; RECEIPT_NONE in twin and vault
 * where a node was wrong or did not sign
 */
export async function receiptOf(answered: Answered): Promise<ReceiptFiles> {
  return filesAt(await answered.settled);
}

/**
 * The receipt once it is final: no challenge can undo the answer any more. This takes as long as the rollup's window is open.
 * @throws VerificationError ANSWER_VOID where a challenge has undone it, with the receipt that says so written; the signal's reason; else
 * as receiptOf
 */
export async function finalReceiptOf(
  { connection }: Mesh,
  answered: AnsweredInVeil,
  { signal = new AbortController().signal, onWait = () => {} }: FinalityOptions = {},
): Promise<ReceiptFiles> {
  const { receiptPath } = await answered.settled;
  const receipt = readReceipt(receiptPath);
  try {
    await untilFinality(connection.ledger, postedSegments(receipt), 'final', onWait, signal);
  } catch (thrown) {
    if (!signal.aborted && asVeilmeshError(thrown).code === 'ANSWER_VOID') {
      await renewReceiptFile(connection, receipt, receiptPath);
    }
    throw thrown;
  }
  return filesAt(await renewReceiptFile(connection, receipt, receiptPath));
}

const filesAt = ({ receiptPath: path, headerPath }: WrittenFiles): ReceiptFiles => ({
  path,
  receipt: new Uint8Array(readFileSync(path)),
  header: readFileSync(headerPath, 'utf8'),
});
