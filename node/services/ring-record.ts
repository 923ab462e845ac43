/**
 * What a node keeps of a vault session, and signs at its end: hashes of leaves, 32 bytes a row and cell. They are made where
 * the products are, between them, as the tree over them at the end: this thread has other nodes' deadlines to keep.
 * @module
 */
import { STATEMENT_LIFE } from '../../crypto/ring/statement.ts';
import { createTranscript, type RecordedProduct } from '../../crypto/ring/transcript.ts';
import type { RingRecord } from '../../mesh/ring/serve.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { RingStatementRequest } from '../tee/protocol.ts';

const HASH_BYTES = 32;

/** `rowLeaves`, on a thread. Words are handed over. */
export type LeafHasher = (
  op: string,
  first: number,
  words: Int32Array,
  result: Int32Array,
) => Promise<Uint8Array>;

export interface RingRecordOptions {
  readonly recorded: readonly RecordedProduct[];
  readonly leaves: LeafHasher;
  /** `leavesRoot`, on a thread. Leaves are handed over. */
  readonly root: (leaves: Uint8Array) => Promise<Uint8Array>;
  /** Signed and encoded. */
  readonly state: (request: RingStatementRequest) => Promise<Uint8Array>;
}

export function createRingRecord({ recorded, leaves, root, state }: RingRecordOptions): RingRecord {
  const transcript = createTranscript('vault', recorded);
  const hashing: Promise<void>[] = [];
  return {
    add(op, words, result, count) {
      const first = transcript.reserve(op, count);
      if (first === null) return;
      const hashed = leaves(op, first, words, result).then((hashes) => transcript.put(op, first, hashes));
      hashed.catch(() => undefined); // `state` says it
      hashing.push(hashed);
    },
    async state(session) {
      await Promise.all(hashing);
      const all = transcript.leaves();
      const count = all.length / HASH_BYTES; // before they are handed over
      return await state({ session, root: await root(all), count, notAfter: nowSeconds() + STATEMENT_LIFE });
    },
  };
}
