/**
 * What members of the committee sign to revoke a measurement, a node's evidence or its holding of a platform for the whole network:
 * the twin of contracts/Revocations.sol.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address } from 'viem';
import { utf8 } from '../../crypto/core/bytes.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import { committeeMessage } from './vote.ts';

const DOMAIN = keccak_256(utf8('veilmesh/revocation/v1'));

/** In the order of the contract's enum. */
export const REVOCATION_KINDS = ['measurement', 'evidence', 'holding'] as const;
export type RevocationKind = (typeof REVOCATION_KINDS)[number];

export interface Revocation {
  readonly kind: RevocationKind;
  /** `measurementId` of a measurement, `evidenceSubject` or `holdingSubject`. */
  readonly subject: Uint8Array;
  /** Unix seconds from which it counts. */
  readonly from: number;
}

export interface RevocationDomain {
  readonly chainId: number;
  readonly committee: Address;
  readonly revocations: Address;
}

/** One node's evidence: another that registered the same hash is not meant. */
export const evidenceSubject = (node: Uint8Array, evidenceHash: Uint8Array): Uint8Array =>
  keccakWords(node, evidenceHash);

/** That this node holds this platform, whatever evidence it registers. */
export const holdingSubject = (node: Uint8Array, platformId: Uint8Array): Uint8Array =>
  keccakWords(node, platformId);

/** Revocations.message */
export const revocationHash = (
  { kind, subject, from }: Revocation,
  { chainId, revocations }: Pick<RevocationDomain, 'chainId' | 'revocations'>,
): Uint8Array =>
  keccakWords(
    DOMAIN,
    uintWord(chainId),
    addressWord(revocations),
    uintWord(REVOCATION_KINDS.indexOf(kind)),
    subject,
    uintWord(from),
  );

/** The bytes that a member's key signs. */
export const revocationMessage = (revocation: Revocation, domain: RevocationDomain): Uint8Array =>
  committeeMessage(revocationHash(revocation, domain), domain);
