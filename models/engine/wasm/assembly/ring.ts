/**
 * Products over Z/2^32: i8 weights times words, as two exact products with i16 halves. What `quarters.ts` does where it can.
 *
 * A word is low + 2^16 high mod 2^32 with both halves signed: high is the upper half plus one where the lower half's sign
 * bit is set. So W x = W low + 2^16 (W high), all mod 2^32. A patch holds eight low halves, eight high halves, and so on.
 *
 * A lane of weights is 256 b + a + 128 for two channels a and b (tensors.ts), so that one shift widens both. From the sums C
 * over lanes and B over shifted lanes, those of channel a are C - 256 B - 128 (sum of the words), all in the ring. What the
 * words add to them is the vector behind a patch, once for all channels.
 * @module
 */
import {
  ACROSS, CHANNELS_OUT, CODE, CODE_QUARTERS, DEPTH, DOWN, IN, IN_STRIDE, OUT, OUT_STRIDE, PITCH, SEGMENT, SEGMENTS,
  STEP_ACROSS, STEP_DOWN, WEIGHT,
} from './layout';
import { quarterPatch, quarterRun } from './quarters';
import { address, int, rowsOf, share } from './record';
import { laneSum, laneSums, storeSome } from './simd';

/** Words to patches of halves, or of quarters. Split by lines of patches. */
export function split(op: usize, thread: u32, threads: u32): void {
  const down = int(op, DOWN);
  const across = int(op, ACROSS);
  const depth = address(op, DEPTH);
  const segments = int(op, SEGMENTS);
  const quarters = int(op, CODE) == CODE_QUARTERS;
  const lines = rowsOf(op) * down;
  const to = share(lines, thread + 1, threads);
  for (let line = share(lines, thread, threads); line < to; line++) {
    const row = address(op, IN) + <usize>(line / down) * address(op, IN_STRIDE);
    const left = row + <usize>(line % down) * address(op, STEP_DOWN);
    const out = address(op, OUT) + <usize>(line * across) * address(op, OUT_STRIDE);
    for (let i = 0; i < across; i++) {
      const x = left + <usize>i * address(op, STEP_ACROSS);
      const y = out + <usize>i * address(op, OUT_STRIDE);
      if (quarters) {
        if (segments == 1) quarterRun(x, y, depth);
        else quarterPatch(op, x, y);
        continue;
      }
      if (segments == 1) splitRun(x, y, depth);
      else splitPatch(op, x, y, segments);
      correct(y, depth);
    }
  }
}

