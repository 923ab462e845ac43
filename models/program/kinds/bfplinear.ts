/**
 * `bfplinear`: one dense layer over a block floating point row.
 *
 * The exponent of the row only shortens the shift of the requantisation, so one product in 64 bits serves every
 * magnitude.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandBound,
  demandTensor,
  demandWeights,
  type Kind,
  nameSchema,
  oneInput,
  onlyBlocks,
  opBase,
  type Tensors,
} from '../kind.ts';
import { clamp, MANTISSA_MAX, PRODUCT_LIMIT, shiftProduct, TYPE_MAX } from '../requantise.ts';
import type { BfpLinearOp } from '../types.ts';

export const bfplinear: Kind<BfpLinearOp> = {
  kind: 'bfplinear',
  meaning:
    'acc[j]=sum_k weight[j,k]*m[k] in i32; y[j]=clamp(floor((acc[j]*mult[j]+2^(32-e))/2^(33-e))+bias[j], ' +
    '+-(2^31-1)), i32',
  errorBound: 'the sum is exact; requantisation adds at most 1/2 unit of y, and clamping only beyond i32',
  schema: z.strictObject({
    kind: z.literal('bfplinear'),
    ...opBase,
    in: oneInput,
    weight: nameSchema,
    mult: nameSchema,
    bias: nameSchema.nullable(),
  }),
  tensors: (op) => (op.bias === null ? [op.weight, op.mult] : [op.weight, op.mult, op.bias]),
  infer(op, inputs, tensors) {
    const { rows, groups } = onlyBlocks(op, inputs);
    demand(groups.length === 1, op, `input has ${groups.length} groups, expected one`);
    const dOut = demandTensor(op, tensors, op.weight, ['i8'], [-1, groups[0]!]).shape[0]!;
    demandTensor(op, tensors, op.mult, ['u32'], [dOut]);
    if (op.bias !== null) demandTensor(op, tensors, op.bias, ['i32'], [dOut]);
    return { rows, width: dOut, type: 'i32' };
  },
  check(op, _inputs, tensors) {
    const [dOut, dIn] = tensors.spec(op.weight).shape as [number, number];
    demandBound(dIn * 127 * MANTISSA_MAX < 2 ** 31, op, `${dIn} * 127 * 2047 is not below 2^31`);
    const weight = tensors.data(op.weight);
    const mult = tensors.data(op.mult);
    for (let j = 0; j < dOut; j++) {
      let sum = 0;
      for (let k = 0; k < dIn; k++) {
        const w = weight[j * dIn + k]!;
        if (w === -128) demandWeights(false, op, `weight [${j},${k}] is -128`);
        sum += Math.abs(w);
      }
      const most = sum * MANTISSA_MAX * mult[j]!;
      if (most >= PRODUCT_LIMIT) demandBound(false, op, `max|acc| * mult[${j}] is not below 2^55`);
    }
  },
  cost(op, _inputs, tensors) {
    const [dOut, dIn] = tensors.spec(op.weight).shape as [number, number];
    return dOut * dIn;
  },
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const dIn = width - 1;
    const weight = tensors.data(op.weight);
    const dOut = tensors.spec(op.weight).shape[0]!;
    const acc = new Int32Array(rows * dOut);
    for (let r = 0; r < rows; r++) {
      for (let j = 0; j < dOut; j++) {
        let sum = 0;
        for (let k = 0; k < dIn; k++) sum += weight[j * dIn + k]! * data[r * width + k]!;
        acc[r * dOut + j] = sum;
      }
    }
    return scaleRows(
      op,
      acc,
      Int32Array.from({ length: rows }, (_, r) => data[r * width + dIn]!),
      tensors,
    );
  },
};

/** From the exact sums to the result, in place; engines that multiply elsewhere share it. @param exponents one a row */
export function scaleRows(
  op: BfpLinearOp,
  acc: Int32Array,
  exponents: Int32Array,
  tensors: Tensors,
): Int32Array {
  const mult = tensors.data(op.mult);
  const bias = op.bias === null ? null : tensors.data(op.bias);
  const dOut = mult.length;
  for (const [r, e] of exponents.entries()) {
    for (let j = 0; j < dOut; j++) {
      const scaled = shiftProduct(acc[r * dOut + j]!, mult[j]!, 33 - e);
      acc[r * dOut + j] = clamp(scaled + (bias?.[j] ?? 0), TYPE_MAX.i32);
    }
  }
  return acc;
}
