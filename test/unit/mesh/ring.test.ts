/**
 * Ring sessions in memory: what both ends say, bound and refuse.
 * @module
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { VeilmeshError } from '../../../crypto/core/errors.ts';
import type { StatedRole } from '../../../crypto/ring/statement.ts';
import { createRowBudget, rowCost } from '../../../mesh/ring/budget.ts';
import { openCorrections, openProducts, openVault, type ProductStream } from '../../../mesh/ring/open.ts';
import {
  encodeOpen,
  encodeWords,
  MAX_RING_WORDS,
  RING,
  RING_PROTOCOL,
  rowsAtOnce,
} from '../../../mesh/ring/protocol.ts';
import type { RingRecord, RingServerOptions } from '../../../mesh/ring/serve.ts';
import { END, type WireStream } from '../../../mesh/wire/types.ts';
import { holdTime } from '../../support/held-time.ts';
import { createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import {
  asMasked,
  fakeMasks,
  MODEL,
  NETWORK,
  PORT,
  SEED,
  SHARD,
  serveWith,
  shapeOf,
  targetOf,
  times,
} from '../../support/ring-sessions.ts';

let mesh: MemoryMesh;
beforeEach(() => {
  mesh = createMemoryMesh();
});
// what still waits for a client ends with its test, and not minutes later
afterEach(() => mesh.kill('node'));

const serve = (overrides: Partial<RingServerOptions> = {}) => serveWith(mesh.host('node'), overrides);
const client = () => mesh.host('client');
const open = () => openProducts(client(), targetOf('node'));
const coded =
  (code: string, peer: string | null = 'node') =>
  (error: VeilmeshError) => {
    assert.equal(error.code, code, error.message);
    if (peer !== null) assert.equal(error.details.peer, peer);
    return true;
  };
const ROW = [1, -2, 2_147_483_647];

describe('a session', () => {
  test('carries products of rows, in order, however many are asked for at once', async () => {
    await serve();
    const stream = await open();
    assert.equal(stream.rows, 500);
    const rows = Array.from({ length: 9 }, (_, i) => asMasked([i, ...ROW.slice(1), i, i, i]));
    const got = await Promise.all(rows.map((row) => stream.multiply('up', row, 2)));
    for (const [i, words] of got.entries()) assert.deepEqual(words, times(shapeOf('up'), rows[i]!, 2));
    assert.equal(stream.traffic.requests, 9);
    await stream.close();
    await assert.rejects(stream.multiply('up', asMasked(ROW), 1), coded('RING_CLOSED'));
  });

  test('carries corrections of the rows that are asked for', async () => {
    const seeds: unknown[] = [];
    await serve({
      port: async () => ({
        ...PORT,
        correct: (op, seed, from, count) => {
          seeds.push(seed);
          return PORT.correct(op, seed, from, count);
        },
      }),
    });
    const stream = await openCorrections(client(), targetOf('node'), SEED);
    const words = await stream.correct('down', 40, 3);
    assert.deepEqual(words, times(shapeOf('down'), fakeMasks(shapeOf('down'), 40, 3), 3));
    assert.deepEqual(seeds, [SEED]);
  });

  test('carries what only its ends understand', async () => {
    await serve({
      port: async () => ({
        ...PORT,
        vault: async (op, bytes) => Uint8Array.of(op.length, ...bytes),
      }),
    });
    const stream = await openVault(client(), targetOf('node'));
    assert.deepEqual(await stream.exchange('down', Uint8Array.of(9, 8)), Uint8Array.of(4, 9, 8));
  });

  const END = { session: new Uint8Array(32).fill(6), blindKey: new Uint8Array(32).fill(9) };
  /** Keeps what it is given, and says how much that was. */
  const recordInto =
    (kept: unknown[]) =>
    (role: StatedRole): RingRecord => ({
      add: (op, input, result, count) => void kept.push([role, op, input, [...result], count]),
      state: async ({ session, blindKey }, rows) =>
        Uint8Array.of(kept.length, session[0]!, blindKey[0]!, rows),
    });

  test('ends with what the node states of it, and of how many rows it was', async () => {
    const kept: unknown[] = [];
    // as a thread does, whose words are handed over
    const multiply = async (op: string, words: Int32Array, count: number) => {
      const result = times(shapeOf(op), words, count);
      structuredClone(words.buffer, { transfer: [words.buffer as ArrayBuffer] });
      return result;
    };
    await serve({ port: async () => ({ ...PORT, multiply, record: recordInto(kept) }) });
    const stream = await open();
    const result = await stream.multiply('up', asMasked(ROW), 1);
    await stream.multiply('up', asMasked([...ROW, ...ROW]), 2);
    assert.deepEqual(await stream.state(END), Uint8Array.of(2, 6, 9, 3));
    assert.equal(stream.traffic.rows, 3);
    assert.deepEqual(kept[0], ['product', 'up', { words: Int32Array.from(ROW) }, [...result], 1]);
    await assert.rejects(stream.multiply('up', asMasked(ROW), 1), coded('MESH_STREAM_RESET'));
    assert.equal(mesh.failures[0]?.code, 'RING_MESSAGE_MALFORMED');
  });

  test('states nothing of nothing: who asked for no product gets no signature', async () => {
    const kept: unknown[] = [];
    await serve({ port: async () => ({ ...PORT, record: recordInto(kept) }) });
    await assert.rejects((await open()).state(END), coded('MESH_STREAM_RESET'));
    const corrections = await openCorrections(client(), targetOf('node'), SEED);
    await assert.rejects(corrections.state(END), coded('MESH_STREAM_RESET'));
    assert.equal(mesh.failures[0]?.code, 'RING_MESSAGE_MALFORMED');
  });

  test('of corrections ends so too, and its masks are told by the seed', async () => {
    const kept: unknown[] = [];
    await serve({ port: async () => ({ ...PORT, record: recordInto(kept) }) });
    const stream = await openCorrections(client(), targetOf('node'), SEED);
    const result = await stream.correct('down', 40, 3);
    assert.deepEqual(await stream.state(END), Uint8Array.of(1, 6, 9, 3));
    assert.equal(stream.traffic.rows, 3);
    assert.deepEqual(kept, [['correct', 'down', { seed: SEED, from: 40, count: 3 }, [...result], 3]]);
    await assert.rejects(stream.correct('down', 43, 1), coded('MESH_STREAM_RESET'));
  });

  test('cuts rows that one message does not hold', async () => {
    const wide = { op: 'wide', dIn: 1, dOut: MAX_RING_WORDS / 2, inMax: 127 };
    const port = {
      ...PORT,
      shapes: [wide],
      multiply: async (_: string, words: Int32Array, count: number) => {
        assert.ok(count <= 2);
        const out = new Int32Array(count * wide.dOut);
        for (let row = 0; row < count; row++) out[row * wide.dOut] = words[row]!;
        return out;
      },
    };
    await serve({ port: async () => port });
    const stream = await openProducts(client(), targetOf('node', { shapes: [wide] }));
    const got = await stream.multiply('wide', asMasked([1, 2, 3, 4, 5]), 5);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((row) => got[row * wide.dOut]),
      [1, 2, 3, 4, 5],
    );
    assert.equal(stream.traffic.requests, 3);
    const huge = { ...wide, dOut: MAX_RING_WORDS + 1 };
    assert.equal(rowsAtOnce(huge), 0);
    await assert.rejects(
      openProducts(client(), targetOf('node', { shapes: [huge] })),
      coded('RING_ROW_TOO_LARGE', null),
    );
  });

  test('has messages whose sizes follow from product and rows alone', async () => {
    await serve();
    const sizes = async (words: readonly number[]): Promise<readonly [number, number][]> => {
      mesh.crossings.length = 0;
      const stream = await open();
      await stream.multiply('up', asMasked(words), 2);
      await stream.multiply('down', asMasked([...words, 0, 0, 0, 0]), 2);
      return mesh.crossings.map(({ type, bytes }) => [type, bytes.length]);
    };
    const [zeros, others] = [await sizes([0, 0, 0, 0, 0, 0]), await sizes([-1, 5, 2 ** 31, 77, 1, 9])];
    assert.deepEqual(zeros, others);
    assert.equal(zeros.length, 6);
  });
});

