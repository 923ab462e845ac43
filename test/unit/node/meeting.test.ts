/**
 * Whom a node dials of those that announce themselves: those with a stake, at addresses that are not of its own machine's or network's
 * neighbours, and few of one network and record at a time.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peerOfPublicKey } from '../../../mesh/host/identity.ts';
import { placeOf } from '../../../node/services/address-scope.ts';
import { createMeeting, MEETING_LIMITS } from '../../../node/services/meeting.ts';

const PUBLIC = '/ip4/93.184.216.34/tcp/4001';
const LOCAL = '/ip4/127.0.0.1/tcp/4001';
const LAN = '/ip4/192.168.1.7/tcp/4001';
const MINUTE = 60_000;

const peer = (i: number): string =>
  peerOfPublicKey(Uint8Array.from({ length: 32 }, (_, k) => (k < 4 ? (i >>> (8 * k)) & 255 : 7)));
const INTRODUCER = peer(1);
const record = (i: number, ...addresses: string[]) => ({
  peerId: peer(i),
  addresses,
  operator: new Uint8Array(20).fill(i),
});

/** A node that joined over this address, and listens at these. */
function node({
  introducer = INTRODUCER as string | null,
  via = PUBLIC,
  own = [PUBLIC] as string[],
  staked = true as boolean | Error,
  seen = {} as Record<string, string>,
} = {}) {
  const state = { now: 0, questions: 0, staked, via: via as string | undefined };
  const meeting = createMeeting({
    host: {
      addresses: () => own,
      remoteAddress: (id) => (id === INTRODUCER ? state.via : seen[id]),
    },
    introducer,
    isStaked: async () => {
      state.questions++;
      if (state.staked instanceof Error) throw state.staked;
      return state.staked;
    },
    now: () => state.now,
  });
  return { ...meeting, state };
}

test('who has no stake is not dialled, nor while the chain is away; who has one is', async () => {
  const { dialable, isKnown, state } = node({ staked: false });
  const stranger = record(2, PUBLIC);
  assert.deepEqual(await dialable(stranger), []);
  assert.equal(isKnown(stranger.peerId), false);
  state.staked = true;
  assert.deepEqual(await dialable(stranger), [], 'the chain is not asked at every heartbeat');
  assert.equal(state.questions, 1);
  state.now += MEETING_LIMITS.unstakedMs;
  assert.deepEqual(await dialable(stranger), [PUBLIC]);
  assert.equal(isKnown(stranger.peerId), true);
  state.staked = new Error('away');
  state.now += MEETING_LIMITS.stakedMs;
  assert.deepEqual(await dialable(stranger), [PUBLIC], 'a chain that is away takes no stake back');
  const away = node({ staked: new Error('away') });
  assert.deepEqual(await away.dialable(stranger), []);
});

test('a peer that is connected may be dialled where it is seen, and nowhere else without a stake', async () => {
  const there = '/ip4/198.50.100.9/tcp/55555';
  const { dialable } = node({ staked: false, seen: { [peer(2)]: there } });
  const own = '/ip4/198.50.100.9/tcp/4001';
  assert.deepEqual(await dialable(record(2, own, PUBLIC, LAN)), [own]);
  const relayed = `/ip4/198.50.100.9/tcp/4001/p2p/${peer(9)}/p2p-circuit/p2p/${peer(2)}`;
  const behind = node({ staked: false, seen: { [peer(2)]: relayed } });
  assert.deepEqual(await behind.dialable(record(2, own)), [], 'where a relay is seen is not where it is');
});

test("addresses of one's own machine and network are dialled only where the mesh is there, and nothing that is no address", async () => {
  const odd = ['/unix/tmp%2Fx', '/ip4/93.184.216.34/udp/1', 'nonsense', '/dns4/localhost/tcp/1'];
  const all = [LOCAL, LAN, PUBLIC, ...odd];
  const dialled = (via: string, own: string[]): Promise<readonly string[]> =>
    node({ via, own }).dialable(record(2, ...all));
  assert.deepEqual(await dialled(PUBLIC, [LOCAL, PUBLIC]), [PUBLIC]);
  assert.deepEqual(await dialled(LAN, [LOCAL, LAN]), [LAN, '/dns4/localhost/tcp/1', PUBLIC]);
  assert.deepEqual(await dialled(LOCAL, [LOCAL]), [LOCAL, LAN, '/dns4/localhost/tcp/1', PUBLIC]);
  assert.deepEqual(
    await dialled(LOCAL, [PUBLIC]),
    [PUBLIC],
    'one that announces public addresses alone is public',
  );
});

