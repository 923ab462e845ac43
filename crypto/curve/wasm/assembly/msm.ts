/**
 * Multi-scalar multiplication Σ k_i·P_i by Pippenger's buckets with signed digits, buckets summed by lists.ts.
 *
 * Full scalars are halved by G1's endomorphism φ(x, y) = (βx, y) = λ·(x, y), λ = z² − 1 and λ² + λ + 1 = 0 mod r, z the
 * curve's parameter: k = k1 + λ·k2 by division with remainder, both below 2^128. This is right in the subgroup only,
 * and only points of it get into a vector of points.
 * @module
 */
import { mul, set, SIZE } from './fp-field';
import { SIZE as FR_SIZE, toWords } from './fr-field';
import { flush, queue, sumLists } from './lists';
import { alloc, mark, release } from './memory';
import { addAffine, addPoints, AFFINE, double, JACOBIAN, setInfinity, setSigned } from './point';
import { BETA, LAMBDA, LAMBDA_INVERSE } from './constants';

/** Bits of each half of a scalar; digits below carry at most one above. */
const HALF_BITS: i32 = 129;

const scalar: usize = memory.data(64);
const half1: usize = memory.data(64);
const half2: usize = memory.data(64);
const wide: usize = memory.data(64);

/**
 * The fewest additions: one for each point and window, two for each bucket, and a row's or column's sum costs as much as
 * six. Few points would do with fewer bits, but every window has its inversions.
 */
function windowBits(points: i32): i32 {
  if (points < 48) return 5;
  if (points < 400) return 7;
  if (points < 800) return 8;
  if (points < 1500) return 9;
  return points < 6000 ? 10 : 11;
}

/** out (Jacobian) = Σ scalars[i]·points[i]; scalars are elements of Fr. */
export function msm(out: usize, points: usize, scalars: usize, count: i32): void {
  const base = mark();
  const images = alloc(<usize>count * AFFINE);
  const bits = windowBits(2 * count);
  const windows = (HALF_BITS + bits - 1) / bits;
  const digits = alloc(<usize>(windows * 2 * count) << 1);
  for (let i = 0; i < count; i++) {
    const point = points + <usize>i * AFFINE;
    const image = images + <usize>i * AFFINE;
    mul(image, point, BETA);
    set(image + SIZE, point + SIZE);
    toWords(scalar, scalars + <usize>i * FR_SIZE);
    split();
    recode(half1, 5, digits + (<usize>i << 1), 2 * count, bits, windows);
    recode(half2, 5, digits + (<usize>(count + i) << 1), 2 * count, bits, windows);
  }
  // windows of digits: the points' first, then their images'
  const refs = alloc(<usize>(2 * count) << 2);
  for (let i = 0; i < count; i++) {
    store<u32>(refs + (<usize>i << 2), <u32>(points + <usize>i * AFFINE));
    store<u32>(refs + (<usize>(count + i) << 2), <u32>(images + <usize>i * AFFINE));
  }
  buckets(out, refs, digits, 2 * count, bits, windows);
  release(base);
}

/** The same for signed 32-bit scalars. */
export function msmSmall(out: usize, points: usize, scalars: usize, count: i32): void {
  const base = mark();
  const bits = windowBits(count);
  const windows = (33 + bits - 1) / bits;
  const digits = alloc(<usize>(windows * count) << 1);
  const refs = alloc(<usize>count << 2);
  for (let i = 0; i < count; i++) {
    const value = <i64>load<i32>(scalars + (<usize>i << 2));
    store<u64>(half1, <u64>abs<i64>(value));
    recode(half1, 2, digits + (<usize>i << 1), count, bits, windows);
    store<u32>(refs + (<usize>i << 2), (<u32>(points + <usize>i * AFFINE)) | <u32>(value < 0));
  }
  buckets(out, refs, digits, count, bits, windows);
  release(base);
}

