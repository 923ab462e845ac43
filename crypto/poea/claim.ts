/**
 * The PoEA claim v1: what one hop says about one segment of a session, and its signature.
 *
 * "This measured code, holding this key, signed these commitments." It does not prove the arithmetic.
 * @module
 */
import { z } from 'zod';
import { bytes32, exactBytes, parseWith, range, uint32, unixSeconds } from '../attest/fields.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { type Hash32, hash } from '../core/hash.ts';
import type { Bls } from './bls.ts';

/** Hops of one session at most. */
export const MAX_HOPS = 1024;
/** A signed claim, encoded. */
export const MAX_CLAIM_BYTES = 1024;

export const claimSchema = z.strictObject({
  version: z.literal(1),
  chainId: z.int().min(1),
  /** Address of the rollup contract that settles it */
  settlement: exactBytes(20),
  sessionId: bytes32,
  requestId: bytes32,
  segment: uint32,
  hopIndex: z
    .int()
    .min(0)
    .max(MAX_HOPS - 1),
  hopCount: z.int().min(1).max(MAX_HOPS),
  /** Grows when the client re-routes a session */
  attempt: uint32,
  modelRoot: bytes32,
  shardRoot: bytes32,
  /** [from, to) in operations of the whole program */
  layers: range,
  semanticsHash: bytes32,
  /** [from, to) in positions of the session */
  positions: range,
  /** `segmentRoot` over the commitments of the positions' input vectors, and of the output vectors */
  inCommits: bytes32,
  outCommits: bytes32,
  /** Last hop of a closed model only: commitment to the token ids, and to sampling parameters and client seed */
  answerCommit: bytes32.nullable(),
  samplingHash: bytes32.nullable(),
  workUnits: z.int().min(0),
  /** `claimHash` of this hop's previous segment; null in the first one it serves */
  prevClaim: bytes32.nullable(),
  /** The client's; of a paid session the hash of who pays whom through whom (settlement/batch/voucher-digest.ts) */
  clientNonce: bytes32,
  evidenceHash: bytes32,
  /** BLS public key that signs this claim */
  enclaveKey: exactBytes(96),
  /** The next hop's, null at the last hop */
  nextKey: exactBytes(96).nullable(),
  /** The enclave stands by this claim until then */
  notAfter: unixSeconds,
});
export type Claim = z.infer<typeof claimSchema>;

const signedClaimSchema = z.strictObject({ claim: claimSchema, signature: exactBytes(48) });
/** Signature: 48 bytes, BLS over `claimHash`. */
export type SignedClaim = z.infer<typeof signedClaimSchema>;

/** 32 bytes: names the claim, links segments, and is the message the hop signs. */
export const claimHash = (claim: Claim): Hash32 => hash('poea-claim/v1', encodeCbor(claim));

/** @throws VerificationError POEA_MALFORMED for a claim no verifier would read */
export function signClaim(bls: Bls, claim: Claim, secretKey: Uint8Array): SignedClaim {
  const checked = parseWith(claimSchema, claim, 'POEA_MALFORMED', 'claim');
  return { claim: checked, signature: bls.sign(secretKey, claimHash(checked)) };
}

export const encodeSignedClaim = (signed: SignedClaim): Uint8Array => encodeCbor(signed);

/** @throws VerificationError CBOR_TOO_LARGE | CBOR_MALFORMED | CBOR_NOT_CANONICAL | POEA_MALFORMED */
export const decodeSignedClaim = (bytes: Uint8Array): SignedClaim =>
  parseWith(signedClaimSchema, decodeCbor(bytes, MAX_CLAIM_BYTES), 'POEA_MALFORMED', 'signed claim');
