/**
 * Sessions over real libp2p hosts on loopback.
 * @module
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startHost, waitFor } from '../../support/mesh.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf } from '../../support/session.ts';

/** Few streams a connection, so that streams which are not let go soon end the test. */
const limits = { maxStreamsPerProtocol: 4 };

async function realNetwork(
  t: TestContext,
): Promise<{ network: Network; stopHop(index: number): Promise<void> }> {
  const hosts = await Promise.all([0, 1, 2].map(() => startHost(t, { limits })));
  const client = await startHost(t, { listen: [], limits });
  const network = await createNetwork({
    hosts: { hops: hosts, client },
    overrides: (index) => ({ peerId: hosts[index]!.peerId, addresses: hosts[index]!.addresses() }),
    host: { openMs: 5_000, idleMs: 10_000 },
  });
  return { network, stopHop: (index) => hosts[index]!.close() };
}

async function query(network: Network, seed: number): Promise<void> {
  const session = await network.open({ openTimeoutMs: 10_000, deadlines: fixedDeadlines(10_000) });
  const count = 40;
  const answers = await Promise.all(
    Array.from({ length: count }, (_, i) => session.step(rowsOf(1, seed + i), 1, i === count - 1)),
  );
  for (const [i, answer] of answers.entries()) {
    assert.deepEqual(answer, await network.expected(rowsOf(1, seed + i), 1));
  }
  const segments = await session.finish();
  await session.close();
  assert.equal(network.verify(session, segments).length, 2);
}

test('session after session goes through, each letting go of every stream', async (t) => {
  const { network } = await realNetwork(t);
  for (let i = 0; i < 12; i++) {
    await query(network, i);
    await waitFor(() => network.held() === 0, 'hops to free their sessions');
  }
  assert.deepEqual(
    network.events.filter(({ event }) => event.kind === 'failed'),
    [],
  );
});

test('sessions that are refused or given up let go of their streams too', async (t) => {
  const { network } = await realNetwork(t);
  for (let i = 0; i < 8; i++) {
    await assert.rejects(network.open({ chainId: 1, openTimeoutMs: 10_000 }), {
      code: 'SESSION_WRONG_CHAIN',
    });
    const session = await network.open({ openTimeoutMs: 10_000 });
    await session.step(rowsOf(1), 1, false);
    await session.close();
    await waitFor(() => network.held() === 0, 'hops to free their sessions');
  }
  await query(network, 1);
});

test('a hop that goes away in mid-session is named at once', async (t) => {
  const { network, stopHop } = await realNetwork(t);
  const session = await network.open({ openTimeoutMs: 10_000 });
  await session.step(rowsOf(1), 1, false);
  const lost = session.finish().then(
    () => assert.fail('did not fail'),
    (thrown) => thrown,
  );
  await stopHop(1);
  const error = await lost; // a deadline would have another code
  assert.equal(error.code, 'MESH_HOP_LOST');
  assert.equal(error.details.hopIndex, 1);
  await session.close();
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
});
