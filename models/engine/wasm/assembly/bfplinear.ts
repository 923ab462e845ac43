/**
 * `bfplinear` (program/kinds/bfplinear.ts), split by groups of eight output channels: every thread streams its own part
 * of the weights, and a group's stay in the first-level cache while the rows pass by.
 * @module
 */
import { BIAS, CHANNELS_OUT, DEPTH, EXPONENT, IN, IN_STRIDE, MULT, OUT, OUT_STRIDE, WEIGHT } from './layout';
import { fourRows, oneRow } from './product';
import { address, int, rowsOf, scratch, share } from './record';
import { settle8 } from './settle';
import { storeSome } from './simd';

export function bfplinear(op: usize, thread: u32, threads: u32): void {
  const rows = rowsOf(op);
  const depth = address(op, DEPTH);
  const x = address(op, IN);
  const stride = address(op, IN_STRIDE);
  const sums = scratch(op, thread);
  const groups = (int(op, CHANNELS_OUT) + 7) >> 3;
  const to = share(groups, thread + 1, threads);
  for (let group = share(groups, thread, threads); group < to; group++) {
    const weights = address(op, WEIGHT) + (<usize>group << 3) * depth;
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      fourRows(weights, x + <usize>row * stride, stride, depth, sums);
      for (let r = 0; r < 4; r++) settleRow(op, group, row + r, sums + (<usize>r << 5));
    }
    for (; row < rows; row++) {
      oneRow(weights, x + <usize>row * stride, depth, sums);
      settleRow(op, group, row, sums);
    }
  }
}

function settleRow(op: usize, group: i32, row: i32, sums: usize): void {
  const offset = <usize>group << 5;
  const x = address(op, IN) + <usize>row * address(op, IN_STRIDE);
  const shift = 33 - <i32>load<i16>(x + (address(op, EXPONENT) << 1));
  const y = address(op, OUT) + <usize>row * address(op, OUT_STRIDE) + offset;
  settle8(sums, address(op, MULT) + offset, address(op, BIAS) + offset, shift);
  const left = int(op, CHANNELS_OUT) - (group << 3);
  if (left >= 8) {
    v128.store(y, v128.load(sums));
    v128.store(y, v128.load(sums, 16), 16);
  } else storeSome(y, v128.load(sums), v128.load(sums, 16), 1, left);
}
