/**
 * The claims of one session at one hop: keeps a segment's vectors until it closes, then has them committed to and
 * signed, segment after segment, aside from the steps.
 *
 * What is kept is bounded: steps are refused while the host leaves MAX_UNCLAIMED closed segments unasked for, and
 * wait while as many are in the making.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import type { CertifiedClaim, ClaimJob, StepValues } from './certify.ts';
import type { AttestedNeighbour, HopIdentity, HopModel } from './hop-types.ts';
import { CLAIM_VALIDITY_SECONDS, type ClaimMessage, type OpenContent, type StepTimings } from './protocol.ts';
import { hashSampling } from './sampling.ts';

/** Closed segments that may be unasked for, and as many that may be in the making, before steps stop. */
const MAX_UNCLAIMED = 4;

export interface HopClaims {
  add(values: StepValues, timings: StepTimings, rows: number): void;
  /** Ends the segment. */
  close(): void;
  /** True when the host asks for too few claims. */
  overdue(): boolean;
  /** True when claims are made slower than steps come; `room` resolves when the oldest is made. */
  full(): boolean;
  room(): Promise<unknown>;
  /** @throws VerificationError SESSION_NO_SEGMENT */
  next(): Promise<ClaimMessage>;
}

interface Segment {
  readonly steps: StepTimings[];
  readonly values: StepValues[];
  positions: number;
}

const newSegment = (): Segment => ({ steps: [], values: [], positions: 0 });

export function createClaims(
  open: OpenContent,
  next: AttestedNeighbour | null,
  identity: HopIdentity,
  model: HopModel,
): HopClaims {
  const samplingHash = open.sampling === null ? null : hashSampling(open, open.sampling);
  let current = newSegment();
  const closed: Segment[] = [];
  let segmentIndex = 0;
  let claimedPositions = 0;
  let previous: Promise<CertifiedClaim | null> = Promise.resolve(null);
  const making: Promise<unknown>[] = [];

  const jobOf = (segment: Segment, index: number, from: number, before: CertifiedClaim | null): ClaimJob => ({
    blindKey: open.blindKey,
    widthIn: model.widthIn,
    widthOut: model.widthOut,
    values: segment.values,
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
    add(values, timings, rows) {
      current.values.push(values);
      current.steps.push(timings);
      current.positions += rows;
    },
    close() {
      closed.push(current);
      current = newSegment();
    },
    overdue: () => closed.length >= MAX_UNCLAIMED,
    full: () => making.length >= MAX_UNCLAIMED,
    room: () => making[0]!,
    async next() {
      const segment = closed.shift();
      if (segment === undefined) {
        throw new VerificationError('SESSION_NO_SEGMENT', 'no closed segment is waiting to be claimed');
      }
      const [index, from] = [segmentIndex++, claimedPositions];
      claimedPositions += segment.positions;
      const made = previous.then((before) => identity.certify(jobOf(segment, index, from, before)));
      previous = made;
      making.push(made);
      void made.finally(() => making.shift()).catch(() => {}); // awaited right below
      const { claim, commitUs, signUs } = await made;
      return { claim, commitUs, signUs, steps: segment.steps };
    },
  };
}
