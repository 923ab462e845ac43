/**
 * The client's book of a session's segments: commits to what it sent and got, for the first hop and to compare, and
 * matches every segment with the claims of all hops.
 * @module
 */
import { answerCommit } from '../../crypto/commit/answer.ts';
import { segmentRoot } from '../../crypto/commit/committer.ts';
import { COMMIT_BYTES, compressPoints, createKzgCommitter } from '../../crypto/commit/kzg-committer.ts';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Hash32 } from '../../crypto/core/hash.ts';
import { bucketOf } from '../../crypto/mask/frame.ts';
import type { SignedClaim } from '../../crypto/poea/claim.ts';
import { unexpectedMessage } from './client-errors.ts';
import type { SessionSecrets } from './client-open.ts';
import type { ClientSessionOptions } from './client-session.ts';
import { type ClaimMessage, decodeClaimMessage, SEGMENTS_AHEAD } from './protocol.ts';
import { hashSampling } from './sampling.ts';
import { createEdgeRecord, type EdgeRecord, padCommits, rowWords } from './segment.ts';

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
  /**
   * Of every hop, what it says the leaves of its claim's outCommits are, by position: `demandOutputs` compares. The last
   * one's are this client's own.
   */
  readonly outputs: readonly (readonly Uint8Array[])[];
}

/**
 * Whether what came as a segment's outputs is what the hops signed.
 * @throws VerificationError POEA_OUTPUTS with the hop
 */
export function demandOutputs(
  { outputs }: Pick<SegmentResult, 'outputs'>,
  claims: readonly SignedClaim[],
): void {
  for (const [hop, { claim }] of claims.entries()) {
    if (equalBytes(segmentRoot(outputs[hop]!), claim.outCommits)) continue;
    throw new VerificationError('POEA_OUTPUTS', 'a hop shows other outputs than it signed', {
      details: { hop },
    });
  }
}

export interface ClientSegments {
  /** Commits first, where this client is behind: the first hop would not take more, and lies would stay unseen. */
  /** The steps of one frame. */
  sent(steps: readonly Int32Array[], closes: boolean): void;
  /** @param watch starts the clock for the claims of the segment that closes here */
  answered(steps: readonly Int32Array[], rows: number, closes: boolean, watch: () => Timer): void;
  /** A piece of what comes before a claim. @throws VerificationError SESSION_MESSAGE_UNEXPECTED (more than there can be) */
  showed(hopIndex: number, leaves: Uint8Array): void;
  /**
   * @throws VerificationError SESSION_MESSAGE_UNEXPECTED (no segment waits for one, or its outputs did not come before it) |
   *   SESSION_MESSAGE_MALFORMED
   */
  claimed(hopIndex: number, encodedClaim: Uint8Array): void;
  /**
   * Commits to what has been added, while nothing else is to be done: the first hop waits for it.
   * @returns true when it did not get to the end in this time
   */
  settle(milliseconds: number): boolean;
  /** Commits to as much as the segments need that all hops have claimed. */
  settleClaimed(): void;
  /** Segments that all hops have claimed and this client has committed to. */
  readonly results: SegmentResult[];
  /** True when no answered segment is without its result. */
  allDone(): boolean;
  /** The first of the hops with the fewest claims. */
  missing(): number;
  stopWaiting(): void;
}

/** A segment whose steps are all answered, waiting for claims. */
interface AnsweredSegment {
  readonly positions: readonly [number, number];
  readonly answer: AnswerBinding | null;
  readonly overdue: Timer;
}

/** @param closes whether a segment ends with the last of them */
const addSteps = (record: EdgeRecord, from: number, steps: readonly Int32Array[], closes: boolean): void => {
  for (const [i, values] of steps.entries()) {
    record.add({ step: from + i, values }, closes && i === steps.length - 1);
  }
};

