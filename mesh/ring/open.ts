/**
 * The side that asks: one stream to one node in one role, requests answered in order, each within its deadline.
 *
 * Whatever goes wrong ends the stream for good: another one has another session and another seed.
 * @module
 */
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Masked } from '../../crypto/mask/masked.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../host/types.ts';
import { createTurnstile } from '../session/client-turnstile.ts';
import { fromRemoteError } from '../wire/remote-error.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { rowCost } from './budget.ts';
import {
  assertFits,
  decodeReady,
  decodeRequest,
  decodeRingError,
  decodeWords,
  encodeCorrect,
  encodeOpen,
  encodeSeed,
  encodeState,
  encodeVault,
  encodeWords,
  malformed,
  type OpenPayment,
  REQUESTS_AHEAD,
  RING,
  RING_PROTOCOL,
  type RingEnd,
  type RingHead,
  type RingRole,
  rowsAtOnce,
} from './protocol.ts';
import type { RingSeed } from './serve.ts';

export interface RingTarget {
  readonly peerId: string;
  readonly network: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** The part's products in the order of its program. */
  readonly shapes: readonly RingShape[];
  readonly openMs: number;
  /** How long the node may be silent while something is asked of it. */
  readonly answerMs: number;
  /** Null: what the node computes for nothing. */
  readonly paid: OpenPayment | null;
}

/** What went through a stream so far, payloads of requests and answers. */
export interface RingTraffic {
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Rows that were asked for, by their weight, as the node counts them too. */
  readonly rows: number;
}

interface RingStream {
  readonly peerId: string;
  /** Rows that the node will compute as it is paid, or for nothing, as it said when it opened. */
  readonly rows: number;
  readonly traffic: RingTraffic;
  /** Ends the session. Never rejects. */
  close(): Promise<void>;
}

/** What ends with the node's word for what it was. */
export interface StatedStream extends RingStream {
  /**
   * After the last answer; nothing can be asked any more. @returns the node's statement, opaque here
   */
  state(end: RingEnd): Promise<Uint8Array>;
}

/** Who multiplies: it sees masked words alone, which the type of what it is sent demands. */
export interface ProductStream extends StatedStream {
  /** Rows of words -> rows of words. @throws what the stream failed with; RING_* with details.peer */
  multiply(op: string, masked: Masked, count: number): Promise<Int32Array>;
}

/** Chain B: it sees a seed and which rows of which products are asked for. */
export interface CorrectionStream extends StatedStream {
  correct(op: string, from: number, count: number): Promise<Int32Array>;
}

export interface VaultStream extends RingStream {
  /** One message under this client's key -> its reply. */
  exchange(op: string, message: Uint8Array): Promise<Uint8Array>;
}

/** @throws UnavailableError MESH_* | RING_TIMEOUT | RING_CLOSED, and what the node refuses with, details.peer naming it */
export async function openProducts(host: MeshHost, target: RingTarget): Promise<ProductStream> {
  const session = await openSession(host, target, 'product', null);
  return {
    ...session.face,
    state: stateOver(session),
    multiply: (op, masked, count) =>
      session.inPieces(op, count, ({ index, shape, from, rows }) => {
        const piece = masked.subarray(from * shape.dIn, (from + rows) * shape.dIn);
        return session.ask({ index, count: rows }, RING.product, encodeWords({ index, count: rows }, piece));
      }),
  };
}

const stateOver =
  (session: OpenSession): StatedStream['state'] =>
  async (end) =>
    (await session.ask(null, RING.state, encodeState(end), RING.stated)).slice();

/** @throws as openProducts */
export async function openCorrections(
  host: MeshHost,
  target: RingTarget,
  seed: RingSeed,
): Promise<CorrectionStream> {
  const session = await openSession(host, target, 'correct', seed);
  return {
    ...session.face,
    state: stateOver(session),
    correct: (op, first, count) =>
      session.inPieces(op, count, ({ index, from, rows }) => {
        const head = { index, count: rows };
        return session.ask(head, RING.correct, encodeCorrect(head, first + from));
      }),
  };
}

