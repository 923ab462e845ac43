import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VeilmeshError, VerificationError } from '../../../crypto/core/errors.ts';
import {
  isRelayed,
  parseAddress,
  parseBootstrap,
  parseTarget,
  peerOfAddress,
  sourceOf,
} from '../../../mesh/host/addresses.ts';
import { createBans } from '../../../mesh/host/bans.ts';
import { privateKeyFromSeed, publicKeyOfPeer, verifyPeerSignature } from '../../../mesh/host/identity.ts';
import { keepConnected } from '../../../mesh/host/keep-connected.ts';
import { relayOf } from '../../../mesh/host/relayed.ts';
import { fromRemoteError, remoteErrorSchema, toRemoteError } from '../../../mesh/wire/remote-error.ts';
import { peerIdOf } from '../../support/mesh.ts';

const seed = new Uint8Array(32).fill(3);

test('a peer id holds the key that its signatures verify under', async () => {
  const key = await privateKeyFromSeed(seed);
  const peerId = await peerIdOf(seed);
  assert.deepEqual(publicKeyOfPeer(peerId), key.publicKey.raw);
  const signature = await key.sign(Uint8Array.of(1));
  assert.equal(await verifyPeerSignature(peerId, Uint8Array.of(1), signature), true);
  assert.equal(await verifyPeerSignature(peerId, Uint8Array.of(2), signature), false);
  assert.equal(
    await verifyPeerSignature(await peerIdOf(new Uint8Array(32)), Uint8Array.of(1), signature),
    false,
  );
  assert.equal(await verifyPeerSignature(peerId, Uint8Array.of(1), signature.subarray(1)), false);
});

test('what is not the id of an Ed25519 peer is refused, other spellings of one included', () => {
  for (const id of [
    '',
    'x',
    'QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N',
    'k51qzi5uqu5dh71qgwangrt6r0nd4094i88nsady6qgd1dhjcyfsaqmpp143ab',
  ]) {
    assert.throws(() => publicKeyOfPeer(id), { code: 'MESH_PEER_ID_INVALID' });
  }
});

test('a seed of another length is refused without being shown', async () => {
  await assert.rejects(privateKeyFromSeed(new Uint8Array(31)), { code: 'MESH_KEY_LENGTH' });
});

test('a peer is relayed where every address of it leads through a relay, and one address of its own makes it direct', async () => {
  const relay = await peerIdOf(seed);
  const through = (relay: string): string => `/ip4/192.0.2.1/tcp/4001/p2p/${relay}/p2p-circuit/p2p/node`;
  assert.equal(relayOf([through('one'), through('one')]), 'one');
  assert.equal(relayOf([through('one'), '/ip4/192.0.2.2/tcp/4001/p2p/node']), null);
  assert.equal(relayOf(['/ip4/192.0.2.2/tcp/4001/p2p/node']), null);
  assert.equal(relayOf([]), null);
  assert.ok(isRelayed(parseAddress(`/ip4/192.0.2.1/tcp/1/p2p/${relay}/p2p-circuit`)));
  assert.ok(!isRelayed(parseAddress(`/ip4/192.0.2.1/tcp/1/p2p/${relay}`)));
});

test('connections of one IPv4 address, and of one /64 of IPv6, come from one source', () => {
  const from = (address: string): string => sourceOf(parseAddress(`${address}/tcp/4001`));
  assert.equal(from('/ip4/192.0.2.1'), from('/ip6/::ffff:192.0.2.1'));
  assert.notEqual(from('/ip4/192.0.2.1'), from('/ip4/192.0.2.2'));
  assert.equal(from('/ip6/2001:db8:0:1::1'), from('/ip6/2001:db8:0:1:ffff::2'));
  assert.notEqual(from('/ip6/2001:db8:0:1::1'), from('/ip6/2001:db8:0:2::1'));
});

