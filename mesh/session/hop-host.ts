/**
 * The untrusted host's half of a hop: moves envelopes and frames between streams and the enclave.
 *
 * It sees tags, sizes and times; a frame is opaque to it. One control stream is one session; it ends when the
 * client sends END, when the last step has been answered and the client leaves, or on the first error, which
 * the client is told by code alone.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type WireProtocol, type WireStream } from '../wire/types.ts';
import type { HopRouting, StepResult } from './hop-session.ts';
import {
  type ClaimMessage,
  encodeClaimMessage,
  encodeErrorMessage,
  FRAMES_PROTOCOL,
  MESSAGE,
  SESSION_PROTOCOL,
  TAG_BYTES,
} from './protocol.ts';

/** The door into the enclave. Sessions are numbered by the enclave. */
export interface EnclavePort {
  open(envelope: Uint8Array): Promise<{ session: number; routing: HopRouting }>;
  /** Steps of one enclave run one after another, in call order. */
  step(session: number, frame: Uint8Array, arrivedUs: number): Promise<StepResult>;
  closeSegment(session: number): Promise<ClaimMessage>;
  close(session: number): void;
}

export interface HopHostOptions {
  readonly maxSessions: number;
  /** A session in which nothing arrives for this long is dropped. */
  readonly idleMs: number;
  /** How long OPEN may take to arrive, and a neighbour's HELLO to meet its session. */
  readonly openMs: number;
  readonly maxFrameBytes: number;
  readonly nowUs: () => number;
  readonly onSession?: (event: SessionEvent) => void;
}

export type SessionEvent =
  | { readonly kind: 'opened'; readonly active: number }
  | { readonly kind: 'claimed'; readonly steps: number }
  | { readonly kind: 'ended'; readonly active: number }
  | { readonly kind: 'failed'; readonly active: number; readonly code: string; readonly message: string };

/** HELLOs that wait for their session; beyond it the newest is refused. */
const MAX_WAITING_HELLOS = 64;

export const sessionProtocol = (maxFrameBytes: number): WireProtocol => ({
  id: SESSION_PROTOCOL,
  maxMessageBytes: Math.max(maxFrameBytes, 256 * 1024) + 1,
});
export const framesProtocol = (maxFrameBytes: number): WireProtocol => ({
  id: FRAMES_PROTOCOL,
  maxMessageBytes: maxFrameBytes + 1,
});

export interface HopHost {
  active(): number;
  close(): Promise<void>;
}

export async function serveSessions(
  host: MeshHost,
  enclave: EnclavePort,
  options: HopHostOptions,
): Promise<HopHost> {
  const hellos = createHelloTable(options.openMs);
  let active = 0;

  async function onControl(control: WireStream): Promise<void> {
    if (active >= options.maxSessions) {
      await refuse(
        control,
        new UnavailableError('SESSION_LIMIT', 'this node serves as many sessions as it allows'),
      );
      return;
    }
    active++;
    let session: number | undefined;
    try {
      const first = await control.receive({ timeoutMs: options.openMs });
      if (first === END || first.type !== MESSAGE.open) throw unexpected('OPEN');
      const opened = await enclave.open(first.bytes.slice());
      session = opened.session;
      options.onSession?.({ kind: 'opened', active });
      await serve(control, session, opened.routing);
      options.onSession?.({ kind: 'ended', active: active - 1 });
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      options.onSession?.({ kind: 'failed', active: active - 1, code: error.code, message: error.message });
      await refuse(control, error);
    } finally {
      active--;
      if (session !== undefined) enclave.close(session);
    }
  }

  async function serve(control: WireStream, session: number, routing: HopRouting): Promise<void> {
    const next = await openNext(host, routing, options);
    try {
      await control.send(MESSAGE.ready, new Uint8Array(0));
      const sink = next ?? control;
      if (routing.previous === null) {
        await pump(control, sink, control, session);
      } else {
        // The client's END or loss ends the session even while the previous hop is silent.
        const source = await hellos.take(routing.previous.tag, routing.previous.peerId);
        const clientLeft = control.receive().then((message) => {
          if (message !== END) throw unexpected('END');
          return 'left' as const;
        });
        clientLeft.catch(() =>
          source.abort(new UnavailableError('SESSION_CLIENT_LOST', 'the client is gone')),
        );
        await Promise.all([pump(source, sink, control, session), clientLeft]);
      }
      await control.end();
    } catch (thrown) {
      next?.abort(asVeilmeshError(thrown));
      throw thrown;
    }
  }

  /** FRAMEs from `source` through the enclave to `sink`, claims to the client, until the last step or END. */
  async function pump(
    source: WireStream,
    sink: WireStream,
    control: WireStream,
    session: number,
  ): Promise<void> {
    let claims: Promise<void> = Promise.resolve();
    while (true) {
      const message = await source.receive({ timeoutMs: options.idleMs });
      if (message === END) break;
      if (message.type !== MESSAGE.frame) throw unexpected('FRAME');
      const step = await enclave.step(session, message.bytes.slice(), options.nowUs());
      await sink.send(MESSAGE.frame, step.frame);
      if (step.closesSegment) {
        const claim = enclave.closeSegment(session);
        claims = claims.then(async () => {
          const ready = await claim;
          await control.send(MESSAGE.claim, encodeClaimMessage(ready));
          options.onSession?.({ kind: 'claimed', steps: ready.steps.length });
        });
        claims.catch(() => {}); // awaited below; a failure must not count as unhandled meanwhile
      }
    }
    await claims;
    if (sink !== control) await sink.end();
  }

  const stopControl = await host.handle(sessionProtocol(options.maxFrameBytes), onControl);
  const stopFrames = await host.handle(framesProtocol(options.maxFrameBytes), async (stream) => {
    const hello = await stream.receive({ timeoutMs: options.openMs });
    if (hello === END || hello.type !== MESSAGE.hello || hello.bytes.length !== TAG_BYTES)
      throw unexpected('HELLO');
    hellos.offer(hello.bytes.slice(), stream);
    await stream.closed;
  });
  return {
    active: () => active,
    close: async () => {
      await stopControl();
      await stopFrames();
    },
  };
}

