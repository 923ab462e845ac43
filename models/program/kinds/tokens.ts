/**
 * `tokens`: embedding of token ids from the rows of an i8 table, which may be the head's.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandPositions,
  demandTensor,
  demandWeights,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
} from '../kind.ts';
import { clamp, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { TokensOp } from '../types.ts';
import { assertId } from './embed.ts';

const FRAC = 16;

export const tokens: Kind<TokensOp> = {
  kind: 'tokens',
  meaning:
    'id=x[0], refused outside 0..vocabulary-1; p=absolute position of the row; ' +
    'y=clamp(floor((table[id]*mult[id]+2^15)/2^16)+positions[p], +-(2^31-1)), i32; without positions 0 in their place',
  errorBound: 'the table entry is within 1/2 step of its row; the product adds 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('tokens'),
    ...opBase,
    in: oneInput,
    table: nameSchema,
    mult: nameSchema,
    positions: nameSchema.nullable(),
  }),
  tensors: (op) => (op.positions === null ? [op.table, op.mult] : [op.table, op.mult, op.positions]),
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32' && x.width === 1 && x.rows === 'n', op, 'input must be one i32 id a row');
    const [vocabulary, width] = demandTensor(op, tensors, op.table, ['i8'], [-1, -1]).shape as [
      number,
      number,
    ];
    demandTensor(op, tensors, op.mult, ['u32'], [vocabulary]);
    if (op.positions !== null) demandTensor(op, tensors, op.positions, ['i32'], [-1, width]);
    return { rows: 'n', width, type: 'i32' };
  },
  // |table * mult| < 127 * 2^32 < 2^39 whatever the weights
  check(op, _inputs, tensors, limits) {
    demandWeights(!tensors.data(op.table).includes(-128), op, 'a table entry is -128');
    if (op.positions !== null) demandPositions(op, limits, tensors.spec(op.positions).shape[0]!);
  },
  cost: (op, _inputs, tensors) => tensors.spec(op.table).shape[1]!,
  run(op, [x], tensors, spans) {
    const [vocabulary, width] = tensors.spec(op.table).shape as [number, number];
    const table = tensors.data(op.table);
    const mult = tensors.data(op.mult);
    const positions = op.positions === null ? null : tensors.data(op.positions);
    const y = new Int32Array(x!.rows * width);
    let row = 0;
    for (const { rows, position } of spans) {
      for (let i = 0; i < rows; i++, row++) {
        const id = x!.data[row]!;
        assertId(id, vocabulary, i);
        for (let c = 0; c < width; c++) {
          const scaled = shiftRound(table[id * width + c]! * mult[id]!, FRAC);
          y[row * width + c] = clamp(scaled + (positions?.[(position + i) * width + c] ?? 0), TYPE_MAX.i32);
        }
      }
    }
    return y;
  },
};