test('addresses are parsed or refused with a hint', async () => {
  const peerId = await peerIdOf(seed);
  assert.equal(peerOfAddress(parseAddress(`/ip4/1.2.3.4/tcp/5/p2p/${peerId}`)), peerId);
  assert.equal(peerOfAddress(parseAddress('/ip4/1.2.3.4/tcp/5')), undefined);
  for (const bad of [
    '',
    'http://x',
    '/ip4/999.1.1.1/tcp/1',
    '/ip4/1.2.3.4/tcp/70000',
    `/dns4/${'a'.repeat(300)}/tcp/1`,
  ]) {
    assert.throws(() => parseAddress(bad), { code: 'MESH_ADDRESS_MALFORMED' }, bad);
  }
  assert.throws(() => parseTarget('12D3'), { code: 'MESH_ADDRESS_MALFORMED' });
  assert.throws(() => parseBootstrap('/ip4/1.2.3.4/tcp/5'), { code: 'MESH_BOOTSTRAP_NO_PEER' });
});

test('the third strike within a minute bans for five', () => {
  let now = 0;
  const bans = createBans(() => now);
  assert.equal(bans.strike('a'), false);
  assert.equal(bans.strike('a'), false);
  assert.equal(bans.strike('b'), false);
  assert.equal(bans.strike('a'), true);
  assert.equal(bans.isBanned('a'), true);
  assert.equal(bans.isBanned('b'), false);
  now += 300_000;
  assert.equal(bans.isBanned('a'), false);
});

test('strikes more than a minute apart do not add up', () => {
  let now = 0;
  const bans = createBans(() => now);
  for (let i = 0; i < 10; i++, now += 40_000) assert.equal(bans.strike('a'), false);
});

test('strikes from endless fresh ids take bounded memory and spare the latest', () => {
  const bans = createBans(() => 0);
  for (let i = 0; i < 10_000; i++) bans.strike(`peer${i}`);
  bans.strike('peer9999');
  assert.equal(bans.strike('peer9999'), true);
  bans.strike('peer0');
  assert.equal(bans.strike('peer0'), false);
});

test('an absent bootstrap peer is dialled again until it is there', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let dials = 0;
  let there = false;
  const stop = keepConnected(['p'], {
    isConnected: () => there,
    dial: async () => {
      dials++;
      if (dials < 3) throw new Error('absent');
      there = true;
    },
  });
  for (let i = 0; i < 40 && !there; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(500);
  }
  assert.equal(dials, 3);
  stop();
});

test('an error keeps its family and code across the wire and says that it is remote', () => {
  const original = new VerificationError('CLAIM_STALE', 'too old', {
    hint: 'ask again',
    details: { secret: 1 },
  });
  const crossed = remoteErrorSchema.parse(toRemoteError(original));
  const rebuilt = fromRemoteError(crossed, 'peer');
  assert.ok(rebuilt instanceof VerificationError);
  assert.equal(rebuilt.code, 'CLAIM_STALE');
  assert.equal(rebuilt.hint, 'ask again');
  assert.deepEqual(rebuilt.details, { remote: true, peer: 'peer' });
});

test('what a peer says of an error cannot steer the terminal it is shown on', () => {
  const sequence = '\u001b]0;owned\u0007\u202e';
  const crossed = toRemoteError(
    new VerificationError('CLAIM_STALE', `too old${sequence}`, { hint: sequence }),
  );
  assert.doesNotMatch(`${crossed.message}${crossed.hint}`, /\p{C}/u);
  assert.equal(remoteErrorSchema.safeParse({ ...crossed, message: sequence }).success, false);
  assert.equal(remoteErrorSchema.safeParse({ ...crossed, hint: sequence }).success, false);
});

test('a foreign error crosses without its text', () => {
  const crossed = toRemoteError(new Error('/home/someone/secret'));
  assert.deepEqual(crossed, {
    code: 'INTERNAL',
    family: 'internal',
    message: 'the peer failed inside',
    hint: null,
  });
  assert.ok(fromRemoteError(crossed, 'peer') instanceof VeilmeshError);
});
