/**
 * Two Jacobian points at a time: X, Y and Z as pairs. Doubling is dbl-2009-l, as in point.ts; a Z that is null stays null,
 * and no point of the curve has order 2.
 * @module
 */
import { SIZE } from './fp-field';
import { addPair, mulPair, PAIR, squarePair, subBothPair, subPair } from './fp-pair';
import { join, part } from './pair';

const t0: usize = memory.data(104);
const t1: usize = memory.data(104);
const t2: usize = memory.data(104);
const t3: usize = memory.data(104);
const t4: usize = memory.data(104);
const t5: usize = memory.data(104);

export function joinPoints(out: usize, a: usize, b: usize): void {
  for (let i: usize = 0; i < 3; i++) join(out + i * PAIR, a + i * SIZE, b + i * SIZE);
}

export function partPoints(a: usize, b: usize, both: usize): void {
  for (let i: usize = 0; i < 3; i++) part(a + i * SIZE, b + i * SIZE, both + i * PAIR);
}

/** `out` may be `a`. */
export function doublePair(out: usize, a: usize): void {
  squarePair(t0, a); // A
  squarePair(t1, a + PAIR); // B
  squarePair(t2, t1); // C
  addPair(t3, a, t1);
  squarePair(t3, t3);
  subBothPair(t3, t3, t0, t2);
  addPair(t3, t3, t3); // D
  addPair(t4, t0, t0);
  addPair(t4, t4, t0); // E
  mulPair(t5, a + PAIR, a + 2 * PAIR);
  addPair(out + 2 * PAIR, t5, t5);
  squarePair(t5, t4);
  subBothPair(out, t5, t3, t3);
  subPair(t3, t3, out);
  mulPair(t3, t4, t3);
  addPair(t2, t2, t2);
  addPair(t2, t2, t2);
  addPair(t2, t2, t2);
  subPair(out + PAIR, t3, t2);
}
