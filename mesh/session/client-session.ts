/**
 * The client's half of a session: seals OPEN to every hop, masks what goes in, unmasks what comes out, decides
 * where segments end, and gathers the hops' claims for each segment.
 *
 * States: opening -> serving -> (last step answered and all claims in) complete, or failed at any point.
 * A failed session is over; the caller plans again and opens a new one with a higher `attempt`.
 * @module
 */
import { createSaltedCommitter } from '../../crypto/commit/committer.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Hash32, Sha256 } from '../../crypto/core/hash.ts';
import {
  FLAG_CLOSES_SEGMENT,
  FLAG_LAST_STEP,
  type FrameOpener,
  type FrameSealer,
} from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import type { MeshHost } from '../host/types.ts';
import { END } from '../wire/types.ts';
import { HEARSAY_GRACE_MS, hopLost, isHearsay, remoteError, unexpectedMessage } from './client-errors.ts';
import { drawSecrets, type OpenedHop, openHops, type SessionSecrets } from './client-open.ts';
import { openingEdge, sealingEdge } from './edges.ts';
import {
  type ClaimMessage,
  decodeClaimMessage,
  EXPORT_EDGE_IN,
  EXPORT_EDGE_OUT,
  MESSAGE,
  SEGMENT_MS,
  SEGMENT_POSITIONS,
} from './protocol.ts';
import { createEdgeRecord } from './segment.ts';
import { isStreamLoss, retire, sendFrame } from './streams.ts';

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
}

export interface ClientSessionOptions {
  readonly hops: readonly RouteHop[];
  readonly modelRoot: Uint8Array;
  /** 32-bit words per row of the first and of the last edge. */
  readonly widthIn: number;
  readonly widthOut: number;
  readonly frameRows: readonly number[];
  readonly maxFrameBytes: number;
  readonly chainId: number;
  readonly settlement: Uint8Array;
  readonly requestId: Uint8Array;
  readonly attempt: number;
  /** Unix seconds. */
  readonly notAfter: number;
  readonly cipher: StreamCipher;
  /** For commitments; noble's when left out. */
  readonly sha256?: Sha256;
  readonly openTimeoutMs: number;
  /**
   * How long one step may take end to end, and the claims of a segment after its last answer, before the session
   * is given up.
   */
  readonly stepTimeoutMs: () => number;
}

/** One segment as the client saw it: what it committed to itself and what each hop claims. */
export interface SegmentResult {
  readonly segment: number;
  readonly positions: readonly [from: number, to: number];
  readonly inCommits: Hash32;
  readonly outCommits: Hash32;
  /** In hop order. */
  readonly hops: readonly ClaimMessage[];
}

export interface ClientSession {
  readonly sessionId: Uint8Array;
  readonly clientNonce: Uint8Array;
  /**
   * rows * widthIn words -> rows * widthOut words. Calls may overlap; steps keep their order. After the call
   * with `last` no more may follow; it may have 0 rows, when the caller did not know before that it was over.
   * @throws UsageError FRAME_SHAPE | SESSION_OVER, which leave the session as it was; else what it failed with
   */
  step(values: Int32Array, rows: number, last: boolean): Promise<Int32Array>;
  /** Every segment, once the last step was answered and every hop's claims arrived. */
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
  const secrets = drawSecrets(options.hops.length);
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
  { hops, widthIn, widthOut, cipher, modelRoot, frameRows }: ClientSessionOptions,
  { sessionId, clientNonce, tags }: SessionSecrets,
  opened: readonly OpenedHop[],
): Promise<ClientEdges> {
  const first = opened[0]!;
  const last = opened.at(-1)!;
  const context = { cipher, modelRoot, sessionId, frameRows };
  const sealer = sealingEdge(
    {
      ...context,
      edge: 0,
      senderBootNonce: clientNonce,
      receiverBootNonce: first.hop.bootNonce,
      width: widthIn,
      tag: tags[0]!,
    },
    await first.hpke.exportKey(EXPORT_EDGE_IN),
  );
  const opener = openingEdge(
    {
      ...context,
      edge: hops.length,
      senderBootNonce: last.hop.bootNonce,
      receiverBootNonce: clientNonce,
      width: widthOut,
      tag: tags.at(-1)!,
    },
    await last.hpke.exportKey(EXPORT_EDGE_OUT),
  );
  return { sealer, opener };
}

interface PendingStep {
  readonly rows: number;
  readonly flags: number;
  resolve(values: Int32Array): void;
  reject(error: VeilmeshError): void;
}

/** A segment whose steps are all answered, waiting for claims. */
interface AnsweredSegment {
  readonly positions: readonly [number, number];
  readonly inputRoot: () => Hash32;
  readonly outputRoot: () => Hash32;
  readonly timer: ReturnType<typeof setTimeout>;
}

