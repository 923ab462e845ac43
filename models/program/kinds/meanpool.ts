/**
 * `meanpool`: the mean over all rows of the step, one row out.
 * @module
 */
import { z } from 'zod';
import { demandBound, demandTensor, type Kind, oneInput, only, opBase, requantSchema } from '../kind.ts';
import { clamp, PRODUCT_LIMIT, requantise, SAT25, sat25, TYPE_MAX } from '../requantise.ts';
import type { MeanPoolOp } from '../types.ts';

export const meanpool: Kind<MeanPoolOp> = {
  kind: 'meanpool',
  meaning:
    'S[c]=sum over the n rows of clamp(x, +-(2^24-1)); m[c]=floor((S[c]+floor(n/2))/n); ' +
    'y[c]=clamp(floor((m[c]*mult[c]+2^32)/2^33), +-max(type)); one row',
  errorBound: 'at most 1/2 residual unit from the mean, then 1/2 unit of y',
  schema: z.strictObject({ kind: z.literal('meanpool'), ...opBase, in: oneInput, requant: requantSchema }),
  tensors: (op) => [op.requant.mult],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demandTensor(op, tensors, op.requant.mult, ['u32'], [x.width]);
    return { rows: 1, width: x.width, type: op.requant.out };
  },
  mixesRows: true,
  check(op, _inputs, tensors) {
    for (const m of tensors.data(op.requant.mult)) {
      demandBound(SAT25 * m < PRODUCT_LIMIT, op, `(2^24 - 1) * mult (${m}) is not below 2^55`);
    }
  },
  cost: (_op, [x]) => x!.width,
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const mult = tensors.data(op.requant.mult);
    const max = TYPE_MAX[op.requant.out];
    const y = new Int32Array(width);
    for (let c = 0; c < width; c++) {
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += sat25(data[r * width + c]!);
      const mean = Math.floor((sum + Math.floor(rows / 2)) / rows);
      y[c] = clamp(requantise(mean, mult[c]!), max);
    }
    return y;
  },
};
