/**
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { createChecks, MISS_BITS, planChecks } from '../../../crypto/ring/check.ts';
import { createLinear } from '../../../crypto/ring/linear.ts';
import { createMaskBook, maskRows, type RingLabel } from '../../../crypto/ring/mask.ts';
import type { RingMap, RingShape } from '../../../crypto/ring/types.ts';
import { createNodeStreamCipher } from '../../../node/accel/stream-cipher.ts';
import { bytesOf } from './fixtures.ts';

const node = createNodeStreamCipher();
const SHAPES: readonly RingShape[] = [
  { op: 'a', dIn: 16, dOut: 1, inMax: 127 },
  { op: 'b', dIn: 17, dOut: 1, inMax: 127 },
];
const LABEL: RingLabel = { mode: 'twin', modelRoot: bytesOf(32, 1), session: bytesOf(32, 2) };
const book = (label = LABEL) => createMaskBook({ cipher: node, seed: bytesOf(32, 7), label, shapes: SHAPES });

test('a book draws the rows that maskRows computes anywhere, in both ciphers', () => {
  for (const shape of SHAPES) {
    const all = maskRows(nobleStreamCipher, bytesOf(32, 7), LABEL, shape, 0, 9);
    const drawn = book();
    for (const [from, count] of [
      [0, 1],
      [1, 3],
      [4, 5],
    ] as const) {
      assert.equal(drawn.next(shape.op), from);
      const { masks } = drawn.draw(shape.op, count);
      assert.deepEqual(masks, all.slice(from * shape.dIn, (from + count) * shape.dIn));
      assert.deepEqual(masks, maskRows(node, bytesOf(32, 7), LABEL, shape, from, count));
    }
  }
});

test('no two rows share a word: not along an operation, nor across operations, modes, models, sessions and seeds', () => {
  const others: RingLabel[] = [
    { ...LABEL, mode: 'vault' },
    { ...LABEL, modelRoot: bytesOf(32, 3) },
    { ...LABEL, session: bytesOf(32, 3) },
  ];
  const rows = [LABEL, ...others].flatMap((label) => SHAPES.map(({ op }) => book(label).draw(op, 20).masks));
  rows.push(maskRows(node, bytesOf(32, 8), LABEL, SHAPES[0]!, 0, 20));
  const pairs = rows.flatMap((words) =>
    words.slice(0, -1).reduce<string[]>((all, w, i) => {
      all.push(`${w},${words[i + 1]}`);
      return all;
    }, []),
  );
  assert.equal(new Set(pairs).size, pairs.length);
});

test('a seed opens one book: it is wiped, and a wiped one is refused', () => {
  const seed = randomBytes(32);
  createMaskBook({ cipher: node, seed, label: LABEL, shapes: SHAPES });
  assert.deepEqual(seed, new Uint8Array(32));
  const again = () => createMaskBook({ cipher: node, seed, label: LABEL, shapes: SHAPES });
  assert.throws(again, { code: 'MASK_SEED_SPENT' });
});

test('refuses bad seeds, labels, counts and operations, and the end of a stream', () => {
  const seed = bytesOf(32, 7);
  const shape = SHAPES[0]!;
  const rows = (from: number, count: number) => maskRows(node, seed, LABEL, shape, from, count);
  assert.throws(() => maskRows(node, bytesOf(31, 7), LABEL, shape, 0, 1), { code: 'MASK_SEED_INVALID' });
  assert.throws(() => maskRows(node, seed, { ...LABEL, session: bytesOf(31, 1) }, shape, 0, 1), {
    code: 'MASK_LABEL_INVALID',
  });
  for (const count of [0, -1, 1.5, 8193, Number.NaN]) {
    assert.throws(() => rows(0, count), { code: 'RING_COUNT' });
    assert.throws(() => book().draw('a', count), { code: 'RING_COUNT' });
  }
  for (const from of [-1, 0.5, Number.NaN]) assert.throws(() => rows(from, 1), { code: 'RING_COUNT' });
  assert.throws(() => book().draw('c', 1), { code: 'RING_OP_UNKNOWN' });
  assert.throws(() => book().next('c'), { code: 'RING_OP_UNKNOWN' });
  assert.equal(rows(2 ** 32 - 1, 1).length, 16); // rows of one block each: the last one there is
  assert.throws(() => rows(2 ** 32, 1), { code: 'EDGE_EXHAUSTED' });
  assert.throws(() => rows(2 ** 32 - 1, 2), { code: 'EDGE_EXHAUSTED' });
});

test('challenges follow from the bounds: 2^-40 or less, whatever the weights', () => {
  const most = (dIn: number, inMax = 127) => planChecks([dIn * 127 * inMax]).challenges;
  assert.equal(most(2048), 6); // as the design says
  assert.equal(most(5632), 8);
  assert.equal(most(8260, 2047), 40); // sums that fill i32
  assert.deepEqual(planChecks([0]), { challenges: 2, missBits: 62 });
  for (let bits = 0; bits < 31; bits++) {
    for (const bound of [2 ** bits, 2 ** (bits + 1) - 1]) {
      const { challenges, missBits } = planChecks([1, bound]);
      // the largest power of two that divides a nonzero |e| <= 2 bound is the largest power of two up to 2 bound
      let valuation = 0;
      while (2 ** (valuation + 1) <= 2 * bound) valuation++;
      assert.equal(missBits, challenges * (32 - valuation));
      assert.ok(missBits >= MISS_BITS && missBits - (32 - valuation) < MISS_BITS);
    }
  }
  assert.throws(() => planChecks([2 ** 31]), { code: 'RING_BOUND' });
});

test('a bound that no word can have is refused, and does not wrap into a small one', () => {
  const checks = createChecks([{ ...doubling(4), bounds: () => Float64Array.of(1, 2 ** 31 + 5, 1, 1) }]);
  assert.throws(() => checks.plan('double'), { code: 'RING_BOUND' });
  assert.throws(() => checks.product('double', X, X, 1), { code: 'RING_BOUND' });
});

/** y = 2x, word by word. */
const doubling = (dIn: number): RingMap => ({
  op: 'double',
  dIn,
  dOut: dIn,
  inMax: 127,
  bounds: () => new Float64Array(dIn).fill(254),
  transposed: (t) => t.map((word) => 2 * word),
});

