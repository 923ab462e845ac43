/**
 * The rows: H = the n-th roots of unity. The first N = n - 8 hold values, the last 8 blinders.
 * @module
 */
import { inverse, power, reduce, rootOfUnity } from '../curve/scalar.ts';

export const BLINDING_ROWS = 8;
/** The first of them, in which a boundary column is rerandomised: a proof shows two values of it beyond its commitment. */
export const LINK_ROWS = 3;

export interface Domain {
  /** n, a power of two; 4096 with the Ethereum ceremony */
  readonly size: number;
  /** N = n - 8 */
  readonly usable: number;
  readonly omega: bigint;
}

export const createDomain = (size: number): Domain => ({
  size,
  usable: size - BLINDING_ROWS,
  omega: rootOfUnity(size),
});

/** X^n - 1 */
export const vanishing = ({ size }: Domain, x: bigint): bigint => reduce(power(x, BigInt(size)) - 1n);

/** zb(X), the product of X - omega^i over the blinding rows i = N..n-1 */
export function blindingZeros({ usable, size, omega }: Domain, x: bigint): bigint {
  let product = 1n;
  let root = power(omega, BigInt(usable));
  for (let i = usable; i < size; i++) {
    product = reduce(product * (x - root));
    root = reduce(root * omega);
  }
  return product;
}

/** The Lagrange polynomial of row i at x outside H: omega^i (x^n - 1) / (n (x - omega^i)) */
export function lagrangeAt(domain: Domain, row: number, x: bigint): bigint {
  const root = power(domain.omega, BigInt(row));
  return reduce(root * vanishing(domain, x) * inverse(reduce(BigInt(domain.size) * (x - root))));
}

/** p(x) = (t^n - x^n) / (t - x), for x other than t */
export const weightAt = ({ size }: Domain, t: bigint, x: bigint): bigint =>
  reduce((power(t, BigInt(size)) - power(x, BigInt(size))) * inverse(reduce(t - x)));

/** p(omega^j) = (t^n - 1) / (t - omega^j) for j = 0..count-1, t outside H */
export function rowWeights(domain: Domain, t: bigint, count: number): bigint[] {
  const differences: bigint[] = [];
  let root = 1n;
  for (let j = 0; j < count; j++) {
    differences.push(reduce(t - root));
    root = reduce(root * domain.omega);
  }
  const numerator = vanishing(domain, t);
  return invertAll(differences).map((value) => reduce(numerator * value));
}

/** Inverses of non-zero values with one division (Montgomery's trick). */
export function invertAll(values: readonly bigint[]): bigint[] {
  const before: bigint[] = [];
  let product = 1n;
  for (const value of values) {
    before.push(product);
    product = reduce(product * value);
  }
  let after = inverse(product);
  const out = new Array<bigint>(values.length);
  for (let i = values.length - 1; i >= 0; i--) {
    out[i] = reduce(after * before[i]!);
    after = reduce(after * values[i]!);
  }
  return out;
}