/** @throws as openProducts; RING_ROLE where the node does no such thing */
export async function openVault(host: MeshHost, target: RingTarget): Promise<VaultStream> {
  const session = await openSession(host, target, 'vault', null);
  return {
    ...session.face,
    async exchange(op, message) {
      const head = { index: session.indexOf(op), count: 1 };
      return (await session.ask(head, RING.vault, encodeVault(head, message), RING.vaultReply)).slice();
    },
  };
}

interface Piece {
  readonly index: number;
  readonly shape: RingShape;
  readonly from: number;
  readonly rows: number;
}

interface OpenSession {
  readonly face: RingStream;
  indexOf(op: string): number;
  /** The answer's body behind its head, a view; the whole answer where it has none. */
  ask(head: RingHead | null, type: number, bytes: Uint8Array, reply?: number): Promise<Uint8Array>;
  /** `count` rows of an operation in as many messages as they take; the answers' words side by side. */
  inPieces(op: string, count: number, ask: (piece: Piece) => Promise<Uint8Array>): Promise<Int32Array>;
}

interface Waiting {
  readonly head: RingHead | null;
  readonly reply: number;
  resolve(body: Uint8Array): void;
  reject(error: VeilmeshError): void;
}

/** How long a node that has no place is asked again by a client that has paid it, and how often. */
const PLACE_MS = 10_000;
const AGAIN_MS = 250;
const NO_PLACE: ReadonlySet<string> = new Set(['SESSION_LIMIT', 'SESSION_PEER_LIMIT']);

