/**
 * The matrix product: i8 weights times i8 rows, exact in i32, requantised on the way out.
 *
 * Weights come two output channels to a 16-bit word, W = 256 a + b (pack.ts). With plain 16-bit products
 *   T = Σ W x = 256 Σ a x + Σ b x,     S = Σ (W << 8) x = 256 Σ b x     (both mod 2^32),
 * so Σ b x = S >> 8 and Σ a x = (T − Σ b x) >> 8, exact while each lane's sums stay below 2^23: 512 products of
 * at most 127² a lane, hence blocks of 2048 entries of x. This needs five vector operations for sixteen products
 * where sign extension needs six; on machines without VNNI it is faster than relaxed dot products too.
 * @module
 */
import { BIAS, CHANNELS_OUT, DEPTH, HIGHEST, LOWEST, MULT, OUT_WIDE, WEIGHT } from './layout';
import { address, int } from './record';
import { clamp4, laneSums, requantise4, sizeOf, store8, storeSome } from './simd';

/** Bytes of x in one exact block. */
const BLOCK: usize = 2048 * 2;

/**
 * y[r][8 i + j] for the channel groups i in from..to−1 and `rows` rows of x: DEPTH i16 entries each, `xStride`
 * bytes apart. A group's weights stay in the first-level cache while the rows pass by.
 */
export function product(
  op: usize,
  x: usize,
  xStride: usize,
  y: usize,
  yStride: usize,
  rows: i32,
  from: i32,
  to: i32,
): void {
  const depth = address(op, DEPTH);
  const wide = int(op, OUT_WIDE);
  const entry = sizeOf(wide);
  const lowest = i32x4.splat(int(op, LOWEST));
  const highest = i32x4.splat(int(op, HIGHEST));
  for (let group = from; group < to; group++) {
    const channel = group << 3;
    const offset = <usize>channel << 2;
    const bias0 = v128.load(address(op, BIAS) + offset);
    const bias1 = v128.load(address(op, BIAS) + offset, 16);
    const mult0 = v128.load(address(op, MULT) + offset);
    const mult1 = v128.load(address(op, MULT) + offset, 16);
    const weights = address(op, WEIGHT) + <usize>channel * depth;
    const left = int(op, CHANNELS_OUT) - channel;
    let at = y + <usize>channel * entry;
    let row = x;
    for (let r = 0; r < rows; r++) {
      let sum0 = bias0;
      let sum1 = bias1;
      let w = weights;
      let q = row;
      const end = q + (depth << 1);
      while (q < end) {
        const stop = end - q > BLOCK ? q + BLOCK : end;
        let t0 = i32x4.splat(0);
        let t1 = i32x4.splat(0);
        let t2 = i32x4.splat(0);
        let t3 = i32x4.splat(0);
        let s0 = i32x4.splat(0);
        let s1 = i32x4.splat(0);
        let s2 = i32x4.splat(0);
        let s3 = i32x4.splat(0);
        while (q < stop) {
          const v = v128.load(q);
          const w0 = v128.load(w);
          const w1 = v128.load(w, 16);
          const w2 = v128.load(w, 32);
          const w3 = v128.load(w, 48);
          t0 = i32x4.add(t0, i32x4.dot_i16x8_s(w0, v));
          s0 = i32x4.add(s0, i32x4.dot_i16x8_s(i16x8.shl(w0, 8), v));
          t1 = i32x4.add(t1, i32x4.dot_i16x8_s(w1, v));
          s1 = i32x4.add(s1, i32x4.dot_i16x8_s(i16x8.shl(w1, 8), v));
          t2 = i32x4.add(t2, i32x4.dot_i16x8_s(w2, v));
          s2 = i32x4.add(s2, i32x4.dot_i16x8_s(i16x8.shl(w2, 8), v));
          t3 = i32x4.add(t3, i32x4.dot_i16x8_s(w3, v));
          s3 = i32x4.add(s3, i32x4.dot_i16x8_s(i16x8.shl(w3, 8), v));
          w += 64;
          q += 16;
        }
        s0 = i32x4.shr_s(s0, 8);
        s1 = i32x4.shr_s(s1, 8);
        s2 = i32x4.shr_s(s2, 8);
        s3 = i32x4.shr_s(s3, 8);
        t0 = i32x4.shr_s(i32x4.sub(t0, s0), 8);
        t1 = i32x4.shr_s(i32x4.sub(t1, s1), 8);
        t2 = i32x4.shr_s(i32x4.sub(t2, s2), 8);
        t3 = i32x4.shr_s(i32x4.sub(t3, s3), 8);
        sum0 = i32x4.add(sum0, laneSums(t0, s0, t1, s1));
        sum1 = i32x4.add(sum1, laneSums(t2, s2, t3, s3));
      }
      const y0 = clamp4(requantise4(sum0, mult0), lowest, highest);
      const y1 = clamp4(requantise4(sum1, mult1), lowest, highest);
      if (left >= 8) store8(at, y0, y1, wide);
      else storeSome(at, y0, y1, wide, left);
      row += xStride;
      at += yStride;
    }
  }
}
