/**
 * The products of a program over Z/2^32 on the wasm kernels, bit-equal to the reference (models/ring/reference.ts).
 *
 * Memory holds [records and weights of each product | words in | patches | words out]; the last three serve every product
 * in turn, a few rows at a time. Patches are of quarters of words where the machine multiplies bytes, else of halves.
 * @module
 */
import { unknownOp } from '../../../crypto/ring/mask.ts';
import type { TensorData, Tensors } from '../../program/kind.ts';
import type { Program } from '../../program/types.ts';
import { createTensors } from '../../program/weights.ts';
import { isProduct, type ProductOp, productsOf } from '../../ring/products.ts';
import { assertRows } from '../../ring/reference.ts';
import type { RingProduct, RingProducts } from '../../ring/types.ts';
import { type Arenas, createArenas, MAX_PAGES } from './arena.ts';
import * as L from './assembly/layout.ts';
import { assertThreads } from './engine.ts';
import { compiledKernels, instantiate } from './kernels.ts';
import { padTo, pairWeights, sixWeights } from './tensors.ts';
import { startThreads } from './threads.ts';

/** Words that a pass takes in or gives out, unless one row has more. */
const PASS_WORDS = 1 << 18;
/** Vector loads may reach this far behind the last row. */
const SLACK = 64;
/** How words are cut for the machine's multiplications, and what takes the pieces. */
interface Cut {
  readonly split: number;
  readonly multiply: number;
  /** A patch has a multiple of so many entries. */
  readonly block: number;
  /** Words behind a patch. */
  readonly tail: number;
  /** Weights as the kernel reads them. */
  readonly arrange: (weights: TensorData, channels: number, entries: number) => Int8Array | Int16Array;
}

/** assembly/quarters.ts */
const QUARTERS: Cut = {
  split: L.CODE_QUARTERS,
  multiply: L.CODE_RING_OF_QUARTERS,
  block: 16,
  tail: 0,
  arrange: sixWeights,
};
/** assembly/ring.ts */
const HALVES: Cut = {
  split: L.CODE_HALVES,
  multiply: L.CODE_RING,
  block: 8,
  tail: 4,
  arrange: pairWeights,
};

interface Product {
  readonly cut: Cut;
  readonly shape: RingProduct;
  readonly patches: Patches;
  /** Rows of one pass. */
  readonly rows: number;
  /** i8 [channels, entries of a patch] */
  readonly weight: TensorData;
  readonly channels: number;
}

/** Addresses of what the products share. */
interface Buffers {
  readonly input: number;
  readonly patches: number;
  readonly output: number;
}

/** How a product finds its patches in a row; a layer that is no convolution has one, the row itself. */
interface Patches {
  /** Entries of a patch, and the same padded to a block. */
  readonly entries: number;
  readonly depth: number;
  readonly segments: number;
  readonly segment: number;
  readonly pitch: number;
  readonly down: number;
  readonly across: number;
  readonly stepDown: number;
  readonly stepAcross: number;
}

export interface WasmProductsOptions {
  /** As in createWasmEngine. */
  readonly threads?: number;
  /** False: halves of words also on a machine that multiplies bytes. */
  readonly bytes?: boolean;
}

/**
 * @param weights of exactly that program, both validated
 * @throws UsageError ENGINE_THREADS; UnavailableError ENGINE_MEMORY; InternalError ENGINE_WORKER_LOST
 *
 * `multiply` computes on the calling thread; besides the reference's errors it throws what the engine's `run` throws.
 */
