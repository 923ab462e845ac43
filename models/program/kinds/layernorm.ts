/**
 * `layernorm` in integers.
 *
 * The row is centred, divided by its Euclidean norm √(Σc² + ε) and scaled. √width, by which the norm exceeds the
 * standard deviation, is part of gamma, so nothing divides by the width except the mean. One square root and one
 * reciprocal a row; both are provable by their remainders (g² ≤ W < (g+1)², R·g ≤ 2⁵⁴ < (R+1)·g).
 * @module
 */
import { z } from 'zod';
import { demand, demandBound, demandTensor, type Kind, nameSchema, oneInput, only, opBase } from '../kind.ts';
import { clamp, requantise, sat25, TYPE_MAX } from '../requantise.ts';
import type { LayerNormOp } from '../types.ts';

/** Wider rows would let Σc² reach 2⁶³. */
const MAX_WIDTH = 4096;

/** ⌊√value⌋ by Newton's iteration x ← ⌊(x + ⌊value/x⌋)/2⌋ from a power of two above the root, until it stops falling. */
export function floorSqrt(value: bigint): bigint {
  if (value < 2n) return value;
  let x = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (x + value / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

export const layernorm: Kind<LayerNormOp> = {
  kind: 'layernorm',
  meaning:
    's=clamp(x, +-(2^24-1)); mu=floor((sum s+floor(d/2))/d); c=s-mu; W=sum c^2+epsilon; g=floor(sqrt(W)); ' +
    'R=floor(2^54/g); u=floor((c*R+2^32)/2^33); y=clamp(floor((u*gamma+beta*2^20+2^32)/2^33), +-127)',
  errorBound:
    'mean within 1/2 residual unit; g within 1 of the root and R within 1 of 2^54/g, so u is within 1/2 + 2^21/g + ' +
    '2^-33*|c| units of 2^-21; then 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('layernorm'),
    ...opBase,
    in: oneInput,
    gamma: nameSchema,
    beta: nameSchema,
    epsilon: z.int().min(1),
  }),
  tensors: (op) => [op.gamma, op.beta],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32', op, `input is ${x.type}, expected i32`);
    demand(x.width <= MAX_WIDTH, op, `width ${x.width} is above ${MAX_WIDTH}`);
    demandTensor(op, tensors, op.gamma, ['i32'], [x.width]);
    demandTensor(op, tensors, op.beta, ['i32'], [x.width]);
    return { rows: x.rows, width: x.width, type: 'i8' };
  },
  check(op) {
    // |u| ≤ 2²¹ and gamma, beta are i32, so |u·gamma + beta·2²⁰| ≤ 2⁵² + 2⁵¹: below 2⁵³ whatever the weights.
    demandBound(Number.isSafeInteger(op.epsilon) && op.epsilon >= 1, op, 'epsilon is not within 1..2^53-1');
  },
  cost: (_op, [x]) => 4 * x!.width,
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const gamma = tensors.data(op.gamma);
    const beta = tensors.data(op.beta);
    const y = new Int32Array(rows * width);
    for (let r = 0; r < rows; r++) {
      const row = data.subarray(r * width, (r + 1) * width).map(sat25);
      const mean = Math.floor((row.reduce((sum, value) => sum + value, 0) + Math.floor(width / 2)) / width);
      let squares = BigInt(op.epsilon);
      for (const value of row) squares += BigInt(value - mean) ** 2n;
      const reciprocal = Number(2n ** 54n / floorSqrt(squares)); // exact: below 2⁵³ or a power of two
      for (let c = 0; c < width; c++) {
        const unit = requantise(row[c]! - mean, reciprocal);
        const scaled = unit * gamma[c]! + beta[c]! * 2 ** 20; // exact: below 2⁵³
        y[r * width + c] = clamp(Math.floor((scaled + 2 ** 32) / 2 ** 33), TYPE_MAX.i8);
      }
    }
    return y;
  },
};
