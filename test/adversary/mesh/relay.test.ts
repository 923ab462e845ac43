/**
 * Relays that lie, peers that take more of a relay than they get, and what neither can do to whoever is behind it.
 * @module
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { noise } from '@chainsafe/libp2p-noise';
import { yamux } from '@chainsafe/libp2p-yamux';
import {
  type CircuitRelayService,
  circuitRelayServer,
  RELAY_V2_HOP_CODEC,
  RELAY_V2_STOP_CODEC,
} from '@libp2p/circuit-relay-v2';
import { identify } from '@libp2p/identify';
import type { Connection, Libp2p, PeerId } from '@libp2p/interface';
import { peerIdFromString } from '@libp2p/peer-id';
import { tcp } from '@libp2p/tcp';
import { multiaddr } from '@multiformats/multiaddr';
import { createLibp2p } from 'libp2p';
import type { MeshHost, RelayBounds } from '../../../mesh/host/types.ts';
import { END, type WireStream } from '../../../mesh/wire/types.ts';
import { LISTEN, startHost, waitFor } from '../../support/mesh.ts';

const ECHO = { id: '/test/echo/1', maxMessageBytes: 1 << 20 };

async function echo(stream: WireStream): Promise<void> {
  for (let message = await stream.receive(); message !== END; message = await stream.receive())
    await stream.send(message.type, message.bytes);
  await stream.end();
}

const startRelay = (t: TestContext, bounds: Partial<RelayBounds>): Promise<MeshHost> =>
  startHost(t, { listen: [LISTEN.tcp], relays: bounds });

async function startBehind(t: TestContext, relay: MeshHost): Promise<MeshHost> {
  const host = await startHost(t, { listen: [] });
  await host.reserve(relay.addresses()[0]!);
  await host.handle(ECHO, echo);
  return host;
}

async function says(client: MeshHost, peer: string, bytes: number): Promise<number> {
  const stream = await client.openStream(peer, ECHO);
  await stream.send(1, new Uint8Array(bytes));
  const message = await stream.receive({ timeoutMs: 10_000 });
  assert.ok(message !== END);
  await stream.end();
  return message.bytes.length;
}

const dials = (client: MeshHost, node: MeshHost): Promise<boolean> =>
  client.dial(node.addresses()[0]!).then(
    () => true,
    () => false,
  );

async function reaches(t: TestContext, node: MeshHost): Promise<MeshHost> {
  const client = await startHost(t, { listen: [] });
  // a stream that asked the relay for something before may not be closed yet, and counts
  await waitFor(() => dials(client, node), 'a connection');
  return client;
}

/** libp2p's own relay, whose inside a test changes. */
async function startLiar(t: TestContext): Promise<Libp2p<{ relay: CircuitRelayService }>> {
  const node = await createLibp2p({
    addresses: { listen: [LISTEN.tcp] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: { identify: identify(), relay: circuitRelayServer() },
  });
  t.after(() => node.stop());
  return node;
}

test('slots are given to so many peers, and to so many of one address; who leaves makes room, who renews needs none', async (t) => {
  for (const bounds of [{ slots: 2 }, { slotsPerAddress: 2 }]) {
    const relay = await startRelay(t, bounds);
    const [first] = [await startBehind(t, relay), await startBehind(t, relay)];
    const third = await startHost(t, { listen: [] });
    for (let i = 0; i < 3; i++)
      await assert.rejects(third.reserve(relay.addresses()[0]!), { code: 'MESH_NO_RELAY' });
    await first.reserve(relay.peerId);
    assert.equal(await says(await reaches(t, first), first.peerId, 10), 10);
    await first.close();
    await waitFor(
      () =>
        third.reserve(relay.peerId).then(
          () => true,
          () => false,
        ),
      'the slot to be free',
    );
    assert.equal(third.relay(), relay.peerId);
  }
});

test('a connection carries so many bytes, then it is cut with a coded error; others go on, and the node is reached anew', async (t) => {
  const relay = await startRelay(t, { bytes: 300_000 });
  const node = await startBehind(t, relay);
  const [greedy, modest] = [await reaches(t, node), await reaches(t, node)];
  const cut = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) await says(greedy, node.peerId, 50_000);
  };
  await assert.rejects(cut(), ({ code }: { code: string }) => /^MESH_/.test(code));
  assert.equal(await says(modest, node.peerId, 50_000), 50_000);
  await waitFor(() => !greedy.peers().includes(node.peerId), 'the connection to be gone');
  await greedy.dial(node.addresses()[0]!);
  assert.equal(await says(greedy, node.peerId, 50_000), 50_000);
});

