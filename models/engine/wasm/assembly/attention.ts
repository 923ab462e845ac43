/**
 * `attention` (program/kinds/attention.ts): split by (head, query) pairs. Scratch holds one i32 a row of the step.
 * @module
 */
import {
  HEAD_DIM, HEADS, HIGHEST, IN, IN_STRIDE, LOWEST, MULT, OUT, OUT_STRIDE, OUT_WIDE, SCORE_MULT, TABLE,
  TABLE_LENGTH,
} from './layout';
import { address, int, rowsOf, scratch, share } from './record';
import { clamp4, laneSum, requantise1, requantise4, sizeOf, store8, storeSome } from './simd';

export function attention(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const scores = scratch(op, thread);
  const units = rows * int(op, HEADS);
  const to = share(units, thread + 1, threads);
  for (let unit = share(units, thread, threads); unit < to; unit++) {
    const head = unit / rows;
    const query = unit % rows;
    const top = score(op, head, query, rows, scores);
    mix(op, head, query, rows, scores, weigh(op, head, rows, scores, top));
  }
}

/** First i16 entry of a head's part of a row; `section` is 0 for q, 1 for k, 2 for v. */
@inline
function part(op: usize, head: i32, section: i32, row: i32): usize {
  const entry = (section * int(op, HEADS) + head) * int(op, HEAD_DIM);
  return address(op, IN) + <usize>row * address(op, IN_STRIDE) + (<usize>entry << 1);
}

/** scores[j] = q_i · k_j; returns the largest. */
function score(op: usize, head: i32, query: i32, rows: i32, scores: usize): i32 {
  const q = part(op, head, 0, query);
  const width = int(op, HEAD_DIM);
  const whole = <usize>(width & ~7) << 1;
  const end = <usize>width << 1;
  const stride = address(op, IN_STRIDE);
  let k = part(op, head, 1, 0);
  let top = i32.MIN_VALUE;
  for (let j = 0; j < rows; j++) {
    let lanes = i32x4.splat(0);
    for (let d: usize = 0; d < whole; d += 16) {
      lanes = i32x4.add(lanes, i32x4.dot_i16x8_s(v128.load(q + d), v128.load(k + d)));
    }
    let s = laneSum(lanes);
    for (let d = whole; d < end; d += 2) s += <i32>load<i16>(q + d) * <i32>load<i16>(k + d);
    store<i32>(scores + (<usize>j << 2), s);
    if (s > top) top = s;
    k += stride;
  }
  return top;
}

/** Replaces the scores by their weights; returns the reciprocal ⌊2^41 / Σ weights⌋ <= 2^31. */
function weigh(op: usize, head: i32, rows: i32, scores: usize, top: i32): u32 {
  const table = address(op, TABLE);
  const last = <i64>(int(op, TABLE_LENGTH) - 1);
  const mult = <i64>load<u32>(address(op, SCORE_MULT) + (<usize>head << 2));
  let sum: u64 = 0;
  for (let j = 0; j < rows; j++) {
    const at = scores + (<usize>j << 2);
    const index = requantise1(<i64>top - <i64>load<i32>(at), mult);
    const weight = load<i16>(table + (<usize>(index < last ? index : last) << 1));
    store<i32>(at, <i32>weight);
    sum += <u64>weight;
  }
  return <u32>(((<u64>1) << 41) / sum);
}

/** y = two requantisations of Σ weight_j v_j, eight entries of the head at a time. */
function mix(op: usize, head: i32, query: i32, rows: i32, weights: usize, reciprocal: u32): void {
  const width = int(op, HEAD_DIM);
  const stride = address(op, IN_STRIDE);
  const wide = int(op, OUT_WIDE);
  const lowest = i32x4.splat(int(op, LOWEST));
  const highest = i32x4.splat(int(op, HIGHEST));
  const scale = i32x4.splat(reciprocal);
  const mult = address(op, MULT) + (<usize>(head * width) << 2);
  const y = address(op, OUT) + <usize>query * address(op, OUT_STRIDE) + <usize>(head * width) * sizeOf(wide);
  for (let d = 0; d < width; d += 8) {
    let v = part(op, head, 2, 0) + (<usize>d << 1);
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    for (let j = 0; j < rows; j++) {
      const weight = i16x8.splat(load<i16>(weights + (<usize>j << 2)));
      const entries = v128.load(v);
      low = i32x4.add(low, i32x4.extmul_low_i16x8_s(entries, weight));
      high = i32x4.add(high, i32x4.extmul_high_i16x8_s(entries, weight));
      v += stride;
    }
    const at = mult + (<usize>d << 2);
    const y0 = clamp4(requantise4(requantise4(low, scale), v128.load(at)), lowest, highest);
    const y1 = clamp4(requantise4(requantise4(high, scale), v128.load(at, 16)), lowest, highest);
    const to = y + <usize>d * sizeOf(wide);
    if (width - d >= 8) store8(to, y0, y1, wide);
    else storeSome(to, y0, y1, wide, width - d);
  }
}
