/**
 * `causal`: attention of every row to all rows of its sequence up to itself; the operation that remembers.
 *
 * k and v of each position are kept as they came, mantissas and exponents, so a row gives the same bits whether its
 * sequence came in one step, in chunks or row by row. Scores of rows with different exponents are brought to one scale
 * exactly; the weights are shifted down to the exponent of the largest v.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandBound,
  demandPositions,
  demandTensor,
  demandWeights,
  type Kind,
  nameSchema,
  oneInput,
  onlyBlocks,
  opBase,
  sizeSchema,
  type TensorData,
} from '../kind.ts';
import { clamp, MANTISSA_MAX, shiftRound, TYPE_MAX } from '../requantise.ts';
import { type CausalOp, MAX_POSITIONS } from '../types.ts';

const MAX_TABLE = 4096;
/** Keeps the reciprocal 2⁵⁰/Σw within 40 bits. */
const MIN_FIRST_WEIGHT = 1024;

/** The wasm engine, whose layout is the widest, rounds every k and v up to vectors of eight. */
export const causalMemoryBytes = ({ kvHeads, headDim }: Pick<CausalOp, 'kvHeads' | 'headDim'>): number =>
  4 + 4 * kvHeads * Math.ceil(headDim / 8) * 8;

export const causal: Kind<CausalOp> = {
  kind: 'causal',
  meaning:
    'row=[q H*D|k K*D|v K*D|eq ek ev] is appended to the sequence; for row p, head h, g=floor(h*K/H), j<=p: ' +
    's_j=(sum_d q[h*D+d]*k_j[g*D+d])*2^ek_j; t_j=min(L-1, floor(((max s-s_j)*scoreMult[h]+2^(32-eq))/2^(33-eq))), ' +
    'scoreMult[0] when it has one entry; w_j=expTable[t_j]; S=sum w_j; E=max ev_j; ' +
    'z_j=floor((w_j+half(E-ev_j))/2^(E-ev_j)), half(0)=0, half(e)=2^(e-1); acc[d]=sum_j z_j*v_j[g*D+d]; ' +
    'R=floor(2^50/S); y[h*D+d]=clamp(floor((acc[d]*R+2^(49-E))/2^(50-E)), +-(2^31-1)), i32',
  errorBound:
    'each weight is within half a table step of the exponent (relative) plus 1/2 of 2^-15 of the largest; a row of v ' +
    'below the largest exponent adds at most 1/2 of its own last bit * 2^(E-ev)/w; the reciprocal is within S/2^50 ' +
    '(relative); then 1/2 unit of y',
  schema: z.strictObject({
    kind: z.literal('causal'),
    ...opBase,
    in: oneInput,
    heads: sizeSchema,
    kvHeads: sizeSchema,
    headDim: sizeSchema,
    expTable: nameSchema,
    scoreMult: nameSchema,
  }),
  tensors: (op) => [op.expTable, op.scoreMult],
  infer(op, inputs, tensors) {
    const { rows, groups } = onlyBlocks(op, inputs);
    const [q, kv] = [op.heads * op.headDim, op.kvHeads * op.headDim];
    demand(rows === 'n', op, 'rows must be one a position');
    demand(op.heads % op.kvHeads === 0, op, 'kvHeads does not divide heads');
    demand(groups.join() === [q, kv, kv].join(), op, `groups must be q, k and v: ${q}, ${kv}, ${kv}`);
    demandTensor(op, tensors, op.expTable, ['i16'], [-1]);
    const { shape } = tensors.spec(op.scoreMult);
    demandTensor(op, tensors, op.scoreMult, ['u32'], [shape[0] === 1 ? 1 : op.heads]);
    return { rows, width: q, type: 'i32' };
  },
  check(op, _inputs, tensors, limits) {
    demandPositions(op, limits, MAX_POSITIONS);
    demandBound(op.headDim * MANTISSA_MAX ** 2 < 2 ** 31, op, 'headDim * 2047^2 is not below 2^31');
    checkExpTable(op, tensors.data(op.expTable));
  },
  memory: (op) => 2 * op.kvHeads * op.headDim + 2,
  memoryBytes: causalMemoryBytes,
  // two products with every earlier row, which are half as many as the longest sequence has, on average over it
  cost: (op, _inputs, _tensors, { maxPositions }) => op.heads * op.headDim * maxPositions,
  run(op, [x], tensors, spans) {
    const { width: stride, data } = x!;
    const words = causal.memory!(op);
    const width = op.heads * op.headDim;
    const y = new Int32Array(x!.rows * width);
    let row = 0;
    for (const span of spans) {
      const memory = span.memory(op.out);
      for (let i = 0; i < span.rows; i++, row++) {
        const entries = data.subarray(row * stride, (row + 1) * stride);
        const position = span.position + i;
        memory.set(entries.subarray(width, stride - 3), position * words);
        memory.set(entries.subarray(stride - 2), (position + 1) * words - 2);
        const past = memory.subarray(0, (position + 1) * words);
        const query = { q: entries.subarray(0, width), exponent: entries[stride - 3]! };
        attend(op, query, past, tensors.data(op.expTable), tensors.data(op.scoreMult), y, row * width);
      }
    }
    return y;
  },
};

