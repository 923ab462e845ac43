/**
 * BLS12-381 on mcl (WebAssembly), the fast half of bls.ts: point decoding with every check, hashing to G1,
 * multi-scalar multiplication, products of pairings.
 *
 * mcl keeps its settings in globals; this module is the only one that touches them, once.
 * @module
 */
import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as mcl from 'mcl-wasm';
import { bytesToHex, equalBytes, utf8 } from '../core/bytes.ts';
import { InternalError } from '../core/errors.ts';

export type G1 = mcl.G1;
export type Fr = mcl.Fr;

/** A decoded, checked public key with its Miller loop coefficients. */
interface PreparedKey {
  readonly coefficients: mcl.PrecomputedG2;
}

/** One factor e(point, key) of a pairing product. */
export interface PairingTerm {
  readonly point: G1;
  /** 96 bytes compressed, or undefined for the generator of G2 */
  readonly key: Uint8Array | undefined;
}

export interface Mcl {
  /** Big-endian scalar in 1..r-1, or undefined. */
  scalar(bytes: Uint8Array): Fr | undefined;
  /** Big-endian, reduced mod r: for random coefficients. */
  coefficient(bytes: Uint8Array): Fr;
  /** 48 bytes compressed; undefined unless canonical, on the curve, in the subgroup and not infinity. */
  decodeG1(bytes: Uint8Array): G1 | undefined;
  encodeG1(point: G1): Uint8Array;
  /** hash_to_curve of RFC 9380, suite BLS12381G1_XMD:SHA-256_SSWU_RO_, under `dst`; fastest for MCL_DST. */
  hashToG1(message: Uint8Array, dst: string): G1;
  multiply(point: G1, scalar: Fr): G1;
  add(a: G1, b: G1): G1;
  negate(point: G1): G1;
  /** Σ scalars[i]·points[i]; at least one. */
  multiScalar(points: readonly G1[], scalars: readonly Fr[]): G1;
  /** scalar·G2 generator, compressed */
  publicKey(scalar: Fr): Uint8Array;
  /** The same checks as `decodeG1`, in G2. */
  isPublicKey(bytes: Uint8Array): boolean;
  /** True when every key is valid and the product of all e(point, key) is one. */
  productIsOne(terms: readonly PairingTerm[]): boolean;
}

/** The DST built into mcl's own hash-to-curve. */
const MCL_DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_';
const G1_BYTES = 48;
const G2_BYTES = 96;
/** RFC 9380 8.8.1: L = 64 bytes for each of two field elements. */
const FIELD_DRAW_BYTES = 64;
/** Bounds the copies to mcl's stack, which does not grow. */
const MAX_MSM_POINTS = 64;
/** About 20 KiB of mcl's heap each. */
const MAX_PREPARED_KEYS = 256;
/** Compressed generator of G2 (RFC 9380 and draft-irtf-cfrg-pairing-friendly-curves 4.2.1). */
const G2_GENERATOR =
  '93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e' +
  '024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8';

let loading: Promise<Mcl> | undefined;

/** Loads the WebAssembly module once. */
export function loadMcl(): Promise<Mcl> {
  loading ??= initialise();
  return loading;
}