describe('a node refuses', () => {
  const refusals: [name: string, code: string, Parameters<typeof targetOf>[1]][] = [
    ['another network', 'RING_NETWORK', { network: new Uint8Array(32) }],
    ['another model', 'RING_MODEL', { modelRoot: new Uint8Array(32) }],
    ['another shard', 'RING_SHARD', { shardRoot: new Uint8Array(32) }],
  ];
  for (const [name, code, overrides] of refusals) {
    test(name, async () => {
      await serve();
      await assert.rejects(openProducts(client(), targetOf('node', overrides)), coded(code));
    });
  }

  test('a role that it does not have', async () => {
    await serve();
    await assert.rejects(openVault(client(), targetOf('node')), coded('RING_ROLE'));
  });

  test('more rows than it computes for nothing, of one peer and of all', async () => {
    await serve({ rows: createRowBudget(4, () => 0) });
    const one = await open();
    await one.multiply('up', asMasked([...ROW, ...ROW]), 2);
    await assert.rejects(one.multiply('up', asMasked(ROW), 1), coded('RING_ROWS_SPENT'));
    const other = await openProducts(mesh.host('other'), targetOf('node'));
    assert.equal(other.rows, 2);
    await assert.rejects(
      other.multiply('up', asMasked([...ROW, ...ROW, ...ROW]), 3),
      coded('RING_ROWS_SPENT'),
    );
  });

  test('more sessions than it has places for, until one ends', async () => {
    await serve({ maxSessions: 8, maxSessionsPerPeer: 2 });
    const streams = [await open(), await open()];
    await assert.rejects(open(), coded('SESSION_PEER_LIMIT'));
    await streams[0]!.close();
    await new Promise((resolve) => setImmediate(resolve));
    await open();
  });

  const rawStream = async (): Promise<WireStream> => {
    await serve();
    return await client().openStream('node', RING_PROTOCOL);
  };
  const openMessage = (role: 'product' | 'correct') =>
    encodeOpen({ v: 1, network: NETWORK, modelRoot: MODEL, shardRoot: SHARD, role, paid: null });
  const words = (index: number, count: number, length: number): Uint8Array =>
    encodeWords({ index, count }, new Int32Array(length));
  const from = (...numbers: number[]): Uint8Array => {
    const message = new DataView(new ArrayBuffer(4 * numbers.length));
    for (const [i, number] of numbers.entries()) message.setUint32(4 * i, number);
    return new Uint8Array(message.buffer);
  };
  const broken: [name: string, role: 'product' | 'correct', type: number, bytes: Uint8Array][] = [
    ['a product that there is not', 'product', RING.product, words(2, 1, 3)],
    ['no rows', 'product', RING.product, words(0, 0, 0)],
    ['more rows than a message holds', 'product', RING.product, words(0, MAX_RING_WORDS, 3)],
    ['fewer words than rows', 'product', RING.product, words(0, 2, 5)],
    ['more words than rows', 'product', RING.product, words(0, 1, 4)],
    ['a cut word', 'product', RING.product, words(0, 1, 3).subarray(0, 19)],
    ['a cut head', 'product', RING.product, words(0, 1, 3).subarray(0, 7)],
    ['a second OPEN', 'product', RING.open, openMessage('product')],
    ['corrections of a product session', 'product', RING.correct, from(0, 1, 0)],
    ['a STATE without the key of its blinds', 'product', RING.state, new Uint8Array(32)],
    ['a product before the seed', 'correct', RING.product, words(0, 1, 3)],
    ['a seed of another length', 'correct', RING.seed, new Uint8Array(63)],
  ];
  for (const [name, role, type, bytes] of broken) {
    test(`${name}: the stream is reset, without a word`, async () => {
      const stream = await rawStream();
      await stream.send(RING.open, openMessage(role));
      assert.equal(((await stream.receive()) as { type: number }).type, RING.ready);
      await stream.send(type, bytes);
      await assert.rejects(stream.receive(), { code: 'MESH_STREAM_RESET' });
      assert.equal(mesh.failures[0]?.code, 'RING_MESSAGE_MALFORMED');
    });
  }

  test('rows beyond the last one of a seed', async () => {
    const stream = await rawStream();
    await stream.send(RING.open, openMessage('correct'));
    await stream.receive();
    await stream.send(RING.seed, new Uint8Array(64));
    await stream.send(RING.correct, from(0, 2, 2 ** 32 - 1));
    await assert.rejects(stream.receive(), { code: 'MESH_STREAM_RESET' });
  });

  test('to begin with anything but OPEN, and ends with who ends', async () => {
    const wrong = await rawStream();
    await wrong.send(RING.product, words(0, 1, 3));
    await assert.rejects(wrong.receive(), { code: 'MESH_STREAM_RESET' });
    const silent = await client().openStream('node', RING_PROTOCOL);
    await silent.end();
    assert.equal(await silent.receive(), END);
  });

  test('to wait for a client that says nothing', async (t) => {
    const time = holdTime(t);
    await serve({ idleMs: 20, openMs: 20 });
    const stream = await time.of(client().openStream('node', RING_PROTOCOL));
    const said = assert.rejects(stream.receive(), { code: 'MESH_STREAM_RESET' });
    time.pass(20);
    await time.of(said);
  });

  const PAID = { ticket: Uint8Array.of(1), rows: 7 };
  for (const [what, paid, patienceMs] of [
    ['that is paid, for ten seconds a row beyond its time', PAID, 70_000],
    ['for nothing, for half an hour beyond its time, however many rows there are', null, 1_800_000],
  ] as const) {
    test(`to wait longer in all in a session ${what}`, async (t) => {
      const time = holdTime(t);
      await serve({ idleMs: 1_000, redeem: async () => new Uint8Array(32) });
      const target = targetOf('node', { paid, answerMs: 10 * patienceMs });
      const opened = () => time.of(openProducts(client(), target));
      const ask = (stream: ProductStream) => time.of(stream.multiply('up', asMasked(ROW), 1));
      const stream = await opened();
      const silent = async (ms: number): Promise<void> => {
        time.pass(ms);
        await time.until(() => true, 'whoever is woken');
      };
      for (let i = 0; i < 3; i++) {
        await silent(999); // costs no patience
        await ask(stream);
      }
      await silent(1_000 + patienceMs / 2);
      await ask(stream);
      await silent(999 + patienceMs / 2);
      await ask(stream);
      await silent(1_001);
      await assert.rejects(ask(stream), coded('MESH_STREAM_RESET'));
      const other = await opened();
      await silent(999 + patienceMs);
      await ask(other);
      await silent(1_001);
      await assert.rejects(ask(other), coded('MESH_STREAM_RESET'));
    });
  }

  test('to read on while its answers are not taken', async () => {
    let computed = 0;
    const gate = Promise.withResolvers<void>();
    await serve({
      port: async () => ({
        ...PORT,
        multiply: async (op, values, count) => {
          computed++;
          await gate.promise;
          return PORT.multiply(op, values, count);
        },
      }),
    });
    const stream = await client().openStream('node', RING_PROTOCOL);
    await stream.send(RING.open, openMessage('product'));
    for (let i = 0; i < 50; i++) await stream.send(RING.product, words(0, 1, 3));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(computed, 1, 'one at a time; the others wait unread');
    gate.resolve();
  });
});