/** Of fixed points: digits of 13 bits, one set of 4096 buckets for the digits of all weights. */
const FIXED_BITS: i32 = 13;
const FIXED_WINDOWS: i32 = 10;

/**
 * Fills `tables` with 2^(13w)·P_i and their images, w < 10: 20 points for each of `count`, weight by weight, the points'
 * before their images'.
 */
export function buildFixed(tables: usize, points: usize, count: i32): void {
  const level = <usize>(2 * count) * AFFINE;
  for (let w = 0; w < FIXED_WINDOWS; w++) {
    const own = tables + <usize>w * level;
    if (w == 0) memory.copy(own, points, <usize>count * AFFINE);
    else {
      memory.copy(own, own - level, <usize>count * AFFINE);
      for (let bit = 0; bit < FIXED_BITS; bit++) {
        for (let i = 0; i < count; i++) {
          const point = own + <usize>i * AFFINE;
          queue(<u32>point, <u32>point, point);
        }
        flush();
      }
    }
    for (let i = 0; i < count; i++) {
      const point = own + <usize>i * AFFINE;
      const image = point + <usize>count * AFFINE;
      mul(image, point, BETA);
      set(image + SIZE, point + SIZE);
    }
  }
}

/** out (Jacobian) = Σ scalars[i]·P_i by the tables of `size` points; `count` of them at most. */
export function msmFixed(out: usize, tables: usize, size: i32, scalars: usize, count: i32): void {
  const base = mark();
  const all = FIXED_WINDOWS * 2 * size;
  const digits = alloc(<usize>all << 1);
  memory.fill(digits, 0, <usize>all << 1);
  for (let i = 0; i < count; i++) {
    toWords(scalar, scalars + <usize>i * FR_SIZE);
    split();
    recode(half1, 5, digits + (<usize>i << 1), 2 * size, FIXED_BITS, FIXED_WINDOWS);
    recode(half2, 5, digits + (<usize>(size + i) << 1), 2 * size, FIXED_BITS, FIXED_WINDOWS);
  }
  const refs = alloc(<usize>all << 2);
  for (let i = 0; i < all; i++) store<u32>(refs + (<usize>i << 2), <u32>(tables + <usize>i * AFFINE));
  buckets(out, refs, digits, all, FIXED_BITS, 1);
  release(base);
}

/** Digits in [−2^(bits−1), 2^(bits−1)) of the value of `count` words: i16 at `to`, one every `stride`. */
function recode(value: usize, count: i32, to: usize, stride: i32, bits: i32, windows: i32): void {
  let carry: i32 = 0;
  for (let w = 0; w < windows; w++) {
    const from = w * bits;
    const word = from >> 5;
    const low = word < count ? <u64>load<u32>(value + (<usize>word << 2)) : 0;
    const high = word + 1 < count ? <u64>load<u32>(value + (<usize>(word + 1) << 2)) : 0;
    let digit = carry + (<i32>((low | (high << 32)) >> (<u64>from & 31)) & ((1 << bits) - 1));
    carry = <i32>(digit >= 1 << (bits - 1));
    digit -= carry << bits;
    store<i16>(to + (<usize>(w * stride) << 1), <i16>digit);
  }
}

/**
 * k = half1 + λ·half2 for the scalar k < 2^255: the quotient's estimate ⌊⌊k/2^127⌋·⌊2^256/λ⌋ / 2^129⌋ is too small by two at
 * most, which the loop puts right.
 */
