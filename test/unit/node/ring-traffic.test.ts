/**
 * What an observer of every wire can tell queries of twin apart by under `--traffic`: their buckets.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { randomBytes } from '../../../crypto/core/random.ts';
import { RING } from '../../../mesh/ring/protocol.ts';
import { createPace, type Pace } from '../../../mesh/session/pace.ts';
import { createReferenceProducts } from '../../../models/ring/reference.ts';
import { openRingSession, type RingHop } from '../../../node/client/ring-session.ts';
import { createTurns, sustainedBeat } from '../../../node/client/ring-turns.ts';
import { fullStep, roomySteps } from '../../../node/client/traffic.ts';
import { aligned, capture, createBeats, type Trace } from '../../support/beats.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';
import { askTwin, digitsRing, imageSteps, serveShard } from '../../support/ring-mesh.ts';

const CHAINS = { a: ['a0', 'a1'], b: ['b0', 'b1'] };
const ring = await digitsRing();

/** One query, its answers compared with those of one process. */
async function traceOf(rows: readonly number[], traffic: boolean): Promise<Trace> {
  const mesh = createMemoryMesh();
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) await serveShard(mesh.host(peer), ring, { shard });
  }
  const count = (...types: number[]): number =>
    mesh.crossings.filter(({ type }) => types.includes(type)).length;
  const beats = createBeats(() => count(RING.product, RING.correct) > count(RING.words));
  const traced = capture(mesh, beats);
  const steps = imageSteps(...rows);
  const sent = traffic ? roomySteps(ring.whole.manifest, steps) : steps;
  const pace = traffic ? beats.pace() : null;
  const { outputs } = await beats.during(
    askTwin(mesh.host('client'), ring, CHAINS, sent, undefined, undefined, pace),
  );
  assert.deepEqual(outputs.slice(0, steps.length), await ring.plain(steps));
  if (pace !== null) assert.deepEqual([pace.leftOut, pace.overrun], [3, 0]); // four steps compute what is behind their last products
  return aligned(traced());
}

test('two queries of one bucket look alike on every wire, and have right answers', async () => {
  const [first, second] = [await traceOf([1, 2], true), await traceOf([3, 1, 4], true)];
  assert.deepEqual(second, first);
  assert.ok(
    Object.values(first)
      .flat()
      .some((line) => !line.startsWith('beat 0')),
  );
});

test('without it the same two look different', async () => {
  assert.notDeepEqual(await traceOf([3, 1, 4], false), await traceOf([1, 2], false));
});

test('a node that is lost ends the query, also for the steps whose turn never comes', async () => {
  const mesh = createMemoryMesh();
  let products = 0;
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) await serveShard(mesh.host(peer), ring, { shard });
  }
  const beats = createBeats(() => false);
  mesh.wiretap = (crossing) => {
    if (crossing.type === RING.product && ++products === 3) mesh.kill('a0');
    return [crossing];
  };
  const steps = roomySteps(ring.whole.manifest, imageSteps(3, 1, 4));
  const asked = askTwin(mesh.host('client'), ring, CHAINS, steps, undefined, undefined, beats.pace());
  await assert.rejects(beats.during(asked), { family: 'unavailable', details: { peer: 'a0' } });
  assert.equal(mesh.openStreams(), 0);
});

test('steps take turns, whichever is ready first', async () => {
  const turns = createTurns(3, createPace(1, { now: () => 0, until: async () => {} }));
  const order: number[] = [];
  const take = async (lane: number): Promise<void> => {
    await turns[lane]!.take();
    order.push(lane);
  };
  const first = [take(2), take(1), take(0)];
  await Promise.all(first);
  await Promise.all([take(1), take(0), take(2)]);
  assert.deepEqual(order, [0, 1, 2, 0, 1, 2]);
});

/**
 * One step of twin on a clock that routes and this client's own work move by hand. @returns when each product left, on the beats' grid
 * @param routeMs from a product to its answer
 * @param ownMs what this client computes before each product, and behind the last
 */
async function departures(rows: number, routeMs: number, ownMs: number) {
  const mesh = createMemoryMesh();
  for (const peers of Object.values(CHAINS)) {
    for (const [shard, peer] of peers.entries()) await serveShard(mesh.host(peer), ring, { shard });
  }
  let now = 0;
  const grid = createPace(50, {
    now: () => now,
    async until(at) {
      now = Math.max(now, at);
    },
  });
  let computed = false;
  const compute = (): void => {
    if (!computed) now += ownMs;
    computed = true;
  };
  const left: number[] = [];
  const pace: Pace = {
    periodMs: grid.periodMs,
    async tick() {
      const done = await grid.tick();
      return () => {
        compute();
        done();
      };
    },
    async beat() {
      compute();
      await grid.beat();
      left.push(now);
      computed = false;
      now += routeMs;
    },
    taken: 0,
    leftOut: 0,
    overrun: 0,
  };
  const steps = roomySteps(ring.whole.manifest, imageSteps(rows));
  const { outputs } = await askTwin(mesh.host('client'), ring, CHAINS, steps, undefined, undefined, pace);
  assert.deepEqual(outputs, await ring.plain(steps));
  return { left, overrun: grid.overrun };
}

