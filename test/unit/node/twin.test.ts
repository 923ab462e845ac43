/**
 * twin in memory: right answers, and what each chain gets to see.
 * @module
 */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { createMaskBook } from '../../../crypto/ring/mask.ts';
import { RING } from '../../../mesh/ring/protocol.ts';
import { demandOf } from '../../../node/client/ring-session.ts';
import { createTwinPool, type Demand } from '../../../node/client/twin-pool.ts';
import { assertOpen } from '../../../node/client/whole-model.ts';
import { type Crossing, createMemoryMesh, type MemoryMesh } from '../../support/memory-mesh.ts';
import {
  askTwin,
  digitsRing,
  imageSteps,
  type RingModel,
  SHARDS,
  serveShard,
} from '../../support/ring-mesh.ts';

const CHAINS = { a: ['a0', 'a1'], b: ['b0', 'b1'] };

let ring: RingModel;
let mesh: MemoryMesh;
before(async () => {
  ring = await digitsRing();
});
beforeEach(async () => {
  mesh = createMemoryMesh();
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) await serveShard(mesh.host(peer), ring, { shard });
  }
});

const ask = (...rows: readonly number[]) => askTwin(mesh.host('client'), ring, CHAINS, imageSteps(...rows));
const sentTo = (peers: readonly string[]): Crossing[] =>
  mesh.crossings.filter(({ to }) => peers.includes(to));

