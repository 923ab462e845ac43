/**
 * Points of G1, BLS12-381's subgroup of order r: vectors of affine points in the curve's memory, and single points as
 * bytes outside it.
 *
 * Timing depends on the values everywhere.
 * @module
 */
import { equalBytes } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import type { FrVector } from './fr.ts';
import { FR_BYTES } from './fr.ts';
import type { Instance } from './instance.ts';
import { reduce, writeScalar } from './scalar.ts';

/** Made by the functions of `G1`; valid until the scope it was made in ends. */
export interface G1Vector {
  readonly at: number;
  readonly length: number;
}

/** 128 bytes as the EVM has them (EIP-2537): x and y in 64 big-endian bytes each, all zero for infinity. */
export type Point = Uint8Array;

/** How far points that come in are checked; `curve` is for bytes whose digest is known. */
export type PointCheck = 'subgroup' | 'curve';

export interface G1 {
  /**
   * 48 bytes each, compressed; checked for canonical encoding, curve and subgroup, infinity refused.
   * @throws VerificationError POINT_ENCODING with the index
   */
  decode(bytes: Uint8Array, check?: PointCheck): G1Vector;
  encode(points: G1Vector): Uint8Array;
  /** Checked like `decode`, but infinity passes: who must not meet it asks `isInfinity`. */
  fromEvm(points: readonly Point[], check?: PointCheck): G1Vector;
  /** The same, undefined for what it refuses. */
  tryFromEvm(points: readonly Point[]): G1Vector | undefined;
  toEvm(points: G1Vector): Point[];
  slice(points: G1Vector, from: number, to: number): G1Vector;
  compress(point: Point): Uint8Array;
  decompress(bytes: Uint8Array): Point;
  /** Both are trusted to be in the subgroup, as results of these functions are; so below. */
  add(a: Point, b: Point): Point;
  negate(point: Point): Point;
  multiply(point: Point, k: bigint): Point;
  /** Σ scalars[i]·points[i] */
  msm(points: G1Vector, scalars: FrVector): Point;
  msmSmall(points: G1Vector, scalars: Int32Array): Point;
  /**
   * The msm of points that stay: 20 multiples of each are worked out and kept, 2 KB a point, which takes as long as six
   * sums and makes each take two thirds. Fewer scalars than points are those of the first. To be called outside scopes.
   */
  fixedMsm(points: G1Vector): (scalars: FrVector) => Point;
}

/** Two coordinates of 13 words of 30 bits. */
export const POINT_BYTES = 104;
const COMPRESSED_BYTES = 48;
/** Ten weights 2^(13w), of the point and its image. */
const FIXED_MULTIPLES = 20;
const EVM_BYTES = 128;
const HALF = EVM_BYTES / 2;
const P = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn;

export const INFINITY: Point = new Uint8Array(EVM_BYTES);
export const isInfinity = (point: Point): boolean => equalBytes(point, INFINITY);

const malformed = (index: number): VerificationError =>
  new VerificationError('POINT_ENCODING', 'not the encoding of a point of G1', { details: { index } });

