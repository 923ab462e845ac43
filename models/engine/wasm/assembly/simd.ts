/**
 * Vector helpers: eight entries at a time as two i32x4, whatever the row stores.
 * @module
 */

/** 2^24 − 1: what readers of the residual stream saturate to (program/requantise.ts, SAT25). */
export const SAT25: i32 = 0xffffff;

/** Bytes of one entry. */
@inline
export function sizeOf(wide: i32): usize {
  return wide ? 4 : 2;
}

/** Entries 0..3 at `at`. */
@inline
export function loadLow(at: usize, wide: i32): v128 {
  return wide ? v128.load(at) : v128.load16x4_s(at);
}

/** Entries 4..7 at `at`. */
@inline
export function loadHigh(at: usize, wide: i32): v128 {
  return wide ? v128.load(at, 16) : v128.load16x4_s(at, 8);
}

@inline
export function loadEntry(at: usize, index: i32, wide: i32): i32 {
  return wide ? load<i32>(at + (<usize>index << 2)) : <i32>load<i16>(at + (<usize>index << 1));
}

@inline
export function storeEntry(at: usize, index: i32, value: i32, wide: i32): void {
  if (wide) store<i32>(at + (<usize>index << 2), value);
  else store<i16>(at + (<usize>index << 1), <i16>value);
}

@inline
export function store8(at: usize, low: v128, high: v128, wide: i32): void {
  if (wide) {
    v128.store(at, low);
    v128.store(at, high, 16);
  } else {
    v128.store(at, i16x8.narrow_i32x4_s(low, high));
  }
}

/** Stores the first `count` < 8 entries; the bytes behind them may belong to another thread. */
export function storeSome(at: usize, low: v128, high: v128, wide: i32, count: i32): void {
  storeEntry(at, 0, i32x4.extract_lane(low, 0), wide);
  if (count > 1) storeEntry(at, 1, i32x4.extract_lane(low, 1), wide);
  if (count > 2) storeEntry(at, 2, i32x4.extract_lane(low, 2), wide);
  if (count > 3) storeEntry(at, 3, i32x4.extract_lane(low, 3), wide);
  if (count > 4) storeEntry(at, 4, i32x4.extract_lane(high, 0), wide);
  if (count > 5) storeEntry(at, 5, i32x4.extract_lane(high, 1), wide);
  if (count > 6) storeEntry(at, 6, i32x4.extract_lane(high, 2), wide);
}

@inline
export function clamp4(value: v128, lowest: v128, highest: v128): v128 {
  return i32x4.max_s(i32x4.min_s(value, highest), lowest);
}

@inline
export function sat25x4(value: v128): v128 {
  return clamp4(value, i32x4.splat(-SAT25), i32x4.splat(SAT25));
}

/** The four sums over the lanes of a, b, c and d. */
@inline
export function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(
    i8x16.shuffle(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
    i8x16.shuffle(a, b, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
  );
  const cd = i32x4.add(
    i8x16.shuffle(c, d, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23),
    i8x16.shuffle(c, d, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31),
  );
  return i32x4.add(
    i8x16.shuffle(ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
    i8x16.shuffle(ab, cd, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
  );
}

/** Sum of four lanes, mod 2^32. */
@inline
export function laneSum(a: v128): i32 {
  return (
    i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3)
  );
}

/** The high words of low.0, low.1, high.0, high.1, halved rounding down: each i64 shifted right by 33. */
@inline
export function shift33(low: v128, high: v128): v128 {
  return i32x4.shr_s(
    i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31),
    1,
  );
}

/**
 * (acc * mult + 2^32) >> 33 with mult unsigned, for |acc| * mult < 2^55 (program/requantise.ts).
 * The products are signed; where mult >= 2^31 that is acc * 2^32 too little, put right in the high word.
 */
@inline
export function requantise4(acc: v128, mult: v128): v128 {
  const half = i64x2.splat(1 << 32);
  const low = i64x2.add(i64x2.extmul_low_i32x4_s(acc, mult), half);
  const high = i64x2.add(i64x2.extmul_high_i32x4_s(acc, mult), half);
  const words = i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  return i32x4.shr_s(i32x4.add(words, v128.and(acc, i32x4.shr_s(mult, 31))), 1);
}

/** The same for one value. */
@inline
export function requantise1(acc: i64, mult: i64): i64 {
  return (acc * mult + ((<i64>1) << 32)) >> 33;
}

/** To ±(2^31 − 1). */
@inline
export function saturate(value: i64): i32 {
  return <i32>max(min(value, <i64>i32.MAX_VALUE), -(<i64>i32.MAX_VALUE));
}

/** a + b to ±(2^31 − 1): on overflow the sum's sign is wrong, and the right end of the range has the sign of a. */
@inline
export function addSaturating(a: v128, b: v128): v128 {
  const sum = i32x4.add(a, b);
  const overflow = i32x4.shr_s(v128.and(v128.xor(a, sum), v128.xor(b, sum)), 31);
  const end = v128.xor(i32x4.shr_s(a, 31), i32x4.splat(i32.MAX_VALUE));
  return i32x4.max_s(v128.bitselect(end, sum, overflow), i32x4.splat(-i32.MAX_VALUE));
}

/** Low words of low.0, low.1, high.0, high.1. */
@inline
export function lowWords(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}

/** High words of low.0, low.1, high.0, high.1. */
@inline
export function highWords(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

/** The high half twice. */
@inline
export function highHalf(a: v128): v128 {
  return i8x16.shuffle(a, a, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
}
