/**
 * `bfp` (program/kinds/bfp.ts): split by rows. Exponents lie behind the mantissas as i16 like these.
 * @module
 */
import { GROUP_COUNT, GROUPS, IN, IN_STRIDE, IN_WIDE, OUT, OUT_STRIDE } from './layout';
import { bitsOf, shiftRound1, shiftRound4 } from './magnitude';
import { address, int, rowsOf, share } from './record';
import { loadEntry } from './simd';

const MANTISSA_BITS: i32 = 11;
const MANTISSA_MAX: i32 = 2047;

export function bfp(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const count = int(op, GROUP_COUNT);
  const wide = int(op, IN_WIDE);
  const to = share(rows, thread + 1, threads);
  for (let row = share(rows, thread, threads); row < to; row++) {
    const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
    const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE);
    let from: usize = 0;
    let exponents = y;
    for (let group = 0; group < count; group++) exponents += <usize>widthOf(op, group) << 1;
    for (let group = 0; group < count; group++) {
      const width = widthOf(op, group);
      const e = wide
        ? blockOfWords(x + (from << 2), y + (from << 1), width)
        : blockOfHalves(x + (from << 1), y + (from << 1), width);
      store<i16>(exponents + (<usize>group << 1), <i16>e);
      from += width;
    }
  }
}

@inline
function widthOf(op: usize, group: i32): i32 {
  return load<i32>(address(op, GROUPS) + (<usize>group << 2));
}

/** Mantissas of `width` i32 entries; returns the exponent. */
function blockOfWords(x: usize, y: usize, width: i32): i32 {
  const e = max(0, bitsOf(x, width) - MANTISSA_BITS);
  const highest = i16x8.splat(<i16>MANTISSA_MAX);
  const lowest = i16x8.splat(<i16>-MANTISSA_MAX);
  const whole = width & ~7;
  let to = y;
  for (let at = x, end = x + (<usize>whole << 2); at < end; at += 32) {
    const m = i16x8.narrow_i32x4_s(shiftRound4(v128.load(at), e), shiftRound4(v128.load(at, 16), e));
    v128.store(to, i16x8.max_s(i16x8.min_s(m, highest), lowest));
    to += 16;
  }
  for (let c = whole; c < width; c++) storeMantissa(y, c, load<i32>(x + (<usize>c << 2)), e);
  return e;
}

/** The same for i16 entries. */
function blockOfHalves(x: usize, y: usize, width: i32): i32 {
  let most = 0;
  for (let c = 0; c < width; c++) {
    const entry = loadEntry(x, c, 0);
    most = max(most, entry < 0 ? -entry : entry);
  }
  const e = max(0, 32 - <i32>clz(most) - MANTISSA_BITS);
  for (let c = 0; c < width; c++) storeMantissa(y, c, loadEntry(x, c, 0), e);
  return e;
}

@inline
function storeMantissa(y: usize, column: i32, entry: i32, e: i32): void {
  const mantissa = max(-MANTISSA_MAX, min(MANTISSA_MAX, shiftRound1(entry, e)));
  store<i16>(y + (<usize>column << 1), <i16>mantissa);
}
