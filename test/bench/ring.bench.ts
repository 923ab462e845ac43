/**
 * Products under masks against the plain int8 operation, one thread each, on the same shapes in the same run: the whole of
 * `linear()` in one process (masks and corrections at hand, product, subtraction, check), so what twin adds to an
 * operation beside one round trip. All take turns, and each counts its best batch.
 * @module
 */
import assert from 'node:assert/strict';
import { randomBytes } from '../../crypto/core/random.ts';
import { createChecks } from '../../crypto/ring/check.ts';
import { createLinear } from '../../crypto/ring/linear.ts';
import { createNumbers } from '../../models/engine/conformance/case.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { createTensors } from '../../models/program/weights.ts';
import { ringMapsOf } from '../../models/ring/maps.ts';
import { layerOf } from '../support/one-linear.ts';
import type { Bench } from './types.ts';

type Shape = readonly [rows: number, dIn: number, dOut: number];

interface Times {
  readonly shape: Shape;
  readonly challenges: number;
  /** Microseconds. */
  readonly plain: number;
  readonly product: number;
  readonly check: number;
  readonly linear: number;
}

const LAYERS: readonly (readonly [number, number])[] = [
  [384, 384],
  [768, 768],
  [768, 3072],
  [3072, 768],
];
const ROWS = [1, 8, 64];

const BATCHES = 25;
/** Multiply-accumulates in one batch. */
const BATCH = 10e6;

async function measure(shape: Shape): Promise<Times> {
  const [rows, dIn, dOut] = shape;
  const { program, weights } = layerOf(dIn, dOut, rows);
  const engine = await createWasmEngine();
  const loaded = await engine.load(program, weights);
  const sequence = loaded.open(0);
  const products = await createWasmProducts(program, weights);
  const product = products.list[0]!;
  const checks = createChecks(
    ringMapsOf(program, createTensors(program.tensors, weights)),
    await createWasmCheck(),
  );

  const x = Int32Array.from(createNumbers(8)(rows * dIn, 127));
  const masks = new Int32Array(randomBytes(4 * rows * dIn).buffer);
  const corrections = await products.multiply('linear', masks, rows);
  const { linear } = createLinear({
    host: products,
    corrections: { take: async () => ({ masks, corrections }) },
    checks,
    onWrong: assert.fail,
  });
  const z = await linear(product, x, rows);

  const timed = {
    plain: () => loaded.run([{ sequence, input: x, rows }]),
    product: () => products.multiply('linear', masks, rows),
    check: () => checks.product('linear', x, z, rows),
    linear: () => linear(product, x, rows),
  };
  const runs = Math.ceil(BATCH / (rows * dIn * dOut));
  const best = { plain: Number.POSITIVE_INFINITY, product: 0, check: 0, linear: 0 };
  best.product = best.check = best.linear = best.plain;
  for (let batch = 0; batch < BATCHES; batch++) {
    for (const name of ['plain', 'product', 'check', 'linear'] as const) {
      const run = timed[name];
      const start = performance.now();
      for (let i = 0; i < runs; i++) await run();
      best[name] = Math.min(best[name], ((performance.now() - start) / runs) * 1000);
    }
  }
  const { challenges } = checks.plan('linear');
  checks.close();
  await Promise.all([engine.close(), products.close()]);
  return { shape, challenges, ...best };
}

const all = async (rows: readonly number[]): Promise<Times[]> => {
  const times: Times[] = [];
  for (const count of rows) for (const [dIn, dOut] of LAYERS) times.push(await measure([count, dIn, dOut]));
  return times;
};

const geometricMean = (values: readonly number[]): number =>
  values.reduce((product, v) => product * v, 1) ** (1 / values.length);

const us = (time: number): string => time.toFixed(1);

export const benches: Bench[] = [
  {
    name: 'twin.linear.vs_plain',
    unit: 'x',
    goal: '<= 1.3 at one row, beside a round trip',
    async run() {
      const times = await all(ROWS);
      const ratio = ({ linear, plain }: Times): number => linear / plain;
      const detail = times
        .map((t) => `${t.shape.join('x')}: ${us(t.plain)} -> ${us(t.linear)} us, product ${us(t.product)}`)
        .join('; ');
      return { value: geometricMean(times.filter(({ shape }) => shape[0] === 1).map(ratio)), detail };
    },
  },
  {
    name: 'check.cost.fraction',
    unit: '',
    goal: '<= 0.05 of the product from 768x768 on',
    async run() {
      const times = (await all([1, 8])).filter(({ shape }) => shape[1] * shape[2] >= 768 * 768);
      const fraction = ({ check, product }: Times): number => check / product;
      const detail = times
        .map((t) => `${t.shape.join('x')}: R ${t.challenges}, ${us(t.check)} of ${us(t.product)} us`)
        .join('; ');
      return { value: Math.max(...times.map(fraction)), detail };
    },
  },
];
