/**
 * Circuits through a relay, between real hosts: a node that nobody can dial serves whole sessions, and goes on where its relay dies.
 * @module
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createDirectory } from '../../../mesh/directory/directory.ts';
import type { HostEvent, MeshHost } from '../../../mesh/host/types.ts';
import { END, type WireStream } from '../../../mesh/wire/types.ts';
import { announcement, LISTEN, network as meshNetwork, startHost, waitFor } from '../../support/mesh.ts';
import { createNetwork, fixedDeadlines, type Network, rowsOf } from '../../support/session.ts';

const ECHO = { id: '/test/echo/1', maxMessageBytes: 1 << 20 };

async function echo(stream: WireStream): Promise<void> {
  for (let message = await stream.receive(); message !== END; message = await stream.receive())
    await stream.send(message.type, message.bytes);
  await stream.end();
}

const startRelay = (t: TestContext, listen: readonly string[] = [LISTEN.tcp]): Promise<MeshHost> =>
  startHost(t, { listen, relays: true });

/** A host that listens nowhere, and has a slot at the relay. */
async function startBehind(t: TestContext, relay: MeshHost): Promise<MeshHost> {
  const host = await startHost(t, { listen: [] });
  await host.dial(relay.addresses()[0]!);
  await host.reserve(relay.peerId);
  return host;
}

async function says(client: MeshHost, peer: string, bytes: Uint8Array): Promise<Uint8Array> {
  const stream = await client.openStream(peer, ECHO);
  await stream.send(1, bytes);
  const message = await stream.receive({ timeoutMs: 10_000 });
  assert.ok(message !== END);
  await stream.end();
  return message.bytes;
}

/** Three hops, of which the one in the middle is behind a relay. */
async function sessionNetwork(
  t: TestContext,
): Promise<{ network: Network; relay: MeshHost; behind: MeshHost }> {
  const relay = await startRelay(t);
  const behind = await startBehind(t, relay);
  const hosts = [await startHost(t), behind, await startHost(t)];
  const client = await startHost(t, { listen: [] });
  const network = await createNetwork({
    hosts: { hops: hosts, client },
    overrides: (index) => ({ peerId: hosts[index]!.peerId, addresses: hosts[index]!.addresses() }),
    host: { openMs: 5_000, idleMs: 10_000 },
  });
  return { network, relay, behind };
}

const open = (network: Network) => network.open({ openTimeoutMs: 10_000, deadlines: fixedDeadlines(10_000) });

test('a node that cannot be dialled serves a whole session through a relay, and its answers and claims verify', async (t) => {
  const { network, relay, behind } = await sessionNetwork(t);
  assert.equal(behind.relay(), relay.peerId);
  const session = await open(network);
  const count = 40;
  const answers = await Promise.all(
    Array.from({ length: count }, (_, i) => session.step(rowsOf(1, i), 1, i === count - 1)),
  );
  for (const [i, answer] of answers.entries())
    assert.deepEqual(answer, await network.expected(rowsOf(1, i), 1));
  const segments = await session.finish();
  await session.close();
  assert.equal(network.verify(session, segments).length, 2);
  await waitFor(() => network.held() === 0, 'hops to free their sessions');
});

test('a relay that dies in mid-session ends it with a coded error, and through another one the node serves again', async (t) => {
  const { network, relay, behind } = await sessionNetwork(t);
  const lost = Promise.withResolvers<string>();
  behind.onEvent((event) => event.kind === 'relay-lost' && lost.resolve(event.peerId));
  const session = await open(network);
  await session.step(rowsOf(1), 1, false);
  const failed = session.finish().then(
    () => assert.fail('did not fail'),
    (thrown) => thrown,
  );
  await relay.close();
  const error = await failed;
  assert.equal(error.code, 'MESH_HOP_LOST');
  assert.equal(error.details.hopIndex, 1);
  await session.close();
  assert.equal(await lost.promise, relay.peerId);
  assert.equal(behind.relay(), null);
  assert.deepEqual(behind.addresses(), []);

  const other = await startRelay(t);
  await behind.reserve(other.addresses()[0]!);
  const moved = network.hops.map(({ route }, index) =>
    index === 1 ? { ...route, addresses: behind.addresses() } : route,
  );
  const again = await network.open({
    hops: moved,
    openTimeoutMs: 10_000,
    deadlines: fixedDeadlines(10_000),
  });
  assert.deepEqual(await again.step(rowsOf(1), 1, true), await network.expected(rowsOf(1), 1));
  await again.finish();
  await again.close();
});

