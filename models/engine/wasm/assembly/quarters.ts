/**
 * Products over Z/2^32 where the machine multiplies bytes: i8 weights times words, as four exact products with their bytes.
 *
 * A word is b0 + 2^8 b1 + 2^16 b2 + 2^24 b3 with unsigned bytes, so W x is the same sum of the W b, all mod 2^32. One dot product
 * takes sixteen weights times as many bytes; a patch holds sixteen lowest bytes, sixteen of the next, and so on.
 *
 * The instruction is relaxed: with bytes above 127 machines differ (they may read them as signed, or saturate on the way), each
 * always in the same manner. `wholeBytes` finds out; where it says no, products are made of halves (ring.ts).
 * @module
 */
import {
  ACROSS, CHANNELS_OUT, DEPTH, DOWN, IN, IN_STRIDE, OUT, OUT_STRIDE, PITCH, SEGMENT, SEGMENTS, WEIGHT,
} from './layout';
import { address, int, rowsOf, share } from './record';
import { laneSums, storeSome } from './simd';

/** sums + weights times bytes, four by four */
@inline
function dot(weights: v128, bytes: v128, sums: v128): v128 {
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(weights, bytes, sums);
}

/** Whether `dot` reads its second operand as unsigned bytes and is exact mod 2^32: asked of every weight and byte. */
export function wholeBytes(): i32 {
  for (let weight = -128; weight < 128; weight++) {
    const edge = weight < 0 ? i32.MIN_VALUE : i32.MAX_VALUE;
    for (let byte = 0; byte < 256; byte++) {
      const sums = dot(i8x16.splat(<i8>weight), i8x16.splat(<i8>byte), i32x4.splat(edge));
      if (!i32x4.all_true(i32x4.eq(sums, i32x4.splat(edge + 4 * weight * byte)))) return 0;
    }
  }
  return 1;
}

/** Sixteen words at a time; what is too much meets weight 0. */
export function quarterRun(x: usize, y: usize, depth: usize): void {
  for (const end = y + (depth << 2); y < end; y += 64, x += 64) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    const lowAb = i8x16.shuffle(a, b, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const lowCd = i8x16.shuffle(c, d, 0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29);
    const highAb = i8x16.shuffle(a, b, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    const highCd = i8x16.shuffle(c, d, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
    v128.store(y, i8x16.shuffle(lowAb, lowCd, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
    v128.store(y, i8x16.shuffle(lowAb, lowCd, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 16);
    v128.store(y, i8x16.shuffle(highAb, highCd, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), 32);
    v128.store(y, i8x16.shuffle(highAb, highCd, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 48);
  }
}

/** Word after word: runs of a window begin anywhere in a block of sixteen. */
export function quarterPatch(op: usize, x: usize, y: usize): void {
  const bytes = address(op, SEGMENT) << 2;
  let entry: usize = 0;
  for (let segment = int(op, SEGMENTS); segment > 0; segment--, x += address(op, PITCH)) {
    for (let from = x; from < x + bytes; from += 4, entry++) {
      const word = load<u32>(from);
      const at = y + ((entry >> 4) << 6) + (entry & 15);
      store<u8>(at, <u8>word);
      store<u8>(at, <u8>(word >> 8), 16);
      store<u8>(at, <u8>(word >> 16), 32);
      store<u8>(at, <u8>(word >> 24), 48);
    }
  }
}

/** Split by groups of six output channels, whose weights stay in the first-level cache while the patches pass by. */
export function ringOfQuarters(op: usize, thread: u32, threads: u32): void {
  const patches = rowsOf(op) * int(op, DOWN) * int(op, ACROSS);
  const depth = address(op, DEPTH);
  const channels = int(op, CHANNELS_OUT);
  const groups = (channels + 5) / 6;
  const to = share(groups, thread + 1, threads);
  for (let group = share(groups, thread, threads); group < to; group++) {
    const weights = address(op, WEIGHT) + <usize>(group * 6) * depth;
    let x = address(op, IN);
    let y = address(op, OUT) + <usize>(group * 24);
    for (let i = 0; i < patches; i++, x += address(op, IN_STRIDE), y += address(op, OUT_STRIDE)) {
      sixChannels(weights, x, depth, y, channels - group * 6);
    }
  }
}

/** First the upper two bytes, then the lower two: as many sums as there are registers for. */
function sixChannels(weights: usize, x: usize, depth: usize, y: usize, left: i32): void {
  let first = i32x4.splat(0);
  let last = first;
  const end = x + (depth << 2);
  for (let half = x + 32; half >= x; half -= 32) {
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let e0 = a0;
    let e1 = a0;
    let f0 = a0;
    let f1 = a0;
    for (let w = weights, q = half; q < end; q += 64, w += 96) {
      const low = v128.load(q);
      const high = v128.load(q, 16);
      let v = v128.load(w);
      a0 = dot(v, low, a0);
      a1 = dot(v, high, a1);
      v = v128.load(w, 16);
      b0 = dot(v, low, b0);
      b1 = dot(v, high, b1);
      v = v128.load(w, 32);
      c0 = dot(v, low, c0);
      c1 = dot(v, high, c1);
      v = v128.load(w, 48);
      d0 = dot(v, low, d0);
      d1 = dot(v, high, d1);
      v = v128.load(w, 64);
      e0 = dot(v, low, e0);
      e1 = dot(v, high, e1);
      v = v128.load(w, 80);
      f0 = dot(v, low, f0);
      f1 = dot(v, high, f1);
    }
    const e = join(e0, e1);
    const f = join(f0, f1);
    first = i32x4.add(i32x4.shl(first, 16), laneSums(join(a0, a1), join(b0, b1), join(c0, c1), join(d0, d1)));
    last = i32x4.add(i32x4.shl(last, 16), laneSums(e, f, e, f));
  }
  if (left >= 6) {
    v128.store(y, first);
    v128.store64_lane(y, last, 0, 16);
  } else {
    storeSome(y, first, last, 1, left);
  }
}

/** low + 2^8 high */
@inline
function join(low: v128, high: v128): v128 {
  return i32x4.add(low, i32x4.shl(high, 8));
}
