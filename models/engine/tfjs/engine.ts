/**
 * An engine over any TensorFlow.js backend: products in exact f32 blocks on the backend, everything else by the
 * reference functions.
 * @module
 */
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { joinOutput, splitInput } from '../../program/input.ts';
import type { Matrix, Tensors } from '../../program/kind.ts';
import { kindOf } from '../../program/kinds/index.ts';
import { clamp, requantise, TYPE_MAX } from '../../program/requantise.ts';
import { inferShapes } from '../../program/shapes.ts';
import type { Conv2dOp, LinearOp, Program, Requantise } from '../../program/types.ts';
import { createTensors } from '../../program/weights.ts';
import type { Engine, LoadedProgram } from '../types.ts';
import { activate, startBackend, type TfjsBackend } from './backend.ts';
import { patchesOf } from './patches.ts';
import { createProduct, type ExactProduct } from './product.ts';

/**
 * @throws UnavailableError ENGINE_UNAVAILABLE when the backend is not installed or does not start (usual for
 * 'gpu', whose package is an optional dependency)
 *
 * `run` throws what `splitInput` and `assertId` throw, and UnavailableError PROGRAM_UNLOADED | ENGINE_CLOSED.
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
      let products: ReadonlyMap<string, ExactProduct> | null = productsOf(program, tensors);
      const handle: LoadedProgram = {
        async run(input, rows) {
          assertOpen();
          activate(backend);
          if (products) return runProgram(program, tensors, products, input, rows);
          throw new UnavailableError('PROGRAM_UNLOADED', `${program.name} has been unloaded`);
        },
        unload() {
          for (const product of products?.values() ?? []) product.dispose();
          products = null;
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

type ProductOp = LinearOp | Conv2dOp;

/** By the name of the operation's result, which is unique. */
function productsOf(program: Program, tensors: Tensors): Map<string, ExactProduct> {
  const ops = program.ops.filter((op): op is ProductOp => op.kind === 'linear' || op.kind === 'conv2d');
  return new Map(
    ops.map((op) => {
      const shape = tensors.spec(op.weight).shape as [number, number];
      return [op.out, createProduct(tensors.data(op.weight), tensors.data(op.bias), shape)];
    }),
  );
}

function runProgram(
  program: Program,
  tensors: Tensors,
  products: ReadonlyMap<string, ExactProduct>,
  input: Int32Array,
  rows: number,
): Int32Array {
  const values = new Map<string, Matrix>();
  splitInput(program, input, rows).forEach((matrix, i) => {
    values.set(program.inputs[i]!.name, matrix);
  });
  const shapes = inferShapes(program);
  for (const [i, op] of program.ops.entries()) {
    const inputs = op.in.map((name) => values.get(name)!);
    const { width } = shapes[i]!.output;
    const data =
      op.kind === 'linear' || op.kind === 'conv2d'
        ? runProduct(op, inputs[0]!, tensors, products.get(op.out)!)
        : kindOf(op).run(op, inputs, tensors);
    values.set(op.out, { rows: data.length / width, width, data });
  }
  return joinOutput(program.outputs.map(({ name }) => values.get(name)!));
}

function runProduct(op: ProductOp, input: Matrix, tensors: Tensors, product: ExactProduct): Int32Array {
  const x = op.kind === 'linear' ? input : patchesOf(op, input);
  return requantiseRows(product.multiply(x.data, x.rows), op.requant, tensors);
}

/** In place: one multiplier a column. */
function requantiseRows(acc: Int32Array, { mult, out }: Requantise, tensors: Tensors): Int32Array {
  const mults = tensors.data(mult);
  const max = TYPE_MAX[out];
  for (let i = 0; i < acc.length; i++) acc[i] = clamp(requantise(acc[i]!, mults[i % mults.length]!), max);
  return acc;
}
