/**
 * Inverses in the coordinates' field by Fermat: point.ts asks for one.
 * @module
 */
import { P_MINUS_2 } from './constants';
import { power } from './fp-field';

/** a must not be zero. */
export function inverse(out: usize, a: usize): void {
  power(out, a, P_MINUS_2, 8);
}
