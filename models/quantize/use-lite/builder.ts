/**
 * Adds float layers to an integer program, operation and tensors together.
 * @module
 */
import type { Op } from '../../program/types.ts';
import type { NamedTensor } from '../../program/weights.ts';
import { type Grid, multiplier, quantiseDense } from '../scales.ts';
import type { ActivationStats } from './calibrate.ts';
import { type Dense, NORM_EPSILON, type Norm } from './source.ts';

/** A value of the residual stream and its fractional bits. */
export interface Residual {
  readonly name: string;
  readonly frac: number;
}

export interface Builder {
  readonly ops: Op[];
  readonly tensors: NamedTensor[];
  readonly stats: ActivationStats;
  /** Adds `<name>.mult` and returns that name. */
  multipliers(name: string, ratios: ArrayLike<number>): string;
  /** The value `name` from the value `from`, as i8 or, on the residual grid, as i32. */
  dense(name: string, from: string, layer: Dense, input: Grid, output: Grid, out: 'i8' | 'i32'): void;
  norm(name: string, from: Residual, norm: Norm, output: Grid): void;
}

export function createBuilder(stats: ActivationStats): Builder {
  const ops: Op[] = [];
  const tensors: NamedTensor[] = [];
  return {
    ops,
    tensors,
    stats,
    multipliers(name, ratios) {
      const data = Array.from(ratios, multiplier);
      tensors.push({ name: `${name}.mult`, type: 'u32', shape: [data.length], data });
      return `${name}.mult`;
    },
    dense(name, from, layer, input, output, out) {
      tensors.push(...quantiseDense(name, layer, input, output, stats[from]!));
      ops.push({
        kind: 'linear',
        name,
        in: [from],
        out: name,
        weight: `${name}.weight`,
        bias: `${name}.bias`,
        requant: { mult: `${name}.mult`, out },
      });
    },
    norm(name, from, { scale, bias }, output) {
      const width = scale.length;
      // kinds/layernorm: y = u·gamma / 2³³ + beta / 2¹³, where u is the centred unit vector with 21 fractional bits;
      // a standardised row is √width times that vector
      const gamma = Array.from(scale, (g, c) =>
        Math.round(((g * Math.sqrt(width)) / output.scale[c]!) * 2 ** 12),
      );
      const beta = Array.from(bias, (b, c) =>
        Math.round(((b - output.zero[c]!) / output.scale[c]!) * 2 ** 13),
      );
      tensors.push(
        { name: `${name}.gamma`, type: 'i32', shape: [width], data: gamma },
        { name: `${name}.beta`, type: 'i32', shape: [width], data: beta },
      );
      ops.push({
        kind: 'layernorm',
        name,
        in: [from.name],
        out: name,
        gamma: `${name}.gamma`,
        beta: `${name}.beta`,
        epsilon: Math.max(1, Math.round(width * NORM_EPSILON * 2 ** (2 * from.frac))),
      });
    },
  };
}
