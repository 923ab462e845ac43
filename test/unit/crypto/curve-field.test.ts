/** Vectors over Fr against plain integers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCurve } from '../../../crypto/curve/curve.ts';
import {
  inverse,
  power,
  R,
  randomScalar,
  reduce,
  rootOfUnity,
  toBytes,
} from '../../../crypto/curve/scalar.ts';
import { fc } from '../../support/fast-check.ts';

const { fr, scope } = await loadCurve();

/** Where carries, borrows and reductions turn. */
const EDGES = [
  0n,
  1n,
  2n,
  R - 1n,
  R - 2n,
  (R - 1n) / 2n,
  (R + 1n) / 2n,
  (1n << 29n) - 1n,
  1n << 29n,
  (1n << 232n) - 1n,
  1n << 232n,
  (1n << 254n) - 1n,
  1n << 254n,
];
const scalars = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.bigInt({ min: 0n, max: R - 1n }),
  fc.bigInt({ min: 0n, max: 1n << 64n }),
);
const pairs = fc.array(fc.tuple(scalars, scalars), { minLength: 1, maxLength: 40 });

test('sums, differences and products of vectors', () => {
  fc.assert(
    fc.property(pairs, scalars, (entries, k) => {
      scope(() => {
        const [x, y] = [entries.map(([a]) => a), entries.map(([, b]) => b)];
        const [a, b] = [fr.fromBigInts(x), fr.fromBigInts(y)];
        const out = fr.zeros(x.length);
        const check = (expected: (a: bigint, b: bigint) => bigint): void =>
          assert.deepEqual(
            fr.toBigInts(out),
            x.map((value, i) => reduce(expected(value, y[i]!))),
          );
        fr.add(out, a, b);
        check((p, q) => p + q);
        fr.sub(out, a, b);
        check((p, q) => p - q);
        fr.mul(out, a, b);
        check((p, q) => p * q);
        fr.negate(out, a);
        check((p) => -p);
        fr.scale(out, a, k);
        check((p) => p * k);
        fr.addScaled(out, b, k);
        check((p, q) => p * k + q * k);
        fr.addConstant(out, a, k);
        check((p) => p + k);
        // results that were never canonical go on
        fr.sub(out, a, b);
        fr.sub(out, out, b);
        fr.add(out, out, out);
        fr.mul(out, out, out);
        check((p, q) => (2n * (p - q - q)) ** 2n);
        assert.equal(
          fr.innerProduct(a, b),
          x.reduce((sum, value, i) => reduce(sum + value * y[i]!), 0n),
        );
        assert.equal(
          fr.sum(a),
          x.reduce((sum, value) => reduce(sum + value), 0n),
        );
      });
    }),
    { numRuns: 60 },
  );
});

test('prefix sums, powers, rotations and strides', () => {
  scope(() => {
    const values = Array.from({ length: 12 }, randomScalar);
    const a = fr.fromBigInts(values);
    const out = fr.zeros(12);
    let running = 0n;
    fr.prefixSums(out, a);
    assert.deepEqual(
      fr.toBigInts(out),
      values.map((value) => {
        running = reduce(running + value);
        return running;
      }),
    );
    fr.powers(out, values[0]!, values[1]!);
    assert.deepEqual(
      fr.toBigInts(out),
      values.map((_, i) => reduce(values[1]! * power(values[0]!, BigInt(i)))),
    );
    fr.rotate(out, a, -5);
    assert.deepEqual(
      fr.toBigInts(out),
      values.map((_, i) => values[(i + 7) % 12]),
    );
    const few = fr.zeros(4);
    fr.stride(few, a, 1, 5);
    assert.deepEqual(
      fr.toBigInts(few),
      [1, 6, 11, 4].map((i) => values[i]),
    );
    assert.throws(() => fr.rotate(a, a, 1), { code: 'CURVE_ALIAS' });
    fr.place(out, 3, few);
    assert.deepEqual(fr.toBigInts(fr.slice(out, 3, 7)), fr.toBigInts(few));
  });
});

test('inverses, and zero has none', () => {
  scope(() => {
    const values = [...EDGES.slice(1), ...Array.from({ length: 20 }, randomScalar)];
    const a = fr.fromBigInts(values);
    fr.inverse(a, a);
    assert.deepEqual(fr.toBigInts(a), values.map(inverse));
    const withZero = fr.fromBigInts([3n, 0n, 5n]);
    assert.throws(() => fr.inverse(withZero, withZero), {
      code: 'CURVE_ZERO_INVERSE',
      details: { index: 1 },
    });
    fr.sub(a, a, a); // a zero that need not be the canonical one
    assert.throws(() => fr.inverse(a, a), { code: 'CURVE_ZERO_INVERSE' });
    assert.throws(() => inverse(R), { code: 'CURVE_ZERO_INVERSE' });
  });
});

test('evaluation and division by a linear factor', () => {
  scope(() => {
    const coefficients = Array.from({ length: 17 }, randomScalar);
    const a = fr.fromBigInts(coefficients);
    const x = randomScalar();
    const value = coefficients.reduceRight((sum, c) => reduce(sum * x + c), 0n);
    assert.equal(fr.evaluate(a, x), value);
    const quotient = fr.zeros(17);
    assert.equal(fr.divideByLinear(quotient, a, x), value);
    assert.equal(fr.get(quotient, 16), 0n);
    const y = randomScalar();
    assert.equal(reduce(fr.evaluate(quotient, y) * (y - x) + value), fr.evaluate(a, y));
  });
});

