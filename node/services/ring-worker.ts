/**
 * The thread that multiplies in the ring with the weights of a node's part (ring-serving.ts).
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { InternalError } from '../../crypto/core/errors.ts';
import { maskRows } from '../../crypto/ring/mask.ts';
import { blindedRoot, type RecordedProduct, rowDigests } from '../../crypto/ring/transcript.ts';
import type { RingSeed } from '../../mesh/ring/serve.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import type { Program } from '../../models/program/types.ts';
import { admitProducts } from '../../models/ring/conformance.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { createReferenceProducts } from '../../models/ring/reference.ts';
import type { RingProducts } from '../../models/ring/types.ts';
import { decodeManifest, modelRoot, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { createNodeStreamCipher } from '../accel/stream-cipher.ts';
import { answerCalls, withoutForeignText } from '../tee/calls.ts';
import type { RingBoot, RingBooted, RingCall } from './ring-serving.ts';

const cipher = createNodeStreamCipher();
interface Booted {
  readonly products: RingProducts;
  readonly recorded: readonly RecordedProduct[];
  readonly modelRoot: Uint8Array;
}
let booted: Booted | undefined;

/** The kernels where they agree with the reference on this machine, else the reference: slow, and right. */
async function productsOf(program: Program, weights: Uint8Array): Promise<RingProducts> {
  const { admitted } = await admitProducts(createWasmProducts);
  return admitted ? await createWasmProducts(program, weights) : createReferenceProducts(program, weights);
}

async function boot({ manifest: encoded, shardIndex, part: file }: RingBoot): Promise<RingBooted> {
  const manifest = decodeManifest(encoded);
  const { program, weights } = verifyPart(manifest, shardsOf(manifest)[shardIndex]!, file, nodeSha256);
  booted = {
    products: await productsOf(program, weights),
    recorded: recordedProducts({ role: 'shard', program, weights }, manifest.closed),
    modelRoot: modelRoot(manifest),
  };
  return { shapes: booted.products.list, recorded: booted.recorded };
}

async function answer(call: RingCall): Promise<unknown> {
  if (call.kind === 'boot') return await boot(call.boot);
  if (booted === undefined)
    throw new InternalError('RING_NOT_BOOTED', 'a call before the weights were loaded');
  const { products } = booted;
  if (call.kind === 'multiply') return await products.multiply(call.op, call.words, call.count);
  if (call.kind === 'root') return blindedRoot(call.digests, call.blindKey);
  if (call.kind === 'digests') {
    const { op, first, input, result } = call;
    const product = booted.recorded.find((recorded) => recorded.op === op)!;
    const words = 'words' in input ? input.words : masksOf(booted, op, input.seed, input.from, input.count);
    return rowDigests(product, first, words, result);
  }
  const { op, seed, session, from, count } = call;
  return await products.multiply(op, masksOf(booted, op, { seed, session }, from, count), count);
}

function masksOf(
  { products, modelRoot }: Booted,
  op: string,
  { seed, session }: RingSeed,
  from: number,
  count: number,
): Int32Array {
  const shape = products.list.find((product) => product.op === op)!;
  return maskRows(cipher, seed, { mode: 'twin', modelRoot, session }, shape, from, count);
}

answerCalls<RingCall>(
  parentPort!,
  answer,
  ({ kind }, thrown) => withoutForeignText(kind, thrown),
  (value) =>
    value instanceof Int32Array || value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [],
);
