/**
 * The products of a decoder's layers through onnxruntime, exactly: what prefill could gain from it.
 *
 * Its integer product takes 8 bits, and without VNNI adds pairs of products in 16 bits with saturation. Mantissas of 12
 * bits go through it as two limbs, 7 bits without sign and 5 with: 127 * 127 * 2 is below 2^15. Both limbs are rows of
 * one product.
 * @module
 */
import { InternalError } from '../../crypto/core/errors.ts';
import { createNumbers, makeProgram, value } from '../../models/engine/conformance/case.ts';
import { createWasmEngine } from '../../models/engine/wasm/engine.ts';
import type { Op, Program } from '../../models/program/types.ts';
import type { NamedTensor } from '../../models/program/weights.ts';
import { bytes, integer, message, text } from '../../models/quantize/quality/onnx/wire.ts';
import { importOnnxRuntime } from '../../node/models/onnx-runtime.ts';

/** Milliseconds for all products of all layers. */
export interface ProductTimes {
  /** With the limbs split and joined. */
  readonly ort: number;
  /** In our kernels, with the block floating point before and the copies in and out. */
  readonly ours: number;
}

interface Shape {
  readonly dIn: number;
  readonly dOut: number;
  /** How many products of this shape there are. */
  readonly count: number;
}

const ROUNDS = 40;
const MANTISSA = 2_047;
const HIGH_ZERO = 16; // makes the high limb, -16..15, unsigned

/** @throws UnavailableError ONNXRUNTIME_MISSING */
export async function productTimes(layers: Program, rows: number, threads: number): Promise<ProductTimes> {
  const { InferenceSession, Tensor } = await importOnnxRuntime();
  const engine = await createWasmEngine({ threads });
  const sum = { ort: 0, ours: 0 };
  for (const { dIn, dOut, count } of shapesOf(layers)) {
    const numbers = createNumbers(3);
    const weight = numbers(dOut * dIn, 127);
    const x = numbers(rows * dIn, MANTISSA);
    const graph = integerProduct(2 * rows, dIn, dOut, transposed(weight, dOut, dIn));
    const session = await InferenceSession.create(graph, { intraOpNumThreads: threads });
    const columns = columnSums(weight, dOut, dIn);
    const product = async (): Promise<Int32Array> => {
      const { y } = await session.run({ x: new Tensor('uint8', limbsOf(x), [2 * rows, dIn]) }, ['y']);
      return joined(y!.data as Int32Array, columns);
    };
    check(await product(), x, weight, rows, dIn);
    const { program, weights } = ourProduct(rows, dIn, dOut, weight);
    const loaded = await engine.load(program, weights);
    const sequence = loaded.open(0);
    const input = Int32Array.from(x);
    const best = { ort: Number.POSITIVE_INFINITY, ours: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await product();
      const middle = performance.now();
      await loaded.run([{ sequence, input, rows }]);
      best.ort = Math.min(best.ort, middle - start);
      best.ours = Math.min(best.ours, performance.now() - middle);
    }
    sum.ort += count * best.ort;
    sum.ours += count * best.ours;
    sequence.close();
    loaded.unload();
    await session.release();
  }
  await engine.close();
  return sum;
}

function shapesOf({ ops, tensors }: Program): Shape[] {
  const found = new Map<string, Shape>();
  for (const op of ops) {
    if (op.kind !== 'bfplinear') continue;
    const [dOut, dIn] = tensors.find(({ name }) => name === op.weight)!.shape as [number, number];
    const count = (found.get(`${dIn} ${dOut}`)?.count ?? 0) + 1;
    found.set(`${dIn} ${dOut}`, { dIn, dOut, count });
  }
  return [...found.values()];
}

function limbsOf(x: readonly number[]): Uint8Array {
  const limbs = new Uint8Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    limbs[i] = x[i]! & 127;
    limbs[x.length + i] = (x[i]! >> 7) + HIGH_ZERO;
  }
  return limbs;
}

function joined(limbs: Int32Array, columns: Int32Array): Int32Array {
  const half = limbs.length / 2;
  const y = new Int32Array(half);
  for (let i = 0; i < half; ) {
    for (let j = 0; j < columns.length; i++, j++) {
      y[i] = limbs[i]! + 128 * (limbs[half + i]! - HIGH_ZERO * columns[j]!);
    }
  }
  return y;
}

const columnSums = (weight: readonly number[], dOut: number, dIn: number): Int32Array =>
  Int32Array.from({ length: dOut }, (_, j) =>
    weight.slice(j * dIn, (j + 1) * dIn).reduce((sum, w) => sum + w, 0),
  );

const transposed = (weight: readonly number[], dOut: number, dIn: number): Int8Array =>
  Int8Array.from(weight, (_, i) => weight[(i % dOut) * dIn + Math.floor(i / dOut)]!);

/** A fast product that is wrong is no measurement. */
function check(
  y: Int32Array,
  x: readonly number[],
  weight: readonly number[],
  rows: number,
  dIn: number,
): void {
  const dOut = y.length / rows;
  for (let i = 0; i < y.length; i += 97) {
    const [row, j] = [Math.floor(i / dOut), i % dOut];
    let sum = 0;
    for (let k = 0; k < dIn; k++) sum += weight[j * dIn + k]! * x[row * dIn + k]!;
    if (sum !== y[i]) throw new InternalError('BENCH_PRODUCT', 'onnxruntime computes another product');
  }
}

/** ONNX's element types. */
const [UINT8, INT8, INT32] = [2, 3, 6];

/** y int32 [rows, dOut] = x uint8 [rows, dIn] · weight int8 [dIn, dOut]. */
function integerProduct(rows: number, dIn: number, dOut: number, weight: Int8Array): Uint8Array {
  const port = (name: string, type: number, shape: readonly number[]): Uint8Array => {
    const dimensions = shape.map((size) => bytes(1, message([integer(1, size)])));
    const tensor = message([integer(1, type), bytes(2, message(dimensions))]);
    return message([text(1, name), bytes(2, message([bytes(1, tensor)]))]);
  };
  const node = message([text(1, 'x'), text(1, 'w'), text(2, 'y'), text(4, 'MatMulInteger')]);
  const constant = message([
    integer(1, dIn),
    integer(1, dOut),
    integer(2, INT8!),
    text(8, 'w'),
    bytes(9, new Uint8Array(weight.buffer)),
  ]);
  const graph = message([
    bytes(1, node),
    text(2, 'product'),
    bytes(5, constant),
    bytes(11, port('x', UINT8!, [rows, dIn])),
    bytes(12, port('y', INT32!, [rows, dOut])),
  ]);
  return message([integer(1, 8), bytes(7, graph), bytes(8, message([text(1, ''), integer(2, 17)]))]);
}

function ourProduct(rows: number, dIn: number, dOut: number, weight: number[]) {
  return makeProgram('product', {
    inputs: [value('x', dIn, 'i32')],
    ops: [
      { kind: 'bfp', name: 'bfp', in: ['x'], out: 'b', groups: [dIn] },
      { kind: 'bfplinear', name: 'y', in: ['b'], out: 'y', weight: 'w', mult: 'm', bias: null },
    ] satisfies Op[],
    tensors: [
      { name: 'w', type: 'i8', shape: [dOut, dIn], data: weight },
      { name: 'm', type: 'u32', shape: [dOut], data: new Array<number>(dOut).fill(1_000) },
    ] satisfies NamedTensor[],
    outputs: ['y'],
    maxRows: rows,
  });
}