test('transforms evaluate at the roots of unity, in natural order', () => {
  for (const size of [1, 2, 4, 64]) {
    scope(() => {
      const omega = rootOfUnity(size);
      assert.equal(power(omega, BigInt(size)), 1n);
      if (size > 1) assert.equal(power(omega, BigInt(size / 2)), R - 1n);
      const coefficients = Array.from({ length: size }, randomScalar);
      const a = fr.fromBigInts(coefficients);
      const source = fr.copy(a);
      fr.fft(a);
      assert.deepEqual(
        fr.toBigInts(a),
        coefficients.map((_, i) => fr.evaluate(source, power(omega, BigInt(i)))),
      );
      fr.ifft(a);
      assert.deepEqual(fr.toBigInts(a), coefficients);
      const shift = randomScalar();
      fr.cosetFft(a, shift);
      assert.deepEqual(
        fr.toBigInts(a),
        coefficients.map((_, i) => fr.evaluate(source, reduce(shift * power(omega, BigInt(i))))),
      );
      fr.cosetIfft(a, shift);
      assert.deepEqual(fr.toBigInts(a), coefficients);
    });
  }
});

test('the largest transform multiplies polynomials', () => {
  scope(() => {
    const size = 1 << 14;
    const [a, b] = [fr.zeros(size), fr.zeros(size)];
    fr.powers(fr.slice(a, 0, size / 2), randomScalar(), 1n);
    fr.powers(fr.slice(b, 0, size / 2), randomScalar(), randomScalar());
    const x = randomScalar();
    const expected = reduce(fr.evaluate(a, x) * fr.evaluate(b, x));
    for (const vector of [a, b]) fr.fft(vector);
    fr.mul(a, a, b);
    fr.ifft(a);
    assert.equal(fr.evaluate(a, x), expected);
    assert.throws(() => fr.fft(fr.zeros(2 * size)), { code: 'CURVE_SIZE' });
    assert.throws(() => fr.fft(fr.zeros(3)), { code: 'CURVE_SIZE' });
  });
});

test('small integers, either sign and width', () => {
  scope(() => {
    const ints = [0, 1, -1, 127, -128, 2 ** 31 - 1, -(2 ** 31)];
    assert.deepEqual(
      fr.toBigInts(fr.fromInts(Int32Array.from(ints))),
      ints.map((value) => reduce(BigInt(value))),
    );
    const longs = [...ints.map(BigInt), (1n << 63n) - 1n, -(1n << 63n)];
    assert.deepEqual(fr.toBigInts(fr.fromInts(BigInt64Array.from(longs))), longs.map(reduce));
  });
});

test('combinations of integers are those of their rows, at the bounds and beyond what one sum holds', () => {
  scope(() => {
    const most = 2n ** 128n - 1n;
    const extremes = [-(2 ** 31), 2 ** 31 - 1, -1, 1, 0];
    const cases: [Int32Array, bigint][][] = [
      [],
      extremes.map((value) => [Int32Array.of(value, -value | 0, 7), most]),
      Array.from({ length: 2_001 }, () => [Int32Array.of(-(2 ** 31), 2 ** 31 - 1), most]),
      Array.from({ length: 40 }, (_, i) => [
        Int32Array.from({ length: 1 + (i % 5) }, (_, j) => Math.imul(i * 7 + j, 0x9e3779b1)),
        BigInt.asUintN(128, 0x9e3779b97f4a7c15f39cc0605cedc834n * BigInt(i * i + 1)),
      ]),
    ];
    for (const terms of cases) {
      const width = Math.max(0, ...terms.map(([row]) => row.length));
      const expected = Array.from({ length: width }, (_, j) =>
        reduce(terms.reduce((sum, [row, k]) => sum + k * BigInt(row[j] ?? 0), 0n)),
      );
      const made = fr.combineInts(
        terms.map(([row]) => row),
        terms.map(([, k]) => k),
      );
      assert.deepEqual(fr.toBigInts(made), expected);
    }
    for (const k of [2n ** 128n, -1n]) {
      assert.throws(() => fr.combineInts([Int32Array.of(1)], [k]), { code: 'CURVE_COEFFICIENT' });
    }
  });
});

test('bytes: one encoding of each element, and none of anything else', () => {
  scope(() => {
    const bytes = Buffer.concat(EDGES.map(toBytes));
    const vector = fr.fromBytes(bytes);
    assert.deepEqual(fr.toBigInts(vector), EDGES);
    assert.deepEqual(Buffer.from(fr.toBytes(vector)), bytes);
    const big = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
    for (const value of [R, R + 1n, (1n << 256n) - 1n]) {
      assert.throws(() => fr.fromBytes(Buffer.concat([toBytes(1n), big(value)])), {
        code: 'SCALAR_ENCODING',
        details: { index: 1 },
      });
    }
    assert.throws(() => fr.fromBytes(new Uint8Array(33)), { code: 'SCALAR_ENCODING' });
  });
});

test('lengths that disagree, and places outside, are refused', () => {
  scope(() => {
    const [a, b] = [fr.zeros(3), fr.zeros(4)];
    assert.throws(() => fr.add(a, a, b), { code: 'CURVE_LENGTH' });
    assert.throws(() => fr.innerProduct(a, b), { code: 'CURVE_LENGTH' });
    assert.throws(() => fr.get(a, 3), { code: 'CURVE_LENGTH' });
    assert.throws(() => fr.slice(a, 2, 4), { code: 'CURVE_LENGTH' });
    assert.throws(() => fr.place(a, 1, a), { code: 'CURVE_LENGTH' });
  });
});

test('scopes give their memory back', () => {
  const before = scope(() => fr.zeros(1).at);
  scope(() => {
    fr.zeros(1000);
    assert.throws(
      () =>
        scope(() => {
          fr.zeros(1000);
          throw new Error('on the way');
        }),
      /on the way/,
    );
  });
  assert.equal(
    scope(() => fr.zeros(1).at),
    before,
  );
});
