/**
 * One session inside a hop's enclave: opens the client's envelope, agrees the edge keys, then for every frame
 * unmasks, computes, masks for the next edge, and for every segment has one PoEA claim made.
 *
 * Pure of I/O: the enclave's host moves bytes (hop-host.ts), this decides. Everything here runs inside the TEE.
 * States: serving -> serving (step, closeSegment) ... -> failed or closed. A failed session stays failed; the client
 * opens a new one, with fresh keys and counters (design: PRIVACY, pitfalls 1 and 2).
 * @module
 */
import { concatWords } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { bucketOf, FLAG_CLOSES_SEGMENT, FLAG_LAST_STEP, type SealedFrame } from '../../crypto/mask/frame.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { createHpkeRecipient, type HpkeRecipient } from '../../crypto/seal/hpke.ts';
import type { StepValues } from './certify.ts';
import { createClaimedAhead, createPaidAhead } from './gates.ts';
import { createClaims, type SegmentClaim } from './hop-claims.ts';
import { openHopEdges, openSequence, refuseForeign } from './hop-open.ts';
import type { HopDeps, HopIdentity, HopModel } from './hop-types.ts';
import {
  decodeOpenContent,
  decodeOpenEnvelope,
  OPEN_INFO,
  type OpenContent,
  SEGMENT_POSITIONS,
  SEGMENTS_AHEAD,
  segmentsAhead,
} from './protocol.ts';
import type { ComputedStep } from './step-queue.ts';

/** All that the untrusted host gets to know about a session. */
export interface HopRouting {
  /** This hop's, encoded, that the client opened the session under: its claims name it to their end. */
  readonly evidence: Uint8Array;
  /** The claims that leave by it name it too. */
  readonly sessionId: Uint8Array;
  readonly hopIndex: number;
  readonly hopCount: number;
  /** `payment` of OPEN. */
  readonly payment: Uint8Array | null;
  /** Tag that the previous hop says HELLO with, and its peer id; null when the client sends the frames. */
  readonly previous: { readonly peerId: string; readonly tag: Uint8Array } | null;
  readonly next: {
    readonly peerId: string;
    readonly addresses: readonly string[];
    /** Of its evidence, as the client showed it. */
    readonly evidenceHash: Uint8Array;
    readonly tag: Uint8Array;
  } | null;
}

export interface StepResult {
  readonly frame: SealedFrame;
  /** The segment closes after this step: call closeSegment once the frame is on its way. */
  readonly closesSegment: boolean;
}

export interface HopSession {
  readonly routing: HopRouting;
  /**
   * serving -> serving. Any error: serving -> failed. Calls may overlap; frames are opened and answered in the order
   * of the calls.
   * @throws VerificationError SESSION_OVER | SESSION_EXPIRED | SESSION_SEGMENT_OVERDUE | SESSION_SEGMENT_EMPTY |
   *   SESSION_STEP_EMPTY | FRAME_REJECTED | PROGRAM_INPUT_RANGE
   * @throws UsageError CONTEXT_FULL | PROGRAM_ID_RANGE
   */
  step(frame: Uint8Array, arrivedUs: number): Promise<StepResult>;
  /**
   * What the sender of the frames committed to, in pieces: 128 bytes for each column of each position, of a segment
   * whose closing frame has come. @throws VerificationError SESSION_COMMITS_UNEXPECTED
   */
  commits(bytes: Uint8Array): void;
  /**
   * The same of what left in the oldest closed segment that was not asked about, for the next hop where there is one.
   * @throws VerificationError SESSION_NO_SEGMENT
   */
  commitSegment(): Promise<Uint8Array>;
  /**
   * The claim of the oldest closed segment, once the sender's commitments are there; state and order of steps do not
   * depend on when it is asked for.
   * @throws VerificationError SESSION_NO_SEGMENT | SESSION_COMMITS_WRONG | SESSION_OVER
   */
  closeSegment(): Promise<SegmentClaim>;
  /**
   * The first so many rows are paid for: steps beyond wait, and fail with UnavailableError SESSION_UNPAID when it does not come
   * in time. Before the first call all are served.
   */
  cover(rows: number): void;
  /**
   * All hops have claimed the first so many segments: steps of later ones than `segmentsAhead` from there wait, and fail with
   * UnavailableError SESSION_UNCLAIMED when that takes too long. Before the first call no claims but the hop's own are waited for.
   */
  backed(segments: number): void;
  /**
   * Gives the sequence and its memory back, once no step of the session is running. Claims may still be asked for,
   * where the sender's commitments have come.
   */
  close(): Promise<void>;
}

