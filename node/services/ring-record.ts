/**
 * What a node keeps of a session, and signs at its end: digests of leaves, 32 bytes a row and cell. They are made where the
 * products are, between them, as the tree over them at the end: this thread has other nodes' deadlines to keep.
 * @module
 */
import { STATEMENT_LIFE, type StatedRole } from '../../crypto/ring/statement.ts';
import { createTranscript, type RecordedProduct } from '../../crypto/ring/transcript.ts';
import type { RingInput, RingRecord } from '../../mesh/ring/serve.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { RingStatementRequest } from '../tee/protocol.ts';

const HASH_BYTES = 32;

/** `rowDigests`, on a thread. Words in are handed over, or expanded there. */
export type RowHasher = (
  op: string,
  first: number,
  input: RingInput,
  result: Int32Array,
) => Promise<Uint8Array>;

export interface RingRecordOptions {
  readonly recorded: readonly RecordedProduct[];
  readonly digests: RowHasher;
  /** `blindedRoot`, on a thread. Digests are handed over. */
  readonly root: (digests: Uint8Array, blindKey: Uint8Array) => Promise<Uint8Array>;
  /** Signed and encoded. */
  readonly state: (request: RingStatementRequest) => Promise<Uint8Array>;
}

export function createRingRecord(
  role: StatedRole,
  { recorded, digests, root, state }: RingRecordOptions,
): RingRecord {
  const transcript = createTranscript(recorded);
  const hashing: Promise<void>[] = [];
  return {
    add(op, input, result, count) {
      const first = transcript.reserve(op, count);
      if (first === null) return;
      const hashed = digests(op, first, input, result).then((made) => transcript.put(op, first, made));
      hashed.catch(() => undefined); // `state` says it
      hashing.push(hashed);
    },
    async state({ session, blindKey }, rows) {
      await Promise.all(hashing);
      const all = transcript.digests();
      const count = all.length / HASH_BYTES; // before they are handed over
      const top = await root(all, blindKey);
      return await state({ role, session, root: top, count, rows, notAfter: nowSeconds() + STATEMENT_LIFE });
    },
  };
}
