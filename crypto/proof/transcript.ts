/**
 * The Fiat-Shamir transcript: one keccak256 state, cheap in a contract.
 *
 * absorb: state = keccak256(state ‖ data), data a multiple of 32 bytes, at least 32; challenge k of a round:
 * keccak256(state ‖ k) mod r, k one byte. The two hash inputs never have the same length.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8 } from '../core/bytes.ts';
import { fromBytes, R } from '../curve/scalar.ts';

const DOMAIN = 'veilmesh/cell-proof/v1';

export interface Transcript {
  absorb(...parts: readonly Uint8Array[]): void;
  /** The challenges of this round, in order. */
  challenges(count: number): bigint[];
}

export function createTranscript(): Transcript {
  let state: Uint8Array = keccak_256(utf8(DOMAIN));
  return {
    absorb(...parts) {
      state = keccak_256(concatBytes(state, ...parts));
    },
    challenges(count) {
      return Array.from(
        { length: count },
        (_, k) => fromBytes(keccak_256(concatBytes(state, Uint8Array.of(k)))) % R,
      );
    },
  };
}