/**
 * @throws VerificationError SESSION_WRONG_SHARD | SESSION_WRONG_CHAIN | SESSION_MESSAGE_MALFORMED |
 *   SESSION_SAMPLING | HPKE_OPEN_FAILED | SESSION_REPLAYED | SESSION_EXPIRED | TEE_* (a neighbour's evidence) |
 *   EDGE_KEY_REJECTED
 * @throws UnavailableError SESSION_MEMORY | SESSION_PEER_LIMIT | ENGINE_MEMORY; UsageError CONTEXT_TOO_LONG
 * @param peerId who opens it, by the host's word
 */
export async function openHopSession(
  encodedEnvelope: Uint8Array,
  peerId: string,
  boot: HopIdentity,
  model: HopModel,
  deps: HopDeps,
): Promise<HopSession> {
  const { hpke, open, identity } = await openEnvelope(encodedEnvelope, boot);
  refuseForeign(open, model, deps);
  deps.replayGuard.admit(open.sessionId, open.notAfter, deps.nowSeconds());

  const previous = open.previous === null ? null : await deps.appraise(open.previous, open.hopIndex - 1);
  const next = open.next === null ? null : await deps.appraise(open.next, open.hopIndex + 1);
  const { opener, sealer } = await openHopEdges(open, hpke, previous, next, identity, model, deps);
  const { lane, release } = openSequence(open, peerId, model, deps);
  const paid = createPaidAhead();
  const claimedHere = createClaimedAhead();
  const claimedByAll = createClaimedAhead();
  claimedHere.cover(SEGMENTS_AHEAD);
  const claims = createClaims(open, next, identity, model, (segments) =>
    claimedHere.cover(segments + SEGMENTS_AHEAD),
  );
  let failed = false;
  let ended = false;
  let rowsTaken = 0;
  let stepIndex = 0;
  let lastStep: Promise<unknown> = Promise.resolve(); // frames leave in the order in which they came
  let openPositions = 0; // of the segment that frames are being taken for
  let openRoom = 0; // rows that its frames had room for
  let openSegment = 1; // counted from one
  let admitted: Promise<void> = Promise.resolve();
  let held = 0; // steps that wait at a gate

  /** The checks that need no engine, in the order in which the frames came. */
  function take(frame: Uint8Array) {
    if (failed || ended) throw sessionOver();
    if (deps.nowSeconds() >= open.notAfter) {
      throw new VerificationError('SESSION_EXPIRED', 'no claim of this session would be valid any more');
    }
    if (openPositions >= SEGMENT_POSITIONS || claims.overdue()) {
      throw new VerificationError('SESSION_SEGMENT_OVERDUE', 'a segment was not closed or claimed in time');
    }
    const { rows, first, flags, values } = opener.open(frame);
    const closesSegment = (flags & FLAG_CLOSES_SEGMENT) !== 0;
    const last = (flags & FLAG_LAST_STEP) !== 0;
    const positions = openPositions + rows;
    if (rows === 0 && !last) {
      throw new VerificationError('SESSION_STEP_EMPTY', 'a frame without rows can only end a session');
    }
    if (closesSegment && positions === 0) {
      throw new VerificationError('SESSION_SEGMENT_EMPTY', 'a segment without positions was closed');
    }
    if (last && !closesSegment && positions > 0) {
      throw new VerificationError('SESSION_SEGMENT_OVERDUE', 'the last step left a segment open');
    }
    if (open.positions > 0 && rowsTaken + rows > open.positions) {
      throw new UsageError('CONTEXT_FULL', 'the session asked for fewer positions than it uses', {
        details: { positions: open.positions },
        hint: 'open a session with more positions, as far as the model allows',
      });
    }
    const segment = openSegment;
    rowsTaken += rows;
    openPositions = closesSegment ? 0 : positions;
    if (rows > 0) openRoom += bucketOf(rows, model.frameRows)!;
    if (closesSegment) {
      claims.expect(positions, openRoom);
      openRoom = 0;
      openSegment++;
    }
    ended = last;
    return { rows, first, flags, values, closesSegment, segment };
  }

  /** The step of a frame, or its two, one after another. */
  async function run(values: Int32Array, rows: number, first: number): Promise<ComputedStep> {
    if (first === rows) return lane.run(values, rows);
    const cut = (values.length / rows) * first;
    const [one, two] = await Promise.all([
      lane.run(values.subarray(0, cut), first),
      lane.run(values.subarray(cut), rows - first),
    ]);
    return { output: concatWords([one.output, two.output]), startUs: one.startUs, endUs: two.endUs };
  }

  /** Undefined when the session's first so many rows and segments may be served now, else resolves when they may; in call order. */
  function served(upTo: number, segment: number): Promise<void> | undefined {
    const isOpen = paid.covers(upTo) && claimedHere.covers(segment) && claimedByAll.covers(segment);
    if (held === 0 && isOpen) return undefined;
    held++;
    const turn = admitted.then(async () => {
      try {
        await paid.until(upTo);
        await claimedHere.until(segment);
        await claimedByAll.until(segment);
      } finally {
        held--;
      }
    });
    admitted = turn.catch(() => {}); // its step says so
    return turn;
  }

  async function serve(frame: Uint8Array, arrivedUs: number, before: Promise<unknown>): Promise<StepResult> {
    const startUs = deps.nowUs();
    const { rows, first, flags, values, closesSegment, segment } = take(frame);
    const unmaskedUs = deps.nowUs();
    const admission = rows > 0 ? served(rowsTaken, segment) : undefined;
    if (admission !== undefined) await admission;
    const computing =
      rows === 0
        ? { output: new Int32Array(0), startUs: unmaskedUs, endUs: unmaskedUs }
        : run(values, rows, first);
    const [computed] = await Promise.all([computing, before]);
    const sealUs = deps.nowUs();
    const { frame: sealed } = sealer.seal(asPlain(computed.output), rows, flags, first);
    const maskedUs = deps.nowUs();

    const steps = stepsOfFrame(stepIndex, first, rows, values, computed.output);
    stepIndex += steps.length;
    // A frame without rows moves flags only: nothing to commit to, and no memory however many come.
    if (rows > 0) {
      claims.add(
        steps,
        {
          arrivedUs,
          leftUs: maskedUs,
          queueUs: Math.max(0, startUs - arrivedUs) + Math.max(0, computed.startUs - unmaskedUs), // two clocks
          unmaskUs: unmaskedUs - startUs,
          computeUs: computed.endUs - computed.startUs,
          maskUs: maskedUs - sealUs,
        },
        rows,
      );
    }
    if (closesSegment) claims.close();
    if ((flags & FLAG_LAST_STEP) !== 0) void release();
    return { frame: sealed, closesSegment };
  }

  return {
    routing: {
      evidence: identity.evidence,
      sessionId: open.sessionId,
      hopIndex: open.hopIndex,
      hopCount: open.hopCount,
      payment: open.payment,
      previous: open.previous === null ? null : { peerId: open.previous.peerId, tag: open.tagIn },
      next:
        open.next === null
          ? null
          : {
              peerId: open.next.peerId,
              addresses: open.next.addresses,
              evidenceHash: next!.evidenceHash,
              tag: open.tagOut,
            },
    },
    step(frame, arrivedUs) {
      const answer = serve(frame, arrivedUs, lastStep);
      lastStep = answer;
      answer.catch(() => {
        failed = true;
        void release();
      });
      return answer;
    },
    commits: claims.arrived,
    commitSegment: claims.commit,
    closeSegment: claims.next,
    cover: paid.cover,
    backed: (segments) => claimedByAll.cover(segments + segmentsAhead(open.hopIndex, open.hopCount)),
    close: () => {
      failed = true;
      for (const gate of [paid, claimedHere, claimedByAll]) gate.close(sessionOver());
      claims.abandon(sessionOver());
      return release();
    },
  };
}

