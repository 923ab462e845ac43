/**
 * The untrusted host's half of a hop: moves envelopes and frames between streams and the enclave.
 *
 * It sees tags, sizes and times; a frame is opaque to it. One control stream is one session. It ends when the
 * client and the previous hop have sent END, or at the first failure, of which the client learns code and text.
 * Every wait is bounded: for OPEN, HELLO and the ENDs by `openMs`, for frames and for peers that do not take
 * what is sent by `idleMs`.
 *
 * Where the host asks for payment, a VOUCHER comes right after OPEN; it is judged aside, and the enclave holds back what no
 * voucher covers.
 * @module
 */
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { CallOptions, MeshHost } from '../host/types.ts';
import { END, type Message, type WireProtocol, type WireStream } from '../wire/types.ts';
import { createHelloTable } from './hello-table.ts';
import type { SegmentClaim } from './hop-claims.ts';
import type { HopRouting, StepResult } from './hop-session.ts';
import { createPlaces } from './places.ts';
import {
  encodeClaimMessage,
  encodeErrorMessage,
  errorMessage,
  FRAMES_PROTOCOL,
  MAX_COMMITS_BYTES,
  MESSAGE,
  SEGMENTS_AHEAD,
  SESSION_PROTOCOL,
  type StepTimings,
  TAG_BYTES,
  VOUCHER_BYTES,
} from './protocol.ts';
import { END_GRACE_MS, isStreamLoss, retire, sendCommits, sendFrame, sendOutputs } from './streams.ts';

/** The door into the enclave. Sessions are numbered by the enclave. */
export interface EnclavePort {
  /** @param peerId who opens it: its part of what sessions share is counted by that */
  open(envelope: Uint8Array, peerId: string): Promise<{ session: number; routing: HopRouting }>;
  /** Calls of one session may overlap; they are answered in call order. */
  step(session: number, frame: Uint8Array, arrivedUs: number): Promise<StepResult>;
  /** Of the sender of the frames, in pieces. */
  commits(session: number, bytes: Uint8Array): Promise<void>;
  /** For the next hop. */
  commitSegment(session: number): Promise<Uint8Array>;
  closeSegment(session: number): Promise<SegmentClaim>;
  /** The first so many rows of the session are paid for; from the first call on what is not is held back. */
  cover(session: number, rows: number): void;
  /** All hops have claimed its first so many segments; from the first call on it goes no further than a few beyond that. */
  backed(session: number, segments: number): void;
  close(session: number): void;
}

/** What a host wants to be promised for a session, and keeps of it. Mesh knows nothing of money. */
export interface Payment {
  /** @param backed to be told how many segments all hops have claimed, where that is to bound what is served */
  open(session: HopRouting, backed: (segments: number) => void): SessionPayment;
}

export interface SessionPayment {
  /**
   * One VOUCHER after another.
   * @returns for how many rows of the session the client pays
   * @throws whatever it is refused for; the session ends with it
   */
  promised(voucher: Uint8Array): Promise<number>;
  /** A claim is signed, encoded: whether it leaves or not. */
  claimed(claim: Uint8Array): void;
  /** The session is over, however it ended, and no more claims come. */
  ended(): void;
}

export interface HopHostOptions {
  readonly maxSessions: number;
  /** Of them, for one peer. */
  readonly maxSessionsPerPeer: number;
  /** A session in which nothing arrives, or a peer takes nothing, for this long is dropped. */
  readonly idleMs: number;
  /** How long OPEN may take to arrive, a neighbour's HELLO to meet its session, and the last END to follow. */
  readonly openMs: number;
  readonly maxFrameBytes: number;
  readonly nowUs: () => number;
  /** None: everybody is served. */
  readonly payment?: Payment;
  /** Has the next hop prove that it is the one in the evidence that the client showed, before frames leave. @throws what it is refused for */
  readonly prove?: (peerId: string, evidenceHash: Uint8Array, options: CallOptions) => Promise<void>;
  /** Of the addresses at which a client says that the next hop is those that this host may dial: it could name a stranger's. All when left out. */
  readonly dialable?: (addresses: readonly string[]) => readonly string[];
  readonly onSession?: (event: SessionEvent) => void;
}

export type SessionEvent =
  | { readonly kind: 'opened'; readonly active: number }
  /** As the hop measured its frames, and what committing and signing took. */
  | { readonly kind: 'claimed'; readonly steps: readonly StepTimings[]; readonly signedUs: number }
  | { readonly kind: 'ended'; readonly active: number }
  | { readonly kind: 'failed'; readonly active: number; readonly code: string; readonly message: string };

