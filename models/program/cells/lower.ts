/**
 * A program as cells: which columns its values become, and which cell proves each operation at one position.
 *
 * A value is cut into columns of at most 4088 entries, each committed to by itself. What a 2x2 maximum reads is cut by the
 * place in the window instead, so that the four entries of a window stand on one row of four columns and nothing has to
 * be moved: a product may compute its outputs in any order, its rows just follow. Convolutions are products with one
 * Toeplitz row for each output entry.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData, Tensors, ValueShape } from '../kind.ts';
import type { AddOp, BfpLinearOp, Conv2dOp, LinearOp, LutOp, MaxPoolOp, Op, ReluOp } from '../types.ts';
import { bfplinearCell } from './bfplinear.ts';
import { ADD_CELL, lutCell, MAXPOOL_CELL, POOL_INPUTS, RELU_CELL } from './elementwise.ts';
import { LINEAR_CELLS } from './linear.ts';

/** Usable rows of a column. */
export const CELL_ROWS = 4088;

/** One column of a value: which of its entries it holds, in order. */
export interface ValueColumn {
  readonly value: string;
  readonly entries: readonly number[];
}

/** The rows of a product that one cell proves. */
export interface ProductRows {
  readonly width: number;
  /** One row of `width` weights for each entry of the output column. */
  readonly weight: Int8Array;
  readonly bias: Int32Array;
  readonly mult: Uint32Array;
}

export interface Cell {
  readonly op: Op;
  readonly relation: Relation;
  /** Boundary columns by name, outputs included. */
  readonly columns: ReadonlyMap<string, ValueColumn>;
  /** Of `linear`, `conv2d` and `bfplinear`. */
  readonly product?: ProductRows;
}

type ProductOp = LinearOp | Conv2dOp | BfpLinearOp;
type ProvableOp = ProductOp | MaxPoolOp | ReluOp | LutOp | AddOp;

const isProvable = (op: Op): op is ProvableOp =>
  ['linear', 'conv2d', 'bfplinear', 'relu', 'lut', 'add'].includes(op.kind) ||
  (op.kind === 'maxpool' && op.size === 2);

const refuse = (op: Op, what: string, hint?: string): UsageError =>
  new UsageError('PROOF_KIND', `operation ${op.name} (${op.kind}) ${what}`, {
    details: { op: op.name, kind: op.kind },
    ...(hint === undefined ? {} : { hint }),
  });

const sameEntries = (a: ValueColumn | undefined, b: ValueColumn): boolean =>
  a !== undefined && a.entries.length === b.entries.length && a.entries.every((e, i) => e === b.entries[i]);

/**
 * @param shapeOf a value, by name
 * @throws UsageError PROOF_KIND when an operation has no cell yet, or not at this place
 */