/** The envelope names one evidence of this boot; the session keeps it, whatever is renewed meanwhile. */
async function openEnvelope(
  encoded: Uint8Array,
  { earlier = [], ...newest }: HopIdentity,
): Promise<{
  readonly hpke: HpkeRecipient;
  readonly open: OpenContent;
  readonly identity: HopIdentity;
}> {
  const { enc, sealed } = decodeOpenEnvelope(encoded);
  const hpke = await createHpkeRecipient({ secretKey: newest.hpke.secretKey, enc, info: OPEN_INFO });
  let refused: unknown;
  for (const own of [newest, ...earlier]) {
    try {
      const content = await hpke.open(sealed, own.evidenceHash);
      return { hpke, open: decodeOpenContent(content), identity: { ...newest, ...own } };
    } catch (thrown) {
      if (asVeilmeshError(thrown).code !== 'HPKE_OPEN_FAILED') throw thrown;
      refused = thrown;
    }
  }
  throw refused;
}

/** @param step number of the first */
function stepsOfFrame(
  step: number,
  first: number,
  rows: number,
  input: Int32Array,
  output: Int32Array,
): StepValues[] {
  if (first === rows) return [{ step, input, output }];
  const [cutIn, cutOut] = [(input.length / rows) * first, (output.length / rows) * first];
  return [
    { step, input: input.subarray(0, cutIn), output: output.subarray(0, cutOut) },
    { step: step + 1, input: input.subarray(cutIn), output: output.subarray(cutOut) },
  ];
}

const sessionOver = (): VerificationError =>
  new VerificationError('SESSION_OVER', 'this session takes no more frames');