async function openNext(
  host: MeshHost,
  routing: HopRouting,
  options: HopHostOptions,
): Promise<WireStream | null> {
  if (routing.next === null) return null;
  await host.addAddresses(routing.next.peerId, routing.next.addresses);
  const stream = await host.openStream(routing.next.peerId, framesProtocol(options.maxFrameBytes), {
    timeoutMs: options.openMs,
  });
  await stream.send(MESSAGE.hello, routing.next.tag);
  return stream;
}

/** The client learns the code and nothing that the error's details hold. */
async function refuse(control: WireStream, error: VeilmeshError): Promise<void> {
  try {
    const { code, family, message } = error;
    await control.send(MESSAGE.error, encodeErrorMessage({ code, family, message: message.slice(0, 300) }), {
      timeoutMs: 2_000,
    });
    await control.end();
  } catch {
    control.abort(error); // the client is gone: nobody is left to tell
  }
}

/** Meets the previous hop's data stream and the session that waits for it, in whichever order they come. */
function createHelloTable(openMs: number) {
  const arrived = new Map<string, WireStream>();
  const awaited = new Map<string, (stream: WireStream) => void>();

  return {
    offer(tag: Uint8Array, stream: WireStream): void {
      const key = bytesToHex(tag);
      const waiting = awaited.get(key);
      if (waiting !== undefined) {
        waiting(stream);
        return;
      }
      if (arrived.size >= MAX_WAITING_HELLOS || arrived.has(key)) {
        throw new UnavailableError('SESSION_LIMIT', 'too many data streams wait for their session');
      }
      arrived.set(key, stream);
      const forget = (): void => {
        if (arrived.get(key) === stream) arrived.delete(key);
      };
      setTimeout(() => {
        if (arrived.get(key) !== stream) return;
        forget();
        stream.abort(new UnavailableError('SESSION_UNKNOWN', 'no session came for this data stream'));
      }, openMs).unref();
      void stream.closed.then(forget);
    },

    /** @throws UnavailableError SESSION_NEIGHBOUR_MISSING, VerificationError SESSION_NEIGHBOUR_FOREIGN */
    async take(tag: Uint8Array, peerId: string): Promise<WireStream> {
      const key = bytesToHex(tag);
      const stream = arrived.get(key) ?? (await waitFor(key));
      arrived.delete(key);
      if (stream.remotePeerId !== peerId) {
        throw new VerificationError('SESSION_NEIGHBOUR_FOREIGN', 'another peer used the tag of this edge');
      }
      return stream;
    },
  };

  function waitFor(key: string): Promise<WireStream> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        awaited.delete(key);
        reject(
          new UnavailableError('SESSION_NEIGHBOUR_MISSING', 'the previous hop did not open its data stream'),
        );
      }, openMs);
      awaited.set(key, (stream) => {
        clearTimeout(timer);
        awaited.delete(key);
        resolve(stream);
      });
    });
  }
}

const unexpected = (expected: string): VerificationError =>
  new VerificationError('SESSION_MESSAGE_UNEXPECTED', `expected ${expected}`);
