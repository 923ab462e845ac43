/**
 * A small shard with every part that cells have: products, a map, a sum, inner columns, and a value on both edges.
 * @module
 */
import { lowerShard, type ShardCells } from '../../models/program/cells/shard-cells.ts';
import type { Tensors } from '../../models/program/kind.ts';
import { kindOf } from '../../models/program/kinds/index.ts';
import { valuesOf } from '../../models/program/shapes.ts';
import type { Program } from '../../models/program/types.ts';
import { createTensors, type NamedTensor, packTensors } from '../../models/program/weights.ts';
import { integer } from './proof-cells.ts';
import { seededScalars } from './proof-setup.ts';

export interface TracedShard extends ShardCells {
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly tensors: Tensors;
  /** Every value of one position. */
  readonly trace: (inputs: ReadonlyMap<string, Int32Array>) => ReadonlyMap<string, Int32Array>;
}

/** A program's cells and values, for programs whose rows stand by themselves. */
export function traceShard(program: Program, weights: Uint8Array): TracedShard {
  const tensors = createTensors(program.tensors, weights);
  const shapes = valuesOf(program);
  return {
    ...lowerShard(program, tensors),
    program,
    weights,
    tensors,
    trace(inputs) {
      const values = new Map(inputs);
      for (const op of program.ops) {
        const given = op.in.map((name) => ({
          rows: 1,
          width: shapes.get(name)!.width,
          data: values.get(name)!,
        }));
        values.set(op.out, kindOf(op).run(op, given, tensors, []));
      }
      return values;
    },
  };
}

export const TINY_IN = 12;
export const TINY_OUT = 8;

/**
 * x (i8), s (i32) -> y = clamp(up(relu(fc(x))) + s), s. Five cells: fc, act, up, sum, and a copy of s; inner columns h,
 * r, u.
 */
export function tinyShard(): TracedShard {
  const random = seededScalars(7n);
  const vector = (length: number, limit: number): number[] =>
    Array.from({ length }, () => integer(random, limit));
  const product = (name: string, inputs: number, mult: number): NamedTensor[] => [
    { name: `${name}.w`, type: 'i8', shape: [TINY_OUT, inputs], data: vector(TINY_OUT * inputs, 127) },
    { name: `${name}.b`, type: 'i32', shape: [TINY_OUT], data: vector(TINY_OUT, 5000) },
    { name: `${name}.m`, type: 'u32', shape: [TINY_OUT], data: new Array<number>(TINY_OUT).fill(mult) },
  ];
  const { tensors, weights } = packTensors([
    ...product('fc', TINY_IN, 2 ** 24),
    ...product('up', TINY_OUT, 2 ** 27),
  ]);
  const linear = (name: string, from: string, to: string, out: 'i8' | 'i32') =>
    ({
      kind: 'linear',
      name,
      in: [from],
      out: to,
      weight: `${name}.w`,
      bias: `${name}.b`,
      requant: { mult: `${name}.m`, out },
    }) as const;
  const sides = { rows: 'n', width: TINY_OUT, type: 'i32' } as const;
  return traceShard(
    {
      version: 1,
      name: 'tiny-shard',
      inputs: [
        { name: 'x', rows: 'n', width: TINY_IN, type: 'i8' },
        { name: 's', ...sides },
      ],
      outputs: [
        { name: 'y', ...sides },
        { name: 's', ...sides },
      ],
      ops: [
        linear('fc', 'x', 'h', 'i8'),
        { kind: 'relu', name: 'act', in: ['h'], out: 'r' },
        linear('up', 'r', 'u', 'i32'),
        { kind: 'add', name: 'sum', in: ['u', 's'], out: 'y' },
      ],
      tensors,
      maxRows: 4,
    },
    weights,
  );
}

/** Inputs of the tiny shard, other ones for each position. */
export function tinyInputs(position: number): ReadonlyMap<string, Int32Array> {
  const random = seededScalars(BigInt(1000 + position));
  return new Map([
    ['x', Int32Array.from({ length: TINY_IN }, () => integer(random, 127))],
    ['s', Int32Array.from({ length: TINY_OUT }, () => integer(random, 2 ** 30))],
  ]);
}
