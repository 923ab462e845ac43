/**
 * What a session looks like to everybody who carries it: uniform bytes, constant sizes, no mask used twice.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { MESSAGE } from '../../mesh/session/protocol.ts';
import { createNetwork, type Network, rowsOf, WIDTH } from '../support/session.ts';

/** Version, tag and counter before the masked payload; the MAC after it. */
const HEADER = 25;
const MAC = 16;

/** One session of `steps` steps; what went over every wire, in order. */
async function capture(network: Network, values: (step: number) => Int32Array, steps: number) {
  network.mesh.crossings.length = 0;
  const session = await network.open();
  const rows = values(0).length / WIDTH;
  await Promise.all(Array.from({ length: steps }, (_, i) => session.step(values(i), rows, i === steps - 1)));
  await session.finish();
  await session.close();
  const frames = network.mesh.crossings.filter(({ type }) => type === MESSAGE.frame);
  const payloads = frames.map(({ bytes }) => bytes.subarray(HEADER, bytes.length - MAC));
  return { trace: [...network.mesh.crossings], frames, payloads };
}

/** Pearson's statistic of byte values against the uniform distribution: 255 degrees of freedom. */
function chiSquare(bytes: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte]!++;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Correlation of each byte with its successor. */
function lagOne(bytes: Uint8Array): number {
  let [dot, squares] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i++) dot += (bytes[i]! - 127.5) * (bytes[i + 1]! - 127.5);
  for (const byte of bytes) squares += (byte - 127.5) ** 2;
  return dot / squares;
}

/** Keys are drawn anew each time, so a limit is where chance does not come: 255 degrees of freedom are beyond this once in 10^13. */
const CHI_SQUARE_LIMIT = 460;
/** 8 standard deviations: once in 10^15. */
const lagLimit = (length: number): number => 8 / Math.sqrt(length);
const looksUniform = (bytes: Uint8Array): boolean =>
  chiSquare(bytes) < CHI_SQUARE_LIMIT && Math.abs(lagOne(bytes)) < lagLimit(bytes.length);

const asBytes = (values: Int32Array): Uint8Array => new Uint8Array(values.buffer);

test('payloads of all edges are uniform whether the input is all zeros or real; in clear they are not', async () => {
  const network = await createNetwork();
  const inputs: ((step: number) => Int32Array)[] = [
    () => new Int32Array(40 * WIDTH),
    (step) => rowsOf(40, step),
  ];
  for (const values of inputs) {
    const { payloads } = await capture(network, values, 24);
    const wire = concatBytes(...payloads);
    assert.ok(wire.length > 100_000);
    assert.ok(looksUniform(wire), `chi-square ${chiSquare(wire)}, lag-1 ${lagOne(wire)}`);
    const clear = concatBytes(...Array.from({ length: 24 }, (_, i) => asBytes(values(i))));
    assert.ok(chiSquare(clear) > 100 * CHI_SQUARE_LIMIT, 'the control must fail');
    assert.ok(Math.abs(lagOne(clear)) > lagLimit(clear.length), 'the control must fail');
  }
});

test('every bit of the payload is set half of the time, at every position of the frame', async () => {
  const network = await createNetwork({ hops: 1 });
  const { payloads } = await capture(network, () => new Int32Array(WIDTH), 400);
  const length = payloads[0]!.length;
  const limit = 8 * Math.sqrt(payloads.length) * 0.5; // 280 of 400: once in 10^15, for each of some hundred bits
  for (let bit = 0; bit < length * 8; bit++) {
    const ones = payloads.reduce((sum, payload) => sum + ((payload[bit >> 3]! >> (bit & 7)) & 1), 0);
    assert.ok(Math.abs(ones - payloads.length / 2) < limit, `bit ${bit}: ${ones} of ${payloads.length}`);
  }
});

test('two inputs of one length bucket give traces of the same parties, types and lengths', async () => {
  const network = await createNetwork();
  // 2 and 4 rows share a bucket; the count itself is inside the mask.
  const traces = [];
  for (const values of [(step: number) => rowsOf(2, step), () => new Int32Array(4 * WIDTH)]) {
    const { trace } = await capture(network, values, 3);
    traces.push(
      trace
        .filter(({ type }) => type !== MESSAGE.claim) // claims name the positions that are paid for
        .map(({ from, to, protocol, type, bytes }) => `${from} ${to} ${protocol} ${type} ${bytes.length}`)
        .toSorted(),
    );
  }
  assert.deepEqual(traces[0], traces[1]);
});

test('a retry of the same query repeats no mask, tag or ciphertext', async () => {
  const network = await createNetwork();
  const values = (step: number): Int32Array => rowsOf(4, step);
  const first = await capture(network, values, 8);
  const second = await capture(network, values, 8);
  const tags = (frames: typeof first.frames): string[] => [
    ...new Set(frames.map(({ bytes }) => bytes.subarray(1, 17).join())),
  ];
  assert.equal(
    new Set([...tags(first.frames), ...tags(second.frames)]).size,
    8,
    'four edges of two sessions',
  );
  // Same values at the same place of the same edge: equal masks would give equal words, at any distance zero.
  for (const [i, payload] of first.payloads.entries()) {
    const again = second.payloads[i]!;
    const equal = payload.reduce((sum, byte, at) => sum + (byte === again[at] ? 1 : 0), 0);
    assert.ok(equal < payload.length / 8, `frame ${i}: ${equal} of ${payload.length} bytes repeat`);
  }
  // Within a session too: no 8-byte block of any wire appears twice.
  const blocks = [...first.payloads, ...second.payloads].flatMap((payload) =>
    Array.from({ length: payload.length >> 3 }, (_, at) => payload.subarray(at * 8, at * 8 + 8).join()),
  );
  assert.equal(new Set(blocks).size, blocks.length);
});

test('a mask shows in the difference of two captures when it is used twice: the detector works', async () => {
  const network = await createNetwork({ hops: 1 });
  const { payloads } = await capture(network, () => new Int32Array(4 * WIDTH), 2);
  const [a] = payloads;
  const reused = a!.map((byte, at) => (byte + (at % 4 === 0 ? at % 7 : 0)) & 255); // same mask, small other values
  const difference = a!.map((byte, at) => (byte - reused[at]!) & 255);
  const honest = a!.map((byte, at) => (byte - payloads[1]![at]!) & 255);
  assert.ok(difference.filter((byte) => byte === 0).length > difference.length / 2);
  assert.ok(honest.filter((byte) => byte === 0).length < honest.length / 8);
});
