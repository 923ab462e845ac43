/**
 * crypto/ring/check.ts: ranges and challenges of finished products.
 * @module
 */
import { BOUNDS_AT, CHALLENGE_COUNT, CHALLENGES_AT, CHANNELS_OUT, IN, OUT, WIDTH } from './layout';
import { address, int } from './record';
import { laneSum } from './simd';

/** @returns 0 when every row is within its bounds and every challenge gives 0 */
export function check(op: usize, rows: i32): i32 {
  const wordsOut = address(op, CHANNELS_OUT);
  const wordsIn = address(op, WIDTH);
  const bounds = address(op, BOUNDS_AT);
  const count = int(op, CHALLENGE_COUNT);
  const paddedOut = (wordsOut + 7) & ~7;
  const paddedIn = (wordsIn + 7) & ~7;
  let wrong = 0;
  for (let row = 0; row < rows; row++) {
    const x = address(op, IN) + <usize>row * (wordsIn << 2);
    const z = address(op, OUT) + <usize>row * (wordsOut << 2);
    if (bounds != 0) wrong |= outside(z, bounds, paddedOut);
    let t = address(op, CHALLENGES_AT);
    for (let i = 0; i < count; i++) {
      const sums = i32x4.add(products(z, t, paddedOut), products(x, t + (paddedOut << 2), paddedIn));
      wrong |= laneSum(sums);
      t += (paddedOut + paddedIn) << 2;
    }
  }
  return wrong;
}

/** Rows are not padded: what is read behind one meets the largest bound, and challenges that are 0. */
@inline
function outside(z: usize, bounds: usize, words: usize): i32 {
  let any = i32x4.splat(0);
  const end = z + (words << 2);
  for (; z < end; z += 16, bounds += 16) {
    any = v128.or(any, i32x4.gt_u(i32x4.abs(v128.load(z)), v128.load(bounds)));
  }
  return <i32>v128.any_true(any);
}

@inline
function products(v: usize, t: usize, words: usize): v128 {
  let a = i32x4.splat(0);
  let b = a;
  const end = v + (words << 2);
  for (; v < end; v += 32, t += 32) {
    a = i32x4.add(a, i32x4.mul(v128.load(v), v128.load(t)));
    b = i32x4.add(b, i32x4.mul(v128.load(v, 16), v128.load(t, 16)));
  }
  return i32x4.add(a, b);
}
