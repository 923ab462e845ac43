/**
 * A matrix stored the other way round.
 * @module
 */
import type { RawTensor } from '../raw-tensor.ts';

/** Rows of it are columns of `tensor`, which is decoded whole each time. */
export function transposed(tensor: RawTensor): RawTensor {
  const [height, width] = tensor.shape as [number, number];
  return {
    shape: [width, height],
    format: tensor.format,
    rows(first, count) {
      const all = tensor.rows(0, height);
      const out = new Float32Array(count * height);
      for (let row = 0; row < height; row++)
        for (let i = 0; i < count; i++) out[i * height + row] = all[row * width + first + i]!;
      return out;
    },
  };
}
