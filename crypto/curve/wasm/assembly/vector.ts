/**
 * Vectors of Fr, an element after the other; `out` may be an operand unless said otherwise.
 * @module
 */
import { GENERATOR_ROOT, R_MINUS_2, TWO_ADICITY } from './constants';
import { add, fromBytes, fromWords, isZero, mul, negate, ONE, power, set, SIZE, square, sub, toBytes, ZERO } from './fr-field';
import { addPair, mulPair, PAIR, subPair } from './fr-pair';
import { alloc, mark, release } from './memory';

const t0: usize = memory.data(64);
const t1: usize = memory.data(64);
const words: usize = memory.data(32);
/** A pair. */
const held: usize = memory.data(72);

export function addVectors(out: usize, a: usize, b: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE, b += SIZE) add(out, a, b);
}

export function subVectors(out: usize, a: usize, b: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE, b += SIZE) sub(out, a, b);
}

export function mulVectors(out: usize, a: usize, b: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE, b += SIZE) mul(out, a, b);
}

export function negateVector(out: usize, a: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE) negate(out, a);
}

export function scale(out: usize, a: usize, k: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE) mul(out, a, k);
}

/** out += k·a */
export function addScaled(out: usize, a: usize, k: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE) {
    mul(t0, a, k);
    add(out, out, t0);
  }
}

export function addConstant(out: usize, a: usize, k: usize, count: i32): void {
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE) add(out, a, k);
}

export function innerProduct(out: usize, a: usize, b: usize, count: i32): void {
  set(t1, ZERO);
  const end = a + <usize>count * SIZE;
  for (; a < end; a += SIZE, b += SIZE) {
    mul(t0, a, b);
    add(t1, t1, t0);
  }
  set(out, t1);
}

/** out[i] = a[0] + … + a[i] */
export function prefixSums(out: usize, a: usize, count: i32): void {
  set(t1, ZERO);
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE, a += SIZE) {
    add(t1, t1, a);
    set(out, t1);
  }
}

/** out[i] = first·base^i */
export function powers(out: usize, base: usize, first: usize, count: i32): void {
  set(t1, first);
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE) {
    set(out, t1);
    mul(t1, t1, base);
  }
}

/** out[i] = a[from + i·step mod size]; not in place. */
export function pick(out: usize, a: usize, from: i32, step: i32, size: i32, count: i32): void {
  let index = from % size;
  const by = step % size;
  const end = out + <usize>count * SIZE;
  for (; out < end; out += SIZE) {
    set(out, a + <usize>index * SIZE);
    index += by;
    if (index >= size) index -= size;
  }
}

/** Montgomery's trick; 1-based place of the first zero, or 0 when all are inverted. */
export function inverseVector(out: usize, a: usize, count: i32): i32 {
  const base = mark();
  const products = alloc(<usize>(count + 1) * SIZE);
  set(products, ONE);
  for (let i = 0; i < count; i++) {
    const at = <usize>i * SIZE;
    if (isZero(a + at)) {
      release(base);
      return i + 1;
    }
    mul(products + at + SIZE, products + at, a + at);
  }
  power(t1, products + <usize>count * SIZE, R_MINUS_2, 8);
  for (let i = count - 1; i >= 0; i--) {
    const at = <usize>i * SIZE;
    mul(t0, t1, products + at);
    mul(t1, t1, a + at);
    set(out + at, t0);
  }
  release(base);
  return 0;
}

/** Σ a[i]·x^i */
export function evaluate(out: usize, a: usize, x: usize, count: i32): void {
  set(t1, ZERO);
  for (let i = count - 1; i >= 0; i--) {
    mul(t1, t1, x);
    add(t1, t1, a + <usize>i * SIZE);
  }
  set(out, t1);
}

/** The quotient of Σ a[i]·X^i by X − x, its last coefficient 0; `remainder` is the value at x. */
export function divideByLinear(out: usize, remainder: usize, a: usize, x: usize, count: i32): void {
  set(t1, ZERO);
  for (let i = count - 1; i >= 0; i--) {
    const at = <usize>i * SIZE;
    mul(t0, t1, x);
    add(t0, t0, a + at);
    set(out + at, t1);
    set(t1, t0);
  }
  set(remainder, t1);
}

