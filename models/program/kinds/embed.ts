/**
 * `embed`: table lookup by token id, plus a position table.
 * @module
 */
import { z } from 'zod';
import { UsageError } from '../../../crypto/core/errors.ts';
import { demand, demandTensor, type Kind, nameSchema, oneInput, only, opBase } from '../kind.ts';
import { clamp, TYPE_MAX } from '../requantise.ts';
import type { EmbedOp } from '../types.ts';

export const embed: Kind<EmbedOp> = {
  kind: 'embed',
  meaning:
    'row i=clamp(table[ids[i]]+positions[i], +-(2^31-1)) as i32; without positions the table row; ' +
    'an id outside 0..vocabulary-1 is refused',
  errorBound: 'exact',
  schema: z.strictObject({
    kind: z.literal('embed'),
    ...opBase,
    in: oneInput,
    table: nameSchema,
    positions: nameSchema.nullable(),
  }),
  tensors: (op) => (op.positions === null ? [op.table] : [op.table, op.positions]),
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32' && x.width === 1 && x.rows === 'n', op, 'input must be one i32 id a row');
    const width = demandTensor(op, tensors, op.table, ['i8', 'i16', 'i32'], [-1, -1]).shape[1]!;
    if (op.positions !== null) demandTensor(op, tensors, op.positions, ['i8', 'i16', 'i32'], [-1, width]);
    return { rows: 'n', width, type: 'i32' };
  },
  mixesRows: true,
  check(op, _inputs, tensors, { maxRows }) {
    if (op.positions === null) return;
    const rows = tensors.spec(op.positions).shape[0]!;
    demand(rows >= maxRows, op, `${rows} positions for up to ${maxRows} rows`);
  },
  cost: (op, _inputs, tensors) => tensors.spec(op.table).shape[1]!,
  run(op, [x], tensors) {
    const [vocabulary, width] = tensors.spec(op.table).shape as [number, number];
    const table = tensors.data(op.table);
    const positions = op.positions === null ? null : tensors.data(op.positions);
    const y = new Int32Array(x!.rows * width);
    x!.data.forEach((id, r) => {
      assertId(id, vocabulary, r);
      for (let c = 0; c < width; c++) {
        const position = positions === null ? 0 : positions[r * width + c]!;
        y[r * width + c] = clamp(table[id * width + c]! + position, TYPE_MAX.i32);
      }
    });
    return y;
  },
};

/** Shared by every engine. The id itself is the user's text and stays out of the error. @throws UsageError PROGRAM_ID_RANGE */
export function assertId(id: number, vocabulary: number, row: number): void {
  if (id < 0 || id >= vocabulary) {
    throw new UsageError('PROGRAM_ID_RANGE', `token id of row ${row} is outside the vocabulary`, {
      details: { row, vocabulary },
      hint: 'use the tokenizer that belongs to this model: veilmesh model ls',
    });
  }
}
