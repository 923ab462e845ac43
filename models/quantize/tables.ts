/**
 * Tables of the non-linear operations, rounded once at import.
 * @module
 */
import { exp, tanh } from './portable-math.ts';

/** Index steps of the exponential table per unit of the exponent. */
export const EXP_STEPS = 128;
const EXP_ONE = 32_767;

/** e(t) = round(32767 · exp(−t / 128)), down to and including its first 0. */
export function expTable(): number[] {
  const table: number[] = [];
  do table.push(Math.round(EXP_ONE * exp(-table.length / EXP_STEPS)));
  while (table.at(-1) !== 0);
  return table;
}

/** tanh of an i8 input with the given scale, as i16 with 32767 = 1; entry x + 128, entry 0 unused. */
export function tanhTable(inputScale: number): number[] {
  return Array.from({ length: 256 }, (_, i) =>
    i === 0 ? 0 : Math.round(EXP_ONE * tanh((i - 128) * inputScale)),
  );
}
