/**
 * Single elements of Fr as bigints: challenges, evaluations, closed forms. Vectors of them are in fr.ts.
 * @module
 */
import { UsageError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';

/** Order of G1. */
export const R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n;
const TWO_ADICITY = 32;
/** Generates the multiplicative group. */
const GENERATOR = 7n;

/** In 0..r-1. */
export const reduce = (value: bigint): bigint => {
  const rest = value % R;
  return rest < 0n ? rest + R : rest;
};

/** base^exponent; exponents are not negative. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = reduce(base), e = exponent; e > 0n; e >>= 1n, square = (square * square) % R) {
    if (e & 1n) result = (result * square) % R;
  }
  return result;
}

/** By Euclid's algorithm. @throws UsageError CURVE_ZERO_INVERSE */
export function inverse(value: bigint): bigint {
  let [a, b, x, y] = [reduce(value), R, 1n, 0n];
  if (a === 0n) throw new UsageError('CURVE_ZERO_INVERSE', 'zero has no inverse');
  while (a !== 1n) {
    const quotient = b / a;
    [a, b, x, y] = [b - quotient * a, a, y - quotient * x, x];
  }
  return reduce(x);
}

/** ω of order `size`, a power of two: what transforms use, and commitments' domain. */
export function rootOfUnity(size: number): bigint {
  const log = Math.log2(size);
  if (!Number.isInteger(log) || log > TWO_ADICITY) {
    throw new UsageError('CURVE_SIZE', 'a domain has a power of two of places', { details: { size } });
  }
  return power(GENERATOR, (R - 1n) >> BigInt(log));
}

/** Big-endian. */
export function fromBytes(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let value = 0n;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) value = (value << 64n) | view.getBigUint64(at);
  for (; at < bytes.length; at++) value = (value << 8n) | BigInt(bytes[at]!);
  return value;
}

/** 32 bytes, big-endian. */
export function toBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  writeScalar(new DataView(bytes.buffer), 0, reduce(value));
  return bytes;
}

/** Stores a value of 0..r-1, big-endian. */
export function writeScalar(view: DataView, at: number, value: bigint): void {
  for (let i = 0; i < 4; i++)
    view.setBigUint64(at + 8 * i, BigInt.asUintN(64, value >> BigInt(192 - 64 * i)));
}

/** Uniform up to 2^-257: from 64 random bytes. */
export const randomScalar = (): bigint => fromBytes(randomBytes(64)) % R;
