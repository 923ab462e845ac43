/**
 * `linear` and `conv2d` (program/kinds/linear.ts, conv2d.ts).
 * @module
 */
import {
  CHANNELS, CHANNELS_OUT, DEPTH, IMAGE_WIDTH, IN, IN_STRIDE, OUT, OUT_HEIGHT, OUT_STRIDE, OUT_WIDE, OUT_WIDTH,
  STRIDE, WINDOW,
} from './layout';
import { product } from './product';
import { address, int, rowsOf, scratch, share } from './record';
import { sizeOf } from './simd';

/** Split by groups of eight output channels: every thread streams its own part of the weights. */
export function linear(op: usize, thread: u32, threads: u32): void {
  const groups = (int(op, CHANNELS_OUT) + 7) >> 3;
  product(
    op,
    address(op, IN),
    address(op, IN_STRIDE),
    address(op, OUT),
    address(op, OUT_STRIDE),
    rowsOf(op),
    share(groups, thread, threads),
    share(groups, thread + 1, threads),
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
  const patches = scratch(op, thread);
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
    product(op, patches, patch, y, pixelOut, width, 0, (channelsOut + 7) >> 3);
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
