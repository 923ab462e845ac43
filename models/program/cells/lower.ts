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
  BfpOp,
  Conv2dOp,
  GateOp,
  LayerNormOp,
  LinearOp,
  LutOp,
  MaxPoolOp,
  NormOp,
  Op,
  ReluOp,
  RescaleOp,
} from '../types.ts';
import { argmaxCell, traceArgmax } from './argmax.ts';
import { bfpCell, fitsBfp, traceBfp } from './bfp.ts';
import { bfplinearCell, traceBfplinear } from './bfplinear.ts';
import { ADD_CELL, lutCell, RELU_CELL, traceAdd } from './elementwise.ts';
import { fitsGate, gateCell, traceGate } from './gate.ts';
import { type LayerNormSpec, layernormCell, traceLayernorm } from './layernorm.ts';
import { LINEAR_CELLS, traceLinear } from './linear.ts';
import { maxpoolCell, poolChunks, poolInput, traceMaxpool } from './maxpool.ts';
import { type NormSpec, normCell, traceNorm } from './norm.ts';
import { type RescaleSpec, rescaleCell, traceRescale } from './rescale.ts';

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
  /**
   * One row of `width` weights for each entry of the output column: a view of the model's, but for a convolution made
   * whenever it is read, since the rows have the size of the image.
   */
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
type RowOp = ArgmaxOp | BfpOp | GateOp | NormOp | LayerNormOp | RescaleOp;
type ProvableOp = ProductOp | MaxPoolOp | ReluOp | LutOp | AddOp | RowOp;

const PROVABLE: Readonly<Record<ProvableOp['kind'], true>> = {
  linear: true,
  conv2d: true,
  bfplinear: true,
  maxpool: true,
  relu: true,
  lut: true,
  add: true,
  argmax: true,
  bfp: true,
  gate: true,
  norm: true,
  layernorm: true,
  rescale: true,
};
const isProvable = (op: Op): op is ProvableOp =>
  Object.hasOwn(PROVABLE, op.kind) &&
  (op.kind !== 'maxpool' || op.size === 2) &&
  (op.kind !== 'norm' || !op.center);

const NO_WITNESS: Columns = new Map();

/** A value, by name. */
export type ShapeOf = (value: string) => Pick<ValueShape, 'width' | 'type'>;

/** A value's columns: its entries in order, 4088 each, the last one shorter. */
export const columnsOfValue = (value: string, width: number): readonly ValueColumn[] =>
  Array.from({ length: Math.ceil(width / CELL_ROWS) }, (_, chunk) => ({
    value,
    entries: Array.from(
      { length: Math.min(CELL_ROWS, width - chunk * CELL_ROWS) },
      (_, i) => chunk * CELL_ROWS + i,
    ),
  }));

/** Which of its value's columns it is. */
export const chunkOf = ({ entries }: ValueColumn): number => entries[0]! / CELL_ROWS;

/** What keeps an operation from having cells; undefined where nothing does. */
function obstacle(op: Op, shapeOf: ShapeOf): string | undefined {
  if (!isProvable(op)) return 'has no cell yet';
  const [first] = op.in as [string, ...string[]];
  const { width, type } = shapeOf(first);
  const tooWide = `reads ${first}, which has more than ${CELL_ROWS} entries`;
  switch (op.kind) {
    case 'linear':
    case 'conv2d':
    case 'bfplinear':
    case 'argmax':
    case 'norm':
    case 'layernorm':
    case 'rescale':
      return width > CELL_ROWS ? tooWide : undefined;
    case 'bfp':
      return fitsBfp(op.groups, CELL_ROWS)
        ? undefined
        : 'makes more mantissas and exponents than a column has rows';
    case 'gate':
      return fitsGate(width, CELL_ROWS) ? undefined : tooWide;
    case 'maxpool':
      return type === 'i8' ? undefined : 'is not of i8 values';
    case 'relu':
    case 'lut':
    case 'add':
      if (op.kind !== 'add' && type !== 'i8') return 'is not of i8 values';
      return op.in.some((value) => shapeOf(value).width !== shapeOf(op.out).width)
        ? 'has operands of another width than its output'
        : undefined;
  }
}

/**
 * @returns the cells of one operation, or undefined when it has none yet, or not at this width or type; a kind that
 * several operations share is made once
 */