const X = Int32Array.of(1, -127, 127, 0);

function linearOver(
  reply: (words: Int32Array) => Int32Array,
  correction: (m: Int32Array) => Int32Array = (m) => m.map((w) => 2 * w),
) {
  let taken = 0;
  const wrong: string[] = [];
  const linear = createLinear({
    host: { multiply: async (_op, masked) => reply(masked.map((word) => 2 * word)) },
    corrections: {
      async take() {
        taken++;
        const masks = new Int32Array(randomBytes(16).buffer);
        return { masks, corrections: correction(masks) };
      },
    },
    checks: createChecks([doubling(4)]),
    onWrong: (op) => wrong.push(op),
  });
  return { run: (x = X, count = 1) => linear.linear(doubling(4), x, count), taken: () => taken, wrong };
}

test('linear gives exact sums, and the host sees other words each time', async () => {
  const seen: Int32Array[] = [];
  const { run } = linearOver((words) => {
    seen.push(words);
    return words;
  });
  assert.deepEqual(await run(), Int32Array.of(2, -254, 254, 0));
  assert.deepEqual(await run(), Int32Array.of(2, -254, 254, 0));
  assert.notDeepEqual(seen[0], seen[1]);
});

test('what is refused before it is masked spends nothing', async () => {
  const { run, taken } = linearOver((words) => words);
  await assert.rejects(run(X, 2), { code: 'RING_SHAPE' });
  await assert.rejects(run(X, 0), { code: 'RING_COUNT' });
  for (const word of [128, -128, 2 ** 31 - 1, -(2 ** 31)]) {
    await assert.rejects(run(Int32Array.of(0, word, 0, 0)), { code: 'RING_RANGE' });
  }
  assert.equal(taken(), 0);
});

test('gives nothing of a wrong product, says so, takes no other length, and spends masks each time', async () => {
  const wrong = (words: Int32Array): Int32Array => words.with(2, words[2]! + 1);
  const doubled = (m: Int32Array) => m.map((word) => 2 * word);
  const host = linearOver(wrong);
  for (const times of [1, 2]) {
    assert.deepEqual(await host.run(), new Int32Array(4));
    assert.deepEqual([host.wrong.length, host.taken()], [times, times]);
  }
  const corrector = linearOver(
    (words) => words,
    (m) => wrong(doubled(m)),
  );
  const both = linearOver(
    (words) => words.with(0, 5),
    (m) => wrong(doubled(m)),
  );
  for (const { run, wrong: told } of [corrector, both]) {
    assert.deepEqual(await run(), new Int32Array(4));
    assert.deepEqual(told, ['double']);
  }
  await assert.rejects(linearOver((words) => words.slice(1)).run(), { code: 'RING_REPLY' });
  await assert.rejects(
    linearOver(
      (words) => words,
      (m) => m.slice(1),
    ).run(),
    { code: 'RING_REPLY' },
  );
});

test('errors of both sides that cancel out change nothing', async () => {
  const wrong = (words: Int32Array): Int32Array => words.with(2, words[2]! + 1);
  const { run, wrong: told } = linearOver(wrong, (m) => wrong(m.map((word) => 2 * word)));
  assert.deepEqual(await run(), Int32Array.of(2, -254, 254, 0));
  assert.deepEqual(told, []);
});

test('refuses operations it does not know', () => {
  const checks = createChecks([doubling(4)]);
  assert.throws(() => checks.product('other', X, X, 1), { code: 'RING_OP_UNKNOWN' });
  assert.throws(() => checks.oneSided('other', X, X, 1), { code: 'RING_OP_UNKNOWN' });
  assert.throws(() => checks.plan('other'), { code: 'RING_OP_UNKNOWN' });
});
