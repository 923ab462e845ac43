/**
 * Reading operation records, and the even split of work over threads.
 * @module
 */
import {
  CONTROL_ROW_TABLE, CONTROL_ROWS, ONE_ROW, ROW_BYTES, ROW_POSITION, SCRATCH, SCRATCH_STRIDE,
} from './layout';

@inline
export function int(op: usize, field: usize): i32 {
  return load<i32>(op + field);
}

@inline
export function address(op: usize, field: usize): usize {
  return <usize>load<u32>(op + field);
}

/** Rows of the operation's input in this step. */
@inline
export function rowsOf(op: usize): i32 {
  return int(op, ONE_ROW) ? 1 : load<i32>(CONTROL_ROWS);
}

/** Descriptor of a row of the step (layout.ts, ROW_*). */
@inline
export function rowDescriptor(row: i32): usize {
  return <usize>load<u32>(CONTROL_ROW_TABLE) + <usize>row * ROW_BYTES;
}

/** Absolute position of a row in its sequence. */
@inline
export function positionOf(row: i32): usize {
  return <usize>load<u32>(rowDescriptor(row) + ROW_POSITION);
}

@inline
export function scratch(op: usize, thread: u32): usize {
  return address(op, SCRATCH) + <usize>thread * address(op, SCRATCH_STRIDE);
}

/** First of `units` units of work that belongs to `thread`; its last is before share(thread + 1). */
@inline
export function share(units: i32, thread: u32, threads: u32): i32 {
  return <i32>((<u64>units * <u64>thread) / <u64>threads);
}
