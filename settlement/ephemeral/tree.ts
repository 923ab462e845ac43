/**
 * The sparse Merkle tree of a session's state: the twin of contracts/libraries/SparseTree.sol.
 *
 * Trees are values: a change gives another tree that shares what is the same, so a step that is refused leaves nothing
 * behind. Hashes are made when somebody asks, once; a state that is rebuilt is hashed at its end.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { keccak256 } from '../../crypto/core/keccak.ts';

const WORD = 32;
const DEPTH = 256;
/** What stands where a key's path ends. */
const HELD = 0;
const EMPTY = 1;
const OTHER = 2;

interface Leaf {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  hash: Uint8Array | null;
}

interface Branch {
  readonly left: Node;
  readonly right: Node;
  hash: Uint8Array | null;
}

type Node = Leaf | Branch | null;

/** A state: its leaves by 32-byte keys, none of them of value 0. */
export type Tree = Node;

export const EMPTY_TREE: Tree = null;
const EMPTY_HASH = new Uint8Array(WORD);

const isLeaf = (node: Leaf | Branch): node is Leaf => 'key' in node;
const isLeft = (key: Uint8Array, depth: number): boolean =>
  ((key[depth >> 3]! >> (7 - (depth & 7))) & 1) === 0;

function leafHash(key: Uint8Array, value: Uint8Array): Uint8Array {
  const data = new Uint8Array(1 + 2 * WORD);
  data.set(key, 1);
  data.set(value, 1 + WORD);
  return keccak256(data);
}
function innerHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(2 * WORD);
  data.set(left, 0);
  data.set(right, WORD);
  return keccak256(data);
}

/** 32 zero bytes for the empty tree. */
export function treeRoot(node: Tree): Uint8Array {
  if (node === null) return EMPTY_HASH;
  node.hash ??= isLeaf(node)
    ? leafHash(node.key, node.value)
    : innerHash(treeRoot(node.left), treeRoot(node.right));
  return node.hash;
}

function leafAt(tree: Tree, key: Uint8Array): Leaf | null {
  let node = tree;
  for (let depth = 0; node !== null && !isLeaf(node); depth++)
    node = isLeft(key, depth) ? node.left : node.right;
  return node;
}

/** What the key holds, or null. */
export function treeGet(tree: Tree, key: Uint8Array): Uint8Array | null {
  const leaf = leafAt(tree, key);
  return leaf !== null && equalBytes(leaf.key, key) ? leaf.value : null;
}

export function treeSet(tree: Tree, key: Uint8Array, value: Uint8Array, depth = 0): Tree {
  if (tree === null) return { key, value, hash: null };
  if (isLeaf(tree)) {
    return equalBytes(tree.key, key)
      ? { key, value, hash: null }
      : join({ key, value, hash: null }, tree, depth);
  }
  const { left, right } = tree;
  return isLeft(key, depth)
    ? { left: treeSet(left, key, value, depth + 1), right, hash: null }
    : { left, right: treeSet(right, key, value, depth + 1), hash: null };
}

/** The smallest subtree at this depth that holds both. */
function join(a: Leaf, b: Leaf, depth: number): Branch {
  const left = isLeft(a.key, depth);
  if (left !== isLeft(b.key, depth)) {
    return left ? { left: a, right: b, hash: null } : { left: b, right: a, hash: null };
  }
  if (depth === DEPTH - 1) throw new RangeError('two leaves under one key');
  const below = join(a, b, depth + 1);
  return left ? { left: below, right: null, hash: null } : { left: null, right: below, hash: null };
}

/** The key's place as the contract reads it: words of 32 bytes. */
export function treePlace(tree: Tree, key: Uint8Array): Uint8Array[] {
  const siblings: Uint8Array[] = [];
  let node = tree;
  for (let depth = 0; node !== null && !isLeaf(node); depth++) {
    const left = isLeft(key, depth);
    siblings.push(treeRoot(left ? node.right : node.left));
    node = left ? node.left : node.right;
  }
  siblings.reverse();
  if (node === null) return [head(EMPTY, siblings.length), ...siblings];
  if (equalBytes(node.key, key)) return [head(HELD, siblings.length), node.value, ...siblings];
  return [head(OTHER, siblings.length), node.key, node.value, ...siblings];
}

function head(kind: number, depth: number): Uint8Array {
  const word = new Uint8Array(WORD);
  word[WORD - 2] = kind;
  word[WORD - 1] = depth;
  return word;
}

/** All leaves, by key. */
export function* treeLeaves(tree: Tree): Generator<{ readonly key: Uint8Array; readonly value: Uint8Array }> {
  if (tree === null) return;
  if (isLeaf(tree)) {
    yield tree;
    return;
  }
  yield* treeLeaves(tree.left);
  yield* treeLeaves(tree.right);
}
