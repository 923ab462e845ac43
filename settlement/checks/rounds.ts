/**
 * Rounds of a beacon in the format of drand's `bls-unchained-g1-rfc9380` networks: the twin of contracts/Beacon.sol.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hex, u64be } from '../../crypto/core/bytes.ts';

/** Domain of the signatures, RFC 9380. */
export const ROUND_DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

export interface BeaconTimes {
  /** When round 1 is signed, unix seconds. */
  readonly genesis: number;
  /** Seconds between rounds. */
  readonly period: number;
  /** Seconds by which a block may be written later than it says; no round that may be out by then draws for it. */
  readonly lead: number;
}

/**
 * drand's quicknet, of the League of Entropy: chain 52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971,
 * which is the hash of what stands here (its groupHash besides).
 */
export const QUICKNET: Omit<BeaconTimes, 'lead'> & { readonly publicKey: Uint8Array } = {
  genesis: 1_692_803_367,
  period: 3,
  publicKey: hex(
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
      '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  ),
};

/** When the round is signed. */
export const roundTime = ({ genesis, period }: BeaconTimes, round: number): number =>
  genesis + (round - 1) * period;

/** The first round signed strictly after `unixSeconds` and the lead: what an event in a block of that time draws from. */
export function roundAfter({ genesis, period, lead }: BeaconTimes, unixSeconds: number): number {
  const time = unixSeconds + lead;
  return time < genesis ? 1 : Math.floor((time - genesis) / period) + 2;
}

/** What the beacon signs, 32 bytes. */
export const roundMessage = (round: number): Uint8Array => sha256(u64be(round));

/** @param signature compressed, 48 bytes */
export const roundValue = (signature: Uint8Array): Uint8Array => sha256(signature);
