/**
 * The program's edges: between the caller's i32 rows, values side by side, and the rows the kernels work on.
 * For import IN, for export OUT is the value's first column in the caller's rows.
 * @module
 */
import { IN, IN_STRIDE, IN_WIDE, OUT, OUT_STRIDE, OUT_WIDE, WIDTH } from './layout';
import { address, int, rowsOf, share } from './record';
import { loadEntry, loadHigh, loadLow, sizeOf, store8, storeEntry } from './simd';

/** Split by rows; the caller has checked the range. */
export function importRows(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const wide = int(op, OUT_WIDE);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    let c = 0;
    for (; c + 8 <= width; c += 8) {
      const at = x + (<usize>c << 2);
      store8(y + <usize>c * sizeOf(wide), v128.load(at), v128.load(at, 16), wide);
    }
    for (; c < width; c++) storeEntry(y, c, load<i32>(x + (<usize>c << 2)), wide);
  }
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
