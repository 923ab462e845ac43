/**
 * From a closed segment to its signed claim: commitments to everything that crossed the hop's two edges, and for a
 * closed model's last hop to its answer. Pure; runs inside the TEE, off the path of the steps.
 * @module
 */
import { answerCommit } from '../../crypto/commit/answer.ts';
import { createSaltedCommitter } from '../../crypto/commit/committer.ts';
import type { Sha256 } from '../../crypto/core/hash.ts';
import { type Claim, claimHash, encodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { createEdgeRecord } from './segment.ts';

/** What one step of the segment took in and gave out. */
export interface StepValues {
  readonly step: number;
  readonly input: Int32Array;
  readonly output: Int32Array;
}

export interface ClaimJob {
  readonly blindKey: Uint8Array;
  readonly widthIn: number;
  readonly widthOut: number;
  readonly values: readonly StepValues[];
  /** True when the outputs are token ids that the claim must bind. */
  readonly answers: boolean;
  readonly claim: Omit<Claim, 'inCommits' | 'outCommits' | 'answerCommit'>;
}

export interface CertifiedClaim {
  /** Encoded signed claim. */
  readonly claim: Uint8Array;
  /** What the hop's next claim names as its previous one. */
  readonly claimHash: Uint8Array;
  readonly commitUs: number;
  readonly signUs: number;
}

export interface Notary {
  sign(claim: Claim): SignedClaim;
  /** For commitments; noble's when left out. */
  readonly sha256?: Sha256;
  readonly nowUs: () => number;
}

export function certify(job: ClaimJob, { sign, sha256, nowUs }: Notary): CertifiedClaim {
  const startUs = nowUs();
  const { blindKey, values } = job;
  const { sessionId, hopIndex, segment } = job.claim;
  const committer = createSaltedCommitter({ sessionBlindKey: blindKey, sessionId, sha256 });
  const inputs = createEdgeRecord(committer, hopIndex, job.widthIn);
  const outputs = createEdgeRecord(committer, hopIndex + 1, job.widthOut);
  for (const { step, input, output } of values) {
    inputs.add(step, input);
    outputs.add(step, output);
  }
  const claim: Claim = {
    ...job.claim,
    inCommits: inputs.cut()(),
    outCommits: outputs.cut()(),
    answerCommit: job.answers ? answerCommit({ blindKey, sessionId }, segment, idsOf(values)) : null,
  };
  const committedUs = nowUs();
  const signed = encodeSignedClaim(sign(claim));
  return {
    claim: signed,
    claimHash: claimHash(claim),
    commitUs: committedUs - startUs,
    signUs: nowUs() - committedUs,
  };
}

const idsOf = (values: readonly StepValues[]): Int32Array =>
  Int32Array.from(values.flatMap(({ output }) => [...output]));
