/**
 * Arithmetic in GF(2^8), the field of the code over logs: bytes, addition is XOR, the polynomial is x^8 + x^4 + x^3 + x^2 + 1.
 * @module
 */

const POLYNOMIAL = 0x11d;
const ORDER = 255;

const POWERS = new Uint8Array(2 * ORDER);
const LOGS = new Uint8Array(ORDER + 1);
for (let exponent = 0, power = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = power;
  POWERS[exponent + ORDER] = power;
  LOGS[power] = exponent;
  power <<= 1;
  if (power > ORDER) power ^= POLYNOMIAL;
}

const multiply = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : POWERS[LOGS[a]! + LOGS[b]!]!);
/** @param b not 0 */
const divide = (a: number, b: number): number => (a === 0 ? 0 : POWERS[LOGS[a]! + ORDER - LOGS[b]!]!);

/**
 * What the values at `points` are to be multiplied with so that their sum is the value at `at`, for every polynomial of a degree
 * below their number (Lagrange).
 * @param points distinct
 */
export const weights = (points: readonly number[], at: number): number[] =>
  points.map((point) =>
    points.reduce(
      (product, other) => (other === point ? product : divide(multiply(product, at ^ other), point ^ other)),
      1,
    ),
  );

/** Adds `factor` times the bytes of `from` to those of `to`, between two places. */
export function addMultiple(
  to: Uint8Array,
  from: Uint8Array,
  factor: number,
  start: number,
  end: number,
): void {
  if (factor === 0) return;
  const products = rowOf(factor);
  for (let i = start; i < end; i++) to[i]! ^= products[from[i]!]!;
}

const rows = new Map<number, Uint8Array>();

/** The products of a factor with every byte. */
function rowOf(factor: number): Uint8Array {
  const known = rows.get(factor);
  if (known !== undefined) return known;
  const row = Uint8Array.from({ length: ORDER + 1 }, (_, byte) => multiply(factor, byte));
  rows.set(factor, row);
  return row;
}
