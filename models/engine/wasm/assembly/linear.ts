/**
 * `linear` and `conv2d` (program/kinds/linear.ts, conv2d.ts).
 * @module
 */
import {
  BIAS, CHANNELS, CHANNELS_OUT, DEPTH, HIGHEST, IMAGE_WIDTH, IN, IN_STRIDE, LOWEST, MULT, OUT, OUT_HEIGHT, OUT_STRIDE,
  OUT_WIDE, OUT_WIDTH, STRIDE, WEIGHT, WINDOW,
} from './layout';
import { fourRows, oneRow } from './product';
import { address, int, rowsOf, scratch, share } from './record';
import { clamp4, requantise4, sizeOf, store8, storeSome } from './simd';

/** Scratch begins with the sums of four rows and eight channels. */
const SUMS: usize = 128;

/** Split by groups of eight output channels: every thread streams its own part of the weights. */
export function linear(op: usize, thread: u32, threads: u32): void {
  const groups = (int(op, CHANNELS_OUT) + 7) >> 3;
  multiply(
    op,
    address(op, IN),
    address(op, IN_STRIDE),
    address(op, OUT),
    address(op, OUT_STRIDE),
    rowsOf(op),
    share(groups, thread, threads),
    share(groups, thread + 1, threads),
    scratch(op, thread),
  );
}

/** Split by lines of the output image; a line's patches are gathered, then multiplied as so many rows. */
export function conv2d(op: usize, thread: u32, threads: u32): void {
  const height = int(op, OUT_HEIGHT);
  const width = int(op, OUT_WIDTH);
  const stride = int(op, STRIDE);
  const channelsOut = int(op, CHANNELS_OUT);
  const pixel = address(op, CHANNELS) << 1;
  const line = address(op, IMAGE_WIDTH) * pixel;
  const patch = address(op, DEPTH) << 1;
  const sums = scratch(op, thread);
  const patches = sums + SUMS;
  const pixelOut = <usize>channelsOut * sizeOf(int(op, OUT_WIDE));
  const units = rowsOf(op) * height;
  const to = share(units, thread + 1, threads);
  for (let unit = share(units, thread, threads); unit < to; unit++) {
    const row = unit / height;
    const top = unit % height;
    const image = address(op, IN) + <usize>row * address(op, IN_STRIDE) + <usize>(top * stride) * line;
    for (let left = 0; left < width; left++) {
      gather(op, patches + <usize>left * patch, image + <usize>(left * stride) * pixel, line, pixel);
    }
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE) + <usize>(top * width) * pixelOut;
    multiply(op, patches, patch, y, pixelOut, width, 0, (channelsOut + 7) >> 3, sums);
  }
}

/**
 * y[r][8 i + j] for the channel groups i in from..to−1 and `rows` rows of x: DEPTH i16 entries each, `xStride`
 * bytes apart. A group's weights stay in the first-level cache while the rows pass by.
 */
function multiply(
  op: usize,
  x: usize,
  xStride: usize,
  y: usize,
  yStride: usize,
  rows: i32,
  from: i32,
  to: i32,
  sums: usize,
): void {
  const depth = address(op, DEPTH);
  for (let group = from; group < to; group++) {
    const weights = address(op, WEIGHT) + (<usize>group << 3) * depth;
    const at = y + (<usize>group << 3) * sizeOf(int(op, OUT_WIDE));
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      fourRows(weights, x + <usize>row * xStride, xStride, depth, sums);
      finish(op, group, at + <usize>row * yStride, yStride, 4, sums);
    }
    for (; row < rows; row++) {
      oneRow(weights, x + <usize>row * xStride, depth, sums);
      finish(op, group, at + <usize>row * yStride, yStride, 1, sums);
    }
  }
}

/** Bias, requantisation and store of eight channels. */
function finish(op: usize, group: i32, y: usize, yStride: usize, rows: i32, sums: usize): void {
  const wide = int(op, OUT_WIDE);
  const lowest = i32x4.splat(int(op, LOWEST));
  const highest = i32x4.splat(int(op, HIGHEST));
  const offset = <usize>group << 5;
  const bias0 = v128.load(address(op, BIAS) + offset);
  const bias1 = v128.load(address(op, BIAS) + offset, 16);
  const mult0 = v128.load(address(op, MULT) + offset);
  const mult1 = v128.load(address(op, MULT) + offset, 16);
  const left = int(op, CHANNELS_OUT) - (group << 3);
  for (let r = 0; r < rows; r++) {
    const at = sums + (<usize>r << 5);
    const y0 = clamp4(requantise4(i32x4.add(v128.load(at), bias0), mult0), lowest, highest);
    const y1 = clamp4(requantise4(i32x4.add(v128.load(at, 16), bias1), mult1), lowest, highest);
    const to = y + <usize>r * yStride;
    if (left >= 8) store8(to, y0, y1, wide);
    else storeSome(to, y0, y1, wide, left);
  }
}

/** Copies WINDOW segments of WINDOW pixels. Whole vectors: what is too much is overwritten or meets weight 0. */
@inline
function gather(op: usize, to: usize, from: usize, line: usize, pixel: usize): void {
  const window = int(op, WINDOW);
  const bytes = <usize>window * pixel;
  for (let y = 0; y < window; y++) {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i));
    to += bytes;
    from += line;
  }
}
