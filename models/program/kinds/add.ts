/**
 * `add`: residual addition.
 * @module
 */
import { z } from 'zod';
import { demand, type Kind, nameSchema, opBase } from '../kind.ts';
import { clamp, TYPE_MAX } from '../requantise.ts';
import type { AddOp } from '../types.ts';

export const add: Kind<AddOp> = {
  kind: 'add',
  meaning: 'y=clamp(a+b, +-(2^31-1)); a and b i32 in the same fixed-point scale',
  errorBound: 'exact unless it saturates',
  schema: z.strictObject({
    kind: z.literal('add'),
    ...opBase,
    in: z.tuple([nameSchema, nameSchema]).readonly(),
  }),
  tensors: () => [],
  infer(op, inputs) {
    const [a, b] = inputs;
    demand(inputs.length === 2 && a !== undefined && b !== undefined, op, 'takes two inputs');
    demand(a.type === 'i32' && b.type === 'i32', op, `inputs are ${a.type} and ${b.type}, expected i32`);
    demand(a.width === b.width && a.rows === b.rows, op, 'inputs differ in shape');
    return a;
  },
  check() {},
  cost: (_op, [a]) => a!.width,
  run(_op, [a, b]) {
    return Int32Array.from(a!.data, (value, i) => clamp(value + b!.data[i]!, TYPE_MAX.i32));
  },
};
