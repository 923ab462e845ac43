/**
 * Fixed-base tables: of each base the multiples 1 to 128, so that a signed 8-bit digit of a scalar is one addition.
 * Scalars of several digits share the tables: the digits of each weight are summed apart, and the sums of the weights
 * 256^k put together by doublings.
 * @module
 */
import { flush, queue, sumLists } from './lists';
import { alloc, mark, release } from './memory';
import { addAffine, AFFINE, double, JACOBIAN, setInfinity, setSigned, toAffine, fromAffine } from './point';
import { negate, SIZE, toWords } from './fr-field';

const MULTIPLES: i32 = 128;
const ROW: usize = <usize>MULTIPLES * AFFINE;
/** Digits of a full scalar: 32 bytes, and a carry into none, since r < 2^255. */
export const FULL_DIGITS: i32 = 32;
/** Most digits of an entry of `commitInts`. */
const INT_DIGITS: i32 = 8;

/** Fills `tables` (ROW bytes a base) from affine points. */
export function buildTables(tables: usize, points: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    memory.copy(tables + <usize>i * ROW, points + <usize>i * AFFINE, AFFINE);
  }
  for (let m = 1; m < MULTIPLES; m++) {
    for (let i = 0; i < count; i++) {
      const row = tables + <usize>i * ROW;
      const out = row + <usize>m * AFFINE;
      queue(<u32>(out - AFFINE), <u32>row, out);
    }
    flush();
  }
}

/** out = base·256^k for k < 32, affine: what the tables of a base for full scalars are made of. */
export function digitBases(out: usize, base: usize): void {
  const start = mark();
  const point = alloc(JACOBIAN);
  fromAffine(point, base);
  for (let k = 0; k < FULL_DIGITS; k++) {
    toAffine(out + <usize>k * AFFINE, point);
    for (let i = 0; i < 8; i++) double(point, point);
  }
  release(start);
}

@inline
function entry(table: usize, digit: i32): u32 {
  return <u32>(table + <usize>(abs<i32>(digit) - 1) * AFFINE) | <u32>(digit < 0);
}

/**
 * out (affine) = Σ values[i]·B_i + Σ blinders[j]·D_j. `tables` are those of the bases B; those of D, at `blinding`, are
 * 32 of digitBases a blinder. Values are i32, or i64 when `wide`; blinders are elements of Fr.
 */
export function commitInts(
  out: usize, tables: usize, values: usize, wide: bool, count: i32, blinding: usize, blinders: usize, blinderCount: i32,
): void {
  const base = mark();
  const digits = wide ? INT_DIGITS : 4;
  const room = count + FULL_DIGITS * blinderCount;
  const refs = alloc(<usize>(room * digits) << 2);
  const starts = alloc(<usize>digits << 2);
  const counts = alloc(<usize>digits << 2);
  begin(starts, counts, digits, room);
  for (let i = 0; i < count; i++) {
    const table = tables + <usize>i * ROW;
    let value = wide ? load<i64>(values + (<usize>i << 3)) : <i64>load<i32>(values + (<usize>i << 2));
    for (let k = 0; value != 0; k++) {
      const digit = k == digits - 1 ? <i32>value : <i32><i8>value;
      value = k == digits - 1 ? 0 : (value >> 8) + <i64>(digit < 0);
      if (digit) append(refs, starts, counts, k, entry(table, digit));
    }
  }
  appendBlinders(refs, starts, counts, blinding, blinders, blinderCount);
  const spare = alloc(<usize>((room * digits) / 2 + 1) * AFFINE);
  sumLists(refs, starts, counts, digits, spare);
  horner(out, refs, starts, counts, digits);
  release(base);
}

