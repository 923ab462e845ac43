/**
 * Prover and verifier over the Ethereum ceremony's points and the WebAssembly curve.
 * @module
 */

import type { IntCommits } from '../commit/int-commits.ts';
import { BLINDER_ROWS, DOMAIN_SIZE, type Setup, VALUE_ROWS } from '../commit/setup.ts';
import { hex } from '../core/bytes.ts';
import type { FrVector, Point } from '../curve/curve.ts';
import { reduce } from '../curve/scalar.ts';
import type { Prover, Verifier } from './arithmetic.ts';
import { createDomain, LINK_ROWS } from './domain.ts';

/** [τ] to [τ^7] in G1, compressed: the ceremony's g1_monomial[1..7]; a test derives them from the Lagrange points. */
const POWERS = [
  'ad3eb50121139aa34db1d545093ac9374ab7bca2c0f3bf28' + 'e27c8dcd8fc7cb42d25926fc0c97b336e9f0fb35e5a04c81',
  '8029c8ce0d2dce761a7f29c2df2290850c85bdfaec295562' + '6d7acc8864aeb01fe16c9e156863dc63b6c22553910e27c1',
  'b1386c995d3101d10639e49b9e5d39b9a280dcf0f135c2e6' + 'c6928bb3ab8309a9da7178f33925768c324f11c3762cfdd5',
  '9596d929610e6d2ed3502b1bb0f1ea010f6b6605c95d4859' + 'f5e53e09fa68dc71dfd5874905447b5ec6cd156a76d6b6e8',
  '851e3c3d4b5b7cdbba25d72abf9812cf3d7c5a9dbdec42b6' + '635e2add706cbeea18f985afe5247459f6c908620322f434',
  'b10f4cf8ec6e02491bbe6d9084d88c16306fdaf399fef3cd' + '1453f58a4f7633f80dc60b100f9236c3103eaf727468374f',
  'ade11ec630127e04d17e70db0237d55f2ff2a2094881a483' + '797e8cddb98b622245e1f608e5dcd1172b9870e733b4a32f',
];

/**
 * Columns end in a long run of rows without an operation, in which they are constant, or grow evenly. Since the L_i
 * add up to 1, such a column costs the rows before the run, c0·[1] and c1·[Σ i L_i].
 * To be called outside scopes, once: it builds tables. @param ints tables for small integers, with 8 blinders
 */
export function createProver(setup: Setup, ints: IntCommits): Prover<FrVector> {
  const { fr, g1, scope } = setup.curve;
  const commit = g1.fixedMsm(setup.lagrange);
  const numbers = Int32Array.from({ length: DOMAIN_SIZE }, (_, i) => i);
  const ramp = scope(() => g1.msmSmall(setup.lagrange, numbers));
  const powers = [setup.generator, ...POWERS.map((power) => g1.decompress(hex(power)))];
  const plus = (sum: Point, point: Point, factor: bigint): Point =>
    factor === 0n ? sum : g1.add(sum, g1.multiply(point, factor));
  return {
    domain: createDomain(DOMAIN_SIZE),
    vectors: fr,
    scope,
    commit(values) {
      const last = fr.get(values, VALUE_ROWS - 1);
      const slope = reduce(last - fr.get(values, VALUE_ROWS - 2));
      const start = reduce(last - slope * BigInt(VALUE_ROWS - 1));
      const rest = scope(() => {
        const vector = fr.copy(values);
        if (slope !== 0n) fr.addScaled(vector, fr.fromInts(numbers), -slope);
        fr.addConstant(vector, vector, -start);
        return commit(vector);
      });
      return plus(plus(rest, setup.generator, start), ramp, slope);
    },
    commitInts(values, blinders) {
      const last = values.length < VALUE_ROWS ? 0 : values[VALUE_ROWS - 1]!;
      let used = values.length;
      while (used > 0 && values[used - 1] === last) used--;
      const shifted = Array.from({ length: BLINDER_ROWS }, (_, i) => (blinders[i] ?? 0n) - BigInt(last));
      const run = values.subarray(0, used);
      const fits = run.every((value) => Math.abs(value - last) < 2 ** 31);
      const rest = fits
        ? run.map((value) => value - last)
        : BigInt64Array.from(run, (value) => BigInt(value) - BigInt(last));
      const point = ints.commit(rest, shifted);
      return plus(point, setup.generator, reduce(BigInt(last)));
    },
    commitLow: (coefficients) =>
      scope(() => g1.msm(g1.fromEvm(powers.slice(0, coefficients.length)), fr.fromBigInts(coefficients))),
  };
}

export function createVerifier({ curve, lagrange, generator, pairingIsOne }: Setup): Verifier {
  const { fr, g1, scope } = curve;
  return {
    domain: createDomain(DOMAIN_SIZE),
    generator,
    linkRows: g1.toEvm(g1.slice(lagrange, VALUE_ROWS, VALUE_ROWS + LINK_ROWS)),
    combine: (points, scalars) => scope(() => g1.msm(g1.fromEvm(points), fr.fromBigInts(scalars))),
    pairingIsOne,
  };
}
