/**
 * Masks and frames over random shapes, words and bytes, and what an observer of the wire can measure.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFrameOpener, createFrameSealer } from '../../crypto/mask/frame.ts';
import { nobleStreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain, mask, unmask } from '../../crypto/mask/masked.ts';
import { createNodeStreamCipher } from '../../node/accel/stream-cipher.ts';
import { fc } from '../support/fast-check.ts';
import { bytesOf, edgeOptions, plainOf } from '../unit/crypto/fixtures.ts';

const words = (max: number) => fc.int32Array({ maxLength: max });
const node = createNodeStreamCipher();

test('unmask undoes mask for all words and keystreams', () => {
  fc.assert(
    fc.property(words(64), fc.infiniteStream(fc.nat(255)), (values, random) => {
      const keystream = Uint8Array.from({ length: values.length * 4 }, () => random.next().value as number);
      assert.deepEqual(unmask(mask(asPlain(values), keystream), keystream), values);
    }),
  );
});

test('the mask is additive modulo 2^32: masked difference is plain difference', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.nat(), fc.nat(255), (a, b, fill) => {
      const keystream = bytesOf(4, fill);
      const [x, y] = [a, b].map((value) => mask(asPlain(Int32Array.of(value)), keystream)[0]!);
      assert.equal((x! - y!) | 0, (a - b) | 0);
    }),
  );
});

const edgeShape = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  frameRows: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
  steps: fc.array(fc.record({ share: fc.nat(1_000), flags: fc.nat(3), seed: fc.integer() }), {
    maxLength: 6,
  }),
});

test('any sequence of steps arrives as it was sent, whichever cipher either side has', () => {
  fc.assert(
    fc.property(edgeShape, fc.boolean(), (shape, swap) => {
      const frameRows = shape.frameRows.toSorted((a, b) => a - b);
      const [here, there] = swap ? [node, nobleStreamCipher] : [nobleStreamCipher, node];
      const sealer = createFrameSealer(edgeOptions({ width: shape.width, frameRows, cipher: here }));
      const opener = createFrameOpener(edgeOptions({ width: shape.width, frameRows, cipher: there }));
      for (const [i, step] of shape.steps.entries()) {
        const rows = Math.floor((step.share / 1_001) * (frameRows.at(-1)! + 1));
        const values = plainOf(rows * shape.width, (k) => Math.imul(step.seed + k, 2_654_435_761));
        const opened = opener.open(sealer.seal(values, rows, step.flags).frame);
        assert.deepEqual([...opened.values], [...values]);
        assert.deepEqual([opened.rows, opened.flags, opened.counter], [rows, step.flags, i]);
      }
    }),
    { numRuns: 60 },
  );
});

test('no byte string but the sealed one opens, and all are refused alike', () => {
  const { frame } = createFrameSealer(edgeOptions()).seal(plainOf(8), 1, 0);
  const mutation = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(fc.nat(frame.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => frame.with(at, frame[at]! ^ by)),
  );
  fc.assert(
    fc.property(mutation, (bytes) => {
      assert.throws(() => createFrameOpener(edgeOptions()).open(bytes), { code: 'FRAME_REJECTED' });
    }),
  );
});

/** Chi-square of byte values against uniform, 255 degrees of freedom. */
function chiSquare(bytes: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte]!++;
  const mean = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
}

test('payload bytes are uniform, lag and all, even when every value is zero; plaintext is not', () => {
  const sealer = createFrameSealer(edgeOptions({ width: 512, frameRows: [1] })); // fixed key: no flaking
  const payload: number[] = [];
  for (let i = 0; i < 256; i++)
    payload.push(
      ...sealer
        .seal(
          plainOf(512, () => 0),
          1,
          0,
        )
        .frame.subarray(25, -16),
    );
  const bytes = Uint8Array.from(payload);
  const limit = 377; // p = 10^-6
  assert.ok(chiSquare(bytes) < limit, `chi-square ${chiSquare(bytes)}`);
  for (const lag of [1, 4, 64, 2_056]) {
    const differences = bytes.subarray(lag).map((byte, i) => byte ^ bytes[i]!);
    assert.ok(chiSquare(differences) < limit, `lag ${lag}: ${chiSquare(differences)}`);
  }
  const plain = new Uint8Array(plainOf(4_096, (i) => ((i * 37) % 255) - 127).buffer);
  assert.ok(chiSquare(plain) > 10 * limit);
});
