/**
 * Products over Z/2^32: i8 weights times words, as two exact products with i16 halves.
 *
 * A word is low + 2^16 high mod 2^32 with both halves signed: high is the upper half plus one where the lower half's sign
 * bit is set. So W x = W low + 2^16 (W high), all mod 2^32. A patch holds eight low halves, eight high halves, and so on.
 * @module
 */
import {
  ACROSS, CHANNELS_OUT, DEPTH, DOWN, IN, IN_STRIDE, OUT, OUT_STRIDE, PITCH, SEGMENT, SEGMENTS, STEP_ACROSS, STEP_DOWN,
  WEIGHT,
} from './layout';
import { address, int, rowsOf, share } from './record';
import { laneSums, storeSome } from './simd';

/** Split by lines of patches. */
export function halves(op: usize, thread: u32, threads: u32): void {
  const down = int(op, DOWN);
  const across = int(op, ACROSS);
  const patch = address(op, OUT_STRIDE);
  const segments = int(op, SEGMENTS);
  const lines = rowsOf(op) * down;
  const to = share(lines, thread + 1, threads);
  for (let line = share(lines, thread, threads); line < to; line++) {
    const row = address(op, IN) + <usize>(line / down) * address(op, IN_STRIDE);
    const left = row + <usize>(line % down) * address(op, STEP_DOWN);
    const out = address(op, OUT) + <usize>(line * across) * patch;
    for (let i = 0; i < across; i++) {
      const x = left + <usize>i * address(op, STEP_ACROSS);
      const y = out + <usize>i * patch;
      if (segments == 1) splitRun(x, y, address(op, DEPTH));
      else splitPatch(op, x, y, segments);
    }
  }
}

/** Eight words at a time; what is too much meets weight 0. */
function splitRun(x: usize, y: usize, depth: usize): void {
  const end = y + (depth << 2);
  for (; y < end; y += 32, x += 32) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const low = i8x16.shuffle(a, b, 0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20, 21, 24, 25, 28, 29);
    const high = i8x16.shuffle(a, b, 2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23, 26, 27, 30, 31);
    v128.store(y, low);
    v128.store(y, i16x8.sub(high, i16x8.shr_s(low, 15)), 16);
  }
}

/** Word after word: runs of a window begin anywhere in a block of eight. */
function splitPatch(op: usize, x: usize, y: usize, segments: i32): void {
  const bytes = address(op, SEGMENT) << 2;
  let entry: usize = 0;
  for (let segment = 0; segment < segments; segment++, x += address(op, PITCH)) {
    for (let from = x; from < x + bytes; from += 4, entry++) {
      const word = load<i32>(from);
      const at = y + ((entry >> 3) << 5) + ((entry & 7) << 1);
      store<i16>(at, <i16>word);
      store<i16>(at, <i16>((word >> 16) + ((word >> 15) & 1)), 16);
    }
  }
}

/**
 * Split by groups of four output channels, whose weights stay in the first-level cache while the patches pass by: as
 * many sums as there are registers for.
 */
export function ring(op: usize, thread: u32, threads: u32): void {
  const patches = rowsOf(op) * int(op, DOWN) * int(op, ACROSS);
  const depth = address(op, DEPTH);
  const stride = address(op, IN_STRIDE);
  const outStride = address(op, OUT_STRIDE);
  const channels = int(op, CHANNELS_OUT);
  const groups = (channels + 3) >> 2;
  const to = share(groups, thread + 1, threads);
  for (let group = share(groups, thread, threads); group < to; group++) {
    const weights = address(op, WEIGHT) + (<usize>group << 2) * depth;
    const left = channels - (group << 2);
    let x = address(op, IN);
    let y = address(op, OUT) + (<usize>group << 4);
    let i = 0;
    for (; i + 2 <= patches; i += 2) {
      twoRows(weights, x, stride, depth, y, outStride, left);
      x += stride << 1;
      y += outStride << 1;
    }
    if (i < patches) storeUpTo4(y, oneRow(weights, x, depth), left);
  }
}

@inline
function storeUpTo4(y: usize, sums: v128, left: i32): void {
  if (left >= 4) v128.store(y, sums);
  else storeSome(y, sums, sums, 1, left);
}

@inline
function oneRow(weights: usize, x: usize, depth: usize): v128 {
  let l0 = i32x4.splat(0);
  let l1 = l0;
  let l2 = l0;
  let l3 = l0;
  let h0 = l0;
  let h1 = l0;
  let h2 = l0;
  let h3 = l0;
  const end = x + (depth << 2);
  for (let w = weights, q = x; q < end; q += 32, w += 32) {
    const low = v128.load(q);
    const high = v128.load(q, 16);
    let v = v128.load8x8_s(w);
    l0 = i32x4.add(l0, i32x4.dot_i16x8_s(v, low));
    h0 = i32x4.add(h0, i32x4.dot_i16x8_s(v, high));
    v = v128.load8x8_s(w, 8);
    l1 = i32x4.add(l1, i32x4.dot_i16x8_s(v, low));
    h1 = i32x4.add(h1, i32x4.dot_i16x8_s(v, high));
    v = v128.load8x8_s(w, 16);
    l2 = i32x4.add(l2, i32x4.dot_i16x8_s(v, low));
    h2 = i32x4.add(h2, i32x4.dot_i16x8_s(v, high));
    v = v128.load8x8_s(w, 24);
    l3 = i32x4.add(l3, i32x4.dot_i16x8_s(v, low));
    h3 = i32x4.add(h3, i32x4.dot_i16x8_s(v, high));
  }
  return laneSums(join(l0, h0), join(l1, h1), join(l2, h2), join(l3, h3));
}

/** low + 2^16 high */
@inline
function join(low: v128, high: v128): v128 {
  return i32x4.add(low, i32x4.shl(high, 16));
}

/** Two channels at a time. */
function twoRows(
  weights: usize,
  x: usize,
  stride: usize,
  depth: usize,
  y: usize,
  outStride: usize,
  left: i32,
): void {
  const first = twoByTwo(weights, x, stride, depth);
  const second = twoByTwo(weights + 16, x, stride, depth);
  storeUpTo4(y, i8x16.shuffle(first, second, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), left);
  storeUpTo4(
    y + outStride,
    i8x16.shuffle(first, second, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
    left,
  );
}

/** The sums of two channels for one row, then for the next. */
@inline
function twoByTwo(weights: usize, x: usize, stride: usize, depth: usize): v128 {
  let l0 = i32x4.splat(0);
  let l1 = l0;
  let l2 = l0;
  let l3 = l0;
  let h0 = l0;
  let h1 = l0;
  let h2 = l0;
  let h3 = l0;
  const end = x + (depth << 2);
  for (let w = weights, q = x; q < end; q += 32, w += 32) {
    const w0 = v128.load8x8_s(w);
    const w1 = v128.load8x8_s(w, 8);
    let v = v128.load(q);
    l0 = i32x4.add(l0, i32x4.dot_i16x8_s(w0, v));
    l1 = i32x4.add(l1, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q, 16);
    h0 = i32x4.add(h0, i32x4.dot_i16x8_s(w0, v));
    h1 = i32x4.add(h1, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q + stride);
    l2 = i32x4.add(l2, i32x4.dot_i16x8_s(w0, v));
    l3 = i32x4.add(l3, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q + stride, 16);
    h2 = i32x4.add(h2, i32x4.dot_i16x8_s(w0, v));
    h3 = i32x4.add(h3, i32x4.dot_i16x8_s(w1, v));
  }
  return laneSums(join(l0, h0), join(l1, h1), join(l2, h2), join(l3, h3));
}
