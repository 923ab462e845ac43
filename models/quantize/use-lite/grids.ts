/**
 * How each activation of USE-lite is laid on its integer grid.
 * @module
 */
import { balance, type ChannelStats, centre, type Grid, ownScales, spread, zeros } from '../scales.ts';
import { type Dense, HEADS } from './source.ts';

/** Fractional bits of the residual stream between operations: i32, and within i16 on all texts seen. */
export const RESIDUAL_FRAC = 8;

export const residualGrid = (zero: Float64Array): Grid => ({
  scale: zeros(zero.length).fill(2 ** -RESIDUAL_FRAC),
  zero,
});

/** Around the middle of every channel's range: norm outputs and the pooled mean have a bias to put it into. */
export function centredGrid(stats: ChannelStats, reader: Dense): Grid {
  const zero = centre(stats);
  return {
    scale: balance(spread(stats, zero), reader),
    zero,
  };
}

/**
 * A rectified value is never negative, so −127 stands for 0 and all 255 steps are used; the lower clamp of the
 * requantisation then is the rectifier, and no operation of its own is needed.
 */
export function reluGrid(stats: ChannelStats, reader: Dense): Grid {
  const scale = balance(Float64Array.from(stats.max), reader).map((s) => s / 2);
  return { scale, zero: scale.map((s) => 127 * s) };
}

export interface FusedGrid {
  readonly grid: Grid;
  /** Product of the scales of q_d and k_d, one for all d of a head: a score is this times an integer. */
  readonly scoreScales: readonly number[];
}

/**
 * Fused q|k|v channels. k and v are centred: a constant in k adds the same to all scores of a query, which softmax
 * does not see, and one in v passes through the weighted mean unchanged. Within a head the channels of q and k trade
 * scale so that both use the same share of the i8 range under one product.
 */
export function fusedGrid(stats: ChannelStats): FusedGrid {
  const width = stats.min.length / 3;
  const headDim = width / HEADS;
  const zero = centre(stats).fill(0, 0, width);
  const scale = ownScales(spread(stats, zero));
  const scoreScales: number[] = [];
  for (let from = 0; from < width; from += headDim) {
    const pairs = Array.from({ length: headDim }, (_, d) => [from + d, width + from + d] as const);
    const product = pairs.reduce((most, [q, k]) => Math.max(most, scale[q]! * scale[k]!), 0);
    for (const [q, k] of pairs) {
      const skew = Math.sqrt(scale[q]! / scale[k]!);
      scale[q] = Math.sqrt(product) * skew;
      scale[k] = Math.sqrt(product) / skew;
    }
    scoreScales.push(product);
  }
  return { grid: { scale, zero }, scoreScales };
}

/** Attention's output: its zeros are those of v. */
export function mixedGrid(stats: ChannelStats, fused: Grid, reader: Dense): Grid {
  const zero = fused.zero.slice((2 * fused.zero.length) / 3);
  return { scale: balance(spread(stats, zero), reader), zero };
}
