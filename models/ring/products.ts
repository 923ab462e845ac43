/**
 * Which operations of a program are products, what of their rows is multiplied, and the way from exact sums to the
 * operation's result.
 *
 * The product is W x alone. Bias, multipliers, exponents and clamps stay with whoever holds x in clear (models/hinge), by
 * the kinds' own functions.
 * @module
 */
import type { Matrix, Tensors, TensorTable } from '../program/kind.ts';
import { scaleRows } from '../program/kinds/bfplinear.ts';
import { clamp, MANTISSA_MAX, requantise, TYPE_MAX } from '../program/requantise.ts';
import { inferShapes } from '../program/shapes.ts';
import type { BfpLinearOp, Conv2dOp, LinearOp, Op, Program } from '../program/types.ts';
import type { RingProduct } from './types.ts';

export type ProductOp = LinearOp | Conv2dOp | BfpLinearOp;

export const isProduct = (op: Op): op is ProductOp =>
  op.kind === 'linear' || op.kind === 'conv2d' || op.kind === 'bfplinear';

/** The products of a validated program, in order of execution. */
export function productsOf(program: Program): RingProduct[] {
  const shapes = inferShapes(program);
  return program.ops.flatMap((op, i) => {
    if (!isProduct(op)) return [];
    const { inputs, output } = shapes[i]!;
    const width = inputs[0]!.width;
    return [
      {
        op: op.name,
        kind: op.kind,
        dIn: op.kind === 'bfplinear' ? width - 1 : width,
        dOut: output.width,
        inMax: op.kind === 'bfplinear' ? MANTISSA_MAX : TYPE_MAX.i8,
      },
    ];
  });
}

/**
 * Where a product's sums find their entries: the sum of channel j at place p is Σ_k weight[j, k] · x[bases[p] + offsets[k]],
 * and it is word p · channels + j of the row out. `linear` and `bfplinear` have one place.
 */
export interface Stencil {
  readonly channels: number;
  readonly bases: Int32Array;
  readonly offsets: Int32Array;
}

export function stencilOf(op: ProductOp, tensors: TensorTable): Stencil {
  const [channels, depth] = tensors.spec(op.weight).shape as [number, number];
  if (op.kind !== 'conv2d') {
    return { channels, bases: new Int32Array(1), offsets: Int32Array.from({ length: depth }, (_, k) => k) };
  }
  const { height, width, channels: inner, kernel, stride } = op;
  const across = Math.floor((width - kernel) / stride) + 1;
  const down = Math.floor((height - kernel) / stride) + 1;
  const line = kernel * inner;
  return {
    channels,
    bases: Int32Array.from({ length: down * across }, (_, p) => {
      const [top, left] = [Math.floor(p / across) * stride, (p % across) * stride];
      return (top * width + left) * inner;
    }),
    offsets: Int32Array.from({ length: depth }, (_, k) => Math.floor(k / line) * width * inner + (k % line)),
  };
}

/** The words of an operation's input that are multiplied; a copy only where the row holds more. */
export function multiplicands(op: ProductOp, { rows, width, data }: Matrix): Int32Array {
  if (op.kind !== 'bfplinear') return data;
  const mantissas = new Int32Array(rows * (width - 1));
  for (let r = 0; r < rows; r++) {
    mantissas.set(data.subarray(r * width, (r + 1) * width - 1), r * (width - 1));
  }
  return mantissas;
}

/** The operation's result from its exact sums, which may be overwritten. @param input what the sums were made of */
export function settleSums(
  op: ProductOp,
  sums: Int32Array,
  { rows, width, data }: Matrix,
  tensors: Tensors,
): Int32Array {
  if (op.kind === 'bfplinear') {
    const exponents = Int32Array.from({ length: rows }, (_, r) => data[(r + 1) * width - 1]!);
    return scaleRows(op, sums, exponents, tensors);
  }
  const bias = tensors.data(op.bias);
  const mult = tensors.data(op.requant.mult);
  const max = TYPE_MAX[op.requant.out];
  const channels = mult.length;
  for (let at = 0; at < sums.length; at += channels) {
    for (let j = 0; j < channels; j++) {
      sums[at + j] = clamp(requantise(sums[at + j]! + bias[j]!, mult[j]!), max);
    }
  }
  return sums;
}
