/**
 * The client's half of a session: seals OPEN to every hop, masks what goes in, unmasks what comes out, decides
 * where segments end, and gathers the hops' claims for each segment.
 *
 * States: opening -> serving -> (last step answered and all claims in) complete, or failed at any point.
 * A failed session is over; the caller plans again and opens a new one with a higher `attempt`.
 * @module
 */
import type { IntCommits } from '../../crypto/commit/int-commits.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import {
  FLAG_CLOSES_SEGMENT,
  FLAG_LAST_STEP,
  type FrameOpener,
  type FrameSealer,
  isCut,
} from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import type { MeshHost } from '../host/types.ts';
import { END } from '../wire/types.ts';
import {
  HEARSAY_GRACE_MS,
  hopLost,
  isHearsay,
  remoteError,
  seenAt,
  unexpectedMessage,
} from './client-errors.ts';
import { drawSecrets, type OpenedHop, openHops, type SessionSecrets, storyOf } from './client-open.ts';
import {
  type ClientPromises,
  createClientPromises,
  firstPromise,
  type PromiseOptions,
} from './client-promises.ts';
import { createClientSegments, type SegmentResult } from './client-segments.ts';
import { createTurnstile } from './client-turnstile.ts';
import { openingEdge, sealingEdge } from './edges.ts';
import type { Pace } from './pace.ts';
import { exportEdgeIn, exportEdgeOut, MESSAGE, SEGMENT_MS, SEGMENT_POSITIONS } from './protocol.ts';
import { rowWords } from './segment.ts';
import type { StepDeadlines } from './step-deadlines.ts';
import { isStreamLoss, retire, sendCommits, sendFrame } from './streams.ts';

/** One hop of the planned route, its evidence already appraised under the client's policy. */
export interface RouteHop {
  readonly peerId: string;
  readonly addresses: readonly string[];
  /** Encoded evidence, as the neighbours will appraise it for themselves. */
  readonly evidence: Uint8Array;
  readonly evidenceHash: Uint8Array;
  readonly hpkeKey: Uint8Array;
  readonly bootNonce: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** Columns of a position where its values leave. */
  readonly columnsOut: number;
}

export interface ClientSessionOptions {
  readonly hops: readonly RouteHop[];
  readonly modelRoot: Uint8Array;
  /** 32-bit words of each value of a row, on the first and on the last edge. */
  readonly widthsIn: readonly number[];
  readonly widthsOut: readonly number[];
  readonly frameRows: readonly number[];
  readonly maxFrameBytes: number;
  readonly chainId: number;
  readonly settlement: Uint8Array;
  readonly requestId: Uint8Array;
  readonly attempt: number;
  /** Most rows that the session will ever send; 0 for models without memory, where there is no bound. */
  readonly positions: number;
  /** Closed models: how the last hop samples; null for others. */
  readonly sampling: Sampling | null;
  /** Unix seconds. */
  readonly notAfter: number;
  readonly cipher: StreamCipher;
  readonly commits: IntCommits;
  readonly openTimeoutMs: number;
  /**
   * How long one step may take end to end, and the claims of a segment after its last answer, before the session
   * is given up; learns from every answer.
   */
  readonly deadlines: StepDeadlines;
  /** Where hops want to be promised their pay. */
  readonly promises?: PromiseOptions;
  /** Frames leave on its beats, and segments end by their positions alone. Without it frames leave as they are made. */
  readonly pace?: Pace;
  /**
   * Called once for every segment, in order, when all hops have claimed it and nothing waits for this client: checks
   * the claims. What it throws is what the session fails with, however much of it is still to come.
   */
  readonly onSegment?: (result: SegmentResult) => void;
}

export interface ClientSession {
  readonly sessionId: Uint8Array;
  /** Opens every commitment of the session: for who may compute it again, and nobody else. */
  readonly blindKey: Uint8Array;
  readonly clientNonce: Uint8Array;
  /**
   * rows of the first edge -> rows of the last one. Calls may overlap: steps keep their order, the hops work on
   * several at once, and those that would only wait along the route wait here. After the call with `last` no more
   * may follow; it may have 0 rows, when the caller did not know before that it was over.
   * @param first rows of the first of two steps that share a frame; all of them when left out
   * @throws UsageError FRAME_SHAPE | CONTEXT_FULL | SESSION_OVER, which leave the session as it was; else what it
   *   failed with
   */
  step(values: Int32Array, rows: number, last: boolean, first?: number): Promise<Int32Array>;
  /** Every segment, once the last step was answered and every hop's claims arrived and were checked. */
  finish(): Promise<SegmentResult[]>;
  /** Ends the session at every hop; aborts it when it has failed or is not complete. Never rejects. */
  close(): Promise<void>;
}

