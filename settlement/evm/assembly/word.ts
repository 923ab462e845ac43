/**
 * 256-bit words as four 64-bit limbs, the lowest first. `out` may be an operand everywhere.
 * @module
 */

const remainder: usize = memory.data(32);
const quotient: usize = memory.data(32);
const product: usize = memory.data(32);

@inline
export function limb(a: usize, i: usize): u64 {
  return load<u64>(a + (i << 3));
}

@inline
export function setLimbs(out: usize, a: u64, b: u64, c: u64, d: u64): void {
  store<u64>(out, a);
  store<u64>(out, b, 8);
  store<u64>(out, c, 16);
  store<u64>(out, d, 24);
}

@inline
export function copy(out: usize, a: usize): void {
  setLimbs(out, load<u64>(a), load<u64>(a, 8), load<u64>(a, 16), load<u64>(a, 24));
}

/** A small number. */
@inline
export function setNumber(out: usize, value: u64): void {
  setLimbs(out, value, 0, 0, 0);
}

/** Whether a word is below 2^64. */
@inline
export function isSmall(a: usize): bool {
  return (load<u64>(a, 8) | load<u64>(a, 16) | load<u64>(a, 24)) == 0;
}

@inline
export function isZero(a: usize): bool {
  return (load<u64>(a) | load<u64>(a, 8) | load<u64>(a, 16) | load<u64>(a, 24)) == 0;
}

@inline
export function equal(a: usize, b: usize): bool {
  return (
    ((load<u64>(a) ^ load<u64>(b)) | (load<u64>(a, 8) ^ load<u64>(b, 8)) |
    (load<u64>(a, 16) ^ load<u64>(b, 16)) | (load<u64>(a, 24) ^ load<u64>(b, 24))) == 0
  );
}

/** From 32 bytes, big-endian. */
@inline
export function read(out: usize, bytes: usize): void {
  setLimbs(
    out, bswap<u64>(load<u64>(bytes, 24)), bswap<u64>(load<u64>(bytes, 16)), bswap<u64>(load<u64>(bytes, 8)),
    bswap<u64>(load<u64>(bytes)),
  );
}

/** To 32 bytes, big-endian. */
@inline
export function write(bytes: usize, a: usize): void {
  setLimbs(
    bytes, bswap<u64>(load<u64>(a, 24)), bswap<u64>(load<u64>(a, 16)), bswap<u64>(load<u64>(a, 8)),
    bswap<u64>(load<u64>(a)),
  );
}

export function add(out: usize, a: usize, b: usize): void {
  let carry: u64 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const x = limb(a, i);
    const sum = x + limb(b, i);
    const all = sum + carry;
    carry = u64(sum < x) | u64(all < sum);
    store<u64>(out + (i << 3), all);
  }
}

/** @returns whether b is above a */
export function subtract(out: usize, a: usize, b: usize): bool {
  let borrow: u64 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const x = limb(a, i);
    const y = limb(b, i);
    const difference = x - y;
    store<u64>(out + (i << 3), difference - borrow);
    borrow = u64(x < y) | u64(difference < borrow);
  }
  return borrow != 0;
}

export function multiply(out: usize, a: usize, b: usize): void {
  setNumber(product, 0);
  for (let i: usize = 0; i < 8; i++) {
    const x = <u64>load<u32>(a + (i << 2));
    if (x == 0) continue;
    let carry: u64 = 0;
    for (let j: usize = 0; i + j < 8; j++) {
      const at = product + ((i + j) << 2);
      const sum = x * <u64>load<u32>(b + (j << 2)) + <u64>load<u32>(at) + carry;
      store<u32>(at, <u32>sum);
      carry = sum >> 32;
    }
  }
  copy(out, product);
}

/** Rounded down; 0 where b is 0. Bit by bit: a step divides a few times. */
export function divide(out: usize, a: usize, b: usize): void {
  if (isZero(b)) {
    setNumber(out, 0);
    return;
  }
  if (isSmall(a) && isSmall(b)) {
    setNumber(out, load<u64>(a) / load<u64>(b));
    return;
  }
  setNumber(remainder, 0);
  setNumber(quotient, 0);
  for (let i = 255; i >= 0; i--) {
    const carry = load<u64>(remainder, 24) >> 63;
    add(remainder, remainder, remainder);
    const bit = (limb(a, i >> 6) >> <u64>(i & 63)) & 1;
    store<u64>(remainder, load<u64>(remainder) | bit);
    if (carry || !isBelow(remainder, b)) {
      subtract(remainder, remainder, b);
      const at = quotient + ((<usize>i >> 6) << 3);
      store<u64>(at, load<u64>(at) | ((<u64>1) << <u64>(i & 63)));
    }
  }
  copy(out, quotient);
}

export function isBelow(a: usize, b: usize): bool {
  for (let i = 3; i >= 0; i--) {
    const x = limb(a, i);
    const y = limb(b, i);
    if (x != y) return x < y;
  }
  return false;
}

/** As two's complements. */
export function isBelowSigned(a: usize, b: usize): bool {
  const x = <i64>load<u64>(a, 24);
  const y = <i64>load<u64>(b, 24);
  return x == y ? isBelow(a, b) : x < y;
}

/** out = a · 2^bits */
export function shiftLeft(out: usize, bits: usize, a: usize): void {
  if (!isSmall(bits) || load<u64>(bits) > 255) {
    setNumber(out, 0);
    return;
  }
  const count = <i32>load<u64>(bits);
  const limbs = count >> 6;
  const rest = <u64>(count & 63);
  for (let i = 3; i >= 0; i--) {
    let value = i - limbs >= 0 ? limb(a, i - limbs) << rest : 0;
    if (rest && i - limbs - 1 >= 0) value |= limb(a, i - limbs - 1) >> (64 - rest);
    store<u64>(out + (<usize>i << 3), value);
  }
}

/** out = ⌊a / 2^bits⌋ */
export function shiftRight(out: usize, bits: usize, a: usize): void {
  if (!isSmall(bits) || load<u64>(bits) > 255) {
    setNumber(out, 0);
    return;
  }
  const count = <i32>load<u64>(bits);
  const limbs = count >> 6;
  const rest = <u64>(count & 63);
  for (let i = 0; i < 4; i++) {
    let value = i + limbs < 4 ? limb(a, i + limbs) >> rest : 0;
    if (rest && i + limbs + 1 < 4) value |= limb(a, i + limbs + 1) << (64 - rest);
    store<u64>(out + (<usize>i << 3), value);
  }
}
