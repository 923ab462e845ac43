/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex, utf8 } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { agreeEdgeKey, type EdgeAgreement } from '../../../crypto/seal/edge-key.ts';
import { createHpkeRecipient, createHpkeSender, generateX25519KeyPair } from '../../../crypto/seal/hpke.ts';
import { createReplayGuard, drawSessionId } from '../../../crypto/seal/replay-guard.ts';
import { bytesOf } from './fixtures.ts';

const INFO = 'veilmesh/test/v1';
const OPEN_FAILED = { name: 'VerificationError', code: 'HPKE_OPEN_FAILED' };

/** Encodings of points whose multiples by a clamped scalar are all zero (RFC 7748, section 7; curve25519 FAQ). */
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(hex);

test('HPKE opens what was sealed and both ends export the same keys', async () => {
  const pair = generateX25519KeyPair();
  const sender = await createHpkeSender({ recipientPublicKey: pair.publicKey, info: INFO });
  const sealed = await sender.seal(utf8('open'), utf8('evidence'));
  assert.equal(sealed.length, 4 + 16);
  const recipient = await createHpkeRecipient({ secretKey: pair.secretKey, enc: sender.enc, info: INFO });
  assert.deepEqual(await recipient.open(sealed, utf8('evidence')), utf8('open'));
  const [a, b, other] = await Promise.all([
    sender.exportKey('edge-in'),
    recipient.exportKey('edge-in'),
    recipient.exportKey('edge-out'),
  ]);
  assert.deepEqual(a, b);
  assert.equal(a.length, 32);
  assert.notDeepEqual(a, other);
});

test('HPKE gives the exported value of RFC 9180 A.2.1 from its recipient key', async () => {
  const recipient = await createHpkeRecipient({
    secretKey: hex('8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb'),
    enc: hex('1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a'),
    info: 'Ode on a Grecian Urn',
  });
  assert.deepEqual(
    await recipient.exportKey(''),
    hex('4bbd6243b8bb54cec311fac9df81841b6fd61f56538a775e7c80a9f40160606e'),
  );
});

test('HPKE refuses another purpose, another aad, another key and changed bytes, all alike', async () => {
  const pair = generateX25519KeyPair();
  const sender = await createHpkeSender({ recipientPublicKey: pair.publicKey, info: INFO });
  const sealed = await sender.seal(utf8('open'), utf8('aad'));
  const flipped = sealed.with(2, sealed[2]! ^ 1);
  const cases = [
    { secretKey: pair.secretKey, info: 'veilmesh/other/v1', sealed, aad: utf8('aad') },
    { secretKey: pair.secretKey, info: INFO, sealed, aad: utf8('other') },
    { secretKey: generateX25519KeyPair().secretKey, info: INFO, sealed, aad: utf8('aad') },
    { secretKey: pair.secretKey, info: INFO, sealed: flipped, aad: utf8('aad') },
    { secretKey: pair.secretKey, info: INFO, sealed: new Uint8Array(3), aad: utf8('aad') },
  ];
  for (const { secretKey, info, sealed: bytes, aad } of cases) {
    const recipient = await createHpkeRecipient({ secretKey, enc: sender.enc, info });
    await assert.rejects(recipient.open(bytes, aad), OPEN_FAILED);
  }
});

test('HPKE refuses low-order and short keys at both ends', async () => {
  const pair = generateX25519KeyPair();
  for (const key of [...LOW_ORDER, new Uint8Array(31)]) {
    await assert.rejects(createHpkeSender({ recipientPublicKey: key, info: INFO }), { code: 'HPKE_KEY' });
    await assert.rejects(
      createHpkeRecipient({ secretKey: pair.secretKey, enc: key, info: INFO }),
      OPEN_FAILED,
    );
  }
});

function edge(): { sender: EdgeAgreement; receiver: EdgeAgreement } {
  const [a, b] = [generateX25519KeyPair(), generateX25519KeyPair()];
  const common = {
    sender: { publicKey: a.publicKey, evidenceHash: bytesOf(32, 0xa) },
    receiver: { publicKey: b.publicKey, evidenceHash: bytesOf(32, 0xb) },
    clientNonce: randomBytes(32),
    edgeSecret: randomBytes(32),
    sessionId: randomBytes(32),
    modelRoot: bytesOf(32, 1),
    story: bytesOf(32, 3),
    edge: 1,
  };
  return {
    sender: { ...common, secretKey: a.secretKey, role: 'sender' },
    receiver: { ...common, secretKey: b.secretKey, role: 'receiver' },
  };
}

