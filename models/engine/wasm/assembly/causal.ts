/**
 * `causal` (program/kinds/causal.ts): (head, row) pairs in turn, after `remember` (past.ts) has added the rows.
 *
 * Scores are below 2^52, so doubles hold them, their differences and their products with the multiplier exactly: a
 * difference is first cut at the one from which on every index is the table's last. Scratch holds, for P positions,
 * [scores: f64 P | shares: i16 P | sums: i64 D].
 * @module
 */
import {
  HEAD_DIM, HEADS, IN, IN_STRIDE, KV_HEADS, OUT, OUT_STRIDE, SCORE_MULT, SCORE_MULT_STRIDE, TABLE, TABLE_LENGTH,
} from './layout';
import { capacityOf, exponentsOf, headBytes, keysOf, valuesOf } from './past';
import { address, int, positionOf, rowsOf, scratch } from './record';
import { highHalf, laneSums, saturate } from './simd';

/** Shares up to this sum keep Σ share * |v| within i32: 1049088 * 2047 < 2^31. */
const BLOCK_SUM: u32 = 1049088;
/** That many positions do whatever their shares are: 32 * 32767 < BLOCK_SUM. */
const BLOCK: i32 = 32;

export function causal(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const units = rows * int(op, HEADS);
  for (let unit = <i32>thread; unit < units; unit += <i32>threads) {
    const head = unit / rows;
    attend(op, head, unit % rows, scratch(op, thread));
  }
}

function attend(op: usize, head: i32, row: i32, scores: usize): void {
  const count = <i32>positionOf(row) + 1;
  const padded = <usize>((count + 15) & ~15);
  const shares = scores + (padded << 3);
  const keyHead = (head * int(op, KV_HEADS)) / int(op, HEADS);
  const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
  const width = int(op, HEAD_DIM);
  const top = score(op, x + (<usize>(head * width) << 1), keysOf(op, row, keyHead), exponentsOf(op, row), count, scores);
  index(op, head, queryExponent(op, x), count, scores, top);
  const exponents = exponentsOf(op, row) + (capacityOf(row) << 1);
  const most = largest(exponents, count);
  const sums = shares + (padded << 1);
  memory.fill(sums, 0, headBytes(op) << 2);
  const total = weigh(op, exponents, most, count, scores, shares, valuesOf(op, row, keyHead), sums);
  const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE) + (<usize>(head * width) << 2);
  finish(sums, y, width, ((<u64>1) << 50) / total, most);
}

@inline
function queryExponent(op: usize, x: usize): i32 {
  const entries = (int(op, HEADS) + 2 * int(op, KV_HEADS)) * int(op, HEAD_DIM);
  return <i32>load<i16>(x + (<usize>entries << 1));
}

/** 2^e of the exponents 0, 1 of `words`. */
@inline
function powers(words: v128): v128 {
  return i64x2.shl(i64x2.extend_low_i32x4_u(i32x4.add(words, i32x4.splat(1023))), 52);
}

/** scores[j] = (q · k_j) * 2^ek_j; returns the largest. Four positions at a time; those behind `count` are void. */
function score(op: usize, q: usize, keys: usize, exponents: usize, count: i32, scores: usize): f64 {
  const bytes = headBytes(op);
  let top = f64x2.splat(-Infinity);
  let k = keys;
  for (let j = 0; j < count; j += 4) {
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let i: usize = 0; i < bytes; i += 16) {
      const v = v128.load(q + i);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v, v128.load(k + i)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v, v128.load(k + i + bytes)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v, v128.load(k + i + 2 * bytes)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v, v128.load(k + i + 3 * bytes)));
    }
    k += bytes << 2;
    const dots = laneSums(a, b, c, d);
    const words = v128.load16x4_s(exponents + (<usize>j << 1));
    const low = f64x2.mul(f64x2.convert_low_i32x4_s(dots), powers(words));
    const high = f64x2.mul(f64x2.convert_low_i32x4_s(highHalf(dots)), powers(highHalf(words)));
    const to = scores + (<usize>j << 3);
    v128.store(to, low);
    v128.store(to, high, 16);
    if (j + 4 <= count) top = f64x2.pmax(top, f64x2.pmax(low, high));
  }
  let most = max(f64x2.extract_lane(top, 0), f64x2.extract_lane(top, 1));
  for (let j = count & ~3; j < count; j++) most = max(most, load<f64>(scores + (<usize>j << 3)));
  return most;
}

