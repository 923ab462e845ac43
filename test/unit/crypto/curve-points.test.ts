/** Points of G1 against noble's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { loadCurve } from '../../../crypto/curve/curve.ts';
import { INFINITY, isInfinity } from '../../../crypto/curve/g1.ts';
import { R, randomScalar, reduce } from '../../../crypto/curve/scalar.ts';

const { fr, g1, scope } = await loadCurve();
const Point = bls12_381.G1.Point;
type NoblePoint = InstanceType<typeof Point>;
const P = Point.Fp.ORDER;

function evm(point: NoblePoint): Uint8Array {
  const bytes = new Uint8Array(128);
  if (point.is0()) return bytes;
  const plain = point.toBytes(false);
  bytes.set(plain.subarray(0, 48), 16);
  bytes.set(plain.subarray(48), 80);
  return bytes;
}
const multiple = (k: bigint): NoblePoint => (reduce(k) === 0n ? Point.ZERO : Point.BASE.multiply(reduce(k)));
const same = (a: Uint8Array, b: Uint8Array, message?: string): void =>
  assert.equal(Buffer.from(a).toString('hex'), Buffer.from(b).toString('hex'), message);

const G = evm(Point.BASE);
const [k1, k2] = [randomScalar(), randomScalar()];
const [a, b] = [evm(multiple(k1)), evm(multiple(k2))];

test('addition has every case right', () => {
  same(g1.add(a, b), evm(multiple(k1 + k2)));
  same(g1.add(a, a), evm(multiple(2n * k1)), 'twice');
  same(g1.add(a, g1.negate(a)), INFINITY, 'opposite');
  same(g1.add(a, INFINITY), a);
  same(g1.add(INFINITY, a), a);
  same(g1.add(INFINITY, INFINITY), INFINITY);
  same(g1.negate(a), evm(multiple(-k1)));
  assert.ok(isInfinity(g1.negate(INFINITY)));
});

test('multiplication, also by what the endomorphism splits at its edges', () => {
  const z = 0xd201000000010000n;
  const lambda = z * z - 1n;
  const edges = [0n, 1n, 2n, 3n, lambda - 1n, lambda, lambda + 1n, 2n * lambda - 1n, lambda * lambda];
  for (const k of [...edges, R - 1n, R - lambda, R >> 1n, (1n << 127n) - 1n, 1n << 128n, k1, k2]) {
    same(g1.multiply(G, k), evm(multiple(k)), `${k}`);
  }
  same(g1.multiply(G, R), INFINITY);
  same(g1.multiply(INFINITY, k1), INFINITY);
});

test('multi-scalar multiplication of every size', () => {
  for (const count of [0, 1, 2, 3, 17, 70, 300]) {
    scope(() => {
      const logs = Array.from({ length: count }, (_, i) => (i % 7 === 3 ? 0n : BigInt(i * i + 1)));
      const points = g1.fromEvm(logs.map((log) => g1.multiply(G, log)));
      const scalars = Array.from({ length: count }, (_, i) => (i % 5 === 4 ? R - BigInt(i) : randomScalar()));
      const expected = logs.reduce((sum, log, i) => reduce(sum + log * scalars[i]!), 0n);
      same(g1.msm(points, fr.fromBigInts(scalars)), g1.multiply(G, expected), `${count}`);
    });
  }
});

test('multi-scalar multiplication of like and opposite points', () => {
  scope(() => {
    const count = 600;
    const points = g1.fromEvm(Array.from({ length: count }, (_, i) => (i % 3 ? a : g1.negate(a))));
    const scalars = Array.from({ length: count }, (_, i) => (i % 2 ? 5n : k2));
    const expected = scalars.reduce((sum, k, i) => reduce(sum + (i % 3 ? k : -k)), 0n);
    same(g1.msm(points, fr.fromBigInts(scalars)), g1.multiply(a, expected));
  });
});

test('multi-scalar multiplication of points that stay', () => {
  const points = g1.fromEvm([a, b, INFINITY, a, g1.negate(a), G]);
  const fixed = g1.fixedMsm(points);
  const edges = [0n, 1n, R - 1n, 4095n, 4096n, 4097n, 8191n, 1n << 128n];
  for (let i = 0; i < 12; i++) {
    const scalars = Array.from({ length: 6 - (i % 3) }, (_, j) =>
      i < 4 ? edges[(i + j) % 8]! : randomScalar(),
    );
    scope(() => {
      const vector = fr.fromBigInts(scalars);
      same(fixed(vector), g1.msm(g1.slice(points, 0, scalars.length), vector), `${scalars}`);
    });
  }
  same(
    scope(() => fixed(fr.zeros(0))),
    INFINITY,
  );
  assert.throws(() => scope(() => fixed(fr.zeros(7))), { code: 'CURVE_LENGTH' });
  assert.throws(() => scope(() => g1.fixedMsm(points)), { code: 'CURVE_SCOPE' });
});

test('multi-scalar multiplication by small integers', () => {
  scope(() => {
    const count = 200;
    const points = g1.fromEvm(Array.from({ length: count }, (_, i) => g1.multiply(G, BigInt(i + 1))));
    const edges = [0, 1, -1, 127, 128, -128, -129, 2 ** 31 - 1, -(2 ** 31)];
    const scalars = Int32Array.from(
      { length: count },
      (_, i) => edges[i % edges.length]! + (i < 100 ? 0 : i),
    );
    const expected = scalars.reduce((sum, k, i) => sum + BigInt(k) * BigInt(i + 1), 0n);
    same(g1.msmSmall(points, scalars), g1.multiply(G, expected));
    assert.throws(() => g1.msmSmall(points, new Int32Array(3)), { code: 'CURVE_LENGTH' });
  });
});

test('compressed encodings are those of noble', () => {
  for (const k of [1n, 2n, k1, k2, R - 1n]) {
    const bytes = multiple(k).toBytes(true);
    same(g1.compress(evm(multiple(k))), bytes);
    same(g1.decompress(bytes), evm(multiple(k)));
  }
  same(g1.compress(INFINITY), Point.ZERO.toBytes(true));
});

test('the EVM encoding comes back, infinity included', () => {
  scope(() => {
    const points = g1.fromEvm([a, INFINITY, b]);
    assert.deepEqual(g1.toEvm(points).map(isInfinity), [false, true, false]);
    same(g1.toEvm(points)[2]!, b);
    same(g1.toEvm(g1.slice(points, 2, 3))[0]!, b);
  });
});

/** On the curve y² = x³ + 4, not in the subgroup: the order-3 point (0, 2), and others of small x. */
function strangers(): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let x = 0n; found.length < 4; x++) {
    let y: bigint;
    try {
      y = Point.Fp.sqrt(Point.Fp.create(x ** 3n + 4n));
    } catch {
      continue;
    }
    const bytes = new Uint8Array(128);
    for (const [at, value] of [[0, x] as const, [64, y] as const]) {
      bytes.set(Buffer.from(value.toString(16).padStart(128, '0'), 'hex'), at);
    }
    found.push(bytes);
  }
  return found;
}

