/** Dialling back, between real hosts: who can be reached, who cannot, and what nobody can have dialled. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { z } from 'zod';
import { callRpc } from '../../../mesh/wire/rpc.ts';
import { handleRpc } from '../../../mesh/wire/rpc-server.ts';
import { askDialBack, dialBackMethod, portsOf, serveDialBack } from '../../../node/services/dial-back.ts';
import { startHost, waitFor } from '../../support/mesh.ts';

const portOf = (address: string): number => Number(/\/tcp\/(\d+)/.exec(address)![1]);
const OFTEN = { perPeer: 1_000, perAddress: 1_000 };

test('a host that listens is reached, over TCP and over WebSockets, at the address it is seen at', async (t) => {
  const peer = await startHost(t);
  await serveDialBack(peer, OFTEN);
  const asker = await startHost(t, { listen: ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'] });
  await asker.dial(peer.addresses()[0]!);
  const ports = portsOf(asker.addresses());
  assert.deepEqual(ports.map(({ over }) => over).sort(), ['tcp', 'ws']);
  assert.deepEqual(await askDialBack(asker, peer.peerId, ports), {
    observed: '/ip4/127.0.0.1',
    reached: ports,
  });
  assert.ok(peer.peers().includes(asker.peerId), 'the connection it asked over stays');
});

test('a port that nobody listens on is not reached, nor one where another peer or no peer answers', async (t) => {
  const peer = await startHost(t);
  await serveDialBack(peer, OFTEN);
  const other = await startHost(t);
  const silent = createServer().listen(0, '127.0.0.1');
  t.after(() => silent.close());
  await new Promise((resolve) => silent.once('listening', resolve));
  const asker = await startHost(t, { listen: [] });
  await asker.dial(peer.addresses()[0]!);
  const closed = await startHost(t);
  const gone = portOf(closed.addresses()[0]!);
  await closed.close();
  const ports = [gone, portOf(other.addresses()[0]!), (silent.address() as { port: number }).port].map(
    (port) => ({
      port,
      over: 'tcp' as const,
    }),
  );
  const { reached } = await askDialBack(asker, peer.peerId, ports);
  assert.deepEqual(reached, []);
});

test('a request names no address, no privileged port, and few ports', async (t) => {
  const peer = await startHost(t);
  await serveDialBack(peer, OFTEN);
  const asker = await startHost(t);
  await asker.dial(peer.addresses()[0]!);
  const tcp = (port: number) => ({ port, over: 'tcp' as const });
  for (const ports of [
    [],
    [tcp(22)],
    [tcp(1_023)],
    [tcp(65_536)],
    Array.from({ length: 5 }, (_, i) => tcp(4_000 + i)),
  ]) {
    await assert.rejects(callRpc(asker, peer.peerId, dialBackMethod, { ports }), {
      code: 'RPC_REQUEST_INVALID',
    });
  }
  const foreign = { ports: [{ ...tcp(4_001), host: '192.0.2.1' }] };
  await assert.rejects(callRpc(asker, peer.peerId, dialBackMethod, foreign), { code: 'RPC_REQUEST_INVALID' });
});

test('one peer is dialled back to seldom, and one address, whatever peers come from it', async (t) => {
  let now = 0;
  const peer = await startHost(t);
  await serveDialBack(peer, { perPeer: 1, perAddress: 2, windowMs: 1_000, now: () => now });
  const ask = async (): Promise<unknown> => {
    const asker = await startHost(t);
    await asker.dial(peer.addresses()[0]!);
    return askDialBack(asker, peer.peerId, portsOf(asker.addresses()));
  };
  const first = await startHost(t);
  await first.dial(peer.addresses()[0]!);
  await askDialBack(first, peer.peerId, portsOf(first.addresses()));
  await assert.rejects(askDialBack(first, peer.peerId, portsOf(first.addresses())), {
    code: 'DIAL_BACK_BUSY',
  });
  await ask();
  await assert.rejects(ask(), { code: 'DIAL_BACK_BUSY' });
  now = 1_000;
  await ask();
});

test('so many are dialled back to at once, and no more', async (t) => {
  const peer = await startHost(t);
  const dialling = Promise.withResolvers<[]>();
  await serveDialBack(peer, { ...OFTEN, atOnce: 1, reachedOf: () => dialling.promise });
  const asker = await startHost(t);
  await asker.dial(peer.addresses()[0]!);
  const ports = portsOf(asker.addresses());
  const first = askDialBack(asker, peer.peerId, ports);
  const second = askDialBack(asker, peer.peerId, ports);
  await assert.rejects(Promise.race([first, second]), { code: 'DIAL_BACK_BUSY' });
  dialling.resolve([]);
  const settled = await Promise.allSettled([first, second]);
  assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('ports are those of the addresses told; a host without one that can be dialled is told so', () => {
  assert.deepEqual(
    portsOf(['/ip4/0.0.0.0/tcp/4001', '/ip4/10.0.0.1/tcp/4001', '/dns4/a.example/tcp/4002/ws']),
    [
      { port: 4_001, over: 'tcp' },
      { port: 4_002, over: 'ws' },
    ],
  );
  for (const none of [[], ['/ip4/127.0.0.1/tcp/80']]) {
    assert.throws(() => portsOf(none), { code: 'DIAL_BACK_NO_PORT' });
  }
});

test('who comes from this machine itself is dialled back to only where nobody else can come from', async (t) => {
  const asked: string[] = [];
  const reachedOf = async (observed: string): Promise<[]> => {
    asked.push(observed);
    return [];
  };
  const wide = await startHost(t, { listen: ['/ip4/0.0.0.0/tcp/0'], announce: ['/ip4/192.0.2.1/tcp/4001'] });
  await serveDialBack(wide, { ...OFTEN, reachedOf });
  const narrow = await startHost(t);
  await serveDialBack(narrow, { ...OFTEN, reachedOf });
  const asker = await startHost(t);
  const ports = portsOf(asker.addresses());
  for (const peer of [narrow, wide]) await peer.dial(asker.addresses()[0]!);
  await waitFor(() => asker.peers().length === 2, 'both connections');
  await askDialBack(asker, narrow.peerId, ports);
  await assert.rejects(askDialBack(asker, wide.peerId, ports), { code: 'DIAL_BACK_NO_ADDRESS' });
  assert.deepEqual(asked, ['/ip4/127.0.0.1']);
});

test('what a peer says it has seen is shown to people, and so is text of one line', async (t) => {
  const peer = await startHost(t);
  await handleRpc(peer, { ...dialBackMethod, response: z.any() }, () => ({
    observed: '/ip4/192.0.2.1\n2026 error node: \u001b[2J',
    reached: [],
  }));
  const asker = await startHost(t);
  await asker.dial(peer.addresses()[0]!);
  await assert.rejects(askDialBack(asker, peer.peerId, portsOf(asker.addresses())), {
    code: 'RPC_RESPONSE_INVALID',
  });
});

test('of a network that anybody could be in one is dialled back to at a time; of the own one, several', async (t) => {
  const peer = await startHost(t);
  const seen = new Map<string, string>();
  const running = new Map<string, () => void>();
  await serveDialBack(
    { ...peer, remoteAddress: (id) => seen.get(id) },
    {
      ...OFTEN,
      perNetwork: 2,
      reachedOf: (observed) => new Promise((resolve) => running.set(observed, () => resolve([]))),
    },
  );
  const ask = async (ip: string): Promise<{ readonly answer: Promise<unknown> }> => {
    const asker = await startHost(t);
    seen.set(asker.peerId, `/ip4/${ip}/tcp/4001`);
    await asker.dial(peer.addresses()[0]!);
    const answer = askDialBack(asker, peer.peerId, [{ port: 4_001, over: 'tcp' }]);
    answer.catch(() => {});
    return { answer };
  };
  const begun = (ip: string): Promise<void> => waitFor(() => running.has(`/ip4/${ip}`), `a dial to ${ip}`);
  const first = await ask('93.184.216.1');
  await begun('93.184.216.1');
  await assert.rejects((await ask('93.184.216.2')).answer, { code: 'DIAL_BACK_BUSY' });
  await ask('93.184.217.1');
  await begun('93.184.217.1');
  for (const own of ['192.168.1.1', '192.168.1.2']) {
    await ask(own);
    await begun(own);
  }
  running.get('/ip4/93.184.216.1')!();
  await first.answer;
  const second = await ask('93.184.216.2');
  await begun('93.184.216.2');
  running.get('/ip4/93.184.216.2')!();
  await second.answer;
  await assert.rejects((await ask('93.184.216.3')).answer, { code: 'DIAL_BACK_BUSY', message: /too often/ });
});