/**
 * Opens the session at all hops in parallel.
 * @throws UnavailableError MESH_HOP_LOST | MESH_PEER_UNREACHABLE | MESH_RECEIVE_TIMEOUT ... with details hopIndex
 *   and peerId
 * @throws VerificationError what a hop refused with
 */
export async function openClientSession(
  host: MeshHost,
  options: ClientSessionOptions,
): Promise<ClientSession> {
  const secrets = drawSecrets(options.hops.length, options.notAfter, options.promises?.terms ?? null);
  const opened = await openHops(host, options, secrets);
  try {
    return serveSteps(options, secrets, opened, await openEdges(options, secrets, opened));
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    for (const { stream } of opened) stream.abort(error);
    throw error;
  }
}

interface ClientEdges {
  readonly sealer: FrameSealer;
  readonly opener: FrameOpener;
}

/** The first and the last edge, under keys exported from those hops' HPKE contexts. */
async function openEdges(
  options: ClientSessionOptions,
  secrets: SessionSecrets,
  opened: readonly OpenedHop[],
): Promise<ClientEdges> {
  const { hops, widthsIn, widthsOut, cipher, modelRoot, frameRows } = options;
  const { sessionId, clientNonce, tags } = secrets;
  const story = storyOf(options, secrets);
  const first = opened[0]!;
  const last = opened.at(-1)!;
  const context = { cipher, modelRoot, sessionId, frameRows };
  const sealer = sealingEdge(
    {
      ...context,
      edge: 0,
      senderBootNonce: clientNonce,
      receiverBootNonce: first.hop.bootNonce,
      width: rowWords(widthsIn),
      tag: tags[0]!,
    },
    await first.hpke.exportKey(exportEdgeIn(story)),
  );
  const opener = openingEdge(
    {
      ...context,
      edge: hops.length,
      senderBootNonce: last.hop.bootNonce,
      receiverBootNonce: clientNonce,
      width: rowWords(widthsOut),
      tag: tags.at(-1)!,
    },
    await last.hpke.exportKey(exportEdgeOut(story)),
  );
  return { sealer, opener };
}

/** Frames on the way for each hop: one that it works on and one that waits for it. */
const STEPS_PER_HOP = 2;
/** How long this client commits before it looks for messages; by so much, and a row's commitment, it may delay an answer. */
const SETTLE_MS = 2;

interface PendingStep {
  readonly rows: number;
  readonly first: number;
  readonly flags: number;
  readonly sentAt: number;
  resolve(values: Int32Array): void;
  reject(error: VeilmeshError): void;
}

