/**
 * A tensor as it lies in a file: its shape is known, its values are decoded when asked for, whole rows at a time.
 * @module
 */
export interface RawTensor {
  /** Outermost dimension first. */
  readonly shape: readonly number[];
  /** Number format in the file, e.g. 'F16' or 'Q4_1'. */
  readonly format: string;
  /** Values of `count` rows from `first`; a row is everything below the outermost dimension. */
  rows(first: number, count: number): Float32Array;
}

/** Two gigabytes in float: the largest matrix of an 8-billion-parameter model with 128,000 tokens. */
export const MAX_TENSOR_VALUES = 2 ** 29;

/** Number of values, or null if a size is not a whole number from 1, or there are more values than a tensor may have. */
export function countValues(shape: readonly number[]): number | null {
  let values = 1;
  for (const size of shape) {
    values *= size;
    if (!Number.isSafeInteger(size) || size < 1 || values > MAX_TENSOR_VALUES) return null;
  }
  return values;
}

/** A range of a tensor's rows, e.g. the queries of a matrix that also holds keys and values. */
export const sliceRows = (tensor: RawTensor, first: number, count: number): RawTensor => ({
  shape: [count, ...tensor.shape.slice(1)],
  format: tensor.format,
  rows: (from, rows) => tensor.rows(first + from, rows),
});
