/**
 * The records of audits by lot (contracts/interfaces/IAudits.sol), and what one asks of the contract.
 * @module
 */
import type { Address } from 'viem';
import type { ReceiptPlace } from '../batch/coordinator-types.ts';
import type { TxResult } from '../chain/types.ts';
import type { CheckOpening } from '../checks/types.ts';

/** Fixed at deployment (struct Terms). */
export interface AuditTerms {
  /** Wei of standing bond that an auditor needs. */
  readonly bond: bigint;
  /** Least wei for one auditor, and what one that is silent loses. */
  readonly fee: bigint;
  /** Wei that an opener loses that does not say what it gave. */
  readonly deposit: bigint;
  /** Wei of its bond that an auditor loses for a wrong report. */
  readonly penalty: bigint;
  /** Share of a paid fee that is burned, in basis points. */
  readonly burnBps: number;
  /** Seconds from opening to the draw, from there to the commitments, and so on. */
  readonly drawTime: number;
  readonly commitTime: number;
  readonly revealTime: number;
  readonly closeTime: number;
  readonly blameTime: number;
}

/** What is given to auditors. */
export interface AuditSubject {
  readonly modelRoot: Uint8Array;
  readonly recordHash: Uint8Array;
  /** Tree over the roots of its edges, by segment. */
  readonly edgesRoot: Uint8Array;
  readonly segments: number;
}

/** Where a record is not what its hops' shards compute: the first place. Position in the segment. */
export interface FalsePlace {
  readonly hop: number;
  readonly segment: number;
  readonly position: number;
}

export const AUDIT_STATES = ['none', 'opened', 'drawn', 'genuine', 'planted', 'abandoned', 'lapsed'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

export const REPORT_STAGES = [
  'none',
  'drawn',
  'committed',
  'revealed',
  'blamed',
  'punished',
  'lifted',
  'spared',
] as const;
export type ReportStage = (typeof REPORT_STAGES)[number];

export interface AuditRecord {
  readonly state: AuditState;
  readonly opener: Address;
  readonly openedAt: number;
  readonly round: number;
  /** When it was drawn; once it is over, when it was closed. Unix seconds. */
  readonly since: number;
  readonly commits: number;
  readonly reveals: number;
  readonly fee: bigint;
  /** What its opener said it was: null as the client had it. Nothing while it is not over. */
  readonly truth: FalsePlace | null;
  readonly auditors: readonly Address[];
}

export interface AuditReport {
  readonly stage: ReportStage;
  /** Null: nothing is wrong. */
  readonly verdict: FalsePlace | null;
  /** While it is blamed: until when a conviction lifts that. */
  readonly until: number;
}

/** How an auditor did so far. */
export interface Attention {
  readonly paid: number;
  /** Planted results that it found, and that it did not. */
  readonly caught: number;
  readonly missed: number;
  readonly silent: number;
}

export interface AuditorSlot {
  readonly account: Address;
  readonly since: number;
  /** 0 while it serves. */
  readonly until: number;
}

/** Where an auditor is reached, as it said last. */
export interface AuditorAddress {
  /** Ed25519 key of its peer id. */
  readonly peerKey: Uint8Array;
  readonly evidenceHash: Uint8Array;
  /** Multiaddr. */
  readonly endpoint: string;
}

export interface OpenedAudit {
  readonly id: Uint8Array;
  readonly opener: Address;
  readonly subject: AuditSubject;
  readonly round: number;
  readonly fee: bigint;
}

/** A report that is said to be wrong, by a claim that a node signed. */
export interface AuditBlame {
  readonly id: Uint8Array;
  readonly auditor: Address;
  /** Where the claim was posted, and the signed claims of all hops of its segment. */
  readonly place: ReceiptPlace;
  readonly claims: readonly Uint8Array[];
  readonly hop: number;
  /** The position's commitments as the node signed them. */
  readonly signedLeaf: Uint8Array;
  readonly until: number;
}

/** Where a planted record is not what a staked node signed (struct Planted). */
export interface PlantedPlace {
  readonly opening: CheckOpening;
  readonly edges: Uint8Array;
  readonly edgesPath: readonly Uint8Array[];
  readonly signedLeaf: Uint8Array;
  readonly signedPath: readonly Uint8Array[];
  readonly plantedLeaf: Uint8Array;
  readonly plantedPath: readonly Uint8Array[];
  readonly shift: PlantedShift;
}

/** How a planted result differs from what was signed. */
export interface PlantedShift {
  /** The one column of the place that differs. */
  readonly column: number;
  /** The planted commitment is the signed one plus this multiple of the generator; below the order of the curve. */
  readonly scalar: bigint;
}

export interface AuditReads {
  terms(): Promise<AuditTerms>;
  /** Seconds for which a blame can be lifted. */
  appealTime(): Promise<number>;
  slots(): Promise<AuditorSlot[]>;
  /** Null when nothing was opened under this id. */
  audit(id: Uint8Array): Promise<AuditRecord | null>;
  report(id: Uint8Array, auditor: Address): Promise<AuditReport>;
  /** Whether a drawn auditor has standing enough to commit to one report more. */
  mayCommit(id: Uint8Array, auditor: Address): Promise<boolean>;
  attention(auditor: Address): Promise<Attention>;
  /** Null for one that has not said where it is. */
  addressOf(auditor: Address): Promise<AuditorAddress | null>;
  /** Everybody's, opened in these blocks and later, in the chain's order. */
  opened(fromBlock: number): Promise<OpenedAudit[]>;
  /** Blames of one auditor, or of all, in these blocks and later. */
  blamed(auditor: Address | null, fromBlock: number): Promise<AuditBlame[]>;
}

export interface AuditWrites {
  /** Takes a free slot, or a new one. */
  enrol(): Promise<TxResult>;
  quit(): Promise<TxResult>;
  remove(slot: number): Promise<TxResult>;
  announce(address: AuditorAddress): Promise<TxResult>;
  /** The fees and the deposit come from the account's purse in the vault. */
  open(subject: AuditSubject, truthHash: Uint8Array, wanted: number, fee: bigint): Promise<TxResult>;
  draw(id: Uint8Array): Promise<TxResult>;
  lapse(id: Uint8Array): Promise<TxResult>;
  commit(id: Uint8Array, commitment: Uint8Array): Promise<TxResult>;
  reveal(id: Uint8Array, verdict: FalsePlace | null, salt: Uint8Array): Promise<TxResult>;
  close(id: Uint8Array, truth: FalsePlace | null, salt: Uint8Array): Promise<TxResult>;
  abandon(id: Uint8Array): Promise<TxResult>;
  blame(id: Uint8Array, auditor: Address, subject: AuditSubject, planted: PlantedPlace): Promise<TxResult>;
  /** @param claims signed, of all hops of the segment @param hop whose claim was convicted */
  lift(id: Uint8Array, auditor: Address, claims: readonly Uint8Array[], hop: number): Promise<TxResult>;
  punish(id: Uint8Array, auditor: Address): Promise<TxResult>;
  /** Of a wrong report that nobody showed in time: it counts against the bond no longer. */
  spare(id: Uint8Array, auditor: Address): Promise<TxResult>;
}

export type AuditLedger = AuditReads & AuditWrites;
