/**
 * Sealed shards: what opens, and that nothing else does.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { concatBytes } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  openShard,
  SEALED_HEADER_BYTES,
  type SealedPlace,
  sealedBytes,
  sealShard,
} from '../../../crypto/seal/shard-stream.ts';

const CHUNK = 1_000;
const CIPHER = CHUNK + 16;
const place: SealedPlace = {
  keyId: randomBytes(32),
  modelRoot: randomBytes(32),
  shardRoot: randomBytes(32),
};
const key = randomBytes(32);

async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece.slice());
  return concatBytes(...pieces);
}

/** In pieces of odd lengths, as files and streams come. */
function* cut(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const seal = (plain: Uint8Array, edit: Partial<SealedPlace> = {}): Promise<Uint8Array> =>
  all(sealShard(cut(plain, 333), { key, bytes: plain.length, chunkBytes: CHUNK, ...place, ...edit }));

const open = (sealed: Uint8Array, bytes: number, edit: Partial<SealedPlace & { key: Uint8Array }> = {}) =>
  all(openShard(cut(sealed, 777), { key, bytes, ...place, ...edit }));

describe('a sealed shard', () => {
  for (const bytes of [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]) {
    test(`opens to what was sealed: ${bytes} bytes`, async () => {
      const plain = randomBytes(bytes);
      const sealed = await seal(plain);
      assert.equal(sealed.length, sealedBytes(bytes, CHUNK));
      assert.deepEqual(await open(sealed, bytes), plain);
    });
  }

  test('is another one each time, under another file key', async () => {
    const plain = new Uint8Array(CHUNK);
    const [a, b] = await Promise.all([seal(plain), seal(plain)]);
    assert.notDeepEqual(a!.subarray(SEALED_HEADER_BYTES), b!.subarray(SEALED_HEADER_BYTES));
  });

  test('does not open with any of its bytes changed', async () => {
    const plain = randomBytes(2 * CHUNK + 5);
    const sealed = await seal(plain);
    for (let at = 0; at < sealed.length; at += at < SEALED_HEADER_BYTES ? 1 : 37) {
      const changed = sealed.slice();
      changed[at]! ^= 1;
      await assert.rejects(
        open(changed, plain.length),
        { name: 'VerificationError', code: /^SEALED_/ },
        `byte ${at}`,
      );
    }
  });

  test('is refused when it ends early, at a chunk or within one', async () => {
    const plain = randomBytes(3 * CHUNK);
    const sealed = await seal(plain);
    for (const length of [
      0,
      SEALED_HEADER_BYTES - 1,
      SEALED_HEADER_BYTES,
      SEALED_HEADER_BYTES + CIPHER,
      SEALED_HEADER_BYTES + 2 * CIPHER,
      sealed.length - 1,
    ]) {
      await assert.rejects(open(sealed.subarray(0, length), plain.length), { code: 'SEALED_TRUNCATED' });
    }
    // a shorter file whose header says so would need the header's own key
    await assert.rejects(open(sealed.subarray(0, SEALED_HEADER_BYTES + 2 * CIPHER), 2 * CHUNK), {
      code: 'SEALED_FOREIGN',
    });
  });

  test('is refused when it goes on', async () => {
    const sealed = await seal(randomBytes(CHUNK));
    await assert.rejects(open(concatBytes(sealed, Uint8Array.of(0)), CHUNK), { code: 'SEALED_TRAILING' });
  });

  test('is refused with its chunks in another order, or twice', async () => {
    const plain = randomBytes(3 * CHUNK);
    const sealed = await seal(plain);
    const chunk = (index: number): Uint8Array =>
      sealed.subarray(SEALED_HEADER_BYTES + index * CIPHER, SEALED_HEADER_BYTES + (index + 1) * CIPHER);
    const header = sealed.subarray(0, SEALED_HEADER_BYTES);
    for (const order of [
      [1, 0, 2],
      [0, 2, 1],
      [0, 0, 2],
    ]) {
      await assert.rejects(open(concatBytes(header, ...order.map(chunk)), plain.length), {
        code: 'SEALED_CHUNK',
      });
    }
  });

  test('takes no chunk of another sealing of the same shard, nor of another shard', async () => {
    const plain = randomBytes(2 * CHUNK);
    const [a, b, c] = await Promise.all([
      seal(plain),
      seal(plain),
      seal(plain, { shardRoot: randomBytes(32) }),
    ]);
    const at = SEALED_HEADER_BYTES + CIPHER;
    for (const other of [b!, c!]) {
      await assert.rejects(open(concatBytes(a!.subarray(0, at), other.subarray(at)), plain.length), {
        code: 'SEALED_CHUNK',
      });
    }
  });

  test('opens for its own key id, model and shard alone, and under its own key', async () => {
    const plain = randomBytes(CHUNK);
    const sealed = await seal(plain);
    for (const field of ['keyId', 'modelRoot', 'shardRoot'] as const) {
      await assert.rejects(open(sealed, plain.length, { [field]: randomBytes(32) }), {
        code: 'SEALED_FOREIGN',
      });
    }
    await assert.rejects(open(sealed, plain.length, { key: randomBytes(32) }), { code: 'SEALED_CHUNK' });
  });

  test('is not made of another number of bytes than was said', async () => {
    for (const bytes of [CHUNK - 1, CHUNK + 1, 2 * CHUNK, 0]) {
      const sealing = all(sealShard([new Uint8Array(CHUNK)], { key, bytes, chunkBytes: CHUNK, ...place }));
      await assert.rejects(sealing, { name: 'UsageError', code: 'SEAL_INPUT' }, String(bytes));
    }
  });
});
