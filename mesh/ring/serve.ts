/**
 * The side that has the weights: answers the requests of one stream in order, one after another.
 *
 * What it computes is a public function of words that mean nothing to it; it keeps no state but a session's seed.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { StatedRole } from '../../crypto/ring/statement.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../host/types.ts';
import { createPlaces } from '../session/places.ts';
import { toRemoteError } from '../wire/remote-error.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { freePurse, paidPurse, type RowBudget, rowCost } from './budget.ts';
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
  type OpenPayment,
  REQUESTS_READ,
  RING,
  RING_PROTOCOL,
  type RingEnd,
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

/** What a product was computed of: words that came in, or rows of masks from `from` on. */
export type RingInput =
  | { readonly words: Int32Array }
  | { readonly seed: RingSeed; readonly from: number; readonly count: number };

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
  /** A new transcript. */
  readonly record: (role: StatedRole) => RingRecord;
}

/** What a node keeps of the products of one session, to answer for them. */
export interface RingRecord {
  /** Products in the order in which they were asked for. Words in are handed over, words out are left as they are. */
  add(op: string, input: RingInput, result: Int32Array, count: number): void;
  /** What it was, signed; at most MAX_STATEMENT_BYTES. @param rows that were computed, by their weight */
  state(end: RingEnd, rows: number): Promise<Uint8Array>;
}

export interface RingServerOptions {
  readonly network: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
  /** Asked for when a session opens that is for what this node serves. */
  readonly port: () => Promise<RingPort>;
  /** Computed for nothing. */
  readonly rows: RowBudget;
  /**
   * Takes a session's rows out of what a ticket pays for, once and for good: no other session has them.
   * @returns the query's name, 32 bytes, which the session must state too
   * @throws UsageError RING_TICKET* and takes nothing; UnavailableError where it cannot be told
   */
  readonly redeem: (peerId: string, paid: OpenPayment) => Promise<Uint8Array>;
  readonly maxSessions: number;
  readonly maxSessionsPerPeer: number;
  /** A client that neither asks nor takes for this long is gone, when the patience for its rows is used up. */
  readonly idleMs: number;
  readonly openMs: number;
  /** A session that ended: with what it was refused or broke off, null where its client ended it. */
  readonly onEnd?: (peerId: string, error: VeilmeshError | null) => void;
}

export interface RingServer {
  /** Sessions between their first message and their end. */
  active(): number;
  /** Takes no more sessions; those that run go on. */
  drain(): void;
  stop(): Promise<void>;
}

/**
 * How much longer than `idleMs` a session may be silent in all. In vault nothing is asked of one stream while corrections come over
 * others, which takes time in proportion to rows. Of a paid session every row was bought, and a row alone holds its place for `idleMs`
 * anyway: so places are not cheaper to hold.
 */
const PATIENCE_MS = { row: 10_000, most: 1_800_000 } as const;
const patienceOf = (rows: number): number => Math.min(rows * PATIENCE_MS.row, PATIENCE_MS.most);

export async function serveRing(host: MeshHost, options: RingServerOptions): Promise<RingServer> {
  const { maxSessions: all, maxSessionsPerPeer: perPeer } = options;
  // whoever has not said what he wants, and whoever pays nothing, takes no place from those who paid
  const door = createPlaces({ all, perPeer });
  const free = createPlaces({ all: Math.ceil(all / 2), perPeer });
  const paying = createPlaces({ all, perPeer });
  const stop = await host.handle(RING_PROTOCOL, async (stream, peerId) => {
    let failed: VeilmeshError | null = null;
    const leaving: (() => void)[] = [];
    try {
      const come = door.take(peerId);
      const open = await openOf(stream, options).finally(come);
      if (open === null) return await stream.end();
      leaving.push((open.paid === null ? free : paying).take(peerId));
      await serveSession(stream, peerId, open, options);
    } catch (thrown) {
      failed = asVeilmeshError(thrown);
      await refuse(stream, thrown, options.openMs);
    } finally {
      for (const leave of leaving) leave();
      options.onEnd?.(peerId, failed);
    }
  });
  return {
    active: () => free.taken + paying.taken,
    drain: door.close,
    stop,
  };
}

/** Says why, and ends: whoever broke the protocol or is gone is told nothing, its stream is reset. */
async function refuse(stream: WireStream, thrown: unknown, timeoutMs: number): Promise<void> {
  const { family, code } = asVeilmeshError(thrown);
  if (family === 'verification' || code.startsWith('MESH_')) throw thrown;
  await stream.send(RING.error, encodeRingError(toRemoteError(thrown)), { timeoutMs });
  await stream.end();
}