/** From signed 32-bit words, or 64-bit ones when `wide`. */
export function fromInts(out: usize, values: usize, wide: bool, count: i32): void {
  memory.fill(words, 0, 32);
  for (let i = 0; i < count; i++) {
    const value = wide ? load<i64>(values + (<usize>i << 3)) : <i64>load<i32>(values + (<usize>i << 2));
    store<u64>(words, value < 0 ? 0 - <u64>value : <u64>value);
    fromWords(out, words);
    if (value < 0) negate(out, out);
    out += SIZE;
  }
}

/** Limbs of a coefficient below 2^128, and bytes of an entry's sums, one for each limb. */
const LIMB_BITS: i64 = 22;
const COEFFICIENT_LIMBS: i32 = 6;
const SUMS: usize = 8 * COEFFICIENT_LIMBS;

/**
 * sums[i] += k·values[i] limb by limb, k of six words of 22 bits: no reduction, no carries. A product of a limb and an i32
 * is at most 2^53, so sums hold 1,000 of them.
 */
export function accumulateInts(sums: usize, values: usize, k: usize, count: i32): void {
  const k0 = <i64>load<u32>(k);
  const k1 = <i64>load<u32>(k, 4);
  const k2 = <i64>load<u32>(k, 8);
  const k3 = <i64>load<u32>(k, 12);
  const k4 = <i64>load<u32>(k, 16);
  const k5 = <i64>load<u32>(k, 20);
  const end = sums + <usize>count * SUMS;
  for (; sums < end; sums += SUMS, values += 4) {
    const value = <i64>load<i32>(values);
    store<i64>(sums, load<i64>(sums) + value * k0);
    store<i64>(sums, load<i64>(sums, 8) + value * k1, 8);
    store<i64>(sums, load<i64>(sums, 16) + value * k2, 16);
    store<i64>(sums, load<i64>(sums, 24) + value * k3, 24);
    store<i64>(sums, load<i64>(sums, 32) + value * k4, 32);
    store<i64>(sums, load<i64>(sums, 40) + value * k5, 40);
  }
}

/** out[i] += sums[i], which are 0 afterwards. */
export function addAccumulated(out: usize, sums: usize, count: i32): void {
  for (let i = 0; i < count; i++, out += SIZE, sums += SUMS) {
    let above: i64 = 0; // of the limbs: has the sign of all
    for (let j = 0; j < COEFFICIENT_LIMBS; j++) above = (above + load<i64>(sums + (<usize>j << 3))) >> LIMB_BITS;
    const minus = above < 0;
    let bits: u64 = 0;
    let held: u64 = 0;
    let carry: i64 = 0;
    let to = words;
    memory.fill(words, 0, 32);
    for (let j = 0; j < COEFFICIENT_LIMBS; j++) {
      const sum = load<i64>(sums + (<usize>j << 3));
      carry += minus ? 0 - sum : sum;
      bits |= (<u64>carry & ((1 << <u64>LIMB_BITS) - 1)) << held;
      carry >>= LIMB_BITS;
      held += LIMB_BITS;
      if (held < 32) continue;
      store<u32>(to, <u32>bits);
      to += 4;
      bits >>= 32;
      held -= 32;
    }
    // 132 bits are four words and four bits; the carry is below 2^42
    store<u64>(to, bits | (<u64>carry << held));
    fromWords(t0, words);
    if (minus) sub(out, out, t0);
    else add(out, out, t0);
  }
  memory.fill(sums - <usize>count * SUMS, 0, <usize>count * SUMS);
}

/** 1-based place of the first that is not canonical, or 0. */
export function readVector(out: usize, bytes: usize, count: i32): i32 {
  for (let i = 0; i < count; i++) {
    if (!fromBytes(out + <usize>i * SIZE, bytes + (<usize>i << 5))) return i + 1;
  }
  return 0;
}

