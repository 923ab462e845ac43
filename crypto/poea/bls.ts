/**
 * BLS signatures on BLS12-381, minimal-signature-size, proof-of-possession scheme (draft-irtf-cfrg-bls-signature):
 * signatures 48 bytes in G1, public keys 96 bytes in G2, zcash compressed encodings.
 *
 * Every decoded point is checked for canonical encoding, curve, subgroup and infinity, also in batches: a
 * random linear combination does not see components in the small subgroups of the cofactor.
 *
 * Timing: mcl's scalar multiplication is not constant-time, and neither are WebAssembly and JavaScript. On a
 * machine shared with the enclave's host this leaks about the signing key; PROTOCOL.md says so.
 * @module
 */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex, concatBytes } from '../core/bytes.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';
import { type Fr, type G1, loadMcl, type Mcl, type PairingTerm } from './mcl.ts';

export const BLS_SIGNATURE_DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_';
export const BLS_POSSESSION_DST = 'BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_';

export interface BlsKeyPair {
  /** 32 bytes, big-endian scalar */
  readonly secretKey: Uint8Array;
  /** 96 bytes */
  readonly publicKey: Uint8Array;
}

export interface SignedMessage {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
}
export interface BatchItem extends SignedMessage {
  readonly signature: Uint8Array;
}

/** Verifying functions return false for any malformed input; signing ones throw UsageError BLS_SECRET_KEY. */
export interface Bls {
  /** @param seed 48 bytes for a reproducible key; random without it */
  keygen(seed?: Uint8Array): BlsKeyPair;
  sign(secretKey: Uint8Array, message: Uint8Array): Uint8Array;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /**
   * True when every single signature is valid, except with probability 2^-128: checks
   * e(Σ r_i σ_i, G2) = Π_keys e(Σ r_i H(m_i), key) for random 128-bit r_i. An empty batch is true.
   */
  verifyBatch(items: readonly BatchItem[]): boolean;
  /** Sum of the signatures. @throws VerificationError BLS_SIGNATURE_MALFORMED */
  aggregate(signatures: readonly Uint8Array[]): Uint8Array;
  /** The keys must have proven possession, or a rogue key could stand in for others. Empty is false. */
  verifyAggregate(items: readonly SignedMessage[], signature: Uint8Array): boolean;
  /**
   * Signs publicKey ‖ context under the possession DST.
   * @param context binds the proof to one use, e.g. a registry and operator; empty gives the draft's PopProve
   */
  provePossession(secretKey: Uint8Array, context?: Uint8Array): Uint8Array;
  verifyPossession(publicKey: Uint8Array, proof: Uint8Array, context?: Uint8Array): boolean;
  isPublicKey(bytes: Uint8Array): boolean;
}

const COEFFICIENT_BYTES = 16;
const NO_CONTEXT = new Uint8Array(0);

let loading: Promise<Bls> | undefined;

/** Loads mcl's WebAssembly once; everything after is synchronous. */
export function loadBls(): Promise<Bls> {
  loading ??= loadMcl().then(createBls);
  return loading;
}

function createBls(curve: Mcl): Bls {
  const secretScalar = (secretKey: Uint8Array): Fr => {
    const scalar = curve.scalar(secretKey);
    if (scalar === undefined) {
      throw new UsageError('BLS_SECRET_KEY', 'a BLS secret key is a 32-byte scalar in 1..r-1');
    }
    return scalar;
  };
  const signUnder = (dst: string, scalar: Fr, message: Uint8Array): Uint8Array =>
    curve.encodeG1(curve.multiply(curve.hashToG1(message, dst), scalar));
  const verifyUnder = (dst: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
    const point = curve.decodeG1(signature);
    return point !== undefined && equation(curve, point, [{ point: curve.hashToG1(message, dst), key }]);
  };

  return {
    keygen(seed) {
      const secretKey = bls12_381.utils.randomSecretKey(seed);
      return { secretKey, publicKey: curve.publicKey(secretScalar(secretKey)) };
    },
    sign: (secretKey, message) => signUnder(BLS_SIGNATURE_DST, secretScalar(secretKey), message),
    verify: (publicKey, message, signature) => verifyUnder(BLS_SIGNATURE_DST, publicKey, message, signature),
    verifyBatch(items) {
      if (items.length === 0) return true;
      const random = randomBytes(items.length * COEFFICIENT_BYTES);
      const signatures: G1[] = [];
      const coefficients: Fr[] = [];
      const byKey = new Map<string, { key: Uint8Array; points: G1[]; coefficients: Fr[] }>();
      for (const [i, item] of items.entries()) {
        const signature = curve.decodeG1(item.signature);
        if (signature === undefined) return false;
        const r = curve.coefficient(random.subarray(i * COEFFICIENT_BYTES, (i + 1) * COEFFICIENT_BYTES));
        signatures.push(signature);
        coefficients.push(r);
        const id = bytesToHex(item.publicKey);
        const group = byKey.get(id) ?? { key: item.publicKey, points: [], coefficients: [] };
        group.points.push(curve.hashToG1(item.message, BLS_SIGNATURE_DST));
        group.coefficients.push(r);
        byKey.set(id, group);
      }
      const terms = [...byKey.values()].map(
        (group): PairingTerm => ({
          point: curve.multiScalar(group.points, group.coefficients),
          key: group.key,
        }),
      );
      return equation(curve, curve.multiScalar(signatures, coefficients), terms);
    },
    aggregate(signatures) {
      const points = signatures.map((bytes) => curve.decodeG1(bytes));
      if (points.length === 0 || points.includes(undefined)) {
        throw new VerificationError(
          'BLS_SIGNATURE_MALFORMED',
          'what is aggregated must be points of G1, at least one',
        );
      }
      return curve.encodeG1((points as G1[]).reduce((a, b) => curve.add(a, b)));
    },
    verifyAggregate(items, signature) {
      const point = curve.decodeG1(signature);
      if (point === undefined || items.length === 0) return false;
      const terms = items.map((item) => ({
        point: curve.hashToG1(item.message, BLS_SIGNATURE_DST),
        key: item.publicKey,
      }));
      return equation(curve, point, terms);
    },
    provePossession(secretKey, context = NO_CONTEXT) {
      const scalar = secretScalar(secretKey);
      return signUnder(BLS_POSSESSION_DST, scalar, concatBytes(curve.publicKey(scalar), context));
    },
    verifyPossession: (publicKey, proof, context = NO_CONTEXT) =>
      verifyUnder(BLS_POSSESSION_DST, publicKey, concatBytes(publicKey, context), proof),
    isPublicKey: (bytes) => curve.isPublicKey(bytes),
  };
}

/** e(signature, G2) = Π e(point, key); false when a key is invalid. */
const equation = (curve: Mcl, signature: G1, terms: readonly PairingTerm[]): boolean =>
  curve.productIsOne([{ point: curve.negate(signature), key: undefined }, ...terms]);
