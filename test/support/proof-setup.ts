/**
 * A proving setup whose secret tau is known: commitments cost one multiplication instead of thousands, and a
 * simulator has its trapdoor. Worthless outside tests.
 * @module
 */

import { hex } from '../../crypto/core/bytes.ts';
import { type FrVector, loadCurve } from '../../crypto/curve/curve.ts';
import { reduce, toBytes } from '../../crypto/curve/scalar.ts';
import { loadMcl } from '../../crypto/poea/mcl.ts';
import { isInfinity, type Point, type Prover, type Verifier } from '../../crypto/proof/arithmetic.ts';
import { createDomain, type Domain, invertAll, LINK_ROWS, vanishing } from '../../crypto/proof/domain.ts';

/** The generator of G1 (draft-irtf-cfrg-pairing-friendly-curves 4.2.1), EIP-2537 encoding. */
export const GENERATOR: Point = hex(
  '0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58' +
    '6c55e83ff97a1aeffb3af00adb22c6bb0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4' +
    'fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1',
);

export interface TrapdoorSetup extends Prover<FrVector>, Verifier {
  readonly tau: bigint;
  /** k [1] */
  readonly multiple: (k: bigint) => Point;
  /** Value at tau of the polynomial with these values on H: what a commitment holds in its exponent. */
  readonly atTau: (values: readonly bigint[]) => bigint;
  /** The same of small values in the first rows, and blinders. */
  readonly sparseAtTau: (values: ArrayLike<number>, blinders: readonly bigint[]) => bigint;
}

export async function loadTrapdoorSetup(size: number, tau = 0x5eed5eed5eed5eed5eedn): Promise<TrapdoorSetup> {
  const mcl = await loadMcl();
  const domain = createDomain(size);
  const curve = await loadCurve();
  const { fr, g1, scope } = curve;
  const tauKey = mcl.publicKey(mcl.coefficient(toBytes(tau)));
  const combine: Verifier['combine'] = (points, scalars) =>
    scope(() => g1.msm(g1.fromEvm(points), fr.fromBigInts(scalars)));
  const lagrange = lagrangeBasis(domain, tau);
  const multiple = (k: bigint): Point => g1.multiply(GENERATOR, reduce(k));
  const atTau = (values: readonly bigint[]): bigint =>
    reduce(values.reduce((sum, value, i) => sum + value * lagrange[i]!, 0n));
  const sparseAtTau: TrapdoorSetup['sparseAtTau'] = (values, blinders) => {
    let sum = 0n;
    for (let i = 0; i < values.length; i++) sum += BigInt(values[i]!) * lagrange[i]!;
    blinders.forEach((blinder, i) => {
      sum += blinder * lagrange[domain.usable + i]!;
    });
    return reduce(sum);
  };
  return {
    domain,
    tau,
    multiple,
    atTau,
    sparseAtTau,
    vectors: fr,
    scope,
    commitLow: (coefficients) => multiple(coefficients.reduceRight((sum, c) => reduce(sum * tau + c), 0n)),
    commitInts: (values, blinders) => multiple(sparseAtTau(values, blinders)),
    commit: (values) => multiple(atTau(fr.toBigInts(values))),
    generator: GENERATOR,
    linkRows: lagrange.slice(domain.usable, domain.usable + LINK_ROWS).map(multiple),
    combine,
    pairingIsOne: (terms) =>
      mcl.productIsOne(
        terms
          .filter(({ point }) => !isInfinity(point))
          .map(({ point, at }) => ({
            point: mcl.decodeG1(g1.compress(point))!,
            key: at === 'tau' ? tauKey : undefined,
          })),
      ),
  };
}

/** Values at x of all Lagrange polynomials. */
export function lagrangeBasis(domain: Domain, x: bigint): bigint[] {
  const roots: bigint[] = [];
  let root = 1n;
  for (let i = 0; i < domain.size; i++, root = reduce(root * domain.omega)) roots.push(root);
  const inverses = invertAll(roots.map((w) => reduce(BigInt(domain.size) * (x - w))));
  const numerator = vanishing(domain, x);
  return inverses.map((value, i) => reduce(value * reduce(roots[i]! * numerator)));
}

/** Uniform enough for tests, and the same in every run. */
export function seededScalars(seed: bigint): () => bigint {
  let state = reduce(seed * 0x9e3779b97f4a7c15f39cc0605cedc834n + 1n);
  return () => {
    state = reduce(state * state * state * state * state + 0x1234567n);
    return state;
  };
}
