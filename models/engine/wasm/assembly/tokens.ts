/**
 * `tokens` (program/kinds/tokens.ts), split by rows; ids outside the vocabulary as in `embed`.
 * @module
 */
import { refuse } from './embed';
import {
  FAULT, IN, IN_STRIDE, MULT, OUT, OUT_STRIDE, POSITIONS, TABLE, VOCABULARY, WIDTH_OUT,
} from './layout';
import { address, int, positionOf, rowsOf, share } from './record';
import { saturate } from './simd';

export function tokens(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = <usize>int(op, WIDTH_OUT);
  const positions = address(op, POSITIONS);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const id = load<i32>(address(op, IN) + <usize>row * address(op, IN_STRIDE));
    if (id < 0 || id >= int(op, VOCABULARY)) {
      refuse(op + FAULT, row + 1);
      return;
    }
    const mult = <i64>load<u32>(address(op, MULT) + (<usize>id << 2));
    const table = address(op, TABLE) + <usize>id * width;
    const place = positions + ((positionOf(row) * width) << 2);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    for (let c: usize = 0; c < width; c++) {
      const entry = (<i64>load<i8>(table + c) * mult + (1 << 15)) >> 16;
      store<i32>(y + (c << 2), saturate(entry + (positions ? <i64>load<i32>(place + (c << 2)) : 0)));
    }
  }
}
