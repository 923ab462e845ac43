/**
 * crypto/ring/check.ts: a mask taken off, range and challenges of a finished product, for one row. A binary of its own.
 * @module
 */
import { BOUNDS_AT, CHALLENGE_COUNT, CHALLENGES_AT, CHANNELS_OUT, CORRECTIONS, IN, WIDTH } from './layout';
import { address, int } from './record';
import { laneSum } from './simd';

/** z - c in the place of z */
export function unmask(op: usize): void {
  let c = address(op, CORRECTIONS);
  let z = address(op, IN);
  for (const end = z + (address(op, CHANNELS_OUT) << 2); z < end; z += 16, c += 16) {
    v128.store(z, i32x4.sub(v128.load(z), v128.load(c)));
  }
}

/** @returns 0 when the row is within its bounds and every challenge gives 0 */
export function check(op: usize): i32 {
  const row = address(op, IN);
  const end = row + (address(op, WIDTH) << 2);
  const stride = end - row;
  let wrong = int(op, BOUNDS_AT) ? outside(row, address(op, BOUNDS_AT), address(op, CHANNELS_OUT)) : 0;
  let t = address(op, CHALLENGES_AT);
  for (let left = int(op, CHALLENGE_COUNT); left > 0; ) {
    const together = left == 2 || left == 4 ? 2 : 3;
    wrong |= together == 2 ? two(row, end, t, stride) : three(row, end, t, stride);
    left -= together;
    t += stride * together;
  }
  return wrong;
}

@inline
function outside(z: usize, bounds: usize, words: usize): i32 {
  let any = i32x4.splat(0);
  for (const end = z + (words << 2); z < end; z += 16, bounds += 16) {
    any = v128.or(any, i32x4.gt_u(i32x4.abs(v128.load(z)), v128.load(bounds)));
  }
  return <i32>v128.any_true(any);
}

/** Three challenges at once, so that the row is loaded a third as often. */
function three(row: usize, end: usize, t: usize, stride: usize): i32 {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let u = t + stride;
  let v = u + stride;
  for (; row < end; row += 32, t += 32, u += 32, v += 32) {
    let words = v128.load(row);
    a = i32x4.add(a, i32x4.mul(words, v128.load(t)));
    b = i32x4.add(b, i32x4.mul(words, v128.load(u)));
    c = i32x4.add(c, i32x4.mul(words, v128.load(v)));
    words = v128.load(row, 16);
    a = i32x4.add(a, i32x4.mul(words, v128.load(t, 16)));
    b = i32x4.add(b, i32x4.mul(words, v128.load(u, 16)));
    c = i32x4.add(c, i32x4.mul(words, v128.load(v, 16)));
  }
  return laneSum(a) | laneSum(b) | laneSum(c);
}

function two(row: usize, end: usize, t: usize, stride: usize): i32 {
  let a = i32x4.splat(0);
  let b = a;
  let u = t + stride;
  for (; row < end; row += 32, t += 32, u += 32) {
    let words = v128.load(row);
    a = i32x4.add(a, i32x4.mul(words, v128.load(t)));
    b = i32x4.add(b, i32x4.mul(words, v128.load(u)));
    words = v128.load(row, 16);
    a = i32x4.add(a, i32x4.mul(words, v128.load(t, 16)));
    b = i32x4.add(b, i32x4.mul(words, v128.load(u, 16)));
  }
  return laneSum(a) | laneSum(b);
}
