/**
 * Functions of one value that the program looks up in a table: the same numbers on every machine.
 * @module
 */
import { exp, tanh } from '../portable-math.ts';

export interface Curve {
  of(x: number): number;
  /** Beyond it in either direction the function is flat, to less than a step of the table. */
  readonly reach: number;
}

const sigmoid = (x: number): number => (x < 0 ? 1 - sigmoid(-x) : 1 / (1 + exp(-x)));

export const CURVES: Readonly<Record<'tanh' | 'sigmoid', Curve>> = {
  tanh: { of: (x) => tanh(clamp(x, 20)), reach: 4 },
  sigmoid: { of: (x) => sigmoid(clamp(x, 40)), reach: 8 },
};

const clamp = (x: number, most: number): number => Math.max(-most, Math.min(most, x));

/** Entry x + 128 for the input x; the first belongs to none. */
export const curveTable = ({ of }: Curve, inScale: number, outScale: number, most: number): number[] =>
  Array.from({ length: 256 }, (_, i) =>
    i === 0 ? 0 : Math.max(-most, Math.min(most, Math.round(of((i - 128) * inScale) / outScale))),
  );
