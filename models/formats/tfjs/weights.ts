/**
 * Weights of a TensorFlow.js model on their way into a chain of layers.
 * @module
 */
import type { Chain } from '../network/chain.ts';
import { refuse, shown } from '../refuse.ts';
import type { TfjsWeight } from './read.ts';

export interface FloatWeight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface TfjsWeights {
  /** Values of all weights. */
  readonly total: number;
  /**
   * @param shape null accepts any size, or as a whole any shape
   * @throws UsageError TFJS_LAYER | TENSOR_NOT_FINITE
   */
  floats(chain: Chain, name: string | undefined, shape: readonly (number | null)[] | null): FloatWeight;
  /** Axes and shapes. @throws UsageError TFJS_LAYER */
  integers(chain: Chain, name: string | undefined): readonly number[];
}

/** Axes and shapes: nothing longer is read as integers. */
const MAX_INTEGERS = 8;

export function createWeights(weights: ReadonlyMap<string, TfjsWeight>): TfjsWeights {
  const total = [...weights.values()].reduce((sum, { data }) => sum + data.length, 0);
  return {
    total,
    floats(chain, name, expected) {
      const { shape, data } = weights.get(name ?? '') ?? { shape: ['missing'], data: null };
      const fits =
        expected === null ||
        (shape.length === expected.length && expected.every((size, i) => size === null || shape[i] === size));
      if (!(data instanceof Float32Array) || !fits || data.length === 0) {
        const sizes = expected?.map((size) => size ?? 'any').join(' x ') ?? 'any size';
        return chain.fail(`weight ${shown(name ?? '?')} is ${shape.join(' x ')}`, `float32 of ${sizes}`);
      }
      chain.use(data.length);
      const bad = data.findIndex((value) => !Number.isFinite(value));
      if (bad === -1) return { shape: shape as readonly number[], data };
      const what = `value ${bad} of weight ${shown(name!)} is ${data[bad]}`;
      throw refuse('TENSOR_NOT_FINITE', what, 'finite weights', 'the file is damaged or hostile');
    },
    integers(chain, name) {
      const data = weights.get(name ?? '')?.data;
      if (data instanceof Int32Array && data.length <= MAX_INTEGERS) return [...data];
      return chain.fail(`weight ${shown(name ?? '?')} is no short list of integers`, 'an axis or a shape');
    },
  };
}
