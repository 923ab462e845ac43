/**
 * Random valid programs: an operation of a wanted kind, then a few of whatever fits the values there are.
 * @module
 */

import {
  type ConformanceCase,
  createNumbers,
  makeProgram,
  stepOf,
  value,
} from '../../../models/engine/conformance/case.ts';
import { TYPE_MAX } from '../../../models/program/requantise.ts';
import { valuesOf } from '../../../models/program/shapes.ts';
import type { IntType, Op, OpKind, Requantise, ValueSpec } from '../../../models/program/types.ts';
import type { NamedTensor } from '../../../models/program/weights.ts';
import { fc } from '../../support/fast-check.ts';

type Draw = (min: number, max: number) => number;
type Added = readonly [Op, readonly NamedTensor[]];

/** The kinds that only make sense together are drawn as whole decoders (wasm-sequences.test.ts). */
type DecoderKind = 'bfp' | 'bfplinear' | 'rotary' | 'causal' | 'tokens' | 'sample';
export type RandomKind = Exclude<OpKind, DecoderKind>;

export const KINDS: readonly RandomKind[] = [
  'linear',
  'conv2d',
  'add',
  'relu',
  'lut',
  'rescale',
  'layernorm',
  'attention',
  'meanpool',
  'maxpool',
  'embed',
  'argmax',
  'norm',
  'gate',
];

const MAX_ROWS = 7;
const VOCABULARY = 11;

/** Shrinks through the draws; the tensors come from a drawn seed. */
export function programWith(kind: RandomKind): fc.Arbitrary<ConformanceCase> {
  return fc.gen().map((g) => build(kind, (min, max) => g(fc.integer, { min, max })));
}

function build(kind: RandomKind, draw: Draw): ConformanceCase {
  const numbers = createNumbers(draw(1, 1_000_000));
  const input = inputFor(kind, draw);
  const values: ValueSpec[] = [input];
  const ops: Op[] = [];
  const tensors: NamedTensor[] = [];
  const maxRows = MAX_ROWS;
  const add = (next: RandomKind, from: ValueSpec): void => {
    const [op, extra] = makeOp(next, from, `v${ops.length}`, values, draw, numbers);
    ops.push(op);
    tensors.push(...extra);
    const program = { version: 1, name: 'draft', inputs: [input], outputs: [], ops, maxRows } as const;
    const { program: typed } = makeProgram('draft', { ...program, tensors, outputs: [op.out] });
    values.push(valuesOf(typed).get(op.out)!);
  };
  add(kind, input);
  for (let i = draw(0, 5); i > 0; i--) {
    const from = values[draw(0, values.length - 1)]!;
    const fitting = KINDS.filter((next) => fits(next, from));
    add(fitting[draw(0, fitting.length - 1)]!, from);
  }
  const last = values.at(-1)!;
  const outputs = values.filter((v) => v.rows === last.rows && (v === last || draw(0, 2) === 0));
  const rows = draw(1, maxRows);
  const entries = kind === 'embed' ? numbers(97, 5).map((n) => n + 5) : numbers(997, mostOf(input.type));
  const name = ops.map((op) => op.kind).join(' ');
  return {
    name,
    ...makeProgram(name, { inputs: [input], ops, tensors, outputs: outputs.map((v) => v.name), maxRows }),
    steps: [stepOf(entries, input.width, rows), stepOf(entries.toReversed(), input.width, 1)],
  };
}

const mostOf = (type: IntType): number => (type === 'b12' ? 0 : TYPE_MAX[type]);

function inputFor(kind: RandomKind, draw: Draw): ValueSpec {
  const width = [draw(1, 40), draw(1, 300), 1, 3, 17, 257][draw(0, 5)]!;
  if (kind === 'embed') return value('x', 1, 'i32');
  if (kind === 'attention') return value('x', 3 * draw(1, 40), 'i8');
  if (kind === 'add' || kind === 'layernorm' || kind === 'norm') return value('x', width, 'i32');
  if (kind === 'gate') return value('x', 2 * width, 'i32');
  if (kind === 'linear' || kind === 'conv2d' || kind === 'lut') return value('x', width, 'i8');
  return value('x', width, (['i8', 'i16', 'i32'] as const)[draw(0, 2)]!);
}

/** Convolutions widen a value up to nineteenfold; the widest are only read entry by entry. */
const WIDE = 2000;

function fits(kind: RandomKind, { type, width, rows }: ValueSpec): boolean {
  if (width > WIDE && ['linear', 'conv2d', 'layernorm', 'attention', 'norm'].includes(kind)) return false;
  if (kind === 'embed') return false; // only ids are within the vocabulary
  if (kind === 'attention') return type === 'i8' && width % 3 === 0 && rows === 'n';
  if (kind === 'add' || kind === 'layernorm' || kind === 'norm' || kind === 'gate') return type === 'i32';
  if (kind === 'linear' || kind === 'conv2d' || kind === 'lut') return type === 'i8';
  return true;
}

const factorOf = (n: number, draw: Draw): number => {
  const factors = Array.from({ length: n }, (_, i) => i + 1).filter((f) => n % f === 0);
  return factors[draw(0, factors.length - 1)]!;
};