export const sessionProtocol = (maxFrameBytes: number): WireProtocol => ({
  id: SESSION_PROTOCOL,
  maxMessageBytes: Math.max(maxFrameBytes, 256 * 1024) + 1,
});
export const framesProtocol = (maxFrameBytes: number): WireProtocol => ({
  id: FRAMES_PROTOCOL,
  maxMessageBytes: Math.max(maxFrameBytes, MAX_COMMITS_BYTES) + 1,
});

export interface HopHost {
  /** Sessions between OPEN and their end. */
  active(): number;
  /** Takes no more sessions; those that run go on. */
  drain(): void;
  /** Takes no more sessions and fails the running ones, so that their clients go elsewhere at once. */
  close(): Promise<void>;
}

/** Steps of one session inside the enclave: one that computes and one that waits for it. */
const STEPS_AHEAD = 2;
const NOTHING = new Uint8Array(0);

export async function serveSessions(
  host: MeshHost,
  enclave: EnclavePort,
  options: HopHostOptions,
): Promise<HopHost> {
  const { openMs, idleMs } = options;
  const hellos = createHelloTable({ openMs, perPeer: options.maxSessions });
  const running = new Map<AbortController, Promise<void>>();
  const places = createPlaces({ all: options.maxSessions, perPeer: options.maxSessionsPerPeer });

  function onControl(control: WireStream): Promise<void> {
    const over = new AbortController();
    const done = runSession(control, over).finally(() => running.delete(over));
    running.set(over, done);
    return done;
  }

  /** Aborting `over` fails the session; its reason is what the client is told. Never rejects. */
  async function runSession(control: WireStream, over: AbortController): Promise<void> {
    let session: number | undefined;
    let leave: (() => void) | undefined;
    let failure: VeilmeshError | undefined;
    let told: Promise<void> | undefined;
    let payment: SessionPayment | undefined;
    let kept: Promise<unknown> = Promise.resolve();
    // Hop 0 reads frames from the control stream itself: telling the client makes it let go of the stream.
    over.signal.addEventListener('abort', () => (told = refuse(control, over.signal.reason)), { once: true });
    try {
      const first = await control.receive({ timeoutMs: openMs });
      over.signal.throwIfAborted();
      if (first === END || first.type !== MESSAGE.open) throw unexpected('OPEN');
      // Not before OPEN: a stream on which nothing comes must not take a session's place.
      leave = places.take(control.remotePeerId);
      const opened = await enclave.open(first.bytes.slice(), control.remotePeerId);
      session = opened.session;
      over.signal.throwIfAborted();
      options.onSession?.({ kind: 'opened', active: places.taken });
      payment = options.payment?.open(opened.routing, (segments) => enclave.backed(opened.session, segments));
      const claim = (): Promise<SegmentClaim> => {
        const made = enclave.closeSegment(opened.session).then((claimed) => {
          payment?.claimed(claimed.claim); // now: sending it is for its client to hold up
          return claimed;
        });
        kept = Promise.allSettled([kept, made]);
        return made;
      };
      await serve(control, session, opened.routing, payment, claim, over);
    } catch (thrown) {
      failure = asVeilmeshError(over.signal.aborted ? over.signal.reason : thrown);
      over.abort(failure); // lets go of the data streams, tells the client
    }
    if (session !== undefined) enclave.close(session);
    await kept; // what was asked for is signed all the same, or waits for commitments and fails now
    payment?.ended();
    leave?.();
    if (failure === undefined) {
      options.onSession?.({ kind: 'ended', active: places.taken });
      await retire(control);
    } else {
      const { code, message } = failure;
      options.onSession?.({ kind: 'failed', active: places.taken, code, message });
      await told;
    }
  }

  async function serve(
    control: WireStream,
    session: number,
    routing: HopRouting,
    payment: SessionPayment | undefined,
    claim: () => Promise<SegmentClaim>,
    over: AbortController,
  ): Promise<void> {
    const { signal } = over;
    const { previous } = routing;
    const pay = payment === undefined ? null : payingWith(payment, session, over);
    if (pay !== null) {
      enclave.cover(session, 0);
      const first = await control.receive({ timeoutMs: openMs });
      if (first === END || !isVoucher(first)) throw unexpected('VOUCHER');
      void pay(first.bytes.slice());
    }
    // The client's loss ends the session at once; after its END there are no frames, so the rest has openMs.
    let endTimer: ReturnType<typeof setTimeout> | undefined;
    const boundEnd = (error: VeilmeshError): void => {
      endTimer ??= setTimeout(() => over.abort(error), openMs);
    };
    const clientEnd = previous === null ? Promise.resolve() : receiveEnd(control, pay);
    if (previous !== null) {
      clientEnd.then(
        () => boundEnd(previousLost('the previous hop did not end its data stream')),
        (error) => over.abort(asVeilmeshError(error)),
      );
    }
    try {
      const next =
        routing.next === null ? null : tied(await openNext(host, routing.next, options, signal), signal);
      await control.send(MESSAGE.ready, NOTHING, { timeoutMs: idleMs });
      const source = previous === null ? control : tied(await hellos.take(previous, signal), signal);
      await pump(source, next ?? control, control, session, claim, pay, over);
      if (source !== control) await retire(source);
      if (next !== null) await retire(next);
      boundEnd(new UnavailableError('SESSION_CLIENT_SILENT', 'the client did not end the session'));
      await Promise.race([clientEnd, rejectedBy(signal)]);
    } finally {
      clearTimeout(endTimer);
    }
  }

  /** FRAMEs and COMMITS from `source` through the enclave to `sink`, claims to the client, until END. */
  async function pump(
    source: WireStream,
    sink: WireStream,
    control: WireStream,
    session: number,
    claim: () => Promise<SegmentClaim>,
    pay: Pay | null,
    over: AbortController,
  ): Promise<void> {
    const receive = async (): Promise<Message | typeof END> => {
      try {
        return await source.receive({ timeoutMs: idleMs });
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        if (error.code === 'MESH_RECEIVE_TIMEOUT') throw idle(error);
        if (source !== control && isStreamLoss(error)) throw previousLost('the previous hop is gone', error);
        throw error;
      }
    };
    const forward = async (sent: Promise<void>): Promise<void> => {
      try {
        await sent;
      } catch (thrown) {
        throw sink === control ? thrown : nextLost('the next hop takes no frames', thrown);
      }
    };
    let claims: Promise<void> = Promise.resolve();
    let commits: Promise<void> = Promise.resolve();
    const owed: Promise<void>[] = []; // commitments to segments that have left
    let leaving: Promise<void> = Promise.resolve(); // frames leave in the order in which they came
    const answer = (answered: Promise<StepResult>): Promise<void> => {
      const left = Promise.all([answered, leaving]).then(([step]) => leave(step));
      leaving = left.then(() => {});
      leaving.catch(() => {}); // as `left`
      return left.then((sent) => sent.promise);
    };
    /** Resolves as soon as the next frame may follow. */
    const leave = async (step: StepResult): Promise<{ readonly promise: Promise<void> }> => {
      // The next hop serves no frame before the commitments to so many segments before it, and would never read them behind it.
      while (owed.length >= SEGMENTS_AHEAD) await owed[0];
      const sent = forward(sendFrame(sink, step.frame, { timeoutMs: idleMs }));
      sent.catch((error) => over.abort(asVeilmeshError(error)));
      if (!step.closesSegment) return { promise: sent };
      const made = claim();
      made.catch((error) => over.abort(asVeilmeshError(error)));
      if (sink !== control) {
        const own = sent.then(() => enclave.commitSegment(session));
        commits = Promise.all([own, commits]).then(([made]) =>
          forward(sendCommits(sink, made, { timeoutMs: idleMs })),
        );
        owed.push(commits);
        commits.then(
          () => owed.shift(),
          (error) => over.abort(asVeilmeshError(error)),
        );
      }
      // Together, so that a claim that fails while an earlier one is being sent has its handler.
      claims = Promise.all([made, claims]).then(async ([{ outputs, ...message }]) => {
        await sendOutputs(control, outputs, { timeoutMs: idleMs });
        await control.send(MESSAGE.claim, encodeClaimMessage(message), { timeoutMs: idleMs });
        const { steps, commitUs, signUs } = message;
        options.onSession?.({ kind: 'claimed', steps, signedUs: commitUs + signUs });
      });
      claims.catch((error) => over.abort(asVeilmeshError(error)));
      return { promise: sent };
    };
    const ahead: Promise<unknown>[] = [];
    const aborted = rejectedBy(over.signal);
    aborted.catch(() => {}); // told elsewhere where nothing waits for it
    while (true) {
      const message = await receive();
      over.signal.throwIfAborted();
      if (message === END) break;
      if (source === control && pay !== null && isVoucher(message)) {
        await pay(message.bytes.slice());
        continue;
      }
      const isFrame = message.type === MESSAGE.frame;
      if (!isFrame && (message.type !== MESSAGE.commits || message.bytes.length === 0))
        throw unexpected('FRAME');
      const bytes = message.bytes.slice();
      const taken = isFrame
        ? answer(enclave.step(session, bytes, options.nowUs()))
        : enclave.commits(session, bytes);
      taken.catch((error) => over.abort(asVeilmeshError(error)));
      ahead.push(taken);
      // Not read any further: the stream fills up, and whoever sends waits.
      if (ahead.length >= STEPS_AHEAD) await Promise.race([ahead.shift(), aborted]);
    }
    await Promise.race([Promise.all(ahead), aborted]);
    // whoever has ended sends no commitments any more: a claim that waits for some would keep this session's place for good
    const late = setTimeout(() => over.abort(commitsMissing()), idleMs);
    try {
      await Promise.race([Promise.all([claims, commits]), aborted]);
    } finally {
      clearTimeout(late);
    }
  }

  /**
   * Judges vouchers aside, one after another, and has the enclave serve what they cover. Resolves when there is room for
   * another one: of one session one is judged and none waits. Never rejects.
   */
  function payingWith(payment: SessionPayment, session: number, over: AbortController): Pay {
    let judging: Promise<void> = Promise.resolve();
    return async (voucher) => {
      const before = judging;
      judging = before
        .then(() => payment.promised(voucher))
        .then(
          (rows) => enclave.cover(session, rows),
          (error) => over.abort(asVeilmeshError(error)),
        );
      await before;
    };
  }

  const stopControl = await host.handle(sessionProtocol(options.maxFrameBytes), onControl);
  const stopFrames = await host.handle(framesProtocol(options.maxFrameBytes), async (stream) => {
    const hello = await stream.receive({ timeoutMs: openMs });
    if (hello === END || hello.type !== MESSAGE.hello || hello.bytes.length !== TAG_BYTES) {
      throw unexpected('HELLO');
    }
    hellos.offer(hello.bytes, stream);
  });
  return {
    active: () => places.taken,
    drain: places.close,
    close: async () => {
      await Promise.all([stopControl(), stopFrames()]);
      hellos.close();
      for (const over of running.keys()) {
        over.abort(new UnavailableError('NODE_STOPPING', 'this node is shutting down'));
      }
      await Promise.all(running.values());
    },
  };
}