function serveSteps(
  options: ClientSessionOptions,
  { sessionId, clientNonce, blindKey }: SessionSecrets,
  opened: readonly OpenedHop[],
  { sealer, opener }: ClientEdges,
): ClientSession {
  const { hops } = options;
  const lastIndex = hops.length - 1;
  const committer = createSaltedCommitter({ sessionBlindKey: blindKey, sessionId, sha256: options.sha256 });
  const inputs = createEdgeRecord(committer, 0, options.widthIn);
  const outputs = createEdgeRecord(committer, hops.length, options.widthOut);

  const pending: PendingStep[] = [];
  /** Of segments that were sent and not yet answered. */
  const closingInputs: (() => Hash32)[] = [];
  const answeredSegments: AnsweredSegment[] = [];
  const claims: ClaimMessage[][] = hops.map(() => []);
  const results: SegmentResult[] = [];
  let failure: VeilmeshError | undefined;
  let hearsay: ReturnType<typeof setTimeout> | undefined;
  let complete = false;
  let sentLast = false;
  let sentPositions = 0; // of the current segment
  let segmentStartedAt = 0;
  let answeredSteps = 0;
  let answeredPositions = 0; // of the session
  let segmentFrom = 0;
  const finished = Promise.withResolvers<SegmentResult[]>();
  finished.promise.catch(() => {}); // a caller that never calls finish() learns the failure from step()

  function fail(error: VeilmeshError): void {
    if (failure !== undefined || complete) return;
    failure = error;
    clearTimeout(hearsay);
    for (const { timer } of answeredSegments) clearTimeout(timer);
    for (const step of pending.splice(0)) step.reject(error);
    finished.reject(error);
    for (const { stream } of opened) stream.abort(error);
  }

  function answered(frame: Uint8Array): void {
    const step = pending[0]; // stays until it is resolved, so that whatever fails here rejects it
    if (step === undefined) throw unexpectedMessage(lastIndex);
    const { rows, flags, values } = opener.open(frame);
    if (rows !== step.rows || flags !== step.flags) {
      throw new VerificationError('SESSION_STEP_MISMATCH', 'the answer does not fit the step that was sent', {
        details: { hopIndex: lastIndex },
      });
    }
    outputs.add(answeredSteps++, values);
    answeredPositions += rows;
    if ((flags & FLAG_CLOSES_SEGMENT) !== 0) {
      answeredSegments.push({
        positions: [segmentFrom, answeredPositions],
        inputRoot: closingInputs.shift()!,
        outputRoot: outputs.cut(),
        timer: setTimeout(claimMissing, options.stepTimeoutMs()),
      });
      segmentFrom = answeredPositions;
    }
    pending.shift();
    step.resolve(new Int32Array(values)); // the record's own copy must not change
    gather();
  }

  /** Roots are made segment by segment, as claims come in, so that a long session keeps no old activations. */
  function gather(): void {
    while (answeredSegments.length > 0 && claims.every((hop) => hop.length > results.length)) {
      const { positions, inputRoot, outputRoot, timer } = answeredSegments.shift()!;
      clearTimeout(timer);
      const segment = results.length;
      results.push({
        segment,
        positions,
        inCommits: inputRoot(),
        outCommits: outputRoot(),
        hops: claims.map((hop) => hop[segment]!),
      });
    }
    if (!sentLast || pending.length > 0 || answeredSegments.length > 0 || failure !== undefined) return;
    complete = true;
    clearTimeout(hearsay);
    finished.resolve(results);
  }

  function claimMissing(): void {
    const hopIndex = claims.findIndex((hop) => hop.length <= results.length);
    fail(
      new UnavailableError('SESSION_CLAIM_MISSING', `hop ${hopIndex} did not claim a segment in time`, {
        details: { hopIndex, peerId: hops[hopIndex]!.peerId },
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
        if (message.type === MESSAGE.claim) {
          const due = results.length + answeredSegments.length + closingInputs.length;
          if (claims[index]!.length >= due) throw unexpectedMessage(index);
          claims[index]!.push(decodeClaimMessage(message.bytes));
          gather();
        } else if (message.type === MESSAGE.frame && index === lastIndex) answered(message.bytes);
        else throw unexpectedMessage(index);
      }
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (isHearsay(error)) hearsay ??= setTimeout(() => fail(error), HEARSAY_GRACE_MS);
      else fail(isStreamLoss(error) ? hopLost(hop, index, error) : error);
    }
  }
  for (const [index, each] of opened.entries()) void listen(each, index);

  return {
    sessionId,
    clientNonce,

    // Sealed before the first await: calls in a row are frames in that order.
    async step(values, rows, isLast) {
      if (failure !== undefined) throw failure;
      if (sentLast) throw new UsageError('SESSION_OVER', 'a step after the last step');
      const now = performance.now();
      const positions = sentPositions + rows;
      const overdue =
        positions >= SEGMENT_POSITIONS || (sentPositions > 0 && now - segmentStartedAt >= SEGMENT_MS);
      const closes = positions > 0 && (isLast || overdue);
      const flags = (closes ? FLAG_CLOSES_SEGMENT : 0) | (isLast ? FLAG_LAST_STEP : 0);
      const { frame, counter } = sealer.seal(asPlain(values), rows, flags);
      inputs.add(counter, new Int32Array(values));
      if (sentPositions === 0) segmentStartedAt = now;
      sentPositions = closes ? 0 : positions;
      if (closes) closingInputs.push(inputs.cut());
      sentLast = isLast;

      const answer = Promise.withResolvers<Int32Array>();
      const timer = setTimeout(() => fail(stepTimeout()), options.stepTimeoutMs());
      pending.push({ rows, flags, resolve: answer.resolve, reject: answer.reject });
      const first = opened[0]!;
      sendFrame(first.stream, frame).catch((thrown) => fail(hopLost(first.hop, 0, asVeilmeshError(thrown))));
      try {
        return await answer.promise;
      } finally {
        clearTimeout(timer);
      }
    },

    finish: () => finished.promise,

    async close() {
      fail(new UnavailableError('SESSION_ABANDONED', 'the client gave the session up'));
      if (failure === undefined) await Promise.all(opened.map(({ stream }) => retire(stream)));
    },
  };
}

const stepTimeout = (): UnavailableError =>
  new UnavailableError('SESSION_STEP_TIMEOUT', 'a step was not answered in time', {
    hint: 'a hop is slow or stopped: veilmesh status, then run it again',
  });
