/**
 * The matrix product: i8 weights times i16 rows, exact in i32 (the validator's bounds).
 *
 * Weights come in groups of eight output channels, within a group steps of eight entries of x, eight bytes a channel
 * (tensors.ts), sign-extended as they are loaded. One row streams the weights as fast as memory gives them. Four rows
 * at a time keep each loaded weight for four products, as many as there are registers for; that is within a few
 * percent of the two dot products a cycle that machines without VNNI do, and relaxed dot products are slower there.
 * @module
 */
import { laneSums } from './simd';

/** The sums of eight channels: 32 bytes at `sums`. */
export function oneRow(weights: usize, x: usize, depth: usize, sums: usize): void {
  let t0 = i32x4.splat(0);
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  let t4 = t0;
  let t5 = t0;
  let t6 = t0;
  let t7 = t0;
  const end = x + (depth << 1);
  for (let w = weights, q = x; q < end; q += 16, w += 64) {
    const v = v128.load(q);
    t0 = i32x4.add(t0, i32x4.dot_i16x8_s(v128.load8x8_s(w), v));
    t1 = i32x4.add(t1, i32x4.dot_i16x8_s(v128.load8x8_s(w, 8), v));
    t2 = i32x4.add(t2, i32x4.dot_i16x8_s(v128.load8x8_s(w, 16), v));
    t3 = i32x4.add(t3, i32x4.dot_i16x8_s(v128.load8x8_s(w, 24), v));
    t4 = i32x4.add(t4, i32x4.dot_i16x8_s(v128.load8x8_s(w, 32), v));
    t5 = i32x4.add(t5, i32x4.dot_i16x8_s(v128.load8x8_s(w, 40), v));
    t6 = i32x4.add(t6, i32x4.dot_i16x8_s(v128.load8x8_s(w, 48), v));
    t7 = i32x4.add(t7, i32x4.dot_i16x8_s(v128.load8x8_s(w, 56), v));
  }
  v128.store(sums, laneSums(t0, t1, t2, t3));
  v128.store(sums, laneSums(t4, t5, t6, t7), 16);
}

/** The same for four rows, `stride` bytes apart: 128 bytes at `sums`. */
export function fourRows(weights: usize, x: usize, stride: usize, depth: usize, sums: usize): void {
  for (let pair: usize = 0; pair < 4; pair++) twoChannels(weights + (pair << 4), x, stride, depth, sums + (pair << 3));
}

/** The sums of two channels and four rows, 32 bytes from row to row. */
function twoChannels(weights: usize, x: usize, stride: usize, depth: usize, sums: usize): void {
  let a0 = i32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  const end = x + (depth << 1);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (let w = weights, q = x; q < end; q += 16, w += 64) {
    const w0 = v128.load8x8_s(w);
    const w1 = v128.load8x8_s(w, 8);
    let v = v128.load(q);
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(w0, v));
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q + stride);
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(w0, v));
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q + stride2);
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(w0, v));
    c1 = i32x4.add(c1, i32x4.dot_i16x8_s(w1, v));
    v = v128.load(q + stride3);
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(w0, v));
    d1 = i32x4.add(d1, i32x4.dot_i16x8_s(w1, v));
  }
  const ab = laneSums(a0, a1, b0, b1);
  const cd = laneSums(c0, c1, d0, d1);
  v128.store64_lane(sums, ab, 0);
  v128.store64_lane(sums, ab, 1, 32);
  v128.store64_lane(sums, cd, 0, 64);
  v128.store64_lane(sums, cd, 1, 96);
}
