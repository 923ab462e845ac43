/**
 * `add`, `relu`, `lut` and `rescale`: eight entries at a time over the padded rows.
 * @module
 */
import {
  HIGHEST, IN, IN_B, IN_STRIDE, IN_WIDE, LOWEST, MULT, OUT, OUT_STRIDE, OUT_WIDE, TABLE,
} from './layout';
import { address, int, rowsOf, share } from './record';
import { addSaturating, clamp4, loadHigh, loadLow, requantise4, sat25x4, sizeOf, store8 } from './simd';

/** Groups of eight entries in all rows of the output. */
@inline
function groupsOf(op: usize): i32 {
  return rowsOf(op) * groupsPerRow(op);
}

@inline
function groupsPerRow(op: usize): i32 {
  return int(op, OUT_STRIDE) / (<i32>sizeOf(int(op, OUT_WIDE)) << 3);
}

/** Split by rows, like what is around it in a decoder's layer: no thread waits for another there. */
export function add(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const stride = address(op, OUT_STRIDE);
  const from = <usize>share(rows, thread, threads) * stride;
  const to = <usize>share(rows, thread + 1, threads) * stride;
  const a = address(op, IN);
  const b = address(op, IN_B);
  const y = address(op, OUT);
  for (let i = from; i < to; i += 16) v128.store(y + i, addSaturating(v128.load(a + i), v128.load(b + i)));
}

export function relu(op: usize, thread: u32, threads: u32): void {
  const groups = groupsOf(op);
  const wide = int(op, IN_WIDE);
  const bytes = sizeOf(wide) << 3;
  const from = <usize>share(groups, thread, threads) * bytes;
  const to = <usize>share(groups, thread + 1, threads) * bytes;
  const x = address(op, IN);
  const y = address(op, OUT);
  const zero = i32x4.splat(0);
  if (wide) for (let i = from; i < to; i += 16) v128.store(y + i, i32x4.max_s(v128.load(x + i), zero));
  else for (let i = from; i < to; i += 16) v128.store(y + i, i16x8.max_s(v128.load(x + i), zero));
}

@inline
function look(table: usize, x: usize, i: usize): i16 {
  return load<i16>(table + (<usize>(<u8>(load<i16>(x + i) + 128)) << 1));
}

/** The index is taken mod 256, so that whatever the padding holds stays within the table. */
export function lut(op: usize, thread: u32, threads: u32): void {
  const groups = groupsOf(op);
  const from = <usize>share(groups, thread, threads) << 4;
  const to = <usize>share(groups, thread + 1, threads) << 4;
  const table = address(op, TABLE);
  const x = address(op, IN);
  const y = address(op, OUT);
  for (let i = from; i < to; i += 8) {
    store<i16>(y + i, look(table, x, i));
    store<i16>(y + i, look(table, x, i + 2), 2);
    store<i16>(y + i, look(table, x, i + 4), 4);
    store<i16>(y + i, look(table, x, i + 6), 6);
  }
}

export function rescale(op: usize, thread: u32, threads: u32): void {
  const groups = groupsOf(op);
  const perRow = groupsPerRow(op);
  const inWide = int(op, IN_WIDE);
  const outWide = int(op, OUT_WIDE);
  const inBytes = sizeOf(inWide) << 3;
  const outBytes = sizeOf(outWide) << 3;
  const lowest = i32x4.splat(int(op, LOWEST));
  const highest = i32x4.splat(int(op, HIGHEST));
  const from = share(groups, thread, threads);
  const to = share(groups, thread + 1, threads);
  let x = address(op, IN) + <usize>from * inBytes;
  let y = address(op, OUT) + <usize>from * outBytes;
  let column = from % perRow;
  for (let group = from; group < to; group++) {
    const mult = address(op, MULT) + (<usize>column << 5);
    const low = requantise4(sat25x4(loadLow(x, inWide)), v128.load(mult));
    const high = requantise4(sat25x4(loadHigh(x, inWide)), v128.load(mult, 16));
    store8(y, clamp4(low, lowest, highest), clamp4(high, lowest, highest), outWide);
    x += inBytes;
    y += outBytes;
    column = column + 1 == perRow ? 0 : column + 1;
  }
}
