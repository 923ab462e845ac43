/**
 * `sample`: the next token of every row, for models whose head no client holds.
 * @module
 */
import { z } from 'zod';
import { demand, demandPositions, type Kind, oneInput, only, opBase } from '../kind.ts';
import { nextToken } from '../sampling.ts';
import { MAX_LOGIT_FRAC, MAX_POSITIONS, type SampleOp } from '../types.ts';

export const sample: Kind<SampleOp> = {
  kind: 'sample',
  meaning:
    'p=absolute position of the row; order: larger x first, then lower index; temperature 0 or topK 1: the first; else ' +
    'D=2^frac*temperature; d[i]=floor(((max x-x[i])*1024000+floor(D/2))/D)=1024a+32b+c; ' +
    'w[i]=P(A[a],P(B[b],C[c])), P(p,q)=floor((p*q+2^25)/2^26), A=round(2^26*e^-a), B=round(2^26*e^(-b/32)), ' +
    'C=round(2^26*e^(-c/1024)), 0 for a>18; the first topK of the order are kept (0: all), S their sum of w; of these ' +
    'the shortest prefix with sum M>=max(1, ceil(topP*S/10000)); U=first 8 bytes of hash(sample/v1, seed, p as u64); ' +
    'y=the first of the order at which the sum of w exceeds floor(U*M/2^64); i32, one entry a row',
  errorBound: 'a weight is within 2^-11 (relative) plus 2^-26 of the largest',
  schema: z.strictObject({
    kind: z.literal('sample'),
    ...opBase,
    in: oneInput,
    frac: z.int().min(0).max(MAX_LOGIT_FRAC),
  }),
  tensors: () => [],
  infer(op, inputs) {
    const x = only(op, inputs);
    demand(x.type === 'i32' && x.rows === 'n', op, 'input must be i32 rows, one a position');
    return { rows: 'n', width: 1, type: 'i32' };
  },
  check(op, _inputs, _tensors, limits) {
    demandPositions(op, limits, MAX_POSITIONS);
  },
  cost: (_op, [x]) => x!.width,
  run(op, [x], _tensors, spans) {
    const { width, data } = x!;
    const y = new Int32Array(x!.rows);
    let row = 0;
    for (const { rows, position, sampling } of spans) {
      for (let i = 0; i < rows; i++, row++) {
        const logits = data.subarray(row * width, (row + 1) * width);
        y[row] = nextToken(logits, sampling, position + i, op.frac);
      }
    }
    return y;
  },
};
