/**
 * What a sequence remembers for one `causal` operation, and how it gets there.
 *
 * With room for P positions (a multiple of 16), heads of D entries padded to 8:
 * [ek: i16 P | ev: i16 P | per head k: i16 [P, D] | per head v: i16 [P / 2, D, 2]].
 * k is read along d; v lies in pairs of positions, so that one dot product takes two positions of four entries.
 * @module
 */
import {
  HEAD_DIM, HEADS, IN, IN_STRIDE, KV_HEADS, MEMORY_OFFSET, ROW_CAPACITY, ROW_MEMORY, ROW_POSITION,
} from './layout';
import { address, int, rowDescriptor, rowsOf, share } from './record';

/** Bytes of a head's entries, padded. */
@inline
export function headBytes(op: usize): usize {
  return <usize>((int(op, HEAD_DIM) + 7) & ~7) << 1;
}

@inline
export function capacityOf(row: i32): usize {
  return <usize>load<u32>(rowDescriptor(row) + ROW_CAPACITY);
}

/** ek of position 0; ev follows after 2 P bytes. */
@inline
export function exponentsOf(op: usize, row: i32): usize {
  return <usize>load<u32>(rowDescriptor(row) + ROW_MEMORY) + address(op, MEMORY_OFFSET) * capacityOf(row);
}

/** Position 0 of a key head. */
@inline
export function keysOf(op: usize, row: i32, head: i32): usize {
  const positions = capacityOf(row);
  return exponentsOf(op, row) + positions * (4 + <usize>head * headBytes(op));
}

/** Positions 0 and 1 of a key head. */
@inline
export function valuesOf(op: usize, row: i32, head: i32): usize {
  return keysOf(op, row, int(op, KV_HEADS) + head);
}

/** Adds the rows of the step to their sequences; split by rows. */
export function remember(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const width = <usize>int(op, HEAD_DIM) << 1;
  const heads = int(op, HEADS);
  const kvHeads = int(op, KV_HEADS);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const position = <usize>load<u32>(rowDescriptor(row) + ROW_POSITION);
    let from = x + <usize>heads * width;
    for (let head = 0; head < kvHeads; head++) {
      memory.copy(keysOf(op, row, head) + position * headBytes(op), from, width);
      from += width;
    }
    for (let head = 0; head < kvHeads; head++) {
      const pair = valuesOf(op, row, head) + (position >> 1) * (headBytes(op) << 1) + ((position & 1) << 1);
      for (let d: usize = 0; d < width; d += 2) store<i16>(pair + (d << 1), load<i16>(from + d));
      from += width;
    }
    const exponents = exponentsOf(op, row) + (position << 1);
    store<i16>(exponents, load<i16>(from, 2));
    store<i16>(exponents + (capacityOf(row) << 1), load<i16>(from, 4));
  }
}
