/**
 * From a closed segment to its signed claim: commitments to everything that crossed the hop's two edges, and for a
 * closed model's last hop to its answer. Pure; runs inside the TEE, off the path of the steps.
 *
 * A hop commits to what it gives. What it takes the sender committed to, and this hop checks that all at once, which
 * costs half as much; either way it signs what anybody with the blind key computes of these values.
 * @module
 */
import { answerCommit } from '../../crypto/commit/answer.ts';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import { commitsMatch, compressPoints, createKzgCommitter } from '../../crypto/commit/kzg-committer.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type Claim, claimHash, encodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import { rowCommitBytes, rowsOfSteps, type StepVectors } from './segment.ts';

/** What one step of the segment took in and gave out. */
export interface StepValues {
  readonly step: number;
  readonly input: Int32Array;
  readonly output: Int32Array;
}

/** What left over an edge in a segment. */
export interface CommitJob {
  readonly blindKey: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly edge: number;
  /** Of the edge's values. */
  readonly widths: readonly number[];
  readonly steps: readonly StepVectors[];
}

export interface EdgeCommits {
  /** Of all positions, in order, as they travel. */
  readonly commits: Uint8Array;
  readonly commitUs: number;
}

export interface ClaimJob {
  readonly blindKey: Uint8Array;
  /** Of the values of each edge. */
  readonly widthsIn: readonly number[];
  readonly widthsOut: readonly number[];
  readonly values: readonly StepValues[];
  /** Commitments to the inputs as they came; `certify` checks them. */
  readonly inCommits: Uint8Array;
  /** Commitments to the outputs, by `commitEdge`. */
  readonly outCommits: Uint8Array;
  /** Of a closed model's last hop. */
  readonly sampling: Sampling | null;
  /** True when the outputs are token ids that the claim must bind. */
  readonly answers: boolean;
  readonly claim: Omit<Claim, 'inCommits' | 'outCommits' | 'answerCommit'>;
}

export interface CertifiedClaim {
  /** Encoded signed claim. */
  readonly claim: Uint8Array;
  /** What the hop's next claim names as its previous one. */
  readonly claimHash: Uint8Array;
  /** The leaves of its outCommits, one after another: 48 bytes for each column of each position. */
  readonly outputs: Uint8Array;
  readonly checkUs: number;
  readonly signUs: number;
}

export interface Notary {
  sign(claim: Claim): SignedClaim;
  readonly commits: IntCommits;
  readonly nowUs: () => number;
}

/** Rows committed to between two breaths. */
const ROWS_AT_ONCE = 8;

/** @param breathe lets in what else waits for this thread: the rows of a long prompt take a fraction of a second */
export async function commitEdge(
  { blindKey, sessionId, edge, widths, steps }: CommitJob,
  { commits, nowUs, breathe }: Pick<Notary, 'commits' | 'nowUs'> & { readonly breathe: () => Promise<void> },
): Promise<EdgeCommits> {
  const committer = createKzgCommitter({ sessionBlindKey: blindKey, sessionId }, commits);
  const rows = rowsOfSteps(edge, widths, steps);
  const made: Uint8Array[] = [];
  let commitUs = 0;
  while (made.length < rows.length) {
    if (made.length > 0) await breathe();
    const startUs = nowUs();
    for (const { vector, at } of rows.slice(made.length, made.length + ROWS_AT_ONCE)) {
      made.push(committer.points(vector, at, widths));
    }
    commitUs += nowUs() - startUs;
  }
  return { commits: concatBytes(...made), commitUs };
}

/** @throws VerificationError SESSION_COMMITS_WRONG when the commitments that came are not those of what came */
export function certify(job: ClaimJob, { sign, commits, nowUs }: Notary): CertifiedClaim {
  const startUs = nowUs();
  const { blindKey, values } = job;
  const { sessionId, hopIndex, segment } = job.claim;
  const inputs = values.map(({ step, input }) => ({ step, values: input }));
  const inCommits = cut(job.inCommits, job.widthsIn);
  const placed = rowsOfSteps(hopIndex, job.widthsIn, inputs);
  const received = placed.map((row, i) => ({
    ...row,
    widths: job.widthsIn,
    points: inCommits[i] ?? NOTHING,
  }));
  if (
    inCommits.length !== placed.length ||
    !commitsMatch(received, { sessionBlindKey: blindKey, sessionId }, commits)
  ) {
    throw new VerificationError(
      'SESSION_COMMITS_WRONG',
      'the commitments that came with a segment are not those of its values',
    );
  }
  const outputs = compressed(cut(job.outCommits, job.widthsOut), commits);
  const claim: Claim = {
    ...job.claim,
    inCommits: segmentRoot(compressed(inCommits, commits)),
    outCommits: segmentRoot(outputs),
    answerCommit: job.answers ? answerCommit({ blindKey, sessionId }, segment, idsOf(values)) : null,
  };
  const checkedUs = nowUs();
  const signed = encodeSignedClaim(sign(claim));
  return {
    claim: signed,
    claimHash: claimHash(claim),
    outputs: concatBytes(...outputs),
    checkUs: checkedUs - startUs,
    signUs: nowUs() - checkedUs,
  };
}

const NOTHING = new Uint8Array(0);

/** By position. */
const compressed = (points: readonly Uint8Array[], commits: IntCommits): Uint8Array[] =>
  points.map((row) => compressPoints(row, commits));

/** By position. */
function cut(commits: Uint8Array, widths: readonly number[]): Uint8Array[] {
  const bytes = rowCommitBytes(widths);
  return Array.from({ length: Math.ceil(commits.length / bytes) }, (_, i) =>
    commits.subarray(i * bytes, (i + 1) * bytes),
  );
}

const idsOf = (values: readonly StepValues[]): Int32Array =>
  Int32Array.from(values.flatMap(({ output }) => [...output]));
