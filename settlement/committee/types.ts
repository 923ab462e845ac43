/**
 * The records of the committee and of coordinators' promises, and what one asks of the contracts that keep them.
 * @module
 */
import type { Address } from 'viem';
import type { BatchHeader } from '../batch/header.ts';
import type { Leaf } from '../batch/leaf.ts';
import type { TxResult } from '../chain/types.ts';

/** Fixed at deployment. */
export interface CommitteeTerms {
  /** Seconds. */
  readonly epochLength: number;
  /** Seconds after the end of a member's last epoch for which its stake stays. */
  readonly lockTime: number;
  /** Wei. */
  readonly minStake: bigint;
  /** Share of a slashed stake, in basis points, that goes to who reported; the rest is burned. At most half. */
  readonly reporterBps: number;
}

/** Fixed at deployment (struct Terms of contracts/interfaces/IInclusion.sol). */
export interface InclusionTerms {
  /** Wei that a broken promise costs its coordinator. */
  readonly penalty: bigint;
  /** Wei that an accuser risks. */
  readonly accuserBond: bigint;
  /** Shares in basis points, of the penalty for the accuser, of a lost bond for who answers; the rest is burned. */
  readonly accuserBps: number;
  readonly answererBps: number;
  /** Seconds after `postBy` in which a promise can be held against its coordinator. */
  readonly accuseWindow: number;
  /** Seconds to answer. */
  readonly answerTime: number;
}

export interface Member {
  /** Its bit in a bitmap. */
  readonly slot: number;
  readonly operator: Address;
  /** Epochs in which it counts, both included; Infinity while it stays. */
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  /** What it counts for, wei. */
  readonly weight: bigint;
  /** What it gets back, wei; 0 after it was slashed. */
  readonly stake: bigint;
  /** Ed25519 key of its peer in the mesh. */
  readonly peerKey: Uint8Array;
  /** Compressed G2, 96 bytes. */
  readonly blsKey: Uint8Array;
}

export interface CommitteeState extends Omit<CommitteeTerms, 'reporterBps'> {
  /** Unix seconds of epoch 0. */
  readonly genesis: number;
  /** By slot. */
  readonly members: readonly Member[];
}

/** What a member signs of a batch, before it is posted (struct BatchVote of contracts/libraries). */
export type BatchVote = Pick<
  BatchHeader,
  'coordinator' | 'number' | 'previousHash' | 'receiptsRoot' | 'receiptCount' | 'dataHash' | 'epoch'
>;

export interface SignedVote {
  readonly vote: BatchVote;
  /** Compressed G1, 48 bytes. */
  readonly signature: Uint8Array;
}

/** Which committee, on which rollup, on which chain: what a vote is good for. */
export interface VoteDomain {
  readonly chainId: number;
  readonly committee: Address;
  readonly meshRollup: Address;
}

export interface CommitteeReads {
  state(): Promise<CommitteeState>;
  /** Whether the chain would believe a header's signature (Committee.verify). */
  verify(vote: BatchVote, bitmap: Uint8Array, aggregate: Uint8Array): Promise<boolean>;
  /** Wei that a coordinator must have in the vault to post with signatures. */
  coordinatorBond(): Promise<bigint>;
}

export interface Membership {
  readonly peerKey: Uint8Array;
  /** Compressed G2, 96 bytes. */
  readonly blsKey: Uint8Array;
  /** Compressed G1 over `possessionContext` of the committee and the operator. */
  readonly possession: Uint8Array;
}

export interface CommitteeWrites {
  join(membership: Membership, stake: bigint): Promise<TxResult>;
  requestExit(slot: number): Promise<TxResult>;
  withdraw(slot: number): Promise<TxResult>;
  slashEquivocation(slot: number, a: SignedVote, b: SignedVote): Promise<TxResult>;
  challengeSignature(header: BatchHeader): Promise<TxResult>;
}

/** "This leaf is in a batch of mine that is posted by then" (struct InclusionPromise of contracts/libraries). */
export interface InclusionPromise {
  readonly coordinator: Address;
  readonly leafHash: Uint8Array;
  /** Unix seconds. */
  readonly postBy: number;
}

export interface SignedPromise {
  readonly promise: InclusionPromise;
  /** r ‖ s ‖ v, 65 bytes. */
  readonly signature: Uint8Array;
}

/** In the order of the contract's enum. */
export const ACCUSATION_STATES = ['none', 'accused', 'kept', 'broken'] as const;

export interface Accusation {
  readonly accuser: Address;
  /** Unix seconds until which it can be answered. */
  readonly until: number;
  readonly state: (typeof ACCUSATION_STATES)[number];
}

export interface InclusionReads {
  terms(): Promise<InclusionTerms>;
  accusation(promise: InclusionPromise): Promise<Accusation>;
  /** Promises that the coordinator is accused of having broken since a block. */
  accused(coordinator: Address, fromBlock: number): Promise<readonly InclusionPromise[]>;
}

export interface InclusionWrites {
  accuse(signed: SignedPromise): Promise<TxResult>;
  answer(
    promise: InclusionPromise,
    place: {
      readonly header: BatchHeader;
      readonly leaf: Leaf;
      readonly index: number;
      readonly path: readonly Uint8Array[];
    },
  ): Promise<TxResult>;
  resolve(promise: InclusionPromise): Promise<TxResult>;
}