function serveSteps(
  options: ClientSessionOptions,
  secrets: SessionSecrets,
  opened: readonly OpenedHop[],
  { sealer, opener }: ClientEdges,
): ClientSession {
  const { hops, deadlines } = options;
  const lastIndex = hops.length - 1;
  const first = opened[0]!;
  const maxRows = options.frameRows.at(-1)!;
  const widthIn = rowWords(options.widthsIn);
  const promises: ClientPromises | null =
    options.promises === undefined
      ? null
      : createClientPromises(
          options.promises,
          secrets.sessionId,
          firstPromise(options.promises, options.frameRows),
          tellAll,
        );
  const segments = createClientSegments(options, secrets, (commits) =>
    toFirst(sendCommits(first.stream, commits)),
  );
  const turnstile = createTurnstile(hops.length * STEPS_PER_HOP);

  const pending: PendingStep[] = [];
  let failure: VeilmeshError | undefined;
  let hearsay: ReturnType<typeof setTimeout> | undefined;
  let stepTimer: ReturnType<typeof setTimeout> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let complete = false;
  let checked = 0; // segments
  let sound = true; // all of them, so far
  let calledLast = false;
  let answeredLast = false;
  let calledRows = 0; // of the session
  let sentPositions = 0; // of the current segment
  let segmentStartedAt = 0;
  let answeredAt = 0;
  const finished = Promise.withResolvers<SegmentResult[]>();
  finished.promise.catch(() => {}); // a caller that never calls finish() learns the failure from step()

  function fail(error: VeilmeshError): void {
    if (failure !== undefined || complete) return;
    failure = error;
    clearTimeout(hearsay);
    clearTimeout(stepTimer);
    clearTimeout(idle);
    promises?.close();
    segments.stopWaiting();
    turnstile.close(error);
    for (const step of pending.splice(0)) step.reject(error);
    finished.reject(error);
    for (const { stream } of opened) stream.abort(error);
  }

  function tellAll(voucher: Uint8Array): void {
    for (const [index, { hop, stream }] of opened.entries()) {
      stream
        .send(MESSAGE.voucher, voucher)
        .catch((thrown) => fail(hopLost(hop, index, asVeilmeshError(thrown))));
    }
  }

  function toFirst(sent: Promise<void>): void {
    sent.catch((thrown) => fail(hopLost(first.hop, 0, asVeilmeshError(thrown))));
  }

  /** The clock runs for the oldest step that has no answer: the others wait for it somewhere along the route. */
  function watchOldest(): void {
    clearTimeout(stepTimer);
    const oldest = pending[0];
    if (oldest !== undefined) {
      stepTimer = setTimeout(() => fail(stepTimeout()), deadlines.currentMs(oldest.rows));
    }
  }

  function answered(frame: Uint8Array): void {
    const step = pending[0]; // stays until it is resolved, so that whatever fails here rejects it
    if (step === undefined) throw unexpectedMessage(lastIndex);
    const { rows, first, flags, values } = opener.open(frame);
    if (rows !== step.rows || first !== step.first || flags !== step.flags) {
      throw new VerificationError('SESSION_STEP_MISMATCH', 'the answer does not fit the step that was sent', {
        details: { hopIndex: lastIndex },
      });
    }
    const now = performance.now();
    pending.shift();
    step.resolve(new Int32Array(values)); // the record's own copy must not change
    turnstile.leave();
    deadlines.record(rows, now - Math.max(step.sentAt, answeredAt));
    answeredAt = now;
    watchOldest();
    const closes = (flags & FLAG_CLOSES_SEGMENT) !== 0;
    const watch = () => setTimeout(claimMissing, deadlines.currentMs(rows));
    segments.answered(cutSteps(values, rows, first), rows, closes, watch);
    answeredLast = (flags & FLAG_LAST_STEP) !== 0;
    completeWhenDone();
    if (answeredLast) whileIdle();
  }

  /** While the hops work: commits to what crossed, checks one segment that was claimed. */
  function whileIdle(): void {
    idle ??= setTimeout(() => {
      idle = undefined;
      if (failure !== undefined) return;
      const more = segments.settle(SETTLE_MS);
      completeWhenDone();
      // else the caller is at work on an answer
      if (pending.length > 0) checkSegments(checked + 1);
      if (more || (pending.length > 0 && checked < segments.results.length)) whileIdle(); // messages first
    }, 0);
  }

  function checkSegments(end = Number.POSITIVE_INFINITY): void {
    try {
      while (sound && checked < Math.min(end, segments.results.length)) {
        options.onSegment?.(segments.results[checked]!);
        checked++;
      }
    } catch (thrown) {
      sound = false;
      fail(asVeilmeshError(thrown));
    }
  }

  function completeWhenDone(): void {
    if (!answeredLast || !segments.allDone()) return;
    checkSegments();
    if (failure !== undefined) return;
    complete = true;
    clearTimeout(hearsay);
    finished.resolve(segments.results);
  }

  function claimMissing(): void {
    const hopIndex = segments.missing();
    fail(
      new UnavailableError('SESSION_CLAIM_MISSING', `hop ${hopIndex} did not claim a segment in time`, {
        // without the commitments of the hop before it, it cannot
        details: {
          hopIndex,
          peerId: hops[hopIndex]!.peerId,
          ...(hopIndex === 0 ? {} : { target: hops[hopIndex - 1]!.peerId }),
        },
        hint: 'run it again: the planner takes another node where there is one (veilmesh status)',
      }),
    );
  }

  async function listen({ hop, stream }: OpenedHop, index: number): Promise<void> {
    try {
      while (true) {
        const message = await stream.receive();
        if (message === END) {
          if (complete) return;
          throw hopLost(hop, index);
        }
        if (message.type === MESSAGE.error) throw remoteError(message.bytes, hops, index);
        if (message.type === MESSAGE.outputs) segments.showed(index, message.bytes);
        else if (message.type === MESSAGE.claim) {
          segments.claimed(index, message.bytes);
          completeWhenDone();
          if (pending.length > 0) whileIdle();
        } else if (message.type === MESSAGE.frame && index === lastIndex) answered(message.bytes);
        else throw unexpectedMessage(index);
      }
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (isHearsay(error)) hearsay ??= setTimeout(() => fail(error), HEARSAY_GRACE_MS);
      else fail(isStreamLoss(error) ? hopLost(hop, index, error) : seenAt(hop, index, error));
    }
  }
  for (const [index, each] of opened.entries()) void listen(each, index);

  /** What can be refused without touching the session. */
  function refuse(values: Int32Array, rows: number, last: boolean, first: number): void {
    if (calledLast) throw new UsageError('SESSION_OVER', 'a step after the last step');
    const fits = Number.isInteger(rows) && rows >= (last ? 0 : 1) && rows <= maxRows;
    if (!fits || values.length !== rows * widthIn || !isCut(first, rows)) {
      throw new UsageError('FRAME_SHAPE', 'rows and values do not fit this model', {
        details: { rows, first, values: values.length, width: widthIn, maxRows },
      });
    }
    if (options.positions > 0 && calledRows + rows > options.positions) {
      throw new UsageError('CONTEXT_FULL', `this session has room for ${options.positions} positions`, {
        details: { positions: options.positions, used: calledRows, rows },
        hint: 'shorten the input or the answer, or open a session with more positions',
      });
    }
  }

  function send(values: Int32Array, rows: number, isLast: boolean, firstRows: number): Promise<Int32Array> {
    const now = performance.now();
    const positions = sentPositions + rows;
    const isLate = options.pace === undefined && sentPositions > 0 && now - segmentStartedAt >= SEGMENT_MS;
    const overdue = positions >= SEGMENT_POSITIONS || isLate;
    const closes = positions > 0 && (isLast || overdue);
    const flags = (closes ? FLAG_CLOSES_SEGMENT : 0) | (isLast ? FLAG_LAST_STEP : 0);
    const { frame } = sealer.seal(asPlain(values), rows, flags, firstRows);
    toFirst(sendFrame(first.stream, frame));
    segments.sent(cutSteps(values, rows, firstRows), closes);
    if (sentPositions === 0) segmentStartedAt = now;
    sentPositions = closes ? 0 : positions;
    const { promise, resolve, reject } = Promise.withResolvers<Int32Array>();
    pending.push({ rows, first: firstRows, flags, sentAt: now, resolve, reject });
    if (pending.length === 1) watchOldest();
    if (!isLast) promises?.ahead();
    whileIdle(); // what crossed so far is committed to now, not when the next token waits for it
    return promise;
  }

  return {
    sessionId: secrets.sessionId,
    blindKey: secrets.blindKey,
    clientNonce: secrets.clientNonce,

    // Calls in a row are frames in that order, and the first of them is sealed before the first await.
    async step(values, rows, isLast, firstRows = rows) {
      if (failure !== undefined) throw failure;
      refuse(values, rows, isLast, firstRows);
      calledRows += rows;
      calledLast = isLast;
      const own = new Int32Array(values);
      const turn = turnstile.enter();
      if (turn !== undefined) await turn;
      if (failure !== undefined) throw failure; // in the very tick that let this step in
      const covered = promises?.cover(rows);
      if (covered !== undefined) {
        await covered.catch((thrown) => fail(asVeilmeshError(thrown)));
        if (failure !== undefined) throw failure;
      }
      if (options.pace !== undefined) {
        await options.pace.beat();
        if (failure !== undefined) throw failure;
      }
      return send(own, rows, isLast, firstRows);
    },

    finish: () => finished.promise,

    async close() {
      segments.settleClaimed();
      checkSegments(); // what is finished is finished, also when the rest is lost or given up
      fail(new UnavailableError('SESSION_ABANDONED', 'the client gave the session up'));
      if (failure === undefined) await Promise.all(opened.map(({ stream }) => retire(stream)));
    },
  };
}

/** What crosses in a frame, step by step. */
const cutSteps = (values: Int32Array, rows: number, first: number): Int32Array[] => {
  if (first === rows) return [values];
  const cut = (values.length / rows) * first;
  return [values.subarray(0, cut), values.subarray(cut)];
};

const stepTimeout = (): UnavailableError =>
  new UnavailableError('SESSION_STEP_TIMEOUT', 'a step was not answered in time', {
    hint: 'a hop is slow or stopped: veilmesh status, then run it again',
  });
