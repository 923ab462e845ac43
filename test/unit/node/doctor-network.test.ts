import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { UnavailableError, UsageError, VerificationError } from '../../../crypto/core/errors.ts';
import { CLOCK_SKEW_MS } from '../../../mesh/directory/record.ts';
import { type ChainFacts, checkChain } from '../../../node/doctor/checks/chain.ts';
import { checkClock, checkPeerClock, MAX_BLOCK_AGE_MS } from '../../../node/doctor/checks/clock.ts';
import { checkMesh } from '../../../node/doctor/checks/mesh.ts';
import { checkPorts } from '../../../node/doctor/checks/ports.ts';
import { checkReachability } from '../../../node/doctor/checks/reachability.ts';
import type { MeshFacts } from '../../../node/doctor/mesh-probe.ts';
import type { Outcome } from '../../../node/doctor/types.ts';

const seen = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ severity, code }) => `${severity} ${code}`);

test('ports: a taken port is named, a free one and any free one pass, and the port is given back', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const taken = `/ip4/127.0.0.1/tcp/${(server.address() as AddressInfo).port}`;
  const outcomes = await checkPorts(['/ip4/127.0.0.1/tcp/0', taken]);
  assert.deepEqual(seen(outcomes), ['error PORT_IN_USE']);
  assert.match(outcomes[0]!.detail, new RegExp(taken));
  server.close();
  await once(server, 'close');
  assert.deepEqual(seen(await checkPorts([taken])), ['ok PORTS_OK']);
  assert.deepEqual(seen(await checkPorts([taken])), ['ok PORTS_OK']);
  assert.deepEqual(seen(await checkPorts([])), ['ok PORTS_NONE']);
});

test('ports: a foreign address and a privileged port each have their code', async () => {
  assert.deepEqual(seen(await checkPorts(['/ip4/192.0.2.1/tcp/0'])), ['error LISTEN_IMPOSSIBLE']);
  const forbidden = () => Promise.reject(Object.assign(new Error('refused'), { code: 'EACCES' }));
  assert.deepEqual(seen(await checkPorts(['/ip4/0.0.0.0/tcp/80'], forbidden)), ['error PORT_FORBIDDEN']);
});

const LOOPBACK = '/ip4/127.0.0.1/tcp/4001';
const EVERYWHERE = '/ip4/0.0.0.0/tcp/4001';
const REMOTE = '/ip4/8.8.8.8/tcp/4001/p2p/12D3KooWPeer';
const reach = (listen: string, bootstrap?: string, interfaces = ['127.0.0.1', '10.0.0.7'], announce = '') =>
  checkReachability({
    listen: [listen],
    announce: announce === '' ? [] : [announce],
    interfaces,
    ...(bootstrap === undefined ? {} : { bootstrap }),
  })[0]!;

test('reachability: loopback alone is fine on a mesh of this machine and a warning on any other', () => {
  assert.equal(reach(LOOPBACK).code, 'REACHABLE_AS_NEEDED');
  assert.equal(reach(LOOPBACK, `${LOOPBACK}/p2p/12D3KooWPeer`).code, 'REACHABLE_AS_NEEDED');
  for (const bootstrap of [
    REMOTE,
    '/dns4/mesh.example/tcp/4001',
    '/ip4/10.0.0.2/tcp/1',
    '/ip6/fd00::1/tcp/1',
  ]) {
    const outcome = reach(LOOPBACK, bootstrap);
    assert.equal(outcome.code, 'REACHABLE_BY_NOBODY', bootstrap);
    assert.equal(outcome.title, 'only this machine can reach you');
  }
  assert.equal(reach('/ip6/::1/tcp/1', REMOTE).code, 'REACHABLE_BY_NOBODY');
  assert.equal(reach(EVERYWHERE, REMOTE, ['127.0.0.1']).code, 'REACHABLE_BY_NOBODY');
});

test('reachability: private addresses serve a local mesh, public ones and announced ones any', () => {
  assert.equal(reach(EVERYWHERE, '/ip4/10.0.0.2/tcp/4001').code, 'REACHABLE_AS_NEEDED');
  assert.equal(reach(EVERYWHERE, REMOTE).code, 'REACHABLE_LOCALLY');
  assert.equal(reach('/ip4/100.64.1.1/tcp/4001', REMOTE).code, 'REACHABLE_LOCALLY');
  assert.equal(reach(EVERYWHERE, REMOTE, ['127.0.0.1', '203.0.113.5']).code, 'REACHABLE_PUBLIC');
  assert.equal(reach('/ip6/::/tcp/1', REMOTE, ['::1', '2001:db8::5']).code, 'REACHABLE_PUBLIC');
  assert.equal(reach(LOOPBACK, REMOTE, [], '/dns4/me.example/tcp/4001').code, 'REACHABLE_PUBLIC');
});

test('mesh: an answer tells peer, round trip, chain, nodes and models', async () => {
  const facts = {
    peerId: '12D3KooWPeer',
    pingMs: 0.44,
    network: { contracts: { chainId: 31_337 }, models: [new Uint8Array(32)] },
    records: [],
    readAt: 0,
  } as unknown as MeshFacts;
  const [outcome] = await checkMesh(REMOTE, async () => facts);
  assert.deepEqual(seen([outcome!]), ['ok MESH_OK']);
  assert.match(
    `${outcome!.title} ${outcome!.detail}`,
    /0\.4 ms .*12D3KooWPeer; chain 31337, nodes: 0, models: 1/,
  );
});

