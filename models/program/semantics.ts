/**
 * Version of the operation semantics: what all engines and proofs of one network must share.
 * @module
 */
import { utf8 } from '../../crypto/core/bytes.ts';
import { type Hash32, hash } from '../../crypto/core/hash.ts';
import { kinds } from './kinds/index.ts';

const SEMANTICS_VERSION = 'integer-program/1';
/** Which cells a program has, and their keys: manifests of another version name other ones. */
const CELLS_VERSION = 'cells/1';

/**
 * 32 bytes over the versions and every kind's exact meaning, in order of their names. A manifest and every claim
 * carry it, so that a node with other semantics is refused instead of disagreeing in the bits.
 */
export function semanticsHash(): Hash32 {
  const meanings = Object.values(kinds)
    .map(({ kind, meaning }) => `${kind}: ${meaning}`)
    .sort();
  return hash('op-semantics/v1', utf8(SEMANTICS_VERSION), utf8(CELLS_VERSION), ...meanings.map(utf8));
}
