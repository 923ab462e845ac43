/**
 * Version of the operation semantics: what all engines and proofs of one network must share.
 * @module
 */
import { utf8 } from '../../crypto/core/bytes.ts';
import { type Hash32, hash } from '../../crypto/core/hash.ts';
import { kinds } from './kinds/index.ts';

const SEMANTICS_VERSION = 'integer-program/1';

/**
 * 32 bytes over the version and every kind's exact meaning, in order of their names. A manifest and every claim
 * carry it, so that a node with other semantics is refused instead of disagreeing in the bits.
 */
export function semanticsHash(): Hash32 {
  const meanings = Object.values(kinds)
    .map(({ kind, meaning }) => `${kind}: ${meaning}`)
    .sort();
  return hash('op-semantics/v1', utf8(SEMANTICS_VERSION), ...meanings.map(utf8));
}