export function lowerCells(
  ops: readonly Op[],
  shapeOf: (value: string) => Pick<ValueShape, 'width' | 'type'>,
  tensors: Tensors,
): readonly Cell[] {
  const layouts = new Map<string, readonly ValueColumn[]>();
  const layoutOf = (value: string): readonly ValueColumn[] => {
    let layout = layouts.get(value);
    if (layout === undefined) {
      const pools = ops.filter((op): op is MaxPoolOp => op.kind === 'maxpool' && op.in[0] === value);
      layout = (pools.length === 0 ? inOrder(shapeOf(value).width) : windowsOf(value, pools)).map(
        (entries) => ({
          value,
          entries,
        }),
      );
      layouts.set(value, layout);
    }
    return layout;
  };
  const windowsOf = (value: string, pools: readonly MaxPoolOp[]): number[][] => {
    const [pool, ...others] = pools as readonly [MaxPoolOp, ...MaxPoolOp[]];
    if (!ops.some((op) => op.out === value)) {
      throw refuse(
        pool,
        'reads a value that crosses a hop edge',
        'an edge is committed to in the order of its entries: cut the model behind the maximum',
      );
    }
    const { height, width, channels } = pool;
    if (others.some((o) => o.height !== height || o.width !== width || o.channels !== channels)) {
      throw refuse(pool, 'reads a value of which another maximum has other windows');
    }
    return byWindowPlace(pool);
  };
  const only = (op: Op, value: string): ValueColumn => {
    const [first, ...others] = layoutOf(value);
    if (first === undefined || others.length > 0) {
      throw refuse(op, `reads ${value}, which is not one column of at most ${CELL_ROWS} entries in order`);
    }
    return first;
  };
  /** The operands' columns beside one of the output: the same entries, or rows would be mixed up. */
  const beside = (op: Op, place: number, y: ValueColumn): ValueColumn[] =>
    op.in.map((value) => {
      const column = layoutOf(value)[place];
      if (layoutOf(value).length !== layoutOf(op.out).length || !sameEntries(column, y)) {
        throw refuse(op, `has ${value} and ${op.out} in columns of different entries`);
      }
      return column!;
    });

  const cellsOf = (op: ProvableOp): Cell[] => {
    switch (op.kind) {
      case 'linear':
      case 'conv2d':
      case 'bfplinear': {
        const x = only(op, op.in[0]!);
        // behind b12's mantissas stands their exponent
        const inputs = op.kind === 'bfplinear' ? x.entries.length - 1 : x.entries.length;
        return layoutOf(op.out).map((y) => ({
          op,
          relation: op.kind === 'bfplinear' ? bfplinearCell(inputs, CELL_ROWS) : LINEAR_CELLS[op.requant.out],
          columns: new Map([
            ['x', x],
            ['y', y],
          ]),
          product: productRows(op, inputs, y.entries, tensors),
        }));
      }
      case 'maxpool': {
        const windows = layoutOf(op.in[0]!);
        const [y, ...others] = layoutOf(op.out);
        const inOrder = y?.entries.every((entry, i) => entry === i) && others.length === 0;
        if (!inOrder || windows.some((x) => x.entries.length !== y?.entries.length)) {
          throw refuse(op, `has more than ${CELL_ROWS} outputs, or another maximum reads them`);
        }
        if (shapeOf(op.out).type !== 'i8') throw refuse(op, 'is not of i8 values');
        return [
          {
            op,
            relation: MAXPOOL_CELL,
            columns: new Map([
              ...windows.map((x, place) => [POOL_INPUTS[place]!, x] as const),
              ['y', y!] as const,
            ]),
          },
        ];
      }
      case 'relu':
      case 'lut':
        if (shapeOf(op.in[0]!).type !== 'i8') throw refuse(op, 'is not of i8 values');
        return layoutOf(op.out).map((y, place) => ({
          op,
          relation:
            op.kind === 'relu' ? RELU_CELL : lutCell(tensors.data(op.table), y.entries.length, CELL_ROWS),
          columns: new Map([
            ['x', beside(op, place, y)[0]!],
            ['y', y],
          ]),
        }));
      case 'add':
        return layoutOf(op.out).map((y, place) => {
          const [a, b] = beside(op, place, y) as [ValueColumn, ValueColumn];
          return {
            op,
            relation: ADD_CELL,
            columns: new Map([
              ['a', a],
              ['b', b],
              ['y', y],
            ]),
          };
        });
    }
  };

  return ops.flatMap((op) => {
    if (!isProvable(op)) throw refuse(op, 'has no cell yet');
    return cellsOf(op);
  });
}

const inOrder = (width: number): number[][] =>
  Array.from({ length: Math.ceil(width / CELL_ROWS) }, (_, chunk) =>
    Array.from({ length: Math.min(CELL_ROWS, width - chunk * CELL_ROWS) }, (_, i) => chunk * CELL_ROWS + i),
  );

/** Four lists in the order of the pooled image: where each window's entry at (dy, dx) stands. */
function byWindowPlace({ height, width, channels }: MaxPoolOp): number[][] {
  const [h2, w2] = [Math.floor(height / 2), Math.floor(width / 2)];
  return [0, 1, 2, 3].map((place) =>
    Array.from({ length: h2 * w2 * channels }, (_, i) => {
      const pixel = Math.floor(i / channels);
      const y = 2 * Math.floor(pixel / w2) + Math.floor(place / 2);
      const x = 2 * (pixel % w2) + (place % 2);
      return (y * width + x) * channels + (i % channels);
    }),
  );
}

function productRows(
  op: ProductOp,
  width: number,
  outputs: readonly number[],
  tensors: Tensors,
): ProductRows {
  const weight = tensors.data(op.weight);
  const mult = tensors.data(op.kind === 'bfplinear' ? op.mult : op.requant.mult);
  const bias = op.bias === null ? undefined : tensors.data(op.bias);
  const rows = new Int8Array(outputs.length * width);
  outputs.forEach((output, row) => {
    const into = rows.subarray(row * width, (row + 1) * width);
    if (op.kind === 'conv2d') toeplitzRow(op, mult.length, output, weight, into);
    else into.set(weight.subarray(output * width, (output + 1) * width));
  });
  // a convolution's channels take turns
  const ofOutput = (values: TensorData | undefined) =>
    outputs.map((output) => values?.[output % mult.length] ?? 0);
  return {
    width,
    weight: rows,
    bias: Int32Array.from(ofOutput(bias)),
    mult: Uint32Array.from(ofOutput(mult)),
  };
}

/** The weights of one output entry of a convolution, over the whole image. */
function toeplitzRow(
  { width, channels, kernel, stride }: Conv2dOp,
  outChannels: number,
  output: number,
  weight: TensorData,
  into: Int8Array,
): void {
  const w2 = Math.floor((width - kernel) / stride) + 1;
  const pixel = Math.floor(output / outChannels);
  const top = Math.floor(pixel / w2) * stride;
  const left = (pixel % w2) * stride;
  const line = kernel * channels;
  let at = (output % outChannels) * kernel * line;
  for (let ky = 0; ky < kernel; ky++, at += line) {
    into.set(weight.subarray(at, at + line), ((top + ky) * width + left) * channels);
  }
}
