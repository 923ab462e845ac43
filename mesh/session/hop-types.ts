/**
 * What a hop's session works with: the enclave's identity, the shard it has loaded, and the world around it.
 * @module
 */
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import type { X25519KeyPair } from '../../crypto/seal/hpke.ts';
import type { ReplayGuard } from '../../crypto/seal/replay-guard.ts';
import type { Sequence } from '../../models/engine/types.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import type { CertifiedClaim, ClaimJob, CommitJob, EdgeCommits } from './certify.ts';
import type { Neighbour } from './protocol.ts';
import type { SequenceMemory } from './sequence-memory.ts';
import type { StepQueue } from './step-queue.ts';

/** Evidence of one boot: it may be made anew, the keys in it stay. */
export interface OwnEvidence {
  /** Encoded. */
  readonly evidence: Uint8Array;
  readonly evidenceHash: Uint8Array;
}

/** What a boot of an enclave is: keys that never leave it, and the newest evidence that binds them. */
export interface HopIdentity extends OwnEvidence {
  /** Under which sessions may still be opened: clients were shown it a moment ago. */
  readonly earlier?: readonly OwnEvidence[];
  /** 96 bytes; `certify` signs with the matching secret. */
  readonly enclaveKey: Uint8Array;
  /** Commits to what left in a segment, aside from the steps that are being served. */
  commit(job: CommitJob): Promise<EdgeCommits>;
  /** Checks the commitments to what came and signs the claim. @throws VerificationError SESSION_COMMITS_WRONG */
  certify(job: ClaimJob): Promise<CertifiedClaim>;
  readonly hpke: X25519KeyPair;
  readonly bootNonce: Uint8Array;
}

/** The shard this enclave has loaded and hashed. */
export interface HopModel {
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  readonly semanticsHash: Uint8Array;
  readonly layers: readonly [from: number, to: number];
  readonly hopIndex: number;
  readonly hopCount: number;
  /** 32-bit words of each value of a row, on each side. */
  readonly widthsIn: readonly number[];
  readonly widthsOut: readonly number[];
  readonly frameRows: readonly number[];
  /** True at the last hop of a closed model: what it returns are token ids that it sampled. */
  readonly samples: boolean;
  /** What a sequence costs per position; 0 for programs without memory. */
  readonly bytesPerPosition: number;
  workUnits(positions: number): number;
  /** A new sequence of this shard. @throws UsageError CONTEXT_TOO_LONG; UnavailableError ENGINE_MEMORY */
  open(positions: number, sampling: Sampling | null): Sequence;
}

/** A neighbour whose evidence this hop's policy accepted. */
export interface AttestedNeighbour {
  readonly enclaveKey: Uint8Array;
  readonly hpkeKey: Uint8Array;
  readonly bootNonce: Uint8Array;
  readonly evidenceHash: Uint8Array;
}

export interface HopDeps {
  readonly cipher: StreamCipher;
  readonly replayGuard: ReplayGuard;
  /** In front of the engine that runs the model. */
  readonly queue: StepQueue;
  readonly memory: SequenceMemory;
  /** The chain and contract this hop works for; sessions for another are refused. */
  readonly chainId: number;
  readonly settlement: Uint8Array;
  /**
   * Appraises evidence under this hop's policy; it must bind the peer id and the shard of hop `hopIndex` of this
   * model. @throws VerificationError
   */
  appraise(neighbour: Neighbour, hopIndex: number): Promise<AttestedNeighbour>;
  nowSeconds(): number;
  nowUs(): number;
}