/** Eight words at a time; what is too much meets weight 0. */
@inline
function splitRun(x: usize, y: usize, depth: usize): void {
  for (const end = y + (depth << 2); y < end; y += 32, x += 32) {
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

/** Writes the vector behind a patch: of every word in it, also of those that only fill its last block. */
@inline
function correct(y: usize, depth: usize): void {
  const ones = i16x8.splat(1);
  let lows = i32x4.splat(0);
  let highs = lows;
  for (const end = y + (depth << 2); y < end; y += 32) {
    lows = i32x4.add(lows, i32x4.dot_i16x8_s(v128.load(y), ones));
    highs = i32x4.add(highs, i32x4.dot_i16x8_s(v128.load(y, 16), ones));
  }
  const words = laneSum(join(lows, highs));
  v128.store(y, v128.and(i32x4.splat(words << 7), i64x2.splat(0xffffffff)));
}

/** low + 2^16 high */
@inline
function join(low: v128, high: v128): v128 {
  return i32x4.add(low, i32x4.shl(high, 16));
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
  const from = share(groups, thread, threads);
  let weights = address(op, WEIGHT) + <usize>from * (depth << 2);
  for (let group = from; group < to; group++, weights += depth << 2) {
    const left = channels - (group << 2);
    let x = address(op, IN);
    let y = address(op, OUT) + (<usize>group << 4);
    let i = 0;
    for (; i + 2 <= patches; i += 2) {
      const next = x + stride;
      const first = twoRows(weights, x, next, depth);
      const second = twoRows(weights + 16, x, next, depth);
      finish(lowHalves(first, second), x, depth, y, left);
      finish(highHalves(first, second), next, depth, y + outStride, left);
      x = next + stride;
      y += outStride << 1;
    }
    if (i < patches) finish(oneRow(weights, x, depth), x, depth, y, left);
  }
}

/** @param sums over lanes, shifted lanes, lanes, shifted lanes: those of four channels are stored */
@inline
function finish(sums: v128, x: usize, depth: usize, y: usize, left: i32): void {
  const upper = i32x4.shl(i64x2.shr_u(sums, 32), 8);
  const z = i32x4.sub(i32x4.sub(sums, upper), v128.load(x + (depth << 2)));
  if (left >= 4) v128.store(y, z);
  else storeSome(y, z, z, 1, left);
}

/** The sums of four channels. */
function oneRow(w: usize, x: usize, depth: usize): v128 {
  let l0 = i32x4.splat(0);
  let l1 = l0;
  let l2 = l0;
  let l3 = l0;
  let h0 = l0;
  let h1 = l0;
  let h2 = l0;
  let h3 = l0;
  for (const end = x + (depth << 2); x < end; x += 32, w += 32) {
    const low = v128.load(x);
    const high = v128.load(x, 16);
    let v = v128.load(w);
    l0 = i32x4.add(l0, i32x4.dot_i16x8_s(v, low));
    h0 = i32x4.add(h0, i32x4.dot_i16x8_s(v, high));
    v = i16x8.shr_s(v, 8);
    l1 = i32x4.add(l1, i32x4.dot_i16x8_s(v, low));
    h1 = i32x4.add(h1, i32x4.dot_i16x8_s(v, high));
    v = v128.load(w, 16);
    l2 = i32x4.add(l2, i32x4.dot_i16x8_s(v, low));
    h2 = i32x4.add(h2, i32x4.dot_i16x8_s(v, high));
    v = i16x8.shr_s(v, 8);
    l3 = i32x4.add(l3, i32x4.dot_i16x8_s(v, low));
    h3 = i32x4.add(h3, i32x4.dot_i16x8_s(v, high));
  }
  return laneSums(join(l0, h0), join(l1, h1), join(l2, h2), join(l3, h3));
}

/** The sums of two channels for one patch, then for another. */
function twoRows(w: usize, x: usize, y: usize, depth: usize): v128 {
  let l0 = i32x4.splat(0);
  let l1 = l0;
  let l2 = l0;
  let l3 = l0;
  let h0 = l0;
  let h1 = l0;
  let h2 = l0;
  let h3 = l0;
  for (const end = x + (depth << 2); x < end; x += 32, y += 32, w += 32) {
    const v = v128.load(w);
    const u = i16x8.shr_s(v, 8);
    let p = v128.load(x);
    l0 = i32x4.add(l0, i32x4.dot_i16x8_s(v, p));
    l1 = i32x4.add(l1, i32x4.dot_i16x8_s(u, p));
    p = v128.load(x, 16);
    h0 = i32x4.add(h0, i32x4.dot_i16x8_s(v, p));
    h1 = i32x4.add(h1, i32x4.dot_i16x8_s(u, p));
    p = v128.load(y);
    l2 = i32x4.add(l2, i32x4.dot_i16x8_s(v, p));
    l3 = i32x4.add(l3, i32x4.dot_i16x8_s(u, p));
    p = v128.load(y, 16);
    h2 = i32x4.add(h2, i32x4.dot_i16x8_s(v, p));
    h3 = i32x4.add(h3, i32x4.dot_i16x8_s(u, p));
  }
  return laneSums(join(l0, h0), join(l1, h1), join(l2, h2), join(l3, h3));
}

@inline
function lowHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

@inline
function highHalves(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}