export function createLowering(shapeOf: ShapeOf, tensors: Tensors): (op: Op) => readonly Cell[] | undefined {
  const columnsOf = (value: string): readonly ValueColumn[] => columnsOfValue(value, shapeOf(value).width);
  const relations = new Map<string, Relation>();
  const shared = (parts: readonly (string | number | boolean | null)[], make: () => Relation): Relation => {
    const id = JSON.stringify(parts);
    const relation = relations.get(id) ?? make();
    relations.set(id, relation);
    return relation;
  };
  /** One cell for each column of the output, beside the operands' columns of the same entries. */
  const elementwise = (
    op: ReluOp | LutOp | AddOp,
    names: readonly string[],
    relationOf: (y: ValueColumn) => Relation,
    trace: Cell['trace'],
  ): Cell[] => {
    const operands = op.in.map(columnsOf);
    return columnsOf(op.out).map((y, chunk) => ({
      op,
      relation: relationOf(y),
      columns: new Map([...names.map((name, i) => [name, operands[i]![chunk]!] as const), ['y', y] as const]),
      trace,
    }));
  };

  /** The cell of an operation from one column to one column. */
  const onRow = (op: RowOp, relation: Relation, trace: (x: Int32Array) => Columns): Cell => ({
    op,
    relation,
    columns: new Map([
      ['x', columnsOf(op.in[0]!)[0]!],
      ['y', columnsOf(op.out)[0]!],
    ]),
    trace: (boundary) => trace(boundary.get('x')!),
  });

  const cellsOf = (op: ProvableOp): Cell[] => {
    switch (op.kind) {
      case 'linear':
      case 'conv2d':
      case 'bfplinear': {
        const x = columnsOf(op.in[0]!)[0]!;
        // behind b12's mantissas stands their exponent
        const inputs = op.kind === 'bfplinear' ? x.entries.length - 1 : x.entries.length;
        const relation =
          op.kind === 'bfplinear'
            ? shared(['bfplinear', inputs], () => bfplinearCell(inputs, CELL_ROWS))
            : LINEAR_CELLS[op.requant.out];
        return columnsOf(op.out).map((y) => {
          const product = productRows(op, inputs, y.entries, tensors);
          return {
            op,
            relation,
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
        return elementwise(
          op,
          ['x'],
          () => RELU_CELL,
          () => NO_WITNESS,
        );
      case 'lut': {
        const table = tensors.data(op.table);
        return elementwise(
          op,
          ['x'],
          ({ entries }) =>
            shared(['lut', op.table, entries.length], () => lutCell(table, entries.length, CELL_ROWS)),
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
        const { width } = shapeOf(op.in[0]!);
        return [
          onRow(
            op,
            shared(['argmax', width], () => argmaxCell(width, CELL_ROWS)),
            (x) => traceArgmax(x, CELL_ROWS).witness,
          ),
        ];
      }
      case 'bfp':
        return [
          onRow(
            op,
            shared(['bfp', ...op.groups], () => bfpCell(op.groups, CELL_ROWS)),
            (x) => traceBfp(op.groups, x, CELL_ROWS).witness,
          ),
        ];
      case 'norm': {
        const spec: NormSpec = {
          epsilon: op.epsilon,
          gamma: tensors.data(op.gamma),
          beta: op.beta === null ? null : tensors.data(op.beta),
        };
        return [
          onRow(
            op,
            shared(['norm', op.gamma, op.beta, op.epsilon], () => normCell(spec, CELL_ROWS)),
            (x) => traceNorm(spec, x, CELL_ROWS).witness,
          ),
        ];
      }
      case 'layernorm': {
        const { epsilon } = op;
        const spec: LayerNormSpec = { epsilon, gamma: tensors.data(op.gamma), beta: tensors.data(op.beta) };
        return [
          onRow(
            op,
            shared(['layernorm', op.gamma, op.beta, epsilon], () => layernormCell(spec, CELL_ROWS)),
            (x) => traceLayernorm(spec, x, CELL_ROWS).witness,
          ),
        ];
      }
      case 'rescale': {
        const { out, mult } = op.requant;
        const spec: RescaleSpec = { out, mult: tensors.data(mult) };
        return [
          onRow(
            op,
            shared(['rescale', out, mult], () => rescaleCell(spec, CELL_ROWS)),
            (x) => traceRescale(spec, x, CELL_ROWS).witness,
          ),
        ];
      }
      case 'gate': {
        const table = tensors.data(op.table);
        const { width } = shapeOf(op.out);
        return [
          onRow(
            op,
            shared(['gate', op.table, op.indexMult, op.shift, op.gated, width], () =>
              gateCell(op, table, width, CELL_ROWS),
            ),
            (x) => traceGate(op, table, x, CELL_ROWS).witness,
          ),
        ];
      }
    }
  };

  return (op) => (isProvable(op) && obstacle(op, shapeOf) === undefined ? cellsOf(op) : undefined);
}

/** @throws UsageError PROOF_KIND when an operation has no cell yet, or not at this width or type */
export function lowerCells(ops: readonly Op[], shapeOf: ShapeOf, tensors: Tensors): readonly Cell[] {
  const lower = createLowering(shapeOf, tensors);
  return ops.flatMap((op) => {
    const cells = lower(op);
    if (cells !== undefined) return cells;
    throw new UsageError('PROOF_KIND', `operation ${op.name} (${op.kind}) ${obstacle(op, shapeOf)}`, {
      details: { op: op.name, kind: op.kind },
    });
  });
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
  const [from] = outputs as [number];
  // a convolution's channels take turns
  const ofOutput = (values: TensorData | undefined) =>
    outputs.map((output) => values?.[output % mult.length] ?? 0);
  return {
    width,
    get weight() {
      return op.kind === 'conv2d'
        ? toeplitzRows(op, mult.length, width, outputs, weight)
        : (weight.subarray(from * width, (from + outputs.length) * width) as Int8Array);
    },
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

function toeplitzRows(
  op: Conv2dOp,
  outChannels: number,
  width: number,
  outputs: readonly number[],
  weight: TensorData,
): Int8Array {
  const rows = new Int8Array(outputs.length * width);
  outputs.forEach((output, row) => {
    toeplitzRow(op, outChannels, output, weight, rows.subarray(row * width, (row + 1) * width));
  });
  return rows;
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