export async function createWasmProducts(
  program: Program,
  weights: Uint8Array,
  { threads = 1, bytes = true }: WasmProductsOptions = {},
): Promise<RingProducts> {
  assertThreads(threads);
  const module = await compiledKernels();
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  const cut = bytes && instantiate(module, memory).wholeBytes() === 1 ? QUARTERS : HALVES;
  const tensors = createTensors(program.tensors, weights);
  const ops = program.ops.filter(isProduct);
  const list = productsOf(program);
  const products = list.map((shape, i) => planProduct(cut, shape, ops[i]!, tensors));
  const arenas = createArenas(memory);
  const largest = (words: (product: Product) => number): number =>
    arenas.take(4 * Math.max(0, ...products.map((product) => product.rows * words(product))) + SLACK).address;
  const buffers: Buffers = {
    input: largest(({ shape }) => shape.dIn),
    patches: largest(({ patches }) => patchWords(cut, patches)),
    output: largest(({ shape }) => shape.dOut),
  };
  const placed = new Map(
    products.map((product) => [
      product.shape.op,
      { product, tape: { address: place(product, buffers, arenas, memory), length: 2, rowTable: 0 } },
    ]),
  );
  const team = await startThreads(module, memory, threads);

  return {
    list,
    async multiply(op, x, count) {
      const found = placed.get(op);
      if (!found) throw unknownOp(op);
      const { tape, product } = found;
      const { shape, rows } = product;
      assertRows(shape, x, count);
      const z = new Int32Array(count * shape.dOut);
      return await team.run(async (pass) => {
        const words = new Int32Array(memory.buffer);
        for (let from = 0; from < count; from += rows) {
          const now = Math.min(rows, count - from);
          words.set(x.subarray(from * shape.dIn, (from + now) * shape.dIn), buffers.input >>> 2);
          await pass(tape, now);
          const at = buffers.output >>> 2;
          z.set(words.subarray(at, at + now * shape.dOut), from * shape.dOut);
        }
        return z;
      });
    },
    close: team.close,
  };
}

function planProduct(cut: Cut, shape: RingProduct, op: ProductOp, tensors: Tensors): Product {
  const [channels, entries] = tensors.spec(op.weight).shape as [number, number];
  const patches = patchesOf(op, entries, padTo(cut.block, entries));
  const most = Math.max(shape.dIn, shape.dOut, patchWords(cut, patches));
  return {
    cut,
    shape,
    patches,
    rows: Math.max(1, Math.floor(PASS_WORDS / most)),
    weight: tensors.data(op.weight),
    channels,
  };
}

function patchesOf(op: ProductOp, entries: number, depth: number): Patches {
  if (op.kind !== 'conv2d') {
    const alone = { down: 1, across: 1, stepDown: 0, stepAcross: 0 };
    return { entries, depth, segments: 1, segment: entries, pitch: 0, ...alone };
  }
  const pixel = 4 * op.channels;
  const steps = (size: number): number => Math.floor((size - op.kernel) / op.stride) + 1;
  return {
    entries,
    depth,
    segments: op.kernel,
    segment: op.kernel * op.channels,
    pitch: op.width * pixel,
    down: steps(op.height),
    across: steps(op.width),
    stepDown: op.stride * op.width * pixel,
    stepAcross: op.stride * pixel,
  };
}

const patchWords = ({ tail }: Cut, { depth, down, across }: Patches): number =>
  (depth + tail) * down * across;

/** Writes a product's records and weights. @returns the address of its two records */
function place(product: Product, buffers: Buffers, arenas: Arenas, memory: WebAssembly.Memory): number {
  const { cut, shape, patches, weight, channels } = product;
  const { entries, depth, down, across } = patches;
  const arranged = cut.arrange(weight, channels, entries);
  const { address } = arenas.take(2 * L.RECORD_BYTES + arranged.byteLength);
  const weights = address + 2 * L.RECORD_BYTES;
  new Uint8Array(memory.buffer, weights).set(new Uint8Array(arranged.buffer));
  const patchBytes = 4 * (depth + cut.tail);
  const common = { [L.BARRIER]: 1, [L.DEPTH]: depth, [L.DOWN]: down, [L.ACROSS]: across };
  const records = [
    {
      ...common,
      [L.CODE]: cut.split,
      [L.IN]: buffers.input,
      [L.IN_STRIDE]: 4 * shape.dIn,
      [L.OUT]: buffers.patches,
      [L.OUT_STRIDE]: patchBytes,
      [L.SEGMENTS]: patches.segments,
      [L.SEGMENT]: patches.segment,
      [L.PITCH]: patches.pitch,
      [L.STEP_DOWN]: patches.stepDown,
      [L.STEP_ACROSS]: patches.stepAcross,
    },
    {
      ...common,
      [L.CODE]: cut.multiply,
      [L.IN]: buffers.patches,
      [L.IN_STRIDE]: patchBytes,
      [L.OUT]: buffers.output,
      [L.OUT_STRIDE]: 4 * channels,
      [L.WEIGHT]: weights,
      [L.CHANNELS_OUT]: channels,
    },
  ];
  for (const [i, fields] of records.entries()) {
    const record = new DataView(memory.buffer, address + i * L.RECORD_BYTES, L.RECORD_BYTES);
    for (const [field, value] of Object.entries(fields)) record.setInt32(Number(field), value, true);
  }
  return address;
}
