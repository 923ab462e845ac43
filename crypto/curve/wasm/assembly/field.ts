/**
 * The rest of a field's arithmetic, compiled once for each field on its own `line` (field-source.ts, which states
 * what an element is).
 * @module
 */
import { BITS, LIMBS, MASK, MODULUS, mul, ONE, R2, SIZE, square, sub, UNIT } from './line';

export { add, mul, square, sub, subBoth, LIMBS, ONE, R2, R3, SIZE } from './line';

/** 32-bit words of a canonical value, lowest first. */
const WORDS: i32 = (<i32>BITS * LIMBS) >> 5;
export const BYTES: usize = <usize>WORDS << 2;
export const ZERO: usize = memory.data(64);
const t0: usize = memory.data(64);
const words: usize = memory.data(64);
const powers: usize = memory.data(16 * 64);

@inline
export function set(out: usize, a: usize): void {
  memory.copy(out, a, SIZE);
}

/** All limbs 0: what marks the point at infinity. */
@inline
export function isNull(a: usize): bool {
  let any: u32 = 0;
  for (let i = 0; i < LIMBS; i++) any |= load<u32>(a + (<usize>i << 2));
  return any == 0;
}

/** Zero, in either of its forms; almost always one word decides. */
@inline
export function isZero(a: usize): bool {
  const low = load<u32>(a);
  return (low == 0 || low == load<u32>(MODULUS)) && isZeroWord(a);
}

function isZeroWord(a: usize): bool {
  return isNull(a) || memory.compare(a, MODULUS, SIZE) == 0;
}

export function equal(a: usize, b: usize): bool {
  sub(t0, a, b);
  return isZero(t0);
}

@inline
export function negate(out: usize, a: usize): void {
  sub(out, ZERO, a);
}

/** Canonical words of a: times 1·R^-1 leaves at most m, and m stands for 0. */
export function toWords(out: usize, a: usize): void {
  mul(t0, a, UNIT);
  if (memory.compare(t0, MODULUS, SIZE) == 0) memory.fill(t0, 0, SIZE);
  toPlain(out, t0);
}

/** Any words below 3m/2. */
export function fromWords(out: usize, from: usize): void {
  let bits: u64 = 0;
  let held: u64 = 0;
  let next = 0;
  for (let i = 0; i < LIMBS; i++) {
    if (held < BITS && next < WORDS) {
      bits |= <u64>load<u32>(from + (<usize>next << 2)) << held;
      held += 32;
      next++;
    }
    store<u32>(t0 + (<usize>i << 2), <u32>(bits & MASK));
    bits >>= BITS;
    held = held > BITS ? held - BITS : 0;
  }
  mul(out, t0, R2);
}

/** Big-endian. */
export function toBytes(out: usize, a: usize): void {
  toWords(words, a);
  for (let i = 0; i < WORDS; i++) {
    store<u32>(out + (<usize>(WORDS - 1 - i) << 2), bswap<u32>(load<u32>(words + (<usize>i << 2))));
  }
}

/** Big-endian; false, and nothing stored, when the value is not below the modulus. */
export function fromBytes(out: usize, bytes: usize): bool {
  for (let i = 0; i < WORDS; i++) {
    store<u32>(words + (<usize>i << 2), bswap<u32>(load<u32>(bytes + (<usize>(WORDS - 1 - i) << 2))));
  }
  toPlain(t0, MODULUS);
  if (!below(words, t0)) return false;
  fromWords(out, words);
  return true;
}

/** Limbs to words, as they are. */
function toPlain(out: usize, limbs: usize): void {
  let bits: u64 = 0;
  let held: u64 = 0;
  let to = 0;
  for (let i = 0; i < LIMBS; i++) {
    bits |= <u64>load<u32>(limbs + (<usize>i << 2)) << held;
    held += BITS;
    if (held < 32) continue;
    if (to < WORDS) store<u32>(out + (<usize>to << 2), <u32>bits);
    to++;
    bits >>= 32;
    held -= 32;
  }
  if (to < WORDS) store<u32>(out + (<usize>to << 2), <u32>bits);
}

/** Of words. */
function below(a: usize, b: usize): bool {
  for (let i = WORDS - 1; i >= 0; i--) {
    const x = load<u32>(a + (<usize>i << 2));
    const y = load<u32>(b + (<usize>i << 2));
    if (x != y) return x < y;
  }
  return false;
}

/** out = a^e; e of `count` words, lowest first, not 0. `out` may be `a`. */
export function power(out: usize, a: usize, e: usize, count: i32): void {
  set(powers, ONE);
  for (let i: usize = 1; i < 16; i++) mul(powers + i * 64, powers + (i - 1) * 64, a);
  set(out, ONE);
  for (let i = count * 8 - 1; i >= 0; i--) {
    for (let j = 0; j < 4; j++) square(out, out);
    const digit = (load<u32>(e + (<usize>(i >> 3) << 2)) >> (<u32>(i & 7) << 2)) & 15;
    if (digit) mul(out, out, powers + <usize>digit * 64);
  }
}
