/**
 * A node finds out by itself whether it is reached, takes a slot at a relay where it is not, another one where that dies, and lets go of
 * it where it is reached after all.
 * @module
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { MeshHost } from '../../../mesh/host/types.ts';
import { createLogger } from '../../../node/log.ts';
import {
  askDialBack,
  type DialBackLimits,
  dialBackMethod,
  reachedOf,
  serveDialBack,
} from '../../../node/services/dial-back.ts';
import { type ReachabilityWatch, watchReachability } from '../../../node/services/reachability.ts';
import { LISTEN, startHost, waitFor } from '../../support/mesh.ts';

const log = createLogger('node', 'silent');
const OFTEN = { perPeer: 1_000, perAddress: 1_000 };
const times = { repeatMs: 50, relayedMs: 50, retryMs: 50, lostMs: 10 };

/** An introducer that relays and dials back, with what the latter finds. */
async function startIntroducer(t: TestContext, find?: () => boolean): Promise<MeshHost> {
  const host = await startHost(t, { listen: [LISTEN.tcp], relays: true });
  const told: Partial<DialBackLimits> =
    find === undefined ? {} : { reachedOf: async (...asked) => (find() ? await reachedOf(...asked) : []) };
  await serveDialBack(host, { ...OFTEN, ...told });
  return host;
}

function watch(t: TestContext, host: MeshHost, relay = 'auto'): ReachabilityWatch {
  const watching = watchReachability(host, { peers: () => host.peers(), relay, log, times });
  t.after(() => watching.stop());
  return watching;
}

test('a node that is reached is direct, and takes no slot', async (t) => {
  const introducer = await startIntroducer(t);
  const node = await startHost(t, { listen: [LISTEN.tcp] });
  await node.dial(introducer.addresses()[0]!);
  const watching = watch(t, node);
  await waitFor(() => watching.now !== 'unknown', 'a finding');
  assert.equal(watching.now, 'direct');
  assert.equal(watching.relay, null);
});

test('a node that listens on nothing, or is not reached, takes a slot by itself; another one when its relay dies', async (t) => {
  for (const listen of [[], [LISTEN.tcp]]) {
    const [first, second] = [await startIntroducer(t, () => false), await startIntroducer(t, () => false)];
    const node = await startHost(t, { listen });
    await node.dial(first.addresses()[0]!);
    const watching = watch(t, node);
    await waitFor(() => watching.now === 'relayed', 'a relay');
    assert.equal(watching.relay, first.peerId);
    assert.ok(node.addresses().every((address) => address.includes(`/p2p/${first.peerId}/p2p-circuit/`)));
    await node.dial(second.addresses()[0]!);
    await first.close();
    await waitFor(() => watching.relay === second.peerId, 'the other relay');
    watching.stop();
  }
});

test('a node that is reached after all goes back to its own addresses, and takes a slot again when it is not', async (t) => {
  let open = false;
  const introducer = await startIntroducer(t, () => open);
  const node = await startHost(t, { listen: [LISTEN.tcp] });
  const own = node.addresses();
  await node.dial(introducer.addresses()[0]!);
  const watching = watch(t, node);
  await waitFor(() => watching.now === 'relayed', 'a relay');
  open = true;
  await waitFor(() => watching.now === 'direct', 'the open port to be seen');
  assert.deepEqual(node.addresses(), own);
  open = false;
  await waitFor(() => watching.now === 'relayed', 'a relay again');
});

test('one peer that does not reach a node makes it no node behind a relay where another does', async (t) => {
  const [blind, seeing] = [await startIntroducer(t, () => false), await startIntroducer(t, () => true)];
  const node = await startHost(t, { listen: [LISTEN.tcp] });
  for (const peer of [blind, seeing]) await node.dial(peer.addresses()[0]!);
  const watching = watchReachability(node, {
    peers: () => [blind.peerId, seeing.peerId],
    relay: 'auto',
    log,
    times,
  });
  t.after(() => watching.stop());
  await waitFor(() => watching.now !== 'unknown', 'a finding');
  assert.equal(watching.now, 'direct');
});

test('a peer that says it has reached a node, and has not, does not talk it out of its relay; who comes through the relay is not asked', async (t) => {
  const introducer = await startIntroducer(t, () => false);
  const [liar, behind] = [await startHost(t), await startHost(t, { listen: [] })];
  let [lies, asked] = [0, 0];
  const reachedOf: DialBackLimits['reachedOf'] = async (_observed, _peer, ports) => {
    lies++;
    return [...ports];
  };
  await serveDialBack(liar, { ...OFTEN, reachedOf });
  await behind.handle({ id: dialBackMethod.protocol, maxMessageBytes: 1_024 }, async () => void asked++);
  const node = await startHost(t, { listen: [LISTEN.tcp] });
  for (const peer of [introducer, liar]) await node.dial(peer.addresses()[0]!);
  const others = (): string[] => node.peers().filter((peer) => peer !== introducer.peerId);
  const watching = watchReachability(node, {
    peers: () => [introducer.peerId, ...others()],
    relay: 'auto',
    log,
    times,
  });
  t.after(() => watching.stop());
  await waitFor(() => watching.now === 'relayed', 'a relay');
  await behind.dial(node.addresses()[0]!);
  await waitFor(() => node.peers().includes(behind.peerId), 'the connection through the relay');
  const told = lies;
  await waitFor(() => lies >= told + 2, 'more lies');
  assert.equal(watching.now, 'relayed');
  assert.equal(asked, 0);
});

test('never takes none, and a named peer is the only one that is asked', async (t) => {
  const [introducer, named] = [await startIntroducer(t, () => false), await startIntroducer(t, () => false)];
  const alone = await startHost(t, { listen: [] });
  await alone.dial(introducer.addresses()[0]!);
  const never = watch(t, alone, 'never');
  await waitFor(() => never.now === 'unreachable', 'a finding');
  assert.equal(alone.relay(), null);
  const node = await startHost(t, { listen: [] });
  await node.dial(introducer.addresses()[0]!);
  const watching = watch(t, node, named.addresses()[0]!);
  await waitFor(() => watching.now === 'relayed', 'a relay');
  assert.equal(watching.relay, named.peerId);
  assert.equal(never.now, 'unreachable');
});

test('a relay is not dialled back to for who comes through it', async (t) => {
  const relay = await startIntroducer(t);
  const other = await startHost(t);
  await serveDialBack(other, OFTEN);
  const node = await startHost(t, { listen: [] });
  await node.dial(relay.addresses()[0]!);
  await node.reserve(relay.peerId);
  await other.dial(node.addresses()[0]!);
  await waitFor(() => node.peers().includes(other.peerId), 'the connection at its other end');
  const ports = [{ port: Number(/tcp\/(\d+)/.exec(relay.addresses()[0]!)![1]), over: 'tcp' as const }];
  await assert.rejects(askDialBack(node, other.peerId, ports), { code: 'DIAL_BACK_NO_ADDRESS' });
});