test('what is not a point of the subgroup is refused, in either encoding', () => {
  const coordinate = (point: Uint8Array, at: number, value: bigint): Uint8Array => {
    const bytes = new Uint8Array(point);
    bytes.set(Buffer.from(value.toString(16).padStart(128, '0'), 'hex'), at);
    return bytes;
  };
  const x = BigInt(`0x${Buffer.from(a.subarray(0, 64)).toString('hex')}`);
  const y = BigInt(`0x${Buffer.from(a.subarray(64)).toString('hex')}`);
  const wrong: Record<string, Uint8Array> = {
    'x plus p': coordinate(a, 0, x + P),
    'y plus p': coordinate(a, 64, y + P),
    'off the curve': coordinate(a, 64, y + 1n),
    'p for 0': coordinate(coordinate(a, 0, P), 64, P),
    'padding set': coordinate(a, 0, x + (1n << 384n)),
    'no y': coordinate(a, 64, 0n),
    short: a.subarray(1),
  };
  for (const [i, point] of strangers().entries()) wrong[`outside the subgroup ${i}`] = point;
  for (const [name, bytes] of Object.entries(wrong)) {
    assert.throws(
      () => scope(() => g1.fromEvm([b, bytes])),
      { code: 'POINT_ENCODING', details: { index: 1 } },
      name,
    );
    assert.equal(
      scope(() => g1.tryFromEvm([b, bytes])),
      undefined,
      name,
    );
  }

  const [stranger] = strangers();
  const orders: [name: string, points: Uint8Array[], index: number][] = [
    ['the third of three', [a, b, stranger!], 2],
    ['beside infinity', [INFINITY, stranger!], 1],
    ['before infinity', [stranger!, INFINITY], 0],
    ['before one that is malformed', [stranger!, wrong['off the curve']!], 0],
    ['after one', [a, INFINITY, a, stranger!, wrong['off the curve']!], 3],
  ];
  for (const [name, points, index] of orders) {
    assert.throws(
      () => scope(() => g1.fromEvm(points)),
      { code: 'POINT_ENCODING', details: { index } },
      name,
    );
  }
  scope(() => assert.equal(g1.fromEvm([INFINITY, INFINITY, INFINITY]).length, 3));

  const good = g1.compress(a);
  const flagged = (or: number, and = 0xff): Uint8Array =>
    Uint8Array.from(good, (byte, i) => (i === 0 ? (byte & and) | or : byte));
  const noSquare = new Uint8Array(48);
  noSquare[0] = 0x80;
  for (let i = 1n; ; i++) {
    noSquare[47] = Number(i);
    if (Point.Fp.pow(i ** 3n + 4n, (P - 1n) / 2n) !== 1n) break;
  }
  const xAndP = Buffer.from((P + 5n).toString(16).padStart(96, '0'), 'hex');
  xAndP[0]! |= 0x80;
  const small = new Uint8Array(48);
  small.set(stranger!.subarray(16, 64));
  small[0]! |= 0x80;
  const compressed: Record<string, Uint8Array> = {
    'outside the subgroup': small,
    'not compressed': flagged(0, 0x7f),
    'infinity flag': flagged(0x40),
    infinity: Point.ZERO.toBytes(true),
    'x above p': xAndP,
    'no square root': noSquare,
    short: good.subarray(1),
    'x 0 of order 3': Uint8Array.from({ length: 48 }, (_, i) => (i === 0 ? 0x80 : 0)),
  };
  for (const [name, bytes] of Object.entries(compressed)) {
    for (const [before, after] of [[0, 0] as const, [1, 0] as const, [2, 1] as const, [3, 0] as const]) {
      if (name === 'short') break;
      const list = Buffer.concat([...Array(before).fill(good), bytes, ...Array(after).fill(good)]);
      assert.throws(
        () => scope(() => g1.decode(list)),
        { details: { index: before } },
        `${name} after ${before}`,
      );
    }
    assert.throws(() => scope(() => g1.decode(bytes)), { code: 'POINT_ENCODING' }, name);
  }
  assert.notDeepEqual(
    g1.decompress(flagged(good[0]! & 0x20 ? 0 : 0x20, 0xdf)),
    a,
    'the other y is another point',
  );
});
