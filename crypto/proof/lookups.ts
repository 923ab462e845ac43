/**
 * Counts for every row of the table how often the cell looks it up.
 * @module
 */
import { type Expression, evaluate, type Ring } from './expression.ts';
import type { Relation } from './relation.ts';

/** Exact: a lookup's entries are small integers. */
const numbers = (value: (name: string) => number): Ring<number> => ({
  constant: Number,
  challenge: () => Number.NaN,
  weight: () => Number.NaN,
  column: (name) => value(name),
  add: (left, right) => left + right,
  multiply: (left, right) => left * right,
});

/**
 * The multiplicity column. A lookup that is not in the table counts nowhere: no multiplicities could save it.
 * @param columns values by name; rows beyond a column's length are zero
 */
export function countLookups(
  { lookups, table }: Relation,
  usable: number,
  columns: ReadonlyMap<string, ArrayLike<number>>,
): Int32Array {
  const places = new Map<string, number>();
  table.forEach(([a, b, tag], row) => {
    const name = `${a},${b},${tag}`;
    if (!places.has(name)) places.set(name, row);
  });
  const counts = new Int32Array(usable);
  for (const lookup of lookups) {
    let row = 0;
    const ring = numbers((name) => columns.get(name)![row] ?? 0);
    const at = (e: Expression): number => evaluate(e, ring);
    for (; row < usable; row++) {
      const place = places.get(`${at(lookup[0])},${at(lookup[1])},${at(lookup[2])}`);
      if (place !== undefined) counts[place]!++;
    }
  }
  return counts;
}
