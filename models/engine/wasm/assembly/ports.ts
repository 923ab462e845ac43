/**
 * The program's edges: between the caller's i32 rows, values side by side, and the rows the kernels work on.
 * For import IN, for export OUT is the value's first column in the caller's rows.
 * @module
 */
import { FAULT, HIGHEST, IN, IN_STRIDE, IN_WIDE, LOWEST, OUT, OUT_STRIDE, OUT_WIDE, WIDTH } from './layout';
import { refuse } from './embed';
import { address, int, rowsOf, share } from './record';
import { loadEntry, loadHigh, loadLow, sizeOf, store8, storeEntry } from './simd';

/** Split by rows. A value outside LOWEST..HIGHEST sets the fault word; it may be stored cut short. */
export function importRows(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const wide = int(op, OUT_WIDE);
  const lowest = int(op, LOWEST);
  const highest = int(op, HIGHEST);
  const low4 = i32x4.splat(lowest);
  const high4 = i32x4.splat(highest);
  const to = share(rows, thread + 1, threads);
  let outside = i32x4.splat(0);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    let c = 0;
    for (; c + 8 <= width; c += 8) {
      const a = v128.load(x + (<usize>c << 2));
      const b = v128.load(x + (<usize>c << 2), 16);
      outside = v128.or(outside, v128.or(i32x4.lt_s(a, low4), i32x4.gt_s(a, high4)));
      outside = v128.or(outside, v128.or(i32x4.lt_s(b, low4), i32x4.gt_s(b, high4)));
      store8(y + <usize>c * sizeOf(wide), a, b, wide);
    }
    for (; c < width; c++) {
      const value = load<i32>(x + (<usize>c << 2));
      if (value < lowest || value > highest) outside = i32x4.splat(-1);
      storeEntry(y, c, value, wide);
    }
  }
  if (v128.any_true(outside)) refuse(op + FAULT, 1);
}

/** Split by rows. */
export function exportRows(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const wide = int(op, IN_WIDE);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    let c = 0;
    for (; c + 8 <= width; c += 8) {
      const at = x + <usize>c * sizeOf(wide);
      store8(y + (<usize>c << 2), loadLow(at, wide), loadHigh(at, wide), 1);
    }
    for (; c < width; c++) store<i32>(y + (<usize>c << 2), loadEntry(x, c, wide));
  }
}
