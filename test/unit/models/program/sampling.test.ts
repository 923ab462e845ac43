import assert from 'node:assert/strict';
import test from 'node:test';
import { hash } from '../../../../crypto/core/hash.ts';
import { COARSE, FINE, WEIGHT_ONE, WEIGHTS, WHOLE } from '../../../../models/program/exp-weights.ts';
import { GREEDY, nextToken, type Sampling, samplingSchema } from '../../../../models/program/sampling.ts';
import { exp } from '../../../../models/quantize/portable-math.ts';
import { fc } from '../../../support/fast-check.ts';

const FRAC = 12;
const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

const sampling = (over: Partial<Sampling> = {}): Sampling => ({
  temperature: 1_000,
  topK: 0,
  topP: 10_000,
  seed: new Uint8Array(32).fill(7),
  ...over,
});

/** The definition in sampling.ts word by word, in BigInt and with a full sort. */
function slowToken(logits: readonly number[], s: Sampling, position: number, frac: number): number {
  const order = logits.map((l, i) => ({ l: BigInt(l), i })).sort((a, b) => Number(b.l - a.l) || a.i - b.i);
  if (s.temperature === 0 || s.topK === 1) return order[0]!.i;
  const d = 2n ** BigInt(frac) * BigInt(s.temperature);
  const weights = order.map(({ l }) => {
    const x = ((order[0]!.l - l) * 1_024_000n + d / 2n) / d;
    return x < WEIGHTS.length ? BigInt(WEIGHTS[Number(x)]!) : 0n;
  });
  const kept = s.topK === 0 ? weights : weights.slice(0, s.topK);
  const total = kept.reduce((sum, w) => sum + w, 0n);
  const share = (BigInt(s.topP) * total + 9_999n) / 10_000n;
  const need = share > 1n ? share : 1n;
  let mass = 0n;
  for (let i = 0; mass < need; i++) mass += kept[i]!;
  const at = new Uint8Array(8);
  new DataView(at.buffer).setBigUint64(0, BigInt(position));
  const uniform = new DataView(hash('sample/v1', s.seed, at).buffer.slice(0)).getBigUint64(0);
  const drawn = (uniform * mass) >> 64n;
  let chosen = 0;
  for (let sum = kept[0]!; sum <= drawn; sum += kept[chosen]!) chosen++;
  return order[chosen]!.i;
}

const anySampling = fc.record({
  temperature: fc.oneof(fc.constantFrom(0, 1, 2, 1_000, 10_000), fc.integer({ min: 1, max: 10_000 })),
  topK: fc.oneof(fc.constantFrom(0, 1, 2, 65_535), fc.integer({ min: 0, max: 40 })),
  topP: fc.oneof(fc.constantFrom(0, 1, 9_999, 10_000), fc.integer({ min: 0, max: 10_000 })),
  seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});
const anyLogits = fc.oneof(
  fc.array(fc.integer({ min: MIN, max: MAX }), { minLength: 1, maxLength: 40 }),
  fc.array(fc.integer({ min: -40_000, max: 40_000 }), { minLength: 1, maxLength: 300 }),
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.constantFrom(MIN, MIN + 1, -1, 0, MAX - 1, MAX), { minLength: 1, maxLength: 12 }),
);

