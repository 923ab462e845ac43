/**
 * `linear`: one dense layer with its requantisation.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandTensor,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
  requantSchema,
} from '../kind.ts';
import type { LinearOp } from '../types.ts';
import { checkProducts, multiplyRow } from './products.ts';

export const linear: Kind<LinearOp> = {
  kind: 'linear',
  meaning:
    'acc[j]=sum_k weight[j,k]*x[k]+bias[j] in i32; y[j]=clamp(floor((acc[j]*mult[j]+2^32)/2^33), +-max(type))',
  errorBound:
    'the sum is exact; requantisation adds at most 1/2 unit of y, and clamping only beyond the type',
  schema: z.strictObject({
    kind: z.literal('linear'),
    ...opBase,
    in: oneInput,
    weight: nameSchema,
    bias: nameSchema,
    requant: requantSchema,
  }),
  tensors: (op) => [op.weight, op.bias, op.requant.mult],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i8', op, `input is ${x.type}, expected i8`);
    const dOut = demandTensor(op, tensors, op.weight, ['i8'], [-1, x.width]).shape[0]!;
    demandTensor(op, tensors, op.bias, ['i32'], [dOut]);
    demandTensor(op, tensors, op.requant.mult, ['u32'], [dOut]);
    return { rows: x.rows, width: dOut, type: op.requant.out };
  },
  check(op, [x], tensors) {
    checkProducts(op, tensors, tensors.spec(op.weight).shape[0]!, x!.width);
  },
  cost(op, [x], tensors) {
    return x!.width * tensors.spec(op.weight).shape[0]!;
  },
  run(op, [x], tensors) {
    const { rows, width: dIn, data } = x!;
    const dOut = tensors.spec(op.weight).shape[0]!;
    const weight = tensors.data(op.weight);
    const bias = tensors.data(op.bias);
    const mult = tensors.data(op.requant.mult);
    const y = new Int32Array(rows * dOut);
    for (let r = 0; r < rows; r++) {
      multiplyRow(data, r * dIn, weight, bias, mult, y, r * dOut, dOut, dIn, op.requant.out);
    }
    return y;
  },
};