/** What was paid is not given up for want of a place: nothing was taken of it, and nothing was sent. */
async function openSession(
  host: MeshHost,
  target: RingTarget,
  role: RingRole,
  seed: RingSeed | null,
): Promise<OpenSession> {
  const until = performance.now() + PLACE_MS;
  while (true) {
    try {
      return await openOnce(host, target, role, seed);
    } catch (thrown) {
      const { code } = asVeilmeshError(thrown);
      if (target.paid === null || !NO_PLACE.has(code) || performance.now() > until) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

async function openOnce(
  host: MeshHost,
  target: RingTarget,
  role: RingRole,
  seed: RingSeed | null,
): Promise<OpenSession> {
  const { peerId, network, modelRoot, shardRoot, shapes, openMs, answerMs, paid } = target;
  for (const shape of shapes) assertFits(shape);
  const at = new Map(shapes.map(({ op }, index) => [op, index]));
  const traffic = { requests: 0, bytesUp: 0, bytesDown: 0, rows: 0 };
  const waiting: Waiting[] = [];
  const turnstile = createTurnstile(REQUESTS_AHEAD);
  let failure: VeilmeshError | undefined;
  let sent: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stream = await host.openStream(peerId, RING_PROTOCOL, { timeoutMs: openMs }).catch((thrown) => {
    throw named(thrown, peerId);
  });
  const fail = (thrown: unknown): VeilmeshError => {
    failure ??= named(thrown, peerId);
    stream.abort(failure);
    stop(failure);
    return failure;
  };
  const stop = (error: VeilmeshError): void => {
    clearTimeout(timer);
    turnstile.close(error);
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  /** From the first question to its answer, and from each answer to the next. */
  const watch = (): void => {
    clearTimeout(timer);
    if (waiting.length > 0) timer = setTimeout(() => fail(timedOut(answerMs)), answerMs);
  };
  let rows: number;
  try {
    const open = encodeOpen({ v: 1, network, modelRoot, shardRoot, role, paid });
    await stream.send(RING.open, open, { timeoutMs: openMs });
    // a node loads its weights when the first client comes
    rows = decodeReady(expectAnswer(await stream.receive({ timeoutMs: answerMs }), RING.ready, peerId)).rows;
    if (seed !== null) {
      await stream.send(RING.seed, encodeSeed(seed.session, seed.seed), { timeoutMs: openMs });
    }
  } catch (thrown) {
    throw fail(thrown);
  }
  void readAnswers(stream, peerId, (type, bytes) => {
    const asked = waiting[0];
    if (asked === undefined) throw malformed('an answer that nobody asked for', { type });
    if (type !== asked.reply) throw malformed('an answer to another question', { type });
    const body = asked.head === null ? bytes : bodyOf(bytes, asked.head);
    waiting.shift();
    watch();
    traffic.bytesDown += bytes.length;
    asked.resolve(body);
  }).catch(fail);

  function bodyOf(bytes: Uint8Array, head: RingHead): Uint8Array {
    const { index, count, body } = decodeRequest(bytes, shapes);
    if (index === head.index && count === head.count) return body;
    throw malformed('an answer to another question', { index, count });
  }

  async function ask(
    head: RingHead | null,
    type: number,
    bytes: Uint8Array,
    reply: number = RING.words,
  ): Promise<Uint8Array> {
    if (failure !== undefined) throw failure;
    await turnstile.enter();
    try {
      if (failure !== undefined) throw failure;
      traffic.requests++;
      traffic.bytesUp += bytes.length;
      const answer = new Promise<Uint8Array>((resolve, reject) => {
        waiting.push({ head, reply, resolve, reject });
      });
      if (waiting.length === 1) watch();
      // one after another, so that what waits to be sent is never more than one message
      sent = sent.then(() => stream.send(type, bytes, { timeoutMs: answerMs }));
      sent.catch(fail);
      return await answer;
    } finally {
      turnstile.leave();
    }
  }

  function indexOf(op: string): number {
    const index = at.get(op);
    if (index === undefined) throw malformed('a product that this part does not have');
    return index;
  }

  return {
    face: {
      peerId,
      rows,
      traffic,
      async close() {
        if (failure !== undefined) return;
        failure = ended(peerId);
        stop(failure);
        // not waited for: the node may be gone
        void stream.end().catch(() => undefined);
      },
    },
    indexOf,
    ask,
    async inPieces(op, count, askPiece) {
      const index = indexOf(op);
      const shape = shapes[index]!;
      const most = rowsAtOnce(shape);
      const result = new Int32Array(count * shape.dOut);
      const pieces: Promise<void>[] = [];
      for (let from = 0; from < count; from += most) {
        const rows = Math.min(most, count - from);
        traffic.rows += rowCost(shape, rows);
        pieces.push(
          askPiece({ index, shape, from, rows }).then((body) => {
            try {
              result.set(decodeWords(body, rows * shape.dOut), from * shape.dOut);
            } catch (thrown) {
              throw fail(thrown);
            }
          }),
        );
      }
      await Promise.all(pieces);
      return result;
    },
  };
}

async function readAnswers(
  stream: WireStream,
  peerId: string,
  onAnswer: (type: number, bytes: Uint8Array) => void,
): Promise<never> {
  while (true) {
    const message = await stream.receive();
    if (message === END) throw ended(peerId);
    if (message.type === RING.error) throw fromRemoteError(decodeRingError(message.bytes), peerId);
    onAnswer(message.type, message.bytes);
  }
}

function expectAnswer(message: Message | typeof END, type: number, peerId: string): Uint8Array {
  if (message === END) throw ended(peerId);
  if (message.type === RING.error) throw fromRemoteError(decodeRingError(message.bytes), peerId);
  if (message.type !== type) throw malformed('an answer to another question', { type: message.type });
  return message.bytes;
}

const ended = (peerId: string): UnavailableError =>
  new UnavailableError('RING_CLOSED', 'the node ended the session', { details: { peer: peerId } });

const timedOut = (timeoutMs: number): UnavailableError =>
  new UnavailableError('RING_TIMEOUT', `the node was silent for ${timeoutMs} ms`, {
    details: { timeoutMs },
  });

/** Whose stream it was is part of every failure. */
function named(thrown: unknown, peerId: string): VeilmeshError {
  const error = asVeilmeshError(thrown);
  if (error.details.peer !== undefined) return error;
  const options = { details: { ...error.details, peer: peerId }, cause: error };
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  const { family, code, message } = error;
  if (family === 'verification') return new VerificationError(code, message, { ...options, ...hint });
  if (family === 'unavailable') return new UnavailableError(code, message, { ...options, ...hint });
  return error;
}
