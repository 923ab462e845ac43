/**
 * The leaves of a model's cells, at import: kinds' keys, and commitments to every row of weights, hundreds of thousands
 * of them in a language model, on all cores.
 *
 * Deterministic, because an open model's row blinders are (crypto/commit/weight-rows.ts): whoever packs the same model
 * gets the same roots.
 * @module
 */
import { availableParallelism } from 'node:os';
import type { RowSlice } from '../../crypto/commit/weight-rows.ts';
import type { CellLeaf } from '../../crypto/proof/cell-leaf.ts';
import { cellRowsRoot, productName, productOf } from '../../models/program/cells/cell-weights.ts';
import type { ShardCell } from '../../models/program/cells/shard-cells.ts';
import { cellsOf } from '../../models/shard/cells.ts';
import { isClosed } from '../../models/shard/manifest.ts';
import type { PartFile } from '../../models/shard/part.ts';
import type { ModelPart } from '../../models/shard/split.ts';
import type { Stages } from '../stages.ts';
import type { OnRows } from './cell-jobs.ts';
import { openCellThreads } from './cell-threads.ts';

/** Weights of one job, at most: the more rows it has, the fewer additions each of them takes. */
const JOB_BYTES = 2 ** 25;
/** Additions that are worth a thread: starting it and making its tables takes as long as some hundred thousand. */
const THREAD_ADDITIONS = 2 ** 21;
/** Of a row's blinder. */
const BLINDER_ADDITIONS = 32;
const COMMITMENT_BYTES = 48;

/** A part as far as its cells depend on it. */
export type CommittedPart = Pick<ModelPart, 'role' | 'program' | 'weights'>;

/** Rows roots of products by name, from the leaves of another division of the same model. */
export type KnownRows = ReadonlyMap<string, Uint8Array>;

/**
 * @param parts of one model, from splitModel
 * @param known products whose rows need no new commitments
 * @returns the leaves of each part's cells, for packModel
 */
export async function commitCells(
  parts: readonly CommittedPart[],
  stages: Stages,
  known: KnownRows = new Map(),
): Promise<CellLeaf[][]> {
  const closed = isClosed(parts);
  const shards = parts.map((part) => cellsOf(part, closed).cells);
  const cells = shards.flat();
  const relations = [...new Set(cells.map(({ relation }) => relation))];
  const products = cells.flatMap(productsOf).filter(({ name }) => !known.has(name));
  const count = Math.min(availableParallelism(), Math.floor(additionsOf(products) / THREAD_ADDITIONS));
  const batches = batchesOf(products, Math.max(1, count));
  const startedAt = performance.now();
  const meter = createMeter(products, stages);
  const threads = openCellThreads(count);
  try {
    const [rows, digests, models] = await Promise.all([
      Promise.all(
        batches.map((batch) => threads.run('rows', () => batch.map(copyOf), meter(batch[0]!.product.width))),
      ),
      Promise.all(relations.map((relation) => threads.run('key', () => relation))),
      Promise.all(
        products.map(({ name, cell }) =>
          threads.run('model', () => ({ name, model: productOf(cell)!.model })),
        ),
      ),
    ]);
    const commitments = collect(batches, rows);
    const rowsRoots = new Map(known);
    for (const [i, { name }] of products.entries()) {
      rowsRoots.set(name, cellRowsRoot({ rows: commitments.get(name)!, model: models[i]! }));
    }
    const keyDigests = new Map(relations.map((relation, i) => [relation, digests[i]!]));
    if (products.length > 0) stages.done('commit', `${rowsOf(products)} rows of weights`, startedAt);
    return shards.map((shard) =>
      shard.map((cell) => ({
        keyDigest: keyDigests.get(cell.relation)!,
        rowsRoot: cell.product === undefined ? cellRowsRoot(undefined) : rowsRoots.get(productName(cell))!,
        places: cell.places,
      })),
    );
  } finally {
    await threads.close();
  }
}

/** A cell's rows of weights, which are made when they are committed to. */
interface Product {
  readonly cell: ShardCell;
  readonly name: string;
  readonly rows: number;
  readonly width: number;
}