test('agrees with the definition in BigInt for any logits, settings and position', () => {
  fc.assert(
    fc.property(
      anyLogits,
      anySampling,
      fc.integer({ min: 0, max: 2 ** 40 }),
      fc.integer({ min: 0, max: 24 }),
      (logits, s, position, frac) => {
        assert.equal(
          nextToken(Int32Array.from(logits), s, position, frac),
          slowToken(logits, s, position, frac),
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the tables are e to the minus x, and the weights fall without a step up', () => {
  const derived = (length: number, step: number): number[] =>
    Array.from({ length }, (_, i) => Math.round(WEIGHT_ONE * exp(-i * step)));
  assert.deepEqual(WHOLE, derived(19, 1));
  assert.deepEqual(COARSE, derived(32, 1 / 32));
  assert.deepEqual(FINE, derived(32, 1 / 1024));
  assert.equal(Math.round(WEIGHT_ONE * exp(-WHOLE.length)), 0);
  assert.equal(WEIGHTS[0], WEIGHT_ONE);
  WEIGHTS.forEach((w, x) => {
    assert.ok(Math.abs(w - WEIGHT_ONE * exp(-x / 1024)) < 1.5);
    assert.ok(x === 0 || w <= WEIGHTS[x - 1]!);
  });
});

test('temperature 0, top-k 1 and top-p 0 take the largest logit, the lowest index of equals', () => {
  const logits = Int32Array.of(5, 9_000, -3, 9_000, 8_999);
  for (const s of [
    GREEDY,
    sampling({ topK: 1 }),
    sampling({ temperature: 0, topK: 9 }),
    sampling({ topP: 0 }),
  ]) {
    assert.equal(nextToken(logits, s, 3, FRAC), 1);
  }
});

test('a vocabulary of one token gives that token', () => {
  for (const s of [GREEDY, sampling(), sampling({ topK: 50, topP: 1 })]) {
    assert.equal(nextToken(Int32Array.of(MIN), s, 0, FRAC), 0);
  }
});

test('the ends of i32 side by side do not overflow the distance', () => {
  const logits = Int32Array.of(MIN, MAX, MIN, MAX);
  const drawn = new Set(
    positions(400).map((p) => nextToken(logits, sampling({ temperature: 10_000 }), p, FRAC)),
  );
  assert.deepEqual([...drawn].sort(), [1, 3]);
});

test('top-k keeps the k best, of equals the lowest indices; more than the vocabulary keeps all', () => {
  const logits = new Int32Array(10).fill(77);
  const drawn = (topK: number) =>
    [...new Set(positions(600).map((p) => nextToken(logits, sampling({ topK }), p, FRAC)))].sort();
  assert.deepEqual(drawn(3), [0, 1, 2]);
  assert.equal(drawn(65_535).length, 10);
});

test('top-p keeps the shortest prefix that reaches the share', () => {
  const logits = Int32Array.of(0, 0, 0, 0); // a quarter each
  const drawn = (topP: number) =>
    [...new Set(positions(400).map((p) => nextToken(logits, sampling({ topP }), p, FRAC)))].sort();
  assert.deepEqual(drawn(5_000), [0, 1]);
  assert.deepEqual(drawn(5_001), [0, 1, 2]);
  assert.deepEqual(drawn(10_000), [0, 1, 2, 3]);
});

test('the same seed and position draw the same token; another seed or position draws anew', () => {
  const logits = Int32Array.from({ length: 64 }, (_, i) => i);
  const draws = (seed: number) =>
    positions(32).map((p) => nextToken(logits, sampling({ seed: new Uint8Array(32).fill(seed) }), p, FRAC));
  assert.deepEqual(draws(1), draws(1));
  assert.notDeepEqual(draws(1), draws(2));
  assert.ok(new Set(draws(1)).size > 10);
});

test('draws follow the softmax: chi-square over 3000 positions with a fixed seed', () => {
  const logits = Int32Array.from({ length: 12 }, (_, i) => Math.round(-0.35 * i * 2 ** FRAC));
  for (const temperature of [500, 1_000, 3_000]) {
    const counts = new Array<number>(logits.length).fill(0);
    const n = 3_000;
    for (const p of positions(n)) counts[nextToken(logits, sampling({ temperature }), p, FRAC)]!++;
    const weights = Array.from(logits, (l) => exp((l / 2 ** FRAC / temperature) * 1_000));
    const total = weights.reduce((sum, w) => sum + w);
    const chi = counts.reduce(
      (sum, c, i) => sum + (c - (n * weights[i]!) / total) ** 2 / ((n * weights[i]!) / total),
      0,
    );
    assert.ok(chi < 31.3, `chi-square ${chi} at temperature ${temperature}`); // 11 degrees of freedom, p = 0.001
  }
});

test('settings outside their ranges are refused', () => {
  const refused: Partial<Record<keyof Sampling, unknown>>[] = [
    { temperature: -1 },
    { temperature: 10_001 },
    { temperature: 0.5 },
    { topK: -1 },
    { topK: 65_536 },
    { topP: 10_001 },
    { seed: new Uint8Array(31) },
    { seed: 'x' },
  ];
  assert.ok(samplingSchema.safeParse(sampling()).success);
  for (const wrong of refused)
    assert.equal(samplingSchema.safeParse({ ...sampling(), ...wrong }).success, false);
});

const positions = (n: number): number[] => Array.from({ length: n }, (_, p) => p);
