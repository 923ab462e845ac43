/**
 * The cell of `gate`: a = ⌊(g T[t] + 2^14) / 2^15⌋ for the table entry at t = clamp(⌊(g M + 2^32) / 2^33⌋, -2048, 2047) + 2048,
 * and y = clamp(⌊(a u + half) / 2^shift⌋, ±(2^31 - 1)) with u of the row's second half, or y = a where not gated.
 *
 * T has more entries than a column has rows, so it stands in two fixed columns and is looked up by wires: a row that uses
 * an entry adds 1 / (entry, place), the table takes as many away, and how many they are is the prover's to say. What is
 * no entry has a pole that no number at the table's rows cancels.
 * @module
 */
import {
  add,
  column,
  columnsAt,
  constant,
  multiply,
  negate,
  subtract,
} from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData } from '../kind.ts';
import { clamp, shiftProduct, shiftRound, TYPE_MAX } from '../requantise.ts';
import type { GateOp } from '../types.ts';
import { mulColumns, mulPart } from './mul.ts';
import { columns, fixed, isLimb, joined, LIMBS, limbColumns, limbNames, padded, WIRE_TAG } from './parts.ts';

/** Of the wires that look T up. */
const TABLE_TAG = 9n;
const ENTRIES = 4096;
const ZERO = ENTRIES / 2;
const TABLE_BITS = 15;
const INDEX_SHIFT = 33n;
/** g M is below 2^63, so its quotient is below 2^31; r below 2^33; |a| below 2^31, what it leaves below 2^15. */
const LIMBS_33 = 3;
const LIMBS_22 = 2;

const [x, up, entry, index, activation, place, used] = columnsAt(
  'x',
  'up',
  'entry',
  'index',
  'activation',
  'place',
  'used',
);
const g = multiply(used, x);
/** Distance of t from the middle of its range, doubled: odd, ±4095 at the ends. */
const doubled = add(multiply(constant(2n), index), constant(BigInt(1 - ENTRIES)));
const limbs = [
  ...limbNames('indexRest', LIMBS_33),
  ...limbNames('beyond', LIMBS_33),
  ...limbNames('tableRest', LIMBS_22),
  ...limbNames('tableRoom', LIMBS_22),
  ...limbNames('level', LIMBS_33),
];
const ENDS = BigInt(ENTRIES - 1);
const beyond = joined('beyond', LIMBS_33);

export type GateSpec = Pick<GateOp, 'indexMult' | 'shift' | 'gated'>;

/** The two fixed columns of T, with the place of each of their entries. */
const tableColumns = (table: TensorData, rows: number) =>
  [0, 1].map((part) => {
    const from = part * rows;
    // rows behind T's end have its last part's first entry again
    const at = (row: number): number => (from + row < ENTRIES ? from + row : from);
    return {
      value: `table${part}`,
      place: `tablePlace${part}`,
      uses: `uses${part}`,
      specs: [fixed(`table${part}`, rows, (row) => table[at(row)]!), fixed(`tablePlace${part}`, rows, at)],
    };
  });

/**
 * One kind for each table, width and rounding.
 * @param width entries of y; x has twice as many when gated, all in one column
 * @param rows usable rows of a column, more than half as many as T has entries
 */
