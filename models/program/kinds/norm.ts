/**
 * `norm`: RMS norm, or layer norm when it centres, of rows of any magnitude.
 *
 * A row is first shifted to at most 24 bits, so that its squares sum to less than 2⁶³ whatever it holds: residual
 * streams of language models have channels thousands of times above the rest, and saturating them as `layernorm` does
 * would change the row. √width is part of gamma.
 * @module
 */
import { z } from 'zod';
import { demand, demandTensor, type Kind, nameSchema, oneInput, only, opBase } from '../kind.ts';
import { bitLength, clamp, requantise, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { NormOp } from '../types.ts';
import { floorSqrt } from './layernorm.ts';

/** Wider rows would let Σc² + epsilon reach 2⁶³. */
const MAX_WIDTH = 4096;
const ROW_BITS = 24;

export const norm: Kind<NormOp> = {
  kind: 'norm',
  meaning:
    'M=max|x|; h=max(0, bitlen(M)-24); s=floor((x+half(h))/2^h), half(0)=0, half(h)=2^(h-1); ' +
    'c=s-floor((sum s+floor(w/2))/w) when center, else c=s; W=max(1, sum c^2+floor(epsilon/4^h)); g=floor(sqrt(W)); ' +
    'R=floor(2^54/g); u=floor((c*R+2^32)/2^33); y=clamp(floor((u*gamma+2^15)/2^16)+beta, +-(2^31-1)), i32; ' +
    'bitlen(2^31)=32',
  errorBound:
    'the shift adds 1/2 of 2^-23 of the largest entry; g within 1 of the root and R within 1 of 2^54/g, so u is within ' +
    '1/2 + 2^21/g + 2^-33*|c| units of 2^-21; then 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('norm'),
    ...opBase,
    in: oneInput,
    gamma: nameSchema,
    beta: nameSchema.nullable(),
    center: z.boolean(),
    epsilon: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  tensors: (op) => (op.beta === null ? [op.gamma] : [op.gamma, op.beta]),
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32', op, `input is ${x.type}, expected i32`);
    demand(x.width <= MAX_WIDTH, op, `width ${x.width} is above ${MAX_WIDTH}`);
    demandTensor(op, tensors, op.gamma, ['i32'], [x.width]);
    if (op.beta !== null) demandTensor(op, tensors, op.beta, ['i32'], [x.width]);
    return { rows: x.rows, width: x.width, type: 'i32' };
  },
  // |c| <= 2²⁵ and |c| <= g, so |c·R| <= 2⁵⁴ and |u| <= 2²¹: u·gamma is below 2⁵³ whatever the weights
  check() {},
  cost: (_op, [x]) => 4 * x!.width,
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const gamma = tensors.data(op.gamma);
    const beta = op.beta === null ? null : tensors.data(op.beta);
    const y = new Int32Array(rows * width);
    for (let r = 0; r < rows; r++) {
      const row = data.subarray(r * width, (r + 1) * width);
      const h = Math.max(0, bitLength(largest(row)) - ROW_BITS);
      const s = row.map((value) => shiftRound(value, h));
      const half = Math.floor(width / 2);
      const mean = op.center ? Math.floor((s.reduce((sum, value) => sum + value, 0) + half) / width) : 0;
      let squares = BigInt(Math.floor(op.epsilon / 4 ** h));
      for (const value of s) squares += BigInt((value - mean) ** 2);
      const reciprocal = Number(2n ** 54n / floorSqrt(squares > 0n ? squares : 1n)); // below 2⁵³ or a power of two
      for (let c = 0; c < width; c++) {
        const unit = requantise(s[c]! - mean, reciprocal);
        const scaled = shiftRound(unit * gamma[c]!, 16);
        y[r * width + c] = clamp(scaled + (beta?.[c] ?? 0), TYPE_MAX.i32);
      }
    }
    return y;
  },
};

/** Largest magnitude of the entries, up to 2³¹. */
export function largest(entries: Int32Array): number {
  let most = 0;
  for (const value of entries) most = Math.max(most, Math.abs(value));
  return most;
}