function makeOp(
  kind: RandomKind,
  from: ValueSpec,
  out: string,
  values: readonly ValueSpec[],
  draw: Draw,
  numbers: (count: number, max: number) => number[],
): Added {
  const { width } = from;
  const base = { name: out, in: [from.name], out };
  const tensor = (
    suffix: string,
    type: NamedTensor['type'],
    shape: number[],
    data: number[],
  ): NamedTensor => ({
    name: `${out}.${suffix}`,
    type,
    shape,
    data,
  });
  const positive = (count: number, below: number): number[] =>
    numbers(count, 2 ** 20).map((n) => Math.floor(((n + 2 ** 20) / 2 ** 21) ** 4 * below));
  const requant: Requantise = { mult: `${out}.m`, out: (['i8', 'i8', 'i16', 'i32'] as const)[draw(0, 3)]! };
  const mult = (count: number, below: number): NamedTensor =>
    tensor('m', 'u32', [count], positive(count, below));
  const product = (dOut: number, dIn: number): NamedTensor[] => [
    tensor('w', 'i8', [dOut, dIn], numbers(dOut * dIn, 127)),
    tensor('b', 'i32', [dOut], numbers(dOut, 100_000)),
    mult(dOut, Math.min(2 ** 32, 2 ** 54 / (dIn * 127 * 127 + 100_000))),
  ];
  const image = (): { height: number; width: number; channels: number } => {
    const channels = factorOf(width, draw);
    const height = factorOf(width / channels, draw);
    return { channels, height, width: width / channels / height };
  };
  switch (kind) {
    case 'linear':
      return [{ kind, ...base, weight: `${out}.w`, bias: `${out}.b`, requant }, product(draw(1, 40), width)];
    case 'conv2d': {
      const shape = image();
      const kernel = draw(1, Math.min(shape.height, shape.width, 5));
      return [
        {
          kind,
          ...base,
          ...shape,
          kernel,
          stride: draw(1, 3),
          weight: `${out}.w`,
          bias: `${out}.b`,
          requant,
        },
        product(draw(1, 19), kernel * kernel * shape.channels),
      ];
    }
    case 'maxpool': {
      const shape = image();
      return [{ kind, ...base, ...shape, size: draw(1, Math.min(shape.height, shape.width)) }, []];
    }
    case 'add': {
      const partners = values.filter((v) => v.type === 'i32' && v.width === width && v.rows === from.rows);
      return [{ kind, ...base, in: [from.name, partners[draw(0, partners.length - 1)]!.name] }, []];
    }
    case 'relu':
    case 'argmax':
      return [{ kind, ...base }, []];
    case 'lut': {
      const type = (['i8', 'i16'] as const)[draw(0, 1)]!;
      return [
        { kind, ...base, table: `${out}.t` },
        [tensor('t', type, [256], [0, ...numbers(255, TYPE_MAX[type])])],
      ];
    }
    case 'rescale':
    case 'meanpool':
      return [{ kind, ...base, requant }, [mult(width, 2 ** 31)]];
    case 'layernorm':
      return [
        { kind, ...base, gamma: `${out}.g`, beta: `${out}.b`, epsilon: draw(1, Number.MAX_SAFE_INTEGER) },
        [
          tensor('g', 'i32', [width], numbers(width, 2 ** 20)),
          tensor('b', 'i32', [width], numbers(width, 2 ** 20)),
        ],
      ];
    case 'norm': {
      const beta = draw(0, 1) === 1;
      const list = [tensor('g', 'i32', [width], numbers(width, 2 ** draw(0, 31) - 1))];
      if (beta) list.push(tensor('b', 'i32', [width], numbers(width, TYPE_MAX.i32)));
      const epsilon = draw(0, Number.MAX_SAFE_INTEGER);
      const op = { kind, ...base, gamma: `${out}.g`, beta: beta ? `${out}.b` : null, epsilon } as const;
      return [{ ...op, center: draw(0, 1) === 1 }, list];
    }
    case 'gate': {
      const gated = width % 2 === 0 && draw(0, 2) > 0;
      const shift = gated ? draw(0, 31) : 0;
      const indexMult = draw(1, 2 ** 32 - 1);
      return [
        { kind, ...base, table: `${out}.t`, indexMult, shift, gated },
        [
          tensor(
            't',
            'i16',
            [4096],
            numbers(4096, 16_383).map((n) => n + 16_383),
          ),
        ],
      ];
    }
    case 'attention': {
      const heads = factorOf(width / 3, draw);
      return [
        {
          kind,
          ...base,
          heads,
          headDim: width / 3 / heads,
          expTable: `${out}.e`,
          scoreMult: `${out}.s`,
          requant,
        },
        [
          tensor(
            'e',
            'i16',
            [90],
            Array.from({ length: 90 }, (_, t) => Math.floor(32_767 * 0.9 ** t)),
          ),
          tensor('s', 'u32', [heads], positive(heads, 2 ** 29 / width)),
          mult(width / 3, 2 ** 32),
        ],
      ];
    }
    case 'embed': {
      const [type, dOut] = [(['i8', 'i16', 'i32'] as const)[draw(0, 2)]!, draw(1, 40)];
      const positions = draw(0, 1) === 1;
      const table = tensor('t', type, [VOCABULARY, dOut], numbers(VOCABULARY * dOut, TYPE_MAX[type]));
      const extra = tensor('p', 'i32', [MAX_ROWS, dOut], numbers(MAX_ROWS * dOut, TYPE_MAX.i32));
      return [
        { kind, ...base, table: `${out}.t`, positions: positions ? `${out}.p` : null },
        positions ? [table, extra] : [table],
      ];
    }
  }
}
