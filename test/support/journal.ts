/**
 * Entries and batches as journals hold them, of random content.
 * @module
 */
import { randomBytes } from '../../crypto/core/random.ts';
import type { Cover, JournalEntry, Posted } from '../../settlement/batch/journal-types.ts';

export const CLIENT = `0x${'11'.repeat(20)}` as const;
export const TX = `0x${'22'.repeat(32)}` as const;
export const PLENTY: Cover = { epoch: 0, deposit: 10n ** 18n, spent: 0n };

export const makeEntry = (edit: Partial<JournalEntry> = {}): JournalEntry => ({
  leafHash: randomBytes(32),
  slot: randomBytes(32),
  bundleHash: randomBytes(32),
  bundle: randomBytes(100),
  client: CLIENT,
  sessionId: new Uint8Array(32).fill(5),
  segment: 0,
  payeesHash: new Uint8Array(32).fill(6),
  paidIn: null,
  amount: 10n,
  cumulative: 1_000n,
  acceptedAt: 1_000,
  ...edit,
});

export const makeBatch = (receiptCount: number) => ({
  receiptsRoot: randomBytes(32),
  receiptCount,
  dataHash: randomBytes(32),
});

export const makePosted = (): Posted => ({
  epoch: 0,
  bitmap: new Uint8Array(8),
  aggregate: new Uint8Array(0),
  postedAt: 5,
  finalAt: 9,
  headerHash: randomBytes(32),
  txHash: TX,
});
