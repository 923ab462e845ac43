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
import { type IntCommits, SHARED_COLUMNS, TABLE_ADDITIONS } from './int-commits.ts';

export interface WeightMatrix {
  /** Names the tensor in the model, and its blinders with it. */
  readonly name: string;
  readonly rows: number;
  /** At most 4088. */
  readonly width: number;
  readonly values: Int8Array;
}

export const OPEN_MODEL_KEY: Uint8Array = new Uint8Array(32);
const COMMITMENT_BYTES = 48;
const DOMAIN = utf8('veilmesh/weight-blinder/v1');

/** Full-width, for row `row` of tensor `name`, which has these values. */
export function rowBlinder(modelKey: Uint8Array, name: string, row: number, values: Int8Array): bigint {
  const content = sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const half = (index: number): Uint8Array =>
    hmac(sha256, modelKey, lengthPrefixed([DOMAIN, utf8(name), u32be(row), content, u32be(index)]));
  return reduce(fromBytes(concatBytes(half(0), half(1))));
}

/** Neighbouring rows of a matrix, of which the first has this number in it. */
export interface RowSlice extends WeightMatrix {
  readonly from: number;
}

/** Rows between two words on progress. */
const TOLD_ROWS = 256;

/**
 * 48 bytes a row, one after the other: the rows of a model, spread over threads.
 * @param slices of one width
 * @param onRows how many rows are done by now, maybe a fraction, from time to time
 */
export function commitSlices(
  slices: readonly RowSlice[],
  modelKey: Uint8Array,
  ints: IntCommits,
  onRows: (done: number) => void = () => {},
): Uint8Array {
  const numbered = slices.flatMap(({ name, from, rows, width, values }) =>
    Array.from({ length: rows }, (_, i) => ({
      name,
      number: from + i,
      row: values.subarray(i * width, (i + 1) * width),
    })),
  );
  const rows = numbered.map(({ row }) => row);
  const blinderOf = ({ name, number, row }: (typeof numbered)[number]): bigint =>
    rowBlinder(modelKey, name, number, row);
  if (isWorthTables(rows)) {
    return ints.commitTogether(rows, numbered.map(blinderOf), (share) => onRows(share * rows.length));
  }
  const commitments = new Uint8Array(rows.length * COMMITMENT_BYTES);
  for (const [i, own] of numbered.entries()) {
    const commitment = ints.commitCompressed(Int32Array.from(own.row), [blinderOf(own)]);
    commitments.set(commitment, i * COMMITMENT_BYTES);
    if ((i + 1) % TOLD_ROWS === 0 || i + 1 === rows.length) onRows(i + 1);
  }
  return commitments;
}

/** Whether `commitTogether` takes fewer additions than rows by themselves, whose zeros cost nothing. */
function isWorthTables(rows: readonly Int8Array[]): boolean {
  const groups = Math.ceil(rows[0]!.length / SHARED_COLUMNS);
  const together = groups * (2 * rows.length + TABLE_ADDITIONS);
  const apart = rows.reduce(
    (sum, row) => sum + row.reduce((used, value) => used + (value === 0 ? 0 : 1), 0),
    0,
  );
  return together < apart;
}

/** 48 bytes a row. */
export function commitRows(matrix: WeightMatrix, modelKey: Uint8Array, ints: IntCommits): Uint8Array[] {
  const all = commitSlices([{ ...matrix, from: 0 }], modelKey, ints);
  return Array.from({ length: matrix.rows }, (_, row) =>
    all.subarray(row * COMMITMENT_BYTES, (row + 1) * COMMITMENT_BYTES),
  );
}

/** RFC 6962 root over the rows' commitments, in order. */
export const rowsRoot = (commitments: readonly Uint8Array[]): Hash32 => merkleRoot(commitments);
