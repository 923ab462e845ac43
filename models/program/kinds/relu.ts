/**
 * `relu`.
 * @module
 */
import { z } from 'zod';
import { type Kind, oneInput, only, opBase } from '../kind.ts';
import type { ReluOp } from '../types.ts';

export const relu: Kind<ReluOp> = {
  kind: 'relu',
  meaning: 'y=max(0,x), same type',
  errorBound: 'exact',
  schema: z.strictObject({ kind: z.literal('relu'), ...opBase, in: oneInput }),
  tensors: () => [],
  infer: (op, inputs) => only(op, inputs),
  check() {},
  cost: (_op, [x]) => x!.width,
  run: (_op, [x]) => x!.data.map((value) => Math.max(0, value)),
};
