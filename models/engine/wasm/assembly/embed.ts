/**
 * `embed` (program/kinds/embed.ts), split by rows. A row whose id is outside the vocabulary is noted in the
 * record's fault word, the lowest such row wins, and nothing is read for it.
 * @module
 */
import {
  FAULT, IN, IN_STRIDE, OUT, OUT_STRIDE, POSITIONS, POSITIONS_SIZE, TABLE, TABLE_SIZE, VOCABULARY, WIDTH,
} from './layout';
import { address, int, rowsOf, share } from './record';

export function embed(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = int(op, WIDTH);
  const size = int(op, TABLE_SIZE);
  const positionSize = int(op, POSITIONS_SIZE);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const id = load<i32>(address(op, IN) + <usize>row * address(op, IN_STRIDE));
    if (id < 0 || id >= int(op, VOCABULARY)) {
      refuse(op + FAULT, row + 1);
      return;
    }
    const table = address(op, TABLE) + <usize>id * <usize>width * <usize>size;
    const position = address(op, POSITIONS) + <usize>row * <usize>width * <usize>positionSize;
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    for (let c = 0; c < width; c++) {
      const sum = <i64>entry(table, c, size) + <i64>entry(position, c, positionSize);
      store<i32>(y + (<usize>c << 2), <i32>max(min(sum, <i64>i32.MAX_VALUE), -(<i64>i32.MAX_VALUE)));
    }
  }
}

@inline
function entry(row: usize, index: i32, size: i32): i32 {
  if (size == 1) return <i32>load<i8>(row + <usize>index);
  if (size == 2) return <i32>load<i16>(row + (<usize>index << 1));
  return size == 4 ? load<i32>(row + (<usize>index << 2)) : 0;
}

/** Lowers the fault word to `mark`, where 0 counts as the highest. */
export function refuse(fault: usize, mark: i32): void {
  let seen = atomic.load<i32>(fault);
  while (seen == 0 || seen > mark) {
    const found = atomic.cmpxchg<i32>(fault, seen, mark);
    if (found == seen) return;
    seen = found;
  }
}
