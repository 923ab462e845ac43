/**
 * Which cell of a position is wrong: the first one, in program order, that reads what is true and writes what is not. Its
 * statement is false, so nobody proves it; unless the columns before are the true ones under other blinders.
 * @module
 */
import { COMMIT_BYTES } from '../../crypto/commit/kzg-committer.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import type { Place } from '../../crypto/proof/cell-leaf.ts';
import { columnsOfValue } from '../../models/program/cells/lower.ts';
import { boundaryNames, type ShardCells } from '../../models/program/cells/shard-cells.ts';
import type { Program } from '../../models/program/types.ts';

/** Commitments to a position's columns. */
export interface PositionColumns {
  /** By number, 48 bytes each. */
  readonly inner: readonly Uint8Array[];
  /** Those of the output edge, one after another. */
  readonly output: Uint8Array;
}

/** A cell by its number in the shard; or operations that have none, of which one is wrong: nothing can be proven of them yet. */
export type FalseCell =
  | {
      readonly cell: number;
      readonly name: string;
      /** Others that write something else than was computed: nothing binds the blinders of inner columns, so that it may be theirs. */
      readonly suspects: readonly number[];
    }
  | { readonly operations: readonly string[] };

/** @param truth what the shard computes @param shown what the hop says it computed, other outputs for the same input */
export function falseCell(
  { ops, outputs }: Program,
  { cells, inner, unproven }: ShardCells,
  truth: PositionColumns,
  shown: PositionColumns,
): FalseCell {
  const isTrue = ({ where, column }: Place): boolean => {
    if (where === 'input') return true;
    if (where === 'inner') return equalBytes(truth.inner[column]!, shown.inner[column] ?? NOTHING);
    const [from, to] = [column * COMMIT_BYTES, (column + 1) * COMMIT_BYTES];
    return equalBytes(truth.output.subarray(from, to), shown.output.subarray(from, to));
  };
  const writtenBy = ({ relation }: (typeof cells)[number]): number =>
    boundaryNames(relation).indexOf(WRITTEN);
  const cell = cells.findIndex((own) => {
    const written = writtenBy(own);
    return own.places.every((place, i) => isTrue(place) === (i !== written));
  });
  if (cell >= 0) {
    const suspects = cells.flatMap((own, i) =>
      i === cell || isTrue(own.places[writtenBy(own)]!) ? [] : [i],
    );
    return { cell, name: cells[cell]!.name, suspects };
  }

  const leaving = outputs.flatMap(({ name, width }) => columnsOfValue(name, width));
  const placesOf = (value: string): Place[] => [
    ...leaving.flatMap((own, column): Place[] => (own.value === value ? [{ where: 'output', column }] : [])),
    ...inner.flatMap((own, column): Place[] => (own.value === value ? [{ where: 'inner', column }] : [])),
  ];
  const withoutCell = new Set(unproven);
  const wrong = ops.find(({ name, out }) => withoutCell.has(name) && !placesOf(out).every(isTrue));
  if (wrong === undefined) {
    throw new InternalError('AUDIT_NO_CELL', 'a position differs, and none of its columns does');
  }
  /** With those before it whose results are not committed to: any of them may be the wrong one. */
  const makersOf = (value: string): string[] => {
    const op = ops.find(({ out }) => out === value);
    if (op === undefined || !withoutCell.has(op.name)) return [];
    const before = op.in.filter((name) => placesOf(name).length === 0);
    return [...before.flatMap(makersOf), op.name];
  };
  return { operations: [...new Set(makersOf(wrong.out))] };
}

/** Every cell writes one column, of this name. */
const WRITTEN = 'y';
const NOTHING = new Uint8Array(0);
