/**
 * `attention`: bidirectional multi-head attention over fused q|k|v rows, softmax by table.
 *
 * The weights e(t) stay unnormalised until after the sum over v, so that one reciprocal a (query, head) pair is
 * the only division, and nearly uniform attention over many rows loses nothing to rounding.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandBound,
  demandTensor,
  demandWeights,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
  requantSchema,
  sizeSchema,
} from '../kind.ts';
import { clamp, PRODUCT_LIMIT, requantise, TYPE_MAX } from '../requantise.ts';
import type { AttentionOp } from '../types.ts';

const MAX_TABLE = 4096;
/** Keeps the reciprocal 2⁴¹/Σe within a u32. */
const MIN_FIRST_WEIGHT = 1024;

export const attention: Kind<AttentionOp> = {
  kind: 'attention',
  meaning:
    'row=[q|k|v], head h at h*D; s_j=sum_d q_i[d]*k_j[d]; t_j=min(L-1, floor(((max s-s_j)*scoreMult[h]+2^32)/2^33)); ' +
    'e_j=expTable[t_j]; acc[d]=sum_j e_j*v_j[d]; R=floor(2^41/sum e); o=floor((acc[d]*R+2^32)/2^33); ' +
    'y[h*D+d]=clamp(floor((o*mult[h*D+d]+2^32)/2^33), +-max(type)); j runs over all rows of the step',
  errorBound:
    'each weight is within half a table step of the exponent (relative) plus 1/2 of 2^-15 of the largest; the ' +
    'reciprocal is within sum(e)/2^41 (relative); o within 1/2 of 2^-8; then 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('attention'),
    ...opBase,
    in: oneInput,
    heads: sizeSchema,
    headDim: sizeSchema,
    expTable: nameSchema,
    scoreMult: nameSchema,
    requant: requantSchema,
  }),
  tensors: (op) => [op.expTable, op.scoreMult, op.requant.mult],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    const width = op.heads * op.headDim;
    demand(
      x.type === 'i8' && x.width === 3 * width,
      op,
      'input must be i8 rows of width 3 * heads * headDim',
    );
    demandTensor(op, tensors, op.expTable, ['i16'], [-1]);
    demandTensor(op, tensors, op.scoreMult, ['u32'], [op.heads]);
    demandTensor(op, tensors, op.requant.mult, ['u32'], [width]);
    return { rows: x.rows, width, type: op.requant.out };
  },
  check(op, _inputs, tensors, { maxRows }) {
    const table = tensors.data(op.expTable);
    demandWeights(
      table.length <= MAX_TABLE,
      op,
      `expTable has ${table.length} entries, at most ${MAX_TABLE}`,
    );
    demandWeights(table[0]! >= MIN_FIRST_WEIGHT, op, `expTable starts below ${MIN_FIRST_WEIGHT}`);
    demandWeights(
      table.every((e, t) => e >= 0 && (t === 0 || e <= table[t - 1]!)),
      op,
      'expTable must fall from its first entry and never below 0',
    );
    demandBound(
      table[0]! * 127 * maxRows < 2 ** 31,
      op,
      `weighted sum over ${maxRows} rows is not below 2^31`,
    );
    const spread = 2 * op.headDim * 127 * 127;
    demandBound(spread < 2 ** 31, op, 'score difference is not below 2^31');
    for (const m of tensors.data(op.scoreMult)) {
      demandBound(spread * m < PRODUCT_LIMIT, op, `score difference * scoreMult (${m}) is not below 2^55`);
    }
  },
  mixesRows: true,
  cost: (op, _inputs, _tensors, { maxRows }) => 2 * op.heads * op.headDim * maxRows,
  run(op, [x], tensors) {
    const { rows, width: stride, data } = x!;
    const { heads, headDim } = op;
    const width = heads * headDim;
    const table = tensors.data(op.expTable);
    const scoreMult = tensors.data(op.scoreMult);
    const mult = tensors.data(op.requant.mult);
    const max = TYPE_MAX[op.requant.out];
    const y = new Int32Array(rows * width);
    const scores = new Int32Array(rows);
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < rows; i++) {
        const q = i * stride + h * headDim;
        for (let j = 0; j < rows; j++) {
          const k = j * stride + width + h * headDim;
          let s = 0;
          for (let d = 0; d < headDim; d++) s += data[q + d]! * data[k + d]!;
          scores[j] = s;
        }
        const top = scores.reduce((best, s) => Math.max(best, s), -Infinity);
        const weights = scores.map(
          (s) => table[Math.min(table.length - 1, requantise(top - s, scoreMult[h]!))]!,
        );
        const reciprocal = Math.floor(2 ** 41 / weights.reduce((sum, e) => sum + e, 0));
        for (let d = 0; d < headDim; d++) {
          let acc = 0;
          for (let j = 0; j < rows; j++) acc += weights[j]! * data[j * stride + 2 * width + h * headDim + d]!;
          const mean = requantise(acc, reciprocal);
          y[i * width + h * headDim + d] = clamp(requantise(mean, mult[h * headDim + d]!), max);
        }
      }
    }
    return y;
  },
};