function split(): void {
  // ⌊k / 2^127⌋, 128 bits
  for (let i: usize = 0; i < 4; i++) {
    const low = load<u32>(scalar + ((i + 3) << 2)) >> 31;
    const high = i + 4 < 8 ? load<u32>(scalar + ((i + 4) << 2)) << 1 : 0;
    store<u32>(half1 + (i << 2), low | high);
  }
  product(wide, half1, 4, LAMBDA_INVERSE, 5);
  for (let i: usize = 0; i < 4; i++) {
    const low = load<u32>(wide + ((i + 4) << 2)) >> 1;
    const high = load<u32>(wide + ((i + 5) << 2)) << 31;
    store<u32>(half2 + (i << 2), low | high);
  }
  store<u32>(half2, 0, 16);
  product(wide, half2, 4, LAMBDA, 4);
  let borrow: i64 = 0;
  for (let i: usize = 0; i < 5; i++) {
    borrow += <i64>load<u32>(scalar + (i << 2)) - <i64>load<u32>(wide + (i << 2));
    store<u32>(half1 + (i << 2), <u32>borrow);
    borrow >>= 32;
  }
  while (!lessThanLambda()) {
    let carry: i64 = 0;
    let one: u64 = 1;
    for (let i: usize = 0; i < 5; i++) {
      carry += <i64>load<u32>(half1 + (i << 2)) - (i < 4 ? <i64>load<u32>(LAMBDA + (i << 2)) : 0);
      store<u32>(half1 + (i << 2), <u32>carry);
      carry >>= 32;
      one += <u64>load<u32>(half2 + (i << 2));
      store<u32>(half2 + (i << 2), <u32>one);
      one >>= 32;
    }
  }
}

function lessThanLambda(): bool {
  if (load<u32>(half1, 16)) return false;
  for (let i = 3; i >= 0; i--) {
    const a = load<u32>(half1 + (<usize>i << 2));
    const b = load<u32>(LAMBDA + (<usize>i << 2));
    if (a != b) return a < b;
  }
  return false;
}

/** Words of a·b; each step is at most (2^32 − 1)² + 2(2^32 − 1) = 2^64 − 1. */
function product(out: usize, a: usize, an: i32, b: usize, bn: i32): void {
  memory.fill(out, 0, <usize>(an + bn) << 2);
  for (let i = 0; i < an; i++) {
    let carry: u64 = 0;
    const x = <u64>load<u32>(a + (<usize>i << 2));
    for (let j = 0; j < bn; j++) {
      const at = out + (<usize>(i + j) << 2);
      carry += x * <u64>load<u32>(b + (<usize>j << 2)) + <u64>load<u32>(at);
      store<u32>(at, <u32>carry);
      carry >>= 32;
    }
    store<u32>(out + (<usize>(i + bn) << 2), <u32>carry);
  }
}

/**
 * Each window's points are sorted into 2^(bits−1) buckets by the digit's size and summed, then Σ b·B_b: with
 * b = 2^s·h + l, every bucket enters a row's sum R_h and a column's C_l, and Σ b·B_b = 2^s·Σ h·R_h + Σ l·C_l.
 */