export function gateCell(spec: GateSpec, table: TensorData, width: number, rows: number): Relation {
  const { indexMult, shift, gated } = spec;
  const parts = tableColumns(table, rows);
  const product = mulPart(activation, gated ? up : constant(1n), shift);
  return {
    name: 'gate/v1',
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns(
        'witness',
        ...(gated ? ['up'] : []),
        'entry',
        'index',
        'activation',
        ...limbs,
        ...product.limbs,
      ),
      ...columns('witness', ...parts.map(({ uses }) => uses)),
      fixed('used', rows, (row) => (row < width ? 1 : 0)),
      fixed('place', rows, (row) => row),
      ...(gated ? [fixed('second', rows, (row) => (row >= width && row < 2 * width ? 1 : 0))] : []),
      ...parts.flatMap(({ specs }) => specs),
    ],
    constraints: [
      // t - 2048 = clamp(⌊(g M + 2^32) / 2^33⌋): 4095 q = 4095 (t - 2048) + e (2 t - 4095)
      subtract(
        multiply(
          constant(ENDS),
          subtract(
            add(multiply(constant(BigInt(indexMult)), g), constant(1n << (INDEX_SHIFT - 1n))),
            joined('indexRest', LIMBS_33),
          ),
        ),
        multiply(
          constant(1n << INDEX_SHIFT),
          add(multiply(constant(ENDS), add(index, constant(BigInt(-ZERO)))), multiply(beyond, doubled)),
        ),
      ),
      multiply(beyond, subtract(multiply(doubled, doubled), constant(ENDS ** 2n))),
      // 2^15 a = g T[t] + 2^14 - r, r in 0..2^15 - 1, and a + 2^31 in 0..2^33 - 1: a is an integer
      subtract(
        subtract(
          add(multiply(g, entry), constant(BigInt(2 ** (TABLE_BITS - 1)))),
          joined('tableRest', LIMBS_22),
        ),
        multiply(constant(BigInt(2 ** TABLE_BITS)), activation),
      ),
      subtract(
        constant(BigInt(2 ** TABLE_BITS - 1)),
        add(joined('tableRest', LIMBS_22), joined('tableRoom', LIMBS_22)),
      ),
      subtract(add(activation, constant(1n << 31n)), joined('level', LIMBS_33)),
      ...(gated ? [multiply(subtract(constant(1n), used), up)] : []),
      ...product.constraints,
    ],
    lookups: [...limbs, ...product.limbs].map((name) => isLimb(column(name))),
    wires: [
      { times: used, tuple: [entry, index, TABLE_TAG] },
      ...parts.map((part) => ({
        times: negate(column(part.uses)),
        tuple: [column(part.value), column(part.place), TABLE_TAG] as const,
      })),
      ...(gated
        ? [
            { times: used, tuple: [up, add(place, constant(BigInt(width))), WIRE_TAG] as const },
            { times: negate(column('second')), tuple: [x, place, WIRE_TAG] as const },
          ]
        : []),
    ],
    sums: [],
    table: LIMBS,
  };
}

/** @param input [g | u] when gated, else g @param rows usable rows of a column */
export function traceGate(
  { indexMult, shift, gated }: GateSpec,
  table: TensorData,
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const width = gated ? input.length / 2 : input.length;
  const gates = padded(input.subarray(0, width), rows);
  const ups = padded(gated ? input.subarray(width) : new Int32Array(width).fill(1), rows);
  const raised = gates.map((gate) => BigInt(gate) * BigInt(indexMult) + (1n << (INDEX_SHIFT - 1n)));
  const quotients = raised.map((value) => Number(value >> INDEX_SHIFT));
  const indices = quotients.map((quotient) => Math.max(-ZERO, Math.min(ZERO - 1, quotient)) + ZERO);
  const entries = indices.map((t, row) => (row < width ? table[t]! : 0));
  const activations = gates.map((gate, row) => shiftRound(gate * entries[row]!, TABLE_BITS));
  const rest = gates.map(
    (gate, row) => gate * entries[row]! + 2 ** (TABLE_BITS - 1) - activations[row]! * 2 ** TABLE_BITS,
  );
  const uses = [new Int32Array(rows), new Int32Array(rows)];
  for (const t of indices.slice(0, width)) uses[Math.floor(t / rows)]![t % rows]!++;
  const outputs = activations.map((a, row) => clamp(shiftProduct(a, ups[row]!, shift), TYPE_MAX.i32));
  return {
    y: Int32Array.from(outputs.slice(0, width)),
    witness: new Map([
      ...(gated ? [['up', Int32Array.from(ups)] as const] : []),
      ['entry', Int32Array.from(entries)],
      ['index', Int32Array.from(indices)],
      ['activation', Int32Array.from(activations)],
      ...limbColumns(
        'indexRest',
        LIMBS_33,
        raised.map((value) => Number(BigInt.asUintN(Number(INDEX_SHIFT), value))),
      ),
      ...limbColumns(
        'beyond',
        LIMBS_33,
        quotients.map((quotient, row) => Math.abs(quotient + ZERO - indices[row]!)),
      ),
      ...limbColumns('tableRest', LIMBS_22, rest),
      ...limbColumns(
        'tableRoom',
        LIMBS_22,
        rest.map((value) => 2 ** TABLE_BITS - 1 - value),
      ),
      ...limbColumns(
        'level',
        LIMBS_33,
        activations.map((a) => a + 2 ** 31),
      ),
      ...mulColumns(activations, ups, outputs, shift),
      ...uses.map((own, part) => [`uses${part}`, own] as const),
    ]),
  };
}

/** Whether T lies in two columns. */
export const fitsGate = (inputWidth: number, rows: number): boolean =>
  inputWidth <= rows && 2 * rows >= ENTRIES;
