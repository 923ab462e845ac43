/**
 * An engine over any TensorFlow.js backend: products in exact f32 blocks on the backend, everything else by the
 * reference functions.
 * @module
 */
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { plainly, type RunOp } from '../../program/execute.ts';
import type { Tensors } from '../../program/kind.ts';
import { scaleRows } from '../../program/kinds/bfplinear.ts';
import { loadPlain } from '../../program/reference.ts';
import { clamp, requantise, TYPE_MAX } from '../../program/requantise.ts';
import type { BfpLinearOp, Conv2dOp, LinearOp, Op, Program, Requantise } from '../../program/types.ts';
import { createTensors } from '../../program/weights.ts';
import type { Engine, LoadedProgram } from '../types.ts';
import { activate, startBackend, type TfjsBackend } from './backend.ts';
import { exponentsOf, multiplyMantissas } from './limbs.ts';
import { patchesOf } from './patches.ts';
import { createProduct, type ExactProduct } from './product.ts';

/**
 * @throws UnavailableError ENGINE_UNAVAILABLE when the backend is not installed or does not start (usual for
 * 'gpu', whose package is an optional dependency)
 *
 * `run` throws UnavailableError ENGINE_CLOSED besides what every engine throws.
 */
export async function createTfjsEngine(backend: TfjsBackend): Promise<Engine> {
  await startBackend(backend);
  const loaded = new Set<LoadedProgram>();
  let closed = false;
  const assertOpen = (): void => {
    if (closed) throw new UnavailableError('ENGINE_CLOSED', `the tfjs-${backend} engine has been closed`);
  };
  return {
    name: `tfjs-${backend}`,
    threads: 1,
    async load(program, weights) {
      assertOpen();
      activate(backend);
      const tensors = createTensors(program.tensors, weights);
      const products = productsOf(program, tensors);
      const plain = loadPlain(program, withProducts(tensors, products));
      const handle: LoadedProgram = {
        open: plain.open,
        async run(steps) {
          assertOpen();
          activate(backend);
          return plain.run(steps);
        },
        unload() {
          plain.unload();
          for (const product of products.values()) product.dispose();
          products.clear();
          loaded.delete(handle);
        },
      };
      loaded.add(handle);
      return handle;
    },
    async close() {
      closed = true;
      for (const program of loaded) program.unload();
    },
  };
}

type ProductOp = LinearOp | Conv2dOp | BfpLinearOp;

const isProduct = (op: Op): op is ProductOp =>
  op.kind === 'linear' || op.kind === 'conv2d' || op.kind === 'bfplinear';

/** By the name of the operation's result, which is unique. */
function productsOf(program: Program, tensors: Tensors): Map<string, ExactProduct> {
  return new Map(
    program.ops.filter(isProduct).map((op) => {
      const shape = tensors.spec(op.weight).shape as [number, number];
      const bias = op.kind === 'bfplinear' ? null : tensors.data(op.bias); // bfplinear's comes after the scaling
      return [op.out, createProduct(tensors.data(op.weight), bias, shape)];
    }),
  );
}

/** Products on the backend, everything else in plain functions. */
function withProducts(tensors: Tensors, products: ReadonlyMap<string, ExactProduct>): RunOp {
  const plain = plainly(tensors);
  return (op, inputs, spans) => {
    if (!isProduct(op)) return plain(op, inputs, spans);
    const product = products.get(op.out)!;
    const input = inputs[0]!;
    if (op.kind === 'bfplinear') {
      return scaleRows(op, multiplyMantissas(product, input), exponentsOf(input), tensors);
    }
    const x = op.kind === 'linear' ? input : patchesOf(op, input);
    return requantiseRows(product.multiply(x.data, x.rows), op.requant, tensors);
  };
}

/** In place: one multiplier a column. */
function requantiseRows(acc: Int32Array, { mult, out }: Requantise, tensors: Tensors): Int32Array {
  const mults = tensors.data(mult);
  const max = TYPE_MAX[out];
  for (let i = 0; i < acc.length; i++) acc[i] = clamp(requantise(acc[i]!, mults[i % mults.length]!), max);
  return acc;
}
