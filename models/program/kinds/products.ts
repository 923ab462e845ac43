/**
 * Checks and inner loop shared by the kinds that multiply i8 rows by i8 weights (`linear`, `conv2d`).
 * @module
 */
import { demandBound, demandWeights, type TensorData, type Tensors } from '../kind.ts';
import { clamp, PRODUCT_LIMIT, requantise, TYPE_MAX } from '../requantise.ts';
import type { Op, Requantise } from '../types.ts';

const ACC_LIMIT = 2 ** 31;

/**
 * Two bounds for every output channel j: the design's `dIn·127² + |b[j]| < 2³¹`, which any weights of this shape
 * obey and a proof can use, and `max|acc[j]|·mult[j] < 2⁵⁵` from the actual weights.
 */
export function checkProducts(
  op: Op & { readonly weight: string; readonly bias: string; readonly requant: Requantise },
  tensors: Tensors,
  dOut: number,
  dIn: number,
): void {
  const weight = tensors.data(op.weight);
  const bias = tensors.data(op.bias);
  const mult = tensors.data(op.requant.mult);
  for (let j = 0; j < dOut; j++) {
    let norm = 0;
    for (let k = 0; k < dIn; k++) {
      const w = weight[j * dIn + k]!;
      if (w === -128) demandWeights(false, op, `weight [${j},${k}] is -128`);
      norm += Math.abs(w);
    }
    const b = Math.abs(bias[j]!);
    demandBound(dIn * 127 * 127 + b < ACC_LIMIT, op, `${dIn} * 127^2 + |bias[${j}]| is not below 2^31`);
    demandBound((norm * 127 + b) * mult[j]! < PRODUCT_LIMIT, op, `max|acc| * mult[${j}] is not below 2^55`);
  }
}

/** out[at..at+dOut) = clamp(requantise(W x + b, mult)) for the dIn entries of `x` from `from`. */
export function multiplyRow(
  x: Int32Array,
  from: number,
  weight: TensorData,
  bias: TensorData,
  mult: TensorData,
  out: Int32Array,
  at: number,
  dOut: number,
  dIn: number,
  type: Requantise['out'],
): void {
  const max = TYPE_MAX[type];
  for (let j = 0; j < dOut; j++) {
    let acc = bias[j]!;
    for (let k = 0; k < dIn; k++) acc += weight[j * dIn + k]! * x[from + k]!;
    out[at + j] = clamp(requantise(acc, mult[j]!), max);
  }
}