test('on which beats products leave follows from when answers came, not from how long this client computes', async () => {
  for (const route of [5, 40, 85]) {
    const [few, many] = [await departures(3, route, 2), await departures(4, route, 20)];
    assert.deepEqual(many, few, `route ${route} ms`);
    assert.equal(few.left[0], 50); // the streams are open at 0
    assert.equal(few.overrun, 0);
  }
});

test('a client that took longer than a beat says how often', async () => {
  const { left, overrun } = await departures(3, 40, 60);
  assert.equal(overrun, left.length);
});

/**
 * One step whose corrections come so long after they were asked for, whatever the route.
 * @returns when they were asked for and when each product left, on the beats' grid
 */
async function withCorrections(afterMs: number) {
  let now = 0;
  const asked: number[] = [];
  const left: number[] = [];
  const hops = ring.whole.parts.flatMap(({ part, program, weights }): RingHop[] => {
    const { list, multiply } = createReferenceProducts(program, weights);
    if (part.role !== 'shard' || list.length === 0) return [];
    const side = { peerId: 'node', record: { answered: () => [] } };
    return [
      {
        shard: part.index,
        sides: { product: side, correct: side },
        products: { traffic: { requests: 0, bytesUp: 0, bytesDown: 0, rows: 0 } },
        host: {
          async multiply(op, masked, count) {
            left.push(now);
            return await multiply(op, masked, count);
          },
        },
        corrections: {
          async take(op, count) {
            const due = asked[asked.push(now) - 1]! + afterMs;
            const { dIn } = list.find((product) => product.op === op)!;
            const masks = new Int32Array(randomBytes(4 * dIn * count).buffer);
            await turn(); // what is computed meanwhile takes no time
            now = Math.max(now, due);
            return { masks, corrections: await multiply(op, masks, count) };
          },
        },
        async end() {},
        async close() {},
      },
    ];
  });
  const grid = createPace(50, {
    now: () => now,
    async until(at) {
      now = Math.max(now, at);
    },
  });
  const steps = roomySteps(ring.whole.manifest, imageSteps(3));
  const session = await openRingSession(ring.whole, hops, ring.checks, grid);
  assert.deepEqual(await (await session.run(steps))(), await ring.plain(steps));
  await session.close();
  return { asked, left, overrun: grid.overrun };
}

test('a product whose corrections are late leaves on a beat all the same; they are asked for on the grid', async () => {
  const soon = await withCorrections(0);
  assert.ok(soon.left.length > 1);
  for (const [afterMs, beats] of [
    [30, 1],
    [40, 2],
    [70, 2],
    [120, 3],
  ] as const) {
    const { asked, left, overrun } = await withCorrections(afterMs);
    const nth = (first: number) => soon.left.map((_, i) => first + 50 * beats * i);
    assert.deepEqual({ asked, left, overrun }, { asked: nth(12.5), left: nth(50 * beats), overrun: 0 });
  }
});

test('steps begin to compute one a beat, each a quarter behind it', async () => {
  let now = 0;
  const begun: number[] = [];
  const until = async (at: number): Promise<void> => {
    now = Math.max(now, at);
  };
  const turns = createTurns(3, createPace(40, { now: () => now, until }));
  for (const { begin } of turns) {
    await begin();
    begun.push(now);
  }
  assert.deepEqual(begun, [10, 50, 90]);
});

test('beats are as far apart as a step that fills its bucket needs, whatever is asked', async () => {
  const { manifest } = ring.whole;
  const [small, large] = [imageSteps(2), imageSteps(4)].map((steps) => fullStep(manifest, steps));
  assert.deepEqual([small!.rows, large!.rows], [4, 4]);
  assert.ok((await sustainedBeat(ring.whole, small!, 0)) > 0);
  assert.equal(await sustainedBeat(ring.whole, small!, 60_000), 60_000);
});

test('that is three times the longest computation, by a clock on which each takes a millisecond', async (t) => {
  const { manifest, parts } = ring.whole;
  const step = fullStep(manifest, imageSteps(4));
  let now = 0;
  const read = t.mock.method(performance, 'now', () => now++);
  assert.equal(await sustainedBeat(ring.whole, step, 0), 3);
  // at the start, before and behind each product that leaves
  const leaving = parts
    .filter(({ part }) => part.role === 'shard')
    .flatMap(({ products }) => products).length;
  assert.equal(read.mock.callCount(), 2 * leaving + 2);
});
