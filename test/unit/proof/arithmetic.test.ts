/** Field vectors of the WebAssembly curve against those on plain integers, operation by operation; closed forms. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Curve, loadCurve } from '../../../crypto/curve/curve.ts';
import { R, reduce } from '../../../crypto/curve/scalar.ts';
import type { Vectors } from '../../../crypto/proof/arithmetic.ts';
import {
  blindingZeros,
  createDomain,
  lagrangeAt,
  rowWeights,
  vanishing,
  weightAt,
} from '../../../crypto/proof/domain.ts';
import { foldRows } from '../../../crypto/proof/fold.ts';
import { referenceVectors } from '../../../crypto/proof/reference.ts';
import { integer } from '../../support/proof-cells.ts';
import { lagrangeBasis, seededScalars } from '../../support/proof-setup.ts';

let curve: Curve;
before(async () => {
  curve = await loadCurve();
});

/** One result of every operation on the same inputs. */
function results<V>(vectors: Vectors<V>, a: readonly bigint[], b: readonly bigint[], k: bigint): unknown[] {
  const found: unknown[] = [];
  const unary = (work: (out: V, value: V) => void): void => {
    const value = vectors.fromBigInts(a);
    const out = vectors.zeros(a.length);
    work(out, value);
    found.push(vectors.toBigInts(out));
  };
  unary((out, value) => vectors.add(out, value, vectors.fromBigInts(b)));
  unary((out, value) => vectors.sub(out, value, vectors.fromBigInts(b)));
  unary((out, value) => vectors.mul(out, value, vectors.fromBigInts(b)));
  unary((out, value) => vectors.scale(out, value, k));
  unary((out, value) => vectors.addScaled(out, value, k));
  unary((out, value) => vectors.addConstant(out, value, k));
  unary((out, value) => vectors.inverse(out, value));
  unary((out, value) => vectors.prefixSums(out, value));
  unary((out, value) => vectors.rotate(out, value, 4));
  unary((out) => vectors.powers(out, k, 3n));
  unary((out, value) => found.push(vectors.divideByLinear(out, value, k)));
  const copied = vectors.copy(vectors.fromBigInts(a));
  for (const change of ['fft', 'ifft'] as const) {
    vectors[change](copied);
    found.push(vectors.toBigInts(copied));
  }
  vectors.cosetIfft(copied, 7n);
  found.push(vectors.toBigInts(copied));
  vectors.set(copied, 5, k);
  const part = vectors.slice(copied, 4, 8);
  vectors.addConstant(part, part, 1n);
  found.push(vectors.toBigInts(copied), vectors.get(copied, 5), vectors.evaluate(copied, k));
  found.push(vectors.toBigInts(vectors.fromInts(Int32Array.of(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)))));
  return found;
}

test('every vector operation gives what it gives on plain integers', () => {
  const random = seededScalars(61n);
  for (const length of [16, 256]) {
    const values = (): bigint[] => Array.from({ length }, () => random() + 1n);
    const [a, b, k] = [values(), values(), random()];
    curve.scope(() => {
      assert.deepEqual(results(curve.fr, a, b, k), results(referenceVectors, a, b, k));
    });
  }
});

test('a transform gives the polynomial’s values in natural order, and comes back from H and from a coset', () => {
  const random = seededScalars(62n);
  const coefficients = Array.from({ length: 16 }, random);
  const { omega } = createDomain(16);
  const valuesFrom = (first: bigint): bigint[] => {
    let x = first;
    return coefficients.map(() => {
      const value = coefficients.reduceRight((sum, c) => reduce(sum * x + c), 0n);
      x = reduce(x * omega);
      return value;
    });
  };
  const vector = referenceVectors.fromBigInts(coefficients);
  referenceVectors.fft(vector);
  assert.deepEqual(referenceVectors.toBigInts(vector), valuesFrom(1n));
  referenceVectors.ifft(vector);
  assert.deepEqual(referenceVectors.toBigInts(vector), coefficients);
  const onCoset = referenceVectors.fromBigInts(valuesFrom(7n));
  referenceVectors.cosetIfft(onCoset, 7n);
  assert.deepEqual(referenceVectors.toBigInts(onCoset), coefficients);
});

test('closed forms are what they stand for', () => {
  const domain = createDomain(64);
  const random = seededScalars(63n);
  const [t, x] = [random(), random()];
  const roots: bigint[] = [];
  for (let i = 0, root = 1n; i < 64; i++, root = reduce(root * domain.omega)) roots.push(root);
  assert.equal(vanishing(domain, x), reduce(roots.reduce((p, root) => reduce(p * (x - root)), 1n)));
  assert.equal(
    blindingZeros(domain, x),
    reduce(roots.slice(56).reduce((p, root) => reduce(p * (x - root)), 1n)),
  );
  const basis = lagrangeBasis(domain, x);
  assert.equal(lagrangeAt(domain, 0, x), basis[0]);
  assert.equal(lagrangeAt(domain, 56, x), basis[56]);
  // p(X) is the sum of t^(n-1-k) X^k, and takes the row weights on H
  let sum = 0n;
  for (let k = 0; k < 64; k++) sum = reduce(sum * t + power(x, k));
  assert.equal(weightAt(domain, t, x), sum);
  const weights = rowWeights(domain, t, 64);
  assert.equal(weightAt(domain, t, x), reduce(weights.reduce((total, w, i) => total + w * basis[i]!, 0n)));
});

const power = (x: bigint, k: number): bigint => {
  let result = 1n;
  for (let i = 0; i < k; i++) result = reduce(result * x);
  return result;
};

test('the fold of rows is exact at the largest weights and the widest sums', () => {
  const random = seededScalars(64n);
  for (const [rows, width] of [
    [1, 1],
    [7, 5],
    [4088, 2],
  ] as const) {
    const weights = Array.from({ length: rows }, (_, j) => (j % 2 === 0 ? R - 1n : random()));
    const matrix = Int8Array.from({ length: rows * width }, (_, i) =>
      i % 3 === 0 ? 127 : integer(random, 127),
    );
    const expected = Array.from({ length: width }, (_, k) =>
      reduce(weights.reduce((sum, w, j) => sum + w * BigInt(matrix[j * width + k]!), 0n)),
    );
    assert.deepEqual(foldRows(weights, matrix, width), expected);
  }
  assert.throws(() => foldRows([1n], new Int8Array(3), 2), { code: 'PROOF_FOLD_SHAPE' });
});
