/**
 * The cells of `digits` for one image, with all values of the program.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { type Cell, lowerCells, type ValueColumn } from '../../models/program/cells/lower.ts';
import type { Tensors, ValueShape } from '../../models/program/kind.ts';
import { kindOf } from '../../models/program/kinds/index.ts';
import { inferShapes } from '../../models/program/shapes.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import type { WholeModel } from '../../models/shard/split.ts';
import { digitImage } from '../../models/zoo/digits/dataset.ts';
import { digitInput, loadDigits } from '../../models/zoo/digits/index.ts';
import type { CellToProve } from './proof-ceremony.ts';

const zoo = new URL('../../models/zoo/digits/', import.meta.url);

export interface DigitCells {
  readonly model: WholeModel;
  readonly program: Program;
  readonly tensors: Tensors;
  readonly shapeOf: (value: string) => ValueShape;
  readonly cells: readonly Cell[];
  readonly values: ReadonlyMap<string, Int32Array>;
  readonly columnOf: (column: ValueColumn) => Int32Array;
}

export async function digitCells(image: number): Promise<DigitCells> {
  const { model } = await loadDigits((name) => readFile(new URL(name, zoo)));
  const { program, weights } = model;
  const tensors = createTensors(program.tensors, weights);
  const shapes = new Map<string, ValueShape>(program.inputs.map((input) => [input.name, input]));
  for (const [i, { output }] of inferShapes(program).entries()) shapes.set(program.ops[i]!.out, output);
  const shapeOf = (value: string): ValueShape => shapes.get(value)!;
  const values = new Map([['pixels', digitInput(digitImage(image).pixels)]]);
  for (const op of program.ops) {
    const inputs = op.in.map((name) => ({ rows: 1, width: shapeOf(name).width, data: values.get(name)! }));
    values.set(op.out, kindOf(op).run(op, inputs, tensors, []));
  }
  return {
    model,
    program,
    tensors,
    shapeOf,
    cells: lowerCells(program.ops, shapeOf, tensors),
    values,
    columnOf: ({ value, entries }) => Int32Array.from(entries, (i) => values.get(value)![i]!),
  };
}

/** What proveCell takes of a cell beside its relation and its committed boundary. */
export function productOf({ op, product, trace }: Cell): Pick<CellToProve, 'product' | 'trace'> {
  if (product === undefined || (op.kind !== 'linear' && op.kind !== 'conv2d')) return { trace };
  return { trace, product: { ...product, out: op.requant.out } };
}
