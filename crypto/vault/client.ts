/**
 * The client of vault: encrypts masks m under a key of its own and decrypts W m. Nothing it does depends on what it
 * decrypts.
 * @module
 */
import { UsageError } from '../core/errors.ts';
import { decodeReply, encodeRequest } from './codec.ts';
import { addOutput, cutsOf, type Packing, packInput, packingOf, type VaultShape } from './packing.ts';
import { DEGREE } from './parameters.ts';
import type { Seal } from './seal.ts';

/** At a time: as many as can share ciphertexts. */
const MAX_ROWS = DEGREE;

export interface VaultClient {
  /** Words of so many rows of masks. @throws UsageError VAULT_OP_UNKNOWN | VAULT_ROWS */
  words(op: string, count: number): number;
  /**
   * @param masks count * dIn words @returns requests for the node, in an order that `decrypt` expects the replies in
   * @throws UsageError VAULT_OP_UNKNOWN | VAULT_ROWS
   */
  encrypt(op: string, masks: Int32Array, count: number): Uint8Array<ArrayBuffer>[];
  /**
   * @returns count * dOut words: W m mod 2^32 if the node is honest, which only check() tells
   * @throws VerificationError VAULT_REPLY_MALFORMED; UsageError VAULT_OP_UNKNOWN
   */
  decrypt(op: string, replies: readonly Uint8Array[], count: number): Int32Array<ArrayBuffer>;
  /** The key is gone, and with it whatever was still to be decrypted. */
  close(): void;
}

/** With a fresh key. @throws UsageError VAULT_SHAPE */
export function createVaultClient(seal: Seal, shapes: readonly VaultShape[]): VaultClient {
  const packings = new Map(shapes.map((shape) => [shape.op, packingOf(shape)]));
  const key = seal.createKey();
  const packingFor = (op: string): Packing => known(packings, op);
  const words = (op: string, count: number): number => {
    if (!Number.isInteger(count) || count < 1 || count > MAX_ROWS) throw badRows(op, count);
    return count * packingFor(op).dIn;
  };

  return {
    words,
    encrypt(op, masks, count) {
      const packing = packingFor(op);
      if (masks.length !== words(op, count)) throw badRows(op, count);
      return cutsOf(packing, count).map((cut) =>
        encodeRequest(
          cut,
          Array.from({ length: cut.to - cut.from }, (_, i) =>
            key.encrypt(packInput(packing, masks, cut, cut.from + i)),
          ),
        ),
      );
    },
    decrypt(op, replies, count) {
      const packing = packingFor(op);
      const cuts = cutsOf(packing, count);
      const sums = new Int32Array(count * packing.dOut);
      for (const [at, cut] of cuts.entries()) {
        const pairs = decodeReply(packing, cut.rows, replies[at] ?? new Uint8Array());
        for (const [o, pair] of pairs.entries()) addOutput(packing, key.decrypt(pair), cut, o, sums);
      }
      return sums;
    },
    close: () => key.close(),
  };
}

const badRows = (op: string, count: number): UsageError =>
  new UsageError('VAULT_ROWS', 'masks are whole rows of an operation, and not too many at once', {
    details: { op, count, most: MAX_ROWS },
  });

/** @throws UsageError VAULT_OP_UNKNOWN */
export function known<T>(map: ReadonlyMap<string, T>, op: string): T {
  const value = map.get(op);
  if (value !== undefined) return value;
  throw new UsageError('VAULT_OP_UNKNOWN', 'vault was not set up for this operation', { details: { op } });
}
