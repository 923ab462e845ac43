/**
 * `rescale`: brings a residual row to the narrow type a linear operation reads, one multiplier per channel.
 * @module
 */
import { z } from 'zod';
import { demandBound, demandTensor, type Kind, oneInput, only, opBase, requantSchema } from '../kind.ts';
import { clamp, PRODUCT_LIMIT, requantise, SAT25, sat25, TYPE_MAX } from '../requantise.ts';
import type { RescaleOp } from '../types.ts';

export const rescale: Kind<RescaleOp> = {
  kind: 'rescale',
  meaning: 's=clamp(x, +-(2^24-1)); y[c]=clamp(floor((s[c]*mult[c]+2^32)/2^33), +-max(type))',
  errorBound: 'at most 1/2 unit of y; saturation only beyond 2^24 residual units or the type',
  schema: z.strictObject({ kind: z.literal('rescale'), ...opBase, in: oneInput, requant: requantSchema }),
  tensors: (op) => [op.requant.mult],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demandTensor(op, tensors, op.requant.mult, ['u32'], [x.width]);
    return { rows: x.rows, width: x.width, type: op.requant.out };
  },
  check(op, _inputs, tensors) {
    for (const m of tensors.data(op.requant.mult)) {
      demandBound(SAT25 * m < PRODUCT_LIMIT, op, `(2^24 - 1) * mult (${m}) is not below 2^55`);
    }
  },
  cost: (_op, [x]) => x!.width,
  run(op, [x], tensors) {
    const { width, data } = x!;
    const mult = tensors.data(op.requant.mult);
    const max = TYPE_MAX[op.requant.out];
    return data.map((value, i) => clamp(requantise(sat25(value), mult[i % width]!), max));
  },
};
