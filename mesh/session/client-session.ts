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
  InternalError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Hash32 } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { FLAG_CLOSES_SEGMENT, FLAG_LAST_STEP } from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { createHpkeSender } from '../../crypto/seal/hpke.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type WireStream } from '../wire/types.ts';
import { openingEdge, sealingEdge } from './edges.ts';
import { sessionProtocol } from './hop-host.ts';
import {
  type ClaimMessage,
  decodeClaimMessage,
  decodeErrorMessage,
  EXPORT_EDGE_IN,
  EXPORT_EDGE_OUT,
  encodeOpenContent,
  encodeOpenEnvelope,
  MESSAGE,
  OPEN_INFO,
  type OpenContent,
  SEGMENT_MS,
  SEGMENT_POSITIONS,
  TAG_BYTES,
} from './protocol.ts';
import { createEdgeRecord } from './segment.ts';

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
  readonly openTimeoutMs: number;
  /** How long one step may take end to end before the session is given up. */
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
   * with `last` no more may follow.
   */
  step(values: Int32Array, rows: number, last: boolean): Promise<Int32Array>;
  /** Every segment, once the last step was answered and every hop's claims arrived. */
  finish(): Promise<SegmentResult[]>;
  /** Ends the session at every hop; after a failure it aborts instead. */
  close(): Promise<void>;
}

/**
 * Opens the session at all hops in parallel.
 * @throws UnavailableError MESH_HOP_LOST | MESH_PEER_UNREACHABLE | SESSION_STEP_TIMEOUT ...
 * @throws VerificationError what a hop refused with, or FRAME_REJECTED
 */
export async function openClientSession(
  host: MeshHost,
  options: ClientSessionOptions,
): Promise<ClientSession> {
  const { hops } = options;
  const sessionId = randomBytes(32);
  const clientNonce = randomBytes(32);
  const blindKey = randomBytes(32);
  const edgeSecret = randomBytes(32);
  const tags = Array.from({ length: hops.length + 1 }, () => randomBytes(TAG_BYTES));
  const protocol = sessionProtocol(options.maxFrameBytes);

  const opened = await settleAll(
    hops.map(async (hop, index) => {
      const hpke = await createHpkeSender({ recipientPublicKey: hop.hpkeKey, info: OPEN_INFO });
      const content: OpenContent = {
        version: 1,
        chainId: options.chainId,
        settlement: options.settlement,
        sessionId,
        requestId: options.requestId,
        clientNonce,
        blindKey,
        edgeSecret,
        modelRoot: options.modelRoot,
        shardRoot: hop.shardRoot,
        hopIndex: index,
        hopCount: hops.length,
        attempt: options.attempt,
        previous: index === 0 ? null : asNeighbour(hops[index - 1]!),
        next: index === hops.length - 1 ? null : asNeighbour(hops[index + 1]!),
        tagIn: tags[index]!,
        tagOut: tags[index + 1]!,
        notAfter: options.notAfter,
      };
      const sealed = await hpke.seal(encodeOpenContent(content), hop.evidenceHash);
      await host.addAddresses(hop.peerId, hop.addresses);
      const stream = await host.openStream(hop.peerId, protocol, { timeoutMs: options.openTimeoutMs });
      await stream.send(MESSAGE.open, encodeOpenEnvelope({ enc: hpke.enc, sealed }));
      const reply = await stream.receive({ timeoutMs: options.openTimeoutMs });
      if (reply === END) throw hopLost(hop, index);
      if (reply.type === MESSAGE.error) throw remoteError(reply.bytes, hop, index);
      if (reply.type !== MESSAGE.ready) throw unexpectedMessage(index);
      return { hop, hpke, stream };
    }),
    ({ stream }) => stream.abort(new UnavailableError('SESSION_ABANDONED', 'another hop did not open')),
  );

  const context = {
    cipher: options.cipher,
    modelRoot: options.modelRoot,
    sessionId,
    frameRows: options.frameRows,
  };
  const first = opened[0]!;
  const last = opened.at(-1)!;
  const sealer = sealingEdge(
    {
      ...context,
      edge: 0,
      senderBootNonce: clientNonce,
      receiverBootNonce: first.hop.bootNonce,
      width: options.widthIn,
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
      width: options.widthOut,
      tag: tags.at(-1)!,
    },
    await last.hpke.exportKey(EXPORT_EDGE_OUT),
  );
  const committer = createSaltedCommitter({ sessionBlindKey: blindKey, sessionId });
  const inputs = createEdgeRecord(committer, 0, options.widthIn);
  const outputs = createEdgeRecord(committer, hops.length, options.widthOut);

  interface PendingStep {
    readonly rows: number;
    readonly flags: number;
    resolve(values: Int32Array): void;
    reject(error: VeilmeshError): void;
  }
  interface OpenSegment {
    readonly positions: readonly [number, number];
    readonly inputRoot: () => Hash32;
    readonly outputRoot: () => Hash32;
  }
  const pending: PendingStep[] = [];
  const segments: OpenSegment[] = [];
  const claims: ClaimMessage[][] = hops.map(() => []);
  let failure: VeilmeshError | undefined;
  let complete = false;
  let closing = false;
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
    for (const step of pending.splice(0)) step.reject(error);
    finished.reject(error);
    for (const { stream } of opened) stream.abort(error);
  }

  /** One step answered: record it, and close the segment's own record where the flags say so. */
  function answered(frame: Uint8Array): void {
    const step = pending.shift();
    if (step === undefined)
      throw new VerificationError('SESSION_MESSAGE_UNEXPECTED', 'a frame nobody asked for');
    const { rows, flags, values } = opener.open(frame);
    if (rows !== step.rows || flags !== step.flags) {
      const error = new VerificationError(
        'SESSION_STEP_MISMATCH',
        'the answer does not fit the step that was sent',
      );
      step.reject(error);
      throw error;
    }
    outputs.add(answeredSteps++, values);
    answeredPositions += rows;
    if ((flags & FLAG_CLOSES_SEGMENT) !== 0) {
      segments.push({
        positions: [segmentFrom, answeredPositions],
        inputRoot: closingInputs.shift()!,
        outputRoot: outputs.cut(),
      });
      segmentFrom = answeredPositions;
    }
    step.resolve(values);
    completeWhenAllIn();
  }
  /** Of segments that were sent and not yet answered. */
  const closingInputs: (() => Hash32)[] = [];

  function completeWhenAllIn(): void {
    if (!sentLast || pending.length > 0 || claims.some((hop) => hop.length < segments.length)) return;
    complete = true;
    finished.resolve(
      segments.map(({ positions, inputRoot, outputRoot }, index) => ({
        segment: index,
        positions,
        inCommits: inputRoot(),
        outCommits: outputRoot(),
        hops: claims.map((hop) => hop[index]!),
      })),
    );
  }

  async function listen(stream: WireStream, index: number): Promise<void> {
    const hop = hops[index]!;
    try {
      while (true) {
        const message = await stream.receive();
        if (message === END) {
          if (complete || closing) return;
          throw hopLost(hop, index);
        }
        if (message.type === MESSAGE.error) throw remoteError(message.bytes, hop, index);
        if (message.type === MESSAGE.claim) {
          if (claims[index]!.length >= segments.length + closingInputs.length) throw unexpectedMessage(index);
          claims[index]!.push(decodeClaimMessage(message.bytes));
          completeWhenAllIn();
        } else if (message.type === MESSAGE.frame && index === hops.length - 1) answered(message.bytes);
        else throw unexpectedMessage(index);
      }
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      fail(isLoss(error) ? hopLost(hop, index, error) : error);
    }
  }
  for (const [index, { stream }] of opened.entries()) void listen(stream, index);

  return {
    sessionId,
    clientNonce,

    step(values, rows, isLast) {
      if (failure !== undefined) return Promise.reject(failure);
      if (sentLast) return Promise.reject(new InternalError('SESSION_OVER', 'a step after the last step'));
      const now = performance.now();
      if (sentPositions === 0) segmentStartedAt = now;
      sentPositions += rows;
      const closes = isLast || sentPositions >= SEGMENT_POSITIONS || now - segmentStartedAt >= SEGMENT_MS;
      const flags = (closes ? FLAG_CLOSES_SEGMENT : 0) | (isLast ? FLAG_LAST_STEP : 0);
      const { frame, counter } = sealer.seal(asPlain(values), rows, flags);
      inputs.add(counter, values);
      if (closes) {
        sentPositions = 0;
        closingInputs.push(inputs.cut());
      }
      sentLast = isLast;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          fail(
            new UnavailableError('SESSION_STEP_TIMEOUT', 'a step was not answered in time', {
              hint: 'a hop is slow or stopped: veilmesh status, then run it again',
            }),
          );
        }, options.stepTimeoutMs());
        pending.push({
          rows,
          flags,
          resolve: (answer) => {
            clearTimeout(timer);
            resolve(answer);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
        first.stream
          .send(MESSAGE.frame, frame)
          .catch((thrown) => fail(hopLost(first.hop, 0, asVeilmeshError(thrown))));
      });
    },

    finish: () => finished.promise,

    async close() {
      closing = true;
      if (failure !== undefined || !complete) {
        fail(new UnavailableError('SESSION_ABANDONED', 'the client gave the session up'));
        return;
      }
      await Promise.allSettled(opened.map(({ stream }) => stream.end()));
    },
  };
}

