/**
 * The receipt leaf: what a batch says about one settled segment (struct Receipt of contracts/libraries).
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { merkleLeaf } from '../../crypto/core/keccak-merkle.ts';
import { addressWord, uintWord } from './words.ts';

export interface Leaf {
  readonly sessionId: Uint8Array;
  readonly requestId: Uint8Array;
  readonly segment: number;
  /** `claimsHash` of the signed claims in hop order. */
  readonly claimsHash: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly client: Address;
  /** Fee of the segment in wei. */
  readonly amount: bigint;
  readonly payeesHash: Uint8Array;
}

/** The leaf with its bytes as viem wants them for contract calls. */
export function leafToAbi(leaf: Leaf) {
  return {
    sessionId: bytesToHex(leaf.sessionId),
    requestId: bytesToHex(leaf.requestId),
    segment: leaf.segment,
    claimsHash: bytesToHex(leaf.claimsHash),
    modelRoot: bytesToHex(leaf.modelRoot),
    client: leaf.client,
    amount: leaf.amount,
    payeesHash: bytesToHex(leaf.payeesHash),
  } as const;
}

export const leafFromAbi = (leaf: ReturnType<typeof leafToAbi>): Leaf => ({
  sessionId: hexToBytes(leaf.sessionId),
  requestId: hexToBytes(leaf.requestId),
  segment: leaf.segment,
  claimsHash: hexToBytes(leaf.claimsHash),
  modelRoot: hexToBytes(leaf.modelRoot),
  client: leaf.client.toLowerCase() as Address,
  amount: leaf.amount,
  payeesHash: hexToBytes(leaf.payeesHash),
});

/** Receipts.leafHash */
export const leafHash = (leaf: Leaf): Uint8Array =>
  merkleLeaf(
    concatBytes(
      leaf.sessionId,
      leaf.requestId,
      uintWord(leaf.segment),
      leaf.claimsHash,
      leaf.modelRoot,
      addressWord(leaf.client),
      uintWord(leaf.amount),
      leaf.payeesHash,
    ),
  );

/** Hash over the canonical bytes of the signed claims, in hop order. */
export const claimsHash = (claims: readonly Uint8Array[]): Uint8Array => hash('segment-claims/v1', ...claims);
