/**
 * `layernorm` (program/kinds/layernorm.ts): split by rows; sums in 64 bits.
 * @module
 */
import { BETA, EPSILON, GAMMA, HIGHEST, IN, IN_STRIDE, OUT, OUT_STRIDE, WIDTH } from './layout';
import { address, int, rowsOf, share } from './record';
import { clamp4, SAT25, sat25x4, shift33, store8 } from './simd';

export function layernorm(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const mean = meanOf(x, int(op, WIDTH));
    const norm = floorSqrt(squaresOf(x, int(op, WIDTH), mean) + load<u64>(op + EPSILON));
    normalise(op, x, address(op, OUT) + <usize>row * address(op, OUT_STRIDE), mean, ((<u64>1) << 54) / norm);
  }
}

/** Sum of the two i64 lanes. */
@inline
export function total(lanes: v128): i64 {
  return i64x2.extract_lane(lanes, 0) + i64x2.extract_lane(lanes, 1);
}

@inline
function saturated(x: usize, column: i32): i64 {
  const value = load<i32>(x + (<usize>column << 2));
  return <i64>(value > SAT25 ? SAT25 : value < -SAT25 ? -SAT25 : value);
}

function meanOf(x: usize, width: i32): i32 {
  let lanes = i64x2.splat(0);
  const whole = width & ~3;
  for (let c = 0; c < whole; c += 4) {
    const s = sat25x4(v128.load(x + (<usize>c << 2)));
    lanes = i64x2.add(lanes, i64x2.add(i64x2.extend_low_i32x4_s(s), i64x2.extend_high_i32x4_s(s)));
  }
  let sum = total(lanes) + <i64>(width >> 1);
  for (let c = whole; c < width; c++) sum += saturated(x, c);
  const mean = sum / <i64>width;
  return <i32>(mean * <i64>width > sum ? mean - 1 : mean);
}

function squaresOf(x: usize, width: i32, mean: i32): u64 {
  let lanes = i64x2.splat(0);
  const whole = width & ~3;
  for (let c = 0; c < whole; c += 4) {
    const d = i32x4.sub(sat25x4(v128.load(x + (<usize>c << 2))), i32x4.splat(mean));
    lanes = i64x2.add(lanes, i64x2.add(i64x2.extmul_low_i32x4_s(d, d), i64x2.extmul_high_i32x4_s(d, d)));
  }
  let sum = total(lanes);
  for (let c = whole; c < width; c++) {
    const d = saturated(x, c) - <i64>mean;
    sum += d * d;
  }
  return <u64>sum;
}

/** ⌊√value⌋ for 1 <= value < 2^63: the hardware root of the nearest double, then put right by exact squares. */
export function floorSqrt(value: u64): u64 {
  let root = <u64>sqrt<f64>(<f64>value);
  while (root * root > value) root--;
  while ((root + 1) * (root + 1) <= value) root++;
  return root;
}

/** u = (d * reciprocal + 2^32) >> 33, |u| <= 2^21; y = clamp((u * gamma + beta * 2^20 + 2^32) >> 33). */
function normalise(op: usize, x: usize, y: usize, mean: i32, reciprocal: u64): void {
  const half = i64x2.splat(1 << 32);
  const factor = i64x2.splat(reciprocal);
  const means = i32x4.splat(mean);
  const highest = i32x4.splat(int(op, HIGHEST));
  const lowest = i32x4.neg(highest);
  const groups = int(op, OUT_STRIDE) >> 4;
  for (let i = 0; i < groups; i++) {
    const offset = <usize>i << 5;
    let low = i32x4.splat(0);
    let high = low;
    for (let part: usize = 0; part < 32; part += 16) {
      const at = offset + part;
      const d = i32x4.sub(sat25x4(v128.load(x + at)), means);
      const unit = shift33(
        i64x2.add(i64x2.mul(i64x2.extend_low_i32x4_s(d), factor), half),
        i64x2.add(i64x2.mul(i64x2.extend_high_i32x4_s(d), factor), half),
      );
      const gamma = v128.load(address(op, GAMMA) + at);
      const beta = v128.load(address(op, BETA) + at);
      const beta0 = i64x2.add(i64x2.shl(i64x2.extend_low_i32x4_s(beta), 20), half);
      const beta1 = i64x2.add(i64x2.shl(i64x2.extend_high_i32x4_s(beta), 20), half);
      const scaled = shift33(
        i64x2.add(i64x2.extmul_low_i32x4_s(unit, gamma), beta0),
        i64x2.add(i64x2.extmul_high_i32x4_s(unit, gamma), beta1),
      );
      low = high;
      high = clamp4(scaled, lowest, highest);
    }
    store8(y + (<usize>i << 4), low, high, 0);
  }
}
