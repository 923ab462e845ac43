/**
 * `lut`: any function of one i8 value by a 256-entry table (committed data: no engine computes tanh).
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
import { TYPE_MAX } from '../requantise.ts';
import type { LutOp } from '../types.ts';

export const lut: Kind<LutOp> = {
  kind: 'lut',
  meaning: 'y=table[x+128], 256 entries, entry 0 is 0 and never read; y has the type of the table, i8 or i16',
  errorBound:
    'the table entry is the function rounded to 1/2 unit of y; the input grid is what x was rounded to',
  schema: z.strictObject({ kind: z.literal('lut'), ...opBase, in: oneInput, table: nameSchema }),
  tensors: (op) => [op.table],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i8', op, `input is ${x.type}, expected i8`);
    const { type } = demandTensor(op, tensors, op.table, ['i8', 'i16'], [256]);
    return { rows: x.rows, width: x.width, type: type as 'i8' | 'i16' };
  },
  check(op, _inputs, tensors) {
    const max = TYPE_MAX[tensors.spec(op.table).type as 'i8' | 'i16'];
    const table = tensors.data(op.table);
    demandWeights(table[0] === 0, op, 'table entry 0 belongs to no input and must be 0');
    demandWeights(!table.includes(-max - 1), op, `a table entry is ${-max - 1}`);
  },
  cost: (_op, [x]) => x!.width,
  run(op, [x], tensors) {
    const table = tensors.data(op.table);
    return x!.data.map((value) => table[value + 128]!);
  },
};
