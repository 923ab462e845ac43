/**
 * `bfp`: integers to block floating point, 12-bit mantissas with one power-of-two exponent a group and row.
 *
 * The exponent follows from the row by an integer rule, so no calibration data decide what a model does with a row
 * that calibration never saw, and shifting back is exact.
 * @module
 */
import { z } from 'zod';
import { demand, type Kind, oneInput, only, opBase, sizeSchema } from '../kind.ts';
import { bitLength, clamp, MANTISSA_MAX, shiftRound } from '../requantise.ts';
import type { BfpOp } from '../types.ts';
import { largest } from './norm.ts';

const MAX_GROUPS = 16;
const MANTISSA_BITS = 11;

export const bfp: Kind<BfpOp> = {
  kind: 'bfp',
  meaning:
    'per group: M=max|x|; e=max(0, bitlen(M)-11); m=clamp(floor((x+half(e))/2^e), +-2047), half(0)=0, ' +
    'half(e)=2^(e-1); row=[m of all groups|e of all groups]; bitlen(2^31)=32',
  errorBound: 'at most 1/2 of 2^-10 of the largest entry of the group, and 1 of 2^-11 where it clamps',
  schema: z.strictObject({
    kind: z.literal('bfp'),
    ...opBase,
    in: oneInput,
    groups: z.array(sizeSchema).min(1).max(MAX_GROUPS).readonly(),
  }),
  tensors: () => [],
  infer(op, inputs) {
    const x = only(op, inputs);
    demand(x.type !== 'u8', op, 'input is u8, expected i8, i16 or i32');
    const sum = op.groups.reduce((total, width) => total + width, 0);
    demand(sum === x.width, op, `groups sum to ${sum}, the input is ${x.width} wide`);
    return { rows: x.rows, width: x.width + op.groups.length, type: 'b12', groups: op.groups };
  },
  check() {},
  cost: (_op, [x]) => x!.width,
  run(op, [x]) {
    const { rows, width, data } = x!;
    const stride = width + op.groups.length;
    const y = new Int32Array(rows * stride);
    for (let r = 0; r < rows; r++) {
      let from = 0;
      op.groups.forEach((size, group) => {
        const entries = data.subarray(r * width + from, r * width + from + size);
        const e = Math.max(0, bitLength(largest(entries)) - MANTISSA_BITS);
        for (const [i, value] of entries.entries()) {
          y[r * stride + from + i] = clamp(shiftRound(value, e), MANTISSA_MAX);
        }
        y[r * stride + width + group] = e;
        from += size;
      });
    }
    return y;
  },
};
