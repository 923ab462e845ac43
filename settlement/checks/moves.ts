/**
 * Moves of a check as the contract takes them (structs Opening and Proof of contracts/interfaces/IChallenge.sol).
 * @module
 */
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { merkleLeaf, merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import { encodeCellLeaf } from '../../crypto/proof/cell-leaf.ts';
import type { FoldedRows } from '../../crypto/proof/context.ts';
import { FOLD_CHUNK } from '../../crypto/proof/fold.ts';
import { headerToAbi } from '../batch/header.ts';
import { leafToAbi } from '../batch/leaf.ts';
import { compressG1, g1ToEip2537, g2ToEip2537 } from '../chain/points.ts';
import { type CellMove, CHECK_KINDS, type CheckFold, type CheckOpening, type FoldContest } from './types.ts';

const POINT = 128;
const COMMITMENT = 48;
/** A leaf before its places: digest of the key and root of the weights. */
const LEAF_HEAD = 64;

const joined = (points: readonly Uint8Array[]): Hex => bytesToHex(concatBytes(...points));
const words = (hashes: readonly Uint8Array[]): Hex[] => hashes.map((hash) => bytesToHex(hash));
const rowSet = ({ rows, root }: FoldedRows) => ({ count: BigInt(rows), root: bytesToHex(root) });

/** @throws UsageError CHECK_HOP; what `decodeSignedClaim` throws; VerificationError BLS_POINT */
export function openingToAbi(opening: CheckOpening) {
  const { header, leaf, index, path, claims, part, hop } = opening;
  const signed = claims[hop];
  if (signed === undefined) {
    throw new UsageError('CHECK_HOP', 'the segment has no such hop', {
      details: { hop, hops: claims.length },
    });
  }
  const { claim, signature } = decodeSignedClaim(signed);
  return {
    header: headerToAbi(header),
    receipt: leafToAbi(leaf),
    index: BigInt(index),
    path: words(path),
    claims: words(claims),
    hop: BigInt(hop),
    part: bytesToHex(part),
    publicKey: bytesToHex(g2ToEip2537(claim.enclaveKey)),
    signature: bytesToHex(g1ToEip2537(signature)),
    kind: CHECK_KINDS.indexOf(opening.kind),
    position: BigInt(opening.position),
    bond: opening.bond,
  } as const;
}

export function moveToAbi(move: CellMove) {
  const { keyDigest, rowsRoot: weights } = move.leaf;
  return {
    draw: BigInt(move.draw),
    leaf: {
      keyDigest: bytesToHex(keyDigest),
      rowsRoot: bytesToHex(weights),
      places: bytesToHex(encodeCellLeaf(move.leaf).subarray(LEAF_HEAD)),
    },
    leafPath: words(move.leafPath),
    links: move.boundary.map(({ edgeLeaf, path }) => ({
      edgeLeaf: edgeLeaf === undefined ? ('0x' as const) : bytesToHex(edgeLeaf),
      path: words(path),
    })),
    statement: {
      boundary: joined(move.boundary.map(({ point }) => point)),
      model: joined(move.model),
      rows: move.rows.map(rowSet),
    },
    proof: bytesToHex(move.proof),
    partialSums: move.partialSums.map(joined),
  } as const;
}

const partialLevels = ({ partialSums }: CheckFold) => merkleLevels(partialSums.map(merkleLeaf));

/**
 * Arguments of `contest` behind the facts.
 * @throws UsageError CHECK_CONTEST when the rows are not those of the fold, or there is no such chunk
 */
export function contestToAbi({ draw, folds, fold, chunk, rows }: FoldContest) {
  const named = folds[fold];
  const compressed = rows.map(compressG1);
  const first = chunk * FOLD_CHUNK;
  if (
    named === undefined ||
    named.partialSums[chunk] === undefined ||
    rows.length !== named.rows.rows ||
    bytesToHex(rowsRoot(compressed)) !== bytesToHex(named.rows.root)
  ) {
    throw new UsageError('CHECK_CONTEST', 'these are not the rows of that fold, or it has no such chunk', {
      details: { fold, chunk, rows: rows.length },
    });
  }
  const own = rows.slice(first, first + FOLD_CHUNK);
  const below = Math.ceil(Math.log2(own.length)); // levels of the chunk's own subtree
  return [
    BigInt(draw),
    folds.map(({ t, rows: set, fold: point }) => ({ t, rows: rowSet(set), fold: bytesToHex(point) })),
    folds.map((each) => bytesToHex(merkleTop(partialLevels(each)))),
    BigInt(fold),
    {
      index: BigInt(chunk),
      partialSum: bytesToHex(named.partialSums[chunk]),
      partialPath: words(merklePath(partialLevels(named), chunk)),
      rows: joined(own),
      rowsPath: words(merkleProof(compressed, first).slice(below)),
    },
  ] as const;
}

/** What `publishCells` takes, and gives back to whoever reads its event. */
export const columnsToAbi = joined;
export const columnsFromAbi = (columns: Hex): Uint8Array[] => split(hexToBytes(columns), COMMITMENT);

/** 128-byte points that stand one behind the other. */
export const splitPoints = (points: Uint8Array): Uint8Array[] => split(points, POINT);

const split = (all: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: all.length / length }, (_, i) => all.slice(i * length, (i + 1) * length));
