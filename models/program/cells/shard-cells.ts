/**
 * The cells of one shard, and where the columns they read and write are committed to
 * (settlement/PROTOCOL.md, "Cells of a shard").
 *
 * A column is on an edge where its value is, else inner. A value that enters and leaves is read where it enters, and a
 * copy ties the column where it leaves; so does one whose value leaves twice.
 * @module
 */
import type { Place } from '../../../crypto/proof/cell-leaf.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { Tensors } from '../kind.ts';
import { valuesOf } from '../shapes.ts';
import type { Program, ValueSpec } from '../types.ts';
import { COPY_CELL } from './elementwise.ts';
import { type Cell, chunkOf, columnsOfValue, createLowering, type ValueColumn } from './lower.ts';

export interface ShardCell extends Omit<Cell, 'op'> {
  /** The operation's, which several cells may share; of a copy, what it copies. */
  readonly name: string;
  /** Of the boundary columns, in column order. */
  readonly places: readonly Place[];
}

export interface ShardCells {
  /** In program order, then the copies in order of the output edge; none where a shard changes the number of rows. */
  readonly cells: readonly ShardCell[];
  /** Columns that cells read or write and that cross neither edge, in order of first use. */
  readonly inner: readonly ValueColumn[];
  /** Names of the operations without a cell, in program order. */
  readonly unproven: readonly string[];
}

export const boundaryNames = ({ columns }: Relation): readonly string[] =>
  columns.filter(({ role }) => role === 'boundary').map(({ name }) => name);

const idOf = (column: ValueColumn): string => `${column.value} ${chunkOf(column)}`;

/** An edge's columns in order. */
const edgeColumns = (specs: readonly ValueSpec[]): readonly ValueColumn[] =>
  specs.flatMap(({ name, width }) => columnsOfValue(name, width));

/** @param program a part's own, whose inputs and outputs are its edges */
export function lowerShard(program: Program, tensors: Tensors): ShardCells {
  const { ops, inputs, outputs } = program;
  const shapes = valuesOf(program);
  const rows = new Set([...shapes.values()].map((shape) => shape.rows));
  if (rows.size > 1) return { cells: [], inner: [], unproven: ops.map(({ name }) => name) };

  const places = new Map<string, Place>();
  const claim = (where: Place['where'], column: ValueColumn, number: number): void => {
    if (!places.has(idOf(column))) places.set(idOf(column), { where, column: number });
  };
  const leaving = edgeColumns(outputs);
  for (const [number, column] of edgeColumns(inputs).entries()) claim('input', column, number);
  for (const [number, column] of leaving.entries()) claim('output', column, number);
  const inner: ValueColumn[] = [];
  const placeOf = (column: ValueColumn): Place => {
    const known = places.get(idOf(column));
    if (known !== undefined) return known;
    const place: Place = { where: 'inner', column: inner.length };
    inner.push(column);
    places.set(idOf(column), place);
    return place;
  };

  const lower = createLowering((value) => shapes.get(value)!, tensors);
  const unproven: string[] = [];
  const cells = ops.flatMap((op): ShardCell[] => {
    const lowered = lower(op);
    if (lowered === undefined) {
      unproven.push(op.name);
      return [];
    }
    return lowered.map(({ op: { name }, relation, columns, product, trace }) => ({
      name,
      relation,
      columns,
      ...(product && { product }),
      trace,
      places: boundaryNames(relation).map((boundary) => placeOf(columns.get(boundary)!)),
    }));
  });
  const copies = leaving.flatMap((column, number): ShardCell[] => {
    const from = placeOf(column);
    if (from.where === 'output' && from.column === number) return [];
    return [
      {
        name: `copy ${column.value}`,
        relation: COPY_CELL,
        columns: new Map([
          ['x', column],
          ['y', column],
        ]),
        trace: () => new Map(),
        places: [from, { where: 'output', column: number }],
      },
    ];
  });
  return { cells: [...cells, ...copies], inner, unproven };
}
