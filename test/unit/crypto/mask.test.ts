/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  createFrameOpener,
  createFrameSealer,
  FLAG_CLOSES_SEGMENT,
  FLAG_LAST_STEP,
  FRAME_OVERHEAD_BYTES,
  frameBytes,
} from '../../../crypto/mask/frame.ts';
import { createBlockCounter, deriveFrameKey, nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { encodeLabel, type MaskLabel } from '../../../crypto/mask/label.ts';
import { mask, unmask } from '../../../crypto/mask/masked.ts';
import { createNodeStreamCipher } from '../../../node/accel/stream-cipher.ts';
import { bytesOf, edgeOptions, plainOf } from './fixtures.ts';

const node = createNodeStreamCipher();
const REJECTED = { name: 'VerificationError', code: 'FRAME_REJECTED' };

test('gives the keystream of RFC 8439 A.1, block by block', () => {
  const [block0, block1] = [
    '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586',
    '9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f',
  ].map(hex);
  for (const cipher of [nobleStreamCipher, node]) {
    const next = cipher.keystream(new Uint8Array(32));
    assert.deepEqual(Uint8Array.from(next(64)), block0);
    assert.deepEqual(Uint8Array.from(next(64)), block1);
    assert.deepEqual(Uint8Array.from(cipher.keystream(new Uint8Array(32), 1)(64)), block1);
  }
});

test('a draw ends at a block boundary, so a short one does not shift what follows', () => {
  for (const cipher of [nobleStreamCipher, node]) {
    const [short, whole] = [cipher.keystream(bytesOf(32, 1)), cipher.keystream(bytesOf(32, 1))];
    assert.deepEqual(short(3), whole(64).subarray(0, 3));
    assert.deepEqual(short(70), whole(70));
    assert.deepEqual(short(64), whole(64));
  }
});

test('gives the HMAC-SHA256 of RFC 4231 case 2, cut to 16 bytes, with a zero-padded key', () => {
  const data = hex('7768617420646f2079612077616e7420666f72206e6f7468696e673f');
  const key = new Uint8Array(32);
  key.set(hex('4a656665')); // HMAC pads keys with zeros
  for (const cipher of [nobleStreamCipher, node]) {
    assert.deepEqual(Uint8Array.from(cipher.mac(key)(data)), hex('5bdcc146bf60754e6a042426089575c7'));
  }
});

test('node:crypto and noble give the same keystream and MAC', () => {
  const key = randomBytes(32);
  const [fast, plain] = [node.keystream(key), nobleStreamCipher.keystream(key)];
  for (const length of [0, 1, 3, 16, 63, 64, 65, 2_304, 70_000]) {
    const data = randomBytes(length);
    assert.deepEqual(Uint8Array.from(fast(length)), plain(length));
    assert.deepEqual(Uint8Array.from(node.mac(key)(data)), nobleStreamCipher.mac(key)(data));
  }
});

test('refuses to run past the end of the block counter, for good', () => {
  const take = createBlockCounter();
  assert.equal(take(64 * (2 ** 32 - 1)), 0);
  assert.equal(take(1), 2 ** 32 - 1);
  for (let i = 0; i < 2; i++) assert.throws(() => take(1), { code: 'EDGE_EXHAUSTED' });
});

test('encodes labels injectively: changing any field changes the encoding and both keys', () => {
  const base = edgeOptions().label;
  const others: MaskLabel[] = [
    { ...base, mode: 'twin' },
    { ...base, modelRoot: bytesOf(32, 1) },
    { ...base, senderBootNonce: base.receiverBootNonce, receiverBootNonce: base.senderBootNonce },
    { ...base, sessionId: bytesOf(32, 9) },
    { ...base, edge: 2 },
    { ...base, direction: 'backward' },
    { ...base, op: 'activation2' },
  ];
  const seen = new Set<string>();
  for (const label of [base, ...others]) {
    const [maskKey, macKey] = (['mask', 'mac'] as const).map((use) =>
      deriveFrameKey(bytesOf(32, 5), use, label),
    );
    for (const key of [encodeLabel(label), maskKey!, macKey!]) seen.add(key.join());
  }
  assert.equal(seen.size, 3 * (others.length + 1));
});

test('refuses labels with short ids or a wild edge', () => {
  const base = edgeOptions().label;
  for (const bad of [
    { ...base, sessionId: bytesOf(31, 1) },
    { ...base, edge: -1 },
    { ...base, edge: 65_536 },
  ]) {
    assert.throws(() => encodeLabel(bad), { code: 'MASK_LABEL_INVALID' });
  }
});

test('masking wraps modulo 2^32 and undoes itself at the extremes', () => {
  const extremes = plainOf(4, (i) => [2 ** 31 - 1, -(2 ** 31), -1, 0][i]!);
  const keystream = bytesOf(16, 0xff);
  const masked = mask(extremes, keystream);
  assert.deepEqual([...masked], [2 ** 31 - 2, 2 ** 31 - 1, -2, -1]);
  assert.deepEqual(unmask(masked, keystream), extremes);
});

test('accepts a keystream at an odd offset and refuses one of the wrong length', () => {
  const buffer = randomBytes(13);
  const odd = buffer.subarray(1);
  const even = mask(plainOf(3), odd.slice());
  assert.deepEqual(mask(plainOf(3), odd), even);
  assert.deepEqual(mask(plainOf(3), Buffer.from(buffer.buffer).subarray(1)), even);
  assert.throws(() => mask(plainOf(3), buffer.subarray(0, 8)), { code: 'MASK_LENGTH' });
});

test('carries rows, flags and values through every bucket, in order', () => {
  const sealer = createFrameSealer(edgeOptions());
  const opener = createFrameOpener(edgeOptions({ cipher: createNodeStreamCipher() }));
  for (const [counter, rows] of [1, 2, 4, 5, 16, 0].entries()) {
    const values = plainOf(rows * 8, (i) => i * 1_000_003 - counter);
    const flags = rows === 0 ? FLAG_CLOSES_SEGMENT | FLAG_LAST_STEP : 0;
    const sealed = sealer.seal(values, rows, flags);
    assert.equal(sealed.counter, counter);
    const opened = opener.open(sealed.frame);
    assert.deepEqual(
      { ...opened, values: [...opened.values] },
      { rows, first: rows, flags, values: [...values], counter },
    );
  }
});

test('opens frames that arrive as a view into a larger Node Buffer', () => {
  const { frame } = createFrameSealer(edgeOptions()).seal(plainOf(16), 2, 1);
  const arrived = Buffer.concat([bytesOf(7, 1), frame, bytesOf(9, 1)]).subarray(7, 7 + frame.length);
  const opened = createFrameOpener(edgeOptions({ sessionTag: Buffer.from(bytesOf(16, 0x77)) })).open(arrived);
  assert.deepEqual([...opened.values], [...plainOf(16)]);
});

test('frame size depends on the bucket only', () => {
  const sealer = createFrameSealer(edgeOptions());
  const sizes = [0, 1, 2, 3, 4].map((rows) => sealer.seal(plainOf(rows * 8), rows, 0).frame.length);
  assert.deepEqual(
    sizes,
    [1, 1, 4, 4, 4].map((bucket) => frameBytes(bucket, 8)),
  );
  assert.equal(FRAME_OVERHEAD_BYTES, 53);
});

test('equal values never give equal payloads', () => {
  const sealer = createFrameSealer(edgeOptions());
  const payloads = Array.from({ length: 8 }, () => sealer.seal(plainOf(8), 1, 0).frame.slice(25, -16).join());
  assert.equal(new Set(payloads).size, payloads.length);
});

test('wipes the edge key it was given and refuses to be made from it twice', () => {
  const edgeKey = bytesOf(32, 4);
  createFrameSealer(edgeOptions({ edgeKey }));
  assert.ok(edgeKey.every((byte) => byte === 0));
  assert.throws(() => createFrameSealer(edgeOptions({ edgeKey })), { code: 'EDGE_KEY_SPENT' });
  assert.throws(() => createFrameOpener(edgeOptions({ edgeKey })), { code: 'EDGE_KEY_SPENT' });
});

test('refuses impossible edges', () => {
  const bad = [
    { edgeKey: bytesOf(31, 1) },
    { sessionTag: bytesOf(15, 1) },
    { width: 0 },
    { frameRows: [] },
    { frameRows: [4, 4] },
    { frameRows: [0, 4] },
  ];
  for (const over of bad) assert.throws(() => createFrameSealer(edgeOptions(over)), { code: 'EDGE_INVALID' });
});

test('refuses to seal a shape or flags the edge does not have, without using up a counter', () => {
  const sealer = createFrameSealer(edgeOptions());
  for (const [values, rows, flags] of [
    [8, 2, 0],
    [17 * 8, 17, 0],
    [8, 1, 4],
    [0, -1, 0],
    [8, 1.5, 0],
  ] as const) {
    assert.throws(() => sealer.seal(plainOf(values), rows, flags), { code: 'FRAME_SHAPE' });
  }
  assert.equal(sealer.seal(plainOf(8), 1, 0).counter, 0);
});

test('an opener that refused once refuses the honest frame too', () => {
  const { frame } = createFrameSealer(edgeOptions()).seal(plainOf(8), 1, 0);
  const opener = createFrameOpener(edgeOptions());
  assert.throws(() => opener.open(frame.subarray(1)), REJECTED);
  assert.throws(() => opener.open(frame), REJECTED);
});
