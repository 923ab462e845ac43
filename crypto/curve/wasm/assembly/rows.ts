/**
 * Sums for many rows of small integers over the same bases, column by column: a table of all sums of three columns'
 * points with four-bit factors is made once and looked up for every row, so three bytes of a row take two additions where
 * tables of single points (tables.ts) take three; and all rows share inversions.
 * @module
 */
import { flush, queue } from './lists';
import { alloc, mark, release } from './memory';
import { AFFINE } from './point';

/** Columns that share a table. */
const COLUMNS: i32 = 3;
/** A byte is low + 16·high with both within ±8. */
const MOST: i32 = 8;
const BASE: i32 = 2 * MOST + 1;
const BASE_SQUARED: i32 = BASE * BASE;
/** Sums a + 17·b + 289·c of such factors, without 0 and the negative ones. */
const ENTRIES: i32 = (BASE * BASE_SQUARED - 1) / 2;

/** Address of the sum with number 1..ENTRIES. */
@inline
function sumAt(table: usize, number: i32): usize {
  return table + <usize>(number - 1) * AFFINE;
}

/** A reference to the sum with this number, which may be negative. */
@inline
function refOf(table: usize, number: i32): u32 {
  return <u32>sumAt(table, abs<i32>(number)) | <u32>(number < 0);
}

@inline
function place(column: i32): i32 {
  return column == 0 ? 1 : column == 1 ? BASE : BASE_SQUARED;
}

/** sums[row] (affine) += Σ_c values[3·row + c]·B_c for i8 values; `bases` are three affine points. */
export function addColumns(sums: usize, rows: i32, values: usize, bases: usize): void {
  const base = mark();
  const low = alloc(<usize>ENTRIES * AFFINE);
  const high = alloc(<usize>ENTRIES * AFFINE);
  const raised = alloc(<usize>COLUMNS * AFFINE);
  memory.copy(raised, bases, <usize>COLUMNS * AFFINE);
  for (let doubling = 0; doubling < 4; doubling++) {
    for (let c = 0; c < COLUMNS; c++) {
      const point = raised + <usize>c * AFFINE;
      queue(<u32>point, <u32>point, point);
    }
    flush();
  }
  begin(low, bases);
  begin(high, raised);
  for (let m = 2; m <= MOST; m++) {
    multiples(low, m);
    multiples(high, m);
    flush();
  }
  combine(low, BASE, MOST);
  combine(high, BASE, MOST);
  flush();
  combine(low, BASE_SQUARED, MOST * (1 + BASE));
  combine(high, BASE_SQUARED, MOST * (1 + BASE));
  flush();
  add(sums, rows, values, low, false);
  add(sums, rows, values, high, true);
  release(base);
}

function begin(table: usize, points: usize): void {
  for (let c = 0; c < COLUMNS; c++) {
    memory.copy(sumAt(table, place(c)), points + <usize>c * AFFINE, AFFINE);
  }
}

/** m·B_c for every column, from (m - 1)·B_c. */
function multiples(table: usize, m: i32): void {
  for (let c = 0; c < COLUMNS; c++) {
    const unit = place(c);
    queue(refOf(table, (m - 1) * unit), refOf(table, unit), sumAt(table, m * unit));
  }
}

/** m·unit + j for all m and 0 < |j| <= most. */
function combine(table: usize, unit: i32, most: i32): void {
  for (let m = 1; m <= MOST; m++) {
    for (let j = 1; j <= most; j++) {
      const whole = refOf(table, m * unit);
      queue(whole, refOf(table, j), sumAt(table, m * unit + j));
      queue(whole, refOf(table, -j), sumAt(table, m * unit - j));
    }
  }
}

@inline
function lowOf(value: i32): i32 {
  return ((value + MOST) & 15) - MOST;
}

/** The half of every byte that the table is of. */
function add(sums: usize, rows: i32, values: usize, table: usize, high: bool): void {
  for (let row = 0; row < rows; row++) {
    const at = values + <usize>(row * COLUMNS);
    const a = <i32>load<i8>(at);
    const b = <i32>load<i8>(at, 1);
    const c = <i32>load<i8>(at, 2);
    const lows = lowOf(a) + BASE * lowOf(b) + BASE_SQUARED * lowOf(c);
    const number = high ? (a + BASE * b + BASE_SQUARED * c - lows) >> 4 : lows;
    if (number == 0) continue;
    const sum = sums + <usize>row * AFFINE;
    queue(<u32>sum, refOf(table, number), sum);
  }
  flush();
}
