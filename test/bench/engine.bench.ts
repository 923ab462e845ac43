/**
 * The wasm engine against tfjs' wasm backend, one thread each, on the same shapes in the same run.
 *
 * Ours is timed through `LoadedProgram.run`, so it includes input checks, requantisation and the copies in and
 * out; tfjs is timed on `matMul` of resident f32 tensors alone. Both take turns, and each counts its best batch,
 * which other processes on the machine disturb least.
 * @module
 */
import * as tf from '@tensorflow/tfjs-core';
import { createNumbers } from '../../models/engine/conformance/case.ts';
import { activate, startBackend } from '../../models/engine/tfjs/backend.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import { oneLinear } from '../support/one-linear.ts';
import type { Bench } from './types.ts';

type Shape = readonly [rows: number, dIn: number, dOut: number];

interface Speed {
  readonly shape: string;
  readonly ours: number;
  readonly tfjs: number;
}

const GEMV: readonly Shape[] = [
  [1, 512, 512],
  [1, 1536, 512],
  [1, 512, 2048],
  [1, 2048, 2048],
];
const GEMM: readonly Shape[] = [
  [16, 512, 512],
  [64, 512, 2048],
  [128, 512, 512],
];

const BATCHES = 40;
/** Multiply-accumulates in one batch. */
const BATCH = 20e6;

async function measure([rows, dIn, dOut]: Shape): Promise<Speed> {
  const numbers = createNumbers(7);
  const weight = numbers(dOut * dIn, 127);
  const x = numbers(rows * dIn, 127);
  const mult = Math.floor(2 ** 33 / (50 * dIn));
  const { program, weights } = oneLinear(weight, dIn, { bias: numbers(dOut, 1000), mult, maxRows: rows });
  const engine = await createWasmEngine();
  const loaded = await engine.load(program, weights);
  const input = Int32Array.from(x);
  const sequence = loaded.open(0);

  await startBackend('wasm');
  activate('wasm');
  const a = tf.tensor2d(Float32Array.from(x), [rows, dIn]);
  const b = tf.tensor2d(Float32Array.from(weight), [dIn, dOut]);

  const work = rows * dIn * dOut;
  const runs = Math.ceil(BATCH / work);
  const best = { ours: Number.POSITIVE_INFINITY, tfjs: Number.POSITIVE_INFINITY };
  for (let batch = 0; batch < BATCHES; batch++) {
    const start = performance.now();
    for (let i = 0; i < runs; i++) await loaded.run([{ sequence, input, rows }]);
    const middle = performance.now();
    for (let i = 0; i < runs; i++) tf.matMul(a, b).dispose();
    best.tfjs = Math.min(best.tfjs, performance.now() - middle);
    best.ours = Math.min(best.ours, middle - start);
  }
  tf.dispose([a, b]);
  await engine.close();
  const gops = (ms: number): number => (2 * work * runs) / ms / 1e6;
  return { shape: `${rows}x${dIn}x${dOut}`, ours: gops(best.ours), tfjs: gops(best.tfjs) };
}

const geometricMean = (values: readonly number[]): number =>
  values.reduce((product, v) => product * v, 1) ** (1 / values.length);

const describe = (speeds: readonly Speed[]): string =>
  speeds
    .map(({ shape, ours, tfjs }) => `${shape}: ${ours.toFixed(1)} against ${tfjs.toFixed(1)} GOPS`)
    .join('; ');

const bench = (name: string, goal: string, shapes: readonly Shape[]): Bench => ({
  name,
  unit: 'x',
  goal,
  async run() {
    const speeds: Speed[] = [];
    for (const shape of shapes) speeds.push(await measure(shape));
    return { value: geometricMean(speeds.map((s) => s.ours / s.tfjs)), detail: describe(speeds) };
  },
});

export const benches: Bench[] = [
  bench('engine.gemv.vs_tfjs_wasm', '>= 2.5', GEMV),
  bench('engine.gemm.vs_tfjs_wasm', '>= 2', GEMM),
];
