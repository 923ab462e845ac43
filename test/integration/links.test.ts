/** What nodes tell of their ways to each other, over real connections: round trips, and dials that fail one way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeartbeatRecord } from '../../mesh/directory/record.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { joined } from '../../node/gateway/links.ts';
import { askLinks, type Link, serveLinks } from '../../node/services/links.ts';
import { startHost, waitFor } from '../support/mesh.ts';

const TIMES = { firstMs: 1, everyMs: 20, timeoutMs: 2_000 };
/** Nobody listens there. */
const CLOSED = '/ip4/127.0.0.1/tcp/1025';

const recordOf = (host: MeshHost, addresses: readonly string[] = host.addresses()): HeartbeatRecord =>
  ({ peerId: host.peerId, addresses }) as HeartbeatRecord;

test('a way that works one way alone is told by both ends, each for itself', async (t) => {
  const [open, hidden, asker] = await Promise.all([startHost(t), startHost(t), startHost(t)]);
  // others know the hidden one by an address at which it cannot be reached; it dials out itself
  const directory = { list: () => [recordOf(open), recordOf(hidden, [CLOSED])] };
  await hidden.dial(open.addresses()[0]!);
  for (const host of [open, hidden]) {
    const stop = await serveLinks({ host, directory, times: TIMES });
    t.after(stop);
    await asker.dial(host.addresses()[0]!);
  }
  const linksOf = async (host: MeshHost): Promise<Link[]> => {
    let links: Link[] = [];
    await waitFor(async () => {
      links = await askLinks(asker, host.peerId);
      return links.some(({ micros, dials }) => micros !== null && dials !== null);
    }, 'links');
    return links;
  };
  const told = [
    { from: open.peerId, links: await linksOf(open) },
    { from: hidden.peerId, links: await linksOf(hidden) },
  ];
  assert.deepEqual(
    told.map(({ links }) => links.map(({ dials }) => dials)),
    [[false], [true]],
  );
  assert.ok(told.every(({ links }) => links[0]!.micros! > 0)); // over the connection there is, both ways
  const [link, ...others] = joined(told);
  assert.deepEqual(others, []);
  assert.deepEqual([link!.from, link!.to, link!.oneWay], [hidden.peerId, open.peerId, true]);
});

test('nobody is dialled but where a peer is seen, and at no port of a system', async (t) => {
  const [measuring, other] = await Promise.all([startHost(t), startHost(t)]);
  await other.dial(measuring.addresses()[0]!);
  const elsewhere = ['/ip4/203.0.113.7/tcp/4001', '/dns4/example.com/tcp/4001', '/ip4/127.0.0.1/tcp/25'];
  const dialled: (readonly string[])[] = [];
  const dials = async (_peer: string, addresses: readonly string[]): Promise<boolean> => {
    dialled.push(addresses);
    return true;
  };
  const known = [recordOf(other, [...elsewhere, ...other.addresses()])];
  const stop = await serveLinks({ host: measuring, directory: { list: () => known }, times: TIMES, dials });
  t.after(stop);
  await waitFor(async () => dialled.length > 0, 'a dial');
  const there = other.addresses().map((address) => address.replace(/\/p2p\/.*$/, ''));
  assert.ok(dialled.flat().every((address) => there.some((own) => address.startsWith(own))));
});

test('a link is one-way only where its far end says so of itself', () => {
  const link = (peer: string, dials: boolean | null, micros: number | null = 1_000): Link => ({
    peer,
    micros,
    dials,
    at: 1,
  });
  const shown = (...told: Parameters<typeof joined>[0]): unknown =>
    joined(told).map(({ from, to, oneWay }) => `${from}${to}${oneWay ? '!' : ''}`);
  const both = [
    { from: 'a', links: [link('b', true)] },
    { from: 'b', links: [link('a', true)] },
  ];
  assert.deepEqual(shown(...both), ['ab', 'ba']);
  assert.deepEqual(shown({ from: 'a', links: [link('b', true)] }, { from: 'b', links: [link('a', false)] }), [
    'ab!',
  ]);
  // of a third one's word nothing follows for a and b
  assert.deepEqual(shown(...both, { from: 'c', links: [link('a', false), link('b', false)] }), ['ab', 'ba']);
  assert.deepEqual(shown({ from: 'a', links: [link('b', null)] }), ['ab']);
  assert.deepEqual(shown({ from: 'a', links: [link('b', null, null), link('c', false)] }), []);
});