/** One row against `past` = rows of [k | v | ek ev]; the result goes to `y` from `at`. */
function attend(
  op: CausalOp,
  query: { readonly q: Int32Array; readonly exponent: number },
  past: Int16Array,
  table: TensorData,
  scoreMult: TensorData,
  y: Int32Array,
  at: number,
): void {
  const { heads, kvHeads, headDim } = op;
  const kv = kvHeads * headDim;
  const words = 2 * kv + 2;
  const count = past.length / words;
  const exponents = Array.from({ length: count }, (_, j) => past[(j + 1) * words - 1]!);
  const E = exponents.reduce((most, e) => Math.max(most, e), 0);
  for (let h = 0; h < heads; h++) {
    const from = Math.floor((h * kvHeads) / heads) * headDim;
    const scores = exponents.map((_, j) => {
      let dot = 0;
      for (let d = 0; d < headDim; d++) dot += query.q[h * headDim + d]! * past[j * words + from + d]!;
      return dot * 2 ** past[(j + 1) * words - 2]!;
    });
    const top = scores.reduce((most, s) => Math.max(most, s), -Infinity);
    const mult = scoreMult[scoreMult.length === 1 ? 0 : h]!;
    // a product that a double rounds is far behind the table's end, where every index is the last
    const weights = scores.map(
      (s) => table[Math.min(table.length - 1, shiftRound((top - s) * mult, 33 - query.exponent))]!,
    );
    const reciprocal = BigInt(Math.floor(2 ** 50 / weights.reduce((sum, w) => sum + w, 0)));
    const shares = weights.map((w, j) => shiftRound(w, E - exponents[j]!));
    for (let d = 0; d < headDim; d++) {
      let acc = 0;
      for (let j = 0; j < count; j++) acc += shares[j]! * past[j * words + kv + from + d]!;
      const mean = (BigInt(acc) * reciprocal + (1n << BigInt(49 - E))) >> BigInt(50 - E);
      y[at + h * headDim + d] = clamp(Number(mean), TYPE_MAX.i32);
    }
  }
}

function checkExpTable(op: CausalOp, table: TensorData): void {
  demandWeights(table.length <= MAX_TABLE, op, `expTable has ${table.length} entries, at most ${MAX_TABLE}`);
  demandWeights(table[0]! >= MIN_FIRST_WEIGHT, op, `expTable starts below ${MIN_FIRST_WEIGHT}`);
  demandWeights(
    table.every((e, t) => e >= 0 && (t === 0 || e <= table[t - 1]!)),
    op,
    'expTable must fall from its first entry and never below 0',
  );
}
