/**
 * What an observer of every wire can tell queries of twin apart by under `--traffic`: their buckets.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RING } from '../../../mesh/ring/protocol.ts';
import { createPace } from '../../../mesh/session/pace.ts';
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
  assert.equal(pace?.leftOut ?? 0, 0);
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
    await turns.take(lane);
    order.push(lane);
  };
  const first = [take(2), take(1), take(0)];
  await Promise.all(first);
  await Promise.all([take(1), take(0), take(2)]);
  assert.deepEqual(order, [0, 1, 2, 0, 1, 2]);
});

test('beats are as far apart as a step that fills its bucket needs, whatever is asked', async () => {
  const { manifest } = ring.whole;
  const [small, large] = [imageSteps(2), imageSteps(4)].map((steps) => fullStep(manifest, steps));
  assert.deepEqual([small!.rows, large!.rows], [4, 4]);
  assert.ok((await sustainedBeat(ring.whole, small!, 0)) > 0);
  assert.equal(await sustainedBeat(ring.whole, small!, 60_000), 60_000);
});
