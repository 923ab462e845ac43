/**
 * The side that has the weights: answers the requests of one stream in order, one after another.
 *
 * What it computes is a public function of words that mean nothing to it; it keeps no state but a session's seed.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../host/types.ts';
import { createPlaces } from '../session/places.ts';
import { toRemoteError } from '../wire/remote-error.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { type RowBudget, rowCost } from './budget.ts';
import {
  decodeFrom,
  decodeOpen,
  decodeRequest,
  decodeSeed,
  decodeState,
  decodeWords,
  encodeReady,
  encodeRingError,
  encodeVault,
  encodeWords,
  malformed,
  REQUESTS_READ,
  RING,
  RING_PROTOCOL,
  type RingOpen,
  type RingRequest,
  type RingRole,
  VAULT_ROWS,
} from './protocol.ts';

/** What chain B of twin draws a session's masks from. */
export interface RingSeed {
  readonly seed: Uint8Array;
  readonly session: Uint8Array;
}

/** What computes: a thread of the node that holds the part's weights. Arrays are handed over. */
export interface RingPort {
  /** The part's products in the order of its program. */
  readonly shapes: readonly RingShape[];
  /** count rows of words -> count rows of words, modulo 2^32. */
  multiply(op: string, words: Int32Array, count: number): Promise<Int32Array>;
  /** W·m of rows from..from+count of the masks that the seed stands for. */
  correct(op: string, seed: RingSeed, from: number, count: number): Promise<Int32Array>;
  /** A message under a client's key -> the reply; null where this node does not do it. */
  readonly vault: ((op: string, message: Uint8Array) => Promise<Uint8Array>) | null;
  /** A new transcript; null where this node keeps none. */
  readonly record: (() => RingRecord) | null;
}

/** What a node keeps of the products of one session, to answer for them. */
export interface RingRecord {
  /** Products in the order in which they were asked for. */
  add(op: string, words: Int32Array, result: Int32Array, count: number): void;
  /** What it was, signed; at most MAX_STATEMENT_BYTES. @param session 32 bytes of the client's */
  state(session: Uint8Array): Promise<Uint8Array>;
}

export interface RingServerOptions {
  readonly network: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** Asked for when a session opens that is for what this node serves. */
  readonly port: () => Promise<RingPort>;
  readonly rows: RowBudget;
  readonly maxSessions: number;
  readonly maxSessionsPerPeer: number;
  /** A client that neither asks nor takes for this long is gone. */
  readonly idleMs: number;
  readonly openMs: number;
  /** A session that ended: with what it was refused or broke off, null where its client ended it. */
  readonly onEnd?: (peerId: string, error: VeilmeshError | null) => void;
}

/** Returns the function that stops serving. */
export function serveRing(host: MeshHost, options: RingServerOptions): Promise<() => Promise<void>> {
  const places = createPlaces({ all: options.maxSessions, perPeer: options.maxSessionsPerPeer });
  return host.handle(RING_PROTOCOL, async (stream, peerId) => {
    let failed: VeilmeshError | null = null;
    try {
      const leave = places.take(peerId);
      try {
        await serveSession(stream, peerId, options);
      } finally {
        leave();
      }
    } catch (thrown) {
      failed = asVeilmeshError(thrown);
      await refuse(stream, thrown, options.openMs);
    } finally {
      options.onEnd?.(peerId, failed);
    }
  });
}

/** Says why, and ends: whoever broke the protocol or is gone is told nothing, its stream is reset. */
async function refuse(stream: WireStream, thrown: unknown, timeoutMs: number): Promise<void> {
  const { family, code } = asVeilmeshError(thrown);
  if (family === 'verification' || code.startsWith('MESH_')) throw thrown;
  await stream.send(RING.error, encodeRingError(toRemoteError(thrown)), { timeoutMs });
  await stream.end();
}