test('a connection lasts so long, then it is cut', async (t) => {
  const relay = await startRelay(t, { seconds: 1 });
  const node = await startBehind(t, relay);
  const client = await reaches(t, node);
  await waitFor(() => !client.peers().includes(node.peerId), 'the connection to be cut');
  assert.equal(node.relay(), relay.peerId, 'the slot stays');
});

test('connections are bounded: of one peer that dials, of one address, to one slot, to one slot from one address, and altogether', async (t) => {
  for (const bounds of [
    { perPeer: 1 },
    { perAddress: 1 },
    { perSlot: 1 },
    { perSlotAddress: 1 },
    { connections: 1 },
  ]) {
    const relay = await startRelay(t, bounds);
    const [one, other] = [await startBehind(t, relay), await startBehind(t, relay)];
    const client = await reaches(t, one);
    const [key] = Object.keys(bounds);
    const again = key === 'perPeer' ? client : await startHost(t, { listen: [] });
    const target = key === 'perSlot' || key === 'perSlotAddress' ? one : other;
    await assert.rejects(again.dial(target.addresses()[0]!), { code: 'MESH_PEER_UNREACHABLE' }, key);
    assert.equal(await says(client, one.peerId, 10), 10, 'who was there first is not disturbed');
    await client.disconnect(one.peerId);
    await waitFor(() => dials(again, target), 'room again');
  }
});

test('streams that ask a relay for nothing keep nobody else from asking', async (t) => {
  const relay = await startRelay(t, { perPeer: 4 });
  const node = await startBehind(t, relay);
  const silent = await startLiar(t);
  const connection = await silent.dial(multiaddr(relay.addresses()[0]!));
  for (let i = 0; i < 12; i++) await connection.newStream(RELAY_V2_HOP_CODEC).catch(() => null);
  assert.equal(await says(await reaches(t, node), node.peerId, 10), 10);
});

test('streams that were refused and are kept open take nobody else his connection', async (t) => {
  const relay = await startRelay(t, { connections: 4, perAddress: 4, perPeer: 8 });
  const node = await startBehind(t, relay);
  const idle = await startLiar(t);
  const connection = await idle.dial(multiaddr(relay.addresses()[0]!));
  for (let i = 0; i < 8; i++) {
    const stream = await connection.newStream(RELAY_V2_HOP_CODEC);
    // CONNECT to somebody without a slot, as libp2p encodes it: refused, and left open at the other end
    const id = idle.peerId.toMultihash().bytes;
    const asks = Uint8Array.of(8, 1, 18, id.length + 2, 10, id.length, ...id);
    const refused = new Promise((resolve) => stream.addEventListener('message', resolve, { once: true }));
    stream.send(Uint8Array.of(asks.length, ...asks));
    await refused;
  }
  assert.ok(connection.streams.filter(({ protocol }) => protocol === RELAY_V2_HOP_CODEC).length >= 8);
  const client = await startHost(t, { listen: [] });
  await client.dial(node.addresses()[0]!);
  assert.equal(await says(client, node.peerId, 10), 10);
});

test('a holder of a slot that does not answer holds no connection of it for longer than is waited for', async (t) => {
  const relay = await startRelay(t, { perSlot: 1, askMs: 300 });
  const silent = await startLiar(t);
  let times = 0;
  await silent.handle(RELAY_V2_STOP_CODEC, () => void times++);
  const connection = await silent.dial(multiaddr(relay.addresses()[0]!));
  const asks = await connection.newStream(RELAY_V2_HOP_CODEC);
  asks.send(Uint8Array.of(2, 8, 0)); // RESERVE
  await new Promise((resolve) => asks.addEventListener('message', resolve, { once: true }));
  const client = await startHost(t, { listen: [] });
  const through = `${relay.addresses()[0]!}/p2p-circuit/p2p/${silent.peerId.toString()}`;
  const open = (): number =>
    connection.streams.filter(({ protocol }) => protocol === RELAY_V2_STOP_CODEC).length;
  for (let i = 0; i < 3; i++) {
    const dialled = assert.rejects(client.dial(through), { code: 'MESH_PEER_UNREACHABLE' });
    await dialled;
    await waitFor(() => times === i + 1, 'the holder to have been asked again');
    await waitFor(() => open() === 0, 'the stream to be given up');
  }
});

