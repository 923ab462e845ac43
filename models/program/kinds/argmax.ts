/**
 * `argmax`.
 * @module
 */
import { z } from 'zod';
import { type Kind, oneInput, only, opBase } from '../kind.ts';
import type { ArgmaxOp } from '../types.ts';

export const argmax: Kind<ArgmaxOp> = {
  kind: 'argmax',
  meaning: 'y=the lowest index c with x[c]=max(x), i32, one entry a row',
  errorBound: 'exact',
  schema: z.strictObject({ kind: z.literal('argmax'), ...opBase, in: oneInput }),
  tensors: () => [],
  infer(op, inputs) {
    return { rows: only(op, inputs).rows, width: 1, type: 'i32' };
  },
  check() {},
  cost: (_op, [x]) => x!.width,
  run(_op, [x]) {
    const { rows, width, data } = x!;
    const y = new Int32Array(rows);
    for (let r = 0; r < rows; r++) {
      let best = 0;
      for (let c = 1; c < width; c++) if (data[r * width + c]! > data[r * width + best]!) best = c;
      y[r] = best;
    }
    return y;
  },
};
