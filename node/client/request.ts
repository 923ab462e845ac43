/**
 * The id of one attempt at a request. Every attempt has its own, but for a question that a contract asks, which names it: hops of two attempts, whoever hosts them, cannot tell
 * from their claims that they worked for the same request, and no claim of one fits the voucher or the receipt of another.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import { requestIdOf } from '../../settlement/receipt/request-id.ts';
import type { ClientConnection } from './connect.ts';

export interface Request {
  readonly id: Uint8Array;
  /** Shows, in the receipt, that the request was this client's. */
  readonly salt: Uint8Array;
}

/** @param salt where somebody else chose it; fresh without it */
export function newRequest({ ledger }: ClientConnection, salt: Uint8Array = randomBytes(32)): Request {
  return { id: requestIdOf(ledger.account, salt), salt };
}
