/**
 * The records that cross the Ledger interface. Ethereum things (addresses, transaction hashes, RLP) are
 * 0x-prefixed strings; everything that belongs to Veilmesh (roots, keys, ids) is bytes.
 * @module
 */
import type { Address, Hex } from 'viem';
import type { DeployedContract } from './contract-names.ts';

/** Where a deployment lives. Contains no secret and may be published. */
export interface Addresses extends Readonly<Record<DeployedContract, Address>> {
  readonly chainId: number;
  /** Block from which events are searched. */
  readonly fromBlock: number;
}

export interface NodeRegistration {
  /** keccak-256 of the libp2p peer id's bytes, 32 bytes. */
  readonly peerIdHash: Uint8Array;
  readonly evidenceHash: Uint8Array;
  /** `measurementId` of what the evidence shows. */
  readonly measurement: Uint8Array;
  /** `registeredPlatform` of what the evidence shows. */
  readonly platformId: Uint8Array;
  readonly payout: Address;
  /** Compressed G2, 96 bytes. */
  readonly blsKey: Uint8Array;
  /** Compressed G1, 48 bytes, over `possessionContext`. */
  readonly possession: Uint8Array;
}

export interface KeyRotation {
  readonly node: Uint8Array;
  readonly blsKey: Uint8Array;
  readonly possession: Uint8Array;
  readonly evidenceHash: Uint8Array;
  readonly measurement: Uint8Array;
  readonly platformId: Uint8Array;
  /** Claims under the old key count until this second; at most a day ahead. */
  readonly oldKeyValidUntil: number;
}

/** Newer evidence of the same boot: key, measurement and platform are those registered. */
export interface EvidenceRenewal {
  readonly node: Uint8Array;
  readonly evidenceHash: Uint8Array;
}

/** What a node said of evidence when it registered it. */
export interface RegisteredEvidence {
  /** Unix seconds. */
  readonly at: number;
  readonly measurement: Uint8Array;
  readonly platformId: Uint8Array;
}

export interface NodeRecord {
  readonly node: Uint8Array;
  readonly operator: Address;
  readonly payout: Address;
  readonly stake: bigint;
  /** Whether it may be given new work: `staked`, and with evidence that is neither too old nor revoked. */
  readonly serving: boolean;
  /** It has not asked to leave and has enough stake. */
  readonly staked: boolean;
  /** Unix seconds from which the stake can be withdrawn; 0 while the node serves. */
  readonly exitAt: number;
  readonly peerIdHash: Uint8Array;
  /** keccak-256 of the compressed key in force. */
  readonly keyHash: Uint8Array;
  /** The newest. */
  readonly evidenceHash: Uint8Array;
  /** Unix seconds at which that was registered. */
  readonly evidenceAt: number;
  readonly measurement: Uint8Array;
  readonly platformId: Uint8Array;
}

/** A key's node; `validUntil` is Infinity for the key in force. */
export interface NodeKey {
  readonly node: Uint8Array;
  readonly validUntil: number;
  readonly record: NodeRecord;
}

export interface ModelPublication {
  readonly modelRoot: Uint8Array;
  readonly shardRoots: readonly Uint8Array[];
  readonly semanticsHash: Uint8Array;
  /** Wei per work unit. */
  readonly pricePerUnit: bigint;
  readonly licence: string;
}

export interface ModelRecord extends ModelPublication {
  readonly owner: Address;
  readonly publishedAt: number;
  readonly servable: boolean;
}

export interface ClientAccount {
  readonly balance: bigint;
  readonly withdrawing: bigint;
  readonly withdrawableAt: number;
}

/** A sent transaction that succeeded. */
export interface TxResult {
  readonly txHash: Hex;
  readonly blockNumber: number;
  readonly gasUsed: bigint;
}

/** What a light verifier needs to believe storage slots of a contract, given the hash of a block it trusts. */
export interface StorageProof {
  readonly chainId: number;
  readonly address: Address;
  readonly blockNumber: number;
  readonly blockHash: Hex;
  /** RLP of the block header; keccak-256 of it is `blockHash`. */
  readonly blockHeader: Hex;
  /** Merkle-Patricia nodes from the header's state root to the account, root first. */
  readonly accountProof: readonly Hex[];
  /** The same from the account's storage root to each slot, in the order asked for. */
  readonly storageProofs: readonly (readonly Hex[])[];
}
