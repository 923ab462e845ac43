/**
 * `rotary` (program/kinds/rotary.ts): split by rows. Sums of two products stay below 2^48, which doubles hold exactly,
 * and vectors of doubles can be rounded and saturated where vectors of 64-bit integers cannot.
 * @module
 */
import { COS, HEAD_DIM, HEADS, IN, IN_STRIDE, OUT, OUT_STRIDE, SIN, WIDTH } from './layout';
import { address, int, positionOf, rowsOf, share } from './record';
import { highHalf, saturate } from './simd';

export function rotary(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const heads = int(op, HEADS);
  const half = int(op, HEAD_DIM) >> 1;
  const turned = <usize>(heads * half) << 3;
  const bytes = <usize>int(op, WIDTH) << 2;
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    const angle = positionOf(row) * <usize>half << 1;
    for (let head = 0; head < heads; head++) {
      const at = <usize>(head * half) << 3;
      turn(x + at, y + at, address(op, COS) + angle, address(op, SIN) + angle, half);
    }
    memory.copy(y + turned, x + turned, bytes - turned);
  }
}

function turn(x: usize, y: usize, cos: usize, sin: usize, half: i32): void {
  const apart = <usize>half << 2;
  const whole = half & ~3;
  for (let d = 0; d < whole; d += 4) {
    const at = <usize>d << 2;
    const a = v128.load(x + at);
    const b = v128.load(x + at + apart);
    const c = v128.load16x4_s(cos + (<usize>d << 1));
    const s = v128.load16x4_s(sin + (<usize>d << 1));
    const a0 = f64x2.convert_low_i32x4_s(a);
    const a1 = f64x2.convert_low_i32x4_s(highHalf(a));
    const b0 = f64x2.convert_low_i32x4_s(b);
    const b1 = f64x2.convert_low_i32x4_s(highHalf(b));
    const c0 = f64x2.convert_low_i32x4_s(c);
    const c1 = f64x2.convert_low_i32x4_s(highHalf(c));
    const s0 = f64x2.convert_low_i32x4_s(s);
    const s1 = f64x2.convert_low_i32x4_s(highHalf(s));
    v128.store(
      y + at,
      rounded(
        f64x2.sub(f64x2.mul(a0, c0), f64x2.mul(b0, s0)),
        f64x2.sub(f64x2.mul(a1, c1), f64x2.mul(b1, s1)),
      ),
    );
    v128.store(
      y + at + apart,
      rounded(
        f64x2.add(f64x2.mul(a0, s0), f64x2.mul(b0, c0)),
        f64x2.add(f64x2.mul(a1, s1), f64x2.mul(b1, c1)),
      ),
    );
  }
  for (let d = whole; d < half; d++) {
    const at = <usize>d << 2;
    const a = <i64>load<i32>(x + at);
    const b = <i64>load<i32>(x + at + apart);
    const c = <i64>load<i16>(cos + (<usize>d << 1));
    const s = <i64>load<i16>(sin + (<usize>d << 1));
    store<i32>(y + at, saturate((a * c - b * s + (1 << 13)) >> 14));
    store<i32>(y + at + apart, saturate((a * s + b * c + (1 << 13)) >> 14));
  }
}

/** clamp(⌊(value + 2^13) / 2^14⌋) of four values as i32. */
@inline
function rounded(low: v128, high: v128): v128 {
  const two = i32x4.trunc_sat_f64x2_s_zero(roundedPair(low));
  const more = i32x4.trunc_sat_f64x2_s_zero(roundedPair(high));
  return i8x16.shuffle(two, more, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

@inline
function roundedPair(value: v128): v128 {
  const whole = f64x2.floor(f64x2.mul(f64x2.add(value, f64x2.splat(8192)), f64x2.splat(1 / 16384)));
  return f64x2.max(f64x2.splat(-i32.MAX_VALUE), whole); // the conversion saturates the other end
}
