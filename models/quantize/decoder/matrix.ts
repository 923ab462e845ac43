/**
 * Float matrices on their way into the program: read, fused, reordered.
 * @module
 */
import type { DecoderTensor, FloatModel } from '../../formats/float-model.ts';

/** Row-major [rows, cols]: out channels by in channels. */
export interface FloatMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float32Array;
}

export const readMatrix = (
  model: FloatModel,
  name: DecoderTensor,
  rows: number,
  cols: number,
): FloatMatrix => ({ rows, cols, data: model.tensor(name) });

/** Null where the model has no such tensor. */
export const readOptional = (model: FloatModel, name: DecoderTensor): Float32Array | null =>
  model.has(name) ? model.tensor(name) : null;

/** Matrices that read the same input, one below the other: one product instead of several. */
export function stack(matrices: readonly FloatMatrix[]): FloatMatrix {
  const cols = matrices[0]!.cols;
  const rows = matrices.reduce((sum, matrix) => sum + matrix.rows, 0);
  const data = new Float32Array(rows * cols);
  let at = 0;
  for (const matrix of matrices) {
    data.set(matrix.data, at);
    at += matrix.data.length;
  }
  return { rows, cols, data };
}

/**
 * Rows of each head from neighbouring pairs (2d, 2d + 1) to half-split pairs (d, d + headDim/2), the only order that
 * `rotary` knows. Scores do not change when q and k are reordered alike. @param cols 1 for a bias
 */
export function splitPairs(data: Float32Array, cols: number, headDim: number): Float32Array {
  const result = new Float32Array(data.length);
  const rows = data.length / cols;
  for (let r = 0; r < rows; r++) {
    const d = r % headDim;
    const target = r - d + Math.floor(d / 2) + (d % 2 === 0 ? 0 : headDim / 2);
    result.set(data.subarray(r * cols, (r + 1) * cols), target * cols);
  }
  return result;
}

/** W b: what a constant input adds to each output, summed in order. */
export function times({ rows, cols, data }: FloatMatrix, vector: Float32Array): Float64Array {
  const result = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let c = 0; c < cols; c++) sum += data[r * cols + c]! * vector[c]!;
    result[r] = sum;
  }
  return result;
}

/** A new matrix with each column c multiplied by factors[c]. */
export function scaleColumns({ rows, cols, data }: FloatMatrix, factors: ArrayLike<number>): FloatMatrix {
  const result = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) result[r * cols + c] = data[r * cols + c]! * factors[c]!;
  }
  return { rows, cols, data: result };
}