describe('a query', () => {
  test('has the bits that one process computes, for every number of rows', async () => {
    for (const rows of [[1], [3], [16], [1, 2, 5, 1]]) {
      const { outputs } = await ask(...rows);
      assert.deepEqual(outputs, await ring.plain(imageSteps(...rows)), rows.join());
    }
  });

  test('shows chain A masked words alone, and chain B a seed', async () => {
    await ask(2, 1);
    const [toA, toB] = [sentTo(CHAINS.a), sentTo(CHAINS.b)];
    const types = (all: readonly Crossing[]): number[] =>
      [...new Set(all.map(({ type }) => type))].sort((a, b) => a - b);
    assert.deepEqual(types(toA), [RING.open, RING.product, RING.state]);
    assert.deepEqual(types(toB), [RING.open, RING.seed, RING.correct, RING.state]);
    const ends = [...toA, ...toB].filter(({ type }) => type === RING.state);
    const parts = ends.map(({ bytes }) => [bytes.slice(0, 32), bytes.slice(32)].map(bytesToHex));
    assert.equal(new Set(parts.map(([name]) => name)).size, 1, 'one public name');
    assert.equal(
      new Set(parts.map(([, key]) => key)).size,
      2 * SHARDS,
      'each side of each shard has its own blinds',
    );
    const seeds = toB.filter(({ type }) => type === RING.seed).map(({ bytes }) => bytesToHex(bytes));
    assert.equal(new Set(seeds).size, SHARDS, 'every node of B has a seed and a session of its own');
    for (const secret of seeds.flatMap((seed) => [seed.slice(0, 64), seed.slice(64)])) {
      assert.ok(!toA.some(({ bytes }) => bytesToHex(bytes).includes(secret)));
    }
    for (const [, key] of parts.slice(0, SHARDS)) {
      assert.ok(!toB.some(({ bytes }) => bytesToHex(bytes).includes(key!)), "nothing opens A's leaves at B");
    }
  });

  test('asked twice is other words each time, also of padding', async () => {
    const words = async (): Promise<string[]> => {
      mesh.crossings.length = 0;
      await ask(2);
      return sentTo(CHAINS.a)
        .filter(({ type }) => type === RING.product)
        .flatMap(({ bytes }) => [bytesToHex(bytes.subarray(8, 40)), bytesToHex(bytes.subarray(-32))]);
    };
    const all = [...(await words()), ...(await words())];
    assert.equal(new Set(all).size, all.length);
  });

  test('has messages whose order and sizes follow from its length bucket', async () => {
    const trace = async (steps: ReturnType<typeof imageSteps>): Promise<string[]> => {
      mesh.crossings.length = 0;
      await askTwin(mesh.host('client'), ring, CHAINS, steps);
      const of = (peer: string) =>
        mesh.crossings
          .filter(({ from, to }) => from === peer || to === peer)
          .map(
            ({ from, type, bytes }) => `${from === peer ? 'from' : 'to'} ${peer}: ${type} ${bytes.length}`,
          );
      return [...CHAINS.a, ...CHAINS.b].flatMap(of);
    };
    const blank = imageSteps(4).map((step) => ({ ...step, values: new Int32Array(step.values.length) }));
    const [image, zeros, fewer] = [
      await trace(imageSteps(4)),
      await trace(blank),
      await trace(imageSteps(2)),
    ];
    assert.deepEqual(zeros, image);
    assert.deepEqual(fewer, image);
    assert.notDeepEqual(await trace(imageSteps(5)), image, 'the next bucket');
  });

  test('is not asked of a node that has too few rows left, before anything is masked', async () => {
    await serveShard(mesh.host('poor'), ring, { shard: 1, freeRows: 4 });
    const asked = askTwin(mesh.host('client'), ring, { a: ['a0', 'poor'], b: CHAINS.b }, imageSteps(16));
    await assert.rejects(asked, (error: UnavailableError) => {
      assert.deepEqual([error.code, error.details.peer, error.details.rows], ['RING_ROWS_SPENT', 'poor', 2]);
      return true;
    });
    assert.equal(sentTo(['a0', 'poor']).filter(({ type }) => type === RING.product).length, 0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(mesh.openStreams(), 0, 'no stream is left behind');
  });

  test('leaves no stream behind', async () => {
    await ask(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(mesh.openStreams(), 0);
  });
});

test('closed models and language models are refused', () => {
  const { manifest } = ring.whole;
  assert.throws(() => assertOpen({ ...manifest, closed: true }), { code: 'PRIVACY_CLOSED_MODEL' });
  assert.throws(() => assertOpen({ ...manifest, task: 'chat' }), { code: 'PRIVACY_MODEL_TASK' });
  assertOpen(manifest);
});

describe('corrections', () => {
  const shapes = [
    { op: 'x', dIn: 2, dOut: 1, inMax: 127 },
    { op: 'y', dIn: 1, dOut: 2, inMax: 127 },
  ];
  const poolOf = (demand: readonly Demand[], aheadWords?: number) => {
    const asked: { op: string; from: number; count: number; give(): void; fail(error: Error): void }[] = [];
    const book = createMaskBook({
      cipher: nobleStreamCipher,
      seed: new Uint8Array(32).fill(7),
      label: { mode: 'twin', modelRoot: new Uint8Array(32), session: new Uint8Array(32) },
      shapes,
    });
    const correct = (op: string, from: number, _masks: Int32Array, count: number) =>
      new Promise<Int32Array>((resolve, reject) => {
        const { dOut } = shapes.find((shape) => shape.op === op)!;
        asked.push({
          op,
          from,
          count,
          give: () => resolve(new Int32Array(count * dOut).fill(from)),
          fail: reject,
        });
      });
    const pool = createTwinPool({
      book,
      correct,
      shapes,
      demand,
      ...(aheadWords === undefined ? {} : { aheadWords }),
    });
    return { pool, asked };
  };
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const THREE: readonly Demand[] = [
    { op: 'x', count: 2 },
    { op: 'y', count: 2 },
    { op: 'x', count: 2 },
  ];

  test('are asked for ahead, in the order of their use, and given once', async () => {
    const { pool, asked } = poolOf(THREE);
    assert.deepEqual(
      asked.map(({ op, from }) => `${op}${from}`),
      ['x0', 'y0', 'x2'],
    );
    for (const { give } of asked) give();
    await turn();
    assert.deepEqual(pool.level(), { ready: 3, coming: 0, later: 0, waited: 0 });
    const [first, second] = [await pool.take('x', 2), await pool.take('x', 2)];
    assert.deepEqual([...first.corrections, ...second.corrections], [0, 0, 2, 2]);
    assert.notDeepEqual(first.masks, second.masks);
    await assert.rejects(pool.take('x', 2), { code: 'RING_DEMAND' });
  });

  test('are no more ahead than there is room for; what is wanted is asked for at once', async () => {
    const { pool, asked } = poolOf(THREE, 6);
    assert.equal(asked.length, 1);
    const late = pool.take('y', 2);
    assert.deepEqual(
      asked.map(({ op }) => op),
      ['x', 'y'],
    );
    asked[1]!.give();
    assert.equal((await late).corrections.length, 4);
    asked[0]!.give();
    await turn();
    await pool.take('x', 2);
    assert.equal(asked.length, 3);
    assert.equal(pool.level().waited, 1);
  });

  test('end with the first that fails, for who waits and who comes', async () => {
    const { pool, asked } = poolOf(THREE);
    const waiting = pool.take('y', 2);
    asked[0]!.fail(new UnavailableError('RING_TIMEOUT', 'silent'));
    await assert.rejects(waiting, { code: 'RING_TIMEOUT' });
    await assert.rejects(pool.take('x', 2), { code: 'RING_TIMEOUT' });
    asked[1]!.give();
    await turn();
    assert.equal(pool.level().ready, 0);
  });

  test('are reckoned from the rows of a query alone', () => {
    const demand = demandOf(ring.whole, 0, imageSteps(3));
    assert.deepEqual(demand, demandOf(ring.whole, 0, [{ rows: 4 }]));
    assert.ok(demand.every(({ count }) => count === 4));
  });
});
