/**
 * Which tensors a range of operations uses, and how they lie in its weights file: in the order in which the operations
 * first use them. One program and its tensors thus have one weights file.
 * @module
 */
import { InternalError } from '../../crypto/core/errors.ts';
import { tensorsOf } from '../program/shapes.ts';
import type { Op, TensorName, TensorSpec } from '../program/types.ts';
import { align } from '../program/weights.ts';

export interface TensorBytes {
  readonly spec: TensorSpec;
  readonly bytes: Uint8Array;
}

/** Tensors by name with their bytes (views into `weights`). */
export function tensorViews(
  tensors: readonly TensorSpec[],
  weights: Uint8Array,
): ReadonlyMap<TensorName, TensorBytes> {
  return new Map(
    tensors.map((spec) => [
      spec.name,
      { spec, bytes: weights.subarray(spec.offset, spec.offset + spec.bytes) },
    ]),
  );
}

export interface LaidOut {
  readonly tensors: readonly TensorSpec[];
  readonly weights: Uint8Array;
}

/** Weights file of exactly the tensors that `ops` use. */
export function layOut(ops: readonly Op[], from: ReadonlyMap<TensorName, TensorBytes>): LaidOut {
  const chosen = [...new Set(ops.flatMap(tensorsOf))].map((name) => {
    const tensor = from.get(name);
    if (tensor === undefined) throw new InternalError('SHARD_TENSOR_ABSENT', `no tensor ${name}`);
    return tensor;
  });
  let end = 0;
  const tensors = chosen.map(({ spec }) => {
    const offset = align(end);
    end = offset + spec.bytes;
    return { ...spec, offset };
  });
  const weights = new Uint8Array(end);
  chosen.forEach(({ bytes }, i) => {
    weights.set(bytes, tensors[i]!.offset);
  });
  return { tensors, weights };
}
