import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, u32be } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createFrameReader, END_TYPE, frameHead } from '../../../mesh/wire/frames.ts';
import type { Message } from '../../../mesh/wire/types.ts';
import { countReferenced } from '../../support/collect.ts';
import { growthExponent } from '../../support/complexity.ts';
import { fc } from '../../support/fast-check.ts';

const MAX = 4_096;

function decodeAll(chunks: Iterable<Uint8Array>, max = MAX): Message[] {
  const reader = createFrameReader(max);
  const messages: Message[] = [];
  for (const chunk of chunks) {
    reader.push(chunk);
    for (let message = reader.next(); message !== undefined; message = reader.next()) messages.push(message);
    assert.deepEqual([reader.waitingBytes(), reader.waitingPieces()], [0, 0]);
  }
  reader.finish();
  return messages;
}

const frame = (type: number, payload: Uint8Array, max = MAX): Uint8Array =>
  concatBytes(frameHead(type, payload, max), payload);
const code = (expected: string) => (error: unknown) =>
  error instanceof VeilmeshError && error.code === expected;

function split(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) break;
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  if (at < bytes.length) chunks.push(bytes.slice(at));
  return chunks;
}

test('messages survive any split of their bytes', async () => {
  const message = fc.record({
    type: fc.integer({ min: 1, max: 255 }),
    bytes: fc.uint8Array({ maxLength: 300 }),
  });
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.integer({ min: 1, max: 50 })), (messages, sizes) => {
      const wire = concatBytes(...messages.map(({ type, bytes }) => frame(type, Uint8Array.from(bytes))));
      const decoded = decodeAll(split(wire, sizes));
      assert.deepEqual(
        decoded.map(({ type, bytes }) => ({ type, bytes: Uint8Array.from(bytes) })),
        messages.map(({ type, bytes }) => ({ type, bytes: Uint8Array.from(bytes) })),
      );
    }),
  );
});

test('the largest message passes and one byte more is refused on both sides', async () => {
  const largest = new Uint8Array(MAX - 1);
  assert.equal(decodeAll([frame(1, largest)]).length, 1);
  assert.throws(() => frame(1, new Uint8Array(MAX)), code('MESH_MESSAGE_TOO_LARGE'));
  assert.throws(() => decodeAll([u32be(MAX + 1)]), code('MESH_MESSAGE_OVERSIZED'));
});

test('an oversized message is refused from its prefix alone, before its bytes are buffered', async () => {
  assert.throws(() => decodeAll([u32be(0xffff_ffff)]), code('MESH_MESSAGE_OVERSIZED'));
});

test('a type that is not one byte is refused', () => {
  for (const type of [-1, 256, 1.5])
    assert.throws(() => frame(type, new Uint8Array(0)), code('MESH_MESSAGE_TYPE'));
});

test('a frame without a type and an END with bytes are malformed', async () => {
  assert.throws(() => decodeAll([u32be(0)]), code('MESH_MESSAGE_MALFORMED'));
  assert.throws(() => decodeAll([frame(END_TYPE, Uint8Array.of(7))]), code('MESH_MESSAGE_MALFORMED'));
});

test('bytes that stop inside a message are a truncation, wherever they stop', async () => {
  const whole = frame(9, randomBytes(40));
  for (const length of [1, 3, 5, 20, whole.length - 1]) {
    assert.throws(() => decodeAll([whole.slice(0, length)]), code('MESH_STREAM_TRUNCATED'));
  }
});

test('any bytes give messages or a coded error', async () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 600 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (bytes, sizes) => {
        try {
          decodeAll(split(Uint8Array.from(bytes), sizes), 64);
        } catch (error) {
          assert.ok(error instanceof VeilmeshError && error.family !== 'internal', String(error));
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('decoding takes linear time, also when every byte comes alone', async () => {
  const largest = 1 << 22;
  const whole = await growthExponent([1 << 16, 1 << 18, 1 << 20], (size) => {
    const bytes = frame(1, new Uint8Array(size), largest);
    return () => decodeAll(split(bytes, new Array(bytes.length >> 10).fill(1_024)), largest);
  });
  assert.ok(whole < 1.5, `whole chunks: exponent ${whole}`);
  const single = await growthExponent([1 << 11, 1 << 13, 1 << 15], (size) => {
    const chunks = split(frame(1, new Uint8Array(size), largest), new Array(size + 5).fill(1));
    return () => decodeAll(chunks, largest);
  });
  assert.ok(single < 1.5, `single bytes: exponent ${single}`);
  const ahead = await growthExponent([1 << 13, 1 << 15, 1 << 17], (size) => {
    const pieces = Array.from({ length: size }, () => frame(1, Uint8Array.of(1)));
    return () => {
      const reader = createFrameReader(MAX);
      for (const piece of pieces) reader.push(piece);
      while (reader.next() !== undefined);
    };
  });
  assert.ok(ahead < 1.5, `everything before the first read: exponent ${ahead}`);
  const many = await growthExponent([1 << 10, 1 << 12, 1 << 14], (size) => {
    const bytes = concatBytes(...Array.from({ length: size }, () => frame(1, Uint8Array.of(1))));
    return () => decodeAll([bytes], largest);
  });
  assert.ok(many < 1.5, `many small messages: exponent ${many}`);
});

test('a peer that always keeps a message ahead does not make the reader keep what was read', async () => {
  const reader = createFrameReader(MAX);
  const buffers: WeakRef<ArrayBufferLike>[] = [];
  const push = (): void => {
    const piece = frame(1, new Uint8Array(1_000));
    buffers.push(new WeakRef(piece.buffer));
    reader.push(piece);
  };
  push();
  for (let i = 0; i < 1_000; i++) {
    push();
    assert.equal(reader.next()!.bytes.length, 1_000);
  }
  assert.equal(reader.waitingPieces(), 1);
  const referenced = await countReferenced(buffers);
  assert.ok(referenced <= 2, `${referenced} of ${buffers.length} pieces are kept`);
  assert.equal(reader.next()!.bytes.length, 1_000);
});

test('a short piece of a large buffer does not keep the buffer', async () => {
  const reader = createFrameReader(MAX);
  const buffers: WeakRef<ArrayBufferLike>[] = [];
  for (const byte of frame(1, new Uint8Array(1_000).fill(7))) {
    const large = new Uint8Array(60_000);
    large[9] = byte;
    buffers.push(new WeakRef(large.buffer));
    reader.push(large.subarray(9, 10));
  }
  assert.ok((await countReferenced(buffers)) <= 2);
  assert.deepEqual(reader.next()!.bytes, new Uint8Array(1_000).fill(7));
  const whole = frame(1, new Uint8Array(9_000), 10_000);
  const large = createFrameReader(10_000);
  large.push(whole);
  assert.equal(large.next()!.bytes.buffer, whole.buffer); // no copy without a reason
});
