/**
 * The client's book of a session's segments: commits to what it sent and got, and matches every segment with the
 * claims of all hops.
 * @module
 */
import { answerCommit } from '../../crypto/commit/answer.ts';
import { createSaltedCommitter } from '../../crypto/commit/committer.ts';
import type { Hash32 } from '../../crypto/core/hash.ts';
import { unexpectedMessage } from './client-errors.ts';
import type { SessionSecrets } from './client-open.ts';
import type { ClientSessionOptions } from './client-session.ts';
import { type ClaimMessage, decodeClaimMessage } from './protocol.ts';
import { hashSampling } from './sampling.ts';
import { createEdgeRecord } from './segment.ts';

type Timer = ReturnType<typeof setTimeout>;

/** What a closed model's last hop must bind in its claim. */
export interface AnswerBinding {
  readonly answerCommit: Hash32;
  readonly samplingHash: Hash32;
}

/** One segment as the client saw it: what it committed to itself and what each hop claims. */
export interface SegmentResult {
  readonly segment: number;
  readonly positions: readonly [from: number, to: number];
  readonly inCommits: Hash32;
  readonly outCommits: Hash32;
  /** Closed models only. */
  readonly answer: AnswerBinding | null;
  /** In hop order. */
  readonly hops: readonly ClaimMessage[];
}

export interface ClientSegments {
  sent(step: number, values: Int32Array, closes: boolean): void;
  /** @param watch starts the clock for the claims of the segment that closes here */
  answered(values: Int32Array, rows: number, closes: boolean, watch: () => Timer): void;
  /** @throws VerificationError SESSION_MESSAGE_UNEXPECTED | SESSION_MESSAGE_MALFORMED (no segment waits for one) */
  claimed(hopIndex: number, encodedClaim: Uint8Array): void;
  /** Hashes what has been added, while nothing else is to be done. */
  settle(): void;
  /** Segments all of whose hops have claimed. */
  readonly results: SegmentResult[];
  /** True when no answered segment waits for claims. */
  allClaimed(): boolean;
  /** The first hop whose claim of the oldest answered segment is missing. */
  missing(): number;
  stopWaiting(): void;
}

/** A segment whose steps are all answered, waiting for claims. */
interface AnsweredSegment {
  readonly positions: readonly [number, number];
  readonly inputRoot: () => Hash32;
  readonly outputRoot: () => Hash32;
  readonly answer: AnswerBinding | null;
  readonly overdue: Timer;
}

export function createClientSegments(
  { hops, widthIn, widthOut, sampling, sha256 }: ClientSessionOptions,
  { sessionId, blindKey }: Pick<SessionSecrets, 'sessionId' | 'blindKey'>,
): ClientSegments {
  const committer = createSaltedCommitter({ sessionBlindKey: blindKey, sessionId, sha256 });
  const inputs = createEdgeRecord(committer, 0, widthIn);
  const outputs = createEdgeRecord(committer, hops.length, widthOut);
  const samplingHash = sampling === null ? null : hashSampling({ blindKey, sessionId }, sampling);

  /** Of segments that were sent and not yet answered. */
  const closingInputs: (() => Hash32)[] = [];
  const waiting: AnsweredSegment[] = [];
  const claims: ClaimMessage[][] = hops.map(() => []);
  const results: SegmentResult[] = [];
  let ids: number[] = []; // of the current segment, closed models only
  let steps = 0;
  let positions = 0;
  let segmentFrom = 0;

  /** Roots are made segment by segment, as claims come in, so that a long session keeps no old activations. */
  function gather(): void {
    while (waiting.length > 0 && claims.every((hop) => hop.length > results.length)) {
      const { positions: span, inputRoot, outputRoot, answer, overdue } = waiting.shift()!;
      clearTimeout(overdue);
      const segment = results.length;
      results.push({
        segment,
        positions: span,
        inCommits: inputRoot(),
        outCommits: outputRoot(),
        answer,
        hops: claims.map((hop) => hop[segment]!),
      });
    }
  }

  return {
    results,
    sent(step, values, closes) {
      inputs.add(step, values);
      if (closes) closingInputs.push(inputs.cut());
    },
    answered(values, rows, closes, watch) {
      outputs.add(steps++, values);
      positions += rows;
      if (samplingHash !== null) ids.push(...values);
      if (!closes) return;
      const segment = results.length + waiting.length;
      waiting.push({
        positions: [segmentFrom, positions],
        inputRoot: closingInputs.shift()!,
        outputRoot: outputs.cut(),
        answer:
          samplingHash === null
            ? null
            : {
                samplingHash,
                answerCommit: answerCommit({ blindKey, sessionId }, segment, Int32Array.from(ids)),
              },
        overdue: watch(),
      });
      ids = [];
      segmentFrom = positions;
      gather();
    },
    claimed(hopIndex, encodedClaim) {
      const due = results.length + waiting.length + closingInputs.length;
      if (claims[hopIndex]!.length >= due) throw unexpectedMessage(hopIndex);
      claims[hopIndex]!.push(decodeClaimMessage(encodedClaim));
      gather();
    },
    settle() {
      inputs.settle();
      outputs.settle();
    },
    allClaimed: () => waiting.length === 0,
    missing: () => claims.findIndex((hop) => hop.length <= results.length),
    stopWaiting() {
      for (const { overdue } of waiting) clearTimeout(overdue);
    },
  };
}
