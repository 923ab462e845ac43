/**
 * MeshHost and WireStream in memory, with the same errors as the real ones, and an attacker on every wire.
 * @module
 */
import {
  InternalError,
  UnavailableError,
  UsageError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { MeshHost, StreamHandler } from '../../mesh/host/types.ts';
import { END, type Message, type WireProtocol, type WireStream } from '../../mesh/wire/types.ts';

/** One message on one wire, as whoever sits on it sees it. */
export interface Crossing {
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** What is delivered instead: nothing drops, several insert. */
export type Wiretap = (crossing: Crossing) => readonly Message[];

export interface MemoryMesh {
  host(peerId: string): MeshHost;
  /** Everything sent so far, in order. */
  readonly crossings: Crossing[];
  /** Set to change what is delivered. */
  wiretap: Wiretap | undefined;
  /** The peer is gone: its streams reset, nobody reaches it. */
  kill(peerId: string): void;
  /** A killed peer, or another in its place, is there again; what it held is lost. */
  revive(peerId: string): void;
  /** The peer goes silent but keeps its streams: what is sent to it is never taken, it sends nothing. */
  freeze(peerId: string): void;
  /** What one peer sends another, END included, is lost; neither notices. */
  mute(from: string, to: string): void;
  /** Streams that are not closed yet. */
  openStreams(): number;
  /** What handlers threw. */
  readonly failures: VeilmeshError[];
}

type Arrival = Message | typeof END | VeilmeshError;

export function createMemoryMesh(): MemoryMesh {
  const handlers = new Map<string, Map<string, { protocol: WireProtocol; handler: StreamHandler }>>();
  const gone = new Set<string>();
  const frozen = new Set<string>();
  const muted = new Set<string>();
  const live = new Set<{ readonly ends: readonly [WireStream, WireStream]; reset(): void }>();

  const mesh: MemoryMesh = {
    crossings: [],
    wiretap: undefined,
    failures: [],
    openStreams: () => live.size,
    kill: (peerId) => {
      gone.add(peerId);
      for (const pair of live) if (pair.ends.some((end) => end.remotePeerId === peerId)) pair.reset();
    },
    revive: (peerId) => gone.delete(peerId),
    freeze: (peerId) => frozen.add(peerId),
    mute: (from, to) => muted.add(`${from} ${to}`),
    host,
  };

  function connect(protocol: WireProtocol, from: string, to: string): readonly [WireStream, WireStream] {
    const closed = Promise.withResolvers<void>();
    const queues: [Queue, Queue] = [createQueue(), createQueue()];
    const ended = [false, false];
    let dead: VeilmeshError | undefined;
    const finish = (): void => {
      live.delete(pair);
      closed.resolve();
    };
    const end = (side: 0 | 1): WireStream => {
      const [own, other] = side === 0 ? [from, to] : [to, from];
      const inbox = queues[side];
      const outbox = queues[1 - side]!;
      return {
        protocol: protocol.id,
        remotePeerId: other,
        closed: closed.promise,
        async send(type, bytes, { timeoutMs } = {}) {
          if (ended[side]) throw new UsageError('MESH_STREAM_ENDED', 'sending after the END frame');
          if (bytes.length + 1 > protocol.maxMessageBytes)
            throw new UsageError('MESH_MESSAGE_TOO_LARGE', 'too large');
          if (dead !== undefined) throw dead;
          const crossing = { protocol: protocol.id, from: own, to: other, type, bytes: bytes.slice() };
          if (frozen.has(own) || frozen.has(other)) await never(timeoutMs, 'MESH_SEND_TIMEOUT');
          mesh.crossings.push(crossing);
          if (muted.has(`${own} ${other}`)) return;
          await Promise.resolve();
          for (const message of mesh.wiretap?.(crossing) ?? [crossing]) {
            outbox.put(
              message.bytes.length + 1 > protocol.maxMessageBytes
                ? new VerificationError('MESH_MESSAGE_OVERSIZED', 'over the bound of its protocol')
                : { type: message.type, bytes: message.bytes },
            );
          }
        },
        receive: ({ timeoutMs } = {}) => inbox.take(timeoutMs),
        async end() {
          if (ended[side]) return;
          if (dead !== undefined) throw dead;
          ended[side] = true;
          const lost = frozen.has(own) || frozen.has(other) || muted.has(`${own} ${other}`);
          if (!lost) outbox.put(END);
          if (ended[1 - side]) finish();
        },
        abort(error) {
          if (dead !== undefined) return;
          dead = error;
          inbox.fail(error);
          outbox.fail(new UnavailableError('MESH_STREAM_RESET', 'the peer reset the stream'));
          finish();
        },
      };
    };
    const ends = [end(0), end(1)] as const;
    const pair = {
      ends,
      reset: () => ends[0].abort(new UnavailableError('MESH_STREAM_RESET', 'connection lost')),
    };
    live.add(pair);
    return ends;
  }

  function host(peerId: string): MeshHost {
    const mine = new Map<string, { protocol: WireProtocol; handler: StreamHandler }>();
    handlers.set(peerId, mine);
    const unused = (): never => {
      throw new InternalError('TEST_UNUSED', 'the session layer does not call this');
    };
    return {
      peerId,
      publicKey: new Uint8Array(32),
      gossip: { join: unused, publish: unused },
      addresses: () => [],
      peers: () => [],
      traffic: () => ({ received: 0, sent: 0 }),
      sign: unused,
      addAddresses: async () => {},
      addressesOf: async () => [],
      dial: unused,
      ping: unused,
      remoteAddress: unused,
      reserve: unused,
      release: unused,
      relay: () => null,
      protocols: unused,
      onEvent: unused,
      strike: unused,
      disconnect: unused,
      close: async () => {},
      handle: async (protocol, handler) => {
        mine.set(protocol.id, { protocol, handler });
        return async () => {
          mine.delete(protocol.id);
        };
      },
      openStream: async (target, protocol, { timeoutMs, signal } = {}) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (frozen.has(target)) await never(timeoutMs, 'MESH_PEER_UNREACHABLE', signal);
        const served = handlers.get(target)?.get(protocol.id);
        if (gone.has(target) || gone.has(peerId) || served === undefined) {
          throw new UnavailableError('MESH_PEER_UNREACHABLE', 'the peer cannot be reached', {
            details: { target },
          });
        }
        const [here, there] = connect(protocol, peerId, target);
        void Promise.resolve(served.handler(there, peerId)).catch((error: VeilmeshError) => {
          mesh.failures.push(error);
          there.abort(error);
        });
        return here;
      },
    };
  }
  return mesh;
}

interface Queue {
  put(arrival: Arrival): void;
  fail(error: VeilmeshError): void;
  take(timeoutMs: number | undefined): Promise<Message | typeof END>;
}

/** As a WireStream's reading side: END and errors stay, a timed-out receive loses nothing, one reader at a time. */
function createQueue(): Queue {
  const waiting: Arrival[] = [];
  let final: typeof END | VeilmeshError | undefined;
  let reader: (() => void) | undefined;
  return {
    put: (arrival) => {
      if (final === undefined || final === END) waiting.push(arrival);
      reader?.();
    },
    fail: (error) => {
      waiting.length = 0;
      final = error;
      reader?.();
    },
    async take(timeoutMs) {
      if (reader !== undefined) throw new InternalError('MESH_SECOND_READER', 'two readers on one stream');
      if (waiting.length === 0 && final === undefined) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs);
        reader = resolve;
        await promise;
        reader = undefined;
        clearTimeout(timer);
      }
      const arrival = waiting.shift() ?? final;
      if (arrival === undefined) throw new UnavailableError('MESH_RECEIVE_TIMEOUT', 'the peer did nothing');
      if (arrival === END) final ??= END;
      if (arrival instanceof Error) {
        final = arrival;
        throw arrival;
      }
      return arrival;
    },
  };
}

async function never(timeoutMs: number | undefined, code: string, signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (timeoutMs !== undefined) {
      setTimeout(() => reject(new UnavailableError(code, 'the peer did nothing')), timeoutMs).unref();
    }
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
