/**
 * Domain-separated SHA-256 and Merkle trees over it.
 *
 * Every hash in the project goes through `hash(domain, ...parts)`, so that no value hashed for one purpose can
 * be presented for another. Merkle trees follow RFC 6962 section 2.1: leaves and inner nodes have different
 * prefixes, and an odd subtree is not duplicated, so no two leaf lists share a root.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, lengthPrefixed, utf8 } from './bytes.ts';

export type Hash32 = Uint8Array;

/** SHA-256 of the bytes; implementations differ in speed only. */
export type Sha256 = (data: Uint8Array) => Hash32;

/** SHA-256 over "veilmesh/<domain>" and the parts, all length-prefixed. Returns 32 bytes. */
export const hash = (domain: string, ...parts: readonly Uint8Array[]): Hash32 =>
  sha256(domainSeparated(domain, parts));

/** The bytes that `hash` hashes, for callers that bring a faster SHA-256. */
export const domainSeparated = (domain: string, parts: readonly Uint8Array[]): Uint8Array =>
  lengthPrefixed([utf8(`veilmesh/${domain}`), ...parts]);

/** Plain SHA-256 for content addresses, where the digest must match what other tools print. */
export const contentHash = (bytes: Uint8Array): Hash32 => sha256(bytes);

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const leafHash = (leaf: Uint8Array, sha: Sha256 = sha256): Hash32 => sha(concatBytes(LEAF, leaf));
const nodeHash = (left: Uint8Array, right: Uint8Array, sha: Sha256 = sha256): Hash32 =>
  sha(concatBytes(NODE, left, right));

/** The largest power of two below n (n > 1), RFC 6962 section 2.1. */
function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** RFC 6962 root; the empty tree's root is SHA-256 of nothing. @param sha a faster SHA-256, for trees of many leaves */
export function merkleRoot(leaves: readonly Uint8Array[], sha: Sha256 = sha256): Hash32 {
  if (leaves.length === 0) return sha(new Uint8Array(0));
  const hashes = leaves.map((leaf) => leafHash(leaf, sha));
  return subtreeRoot(hashes, 0, leaves.length, sha);
}

function subtreeRoot(hashes: readonly Hash32[], from: number, to: number, sha: Sha256 = sha256): Hash32 {
  if (to - from === 1) return hashes[from]!;
  const k = from + splitPoint(to - from);
  return nodeHash(subtreeRoot(hashes, from, k, sha), subtreeRoot(hashes, k, to, sha), sha);
}

/** Audit path for leaf `index`, deepest sibling first (RFC 6962 section 2.1.1). */
export function merkleProof(leaves: readonly Uint8Array[], index: number): Hash32[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('leaf index');
  const hashes = leaves.map((leaf) => leafHash(leaf));
  const path: Hash32[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const k = from + splitPoint(to - from);
    if (index < k) {
      path.unshift(subtreeRoot(hashes, k, to));
      to = k;
    } else {
      path.unshift(subtreeRoot(hashes, from, k));
      from = k;
    }
  }
  return path;
}

/** True when `leaf` is at `index` of the tree of `count` leaves with this root. Never throws on bad proofs. */
export function merkleVerify(
  root: Hash32,
  leaf: Uint8Array,
  index: number,
  count: number,
  path: readonly Hash32[],
): boolean {
  if (!Number.isInteger(index) || !Number.isInteger(count) || index < 0 || index >= count) return false;
  const sides: boolean[] = [];
  let from = 0;
  let to = count;
  while (to - from > 1) {
    const k = from + splitPoint(to - from);
    sides.unshift(index < k);
    if (index < k) to = k;
    else from = k;
  }
  if (sides.length !== path.length) return false;
  let node = leafHash(leaf);
  for (let i = 0; i < path.length; i++) {
    node = sides[i] ? nodeHash(node, path[i]!) : nodeHash(path[i]!, node);
  }
  return equalBytes(node, root);
}
