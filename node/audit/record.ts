/**
 * What a client keeps of a session to compute it again: what it sent, under which key everything was committed to, and
 * what every hop signed. It opens the whole session: given away, it shows the question and the answer.
 * @module
 */
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import type { StepVectors } from '../../mesh/session/segment.ts';

export interface SessionRecord {
  readonly sessionId: Uint8Array;
  readonly blindKey: Uint8Array;
  /** What crossed the first edge, by step. */
  readonly steps: readonly StepVectors[];
  /** Those that verified, in order. */
  readonly segments: readonly RecordedSegment[];
}

/** What computing it again takes. */
export type AuditedSession = Omit<SessionRecord, 'segments'> & {
  readonly segments: readonly (Omit<RecordedSegment, 'claims'> & {
    /** Of the first hop's claim: what came over the first edge, as that hop signed. */
    readonly inCommits: Uint8Array;
  })[];
};

export const auditedOf = ({ segments, ...session }: SessionRecord): AuditedSession => ({
  ...session,
  segments: segments.map(({ positions, outputs, claims }) => ({
    positions,
    outputs,
    inCommits: claims[0]!.claim.inCommits,
  })),
});

export interface RecordedSegment {
  readonly positions: readonly [from: number, to: number];
  /** By hop. */
  readonly claims: readonly SignedClaim[];
  /** By hop, leaves of the claim's outCommits. */
  readonly outputs: readonly (readonly Uint8Array[])[];
}
