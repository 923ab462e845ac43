/**
 * The curve's numbers as an AssemblyScript module: data, worked out here from z, p and r.
 * @module
 */
import type { FieldShape } from './field-source.ts';

/** BLS12-381's parameter is −Z. */
const Z = 0xd201000000010000n;
/** r = z⁴ − z² + 1 */
export const R = Z ** 4n - Z ** 2n + 1n;
/** p = (z − 1)²·r/3 + z */
export const P = ((Z + 1n) ** 2n * R) / 3n - Z;

/** 9·29 = 261 bits for 255. */
export const FR_SHAPE: FieldShape = { modulus: R, bits: 29, limbs: 9 };
/** 13·30 = 390 bits for 381. */
export const FP_SHAPE: FieldShape = { modulus: P, bits: 30, limbs: 13 };

const TWO_ADICITY = 32;
/** Generates the multiplicative group of Fr. */
const GENERATOR = 7n;

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, e = exponent; e > 0n; e >>= 1n, square = (square * square) % modulus) {
    if (e & 1n) result = (result * square) % modulus;
  }
  return result;
}

const words = (value: bigint, count: number): string =>
  Array.from({ length: count }, (_, i) => (value >> BigInt(32 * i)) & 0xffffffffn).join(', ');

function element(value: bigint, { modulus, bits, limbs }: FieldShape): string {
  const montgomery = (value << BigInt(bits * limbs)) % modulus;
  const mask = (1n << BigInt(bits)) - 1n;
  return Array.from({ length: limbs }, (_, i) => (montgomery >> BigInt(bits * i)) & mask).join(', ');
}

export function constantsSource(): string {
  const lambda = Z * Z - 1n;
  // the cube root of one that goes with λ; the other goes with −z²
  const beta = P - 1n - power(2n, (P - 1n) / 3n, P);
  return `/** λ = z² − 1 and ⌊2^256/λ⌋, words; β, an element of Fp. */
export const LAMBDA: usize = memory.data<u32>([${words(lambda, 4)}]);
export const LAMBDA_INVERSE: usize = memory.data<u32>([${words((1n << 256n) / lambda, 5)}]);
export const BETA: usize = memory.data<u32>([${element(beta, FP_SHAPE)}]);
/** |z| */
export const Z_HIGH: u32 = ${Z >> 32n};
export const Z_LOW: u32 = ${Z & 0xffffffffn};
/** The curve's constant, an element of Fp. */
export const FOUR: usize = memory.data<u32>([${element(4n, FP_SHAPE)}]);
/** (p + 1)/4, for square roots, and (p − 1)/2, for signs: words. */
export const SQUARE_ROOT: usize = memory.data<u32>([${words((P + 1n) / 4n, 12)}]);
export const HALF_P: usize = memory.data<u32>([${words((P - 1n) / 2n, 12)}]);
/** r − 2, words. */
export const R_MINUS_2: usize = memory.data<u32>([${words(R - 2n, 8)}]);
/** A root of one of order 2^32 in Fr. */
export const TWO_ADICITY: i32 = ${TWO_ADICITY};
export const GENERATOR_ROOT: usize = memory.data<u32>([${element(power(GENERATOR, (R - 1n) >> BigInt(TWO_ADICITY), R), FR_SHAPE)}]);
`;
}
