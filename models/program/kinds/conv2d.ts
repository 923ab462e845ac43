/**
 * `conv2d`: valid padding, channel-last images, lowered to the linear product over k*k*c patches.
 * @module
 */
import { z } from 'zod';
import {
  demand,
  demandTensor,
  type Kind,
  nameSchema,
  oneInput,
  only,
  opBase,
  requantSchema,
  sizeSchema,
} from '../kind.ts';
import type { Conv2dOp } from '../types.ts';
import { checkProducts, multiplyRow } from './products.ts';

const outSize = (size: number, op: Conv2dOp): number => Math.floor((size - op.kernel) / op.stride) + 1;
const patchWidth = (op: Conv2dOp): number => op.kernel * op.kernel * op.channels;

export const conv2d: Kind<Conv2dOp> = {
  kind: 'conv2d',
  meaning:
    'image channel-last, index (y*W+x)*C+c; patch (py,px) lists (ky,kx,c) from (py*stride+ky, px*stride+kx); ' +
    'acc[j]=sum weight[j,patch]*x[patch]+bias[j]; y[(py*W2+px)*cOut+j]=clamp(floor((acc*mult[j]+2^32)/2^33)); ' +
    'H2=floor((H-k)/stride)+1, W2 alike',
  errorBound: 'as linear: exact sums, at most 1/2 unit from requantisation',
  schema: z.strictObject({
    kind: z.literal('conv2d'),
    ...opBase,
    in: oneInput,
    height: sizeSchema,
    width: sizeSchema,
    channels: sizeSchema,
    kernel: sizeSchema,
    stride: sizeSchema,
    weight: nameSchema,
    bias: nameSchema,
    requant: requantSchema,
  }),
  tensors: (op) => [op.weight, op.bias, op.requant.mult],
  infer(op, inputs, tensors) {
    const x = only(op, inputs);
    demand(x.type === 'i8', op, `input is ${x.type}, expected i8`);
    demand(x.width === op.height * op.width * op.channels, op, `input width ${x.width} is not H*W*C`);
    demand(op.kernel <= Math.min(op.height, op.width), op, 'kernel is larger than the image');
    const dOut = demandTensor(op, tensors, op.weight, ['i8'], [-1, patchWidth(op)]).shape[0]!;
    demandTensor(op, tensors, op.bias, ['i32'], [dOut]);
    demandTensor(op, tensors, op.requant.mult, ['u32'], [dOut]);
    return {
      rows: x.rows,
      width: outSize(op.height, op) * outSize(op.width, op) * dOut,
      type: op.requant.out,
    };
  },
  check(op, _inputs, tensors) {
    checkProducts(op, tensors, tensors.spec(op.weight).shape[0]!, patchWidth(op));
  },
  cost(op, _inputs, tensors) {
    return (
      outSize(op.height, op) * outSize(op.width, op) * patchWidth(op) * tensors.spec(op.weight).shape[0]!
    );
  },
  run(op, [x], tensors) {
    const { rows, width, data } = x!;
    const dOut = tensors.spec(op.weight).shape[0]!;
    const dIn = patchWidth(op);
    const [h2, w2] = [outSize(op.height, op), outSize(op.width, op)];
    const weight = tensors.data(op.weight);
    const bias = tensors.data(op.bias);
    const mult = tensors.data(op.requant.mult);
    const y = new Int32Array(rows * h2 * w2 * dOut);
    const patch = new Int32Array(dIn);
    const line = op.kernel * op.channels;
    for (let r = 0; r < rows; r++) {
      for (let p = 0; p < h2 * w2; p++) {
        const top = Math.floor(p / w2) * op.stride;
        const left = (p % w2) * op.stride;
        for (let ky = 0; ky < op.kernel; ky++) {
          const from = r * width + ((top + ky) * op.width + left) * op.channels;
          patch.set(data.subarray(from, from + line), ky * line);
        }
        const at = (r * h2 * w2 + p) * dOut;
        multiplyRow(patch, 0, weight, bias, mult, y, at, dOut, dIn, op.requant.out);
      }
    }
    return y;
  },
};