test('both ends of an edge agree one key', () => {
  const { sender, receiver } = edge();
  assert.deepEqual(agreeEdgeKey(sender), agreeEdgeKey(receiver));
});

test('any difference in what the ends believe gives different keys', () => {
  const { sender, receiver } = edge();
  const key = agreeEdgeKey(sender);
  const differing: Partial<EdgeAgreement>[] = [
    { clientNonce: bytesOf(32, 1) },
    { edgeSecret: bytesOf(32, 1) }, // public ids of an old session alone do not give its key again
    { sessionId: bytesOf(32, 1) },
    { modelRoot: bytesOf(32, 2) },
    { story: bytesOf(32, 4) },
    { edge: 2 },
    { sender: { ...receiver.sender, evidenceHash: bytesOf(32, 0xc) } },
    { receiver: { ...receiver.receiver, evidenceHash: bytesOf(32, 0xc) } },
  ];
  for (const over of differing) assert.notDeepEqual(agreeEdgeKey({ ...receiver, ...over }), key);
});

test('the two directions between the same hops have different keys', () => {
  const { sender } = edge();
  const back = { ...sender, role: 'receiver', sender: sender.receiver, receiver: sender.sender } as const;
  assert.notDeepEqual(agreeEdgeKey(sender), agreeEdgeKey(back));
});

test("refuses low-order keys, its own key reflected and a secret that is not this end's", () => {
  const { sender } = edge();
  for (const publicKey of LOW_ORDER) {
    assert.throws(() => agreeEdgeKey({ ...sender, receiver: { ...sender.receiver, publicKey } }), {
      name: 'VerificationError',
      code: 'EDGE_KEY_REJECTED',
    });
  }
  assert.throws(() => agreeEdgeKey({ ...sender, receiver: sender.sender }), { code: 'EDGE_KEY_REJECTED' });
  assert.throws(() => agreeEdgeKey({ ...sender, secretKey: randomBytes(32) }), { code: 'EDGE_KEY_INPUT' });
  for (const field of ['clientNonce', 'edgeSecret', 'sessionId', 'modelRoot', 'story'] as const) {
    const short = { ...sender, [field]: new Uint8Array(16) };
    assert.throws(() => agreeEdgeKey(short), { code: 'EDGE_KEY_INPUT' });
  }
});

test('opens a session once, also after its envelope expired or the clock was set back', () => {
  const guard = createReplayGuard({ capacity: 1, maxLifetimeSeconds: 100 });
  const first = drawSessionId(1_050);
  guard.admit(first, 1_050, 1_000);
  assert.throws(() => guard.admit(first, 1_050, 1_001), { code: 'SESSION_REPLAYED' });
  guard.admit(drawSessionId(1_160), 1_160, 1_060); // forgets the expired one
  assert.throws(() => guard.admit(first, 1_050, 1_061), { code: 'SESSION_EXPIRED' });
  assert.throws(() => guard.admit(first, 1_050, 1_000), { code: 'SESSION_EXPIRED' });
  // in an envelope that has not expired a forgotten id would be opened, and its places claimed, a second time
  assert.throws(() => guard.admit(first, 1_160, 1_061), { code: 'SESSION_ID' });
  assert.throws(() => guard.admit(bytesOf(32, 1), 1_160, 1_061), { code: 'SESSION_ID' });
});

test('bounds how many sessions and how long a life it remembers', () => {
  const guard = createReplayGuard({ capacity: 1, maxLifetimeSeconds: 100 });
  assert.throws(() => guard.admit(drawSessionId(1_101), 1_101, 1_000), { code: 'SESSION_TOO_LONG' });
  guard.admit(drawSessionId(1_100), 1_100, 1_000);
  assert.throws(() => guard.admit(drawSessionId(1_100), 1_100, 1_000), { code: 'SESSION_LIMIT' });
});
