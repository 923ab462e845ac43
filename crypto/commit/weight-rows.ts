/**
 * Commitments to a weight matrix, row by row, and their root, which a manifest carries: a row is a vector of KZG, so the
 * random combination Σ t^j·W_j that a proof works with is committed to by Σ t^j·C_j.
 *
 * A row's blinder hides it while its commitment is only ever combined and evaluated inside proofs. Blinders come from
 * a model key: of an open model it is public and fixed (`OPEN_MODEL_KEY`), so that anyone can derive the root from the
 * weights; of a closed one it is the owner's secret. The row's values are in it, so that a next version of the tensor
 * under the same key has other blinders: their difference would be a commitment that hides nothing.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { type Hash32, merkleRoot } from '../core/hash.ts';
import { fromBytes, reduce } from '../curve/scalar.ts';
import type { IntCommits } from './int-commits.ts';

export interface WeightMatrix {
  /** Names the tensor in the model, and its blinders with it. */
  readonly name: string;
  readonly rows: number;
  /** At most 4088. */
  readonly width: number;
  readonly values: Int8Array;
}

export const OPEN_MODEL_KEY: Uint8Array = new Uint8Array(32);
const DOMAIN = utf8('veilmesh/weight-blinder/v1');

/** Full-width, for row `row` of tensor `name`, which has these values. */
export function rowBlinder(modelKey: Uint8Array, name: string, row: number, values: Int8Array): bigint {
  const content = sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const half = (index: number): Uint8Array =>
    hmac(sha256, modelKey, lengthPrefixed([DOMAIN, utf8(name), u32be(row), content, u32be(index)]));
  return reduce(fromBytes(concatBytes(half(0), half(1))));
}

/** 48 bytes a row. */
export function commitRows(matrix: WeightMatrix, modelKey: Uint8Array, commits: IntCommits): Uint8Array[] {
  const { name, rows, width, values } = matrix;
  return Array.from({ length: rows }, (_, row) => {
    const own = values.subarray(row * width, (row + 1) * width);
    return commits.commitCompressed(Int32Array.from(own), [rowBlinder(modelKey, name, row, own)]);
  });
}

/** RFC 6962 root over the rows' commitments, in order. */
export const rowsRoot = (commitments: readonly Uint8Array[]): Hash32 => merkleRoot(commitments);