test('what a relay is told of in its directory is where the node is dialled, and nowhere it was before', async (t) => {
  const relay = await startRelay(t);
  const node = await startHost(t);
  await node.handle(ECHO, echo);
  const seen = await startHost(t, { listen: [], bootstrap: relay.addresses() });
  const directory = (host: MeshHost) =>
    createDirectory(host, { network: meshNetwork, heartbeatMs: 100, meshDegree: 0 });
  const directories = await Promise.all([directory(seen), directory(node), directory(relay)]);
  t.after(() => Promise.all(directories.map((one) => one.close())));
  const [theirs, own] = directories;
  await node.dial(relay.addresses()[0]!);
  await own.announce(announcement());
  const told = (): readonly string[] => theirs.get(node.peerId)?.addresses ?? [];
  await waitFor(() => told().length > 0, 'the record');
  assert.ok(told().every((address) => !address.includes('/p2p-circuit/')));

  await node.reserve(relay.peerId);
  await waitFor(() => told().some((address) => address.includes('/p2p-circuit/')), 'the record to say it');
  assert.deepEqual(told(), node.addresses());
  assert.ok(
    told().every((address) => address.includes(`/p2p/${relay.peerId}/p2p-circuit/p2p/${node.peerId}`)),
  );
  await waitFor(async () => {
    const known = await seen.addressesOf(node.peerId);
    return known.length > 0 && known.every((address) => address.includes('/p2p-circuit/'));
  }, 'the address it had to be forgotten');
  assert.deepEqual(await says(seen, node.peerId, Uint8Array.of(7)), Uint8Array.of(7));
  assert.match(seen.remoteAddress(node.peerId)!, /p2p-circuit/);

  node.release();
  assert.equal(node.relay(), null);
  await waitFor(() => told().every((address) => !address.includes('/p2p-circuit/')), 'the record to say it');
  await seen.disconnect(node.peerId);
  await waitFor(
    async () => (await seen.addressesOf(node.peerId)).every((address) => !address.includes('circuit')),
    'it to be direct',
  );
  await says(seen, node.peerId, Uint8Array.of(8));
  assert.doesNotMatch(seen.remoteAddress(node.peerId)!, /p2p-circuit/);
});

test('stream after stream goes over one connection through the relay', async (t) => {
  const relay = await startRelay(t);
  const behind = await startBehind(t, relay);
  await behind.handle(ECHO, echo);
  const client = await startHost(t, { listen: [] });
  const events: HostEvent[] = [];
  client.onEvent((event) => events.push(event));
  await client.addAddresses(behind.peerId, behind.addresses());
  for (let i = 0; i < 5; i++)
    assert.equal((await says(client, behind.peerId, new Uint8Array(100_000))).length, 100_000);
  await client.dial(behind.addresses()[0]!);
  assert.ok((await client.ping(behind.peerId)) > 0);
  assert.equal(events.filter(({ kind }) => kind === 'peer-connected').length, 2, 'the relay, and the node');
  assert.ok((await client.protocols(behind.peerId)).includes(ECHO.id));
});

test('a client that speaks WebSockets alone, as a browser does, reaches the node through a relay that does too', async (t) => {
  const relay = await startRelay(t, [LISTEN.tcp, LISTEN.ws]);
  const behind = await startBehind(t, relay);
  await behind.handle(ECHO, echo);
  const overWs = behind.addresses().filter((address) => address.includes('/ws/'));
  assert.equal(overWs.length, 1);
  const client = await startHost(t, { listen: [] });
  assert.equal(await client.dial(overWs[0]!), behind.peerId);
  assert.deepEqual(await says(client, behind.peerId, Uint8Array.of(1)), Uint8Array.of(1));
  assert.match(client.remoteAddress(relay.peerId)!, /\/ws\//);
});

test('what others say of where a peer is takes nothing away that the peer said itself', async (t) => {
  const relay = await startRelay(t);
  const [behind, open] = [await startBehind(t, relay), await startHost(t)];
  const elsewhere = (peer: string): string => `${relay.addresses()[0]!}/p2p-circuit/p2p/${peer}`;
  const client = await startHost(t, { listen: [] });
  for (const peer of [behind, open]) await client.addAddresses(peer.peerId, peer.addresses());
  await client.addAddresses(open.peerId, [elsewhere(open.peerId)], 'another');
  await client.addAddresses(behind.peerId, ['/ip4/192.0.2.1/tcp/1'], 'another');
  for (const peer of [behind, open]) {
    const known = await client.addressesOf(peer.peerId);
    assert.ok(peer.addresses().every((address) => known.includes(address)));
    assert.equal(await client.dial(peer.peerId), peer.peerId);
  }
});

test('two nodes behind relays reach one another', async (t) => {
  const [first, second] = await Promise.all([startRelay(t), startRelay(t)]);
  const [one, two] = await Promise.all([startBehind(t, first), startBehind(t, second)]);
  await two.handle(ECHO, echo);
  await one.addAddresses(two.peerId, two.addresses());
  assert.deepEqual(await says(one, two.peerId, Uint8Array.of(3)), Uint8Array.of(3));
});

test('a host relays only where it is told to, and says so; a peer without a slot is not reached through it', async (t) => {
  const plain = await startHost(t);
  const node = await startHost(t, { listen: [] });
  await assert.rejects(node.reserve(plain.addresses()[0]!), { code: 'MESH_NO_RELAY' });
  assert.equal(node.relay(), null);
  const relay = await startRelay(t);
  await node.dial(relay.addresses()[0]!);
  const client = await startHost(t, { listen: [] });
  await assert.rejects(client.dial(`${relay.addresses()[0]!}/p2p-circuit/p2p/${node.peerId}`), {
    code: 'MESH_PEER_UNREACHABLE',
  });
  // a host asks again where it was refused before
  await node.reserve(relay.peerId);
  assert.equal(await client.dial(node.addresses()[0]!), node.peerId);
});