const productsOf = (cell: ShardCell): readonly Product[] =>
  cell.product === undefined
    ? []
    : [{ cell, name: productName(cell), rows: cell.product.bias.length, width: cell.product.width }];

/** Neighbouring rows of a product. */
interface Slice {
  readonly product: Product;
  readonly from: number;
  readonly rows: number;
}

const copyOf = ({ product: { cell, name, width }, from, rows }: Slice): RowSlice => ({
  name,
  width,
  rows,
  from,
  values: cell.product!.weight.slice(from * width, (from + rows) * width),
});

/** @param parts whose leaves are those of its cells, or none */
export const knownRows = (parts: readonly (CommittedPart & PartFile)[]): KnownRows =>
  new Map(
    parts.flatMap((part) =>
      part.leaves.length === 0
        ? []
        : cellsOf(part, false).cells.flatMap((cell, i) =>
            productsOf(cell).map(({ name }) => [name, part.leaves[i]!.rowsRoot] as const),
          ),
    ),
  );

const rowsOf = (matrices: readonly { readonly rows: number }[]): number =>
  matrices.reduce((sum, { rows }) => sum + rows, 0);

const additionsOf = (products: readonly Product[]): number =>
  products.reduce((sum, { cell, rows }) => {
    const used = cell.product!.weight.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
    return sum + rows * BLINDER_ADDITIONS + used;
  }, 0);

/** All rows of one width in order, in batches of as equal a number as makes every thread work. */
function batchesOf(products: readonly Product[], threads: number): Slice[][] {
  const byWidth = Map.groupBy(products, ({ width }) => width);
  const widest = [...byWidth].toSorted(([a], [b]) => b - a);
  return widest.flatMap(([width, group]) => {
    const rows = rowsOf(group);
    const rounds = Math.ceil((rows * width) / (JOB_BYTES * threads));
    const most = Math.ceil(rows / (rounds * threads));
    const batches: Slice[][] = [];
    let room = 0;
    for (const product of group) {
      for (let from = 0; from < product.rows; ) {
        if (room === 0) {
          batches.push([]);
          room = most;
        }
        const own = Math.min(room, product.rows - from);
        batches.at(-1)!.push({ product, from, rows: own });
        from += own;
        room -= own;
      }
    }
    return batches;
  });
}

/** The rows' commitments by name of their product, in order. */
function collect(
  batches: readonly (readonly Slice[])[],
  results: readonly Uint8Array[],
): Map<string, Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  batches.forEach((slices, i) => {
    let at = 0;
    for (const { product, rows } of slices) {
      const own = found.get(product.name) ?? [];
      found.set(product.name, own);
      for (let row = 0; row < rows; row++, at += COMMITMENT_BYTES) {
        own.push(results[i]!.subarray(at, at + COMMITMENT_BYTES));
      }
    }
  });
  return found;
}

/** Says how many rows are done, how many a second, and how long the rest takes, from the first word of any thread. */
function createMeter(products: readonly Product[], stages: Stages): (width: number) => OnRows {
  const total = rowsOf(products);
  const workOf = (rows: number, width: number): number => rows * (width + BLINDER_ADDITIONS);
  const work = products.reduce((sum, { rows, width }) => sum + workOf(rows, width), 0);
  let first: { readonly at: number; readonly rows: number; readonly work: number } | undefined;
  let [rows, done] = [0, 0];
  return (width) => {
    let before = 0;
    return (own) => {
      rows += own - before;
      done += workOf(own - before, width);
      before = own;
      first ??= { at: performance.now(), rows, work: done };
      const seconds = (performance.now() - first.at) / 1_000;
      const known = done > first.work;
      const rate = known ? (rows - first.rows) / seconds : null;
      const etaSeconds = known ? (seconds / (done - first.work)) * (work - done) : null;
      const left = rate === null ? '' : `, ${Math.round(rate)} rows/s, ${etaSeconds!.toFixed(0)} s left`;
      stages.progress('commit', `${Math.round(rows)} of ${total} rows of weights${left}`, {
        ...{ done: Math.round(rows), of: total, unit: 'steps', rate, etaSeconds },
      });
    };
  };
}
