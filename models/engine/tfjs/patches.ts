/**
 * Lowers a convolution to a matrix product.
 * @module
 */
import type { Matrix } from '../../program/kind.ts';
import type { Conv2dOp } from '../../program/types.ts';

/** All patches of all images, one a row, in the order (ky, kx, channel) of kinds/conv2d.ts. */
export function patchesOf(op: Conv2dOp, { rows, width, data }: Matrix): Matrix {
  const { kernel, stride, channels } = op;
  const height = Math.floor((op.height - kernel) / stride) + 1;
  const across = Math.floor((op.width - kernel) / stride) + 1;
  const line = kernel * channels;
  const patches = new Int32Array(rows * height * across * kernel * line);
  let at = 0;
  for (let r = 0; r < rows; r++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < across; x++) {
        for (let ky = 0; ky < kernel; ky++) {
          const from = r * width + ((y * stride + ky) * op.width + x * stride) * channels;
          patches.set(data.subarray(from, from + line), at);
          at += line;
        }
      }
    }
  }
  return { rows: rows * height * across, width: kernel * line, data: patches };
}
