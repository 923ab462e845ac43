/**
 * The products of a program as vault packs them.
 * @module
 */
import type { VaultMap, VaultShape } from '../../crypto/vault/packing.ts';
import type { Program, TensorSpec } from '../../models/program/types.ts';
import { createTensors } from '../../models/program/weights.ts';
import { isProduct, type ProductOp } from '../../models/ring/products.ts';

/** In order of execution. @param program validated */
export function vaultShapesOf(program: Program): VaultShape[] {
  const specs = new Map(program.tensors.map((tensor) => [tensor.name, tensor]));
  return program.ops.filter(isProduct).map((op) => shapeOf(op, specs.get(op.weight)!));
}

/** @param weights of exactly that program, both validated */
export function vaultMapsOf(program: Program, weights: Uint8Array): VaultMap[] {
  const tensors = createTensors(program.tensors, weights);
  const shapes = vaultShapesOf(program);
  return program.ops
    .filter(isProduct)
    .map((op, i) => ({ shape: shapes[i]!, weights: tensors.data(op.weight) as Int8Array }));
}

function shapeOf(op: ProductOp, { shape }: TensorSpec): VaultShape {
  const [out, depth] = shape as [number, number];
  if (op.kind !== 'conv2d') return { kind: 'dense', op: op.name, dIn: depth, dOut: out };
  const { height, width, channels, kernel, stride } = op;
  return { kind: 'conv', op: op.name, height, width, channels, kernel, stride, filters: out };
}
