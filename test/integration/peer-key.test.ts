/** The thread of the peer key: what it signs for whom, and what its host keeps of it. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { bytesToHex, hex, utf8 } from '../../crypto/core/bytes.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { peerOfPublicKey, verifyPeerSignature } from '../../mesh/host/identity.ts';
import { type Possession, possessionBytes, verifyPossession } from '../../mesh/host/possession.ts';
import { createCalls } from '../../node/tee/calls.ts';
import { type EnclaveSideCall, peerKeyOf, startPeerKey } from '../../node/tee/peer-key.ts';
import { openSeed, sealSeed } from '../../node/tee/peer-seal.ts';

function home(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-peer-key-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function started(t: TestContext, folder: string) {
  const key = await startPeerKey(folder, 'simulated');
  const enclave = createCalls<EnclaveSideCall>(key.enclave);
  t.after(async () => {
    key.enclave.close();
    await key.stop();
  });
  return { key, enclave, peerId: peerOfPublicKey(key.signer.publicKey) };
}

test('a node keeps its peer id over restarts, and its seed never lies on the disk', async (t) => {
  const folder = home(t);
  const first = await started(t, folder);
  const { publicKey } = first.key.signer;
  await first.key.stop();
  const { key, enclave } = await started(t, folder);
  assert.deepEqual(key.signer.publicKey, publicKey);
  assert.deepEqual(peerKeyOf(folder), publicKey);
  assert.deepEqual(await enclave.ask({ kind: 'public' }), { publicKey, tee: 'simulated' });
  assert.deepEqual(readdirSync(join(folder, 'keys')).sort(), [
    'peer.public',
    'peer.sealed',
    'simulated-platform.key',
  ]);
  const seed = openSeed(
    hex(readFileSync(join(folder, 'keys', 'simulated-platform.key'), 'utf8').trim()),
    hex(readFileSync(join(folder, 'keys', 'peer.sealed'), 'utf8').trim()),
  );
  for (const file of readdirSync(join(folder, 'keys'))) {
    assert.ok(!readFileSync(join(folder, 'keys', file), 'utf8').includes(bytesToHex(seed)), file);
  }
});

test('a sealed key that was changed, or is of another machine, is never replaced', async (t) => {
  const folder = home(t);
  await (await started(t, folder)).key.stop();
  const file = join(folder, 'keys', 'peer.sealed');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    whole.replace(/^../, (digits) => (digits === '00' ? '01' : '00')),
  );
  await assert.rejects(startPeerKey(folder, 'simulated'), { code: 'PEER_SEAL' });
  writeFileSync(file, whole);
  writeFileSync(join(folder, 'keys', 'simulated-platform.key'), `${bytesToHex(randomBytes(32))}\n`);
  await assert.rejects(startPeerKey(folder, 'simulated'), { code: 'PEER_SEAL' });
  assert.equal(readFileSync(file, 'utf8'), whole);
  assert.ok(!existsSync(`${file}.part`));
  const secret = randomBytes(32);
  const sealed = sealSeed(secret, randomBytes(32));
  for (const short of [sealed.subarray(0, 11), sealed.subarray(0, 40), new Uint8Array(0)]) {
    assert.throws(() => openSeed(secret, short), { code: 'PEER_SEAL' });
  }
});

test('the host has libp2p’s messages signed, and no statement of possession', async (t) => {
  const { key, peerId } = await started(t, home(t));
  const handshake = utf8('noise-libp2p-static-key:0123456789abcdef0123456789abcdef');
  assert.ok(await verifyPeerSignature(peerId, handshake, await key.signer.sign(handshake)));
  const statement: Possession = {
    role: 'called',
    caller: peerOfPublicKey(randomBytes(32).fill(9)),
    called: peerId,
    callerNonce: randomBytes(32),
    calledNonce: randomBytes(32),
    callerEvidence: null,
    calledEvidence: randomBytes(32),
  };
  await assert.rejects(key.signer.sign(possessionBytes(statement)), { code: 'PEER_KEY_DOMAIN' });
});

test('possession is proven for this peer, in its place, and for evidence of its enclave alone', async (t) => {
  const { key, enclave, peerId } = await started(t, home(t));
  const other = await started(t, home(t));
  const own = randomBytes(32);
  const called: Possession = {
    role: 'called',
    caller: other.peerId,
    called: peerId,
    callerNonce: randomBytes(32),
    calledNonce: randomBytes(32),
    callerEvidence: null,
    calledEvidence: own,
  };
  const foreign = { code: 'PEER_KEY_FOREIGN' };
  await assert.rejects(key.prove(called), foreign, 'the enclave has not made this evidence');
  await enclave.ask({ kind: 'evidence', evidenceHash: own });
  await verifyPossession(called, await key.prove(called));
  const caller: Possession = { ...called, role: 'caller', caller: peerId, called: other.peerId };
  await assert.rejects(key.prove(caller), foreign, 'as a caller it shows none');
  const showing = { ...caller, callerEvidence: own };
  await verifyPossession(showing, await key.prove(showing));
  for (const change of [
    { called: other.peerId },
    { calledEvidence: randomBytes(32) },
    { calledEvidence: null },
    { role: 'caller' as const },
  ]) {
    await assert.rejects(key.prove({ ...called, ...change }), foreign);
  }
  for (let i = 0; i < 16; i++) await enclave.ask({ kind: 'evidence', evidenceHash: randomBytes(32) });
  await assert.rejects(key.prove(called), foreign, 'older evidence is forgotten');
});
