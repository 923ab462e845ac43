/**
 * The claims of one session at one hop: keeps a segment's vectors until it closes, then has what left committed to,
 * what came checked against the sender's commitments, and both signed, segment after segment, aside from the steps.
 *
 * What is kept is bounded: steps are refused while the host leaves SEGMENTS_AHEAD closed segments unasked for, and
 * wait for the claims of segments before theirs (gates.ts).
 * @module
 */
import { type VeilmeshError, VerificationError } from '../../crypto/core/errors.ts';
import { bucketOf } from '../../crypto/mask/frame.ts';
import { createArrivingCommits } from './arriving-commits.ts';
import type { CertifiedClaim, ClaimJob, EdgeCommits, StepValues } from './certify.ts';
import type { AttestedNeighbour, HopIdentity, HopModel } from './hop-types.ts';
import {
  CLAIM_VALIDITY_SECONDS,
  type ClaimMessage,
  type OpenContent,
  SEGMENTS_AHEAD,
  type StepTimings,
} from './protocol.ts';
import { hashSampling } from './sampling.ts';
import { padCommits, padLeaves, rowCommitBytes } from './segment.ts';

export interface HopClaims {
  /** What a frame of so many rows held, and how long that took. */
  add(steps: readonly StepValues[], timings: StepTimings, rows: number): void;
  /** A frame came that ends a segment of so many positions: commitments follow, for as many rows as its frames had room for. */
  expect(positions: number, room: number): void;
  /** What came of these commitments. @throws VerificationError SESSION_COMMITS_UNEXPECTED */
  arrived(commits: Uint8Array): void;
  /** Ends the segment. */
  close(): void;
  /** True when the host asks for too few claims, or commitments. */
  overdue(): boolean;
  /**
   * Commitments to what left in the oldest closed segment that was not asked about.
   * @throws VerificationError SESSION_NO_SEGMENT
   */
  commit(): Promise<Uint8Array>;
  /** Waits for the sender's commitments. @throws VerificationError SESSION_NO_SEGMENT | SESSION_COMMITS_WRONG */
  next(): Promise<SegmentClaim>;
  /** No more commitments come: claims that wait for them fail with this. */
  abandon(error: VeilmeshError): void;
}

/** What the client gets of a closed segment. */
export interface SegmentClaim extends ClaimMessage {
  /** Leaves of the claim's outCommits, for as many rows as its frames had room for; none from the last hop. */
  readonly outputs: Uint8Array;
}

interface Segment {
  readonly steps: StepTimings[];
  readonly values: StepValues[];
  positions: number;
  /** Rows that its frames had room for. */
  room: number;
  /** Made once, for the next hop and the claim. */
  outCommits: Promise<EdgeCommits> | undefined;
}

const newSegment = (): Segment => ({
  steps: [],
  values: [],
  positions: 0,
  room: 0,
  outCommits: undefined,
});

export function createClaims(
  open: OpenContent,
  next: AttestedNeighbour | null,
  identity: HopIdentity,
  model: HopModel,
  /** The session's first so many segments are claimed here. */
  onClaimed: (segments: number) => void,
): HopClaims {
  const samplingHash = open.sampling === null ? null : hashSampling(open, open.sampling);
  let current = newSegment();
  /** Whose claim was not asked for, and whose commitments were not, where there is a hop to have them. */
  const closed: Segment[] = [];
  const uncommitted: Segment[] = [];
  const arriving = createArrivingCommits(rowCommitBytes(model.widthsIn));
  let segmentIndex = 0;
  let claimedPositions = 0;
  let previous: Promise<CertifiedClaim | null> = Promise.resolve(null);

  const commitTo = (segment: Segment): Promise<EdgeCommits> => {
    segment.outCommits ??= identity.commit({
      blindKey: open.blindKey,
      sessionId: open.sessionId,
      edge: open.hopIndex + 1,
      widths: model.widthsOut,
      steps: segment.values.map(({ step, output }) => ({ step, values: output })),
    });
    return segment.outCommits;
  };

  const jobOf = (
    segment: Segment,
    index: number,
    from: number,
    commits: Pick<ClaimJob, 'inCommits' | 'outCommits'>,
    before: CertifiedClaim | null,
  ): ClaimJob => ({
    ...commits,
    blindKey: open.blindKey,
    widthsIn: model.widthsIn,
    widthsOut: model.widthsOut,
    values: segment.values,
    sampling: open.sampling,
    answers: model.samples,
    claim: {
      version: 1,
      chainId: open.chainId,
      settlement: open.settlement,
      sessionId: open.sessionId,
      requestId: open.requestId,
      segment: index,
      hopIndex: open.hopIndex,
      hopCount: open.hopCount,
      attempt: open.attempt,
      modelRoot: model.modelRoot,
      shardRoot: model.shardRoot,
      layers: [...model.layers],
      semanticsHash: model.semanticsHash,
      positions: [from, from + segment.positions],
      samplingHash,
      workUnits: model.workUnits(segment.positions),
      prevClaim: before?.claimHash ?? null,
      clientNonce: open.clientNonce,
      evidenceHash: identity.evidenceHash,
      enclaveKey: identity.enclaveKey,
      nextKey: next === null ? null : next.enclaveKey,
      notAfter: open.notAfter + CLAIM_VALIDITY_SECONDS,
    },
  });

  return {
    add(steps, timings, rows) {
      current.values.push(...steps);
      current.steps.push(timings);
      current.positions += rows;
      current.room += bucketOf(rows, model.frameRows)!;
    },
    expect: arriving.expect,
    arrived: arriving.add,
    close() {
      closed.push(current);
      if (next !== null) uncommitted.push(current);
      current = newSegment();
    },
    overdue: () => Math.max(closed.length, uncommitted.length) >= SEGMENTS_AHEAD,
    async commit() {
      const segment = uncommitted.shift();
      if (segment === undefined) throw noSegment();
      return padCommits((await commitTo(segment)).commits, segment.room, model.widthsOut);
    },
    async next() {
      const segment = closed.shift();
      if (segment === undefined) throw noSegment();
      const [index, from] = [segmentIndex++, claimedPositions];
      claimedPositions += segment.positions;
      const both = Promise.all([arriving.next(), commitTo(segment)]);
      const made = Promise.all([both, previous]).then(([[inCommits, { commits: outCommits }], before]) =>
        identity.certify(jobOf(segment, index, from, { inCommits, outCommits }, before)),
      );
      previous = made;
      const { claim, checkUs, signUs, outputs } = await made;
      onClaimed(index + 1);
      const { commitUs } = await commitTo(segment);
      return {
        claim,
        commitUs: commitUs + checkUs,
        signUs,
        steps: segment.steps,
        outputs: next === null ? NOTHING : padLeaves(outputs, segment.room, model.widthsOut),
      };
    },
    abandon: arriving.abandon,
  };
}

const NOTHING = new Uint8Array(0);

const noSegment = (): VerificationError =>
  new VerificationError('SESSION_NO_SEGMENT', 'no closed segment is waiting for this');
