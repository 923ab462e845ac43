/**
 * A decoder of any size with seeded weights: what conformance and benchmarks run where no model is at hand.
 * @module
 */
import type { Op, Program } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { createNumbers, makeProgram, value } from './case.ts';

export interface DecoderShape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly hidden: number;
  readonly vocabulary: number;
  readonly positions: number;
  readonly maxRows: number;
}

type Part = readonly [Op, readonly NamedTensor[]];

/** From token ids to the id of the largest logit, the one drawn, and the logits. */
export function decoder(name: string, shape: DecoderShape): { program: Program; weights: Uint8Array } {
  const { width, vocabulary, layers, positions, maxRows } = shape;
  const numbers = createNumbers(11);
  const parts: Part[] = [
    [
      {
        kind: 'tokens',
        name: 'x0',
        in: ['ids'],
        out: 'x0',
        table: 'embed',
        mult: 'embed.m',
        positions: null,
      },
      [
        { name: 'embed', type: 'i8', shape: [vocabulary, width], data: numbers(vocabulary * width, 127) },
        {
          name: 'embed.m',
          type: 'u32',
          shape: [vocabulary],
          data: new Array<number>(vocabulary).fill(2 ** 21),
        },
      ],
    ],
    ...Array.from({ length: layers }, (_, layer) => layerOf(layer, shape, numbers)).flat(),
    ...normed('head', `x${layers}`, width, numbers),
    product('logits', 'head.b', width, vocabulary, numbers),
    [{ kind: 'argmax', name: 'next', in: ['logits'], out: 'next' }, []],
    [{ kind: 'sample', name: 'drawn', in: ['logits'], out: 'drawn', frac: 12 }, []],
  ];
  return makeProgram(name, {
    inputs: [value('ids', 1, 'i32')],
    ops: parts.map(([op]) => op),
    tensors: parts.flatMap(([, tensors]) => tensors),
    outputs: ['next', 'drawn', 'logits'],
    maxRows,
    maxPositions: positions,
  });
}

type Numbers = ReturnType<typeof createNumbers>;

function normed(name: string, from: string, width: number, numbers: Numbers): Part[] {
  return [
    [
      {
        kind: 'norm',
        name: `${name}.n`,
        in: [from],
        out: `${name}.n`,
        gamma: `${name}.g`,
        beta: null,
        center: false,
        epsilon: width * 168,
      },
      [{ name: `${name}.g`, type: 'i32', shape: [width], data: numbers(width, 2 ** 16) }],
    ],
    block(`${name}.b`, `${name}.n`, [width]),
  ];
}

const block = (name: string, from: string, groups: number[]): Part => [
  { kind: 'bfp', name, in: [from], out: name, groups },
  [],
];

function product(name: string, from: string, dIn: number, dOut: number, numbers: Numbers): Part {
  const mult = Math.floor(2 ** 33 / (40 * Math.sqrt(dIn)));
  return [
    { kind: 'bfplinear', name, in: [from], out: name, weight: `${name}.w`, mult: `${name}.m`, bias: null },
    [
      { name: `${name}.w`, type: 'i8', shape: [dOut, dIn], data: numbers(dOut * dIn, 127) },
      { name: `${name}.m`, type: 'u32', shape: [dOut], data: new Array<number>(dOut).fill(mult) },
    ],
  ];
}

function layerOf(layer: number, shape: DecoderShape, numbers: Numbers): Part[] {
  const { width, heads, kvHeads, headDim, hidden, positions } = shape;
  const at = (part: string): string => `l${layer}.${part}`;
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  const half = headDim / 2;
  const angles = (count: number): number[] => numbers(count, 16_384);
  return [
    ...normed(at('in'), `x${layer}`, width, numbers),
    product(at('qkv'), at('in.b'), width, q + 2 * kv, numbers),
    [
      {
        kind: 'rotary',
        name: at('rot'),
        in: [at('qkv')],
        out: at('rot'),
        heads: heads + kvHeads,
        headDim,
        cos: at('cos'),
        sin: at('sin'),
      },
      [
        { name: at('cos'), type: 'i16', shape: [positions, half], data: angles(positions * half) },
        { name: at('sin'), type: 'i16', shape: [positions, half], data: angles(positions * half) },
      ],
    ],
    block(at('rot.b'), at('rot'), [q, kv, kv]),
    [
      {
        kind: 'causal',
        name: at('att'),
        in: [at('rot.b')],
        out: at('att'),
        heads,
        kvHeads,
        headDim,
        expTable: at('exp'),
        scoreMult: at('score'),
      },
      [
        {
          name: at('exp'),
          type: 'i16',
          shape: [1024],
          data: Array.from({ length: 1024 }, (_, t) => Math.floor(32_767 * 2 ** (-t / 64))),
        },
        { name: at('score'), type: 'u32', shape: [1], data: [Math.floor(2 ** 15 / Math.sqrt(headDim))] },
      ],
    ],
    block(at('att.b'), at('att'), [q]),
    product(at('o'), at('att.b'), q, width, numbers),
    [{ kind: 'add', name: at('mid'), in: [at('o'), `x${layer}`], out: at('mid') }, []],
    ...normed(at('ffn'), at('mid'), width, numbers),
    product(at('up'), at('ffn.b'), width, 2 * hidden, numbers),
    [
      {
        kind: 'gate',
        name: at('gate'),
        in: [at('up')],
        out: at('gate'),
        table: at('sigmoid'),
        indexMult: 2 ** 29,
        shift: 12,
        gated: true,
      },
      [
        {
          name: at('sigmoid'),
          type: 'i16',
          shape: [4096],
          data: Array.from({ length: 4096 }, (_, t) => t * 8),
        },
      ],
    ],
    block(at('gate.b'), at('gate'), [hidden]),
    product(at('down'), at('gate.b'), hidden, width, numbers),
    [{ kind: 'add', name: `x${layer + 1}`, in: [at('down'), at('mid')], out: `x${layer + 1}` }, []],
  ];
}
