/**
 * Messages between a node's main thread (the untrusted host) and its enclave worker.
 * @module
 */
import type { MessagePort } from 'node:worker_threads';
import type { RingStatement } from '../../crypto/ring/statement.ts';
import type { KeyGrade } from '../../crypto/seal/content-key.ts';
import type { SegmentClaim } from '../../mesh/session/hop-claims.ts';
import type { HopRouting, StepResult } from '../../mesh/session/hop-session.ts';
import type { OwnEvidence } from '../../mesh/session/hop-types.ts';
import type { EnginePreference } from '../config/engine-preferences.ts';
import type { Cheat } from './cheats.ts';
import type { ProviderOptions } from './providers/provider.ts';
import type { SealedBoot } from './sealed-part.ts';
import type { SealedWitness } from './witness.ts';

/**
 * What the host gives the enclave at boot. Manifest and part are hashed into the evidence. The rest is the host's
 * word and can harm only the host: clients appraise every hop themselves, and claims for another chain or contract
 * are refused by them.
 */
export interface EnclaveBoot {
  /** Encoded manifest and one shard's part file; the enclave hashes both. Or where it gets the part sealed, and its key. */
  readonly manifest: Uint8Array;
  readonly part: Uint8Array | SealedBoot;
  readonly shardIndex: number;
  /** To the thread of the peer key, which evidence binds (peer-key-worker.ts). */
  readonly peer: MessagePort;
  readonly chainId: number;
  readonly settlement: Uint8Array;
  /** A recent public value, e.g. the latest block's hash. 32 bytes. */
  readonly freshness: Uint8Array;
  /** Signed attestation policy for neighbours, and who may sign it. */
  readonly policy: Uint8Array;
  readonly policySigner: Uint8Array;
  readonly engine: EnginePreference;
  readonly threads: number;
  readonly maxSessions: number;
  /** Memory for the sequences of all sessions together; programs without memory need none. */
  readonly kvBudgetBytes: number;
  /** Stands for the processor's sealing key, 32 bytes, in the simulator alone: the same at every boot of this machine. */
  readonly simulatedPlatformSecret: Uint8Array;
  /** What quotes are made with; null: the simulator. */
  readonly provider: (ProviderOptions & { readonly cache: string }) | null;
  /** Simulates a broken TEE, on a development network. */
  readonly cheat?: Cheat;
  /** Where witnesses go (`KeeperCall`): no claim leaves before its witness is kept. */
  readonly keeper: MessagePort;
}

/** The enclave asks its host to keep a witness; the answer says that it is durable. */
export interface KeeperCall {
  readonly kind: 'keep';
  readonly witness: SealedWitness;
}

export interface EngineChoice {
  readonly name: string;
  readonly threads: number;
  /** Every engine considered, with the reason for its state. */
  readonly report: readonly { readonly name: string; readonly state: string; readonly reason: string }[];
}

/** Public facts of a booted enclave, with the evidence of its boot. */
export interface EnclaveReady extends OwnEvidence {
  readonly enclaveKey: Uint8Array;
  readonly hpkeKey: Uint8Array;
  readonly bootNonce: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly measurement: string;
  readonly maxFrameBytes: number;
  readonly engine: EngineChoice;
  /** Of which grade the key of its weights is; null where they are no secret. */
  readonly keys: KeyGrade | null;
}

/** Evidence made anew: of the same keys, weights and code. */
export interface RenewalRequest {
  /** As of the boot: a recent public value. */
  readonly freshness: Uint8Array;
  /** A signed policy of the boot's signer with a higher serial, from now on in force for neighbours; null: the one so far. */
  readonly policy: Uint8Array | null;
}

export interface ProverRequest {
  readonly urgent: boolean;
  /** The part file once more; null where it is sealed, and the enclave opens it itself. */
  readonly part: Uint8Array | null;
  readonly port: MessagePort;
  readonly progress: MessagePort;
}

/**
 * What the host says of a ring session that its node answered; chain, contract, model and shard are the boot's. The enclave
 * has not seen the products and does not look: it signs under the domain of such statements and no other, so the host
 * can have nothing else signed, and its own stake answers for what it says.
 */
export type RingStatementRequest = Pick<
  RingStatement,
  'role' | 'session' | 'root' | 'count' | 'rows' | 'notAfter'
>;

export type EnclaveCall =
  | { readonly kind: 'boot'; readonly boot: EnclaveBoot }
  | { readonly kind: 'possession'; readonly context: Uint8Array }
  | { readonly kind: 'renew'; readonly request: RenewalRequest }
  | { readonly kind: 'open'; readonly envelope: Uint8Array; readonly peerId: string }
  | {
      readonly kind: 'step';
      readonly session: number;
      readonly frame: Uint8Array;
      readonly arrivedUs: number;
    }
  | { readonly kind: 'commits'; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'commitSegment'; readonly session: number }
  | { readonly kind: 'closeSegment'; readonly session: number }
  | { readonly kind: 'cover'; readonly session: number; readonly rows: number }
  | { readonly kind: 'backed'; readonly session: number; readonly segments: number }
  | { readonly kind: 'close'; readonly session: number }
  | { readonly kind: 'stateRing'; readonly request: RingStatementRequest }
  /** Starts the thread that answers checks, in place of one that runs. Its host talks to it by these ports (prover.ts). */
  | ({ readonly kind: 'startProver' } & ProverRequest)
  | { readonly kind: 'stopProver' };

export interface EnclaveResults {
  readonly boot: EnclaveReady;
  readonly possession: Uint8Array;
  readonly renew: OwnEvidence;
  readonly open: { readonly session: number; readonly routing: HopRouting };
  readonly step: StepResult;
  readonly commits: null;
  readonly commitSegment: Uint8Array;
  readonly closeSegment: SegmentClaim;
  readonly cover: null;
  readonly backed: null;
  readonly close: null;
  readonly stateRing: Uint8Array;
  readonly startProver: null;
  readonly stopProver: null;
}
