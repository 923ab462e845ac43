/**
 * How near to the memory's streaming rate a product of one row comes, weights far larger than every cache. One thread
 * each, in turns; best rounds.
 * @module
 */
import asc from 'assemblyscript/asc';
import { makeProgram, value } from '../../models/engine/conformance/case.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import type { Op } from '../../models/program/types.ts';
import type { NamedTensor } from '../../models/program/weights.ts';
import type { Bench } from './types.ts';

const DEPTH = 8192;
const CHANNELS = 3456;
const LAYERS = 6;
const BYTES = LAYERS * CHANNELS * DEPTH;
const ROUNDS = 12;

const READER = `
export function read(from: usize, to: usize): i32 {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let p = from; p < to; p += 64) {
    a = i32x4.add(a, v128.load(p));
    b = i32x4.add(b, v128.load(p, 16));
    c = i32x4.add(c, v128.load(p, 32));
    d = i32x4.add(d, v128.load(p, 48));
  }
  return i32x4.extract_lane(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)), 0);
}`;

/** Reads BYTES of memory that has been written. */
async function startReader(): Promise<() => void> {
  let wasm: Uint8Array | undefined;
  const options = ['r.ts', '-o', 'r.wasm', '-O3', '--runtime=stub', '--importMemory', '--enable=simd'];
  await asc.main(options, {
    readFile: (name) => (name === 'r.ts' ? READER : null),
    writeFile: (_name, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  const memory = new WebAssembly.Memory({ initial: BYTES / 65_536 + 1 });
  new Uint8Array(memory.buffer).fill(3);
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(wasm!), { env: { memory } });
  const { read } = instance.exports as { read(from: number, to: number): number };
  return () => void read(0, BYTES);
}

async function startProducts(): Promise<() => Promise<void>> {
  const weight = Int8Array.from({ length: CHANNELS * DEPTH }, (_, i) => ((i * 7919) % 255) - 127);
  const layers = Array.from({ length: LAYERS }, (_, i) => `y${i}`);
  const { program, weights } = makeProgram('stream', {
    inputs: [value('x', DEPTH, 'i32')],
    ops: [
      { kind: 'bfp', name: 'bfp', in: ['x'], out: 'b', groups: [DEPTH] },
      ...layers.map(
        (out): Op => ({
          kind: 'bfplinear',
          name: out,
          in: ['b'],
          out,
          weight: `${out}.w`,
          mult: 'm',
          bias: null,
        }),
      ),
    ],
    tensors: [
      { name: 'm', type: 'u32', shape: [CHANNELS], data: new Uint32Array(CHANNELS).fill(2 ** 20) },
      ...layers.map(
        (out): NamedTensor => ({ name: `${out}.w`, type: 'i8', shape: [CHANNELS, DEPTH], data: weight }),
      ),
    ],
    outputs: layers,
    maxRows: 1,
  });
  const loaded = await (await createWasmEngine()).load(program, weights);
  const sequence = loaded.open(0);
  const input = Int32Array.from({ length: DEPTH }, (_, i) => i * 1000);
  return async () => void (await loaded.run([{ sequence, input, rows: 1 }]));
}

export const benches: Bench[] = [
  {
    name: 'engine.bandwidth.fraction',
    unit: 'x',
    goal: '>= 0.7',
    async run() {
      const read = await startReader();
      const products = await startProducts();
      const best = { read: Number.POSITIVE_INFINITY, products: Number.POSITIVE_INFINITY };
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        read();
        const middle = performance.now();
        await products();
        best.products = Math.min(best.products, performance.now() - middle);
        best.read = Math.min(best.read, middle - start);
      }
      const rate = (ms: number): string => (BYTES / ms / 1e6).toFixed(1);
      return {
        value: best.read / best.products,
        detail: `${rate(best.products)} of ${rate(best.read)} GB/s, ${(BYTES / 1e6).toFixed(0)} MB of weights a row`,
      };
    },
  },
];
