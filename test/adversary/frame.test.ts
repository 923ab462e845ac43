/**
 * The network and the hosts against an edge: they see, keep, change, drop, repeat and reorder every frame.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, u64be } from '../../crypto/core/bytes.ts';
import { createFrameOpener, createFrameSealer } from '../../crypto/mask/frame.ts';
import { deriveFrameKey, nobleStreamCipher, type StreamCipher } from '../../crypto/mask/keystream.ts';
import type { MaskLabel } from '../../crypto/mask/label.ts';
import { bytesOf, edgeOptions, plainOf } from '../unit/crypto/fixtures.ts';

const refused = (error: Error & { code?: string; details?: object; cause?: unknown }): boolean => {
  assert.equal(error.name, 'VerificationError');
  assert.equal(error.code, 'FRAME_REJECTED');
  assert.deepEqual(error.details, {});
  assert.equal(error.cause, undefined);
  assert.equal(error.message, 'a frame of this edge was refused; the edge is closed');
  return true;
};
const frames = (count: number): Uint8Array[] => {
  const sealer = createFrameSealer(edgeOptions());
  return Array.from(
    { length: count },
    (_, i) => sealer.seal(plainOf(8 * (1 + (i % 4))), 1 + (i % 4), 0).frame,
  );
};

test('refuses a frame whose counter repeats', () => {
  const [first] = frames(1);
  const opener = createFrameOpener(edgeOptions());
  opener.open(first!);
  assert.throws(() => opener.open(first!), refused);
});

test('refuses a dropped or reordered frame', () => {
  const [first, second, third] = frames(3);
  assert.throws(() => createFrameOpener(edgeOptions()).open(second!), refused);
  const opener = createFrameOpener(edgeOptions());
  opener.open(first!);
  assert.throws(() => opener.open(third!), refused);
});

test('refuses every flipped bit of a frame, and the answer is the same for each', () => {
  const [frame] = frames(1);
  for (let bit = 0; bit < frame!.length * 8; bit++) {
    const at = bit >> 3;
    const changed = frame!.with(at, frame![at]! ^ (1 << (bit & 7)));
    assert.throws(() => createFrameOpener(edgeOptions()).open(changed), refused);
  }
});

test('refuses truncated, extended, empty and re-bucketed frames', () => {
  const [frame] = frames(1);
  const longer = concatBytes(frame!.subarray(0, -16), new Uint8Array(3 * 8 * 4), frame!.subarray(-16));
  for (const bad of [
    frame!.subarray(0, -1),
    concatBytes(frame!, Uint8Array.of(0)),
    new Uint8Array(0),
    longer,
  ]) {
    assert.throws(() => createFrameOpener(edgeOptions()).open(bad), refused);
  }
});

test('refuses frames of another edge, session, direction, boot, mode, tag or key', () => {
  const [frame] = frames(1);
  const { label } = edgeOptions();
  const labels: MaskLabel[] = [
    { ...label, edge: 2 },
    { ...label, sessionId: bytesOf(32, 9) },
    { ...label, direction: 'backward' },
    { ...label, receiverBootNonce: bytesOf(32, 0x99) },
    { ...label, senderBootNonce: label.receiverBootNonce, receiverBootNonce: label.senderBootNonce },
    { ...label, mode: 'twin' },
    { ...label, op: 'other' },
  ];
  for (const other of labels) {
    assert.throws(() => createFrameOpener(edgeOptions({ label: other })).open(frame!), refused);
  }
  assert.throws(() => createFrameOpener(edgeOptions({ sessionTag: bytesOf(16, 1) })).open(frame!), refused);
  assert.throws(() => createFrameOpener(edgeOptions({ edgeKey: bytesOf(32, 0xe2) })).open(frame!), refused);
});

test('nothing is unmasked before the MAC holds', () => {
  const [frame] = frames(1);
  const asked: string[] = [];
  const spy: StreamCipher = {
    keystream: (key) => {
      const next = nobleStreamCipher.keystream(key);
      return (nBytes) => {
        asked.push('keystream');
        return next(nBytes);
      };
    },
    mac: (key) => {
      const mac = nobleStreamCipher.mac(key);
      return (data) => {
        asked.push('mac');
        return mac(data);
      };
    },
  };
  const changed = frame!.with(30, frame![30]! ^ 1);
  assert.throws(() => createFrameOpener(edgeOptions({ cipher: spy })).open(changed), refused);
  assert.deepEqual(asked, ['mac']);
});

/** What a peer who holds the key could still try: a payload that a sealer would never make. */
function forged(words: readonly number[], bucketRows: number, counter = 0, version = 1): Uint8Array {
  const { edgeKey, label, sessionTag, width } = edgeOptions();
  const next = nobleStreamCipher.keystream(deriveFrameKey(edgeKey, 'mask', label));
  const mac = nobleStreamCipher.mac(deriveFrameKey(edgeKey, 'mac', label));
  const payload = new Int32Array(3 + bucketRows * width);
  payload.set(words);
  const keystream = new Int32Array(next(payload.length * 4).buffer);
  const masked = payload.map((word, i) => word + keystream[i]!);
  const open = concatBytes(Uint8Array.of(version), sessionTag, u64be(counter), new Uint8Array(masked.buffer));
  return concatBytes(open, mac(open));
}

test('refuses rows that do not fit the bucket, unknown flags and a covert channel in the padding', () => {
  assert.equal(createFrameOpener(edgeOptions()).open(forged([1, 1, 3], 1)).flags, 3);
  const bad = [
    forged([-1, -1, 0], 1),
    forged([2, 2, 0], 1),
    forged([0x7fffffff, 0x7fffffff, 0], 1),
    forged([1, 1, 0], 4),
    forged([1, 1, 4], 1),
    forged([1, 1, -1], 1),
    forged([2, 3, 0], 4), // a first step of more rows than there are, of none, of less than none
    forged([2, 0, 0], 4),
    forged([2, -1, 0], 4),
    forged([0, 1, 2], 1),
    forged([2, 2, 0, ...Array<number>(16).fill(1), 1], 4),
  ];
  for (const frame of bad) assert.throws(() => createFrameOpener(edgeOptions()).open(frame), refused);
});

test('refuses another version or a counter that skips ahead, however well the frame is made', () => {
  for (const [counter, version] of [
    [1, 1],
    [2 ** 40, 1],
    [0, 0],
    [0, 2],
  ] as const) {
    const frame = forged([1, 1, 0], 1, counter, version);
    assert.throws(() => createFrameOpener(edgeOptions()).open(frame), refused);
  }
});
