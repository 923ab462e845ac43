/**
 * Takes accepted receipts to the end: seal, post, finalize, settle. Every step reads where it stands from the
 * journal and the chain, so it can be killed anywhere and called again:
 *
 * - a batch gets its number, durably, before it is sent; the rollup takes each number once; after a crash the
 *   batch found under that number is compared and adopted, not posted again;
 * - a receipt is paid once, because the escrow says so; what is found paid is marked;
 * - a chain that lost blocks (`reconcile`) takes batches and payments back to where the chain has them.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, VeilmeshError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Ledger } from '../chain/ledger.ts';
import { decodeBundle } from './bundle.ts';
import type { Funds } from './funds.ts';
import type { BatchHeader } from './header.ts';
import type { Journal } from './journal.ts';
import type { StoredBatch, StoredEntry } from './journal-types.ts';
import { merkleLevels, merklePath, merkleTop } from './keccak-merkle.ts';
import { leafHash, leafOf } from './leaf-of.ts';
import type { Settlement } from './settlement.ts';

/** Settled payments younger than this many batches are compared with the chain after an outage. */
const RECONCILE_DEPTH = 64;
/** Receipts paid in one transaction; about 120,000 gas each. */
const SETTLE_CHUNK = 32;
/** Recorded when a payment is found on the chain whose transaction is not known. */
const UNKNOWN_TX = '0x';
const NO_PARENT = new Uint8Array(32);

export type CoordinatorEvent =
  | { readonly type: 'sealed'; readonly batchId: number; readonly receipts: number }
  | { readonly type: 'posted' | 'adopted'; readonly batchId: number; readonly number: number; readonly txHash: string; readonly gasUsed: bigint | null }
  | { readonly type: 'final'; readonly number: number }
  | { readonly type: 'settled'; readonly batchId: number; readonly receipts: number; readonly gasUsed: bigint }
  | { readonly type: 'reverted'; readonly batchId: number; readonly lost: 'posting' | 'finality' | 'payment' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };
