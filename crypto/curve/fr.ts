/**
 * Vectors over Fr in the curve's memory.
 * @module
 */
import { UsageError, VerificationError } from '../core/errors.ts';
import type { Instance } from './instance.ts';
import { fromBytes, inverse, reduce, writeScalar } from './scalar.ts';

/** Made by the functions of `Fr`; valid until the scope it was made in ends. */
export interface FrVector {
  readonly at: number;
  readonly length: number;
}

/** `out` may be an operand unless said otherwise; lengths that disagree are UsageError CURVE_LENGTH. */
export interface Fr {
  zeros(length: number): FrVector;
  copy(a: FrVector): FrVector;
  /** A view of a[from..to-1]. */
  slice(a: FrVector, from: number, to: number): FrVector;
  /** Overwrites out[at..] with a. */
  place(out: FrVector, at: number, a: FrVector): void;
  fromInts(values: Int32Array | BigInt64Array): FrVector;
  /**
   * Σ coefficients[i]·rows[i], as long as the longest row; ten times sooner than by `addScaled`.
   * @param coefficients below 2^128. @throws UsageError CURVE_COEFFICIENT
   */
  combineInts(rows: readonly Int32Array[], coefficients: readonly bigint[]): FrVector;
  /** Any integers, reduced. */
  fromBigInts(values: readonly bigint[]): FrVector;
  /** 32 big-endian bytes each. @throws VerificationError SCALAR_ENCODING unless all are below r */
  fromBytes(bytes: Uint8Array): FrVector;
  toBytes(a: FrVector): Uint8Array;
  toBigInts(a: FrVector): bigint[];
  get(a: FrVector, index: number): bigint;
  set(a: FrVector, index: number, value: bigint): void;
  add(out: FrVector, a: FrVector, b: FrVector): void;
  sub(out: FrVector, a: FrVector, b: FrVector): void;
  mul(out: FrVector, a: FrVector, b: FrVector): void;
  negate(out: FrVector, a: FrVector): void;
  scale(out: FrVector, a: FrVector, k: bigint): void;
  /** out += k·a */
  addScaled(out: FrVector, a: FrVector, k: bigint): void;
  addConstant(out: FrVector, a: FrVector, k: bigint): void;
  /** @throws UsageError CURVE_ZERO_INVERSE with the index */
  inverse(out: FrVector, a: FrVector): void;
  /** out[i] = a[0] + … + a[i] */
  prefixSums(out: FrVector, a: FrVector): void;
  /** out[i] = first·base^i */
  powers(out: FrVector, base: bigint, first: bigint): void;
  /** out[i] = a[i + by mod length]; not in place */
  rotate(out: FrVector, a: FrVector, by: number): void;
  /** out[i] = a[first + i·step mod length]; not in place */
  stride(out: FrVector, a: FrVector, first: number, step: number): void;
  innerProduct(a: FrVector, b: FrVector): bigint;
  sum(a: FrVector): bigint;
  /** Σ coefficients[i]·x^i */
  evaluate(coefficients: FrVector, x: bigint): bigint;
  /** out = quotient by X − root, its last coefficient 0; returns the remainder, the value at `root`. */
  divideByLinear(out: FrVector, coefficients: FrVector, root: bigint): bigint;
  /** In place: coefficients to values at ω^i, natural order; 2^k <= 2^14 of them. */
  fft(a: FrVector): void;
  ifft(a: FrVector): void;
  /** In place: values at shift·ω^i. */
  cosetFft(a: FrVector, shift: bigint): void;
  cosetIfft(a: FrVector, shift: bigint): void;
}

/** Nine words of 29 bits. */
export const FR_BYTES = 36;
const SCALAR_BYTES = 32;
const MAX_FFT = 1 << 14;
/** Coefficients of `combineInts`: six limbs of 22 bits, of whose products with an i32 a sum holds 1,000. */
const COEFFICIENT_BITS = 128n;
const COEFFICIENT_LIMBS = 6;
const LIMB_BITS = 22;
const SUMS_BYTES = 8 * COEFFICIENT_LIMBS;
const MOST_SUMMED = 1_000;