/** Replaces the scores by their places in the table, as i32 in the first half of where they were. */
function index(op: usize, head: i32, exponent: i32, count: i32, scores: usize, top: f64): void {
  const last = <f64>(int(op, TABLE_LENGTH) - 1);
  const mult = <f64>load<u32>(address(op, SCORE_MULT) + <usize>head * address(op, SCORE_MULT_STRIDE));
  const unit = <f64>((<u64>1) << (33 - exponent));
  const limit = f64x2.splat(mult == 0 ? 0 : floor((last * unit) / mult) + 2);
  const half = f64x2.splat(unit * 0.5);
  const inverse = f64x2.splat(1 / unit);
  const ends = i32x4.splat(<i32>last);
  for (let j: usize = 0; j < <usize>count; j += 2) {
    // behind `count` differences may be negative or no numbers at all: pmax(0, x) is 0 for those
    const d = f64x2.pmax(
      f64x2.splat(0),
      f64x2.pmin(limit, f64x2.sub(f64x2.splat(top), v128.load(scores + (j << 3)))),
    );
    const steps = f64x2.mul(f64x2.add(f64x2.mul(d, f64x2.splat(mult)), half), inverse);
    const at = i32x4.min_s(i32x4.trunc_sat_f64x2_s_zero(steps), ends);
    v128.store64_lane(scores + (j << 2), at, 0);
  }
}

function largest(exponents: usize, count: i32): i32 {
  let lanes = i16x8.splat(0);
  const whole = count & ~7;
  for (let j = 0; j < whole; j += 8) lanes = i16x8.max_s(lanes, v128.load(exponents + (<usize>j << 1)));
  let most = 0;
  for (let j = whole; j < count; j++) most = max(most, <i32>load<i16>(exponents + (<usize>j << 1)));
  lanes = i16x8.max_s(lanes, highHalf(lanes));
  lanes = i32x4.max_s(i32x4.extend_low_i16x8_s(lanes), i32x4.splat(most));
  lanes = i32x4.max_s(lanes, highHalf(lanes));
  return max(i32x4.extract_lane(lanes, 0), i32x4.extract_lane(lanes, 1));
}

/** Looks the weights up, shares them out to the scale of `most`, mixes v; returns the sum of the weights. */
function weigh(
  op: usize,
  exponents: usize,
  most: i32,
  count: i32,
  places: usize,
  shares: usize,
  values: usize,
  sums: usize,
): u64 {
  const table = address(op, TABLE);
  let total: u32 = 0;
  let mixed: u32 = 0;
  for (let j: usize = 0; j < <usize>count; j++) {
    const weight = <i32>load<i16>(table + (<usize>load<u32>(places + (j << 2)) << 1));
    const shift = most - <i32>load<i16>(exponents + (j << 1));
    const part = (weight + ((1 << shift) >> 1)) >> shift;
    store<i16>(shares + (j << 1), <i16>part);
    total += weight;
    mixed += part;
  }
  if (count & 1) store<i16>(shares + (<usize>count << 1), 0);
  const bytes = headBytes(op);
  const block = mixed <= BLOCK_SUM ? count : BLOCK;
  for (let from = 0; from < count; from += block) {
    const to = min(count, from + block);
    mix(shares, values, bytes, <usize>from, <usize>to, sums);
  }
  return <u64>total;
}

/** sums[d] += Σ share_j v_j[d] for j in from..to−1, `from` even. */
function mix(shares: usize, values: usize, bytes: usize, from: usize, to: usize, sums: usize): void {
  const pair = bytes << 1;
  const start = values + (from >> 1) * pair;
  let d: usize = 0;
  for (; d + 64 <= pair; d += 64) {
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let e = a;
    let v = start + d;
    for (let j = from; j < to; j += 2) {
      const two = v128.load32_splat(shares + (j << 1));
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(v), two));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(v, 16), two));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(v, 32), two));
      e = i32x4.add(e, i32x4.dot_i16x8_s(v128.load(v, 48), two));
      v += pair;
    }
    addSums(sums + (d << 1), a);
    addSums(sums + (d << 1) + 32, b);
    addSums(sums + (d << 1) + 64, c);
    addSums(sums + (d << 1) + 96, e);
  }
  for (; d < pair; d += 16) {
    let a = i32x4.splat(0);
    let v = start + d;
    for (let j = from; j < to; j += 2) {
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(v), v128.load32_splat(shares + (j << 1))));
      v += pair;
    }
    addSums(sums + (d << 1), a);
  }
}

@inline
function addSums(sums: usize, four: v128): void {
  v128.store(sums, i64x2.add(v128.load(sums), i64x2.extend_low_i32x4_s(four)));
  v128.store(sums, i64x2.add(v128.load(sums, 16), i64x2.extend_high_i32x4_s(four)), 16);
}

function finish(sums: usize, y: usize, width: i32, reciprocal: u64, most: i32): void {
  const shift = <i64>(50 - most);
  const half = (<i64>1) << (shift - 1);
  for (let d: usize = 0; d < <usize>width; d++) {
    const product = load<i64>(sums + (d << 3)) * <i64>reciprocal;
    store<i32>(y + (d << 2), saturate((product + half) >> shift));
  }
}