test('the same addresses are tried again ever more seldom; other ones of a record a few times a minute', async () => {
  const { dialable, state } = node();
  const times: number[] = [];
  for (state.now = 0; state.now < 60 * MINUTE; state.now += 1_000) {
    if ((await dialable(record(2, PUBLIC))).length > 0) times.push(state.now / 1_000);
  }
  assert.deepEqual(times, [0, 30, 90, 210, 450, 930, 1_830, 2_730]);
  let moved = 0;
  for (let i = 0; i < 60; i++) {
    state.now += 1_000;
    if ((await dialable(record(2, `/ip4/93.184.${i}.1/tcp/1`))).length > 0) moved++;
  }
  assert.ok(moved >= MEETING_LIMITS.perRecord && moved <= 2 * MEETING_LIMITS.perRecord, `${moved}`);
});

test('many records that name one network reach it a few times a minute, and do not keep others from being met', async () => {
  const { dialable, state } = node();
  let hits = 0;
  for (let i = 2; i < 102; i++) {
    const victim = `/ip4/93.184.216.${i}/tcp/443`;
    if ((await dialable(record(i, victim))).length > 0) hits++;
  }
  assert.equal(hits, MEETING_LIMITS.perNetwork);
  assert.deepEqual(await dialable(record(200, '/ip4/93.184.217.1/tcp/443')), ['/ip4/93.184.217.1/tcp/443']);
  state.now += MINUTE;
  assert.equal((await dialable(record(101, '/ip4/93.184.216.101/tcp/443'))).length, 1, 'its turn comes');
});

test('the chain is asked a bounded number of times a minute, however many ids appear', async () => {
  const { dialable, state } = node({ staked: false });
  for (let i = 2; i < 1_000; i++) await dialable(record(i, PUBLIC));
  assert.equal(state.questions, MEETING_LIMITS.questions);
});

test('neighbours of an address are its /24, its /48, or who has its name', () => {
  const networkOf = (address: string): string | undefined => placeOf(`${address}/tcp/1`)?.network;
  assert.equal(networkOf('/ip4/93.184.216.34'), '93.184.216.0/24');
  assert.equal(networkOf('/ip6/2606:2800:220:1:248:1893:25c8:1946'), '2606:2800:220::/48');
  assert.equal(networkOf('/ip6/2606:2800::1'), '2606:2800:0::/48');
  assert.equal(networkOf('/ip6/2606::1'), '2606:0:0::/48');
  assert.equal(networkOf('/dns4/Node.Example'), 'node.example');
});

test('of what a client says of where a next hop is, its own machine and network are dialled only where the mesh is there', () => {
  const all = [PUBLIC, LAN, LOCAL, 'nonsense'];
  assert.deepEqual(node().reachable(all), [PUBLIC]);
  assert.deepEqual(node({ via: LAN, own: [LAN] }).reachable(all), [PUBLIC, LAN]);
  assert.deepEqual(node({ via: LOCAL, own: [LOCAL] }).reachable(all), [PUBLIC, LAN, LOCAL]);
});

test('of those behind a relay with which it is connected all are met, and of those behind another one few a minute', async () => {
  const relay = peer(3);
  const behind = (i: number): ReturnType<typeof record> =>
    record(i, `${PUBLIC}/p2p/${relay}/p2p-circuit/p2p/${peer(i)}`);
  const most = MEETING_LIMITS.perNetwork;
  const metOf = async ({ dialable }: ReturnType<typeof node>): Promise<number> => {
    let met = 0;
    for (let i = 10; i < 10 + 2 * most; i++) met += (await dialable(behind(i))).length;
    return met;
  };
  assert.equal(await metOf(node({ seen: { [relay]: PUBLIC } })), 2 * most);
  assert.equal(await metOf(node()), most);
  assert.equal(await metOf(node({ seen: { [relay]: PUBLIC }, staked: false })), 0);
});