export function writeVector(bytes: usize, a: usize, count: i32): void {
  for (let i = 0; i < count; i++) toBytes(bytes + (<usize>i << 5), a + <usize>i * SIZE);
}

const LARGEST_LOG: i32 = 14;
/**
 * For stage s >= 2 of a transform, whose butterflies are 2^(s−1) places apart, the roots ω_s^i of order 2^s for
 * i < 2^(s−1), as pairs of neighbours, at (2^(s−1) − 2)·SIZE.
 */
let roots: usize = 0;

/** Allocates: call it once, before any mark that will be released. */
export function prepareRoots(): void {
  roots = alloc((<usize>1 << LARGEST_LOG) * SIZE);
  set(t0, GENERATOR_ROOT);
  for (let i = TWO_ADICITY; i > LARGEST_LOG; i--) square(t0, t0);
  for (let stage = LARGEST_LOG; stage >= 2; stage--) {
    const count = 1 << (stage - 1);
    const at = rootsOf(stage);
    powers(at, t0, ONE, count);
    toPairs(at, count);
    square(t0, t0);
  }
}

@inline
function rootsOf(stage: i32): usize {
  return roots + ((<usize>1 << (stage - 1)) - 2) * SIZE;
}

/** Neighbours into pairs, in place: limb by limb instead of one after the other. */
function toPairs(a: usize, count: i32): void {
  const end = a + <usize>count * SIZE;
  for (; a < end; a += PAIR) {
    memory.copy(held, a, PAIR);
    for (let i: usize = 0; i < SIZE; i += 4) {
      store<u32>(a + (i << 1), load<u32>(held + i));
      store<u32>(a + (i << 1), load<u32>(held + SIZE + i), 4);
    }
  }
}

function fromPairs(a: usize, count: i32): void {
  const end = a + <usize>count * SIZE;
  for (; a < end; a += PAIR) {
    memory.copy(held, a, PAIR);
    for (let i: usize = 0; i < SIZE; i += 4) {
      store<u32>(a + i, load<u32>(held + (i << 1)));
      store<u32>(a + SIZE + i, load<u32>(held + (i << 1), 4));
    }
  }
}

/** In place, 2^log elements: values at ω^i of the polynomial with these coefficients, both in natural order. */
export function fft(a: usize, log: i32): void {
  const count = 1 << log;
  for (let i = 0; i < count; i++) {
    const j = reverse(i, log);
    if (j <= i) continue;
    set(t0, a + <usize>i * SIZE);
    set(a + <usize>i * SIZE, a + <usize>j * SIZE);
    set(a + <usize>j * SIZE, t0);
  }
  if (log == 0) return;
  const end = a + <usize>count * SIZE;
  for (let low = a; low < end; low += PAIR) {
    sub(t0, low, low + SIZE);
    add(low, low, low + SIZE);
    set(low + SIZE, t0);
  }
  if (log == 1) return;
  toPairs(a, count);
  for (let stage = 2; stage <= log; stage++) {
    const span = SIZE << (stage - 1);
    for (let block = a; block < end; block += span << 1) {
      let root = rootsOf(stage);
      for (let low = block; low < block + span; low += PAIR) {
        mulPair(held, low + span, root);
        subPair(low + span, low, held);
        addPair(low, low, held);
        root += PAIR;
      }
    }
  }
  fromPairs(a, count);
}

/** The way back: the same with ω^-1, which is ω's order reversed, divided by the size. */
export function inverseFft(a: usize, log: i32, sizeInverse: usize): void {
  fft(a, log);
  const count = 1 << log;
  for (let i = 1; i < count >> 1; i++) {
    const low = a + <usize>i * SIZE;
    const high = a + <usize>(count - i) * SIZE;
    mul(t0, low, sizeInverse);
    mul(low, high, sizeInverse);
    set(high, t0);
  }
  mul(a, a, sizeInverse);
  if (count > 1) mul(a + <usize>(count >> 1) * SIZE, a + <usize>(count >> 1) * SIZE, sizeInverse);
}

@inline
function reverse(i: i32, log: i32): i32 {
  let x = <u32>i;
  x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  return <i32>(bswap<u32>(x) >> (32 - log));
}