export function createG1(instance: Instance): G1 {
  const { exports: wasm, scope, alloc } = instance;
  const allocate = (length: number): G1Vector => ({ at: alloc(length * POINT_BYTES), length });
  const joined = (points: readonly Point[]): number => {
    const at = alloc(points.length * EVM_BYTES);
    for (const [i, point] of points.entries()) instance.view(at + i * EVM_BYTES, EVM_BYTES).set(point);
    return at;
  };
  /** The index of the first refused, when one is. */
  const tryRead = (points: readonly Point[], check: PointCheck): G1Vector | number => {
    const odd = points.findIndex(({ length }) => length !== EVM_BYTES);
    if (odd >= 0) return odd;
    const vector = allocate(points.length);
    const refused = scope(() =>
      wasm.readPoints(vector.at, joined(points), points.length, check === 'subgroup'),
    );
    return refused > 0 ? refused - 1 : vector;
  };
  const read = (points: readonly Point[], check: PointCheck): G1Vector => {
    const vector = tryRead(points, check);
    if (typeof vector === 'number') throw malformed(vector);
    return vector;
  };
  const single = (at: number): Point => {
    const bytes = alloc(EVM_BYTES);
    wasm.writePoints(bytes, at, 1);
    return instance.read(bytes, EVM_BYTES);
  };
  const multiScalar = (points: G1Vector, scalars: number, small: boolean): Point => {
    const { at } = allocate(1);
    wasm.multiScalar(at, points.at, scalars, points.length, small);
    return single(at);
  };
  const matching = (points: G1Vector, { length }: { readonly length: number }): void => {
    if (points.length === length) return;
    throw new UsageError('CURVE_LENGTH', 'as many scalars as points', {
      details: { points: points.length, scalars: length },
    });
  };

  const g1: G1 = {
    decode(bytes, check = 'subgroup') {
      const vector = allocate(Math.floor(bytes.length / COMPRESSED_BYTES));
      if (bytes.length % COMPRESSED_BYTES !== 0) throw malformed(vector.length);
      const refused = scope(() =>
        wasm.decodePoints(vector.at, instance.write(bytes), vector.length, check === 'subgroup'),
      );
      if (refused > 0) throw malformed(refused - 1);
      return vector;
    },
    encode: (points) =>
      scope(() => {
        const at = alloc(points.length * COMPRESSED_BYTES);
        wasm.encodePoints(at, points.at, points.length);
        return instance.read(at, points.length * COMPRESSED_BYTES);
      }),
    fromEvm: (points, check = 'subgroup') => read(points, check),
    tryFromEvm(points) {
      const vector = tryRead(points, 'subgroup');
      return typeof vector === 'number' ? undefined : vector;
    },
    toEvm: (points) =>
      scope(() => {
        const at = alloc(points.length * EVM_BYTES);
        wasm.writePoints(at, points.at, points.length);
        return Array.from({ length: points.length }, (_, i) => instance.read(at + i * EVM_BYTES, EVM_BYTES));
      }),
    slice(points, from, to) {
      if (!(from >= 0 && from <= to && to <= points.length)) {
        throw new UsageError('CURVE_LENGTH', 'no such part', {
          details: { from, to, length: points.length },
        });
      }
      return { at: points.at + from * POINT_BYTES, length: to - from };
    },
    compress: (point) => scope(() => g1.encode(read([point], 'curve'))),
    decompress: (bytes) => scope(() => single(g1.decode(bytes).at)),
    add: (a, b) =>
      scope(() => {
        const points = read([a, b], 'curve');
        wasm.sumPoints(points.at, points.at, 2);
        return single(points.at);
      }),
    negate(point) {
      if (isInfinity(point)) return point;
      const negative = new Uint8Array(point);
      const view = new DataView(negative.buffer);
      let y = 0n;
      for (let i = HALF; i < EVM_BYTES; i += 8) y = (y << 64n) | view.getBigUint64(i);
      y = P - y;
      for (let i = EVM_BYTES - 8; i >= HALF; i -= 8, y >>= 64n) view.setBigUint64(i, BigInt.asUintN(64, y));
      return negative;
    },
    multiply: (point, k) =>
      scope(() => {
        const bytes = alloc(32);
        writeScalar(new DataView(wasm.memory.buffer), bytes, reduce(k));
        const scalar = alloc(FR_BYTES);
        wasm.readVector(scalar, bytes, 1);
        return multiScalar(read([point], 'curve'), scalar, false);
      }),
    msm(points, scalars) {
      matching(points, scalars);
      return scope(() => multiScalar(points, scalars.at, false));
    },
    msmSmall(points, scalars) {
      matching(points, scalars);
      return scope(() => {
        const bytes = new Uint8Array(scalars.buffer, scalars.byteOffset, scalars.byteLength);
        return multiScalar(points, instance.write(bytes), true);
      });
    },
    fixedMsm(points) {
      const tables = instance.keep(FIXED_MULTIPLES * points.length * POINT_BYTES);
      wasm.buildFixed(tables, points.at, points.length);
      return (scalars) => {
        if (scalars.length > points.length) matching(points, scalars);
        return scope(() => {
          const { at } = allocate(1);
          wasm.multiScalarFixed(at, tables, points.length, scalars.at, scalars.length);
          return single(at);
        });
      };
    },
  };
  return g1;
}
