/** Nodes that are about to stop: they give no more places, and planners pass them by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { nodesByShard } from '../../../mesh/route/candidates.ts';
import { planRoute } from '../../../mesh/route/plan.ts';
import type { RouteNode } from '../../../mesh/route/types.ts';
import { createPlaces } from '../../../mesh/session/places.ts';
import { lostHops } from '../../../node/client/lost-hops.ts';
import { waitFor } from '../../support/mesh.ts';
import { createNetwork, rowsOf } from '../../support/session.ts';

const modelRoot = new Uint8Array(32).fill(1);
const shards = [{ index: 0, shardRoot: new Uint8Array(32).fill(2) }];
const node = (peerId: string, draining: boolean, stepMicros: number): RouteNode => ({
  peerId,
  operator: new Uint8Array(20).fill(peerId.length),
  serving: [{ modelRoot, ...shards[0]! }],
  load: { sessions: 0, stepMicros },
  draining,
});

test('a node that drains is left out of routes, however near and idle it is', () => {
  const records = [node('drains', true, 1), node('serves', false, 9_000)];
  const request = { modelRoot, shards, records, client: 'me', links: new Map<string, number>() };
  assert.deepEqual(
    nodesByShard(request).map((layer) => layer.map(({ peerId }) => peerId)),
    [['serves']],
  );
  assert.equal(planRoute(request).hops[0]!.peerId, 'serves');
});

test('where nobody else serves a shard it is a gap, which says that some drain', () => {
  const request = { modelRoot, shards, records: [node('drains', true, 1)] };
  assert.throws(
    () => nodesByShard(request),
    (error: { code: string; details: { draining: number } }) => {
      assert.equal(error.code, 'ROUTE_COVERAGE_GAP');
      assert.equal(error.details.draining, 1);
      return true;
    },
  );
});

test('closed places are refused with a code, and those that are taken stay taken until they are left', () => {
  const places = createPlaces({ all: 4, perPeer: 2 });
  const leave = places.take('a');
  places.close();
  assert.throws(() => places.take('b'), { code: 'NODE_DRAINING', family: 'unavailable' });
  assert.equal(places.taken, 1);
  leave();
  assert.equal(places.taken, 0);
  assert.throws(() => places.take('b'), { code: 'NODE_DRAINING' });
});

test('a session that runs over a node goes on to its verified end while it drains; a new one is refused there', async () => {
  const network = await createNetwork();
  const session = await network.open();
  const steps = [rowsOf(2, 1), rowsOf(2, 2)];
  const first = await session.step(steps[0]!, 2, false);
  assert.deepEqual(first, await network.expected(steps[0]!, 2));
  network.served[1]!.drain();
  await assert.rejects(
    network.open(),
    (error: { code: string; family: string; details: { peerId: string } }) => {
      assert.equal(error.code, 'NODE_DRAINING');
      assert.equal(error.family, 'unavailable');
      assert.equal(error.details.peerId, network.hops[1]!.peerId, 'the client knows whom to leave out');
      return true;
    },
  );
  assert.deepEqual(await session.step(steps[1]!, 2, true), await network.expected(steps[1]!, 2));
  network.verify(session, await session.finish());
  await session.close();
  await waitFor(() => network.served[1]!.active() === 0, 'the end of the session at every hop');
});

test('who a draining node refuses plans again without it, and leaves nobody else out', async () => {
  const refused = new UnavailableError('NODE_DRAINING', 'no', {
    details: { peerId: 'b', hopIndex: 1, remote: true },
  });
  const host = { ping: async () => 1 };
  assert.deepEqual(await lostHops(host, ['a', 'b', 'c'], refused), ['b']);
});