async function openNext(
  host: MeshHost,
  next: NonNullable<HopRouting['next']>,
  { maxFrameBytes, openMs, idleMs, prove, dialable = (all) => all }: HopHostOptions,
  signal: AbortSignal,
): Promise<WireStream> {
  try {
    // A client's word on addresses counts only for a peer that we have not found ourselves.
    if (!host.peers().includes(next.peerId))
      await host.addAddresses(next.peerId, dialable(next.addresses), 'another');
    await prove?.(next.peerId, next.evidenceHash, { timeoutMs: openMs, signal });
    const stream = await host.openStream(next.peerId, framesProtocol(maxFrameBytes), {
      timeoutMs: openMs,
      signal,
    });
    await stream.send(MESSAGE.hello, next.tag, { timeoutMs: idleMs });
    return stream;
  } catch (thrown) {
    throw nextLost('the next hop cannot be reached', thrown);
  }
}

/** Resolves when there is room for another voucher. */
type Pay = (voucher: Uint8Array) => Promise<void>;

const isVoucher = ({ type, bytes }: Message): boolean =>
  type === MESSAGE.voucher && bytes.length === VOUCHER_BYTES;

async function receiveEnd(control: WireStream, pay: Pay | null): Promise<void> {
  while (true) {
    const message = await control.receive();
    if (message === END) return;
    if (pay === null || !isVoucher(message)) throw unexpected('END');
    await pay(message.bytes.slice());
  }
}

