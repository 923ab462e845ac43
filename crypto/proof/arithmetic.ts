/**
 * What the argument asks of field vectors and of the curve. `crypto/curve` and `crypto/commit` provide both;
 * reference.ts is the field on plain integers.
 * @module
 */
import type { Domain } from './domain.ts';

/** 128 bytes: x and y, each a 64-byte big-endian word (EIP-2537). Infinity is all zeros. */
export type Point = Uint8Array;

export const POINT_BYTES = 128;
export const SCALAR_BYTES = 32;

export const isInfinity = (point: Point): boolean => point.every((byte) => byte === 0);

/** Vectors of field elements; `out` may be an operand unless it says otherwise. */
export interface Vectors<V> {
  zeros(length: number): V;
  fromInts(values: Int32Array): V;
  fromBigInts(values: readonly bigint[]): V;
  toBigInts(a: V): bigint[];
  copy(a: V): V;
  get(a: V, i: number): bigint;
  set(a: V, i: number, value: bigint): void;
  /** A view. */
  slice(a: V, from: number, to: number): V;
  add(out: V, a: V, b: V): void;
  sub(out: V, a: V, b: V): void;
  mul(out: V, a: V, b: V): void;
  scale(out: V, a: V, k: bigint): void;
  /** out += k a */
  addScaled(out: V, a: V, k: bigint): void;
  addConstant(out: V, a: V, k: bigint): void;
  /** Entry by entry; throws when one is zero. */
  inverse(out: V, a: V): void;
  /** out[i] = a[0] + ... + a[i] */
  prefixSums(out: V, a: V): void;
  /** out[i] = a[(i + by) mod length]; no alias */
  rotate(out: V, a: V, by: number): void;
  /** out[i] = first base^i */
  powers(out: V, base: bigint, first: bigint): void;
  /** Coefficients in, one value at x out. */
  evaluate(coefficients: V, x: bigint): bigint;
  /** out = a / (X - root); returns the remainder. */
  divideByLinear(out: V, coefficients: V, root: bigint): bigint;
  /** In place: coefficients to values at omega^i, and back. */
  fft(a: V): void;
  ifft(a: V): void;
  /** In place: values at shift omega^i to coefficients. */
  cosetIfft(a: V, shift: bigint): void;
}

/** What a prover computes with. */
export interface Prover<V> {
  readonly domain: Domain;
  readonly vectors: Vectors<V>;
  /** Frees the vectors that were made while `work` ran; the result must not be one. */
  scope<T>(work: () => T): T;
  /** Of the polynomial with these n values on H. */
  commit(values: V): Point;
  /** The same for small integers in the first rows and blinders from row N on. */
  commitInts(values: Int32Array, blinders: readonly bigint[]): Point;
  /** Of the polynomial with these coefficients, at most 8. */
  commitLow(coefficients: readonly bigint[]): Point;
}

/** Σ of one side of the final check: what meets [1] and what meets [tau] in G2. */
export interface PairingTerm {
  readonly point: Point;
  readonly at: 'one' | 'tau';
}

/** What a verifier computes with. */
export interface Verifier {
  readonly domain: Domain;
  /** [1] in G1 */
  readonly generator: Point;
  /** [L_i(tau)] of the rows of the link, i = N..N+2 */
  readonly linkRows: readonly Point[];
  /**
   * Σ scalars[i] points[i].
   * @throws VerificationError when a point is not canonical, not on the curve or not in the subgroup
   */
  combine(points: readonly Point[], scalars: readonly bigint[]): Point;
  /** Whether the product of e(point, [at]) is one. */
  pairingIsOne(terms: readonly PairingTerm[]): boolean;
}
