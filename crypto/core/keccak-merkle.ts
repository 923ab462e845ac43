/**
 * The Merkle tree that contracts read: RFC 6962 in shape, keccak-256 in hash (settlement/contracts/libraries/MerkleTree.sol).
 * @module
 */
import { concatBytes, equalBytes } from './bytes.ts';
import { keccak256 } from './keccak.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const merkleLeaf = (data: Uint8Array): Uint8Array => keccak256(concatBytes(LEAF, data));
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  keccak256(concatBytes(NODE, left, right));

/**
 * All levels of the tree, leaves first. An odd last node moves up unchanged, which gives RFC 6962's shape.
 * @param leaves hashes made by `merkleLeaf`, at least one
 */
export function merkleLevels(leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  if (leaves.length === 0) throw new RangeError('a tree has at least one leaf');
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let level = leaves; level.length > 1; ) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      above.push(right === undefined ? level[i]! : nodeHash(level[i]!, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

export const merkleTop = (levels: readonly (readonly Uint8Array[])[]): Uint8Array => levels.at(-1)![0]!;

/** Audit path of leaf `index`, deepest sibling first. */
export function merklePath(levels: readonly (readonly Uint8Array[])[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= levels[0]!.length) throw new RangeError('leaf index');
  const path: Uint8Array[] = [];
  for (let depth = 0, position = index; depth < levels.length - 1; depth++, position >>= 1) {
    const sibling = levels[depth]![position ^ 1];
    if (sibling !== undefined) path.push(sibling);
  }
  return path;
}

/** RFC 9162 section 2.1.3.2, as the contract runs it. Never throws on bad proofs. */
export function merkleIncludes(
  root: Uint8Array,
  leaf: Uint8Array,
  index: number,
  count: number,
  path: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(count)) return false;
  if (index < 0 || index >= count) return false;
  let position = index;
  let last = count - 1;
  let node = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node);
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2);
        last = Math.floor(last / 2);
      }
    } else {
      node = nodeHash(node, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(node, root);
}