const asNeighbour = (hop: RouteHop) => ({
  peerId: hop.peerId,
  addresses: [...hop.addresses],
  evidence: hop.evidence,
});

/** Errors by which a transport says that the other side is gone. */
const isLoss = (error: VeilmeshError): boolean =>
  error.family === 'unavailable' && error.code.startsWith('MESH_STREAM');

const hopLost = (hop: RouteHop, hopIndex: number, cause?: VeilmeshError): UnavailableError =>
  new UnavailableError('MESH_HOP_LOST', `hop ${hopIndex} of the route is gone`, {
    details: { hopIndex, peerId: hop.peerId },
    hint: 'run it again: the planner takes another node where there is one (veilmesh status shows coverage)',
    ...(cause === undefined ? {} : { cause }),
  });

/** What the hop says of itself, under the family it names; its text is shown as the hop's, not as ours. */
function remoteError(encoded: Uint8Array, hop: RouteHop, hopIndex: number): VeilmeshError {
  const { code, family, message } = decodeErrorMessage(encoded);
  const options = { details: { hopIndex, peerId: hop.peerId, remote: true }, hint: 'veilmesh status' };
  const text = `hop ${hopIndex} says: ${message}`;
  return family === 'verification' || family === 'usage'
    ? new VerificationError(code, text, options)
    : new UnavailableError(code, text, options);
}

const unexpectedMessage = (hopIndex: number): VerificationError =>
  new VerificationError('SESSION_MESSAGE_UNEXPECTED', 'a hop sent a message that does not belong here', {
    details: { hopIndex },
  });

/** All or the first error, after `undo` was called for those that succeeded. */
async function settleAll<T>(work: readonly Promise<T>[], undo: (value: T) => void): Promise<T[]> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return results.map((result) => (result as PromiseFulfilledResult<T>).value);
  for (const result of results) if (result.status === 'fulfilled') undo(result.value);
  throw failed.reason;
}
