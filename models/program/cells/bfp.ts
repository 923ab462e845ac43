/**
 * The cell of `bfp`: mantissas y = clamp(⌊(x + half(e)) / 2^e⌋, ±2047) under one exponent e a group, the least for which
 * every entry of the group is below 2^(11 + e) (exponent.ts).
 *
 * A group's exponent stands behind all mantissas and is wired to the group's rows.
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
import { clamp, MANTISSA_MAX } from '../requantise.ts';
import { exponentPart, isMarked, traceExponents } from './exponent.ts';
import { columns, fixed, isLimb, LIMBS, WIRE_TAG } from './parts.ts';

const MAX = BigInt(MANTISSA_MAX);
const MANTISSA_BITS = 11;

const [y, exponent, excess, magnitude, used, slot, count, blank] = columnsAt(
  'y',
  'exponent',
  'excess',
  'magnitude',
  'used',
  'slot',
  'count',
  'blank',
);
const part = exponentPart(MANTISSA_BITS);
const limbs = ['excess', 'magnitude', ...part.limbs];

const groupsOf = (groups: readonly number[]): number[] =>
  groups.flatMap((size, group) => new Array<number>(size).fill(group));
const memberName = (group: number): string => `group${group}`;

/** Whether one column holds all mantissas and exponents. */
export const fitsBfp = (groups: readonly number[], rows: number): boolean =>
  groups.reduce((sum, size) => sum + size, groups.length) <= rows;

/** One kind for each list of groups. @param rows usable rows of a column */
export function bfpCell(groups: readonly number[], rows: number): Relation {
  const groupOf = groupsOf(groups);
  const width = groupOf.length;
  const isExponent = (row: number): boolean => row >= width && row < width + groups.length;
  return {
    name: 'bfp/v1',
    columns: [
      ...columns('boundary', 'x', 'y'),
      ...columns('witness', ...part.names, ...limbs),
      fixed('used', rows, (row) => (row < width ? 1 : 0)),
      fixed('first', rows, (row) => (row === 0 ? 1 : 0)),
      // where a row's exponent stands
      fixed('slot', rows, (row) => (row < width ? width + groupOf[row]! : row)),
      fixed('count', rows, (row) => (isExponent(row) ? groups[row - width]! : 0)),
      fixed('blank', rows, (row) => (row < width || isExponent(row) ? 0 : 1)),
      ...groups.map((_, group) => fixed(memberName(group), rows, (row) => (groupOf[row] === group ? 1 : 0))),
    ],
    constraints: [
      // 2047 (x + h - r) = P y (2047 + excess)
      multiply(
        used,
        subtract(multiply(constant(MAX), part.shifted), multiply(part.power, y, add(constant(MAX), excess))),
      ),
      multiply(excess, subtract(multiply(y, y), constant(MAX ** 2n))),
      // |y| is a limb
      subtract(multiply(y, y), multiply(magnitude, magnitude)),
      multiply(blank, y),
      ...part.constraints,
    ],
    lookups: [...part.lookups, ...limbs.map((name) => isLimb(column(name)))],
    wires: [
      { times: used, tuple: [exponent, slot, WIRE_TAG] },
      { times: negate(count), tuple: [y, slot, WIRE_TAG] },
    ],
    sums: groups.map((_, group) => isMarked(column(memberName(group)))),
    table: [...LIMBS, ...part.table],
  };
}

/** @param input entries of all groups @param rows usable rows of a column */
export function traceBfp(
  groups: readonly number[],
  input: Int32Array,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const { exponents, quotients, columns: own } = traceExponents(MANTISSA_BITS, groupsOf(groups), input, rows);
  const outputs = quotients.map((quotient) => clamp(quotient, MANTISSA_MAX));
  const y = Int32Array.from([...outputs, ...exponents]);
  const column = (entry: (row: number) => number): Int32Array =>
    Int32Array.from({ length: rows }, (_, row) => entry(row));
  return {
    y,
    witness: new Map([
      ...own,
      ['excess', column((row) => Math.abs(quotients[row] ?? 0) - Math.abs(outputs[row] ?? 0))],
      ['magnitude', column((row) => Math.abs(y[row] ?? 0))],
    ]),
  };
}
