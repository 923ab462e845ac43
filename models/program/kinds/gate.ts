/**
 * `gate`: the activation of a feed-forward layer, SwiGLU when gated, SiLU or GELU by the same table when not.
 *
 * The table holds f(x)/x, which stays between 0 and 1 where f itself grows, so the product with x keeps the precision
 * of x at every magnitude.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandTensor,
  demandWeights,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
} from '../kind.ts';
import { clamp, shiftProduct, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { GateOp } from '../types.ts';

const ENTRIES = 4096;
const ZERO = ENTRIES / 2;
const TABLE_FRAC = 15;

export const gate: Kind<GateOp> = {
  kind: 'gate',
  meaning:
    'row=[g|u] when gated, else g; t=max(-2048, min(2047, floor((g*indexMult+2^32)/2^33)))+2048; ' +
    'a=floor((g*table[t]+2^14)/2^15); y=clamp(floor((a*u+half(shift))/2^shift), +-(2^31-1)) when gated, half(0)=0, ' +
    'half(s)=2^(s-1), else y=clamp(a, +-(2^31-1)); i32',
  errorBound:
    'the table entry is f(x)/x at a point within half a table step, rounded to 1/2 of 2^-15: |g| times both; then 1/2 ' +
    'unit of a, and 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('gate'),
    ...opBase,
    in: oneInput,
    table: nameSchema,
    indexMult: z
      .int()
      .min(1)
      .max(2 ** 32 - 1),
    shift: z.int().min(0).max(31),
    gated: z.boolean(),
  }),
  tensors: (op) => [op.table],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32', op, `input is ${x.type}, expected i32`);
    demand(!op.gated || x.width % 2 === 0, op, `input width ${x.width} is odd`);
    demand(op.gated || op.shift === 0, op, 'shifts without a product');
    demandTensor(op, tensors, op.table, ['i16'], [ENTRIES]);
    return { rows: x.rows, width: op.gated ? x.width / 2 : x.width, type: 'i32' };
  },
  check(op, _inputs, tensors) {
    demandWeights(!tensors.data(op.table).some((e) => e < 0), op, 'a table entry is below 0');
  },
  cost: (_op, [x]) => 2 * x!.width,
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const wide = op.gated ? width / 2 : width;
    const table = tensors.data(op.table);
    const y = new Int32Array(rows * wide);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < wide; c++) {
        const g = data[r * width + c]!;
        // a product that a double rounds lies behind either end of the table
        const t = Math.max(-ZERO, Math.min(ZERO - 1, shiftRound(g * op.indexMult, 33))) + ZERO;
        const a = shiftRound(g * table[t]!, TABLE_FRAC);
        const product = op.gated ? shiftProduct(a, data[r * width + wide + c]!, op.shift) : a;
        y[r * wide + c] = clamp(product, TYPE_MAX.i32);
      }
    }
    return y;
  },
};
