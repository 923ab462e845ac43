/**
 * How old a quote is, by the chain: its freshness value is the hash of a block that was recent when it was made.
 * @module
 */
import type { FreshAt } from '../../crypto/attest/appraise.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { LedgerReads } from './ledger.ts';

/** @throws (when called) UnavailableError CHAIN_UNREACHABLE */
export const freshByChain =
  (ledger: Pick<LedgerReads, 'blockTime'>): FreshAt =>
  (freshness) =>
    ledger.blockTime(`0x${bytesToHex(freshness)}`);
