/**
 * The code over logs: any 8 chunks give the data, no other bytes pass for a chunk, and what is no code of anything is told.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { equalBytes } from '../../crypto/core/bytes.ts';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import {
  type Chunk,
  codeData,
  decodeChunks,
  isChunkOf,
  MAX_CHUNK_PATH,
  MAX_CODED_BYTES,
} from '../../settlement/availability/coded.ts';
import { CHUNKS, DATA_CHUNKS } from '../../settlement/availability/coding.ts';
import { proveFalse } from '../../settlement/availability/coding-proof.ts';
import { weights } from '../../settlement/availability/field.ts';
import { decodeLog } from '../../settlement/ephemeral/log.ts';
import { codeFalsely } from '../support/false-coding.ts';
import { fc } from '../support/fast-check.ts';

const data = fc.uint8Array({ minLength: 1, maxLength: 3_000 });
const chosen = fc
  .shuffledSubarray([...Array(CHUNKS).keys()], { minLength: DATA_CHUNKS, maxLength: DATA_CHUNKS + 2 })
  .map((indices) => [...indices]);

describe('coded logs', () => {
  it('any 8 of 24 chunks give the data', () =>
    fc.assert(
      fc.asyncProperty(data, chosen, async (bytes, indices) => {
        const { root, chunks } = await codeData(bytes);
        const some = indices.map((index) => chunks[index]!);
        for (const chunk of some) assert.ok(isChunkOf(root, chunk));
        assert.deepEqual(await decodeChunks(root, some), { data: bytes, exact: true });
      }),
      { numRuns: 60 },
    ));

  it('goes over slices and pieces', async () => {
    const bytes = Uint8Array.from({ length: 8 * 70_000 + 5 }, (_, i) => (i * 7_919) >> 3);
    const { root, chunks } = await codeData(bytes);
    assert.deepEqual((await decodeChunks(root, chunks.slice(CHUNKS - DATA_CHUNKS))).data, bytes);
  });

  it('knows no value at a place from fewer, and the values at the places themselves', () => {
    const points = [0, 1, 2, 3];
    assert.deepEqual(weights(points, 2), [0, 0, 1, 0]);
    assert.ok(
      weights(points, 9).every((weight) => weight !== 0),
      'each value counts',
    );
  });

  it('takes nothing else for a chunk', () =>
    fc.assert(
      fc.asyncProperty(data, fc.nat(CHUNKS - 1), fc.nat(), async (bytes, index, at) => {
        const { root, chunks } = await codeData(bytes);
        const chunk = chunks[index]!;
        const flipped = Uint8Array.from(chunk.bytes);
        flipped[at % flipped.length]! ^= 1 << (at % 8);
        const wrong: Partial<Chunk>[] = [
          { bytes: flipped },
          { bytes: chunk.bytes.subarray(1) },
          { index: (index + 1) % CHUNKS, bytes: flipped },
          { index: index + CHUNKS },
          { index: -1 },
          { index: 0.5 },
          { length: chunk.length + 1 },
          { length: 0 },
          { length: MAX_CODED_BYTES + 1 },
          { top: root },
          { path: chunk.path.slice(1) },
          { path: [...chunk.path, root] },
        ];
        for (const edit of wrong) assert.ok(!isChunkOf(root, { ...chunk, ...edit }));
        assert.ok(chunk.path.length <= MAX_CHUNK_PATH);
      }),
      { numRuns: 30 },
    ));

  it('tells a root whose chunks are not one code, whichever of them one has', async () => {
    const { root, chunks } = await codeFalsely(new Uint8Array(100).fill(7), 20, 3);
    const outcomes = await Promise.all(
      [chunks.slice(0, DATA_CHUNKS), chunks.slice(4, 12), chunks.slice(16)].map(async (some) => {
        for (const chunk of some) assert.ok(isChunkOf(root, chunk), 'each is of the root');
        return (await decodeChunks(root, some)).exact;
      }),
    );
    assert.deepEqual(outcomes, [false, false, false]);
    const proof = await proveFalse(chunks);
    assert.deepEqual(
      proof?.pieces.map(({ chunk }) => chunk),
      [0, 1, 2, 3, 4, 5, 6, 7, 20],
    );
    assert.equal(await proveFalse(chunks.slice(0, 20)), null, 'these are of one content');
  });

  it('says when there are too few, and codes neither nothing nor too much', async () => {
    const { root, chunks } = await codeData(Uint8Array.of(1, 2, 3));
    const twice = [...chunks.slice(0, 7), chunks[0]!];
    await assert.rejects(decodeChunks(root, twice), { code: 'CHUNKS_MISSING' });
    await assert.rejects(decodeChunks(root, []), { code: 'CHUNKS_MISSING' });
    await assert.rejects(codeData(new Uint8Array(0)), { code: 'CODED_SIZE' });
    await assert.rejects(codeData(new Uint8Array(MAX_CODED_BYTES + 1)), { code: 'CODED_SIZE' });
  });

  it('reads any bytes as a log or says that they are none', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await decodeLog(bytes, new Uint8Array(32)).catch((error: unknown) => {
          assert.equal((error as VeilmeshError).code, 'SESSION_LOG_MALFORMED');
        });
      }),
    ));

  it('has another root for other data, also where only the length differs', async () => {
    const one = await codeData(Uint8Array.of(1, 0));
    const other = await codeData(Uint8Array.of(1));
    assert.ok(equalBytes(one.chunks[0]!.top, other.chunks[0]!.top) === false || one.root !== other.root);
    assert.ok(!equalBytes(one.root, other.root));
  });
});
