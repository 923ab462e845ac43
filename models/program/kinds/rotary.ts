/**
 * `rotary`: turns the pairs (d, d + headDim/2) of every head by an angle that grows with the row's position.
 *
 * Sources that turn neighbouring pairs (2d, 2d + 1) are permuted at import; no engine knows both.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandPositions,
  demandTensor,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
  sizeSchema,
} from '../kind.ts';
import { clamp, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { RotaryOp } from '../types.ts';

const FRAC = 14;

export const rotary: Kind<RotaryOp> = {
  kind: 'rotary',
  meaning:
    'p=absolute position of the row; for head h of heads, d<D/2, a=x[h*D+d], b=x[h*D+d+D/2], c=cos[p,d], s=sin[p,d]: ' +
    'y[h*D+d]=clamp(floor((a*c-b*s+2^13)/2^14), +-(2^31-1)), y[h*D+d+D/2]=clamp(floor((a*s+b*c+2^13)/2^14), ' +
    '+-(2^31-1)); entries from heads*D on are unchanged; i32',
  errorBound: 'each factor is within 1/2 of 2^-14, so y is within (|a|+|b|)*2^-15 + 1/2 unit',
  schema: z.strictObject({
    kind: z.literal('rotary'),
    ...opBase,
    in: oneInput,
    heads: sizeSchema,
    headDim: sizeSchema,
    cos: nameSchema,
    sin: nameSchema,
  }),
  tensors: (op) => [op.cos, op.sin],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i32' && x.rows === 'n', op, 'input must be i32 rows, one a position');
    demand(op.headDim % 2 === 0, op, `headDim ${op.headDim} is odd`);
    demand(op.heads * op.headDim <= x.width, op, `heads * headDim is above the input's width ${x.width}`);
    const positions = demandTensor(op, tensors, op.cos, ['i16'], [-1, op.headDim / 2]).shape[0]!;
    demandTensor(op, tensors, op.sin, ['i16'], [positions, op.headDim / 2]);
    return x;
  },
  check(op, _inputs, tensors, limits) {
    demandPositions(op, limits, tensors.spec(op.cos).shape[0]!);
  },
  cost: (op, [x]) => x!.width + op.heads * op.headDim,
  run(op, [x], tensors, spans) {
    const { width, data } = x!;
    const half = op.headDim / 2;
    const cos = tensors.data(op.cos);
    const sin = tensors.data(op.sin);
    const y = data.slice();
    let row = 0;
    for (const { rows, position } of spans) {
      for (let i = 0; i < rows; i++, row++) {
        for (let h = 0; h < op.heads; h++) {
          for (let d = 0; d < half; d++) {
            const at = row * width + h * op.headDim + d;
            const [c, s] = [cos[(position + i) * half + d]!, sin[(position + i) * half + d]!];
            const [a, b] = [data[at]!, data[at + half]!];
            y[at] = clamp(shiftRound(a * c - b * s, FRAC), TYPE_MAX.i32);
            y[at + half] = clamp(shiftRound(a * s + b * c, FRAC), TYPE_MAX.i32);
          }
        }
      }
    }
    return y;
  },
};