export function createFr(instance: Instance): Fr {
  const { exports: wasm, scope, alloc } = instance;
  const scratch = instance.keep(FR_BYTES);
  const words = instance.keep(SCALAR_BYTES);

  const allocate = (length: number): FrVector => ({ at: alloc(length * FR_BYTES), length });
  const same = (...vectors: readonly FrVector[]): number => {
    const { length } = vectors[0]!;
    if (vectors.some((vector) => vector.length !== length)) {
      throw new UsageError('CURVE_LENGTH', 'the vectors differ in length', {
        details: { lengths: vectors.map((vector) => vector.length) },
      });
    }
    return length;
  };
  const within = (a: FrVector, index: number): number => {
    if (!(index >= 0 && index < a.length)) {
      throw new UsageError('CURVE_LENGTH', 'no such entry', { details: { index, length: a.length } });
    }
    return a.at + index * FR_BYTES;
  };
  const put = (at: number, value: bigint): number => {
    writeScalar(new DataView(wasm.memory.buffer), words, reduce(value));
    wasm.readVector(at, words, 1);
    return at;
  };
  const take = (at: number): bigint => {
    wasm.writeVector(words, at, 1);
    return fromBytes(instance.view(words, SCALAR_BYTES));
  };
  const apart = (out: FrVector, a: FrVector): void => {
    if (out.at < a.at + a.length * FR_BYTES && a.at < out.at + out.length * FR_BYTES) {
      throw new UsageError('CURVE_ALIAS', 'the result must not overlap the operand');
    }
  };
  const logOf = (a: FrVector): number => {
    const log = Math.log2(a.length);
    if (!Number.isInteger(log) || a.length > MAX_FFT) {
      throw new UsageError('CURVE_SIZE', `a transform has 2^k entries, at most ${MAX_FFT}`, {
        details: { length: a.length },
      });
    }
    return log;
  };
  const scaleByPowers = (a: FrVector, base: bigint): void =>
    scope(() => {
      const powers = allocate(a.length);
      wasm.powers(powers.at, put(scratch, base), put(alloc(FR_BYTES), 1n), a.length);
      wasm.mulVectors(a.at, a.at, powers.at, a.length);
    });

  const fr: Fr = {
    zeros(length) {
      const vector = allocate(length);
      instance.view(vector.at, length * FR_BYTES).fill(0);
      return vector;
    },
    copy(a) {
      const vector = allocate(a.length);
      instance.view(vector.at, a.length * FR_BYTES).set(instance.view(a.at, a.length * FR_BYTES));
      return vector;
    },
    slice(a, from, to) {
      if (!(from >= 0 && from <= to && to <= a.length)) {
        throw new UsageError('CURVE_LENGTH', 'no such part', { details: { from, to, length: a.length } });
      }
      return { at: a.at + from * FR_BYTES, length: to - from };
    },
    place(out, at, a) {
      const part = fr.slice(out, at, at + a.length);
      instance.view(part.at, a.length * FR_BYTES).set(instance.view(a.at, a.length * FR_BYTES));
    },
    fromInts(values) {
      const vector = allocate(values.length);
      scope(() => {
        const at = instance.write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
        wasm.fromInts(vector.at, at, values instanceof BigInt64Array, values.length);
      });
      return vector;
    },
    combineInts(rows, coefficients) {
      const vector = fr.zeros(Math.max(0, ...rows.map(({ length }) => length)));
      scope(() => {
        const sums = alloc(vector.length * SUMS_BYTES);
        instance.view(sums, vector.length * SUMS_BYTES).fill(0);
        const limbs = alloc(COEFFICIENT_LIMBS * 4);
        for (const [i, row] of rows.entries()) {
          const k = coefficients[i]!;
          if (k >> COEFFICIENT_BITS !== 0n) {
            throw new UsageError('CURVE_COEFFICIENT', `a coefficient is below 2^${COEFFICIENT_BITS}`);
          }
          const view = new DataView(wasm.memory.buffer);
          for (let j = 0; j < COEFFICIENT_LIMBS; j++) {
            view.setUint32(
              limbs + j * 4,
              Number(BigInt.asUintN(LIMB_BITS, k >> BigInt(j * LIMB_BITS))),
              true,
            );
          }
          scope(() => {
            const at = instance.write(new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
            wasm.accumulateInts(sums, at, limbs, row.length);
          });
          if (i % MOST_SUMMED === MOST_SUMMED - 1) wasm.addAccumulated(vector.at, sums, vector.length);
        }
        wasm.addAccumulated(vector.at, sums, vector.length);
      });
      return vector;
    },
    fromBigInts(values) {
      const vector = allocate(values.length);
      scope(() => {
        const at = alloc(values.length * SCALAR_BYTES);
        const view = new DataView(wasm.memory.buffer);
        for (const [i, value] of values.entries()) writeScalar(view, at + i * SCALAR_BYTES, reduce(value));
        wasm.readVector(vector.at, at, values.length);
      });
      return vector;
    },
    fromBytes(bytes) {
      if (bytes.length % SCALAR_BYTES !== 0) {
        throw new VerificationError('SCALAR_ENCODING', 'scalars have 32 bytes', {
          details: { length: bytes.length },
        });
      }
      const vector = allocate(bytes.length / SCALAR_BYTES);
      const refused = scope(() => wasm.readVector(vector.at, instance.write(bytes), vector.length));
      if (refused > 0) {
        throw new VerificationError('SCALAR_ENCODING', 'a scalar is not below the order of the group', {
          details: { index: refused - 1 },
        });
      }
      return vector;
    },
    toBytes: (a) =>
      scope(() => {
        const at = alloc(a.length * SCALAR_BYTES);
        wasm.writeVector(at, a.at, a.length);
        return instance.read(at, a.length * SCALAR_BYTES);
      }),
    toBigInts(a) {
      const bytes = fr.toBytes(a);
      return Array.from({ length: a.length }, (_, i) =>
        fromBytes(bytes.subarray(i * SCALAR_BYTES, (i + 1) * SCALAR_BYTES)),
      );
    },
    get: (a, index) => take(within(a, index)),
    set(a, index, value) {
      put(within(a, index), value);
    },
    add: (out, a, b) => wasm.addVectors(out.at, a.at, b.at, same(out, a, b)),
    sub: (out, a, b) => wasm.subVectors(out.at, a.at, b.at, same(out, a, b)),
    mul: (out, a, b) => wasm.mulVectors(out.at, a.at, b.at, same(out, a, b)),
    negate: (out, a) => wasm.negateVector(out.at, a.at, same(out, a)),
    scale: (out, a, k) => wasm.scale(out.at, a.at, put(scratch, k), same(out, a)),
    addScaled: (out, a, k) => wasm.addScaled(out.at, a.at, put(scratch, k), same(out, a)),
    addConstant: (out, a, k) => wasm.addConstant(out.at, a.at, put(scratch, k), same(out, a)),
    inverse(out, a) {
      const zero = wasm.inverseVector(out.at, a.at, same(out, a));
      if (zero > 0) {
        throw new UsageError('CURVE_ZERO_INVERSE', 'zero has no inverse', { details: { index: zero - 1 } });
      }
    },
    prefixSums: (out, a) => wasm.prefixSums(out.at, a.at, same(out, a)),
    powers: (out, base, first) =>
      scope(() => wasm.powers(out.at, put(scratch, base), put(alloc(FR_BYTES), first), out.length)),
    rotate(out, a, by) {
      const length = same(out, a);
      fr.stride(out, a, ((by % length) + length) % length, 1);
    },
    stride(out, a, first, step) {
      apart(out, a);
      within(a, first);
      within(a, step % a.length);
      wasm.pick(out.at, a.at, first, step % a.length, a.length, out.length);
    },
    innerProduct(a, b) {
      wasm.innerProduct(scratch, a.at, b.at, same(a, b));
      return take(scratch);
    },
    sum(a) {
      if (a.length === 0) return 0n;
      return scope(() => {
        const sums = allocate(a.length);
        wasm.prefixSums(sums.at, a.at, a.length);
        return fr.get(sums, a.length - 1);
      });
    },
    evaluate(coefficients, x) {
      wasm.evaluate(scratch, coefficients.at, put(scratch, x), coefficients.length);
      return take(scratch);
    },
    divideByLinear: (out, coefficients, root) =>
      scope(() => {
        const remainder = alloc(FR_BYTES);
        wasm.divideByLinear(out.at, remainder, coefficients.at, put(scratch, root), same(out, coefficients));
        return take(remainder);
      }),
    fft: (a) => wasm.fft(a.at, logOf(a)),
    ifft: (a) => wasm.inverseFft(a.at, logOf(a), put(scratch, inverse(BigInt(a.length)))),
    cosetFft(a, shift) {
      scaleByPowers(a, shift);
      fr.fft(a);
    },
    cosetIfft(a, shift) {
      fr.ifft(a);
      scaleByPowers(a, inverse(shift));
    },
  };
  return fr;
}
