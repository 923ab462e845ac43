/**
 * The precompile at address 1: whose key signed, on secp256k1. Q = r^-1·(s·R − h·G), where R is the point of abscissa r with
 * the parity that v gives.
 * @module
 */
import { BASE, N_MINUS_2, SEVEN, SQUARE_ROOT } from './constants';
import * as n from './fn-field';
import { add, equal, fromBytes, mul, negate, SIZE, square, power, toBytes, toWords } from './fp-field';
import { keccak } from './keccak';
import { addAffine, addPoints, AFFINE, double, fromAffine, JACOBIAN, setInfinity, toAffine } from './point';

const WINDOWS: usize = 64;
const DIGITS: usize = 16;
/** digit · 16^window · G, affine, for each window and digit. */
export const TABLE_BYTES: usize = WINDOWS * DIGITS * AFFINE;
let table: usize = 0;
let isFilled = false;

const words: usize = memory.data(64);
const r: usize = memory.data(64);
const s: usize = memory.data(64);
const h: usize = memory.data(64);
const even: usize = memory.data(64);
const point: usize = memory.data(128);
const total: usize = memory.data(128);
const multiples: usize = memory.data(16 * 128);

/** Where TABLE_BYTES are free for the base point's multiples. */
export function placeTable(at: usize): void {
  table = at;
}

/** Takes some 15 ms; done when a signature first asks for it. */
function fillTable(): void {
  let at = table;
  memory.copy(point, BASE, AFFINE);
  for (let window: usize = 0; window < WINDOWS; window++) {
    setInfinity(total);
    for (let digit: usize = 0; digit < DIGITS; digit++) {
      toAffine(at, total);
      at += AFFINE;
      addAffine(total, total, point);
    }
    toAffine(point, total); // 16 times what it was
  }
  isFilled = true;
}

/** The digit of 4 bits at `i` of a number of eight words. */
@inline
function digitOf(number: usize, i: i32): usize {
  return (load<u8>(number + (<usize>i >> 1)) >> <u8>((i & 1) << 2)) & 15;
}

/**
 * @param input hash, v, r, s, each a word of 32 bytes
 * @param out 32 bytes: the signer's address, left-padded. Untouched where there is none.
 * @returns whether there is one
 */
export function recover(out: usize, input: usize): bool {
  for (let i: usize = 32; i < 63; i++) if (load<u8>(input + i)) return false;
  const v = load<u8>(input, 63);
  if (v != 27 && v != 28) return false;
  if (!n.fromBytes(r, input + 64) || !n.fromBytes(s, input + 96) || n.isZero(r) || n.isZero(s)) return false;
  if (!isFilled) fillTable();

  fromBytes(point, input + 64); // r is below n, and n below p
  square(even, point);
  mul(even, even, point);
  add(even, even, SEVEN);
  const y = point + SIZE;
  power(y, even, SQUARE_ROOT, 8);
  square(total, y);
  if (!equal(total, even)) return false;
  toWords(words, y);
  if ((load<u32>(words) & 1) != <u32>(v - 27)) negate(y, y);

  for (let i: usize = 0; i < 32; i += 4) store<u32>(words + i, bswap<u32>(load<u32>(input + 28 - i)));
  n.fromWords(h, words); // any 32 bytes: 2^256 is below 3n/2
  n.power(r, r, N_MINUS_2, 8);
  n.mul(s, s, r);
  n.mul(h, h, r);
  n.negate(h, h);

  n.toWords(words, s);
  setInfinity(multiples);
  fromAffine(multiples + 128, point);
  for (let i: usize = 2; i < DIGITS; i++) addAffine(multiples + i * 128, multiples + (i - 1) * 128, point);
  setInfinity(total);
  for (let i = <i32>WINDOWS - 1; i >= 0; i--) {
    for (let j = 0; j < 4; j++) double(total, total);
    const digit = digitOf(words, i);
    if (digit) addPoints(total, total, multiples + digit * 128);
  }
  n.toWords(words, h);
  for (let i: usize = 0; i < WINDOWS; i++) {
    addAffine(total, total, table + (i * DIGITS + digitOf(words, <i32>i)) * AFFINE);
  }
  let isInfinite = true;
  for (let i: usize = 2 * SIZE; i < JACOBIAN; i += 4) if (load<u32>(total + i)) isInfinite = false;
  if (isInfinite) return false;
  toAffine(point, total);
  toBytes(total, point);
  toBytes(total + 32, point + SIZE);
  keccak(out, total, 64);
  memory.fill(out, 0, 12);
  return true;
}