export function createClientSegments(
  { hops, widthsIn, widthsOut, frameRows, sampling, commits }: ClientSessionOptions,
  { sessionId, blindKey }: Pick<SessionSecrets, 'sessionId' | 'blindKey'>,
  sendCommits: (commits: Uint8Array) => void,
): ClientSegments {
  const committer = createKzgCommitter({ sessionBlindKey: blindKey, sessionId }, commits);
  /** By segment, of those that are committed to. */
  const inputRoots: Hash32[] = [];
  /** Leaves by position. */
  const ownOutputs: Uint8Array[][] = [];
  const leavesOf = (points: readonly Uint8Array[]): Uint8Array[] =>
    points.map((row) => compressPoints(row, commits));
  /** Rows that the frames of a segment had room for: of the one that is being sent, and of those that are owed. */
  let room = 0;
  const rooms: number[] = [];
  const inputs = createEdgeRecord(committer, 0, widthsIn, (points) => {
    inputRoots.push(segmentRoot(leavesOf(points)));
    sendCommits(padCommits(concatBytes(...points), rooms.shift()!, widthsIn));
  });
  const outputs = createEdgeRecord(committer, hops.length, widthsOut, (points) => {
    ownOutputs.push(leavesOf(points));
  });
  const samplingHash = sampling === null ? null : hashSampling({ blindKey, sessionId }, sampling);

  const waiting: AnsweredSegment[] = [];
  const claims: ClaimMessage[][] = hops.map(() => []);
  /** Of the segment that the hop claims next: pieces, and of those before, leaves by position. */
  const showing: Uint8Array[][] = hops.map(() => []);
  const shown: Uint8Array[][][] = hops.map(() => []);
  const results: SegmentResult[] = [];
  let ids: number[] = []; // of the current segment, closed models only
  /** Steps that are added to each edge. */
  let sentSteps = 0;
  let answeredSteps = 0;
  let positions = 0;
  let segmentFrom = 0;
  /** Segments, as sent. */
  const closed: { readonly positions: number; readonly room: number }[] = [];
  let sentPositions = 0; // of the one that is being sent

  const isClaimed = (segment: number): boolean => claims.every((hop) => hop.length > segment);
  const isSettled = (segment: number): boolean => Math.min(inputRoots.length, ownOutputs.length) > segment;
  const lastHop = hops.length - 1;
  /** Bytes of what this hop shows with its next claim. @throws VerificationError SESSION_MESSAGE_UNEXPECTED */
  const expectedOf = (hop: number): number => {
    const segment = closed[claims[hop]!.length];
    if (segment === undefined) throw unexpectedMessage(hop);
    return hop === lastHop ? 0 : segment.room * hops[hop]!.columnsOut * COMMIT_BYTES;
  };
  const bytesIn = (pieces: readonly Uint8Array[]): number =>
    pieces.reduce((sum, { length }) => sum + length, 0);

  function gather(): void {
    for (const [i, { overdue }] of waiting.entries()) {
      if (isClaimed(results.length + i)) clearTimeout(overdue);
    }
    while (waiting.length > 0 && isClaimed(results.length) && isSettled(results.length)) {
      const { positions: span, answer } = waiting.shift()!;
      const segment = results.length;
      results.push({
        segment,
        positions: span,
        inCommits: inputRoots[segment]!,
        outCommits: segmentRoot(ownOutputs[segment]!),
        answer,
        hops: claims.map((hop) => hop[segment]!),
        outputs: shown.map((hop, i) => (i === lastHop ? ownOutputs[segment]! : hop[segment]!)),
      });
    }
  }

  /** One row: segment by segment, and of each first what the first hop waits for. */
  const work = (): boolean =>
    inputRoots.length > ownOutputs.length ? outputs.work() || inputs.work() : inputs.work() || outputs.work();

  return {
    results,
    sent(steps, closes) {
      const words = steps.reduce((sum, { length }) => sum + length, 0);
      const rows = words / rowWords(widthsIn);
      if (rows > 0) room += bucketOf(rows, frameRows)!;
      sentPositions += rows;
      if (closes) {
        rooms.push(room);
        closed.push({ positions: sentPositions, room });
        room = 0;
        sentPositions = 0;
      }
      addSteps(inputs, sentSteps, steps, closes);
      sentSteps += steps.length;
      while (Math.max(inputs.owed, outputs.owed) >= SEGMENTS_AHEAD) work();
    },
    answered(steps, rows, closes, watch) {
      addSteps(outputs, answeredSteps, steps, closes);
      answeredSteps += steps.length;
      positions += rows;
      if (samplingHash !== null) for (const values of steps) ids.push(...values);
      if (!closes) return;
      const segment = results.length + waiting.length;
      waiting.push({
        positions: [segmentFrom, positions],
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
    showed(hopIndex, leaves) {
      const pieces = showing[hopIndex]!;
      if (leaves.length === 0 || bytesIn(pieces) + leaves.length > expectedOf(hopIndex)) {
        throw unexpectedMessage(hopIndex);
      }
      pieces.push(new Uint8Array(leaves)); // the stream's own buffer is used again
    },
    claimed(hopIndex, encodedClaim) {
      const pieces = showing[hopIndex]!.splice(0);
      if (bytesIn(pieces) !== expectedOf(hopIndex)) throw unexpectedMessage(hopIndex);
      const { positions } = closed[claims[hopIndex]!.length]!;
      const leaf = hops[hopIndex]!.columnsOut * COMMIT_BYTES;
      const leaves = concatBytes(...pieces);
      shown[hopIndex]!.push(
        Array.from({ length: positions }, (_, i) => leaves.slice(i * leaf, (i + 1) * leaf)),
      );
      claims[hopIndex]!.push(decodeClaimMessage(encodedClaim));
      gather();
    },
    settle(milliseconds) {
      const until = performance.now() + milliseconds;
      let more = true;
      while (more && performance.now() < until) more = work();
      gather();
      return more;
    },
    settleClaimed() {
      while (waiting.length > 0 && isClaimed(results.length) && work()) gather();
    },
    allDone: () => waiting.length === 0,
    missing() {
      const fewest = Math.min(...claims.map((hop) => hop.length));
      return claims.findIndex((hop) => hop.length === fewest);
    },
    stopWaiting() {
      for (const { overdue } of waiting) clearTimeout(overdue);
    },
  };
}
