/**
 * The thread that multiplies in the ring with the weights of a node's part (ring-serving.ts).
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { InternalError } from '../../crypto/core/errors.ts';
import { maskRows } from '../../crypto/ring/mask.ts';
import { leavesRoot, type RecordedProduct, rowLeaves } from '../../crypto/ring/transcript.ts';
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
  if (call.kind === 'root') return leavesRoot(call.leaves);
  if (call.kind === 'leaves') {
    const product = booted.recorded.find(({ op }) => op === call.op)!;
    return rowLeaves(product, call.first, call.words, call.result);
  }
  const { op, from, count } = call;
  const shape = products.list.find((product) => product.op === op)!;
  const label = { mode: 'twin', modelRoot: booted.modelRoot, session: call.session } as const;
  return await products.multiply(op, maskRows(cipher, call.seed, label, shape, from, count), count);
}

answerCalls<RingCall>(
  parentPort!,
  answer,
  ({ kind }, thrown) => withoutForeignText(kind, thrown),
  (value) =>
    value instanceof Int32Array || value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [],
);
