/**
 * Protections that are none: what published systems put on the wire instead of a one-time mask. Each has to be broken by an
 * attack of this benchmark, or the attack is not worth its name. Keys are drawn from seeds.
 * @module
 */
import { createRandom, type Random } from '../../sim/random.ts';

/** Where a row crossed. */
export interface Place {
  readonly layer: number;
  /** Counted over all rows that are ever sent. */
  readonly row: number;
}

export interface Control {
  readonly name: string;
  /** A row as it would cross. */
  apply(plain: Int32Array, at: Place): Int32Array;
}

/** Noise of this many times the root mean square of a row's entries, without the largest twentieth of them. */
export const SIGMA = 0.5;
/** A language model's few entries that are a hundred times the others would else set the noise for all. */
const COUNTED = 0.95;

const permutation = (width: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: width }, (_, i) => i);
  for (let i = width - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
};
const permuted = (plain: Int32Array, order: Int32Array): Int32Array => order.map((from) => plain[from]!);

/** One key for each layer and width, made when it is first used. */
function perLayer<T>(make: (width: number, random: Random) => T, seed: number) {
  const known = new Map<string, T>();
  return (layer: number, width: number): T => {
    const key = known.get(`${layer} ${width}`) ?? make(width, createRandom(seed + layer));
    known.set(`${layer} ${width}`, key);
    return key;
  };
}

/** Rounds of rotations in random planes: every entry ends up in every other. */
function rotation(width: number, random: Random): (row: Float64Array) => void {
  const rounds = Array.from({ length: Math.ceil(Math.log2(width)) + 4 }, () => ({
    pairs: permutation(width, random),
    turns: Array.from({ length: width >> 1 }, () => 2 * Math.PI * random.next()).map(
      (angle) => [Math.cos(angle), Math.sin(angle)] as const,
    ),
  }));
  return (row) => {
    for (const { pairs, turns } of rounds) {
      for (let k = 0; k < turns.length; k++) {
        const [cos, sin] = turns[k]!;
        const i = pairs[2 * k]!;
        const j = pairs[2 * k + 1]!;
        const x = row[i]!;
        row[i] = cos * x - sin * row[j]!;
        row[j] = sin * x + cos * row[j]!;
      }
    }
  };
}

/** Root mean square of a row's entries about their mean, without the largest twentieth. */
export function scaleOf(plain: Int32Array): number {
  const mean = plain.reduce((sum, x) => sum + x, 0) / plain.length;
  const squares = Float64Array.from(plain, (x) => (x - mean) ** 2)
    .sort()
    .subarray(0, Math.ceil(COUNTED * plain.length));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

const orders = perLayer(permutation, 1_000);
const rotations = perLayer(rotation, 2_000);

export const plain: Control = { name: 'plain', apply: (row) => row };

export const staticPermutation: Control = {
  name: 'static permutation',
  apply: (row, { layer }) => permuted(row, orders(layer, row.length)),
};

export const tokenPermutation: Control = {
  name: 'per-token permutation',
  apply: (row, at) =>
    permuted(row, permutation(row.length, createRandom(3_000_000 + at.row * 16 + at.layer))),
};

export const randomRotation: Control = {
  name: 'rotation',
  apply: (row, { layer }) => {
    const turned = Float64Array.from(row);
    rotations(layer, row.length)(turned);
    return Int32Array.from(turned, Math.round);
  },
};

export const noise: Control = {
  name: `noise, sigma ${SIGMA} rms`,
  apply: (row, at) => {
    const random = createRandom(4_000_000 + at.row * 16 + at.layer);
    const sigma = SIGMA * scaleOf(row);
    return row.map((x) => Math.round(x + sigma * random.normal()));
  },
};

/** A one-time mask used for two prompts: the rows of the second get those of the first. */
export function reusedMask(period: number): Control {
  return {
    name: 'reused masks',
    apply: (row, at) => {
      const random = createRandom(5_000_000 + (at.row % period) * 16 + at.layer);
      return row.map((x) => x + Math.floor(random.next() * 2 ** 32));
    },
  };
}