test('a relay that leads to another peer than was dialled is found out: a peer id is proven from end to end', async (t) => {
  const liar = await startLiar(t);
  const relay = liar.getMultiaddrs()[0]!.toString();
  const [node, impostor] = [await startHost(t, { listen: [] }), await startHost(t, { listen: [] })];
  for (const host of [node, impostor]) {
    await host.reserve(relay);
    await host.handle(ECHO, () => assert.fail('nobody speaks to this one'));
  }
  const { components } = liar.services.relay as unknown as {
    components: { connectionManager: { getConnections(peer?: PeerId): Connection[] } };
  };
  const honest = components.connectionManager.getConnections.bind(components.connectionManager);
  components.connectionManager.getConnections = (peer) =>
    honest(peer?.toString() === node.peerId ? peerIdFromString(impostor.peerId) : peer);
  const client = await startHost(t, { listen: [] });
  await assert.rejects(client.dial(node.addresses()[0]!), { code: 'MESH_PEER_UNREACHABLE' });
  assert.ok(!client.peers().includes(node.peerId));
  await client.addAddresses(node.peerId, node.addresses());
  await assert.rejects(client.openStream(node.peerId, ECHO), { code: 'MESH_PEER_UNREACHABLE' });
});

test('a peer at which a host has no slot can relay nothing to it, nor have itself announced', async (t) => {
  const stranger = await startLiar(t);
  const host = await startHost(t);
  const own = host.addresses();
  const connection = await stranger.dial(multiaddr(own[0]!));
  const stream = await connection.newStream(RELAY_V2_STOP_CODEC);
  await new Promise<void>((resolve) => {
    if (stream.status === 'closed' || stream.status === 'reset' || stream.status === 'aborted') resolve();
    else stream.addEventListener('close', () => resolve(), { once: true });
  });
  assert.equal(host.relay(), null);
  assert.deepEqual(host.addresses(), own);
  assert.equal(stranger.services.relay.reservations.size, 0);
});

test('of what a relay says of where it is, addresses of others, nested, long and many ones are not announced', async (t) => {
  const liar = await startLiar(t);
  const relay = liar.peerId.toString();
  const other = (await startHost(t)).peerId;
  const told = [
    `/ip4/192.0.2.1/tcp/1/p2p/${other}`,
    `/ip4/192.0.2.2/tcp/1/p2p/${other}/p2p-circuit/p2p/${relay}`,
    `/dns4/${'a.'.repeat(80)}example/tcp/1/p2p/${relay}`,
    ...Array.from({ length: 20 }, (_, i) => `/ip4/192.0.2.3/tcp/${i + 1}/p2p/${relay}`),
  ];
  const service = liar.services.relay as unknown as {
    makeReservation(peer: PeerId, expire: bigint): Promise<{ addrs: Uint8Array[] }>;
  };
  const make = service.makeReservation.bind(service);
  service.makeReservation = async (peer, expire) => ({
    ...(await make(peer, expire)),
    addrs: told.map((address) => multiaddr(address).bytes),
  });
  const node = await startHost(t, { listen: [] });
  await node.reserve(liar.getMultiaddrs()[0]!.toString());
  const addresses = node.addresses();
  assert.equal(addresses.length, 4);
  assert.ok(addresses[0]!.startsWith('/ip4/127.0.0.1/'), 'first the one it is connected to');
  for (const address of addresses) {
    assert.ok(address.endsWith(`/p2p/${relay}/p2p-circuit/p2p/${node.peerId}`) && address.length <= 256);
  }
});