/** The same for values that are elements of Fr, negative or positive: those near 0 on either side have few digits. */
export function commitScalars(
  out: usize, tables: usize, values: usize, count: i32, blinding: usize, blinders: usize, blinderCount: i32,
): void {
  const base = mark();
  const room = count + FULL_DIGITS * blinderCount;
  const refs = alloc(<usize>(room * FULL_DIGITS) << 2);
  const starts = alloc(<usize>FULL_DIGITS << 2);
  const counts = alloc(<usize>FULL_DIGITS << 2);
  begin(starts, counts, FULL_DIGITS, room);
  const words = alloc(32);
  const negated = alloc(SIZE);
  for (let i = 0; i < count; i++) {
    const table = tables + <usize>i * ROW;
    const value = values + <usize>i * SIZE;
    toWords(words, value);
    let minus: u32 = 0;
    if (load<u32>(words, 28)) {
      negate(negated, value);
      toWords(words, negated);
      minus = 1;
    }
    let carry: i32 = 0;
    for (let k = 0; k < FULL_DIGITS; k++) {
      let digit = <i32>load<u8>(words + <usize>k) + carry;
      carry = <i32>(digit > MULTIPLES);
      digit -= carry << 8;
      if (digit) append(refs, starts, counts, k, entry(table, digit) ^ minus);
    }
  }
  appendBlinders(refs, starts, counts, blinding, blinders, blinderCount);
  const spare = alloc(<usize>((room * FULL_DIGITS) / 2 + 1) * AFFINE);
  sumLists(refs, starts, counts, FULL_DIGITS, spare);
  horner(out, refs, starts, counts, FULL_DIGITS);
  release(base);
}

/** Empty lists of `room` places each. */
function begin(starts: usize, counts: usize, lists: i32, room: i32): void {
  for (let k = 0; k < lists; k++) {
    store<u32>(starts + (<usize>k << 2), <u32>(k * room));
    store<u32>(counts + (<usize>k << 2), 0);
  }
}

@inline
function append(refs: usize, starts: usize, counts: usize, list: i32, ref: u32): void {
  const at = <usize>list << 2;
  const count = load<u32>(counts + at);
  store<u32>(refs + (<usize>(load<u32>(starts + at) + count) << 2), ref);
  store<u32>(counts + at, count + 1);
}

/** Full scalars have a table for every digit, so all their terms join the first list. */
function appendBlinders(refs: usize, starts: usize, counts: usize, tables: usize, scalars: usize, count: i32): void {
  const base = mark();
  const words = alloc(32);
  for (let j = 0; j < count; j++) {
    toWords(words, scalars + <usize>j * SIZE);
    let carry: i32 = 0;
    for (let k = 0; k < FULL_DIGITS; k++) {
      let digit = <i32>load<u8>(words + <usize>k) + carry;
      carry = <i32>(digit > MULTIPLES);
      digit -= carry << 8;
      if (digit) append(refs, starts, counts, 0, entry(tables + <usize>(j * FULL_DIGITS + k) * ROW, digit));
    }
  }
  release(base);
}

/** sums[row] (affine) += scalars[row]·B for the base whose tables of all digits these are. */
export function addMultiples(sums: usize, rows: i32, tables: usize, scalars: usize): void {
  const base = mark();
  const words = alloc(32);
  const digits = alloc(<usize>(rows * FULL_DIGITS) << 1);
  for (let row = 0; row < rows; row++) {
    toWords(words, scalars + <usize>row * SIZE);
    let carry: i32 = 0;
    for (let k = 0; k < FULL_DIGITS; k++) {
      const digit = <i32>load<u8>(words + <usize>k) + carry;
      carry = <i32>(digit > MULTIPLES);
      store<i16>(digits + (<usize>(k * rows + row) << 1), <i16>(digit - (carry << 8)));
    }
  }
  for (let k = 0; k < FULL_DIGITS; k++) {
    const table = tables + <usize>k * ROW;
    for (let row = 0; row < rows; row++) {
      const digit = <i32>load<i16>(digits + (<usize>(k * rows + row) << 1));
      const sum = sums + <usize>row * AFFINE;
      if (digit) queue(<u32>sum, entry(table, digit), sum);
    }
    flush();
  }
  release(base);
}

/** out = Σ 256^k·L_k */
function horner(out: usize, refs: usize, starts: usize, counts: usize, digits: i32): void {
  const base = mark();
  const total = alloc(JACOBIAN);
  const point = alloc(AFFINE);
  setInfinity(total);
  let empty = true;
  for (let k = digits - 1; k >= 0; k--) {
    if (!empty) for (let i = 0; i < 8; i++) double(total, total);
    if (load<u32>(counts + (<usize>k << 2)) == 0) continue;
    setSigned(point, load<u32>(refs + (<usize>load<u32>(starts + (<usize>k << 2)) << 2)));
    if (empty) fromAffine(total, point);
    else addAffine(total, total, point);
    empty = false;
  }
  toAffine(out, total);
  release(base);
}