async function serveSession(stream: WireStream, peerId: string, options: RingServerOptions): Promise<void> {
  const { rows, idleMs, openMs } = options;
  const first = await stream.receive({ timeoutMs: openMs });
  if (first === END) return stream.end();
  const { role } = admit(first, options);
  const port = await options.port();
  if ((role === 'vault' && port.vault === null) || (role === 'recorded' && port.record === null)) {
    throw new UsageError('RING_ROLE', `this node does not serve in the role '${role}'`);
  }
  await stream.send(RING.ready, encodeReady({ v: 1, rows: Math.max(0, rows.left(peerId)) }), {
    timeoutMs: openMs,
  });
  const answer = role === 'correct' ? await corrector(stream, port, openMs) : answererOf(role, port);
  if (answer === null) return stream.end();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined); // whoever waits races it
  const pending: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  while (true) {
    const message = await Promise.race([stream.receive({ timeoutMs: idleMs }), broken.promise]);
    if (message === END) break;
    const { cost, compute } = answer(message);
    rows.take(peerId, cost);
    last = last.then(async () => {
      const { type, bytes } = await compute();
      await stream.send(type, bytes, { timeoutMs: idleMs });
    });
    last.catch(broken.reject);
    pending.push(last);
    if (pending.length >= REQUESTS_READ) await pending.shift();
  }
  await last;
  await stream.end();
}

/** @throws UsageError RING_NETWORK | RING_MODEL | RING_SHARD */
function admit({ type, bytes }: Message, options: RingServerOptions): RingOpen {
  if (type !== RING.open) throw malformed('a session begins with OPEN', { type });
  const open = decodeOpen(bytes);
  const refused = (code: string, message: string): UsageError => new UsageError(code, message);
  if (!equalBytes(open.network, options.network)) {
    throw refused('RING_NETWORK', 'this node is of another network');
  }
  if (!equalBytes(open.modelRoot, options.modelRoot)) {
    throw refused('RING_MODEL', 'this node serves another model');
  }
  if (!equalBytes(open.shardRoot, options.shardRoot)) {
    throw refused('RING_SHARD', 'this node serves another shard of the model');
  }
  return open;
}

interface Work {
  /** Rows of the budget. */
  readonly cost: number;
  compute(): Promise<{ readonly type: number; readonly bytes: Uint8Array }>;
}

const words = ({ index, count }: RingRequest, values: Int32Array) => ({
  type: RING.words,
  bytes: encodeWords({ index, count }, values),
});

function answererOf(role: Exclude<RingRole, 'correct'>, port: RingPort): (message: Message) => Work {
  if (role === 'vault') return (message) => vaultWork(message, port);
  if (role === 'product') return (message) => productWork(message, port, null);
  const record = port.record!();
  let stated = false;
  return (message) => {
    if (stated) throw malformed('a message after STATE', { type: message.type });
    if (message.type !== RING.state) return productWork(message, port, record);
    stated = true;
    const session = decodeState(message.bytes);
    return { cost: 0, compute: async () => ({ type: RING.stated, bytes: await record.state(session) }) };
  };
}

function productWork({ type, bytes }: Message, port: RingPort, record: RingRecord | null): Work {
  expect(type, RING.product);
  const request = decodeRequest(bytes, port.shapes);
  const { shape, count } = request;
  const values = decodeWords(request.body, count * shape.dIn);
  return {
    cost: rowCost(shape, count),
    async compute() {
      const kept = record === null ? null : values.slice(); // the port hands its words over
      const result = await port.multiply(shape.op, values, count);
      if (kept !== null) record?.add(shape.op, kept, result, count);
      return words(request, result);
    },
  };
}

function vaultWork({ type, bytes }: Message, port: RingPort): Work {
  expect(type, RING.vault);
  const { shape, index, count, body } = decodeRequest(bytes, port.shapes);
  const opaque = body.slice();
  return {
    cost: VAULT_ROWS,
    compute: async () => ({
      type: RING.vaultReply,
      bytes: encodeVault({ index, count }, await port.vault!(shape.op, opaque)),
    }),
  };
}

/** After its seed; null where the client ended before it. */
async function corrector(
  stream: WireStream,
  port: RingPort,
  timeoutMs: number,
): Promise<((message: Message) => Work) | null> {
  const first = await stream.receive({ timeoutMs });
  if (first === END) return null;
  expect(first.type, RING.seed);
  const seed = decodeSeed(first.bytes);
  return ({ type, bytes }) => {
    expect(type, RING.correct);
    const request = decodeRequest(bytes, port.shapes);
    const from = decodeFrom(request);
    const { shape, count } = request;
    return {
      cost: rowCost(shape, count),
      compute: async () => words(request, await port.correct(shape.op, seed, from, count)),
    };
  };
}

function expect(type: number, expected: number): void {
  if (type !== expected) throw malformed('a message that does not belong here', { type, expected });
}