async function initialise(): Promise<Mcl> {
  await mcl.init(mcl.BLS12_381);
  mcl.setETHserialization(true); // zcash compressed encodings, big-endian scalars
  mcl.setMapToMode(mcl.IRTF); // RFC 9380 SSWU
  mcl.verifyOrderG1(true);
  mcl.verifyOrderG2(true);

  const generator = mcl.deserializeHexStrToG2(G2_GENERATOR);
  const generatorCoefficients = new mcl.PrecomputedG2(generator);
  const prepared = new Map<string, PreparedKey>(); // in order of last use

  /** Valid until MAX_PREPARED_KEYS - 1 other keys were prepared. */
  const prepare = (key: Uint8Array): PreparedKey | undefined => {
    const id = bytesToHex(key);
    let entry = prepared.get(id);
    if (entry === undefined) {
      const point = decode(new mcl.G2(), key, G2_BYTES);
      if (point === undefined) return undefined;
      entry = { coefficients: new mcl.PrecomputedG2(point) };
      const oldest = prepared.size >= MAX_PREPARED_KEYS ? prepared.entries().next().value : undefined;
      if (oldest !== undefined) {
        oldest[1].coefficients.destroy();
        prepared.delete(oldest[0]);
      }
    } else {
      prepared.delete(id);
    }
    prepared.set(id, entry);
    return entry;
  };
  const coefficientsOf = (term: PairingTerm): mcl.PrecomputedG2 | undefined =>
    term.key === undefined ? generatorCoefficients : prepare(term.key)?.coefficients;

  if (!mcl.hashAndMapToG1(G2_GENERATOR).isEqual(hashToCurve(utf8(G2_GENERATOR), MCL_DST))) {
    throw new InternalError('BLS_HASH_TO_CURVE', "mcl's built-in hash-to-curve is not that of MCL_DST");
  }

  return {
    scalar(bytes) {
      if (bytes.length !== 32) return undefined;
      const scalar = new mcl.Fr();
      try {
        scalar.deserialize(bytes);
      } catch {
        return undefined;
      }
      return scalar.isZero() ? undefined : scalar;
    },
    coefficient(bytes) {
      const scalar = new mcl.Fr();
      scalar.setBigEndianMod(bytes);
      return scalar;
    },
    decodeG1: (bytes) => decode(new mcl.G1(), bytes, G1_BYTES),
    encodeG1: (point) => point.serialize(),
    hashToG1: (message, dst) => (dst === MCL_DST ? mcl.hashAndMapToG1(message) : hashToCurve(message, dst)),
    multiply: (point, scalar) => mcl.mul(point, scalar),
    add: (a, b) => mcl.add(a, b),
    negate: (point) => mcl.neg(point),
    multiScalar(points, scalars) {
      let sum: G1 | undefined;
      for (let at = 0; at < points.length; at += MAX_MSM_POINTS) {
        const part = mcl.mulVec(
          points.slice(at, at + MAX_MSM_POINTS),
          scalars.slice(at, at + MAX_MSM_POINTS),
        );
        sum = sum === undefined ? part : mcl.add(sum, part);
      }
      return sum!;
    },
    publicKey: (scalar) => mcl.mul(generator, scalar).serialize(),
    isPublicKey: (bytes) => prepare(bytes) !== undefined,
    productIsOne(terms) {
      let product: mcl.GT | undefined;
      for (let i = 0; i < terms.length; i += 2) {
        const [a, b] = [terms[i]!, terms[i + 1]];
        const first = coefficientsOf(a);
        const second = b === undefined ? undefined : coefficientsOf(b);
        if (first === undefined || (b !== undefined && second === undefined)) return false;
        const factor =
          b === undefined || second === undefined
            ? mcl.precomputedMillerLoop(a.point, first)
            : mcl.precomputedMillerLoop2(a.point, first, b.point, second);
        product = product === undefined ? factor : mcl.mul(product, factor);
      }
      return product !== undefined && mcl.finalExp(product).isOne();
    },
  };
}

function hashToCurve(message: Uint8Array, dst: string): G1 {
  const draws = expand_message_xmd(message, utf8(dst), 2 * FIELD_DRAW_BYTES, sha256);
  const [a, b] = [draws.subarray(0, FIELD_DRAW_BYTES), draws.subarray(FIELD_DRAW_BYTES)].map((draw) => {
    const element = new mcl.Fp();
    element.setBigEndianMod(draw);
    return element.mapToG1(); // clears the cofactor, which commutes with the sum below
  });
  return mcl.add(a!, b!);
}

/** mcl checks curve and subgroup; infinity and encodings that do not come back byte for byte are ours to refuse. */
function decode<T extends mcl.G1 | mcl.G2>(point: T, bytes: Uint8Array, length: number): T | undefined {
  if (bytes.length !== length) return undefined;
  try {
    point.deserialize(bytes);
  } catch {
    return undefined;
  }
  return point.isZero() || !equalBytes(point.serialize(), bytes) ? undefined : point;
}