describe('a client', () => {
  test('is told a coded error of what computes, without what it was', async () => {
    await serve({
      port: async () => ({
        ...PORT,
        multiply: async () => {
          throw new Error('a path of this machine');
        },
      }),
    });
    const stream = await open();
    await assert.rejects(stream.multiply('up', asMasked(ROW), 1), (error: VeilmeshError) => {
      assert.deepEqual([error.code, error.details.peer], ['INTERNAL', 'node']);
      assert.doesNotMatch(JSON.stringify(error), /path/);
      return true;
    });
    await assert.rejects(stream.multiply('up', asMasked(ROW), 1), coded('INTERNAL'));
  });

  test('leaves a node that is silent, dead or not there', async () => {
    await assert.rejects(open(), coded('MESH_PEER_UNREACHABLE'));
    await serve();
    const silent = await openProducts(client(), targetOf('node', { answerMs: 30 }));
    mesh.mute('node', 'client');
    await assert.rejects(silent.multiply('up', asMasked(ROW), 1), coded('RING_TIMEOUT'));
    await assert.rejects(silent.multiply('up', asMasked(ROW), 1), coded('RING_TIMEOUT'));
    const dying = openProducts(mesh.host('second'), targetOf('node'));
    const stream = await dying;
    const asked = stream.multiply('up', asMasked(ROW), 1);
    mesh.kill('node');
    await assert.rejects(asked, coded('MESH_STREAM_RESET'));
  });

  const lies: [name: string, (type: number, bytes: Uint8Array) => readonly [number, Uint8Array][]][] = [
    ['an answer of another product', (type, bytes) => [[type, changed(bytes, 3, 1)]]],
    ['an answer of other rows', (type, bytes) => [[type, changed(bytes, 7, 2)]]],
    ['a cut answer', (type, bytes) => [[type, bytes.subarray(0, bytes.length - 4)]]],
    ['a longer answer', (type, bytes) => [[type, Uint8Array.of(...bytes, 0, 0, 0, 0)]]],
    ['an answer of another type', (_, bytes) => [[RING.vaultReply, bytes]]],
    [
      'two answers to one question',
      (type, bytes) => [
        [type, bytes],
        [type, bytes],
      ],
    ],
    ['no error at all', () => [[RING.error, Uint8Array.of(1)]]],
  ];
  const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = value;
    return copy;
  };
  for (const [name, lie] of lies) {
    test(`ends a session in which it gets ${name}`, async () => {
      await serve();
      const stream = await open();
      mesh.wiretap = ({ type, bytes, from }) =>
        from === 'client'
          ? [{ type, bytes }]
          : lie(type, bytes).map(([kind, body]) => ({ type: kind, bytes: body }));
      const first = stream.multiply('up', asMasked(ROW), 1);
      await assert.rejects(
        first
          .then(() => new Promise((resolve) => setImmediate(resolve)))
          .then(() => stream.multiply('up', asMasked(ROW), 1)),
        (error: VeilmeshError) => {
          assert.equal(error.family, 'verification', error.code);
          assert.equal(error.details.peer, 'node');
          return true;
        },
      );
    });
  }

  test('asks nothing of an operation that the part does not have', async () => {
    await serve();
    const stream = await open();
    await assert.rejects(stream.multiply('sideways', asMasked(ROW), 1));
  });
});

test('a wide row counts as several', () => {
  const shape = { op: 'wide', inMax: 127 };
  assert.equal(rowCost({ ...shape, dIn: 3, dOut: 5 }, 7), 7);
  assert.equal(rowCost({ ...shape, dIn: 1_024, dOut: 1_024 }, 7), 7);
  assert.equal(rowCost({ ...shape, dIn: 3_072, dOut: 768 }, 4), 9);
});

test('free rows are those of an hour, and come again with the next', () => {
  let now = 0;
  const budget = createRowBudget(10, () => now);
  budget.take('a', 5);
  assert.throws(() => budget.take('a', 1), { code: 'RING_ROWS_SPENT' });
  assert.equal(budget.left('b'), 5);
  budget.take('b', 4);
  assert.equal(budget.left('c'), 1);
  now = 3_600_000;
  assert.equal(budget.left('a'), 5);
  assert.throws(() => createRowBudget(0, () => 0).take('a', 1), { code: 'RING_ROWS_SPENT' });
});