/** A stream that is aborted when the session is. */
function tied(stream: WireStream, signal: AbortSignal): WireStream {
  const abort = (): void => stream.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return stream;
}

const commitsMissing = (): UnavailableError =>
  new UnavailableError('SESSION_COMMITS_MISSING', 'the sender ended before its commitments had come', {
    hint: 'run it again: the planner takes another route where there is one',
  });

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** The client learns code, family and text, nothing that the error's details or causes hold. Never rejects. */
async function refuse(control: WireStream, error: VeilmeshError): Promise<void> {
  try {
    const encoded = encodeErrorMessage(errorMessage(error));
    await control.send(MESSAGE.error, encoded, { timeoutMs: END_GRACE_MS });
  } catch {
    // the client is gone: nobody is left to tell
  }
  await retire(control);
}

const idle = (cause: unknown): UnavailableError =>
  new UnavailableError('SESSION_IDLE', 'no frame came for too long', { cause });
const previousLost = (message: string, cause?: unknown): UnavailableError =>
  new UnavailableError('SESSION_PREVIOUS_LOST', message, { cause });
const nextLost = (message: string, cause: unknown): UnavailableError =>
  new UnavailableError('SESSION_NEXT_LOST', message, { cause });
const unexpected = (expected: string): VerificationError =>
  new VerificationError('SESSION_MESSAGE_UNEXPECTED', `expected ${expected}`);
