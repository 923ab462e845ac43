/**
 * `gate` (program/kinds/gate.ts): split evenly over all entries, since at one row it is the longest of the small
 * operations.
 * @module
 */
import {
  GATE_SHIFT, GATED, IN, IN_STRIDE, INDEX_MULT, OUT, OUT_STRIDE, TABLE, WIDTH_OUT,
} from './layout';
import { address, int, rowsOf, share } from './record';
import { requantise1, saturate } from './simd';

const ZERO: i64 = 2048;

export function gate(op: usize, thread: u32, threads: u32): void {
  const width = int(op, WIDTH_OUT);
  const entries = rowsOf(op) * width;
  const to = share(entries, thread + 1, threads);
  for (let from = share(entries, thread, threads); from < to; ) {
    const row = from / width;
    const end = min(to, (row + 1) * width);
    gateRow(op, row, from - row * width, end - row * width);
    from = end;
  }
}

function gateRow(op: usize, row: i32, from: i32, to: i32): void {
  const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
  const up = x + (<usize>int(op, WIDTH_OUT) << 2);
  const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
  const table = address(op, TABLE) + (<usize>ZERO << 1);
  const mult = <i64>load<u32>(op + INDEX_MULT);
  const gated = int(op, GATED);
  const shift = <i64>int(op, GATE_SHIFT);
  const half = shift == 0 ? 0 : (<i64>1) << (shift - 1);
  const end = <usize>to << 2;
  for (let i = <usize>from << 2; i < end; i += 4) {
    const g = <i64>load<i32>(x + i);
    const t = max(-ZERO, min(ZERO - 1, requantise1(g, mult)));
    const a = (g * <i64>load<i16>(table + (<usize>t << 1)) + (1 << 14)) >> 15;
    store<i32>(y + i, saturate(gated ? (a * <i64>load<i32>(up + i) + half) >> shift : a));
  }
}
