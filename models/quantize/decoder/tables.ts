/**
 * Tables of a decoder's non-linear operations, the same bits on every machine.
 * @module
 */
import type { DecoderConfig } from '../../formats/float-model.ts';
import { cos, exp, ln, normalCdf, sin, tanh } from '../portable-math.ts';
import { GATE_UNIT } from './grid.ts';

/** Index steps of the exponential table per unit of the exponent. */
export const EXP_STEPS = 256;
const I16_MAX = 32_767;

/** e(t) = round(32767 · exp(−t / EXP_STEPS)), down to and including its first 0: 2,841 entries. */
export function expTable(): Int16Array {
  const table: number[] = [];
  do table.push(Math.round(I16_MAX * exp(-table.length / EXP_STEPS)));
  while (table.at(-1) !== 0);
  return Int16Array.from(table);
}

const ENTRIES = 4096;
/** f(x)/x is 0 or 1 to the last bit but one beyond these. */
const RANGE = { silu: 10, gelu: 5, 'gelu-tanh': 5 } as const;

const SHARE: Record<DecoderConfig['activation'], (x: number) => number> = {
  silu: (x) => (x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x))),
  gelu: normalCdf,
  'gelu-tanh': (x) => 0.5 * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
};

export interface ActivationTable {
  /** i16 [4096], 15 fractional bits: f(x)/x. */
  readonly table: Int16Array;
  /** Table steps per unit of the gate's input, with 33 fractional bits. */
  readonly indexMult: number;
}

/** The ends stand for everything beyond them, so they are exactly nothing and everything. */
export function activationTable(activation: DecoderConfig['activation']): ActivationTable {
  const range = RANGE[activation];
  const table = Int16Array.from({ length: ENTRIES }, (_, i) =>
    Math.min(I16_MAX, Math.round(2 ** 15 * SHARE[activation](((i - ENTRIES / 2) * range) / (ENTRIES / 2)))),
  );
  table[0] = 0;
  table[ENTRIES - 1] = I16_MAX;
  return { table, indexMult: Math.round((2 ** 33 * ENTRIES) / (2 * range * GATE_UNIT)) };
}

export interface RotaryTables {
  /** i16 [positions, headDim / 2], 14 fractional bits. */
  readonly cos: Int16Array;
  readonly sin: Int16Array;
}

/** Angle of pair d at position p: p · base^(−2d / headDim). */
export function rotaryTables(base: number, headDim: number, positions: number): RotaryTables {
  const half = headDim / 2;
  const rates = Array.from({ length: half }, (_, d) => exp((-2 * d * ln(base)) / headDim));
  const tabulate = (wave: (x: number) => number): Int16Array =>
    Int16Array.from({ length: positions * half }, (_, i) =>
      Math.round(2 ** 14 * wave(Math.floor(i / half) * rates[i % half]!)),
    );
  return { cos: tabulate(cos), sin: tabulate(sin) };
}