test('mesh: each failure keeps its code and names a fix', async () => {
  for (const error of [
    new UsageError('MESH_BOOTSTRAP_NO_PEER', 'no peer'),
    new UnavailableError('MESH_PEER_UNREACHABLE', 'unreachable', { details: { reason: 'ECONNREFUSED' } }),
    new UnavailableError('MESH_PROTOCOL_MISSING', 'no such protocol'),
    new VerificationError('RPC_MALFORMED', 'not the agreed shape'),
  ]) {
    const [outcome] = await checkMesh(REMOTE, () => Promise.reject(error));
    assert.deepEqual(seen([outcome!]), [`error ${error.code}`]);
    assert.ok(outcome!.severity !== 'ok' && outcome!.fix.includes('veilmesh '), error.code);
  }
});

const chain: ChainFacts = {
  chainId: 1,
  block: { number: 7n, timestamp: 1n },
  missingPrecompile: null,
  rollupDeployed: null,
  readAt: 0,
};
const rollup = '0x00000000000000000000000000000000000000aa';
const judge = (facts: Partial<ChainFacts>, contractsOn?: number) =>
  checkChain(
    {
      rpcUrl: 'http://127.0.0.1:1',
      toldByMesh: false,
      ...(contractsOn === undefined ? {} : { contracts: { chainId: contractsOn, meshRollup: rollup } }),
    },
    async () => ({ ...chain, ...facts }),
  );

test('chain: wrong id, a missing precompile and a missing deployment each have their code', async () => {
  assert.deepEqual(seen(await judge({})), ['ok CHAIN_OK']);
  assert.deepEqual(seen(await judge({ rollupDeployed: true }, 1)), ['ok CHAIN_OK']);
  assert.deepEqual(seen(await judge({ rollupDeployed: true }, 2)), ['error CHAIN_ID_MISMATCH']);
  assert.deepEqual(seen(await judge({ missingPrecompile: 'BLS12_G1ADD (EIP-2537)' })), [
    'error CHAIN_PRECOMPILE_MISSING',
  ]);
  assert.deepEqual(seen(await judge({ rollupDeployed: false }, 1)), ['error CHAIN_NO_CONTRACTS']);
});

test('chain: unreachable, the fix depends on who named the URL', async () => {
  const down = () => Promise.reject(new UnavailableError('CHAIN_UNREACHABLE', 'no answer'));
  const [own] = await checkChain({ rpcUrl: 'http://127.0.0.1:1', toldByMesh: false }, down);
  const [told] = await checkChain({ rpcUrl: 'http://127.0.0.1:1', toldByMesh: true }, down);
  assert.deepEqual(seen([own!, told!]), ['error CHAIN_UNREACHABLE', 'error CHAIN_UNREACHABLE']);
  assert.match(own!.severity === 'ok' ? '' : own!.fix, /start a chain of your own/);
  assert.match(told!.severity === 'ok' ? '' : told!.fix, /its own machine only/);
});

const NOW = 1_800_000_000_000;
const block = (ageMs: number): bigint => BigInt((NOW - ageMs) / 1_000);

test('clock: a block from the future means it is behind', () => {
  assert.deepEqual(seen(checkClock(NOW, 1, block(12_000))), ['ok CLOCK_OK']);
  assert.deepEqual(seen(checkClock(NOW, 1, block(-CLOCK_SKEW_MS))), ['ok CLOCK_OK']);
  assert.deepEqual(seen(checkClock(NOW, 1, block(-CLOCK_SKEW_MS - 1_000))), ['error CLOCK_BEHIND']);
});

test('clock: an old block is doubtful, except on the development chain, which only moves when used', () => {
  const old = block(MAX_BLOCK_AGE_MS + 1_000);
  assert.deepEqual(seen(checkClock(NOW, 1, old)), ['warning CLOCK_AHEAD_OR_CHAIN_STALLED']);
  assert.deepEqual(seen(checkClock(NOW, 31_337, old)), ['ok CLOCK_OK']);
});

test('peer clock: must lie between the latest issue and the first expiry of the live heartbeats', () => {
  const leases = [
    { issuedAt: NOW - 4_000, expiresAt: NOW + 2_000 },
    { issuedAt: NOW - 1_000, expiresAt: NOW + 5_000 },
  ];
  assert.deepEqual(seen(checkPeerClock(NOW, leases)), ['ok PEER_CLOCK_OK']);
  assert.deepEqual(seen(checkPeerClock(NOW - 1_000 - CLOCK_SKEW_MS, leases)), ['ok PEER_CLOCK_OK']);
  assert.deepEqual(seen(checkPeerClock(NOW - 1_001 - CLOCK_SKEW_MS, leases)), ['error CLOCK_BEHIND']);
  assert.deepEqual(seen(checkPeerClock(NOW + 2_000 + CLOCK_SKEW_MS, leases)), ['ok PEER_CLOCK_OK']);
  assert.deepEqual(seen(checkPeerClock(NOW + 2_001 + CLOCK_SKEW_MS, leases)), ['error CLOCK_AHEAD']);
  assert.deepEqual(seen(checkPeerClock(NOW, [])), ['ok PEER_CLOCK_UNKNOWN']);
});
