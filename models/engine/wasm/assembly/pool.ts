/**
 * `meanpool`, `maxpool` and `argmax` (program/kinds).
 * @module
 */
import {
  CHANNELS, HIGHEST, IMAGE_WIDTH, IN, IN_STRIDE, IN_WIDE, LOWEST, MULT, OUT, OUT_HEIGHT, OUT_STRIDE, OUT_WIDE,
  OUT_WIDTH, WIDTH, WINDOW,
} from './layout';
import { address, int, rowsOf, share } from './record';
import { loadEntry, requantise1, SAT25, sizeOf, storeEntry } from './simd';

/** Split by columns. */
export function meanpool(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const wide = int(op, IN_WIDE);
  const stride = address(op, IN_STRIDE);
  const lowest = <i64>int(op, LOWEST);
  const highest = <i64>int(op, HIGHEST);
  const to = share(int(op, WIDTH), thread + 1, threads);
  for (let c = share(int(op, WIDTH), thread, threads); c < to; c++) {
    let sum = <i64>(rows >> 1);
    let x = address(op, IN) + <usize>c * sizeOf(wide);
    for (let r = 0; r < rows; r++) {
      sum += <i64>max(min(loadEntry(x, 0, wide), SAT25), -SAT25);
      x += stride;
    }
    let mean = sum / <i64>rows;
    if (mean * <i64>rows > sum) mean--;
    const y = requantise1(mean, <i64>load<u32>(address(op, MULT) + (<usize>c << 2)));
    storeEntry(address(op, OUT), c, <i32>max(min(y, highest), lowest), int(op, OUT_WIDE));
  }
}

/** Split by lines of the output image. */
export function maxpool(op: usize, thread: u32, threads: u32): void {
  const height = int(op, OUT_HEIGHT);
  const width = int(op, OUT_WIDTH);
  const channels = int(op, CHANNELS);
  const window = int(op, WINDOW);
  const wide = int(op, IN_WIDE);
  const line = int(op, IMAGE_WIDTH) * channels;
  const units = rowsOf(op) * height;
  const to = share(units, thread + 1, threads);
  for (let unit = share(units, thread, threads); unit < to; unit++) {
    const row = unit / height;
    const top = unit % height;
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    for (let left = 0; left < width; left++) {
      const corner = top * window * line + left * window * channels;
      for (let c = 0; c < channels; c++) {
        let best = i32.MIN_VALUE;
        for (let dy = 0; dy < window; dy++) {
          for (let dx = 0; dx < window; dx++) {
            best = max(best, loadEntry(x, corner + dy * line + dx * channels + c, wide));
          }
        }
        storeEntry(y, (top * width + left) * channels + c, best, wide);
      }
    }
  }
}

/** Split by rows. Ties go to the lowest index. */
export function argmax(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const wide = int(op, IN_WIDE);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    let best = 0;
    let most = loadEntry(x, 0, wide);
    for (let c = 1; c < width; c++) {
      const value = loadEntry(x, c, wide);
      if (value > most) {
        most = value;
        best = c;
      }
    }
    store<i32>(address(op, OUT) + <usize>row * address(op, OUT_STRIDE), best);
  }
}