function buckets(out: usize, points: usize, digits: usize, count: i32, bits: i32, windows: i32): void {
  const base = mark();
  const size = (1 << (bits - 1)) + 1;
  const low = bits >> 1;
  const columns = 1 << low;
  const rows = (size + columns - 1) >> low;
  const refs = alloc(<usize>max(count, 2 * size) << 2);
  const starts = alloc(<usize>(max(size, rows + columns) + 1) << 2);
  const counts = alloc(<usize>max(size, rows + columns) << 2);
  const sums = alloc(<usize>(count / 2 + 1) * AFFINE);
  const total = alloc(JACOBIAN);
  const part = alloc(JACOBIAN);
  setInfinity(total);
  for (let w = windows - 1; w >= 0; w--) {
    const window = digits + (<usize>(w * count) << 1);
    for (let i = 0; i < bits; i++) double(total, total);
    memory.fill(counts, 0, <usize>size << 2);
    for (let i = 0; i < count; i++) {
      const at = counts + (<usize>abs<i32>(<i32>load<i16>(window + (<usize>i << 1))) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
    store<u32>(counts, 0);
    let start: u32 = 0;
    for (let b = 0; b < size; b++) {
      const at = <usize>b << 2;
      store<u32>(starts + at, start);
      start += load<u32>(counts + at);
      store<u32>(counts + at, 0);
    }
    for (let i = 0; i < count; i++) {
      const digit = <i32>load<i16>(window + (<usize>i << 1));
      if (digit == 0) continue;
      const at = <usize>abs<i32>(digit) << 2;
      const to = load<u32>(starts + at) + load<u32>(counts + at);
      store<u32>(counts + at, load<u32>(counts + at) + 1);
      store<u32>(refs + (<usize>to << 2), load<u32>(points + (<usize>i << 2)) ^ <u32>(digit < 0));
    }
    sumLists(refs, starts, counts, size, sums);
    // the buckets' sums, each as a row's and as a column's term
    const held = gather(refs, starts, counts, size);
    const lists = rows + columns;
    memory.fill(counts, 0, <usize>lists << 2);
    const terms = alloc(<usize>(2 * held) << 2);
    distribute(refs, held, terms, starts, counts, rows, low);
    const again = alloc(<usize>(held + 1) * AFFINE);
    sumLists(terms, starts, counts, lists, again);
    weigh(part, terms, starts, counts, rows);
    for (let i = 0; i < low; i++) double(part, part);
    addPoints(total, total, part);
    weigh(part, terms, starts + (<usize>rows << 2), counts + (<usize>rows << 2), columns);
    addPoints(total, total, part);
    release(terms);
  }
  memory.copy(out, total, JACOBIAN);
  release(base);
}

/** Moves what is left of each list to pairs (reference, bucket) at `refs`; returns how many. */
function gather(refs: usize, starts: usize, counts: usize, size: i32): i32 {
  const base = mark();
  const pairs = alloc(<usize>size << 3);
  let held = 0;
  for (let b = 1; b < size; b++) {
    if (load<u32>(counts + (<usize>b << 2)) == 0) continue;
    const to = pairs + (<usize>held << 3);
    held++;
    store<u32>(to, load<u32>(refs + (<usize>load<u32>(starts + (<usize>b << 2)) << 2)));
    store<u32>(to, <u32>b, 4);
  }
  memory.copy(refs, pairs, <usize>held << 3);
  release(base);
  return held;
}

function distribute(pairs: usize, held: i32, terms: usize, starts: usize, counts: usize, rows: i32, low: i32): void {
  const columns = 1 << low;
  const lists = rows + columns;
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < held; i++) {
      const ref = load<u32>(pairs + (<usize>i << 3));
      const bucket = load<i32>(pairs + (<usize>i << 3), 4);
      enter(ref, bucket >> low, terms, starts, counts, pass);
      enter(ref, rows + (bucket & (columns - 1)), terms, starts, counts, pass);
    }
    if (pass) return;
    let start: u32 = 0;
    for (let l = 0; l < lists; l++) {
      const at = <usize>l << 2;
      store<u32>(starts + at, start);
      start += load<u32>(counts + at);
      store<u32>(counts + at, 0);
    }
  }
}

@inline
function enter(ref: u32, list: i32, terms: usize, starts: usize, counts: usize, pass: i32): void {
  const at = <usize>list << 2;
  const count = load<u32>(counts + at);
  if (pass) store<u32>(terms + (<usize>(load<u32>(starts + at) + count) << 2), ref);
  store<u32>(counts + at, count + 1);
}

/** out = Σ i·L_i over the lists' sums L_i, by running sums from the last. */
function weigh(out: usize, refs: usize, starts: usize, counts: usize, lists: i32): void {
  const base = mark();
  const running = alloc(JACOBIAN);
  const point = alloc(AFFINE);
  setInfinity(out);
  setInfinity(running);
  for (let i = lists - 1; i > 0; i--) {
    const at = <usize>i << 2;
    if (load<u32>(counts + at)) {
      setSigned(point, load<u32>(refs + (<usize>load<u32>(starts + at) << 2)));
      addAffine(running, running, point);
    }
    addPoints(out, out, running);
  }
  release(base);
}
