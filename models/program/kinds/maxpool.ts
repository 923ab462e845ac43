/**
 * `maxpool`: non-overlapping square windows on a channel-last image; a remainder at the far edges is dropped.
 * @module
 */
import { z } from 'zod';
import { demand, type Kind, oneInput, only, opBase, sizeSchema } from '../kind.ts';
import type { MaxPoolOp } from '../types.ts';

export const maxpool: Kind<MaxPoolOp> = {
  kind: 'maxpool',
  meaning:
    'H2=floor(H/size), W2=floor(W/size); y[(py*W2+px)*C+c]=max over dy,dx<size of ' +
    'x[((py*size+dy)*W+px*size+dx)*C+c], same type',
  errorBound: 'exact',
  schema: z.strictObject({
    kind: z.literal('maxpool'),
    ...opBase,
    in: oneInput,
    height: sizeSchema,
    width: sizeSchema,
    channels: sizeSchema,
    size: sizeSchema,
  }),
  tensors: () => [],
  infer(op, inputs) {
    const x = only(op, inputs);
    demand(x.width === op.height * op.width * op.channels, op, `input width ${x.width} is not H*W*C`);
    demand(op.size <= Math.min(op.height, op.width), op, 'window is larger than the image');
    const pixels = Math.floor(op.height / op.size) * Math.floor(op.width / op.size);
    return { rows: x.rows, width: pixels * op.channels, type: x.type };
  },
  check() {},
  cost: (_op, [x]) => x!.width,
  run(op, [x]) {
    const { rows, width, data } = x!;
    const { channels, size } = op;
    const [h2, w2] = [Math.floor(op.height / size), Math.floor(op.width / size)];
    const y = new Int32Array(rows * h2 * w2 * channels);
    let at = 0;
    for (let r = 0; r < rows; r++) {
      for (let py = 0; py < h2; py++) {
        for (let px = 0; px < w2; px++) {
          for (let c = 0; c < channels; c++) {
            let best = -Infinity;
            for (let dy = 0; dy < size; dy++) {
              const from = r * width + ((py * size + dy) * op.width + px * size) * channels + c;
              for (let dx = 0; dx < size; dx++) best = Math.max(best, data[from + dx * channels]!);
            }
            y[at++] = best;
          }
        }
      }
    }
    return y;
  },
};
