/**
 * The receipt leaf: what a batch says about one settled segment (struct Receipt of contracts/libraries).
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, concatBytes, encodeAbiParameters, hexToBytes, keccak256 } from 'viem';
import { hash } from '../../crypto/core/hash.ts';
import { merkleLeaf } from './keccak-merkle.ts';
import type { Payee } from './voucher.ts';

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

const LEAF_ABI = [
  {
    type: 'tuple',
    components: [
      { name: 'sessionId', type: 'bytes32' },
      { name: 'requestId', type: 'bytes32' },
      { name: 'segment', type: 'uint32' },
      { name: 'claimsHash', type: 'bytes32' },
      { name: 'modelRoot', type: 'bytes32' },
      { name: 'client', type: 'address' },
      { name: 'amount', type: 'uint128' },
      { name: 'payeesHash', type: 'bytes32' },
    ],
  },
] as const;

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

/** Receipts.leafHash */
export const leafHash = (leaf: Leaf): Uint8Array =>
  merkleLeaf(hexToBytes(encodeAbiParameters(LEAF_ABI, [leafToAbi(leaf)])));

/** Hash over the canonical bytes of the signed claims, in hop order. */
export const claimsHash = (claims: readonly Uint8Array[]): Uint8Array => hash('segment-claims/v1', ...claims);

const PAYEE_TYPEHASH = keccak256(new TextEncoder().encode('Payee(bytes32 node,uint64 weight)'));
const PAYEE_ABI = [{ type: 'bytes32' }, { type: 'bytes32' }, { type: 'uint64' }] as const;

/** Vouchers.payeesHash: EIP-712 encoding of the array. */
export function payeesHash(payees: readonly Payee[]): Uint8Array {
  const hashes = payees.map((p) =>
    keccak256(
      encodeAbiParameters(PAYEE_ABI, [PAYEE_TYPEHASH, bytesToHex(p.node), BigInt(p.weight)]),
      'bytes',
    ),
  );
  return keccak256(concatBytes(hashes), 'bytes');
}
