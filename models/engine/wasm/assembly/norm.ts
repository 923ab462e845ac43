/**
 * `norm` (program/kinds/norm.ts): split by rows; sums in 64 bits.
 * @module
 */
import { BETA, CENTER, EPSILON, GAMMA, IN, IN_STRIDE, OUT, OUT_STRIDE, WIDTH } from './layout';
import { floorSqrt, total } from './layernorm';
import { bitsOf, shiftRound1, shiftRound4 } from './magnitude';
import { address, int, rowsOf, share } from './record';
import { saturate } from './simd';

const ROW_BITS: i32 = 24;

export function norm(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const h = max(0, bitsOf(x, width) - ROW_BITS);
    const mean = int(op, CENTER) ? meanOf(x, width, h) : 0;
    const squares = squaresOf(x, width, h, mean) + (load<u64>(op + EPSILON) >> <u64>(2 * h));
    const reciprocal = ((<u64>1) << 54) / floorSqrt(max(<u64>1, squares));
    scale(op, x, address(op, OUT) + <usize>row * address(op, OUT_STRIDE), h, mean, reciprocal);
  }
}

function meanOf(x: usize, width: i32, h: i32): i32 {
  let sum = <i64>(width >> 1);
  for (let c = 0; c < width; c++) sum += <i64>shiftRound1(load<i32>(x + (<usize>c << 2)), h);
  const mean = sum / <i64>width;
  return <i32>(mean * <i64>width > sum ? mean - 1 : mean);
}

function squaresOf(x: usize, width: i32, h: i32, mean: i32): u64 {
  let lanes = i64x2.splat(0);
  const whole = width & ~3;
  for (let c = 0; c < whole; c += 4) {
    const d = i32x4.sub(shiftRound4(v128.load(x + (<usize>c << 2)), h), i32x4.splat(mean));
    lanes = i64x2.add(lanes, i64x2.add(i64x2.extmul_low_i32x4_s(d, d), i64x2.extmul_high_i32x4_s(d, d)));
  }
  let sum = total(lanes);
  for (let c = whole; c < width; c++) {
    const d = <i64>(shiftRound1(load<i32>(x + (<usize>c << 2)), h) - mean);
    sum += d * d;
  }
  return <u64>sum;
}

/** One entry at a time, which is faster than vectors: these have no 64-bit products. */
function scale(op: usize, x: usize, y: usize, h: i32, mean: i32, reciprocal: u64): void {
  const gamma = address(op, GAMMA);
  const beta = address(op, BETA);
  const end = <usize>int(op, WIDTH) << 2;
  for (let i: usize = 0; i < end; i += 4) {
    const d = <i64>(shiftRound1(load<i32>(x + i), h) - mean);
    const unit = (d * <i64>reciprocal + ((<i64>1) << 32)) >> 33;
    const scaled = (unit * <i64>load<i32>(gamma + i) + (1 << 15)) >> 16;
    store<i32>(y + i, saturate(scaled + (beta ? <i64>load<i32>(beta + i) : 0)));
  }
}
