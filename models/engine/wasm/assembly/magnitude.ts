/**
 * Rows of any magnitude brought to few bits: what `norm` and `bfp` share.
 * @module
 */

/** Bits of the largest magnitude of `width` i32 entries, 0..32. */
export function bitsOf(x: usize, width: i32): i32 {
  let lanes = i32x4.splat(0);
  const end = x + (<usize>(width & ~3) << 2);
  let at = x;
  for (; at < end; at += 16) lanes = i32x4.max_u(lanes, i32x4.abs(v128.load(at))); // |-2^31| is right as unsigned
  lanes = i32x4.max_u(lanes, i8x16.shuffle(lanes, lanes, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  let most = <u32>max(<u32>i32x4.extract_lane(lanes, 0), <u32>i32x4.extract_lane(lanes, 1));
  for (const last = x + (<usize>width << 2); at < last; at += 4) {
    const entry = load<i32>(at);
    most = max(most, <u32>(entry < 0 ? -entry : entry));
  }
  return 32 - <i32>clz(most);
}

/**
 * (x + half) >> shift, x itself for shift 0, for |x| < 2^(24 + shift) so that nothing overflows: rows are shifted
 * until they have 24 bits or fewer.
 */
@inline
export function shiftRound4(x: v128, shift: i32): v128 {
  const doubled = shift == 0 ? i32x4.shl(x, 1) : i32x4.shr_s(x, shift - 1);
  return i32x4.shr_s(i32x4.add(doubled, i32x4.splat(1)), 1);
}

@inline
export function shiftRound1(x: i32, shift: i32): i32 {
  return ((shift == 0 ? x << 1 : x >> (shift - 1)) + 1) >> 1;
}