/** What a client wants; null where it ended before it said so. */
async function openOf(stream: WireStream, options: RingServerOptions): Promise<RingOpen | null> {
  const first = await stream.receive({ timeoutMs: options.openMs });
  return first === END ? null : admit(first, options);
}

async function serveSession(
  stream: WireStream,
  peerId: string,
  { role, paid }: RingOpen,
  options: RingServerOptions,
): Promise<void> {
  const { idleMs, openMs } = options;
  if (paid === null) options.rows.require(peerId, 1); // or it would hold its place for nothing
  const port = await options.port();
  if (role === 'vault' && port.vault === null) {
    throw new UsageError('RING_ROLE', `this node does not serve in the role '${role}'`);
  }
  // last: what fails after it costs the client what it paid
  const name = paid === null ? null : await options.redeem(peerId, paid);
  const purse = paid === null ? freePurse(options.rows, peerId) : paidPurse(paid.rows);
  const rows = purse.left();
  await stream.send(RING.ready, encodeReady({ v: 1, rows }), { timeoutMs: openMs });
  const answer = await answererOf(role, stream, port, name, openMs);
  if (answer === null) return stream.end();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined); // whoever waits races it
  const pending: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  let patienceMs = patienceOf(rows);
  while (true) {
    const since = performance.now();
    const message = await Promise.race([stream.receive({ timeoutMs: idleMs + patienceMs }), broken.promise]);
    patienceMs -= Math.min(patienceMs, Math.max(0, performance.now() - since - idleMs));
    if (message === END) break;
    const { cost, compute } = answer(message);
    purse.take(cost);
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

type Answerer = (message: Message) => Work;

/** Null where the client ended before its seed. */
async function answererOf(
  role: RingRole,
  stream: WireStream,
  port: RingPort,
  name: Uint8Array | null,
  timeoutMs: number,
): Promise<Answerer | null> {
  if (role === 'vault') return (message) => vaultWork(message, port);
  if (role === 'product') {
    const record = port.record(role);
    return stated(record, name, (message) => productWork(message, port, record));
  }
  const first = await stream.receive({ timeoutMs });
  if (first === END) return null;
  expect(first.type, RING.seed);
  const seed = decodeSeed(first.bytes);
  const record = port.record(role);
  return stated(record, name, (message) => correctWork(message, port, seed, record));
}

/** Requests until STATE, and nothing after it. @param name of the query that it was paid for; null: for nothing */
function stated(record: RingRecord, name: Uint8Array | null, work: Answerer): Answerer {
  let rows = 0;
  let over = false;
  return (message) => {
    if (over) throw malformed('a message after STATE', { type: message.type });
    if (message.type !== RING.state) {
      const asked = work(message);
      rows += asked.cost;
      return asked;
    }
    if (rows === 0) throw malformed('a statement of nothing');
    over = true;
    const end = decodeState(message.bytes);
    if (name !== null && !equalBytes(end.session, name)) {
      throw malformed('a statement for another query than was paid');
    }
    return {
      cost: 0,
      compute: async () => ({ type: RING.stated, bytes: await record.state(end, rows) }),
    };
  };
}

function productWork({ type, bytes }: Message, port: RingPort, record: RingRecord): Work {
  expect(type, RING.product);
  const request = decodeRequest(bytes, port.shapes);
  const { shape, count } = request;
  const values = decodeWords(request.body, count * shape.dIn);
  return {
    cost: rowCost(shape, count),
    async compute() {
      const kept = values.slice(); // the port hands its words over
      const result = await port.multiply(shape.op, values, count);
      record.add(shape.op, { words: kept }, result, count);
      return words(request, result);
    },
  };
}

function correctWork({ type, bytes }: Message, port: RingPort, seed: RingSeed, record: RingRecord): Work {
  expect(type, RING.correct);
  const request = decodeRequest(bytes, port.shapes);
  const from = decodeFrom(request);
  const { shape, count } = request;
  return {
    cost: rowCost(shape, count),
    async compute() {
      const result = await port.correct(shape.op, seed, from, count);
      record.add(shape.op, { seed, from, count }, result, count);
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

function expect(type: number, expected: number): void {
  if (type !== expected) throw malformed('a message that does not belong here', { type, expected });
}
