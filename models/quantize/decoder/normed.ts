/**
 * A norm and the matrix that reads it, folded together.
 *
 * W (γ ∘ u + β) + b = (W / s) (s γ ∘ u) + (W β + b) for any s: beta goes into the matrix's bias, and the norm's gains carry
 * the columns' ranges (migrate.ts).
 * @module
 */
import type { DecoderTensor, FloatModel } from '../../formats/float-model.ts';
import type { Builder, Scaled } from './builder.ts';
import { type FloatMatrix, readOptional, scaleColumns, times } from './matrix.ts';
import { columnScales, HEAD_SHARE, NORM_SHARE } from './migrate.ts';

export interface Normed {
  readonly name: string;
  /** Its bias is the tensor of this name with `Bias` behind it. */
  readonly norm: 'norm' | `layer.${number}.attnNorm` | `layer.${number}.mlpNorm`;
  readonly from: Scaled;
  readonly matrix: FloatMatrix;
  readonly bias: Float32Array | null;
  readonly units: ArrayLike<number>;
}

/** @returns name of the product */
export function addNormed(builder: Builder, model: FloatModel, normed: Normed): string {
  const { name, from, matrix } = normed;
  const { family, normEpsilon } = model.config;
  const gamma = model.tensor(normed.norm);
  const beta = readOptional(model, `${normed.norm}Bias` as DecoderTensor);
  const scales = columnScales(matrix, normed.norm === 'norm' ? HEAD_SHARE : NORM_SHARE);
  const gains = scales.map((scale, c) => scale * gamma[c]!);
  const unit = builder.norm(`${name}.norm`, from, gains, {
    center: family === 'gpt2',
    epsilon: normEpsilon,
  });
  return builder.dense(name, unit, {
    matrix: scaleColumns(
      matrix,
      scales.map((scale) => 1 / scale),
    ),
    bias: biasOf(normed, beta),
    units: normed.units,
  });
}

function biasOf({ matrix, bias }: Normed, beta: Float32Array | null): ArrayLike<number> | null {
  if (beta === null) return bias;
  const sum = times(matrix, beta);
  bias?.forEach((value, i) => {
    sum[i]! += value;
  });
  return sum;
}
