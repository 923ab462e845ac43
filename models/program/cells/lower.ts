/**
 * A program as cells: which columns its values become, and which cell proves each operation at one position.
 *
 * Every value is cut into columns of at most 4088 entries in order, each committed to by itself: so cells link by equal
 * commitments, wherever a program is cut into hops. On an edge that carries one value this is the committer's layout too;
 * on one with several, the committer must start a column at each of them before claims can carry its commitments.
 * What an operation needs on one row, its cell wires there. Convolutions are products with one Toeplitz row for each
 * output entry.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { TensorData, Tensors, ValueShape } from '../kind.ts';
import type {
  AddOp,
  ArgmaxOp,
  BfpLinearOp,
  Conv2dOp,
  LinearOp,
  LutOp,
  MaxPoolOp,
  Op,
  ReluOp,
} from '../types.ts';
import { argmaxCell, traceArgmax } from './argmax.ts';
import { bfplinearCell, traceBfplinear } from './bfplinear.ts';
import { ADD_CELL, lutCell, RELU_CELL, traceAdd } from './elementwise.ts';
import { LINEAR_CELLS, traceLinear } from './linear.ts';
import { maxpoolCell, poolChunks, poolInput, traceMaxpool } from './maxpool.ts';

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

type Columns = ReadonlyMap<string, Int32Array>;

export interface Cell {
  readonly op: Op;
  readonly relation: Relation;
  /** Boundary columns by name, outputs included. */
  readonly columns: ReadonlyMap<string, ValueColumn>;
  /** Of `linear`, `conv2d` and `bfplinear`. */
  readonly product?: ProductRows;
  /** The witness columns that belong to these boundary columns. */
  readonly trace: (boundary: Columns) => Columns;
}

type ProductOp = LinearOp | Conv2dOp | BfpLinearOp;
type ProvableOp = ProductOp | MaxPoolOp | ReluOp | LutOp | AddOp | ArgmaxOp;

const PROVABLE = ['linear', 'conv2d', 'bfplinear', 'maxpool', 'relu', 'lut', 'add', 'argmax'];
const isProvable = (op: Op): op is ProvableOp =>
  PROVABLE.includes(op.kind) && (op.kind !== 'maxpool' || op.size === 2);

const refuse = (op: Op, what: string): UsageError =>
  new UsageError('PROOF_KIND', `operation ${op.name} (${op.kind}) ${what}`, {
    details: { op: op.name, kind: op.kind },
  });

const NO_WITNESS: Columns = new Map();

/**
 * @param shapeOf a value, by name
 * @throws UsageError PROOF_KIND when an operation has no cell yet, or not at this width or type
 */
export function lowerCells(
  ops: readonly Op[],
  shapeOf: (value: string) => Pick<ValueShape, 'width' | 'type'>,
  tensors: Tensors,
): readonly Cell[] {
  const columnsOf = (value: string): readonly ValueColumn[] =>
    inOrder(shapeOf(value).width).map((entries) => ({ value, entries }));
  const only = (op: Op, value: string): ValueColumn => {
    const [first, ...others] = columnsOf(value);
    if (first === undefined || others.length > 0) {
      throw refuse(op, `reads ${value}, which has more than ${CELL_ROWS} entries`);
    }
    return first;
  };
  const demandI8 = (op: Op): void => {
    if (shapeOf(op.in[0]!).type !== 'i8') throw refuse(op, 'is not of i8 values');
  };
  /** One cell for each column of the output, beside the operands' columns of the same entries. */
  const elementwise = (
    op: ReluOp | LutOp | AddOp,
    names: readonly string[],
    relationOf: (y: ValueColumn) => Relation,
    trace: Cell['trace'],
  ): Cell[] => {
    if (op.in.some((value) => shapeOf(value).width !== shapeOf(op.out).width)) {
      throw refuse(op, 'has operands of another width than its output');
    }
    const operands = op.in.map(columnsOf);
    return columnsOf(op.out).map((y, chunk) => ({
      op,
      relation: relationOf(y),
      columns: new Map([...names.map((name, i) => [name, operands[i]![chunk]!] as const), ['y', y] as const]),
      trace,
    }));
  };

  const cellsOf = (op: ProvableOp): Cell[] => {
    switch (op.kind) {
      case 'linear':
      case 'conv2d':
      case 'bfplinear': {
        const x = only(op, op.in[0]!);
        // behind b12's mantissas stands their exponent
        const inputs = op.kind === 'bfplinear' ? x.entries.length - 1 : x.entries.length;
        return columnsOf(op.out).map((y) => {
          const product = productRows(op, inputs, y.entries, tensors);
          return {
            op,
            relation:
              op.kind === 'bfplinear' ? bfplinearCell(inputs, CELL_ROWS) : LINEAR_CELLS[op.requant.out],
            columns: new Map([
              ['x', x],
              ['y', y],
            ]),
            product,
            trace: (boundary) => traceProduct(op, product, boundary.get('x')!),
          };
        });
      }
      case 'maxpool': {
        demandI8(op);
        const image = columnsOf(op.in[0]!);
        return columnsOf(op.out).map((y) => ({
          op,
          relation: maxpoolCell(op, y.entries, CELL_ROWS),
          columns: new Map([
            ...poolChunks(op, y.entries, CELL_ROWS).map(
              (chunk) => [poolInput(chunk), image[chunk]!] as const,
            ),
            ['y', y] as const,
          ]),
          trace: (boundary) => traceMaxpool(op, y.entries, boundary, CELL_ROWS).witness,
        }));
      }
      case 'relu':
        demandI8(op);
        return elementwise(
          op,
          ['x'],
          () => RELU_CELL,
          () => NO_WITNESS,
        );
      case 'lut': {
        demandI8(op);
        const table = tensors.data(op.table);
        return elementwise(
          op,
          ['x'],
          (y) => lutCell(table, y.entries.length, CELL_ROWS),
          () => NO_WITNESS,
        );
      }
      case 'add':
        return elementwise(
          op,
          ['a', 'b'],
          () => ADD_CELL,
          (boundary) => traceAdd(boundary.get('a')!, boundary.get('b')!, CELL_ROWS).witness,
        );
      case 'argmax': {
        const x = only(op, op.in[0]!);
        return [
          {
            op,
            relation: argmaxCell(x.entries.length, CELL_ROWS),
            columns: new Map([
              ['x', x],
              ['y', columnsOf(op.out)[0]!],
            ]),
            trace: (boundary) => traceArgmax(boundary.get('x')!, CELL_ROWS).witness,
          },
        ];
      }
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

function traceProduct(op: ProductOp, product: ProductRows, x: Int32Array): Columns {
  const { width, weight, bias, mult } = product;
  const sums = bias.map((_, j) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += weight[j * width + k]! * x[k]!;
    return sum;
  });
  if (op.kind === 'bfplinear') return traceBfplinear(x, sums, mult, bias, CELL_ROWS).witness;
  const biased = sums.map((sum, j) => sum + bias[j]!);
  return traceLinear(biased, mult, CELL_ROWS, op.requant.out).witness;
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
