/**
 * Field vectors on plain integers: the definition that faster arithmetic is compared with.
 * @module
 */
import { InternalError } from '../core/errors.ts';
import { inverse, power, R, reduce, rootOfUnity } from '../curve/scalar.ts';
import type { Vectors } from './arithmetic.ts';
import { invertAll } from './domain.ts';

/** Entries `from` on of a shared array. */
export interface ReferenceVector {
  readonly data: bigint[];
  readonly from: number;
  readonly length: number;
}

const whole = (data: bigint[]): ReferenceVector => ({ data, from: 0, length: data.length });
const read = (a: ReferenceVector): bigint[] => a.data.slice(a.from, a.from + a.length);
const write = (out: ReferenceVector, values: readonly bigint[]): void => {
  for (let i = 0; i < out.length; i++) out.data[out.from + i] = values[i]!;
};

/** Iterative radix 2, decimation in time. */
function transform(values: bigint[], root: bigint): void {
  const n = values.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [values[i], values[j]] = [values[j]!, values[i]!];
  }
  for (let half = 1; half < n; half *= 2) {
    const step = power(root, BigInt(n / (2 * half)));
    const twiddles = powersOf(step, 1n, half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const low = values[start + k]!;
        const high = (values[start + k + half]! * twiddles[k]!) % R;
        const sum = low + high;
        values[start + k] = sum >= R ? sum - R : sum;
        values[start + k + half] = low >= high ? low - high : low - high + R;
      }
    }
  }
}

function powersOf(base: bigint, first: bigint, count: number): bigint[] {
  const out = new Array<bigint>(count);
  for (let i = 0, value = reduce(first); i < count; i++, value = (value * base) % R) out[i] = value;
  return out;
}

const forward = (a: ReferenceVector): void => {
  const values = read(a);
  transform(values, rootOfUnity(a.length));
  write(a, values);
};

const backward = (a: ReferenceVector, shift: bigint): void => {
  const values = read(a);
  transform(values, inverse(rootOfUnity(a.length)));
  const factors = powersOf(inverse(shift), inverse(BigInt(a.length)), a.length);
  write(
    a,
    values.map((value, i) => (value * factors[i]!) % R),
  );
};

export const referenceVectors: Vectors<ReferenceVector> = {
  zeros: (length) => whole(new Array<bigint>(length).fill(0n)),
  fromInts: (values) => whole(Array.from(values, (value) => reduce(BigInt(value)))),
  fromBigInts: (values) => whole(values.map(reduce)),
  toBigInts: read,
  copy: (a) => whole(read(a)),
  get: (a, i) => a.data[a.from + i]!,
  set(a, i, value) {
    a.data[a.from + i] = reduce(value);
  },
  slice: (a, from, to) => ({ data: a.data, from: a.from + from, length: to - from }),
  add(out, a, b) {
    const right = read(b);
    write(
      out,
      read(a).map((value, i) => reduce(value + right[i]!)),
    );
  },
  sub(out, a, b) {
    const right = read(b);
    write(
      out,
      read(a).map((value, i) => reduce(value - right[i]!)),
    );
  },
  mul(out, a, b) {
    const right = read(b);
    write(
      out,
      read(a).map((value, i) => (value * right[i]!) % R),
    );
  },
  scale(out, a, k) {
    write(
      out,
      read(a).map((value) => reduce(value * k)),
    );
  },
  addScaled(out, a, k) {
    const right = read(a);
    write(
      out,
      read(out).map((value, i) => reduce(value + k * right[i]!)),
    );
  },
  addConstant(out, a, k) {
    write(
      out,
      read(a).map((value) => reduce(value + k)),
    );
  },
  inverse(out, a) {
    const values = read(a);
    if (values.includes(0n)) throw new InternalError('CURVE_ZERO_INVERSE', 'zero has no inverse');
    write(out, invertAll(values));
  },
  prefixSums(out, a) {
    let sum = 0n;
    write(
      out,
      read(a).map((value) => {
        sum = reduce(sum + value);
        return sum;
      }),
    );
  },
  rotate(out, a, by) {
    const values = read(a);
    write(
      out,
      values.map((_, i) => values[(i + by) % values.length]!),
    );
  },
  powers(out, base, first) {
    write(out, powersOf(base, first, out.length));
  },
  evaluate: (coefficients, x) => read(coefficients).reduceRight((value, c) => (value * x + c) % R, 0n),
  divideByLinear(out, coefficients, root) {
    const values = read(coefficients);
    const quotient = new Array<bigint>(values.length).fill(0n);
    let carry = 0n;
    for (let i = values.length - 1; i >= 0; i--) {
      quotient[i] = carry;
      carry = (carry * root + values[i]!) % R;
    }
    write(out, quotient);
    return carry;
  },
  fft: forward,
  ifft: (a) => backward(a, 1n),
  cosetIfft: backward,
};
