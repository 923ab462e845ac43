/**
 * The network in floating point: four layers, each a convolution, a max pooling and a ReLU, with their gradients.
 *
 * A fully connected layer is the convolution of a 1 x 1 image, so one pair of functions serves all. Everything is
 * 64-bit additions and multiplications in a fixed order: training gives the same bits on every machine.
 * Images are channel-last and patches run (ky, kx, channel), as in models/program.
 * @module
 */

export interface Layer {
  readonly name: string;
  /** Input image. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernel: number;
  /** Output channels. */
  readonly out: number;
  /** Edge of the pooling window; 1 for none. */
  readonly pool: number;
  readonly relu: boolean;
}

/** Every value stays below the 4,088 entries of one commitment column (design: PROOFS). */
export const LAYERS: readonly Layer[] = [
  { name: 'conv1', height: 28, width: 28, channels: 1, kernel: 5, out: 6, pool: 2, relu: true },
  { name: 'conv2', height: 12, width: 12, channels: 6, kernel: 5, out: 16, pool: 2, relu: true },
  { name: 'fc1', height: 1, width: 1, channels: 256, kernel: 1, out: 64, pool: 1, relu: true },
  { name: 'fc2', height: 1, width: 1, channels: 64, kernel: 1, out: 10, pool: 1, relu: false },
];

export const patchSize = (layer: Layer): number => layer.kernel * layer.kernel * layer.channels;
export const inputSize = (layer: Layer): number => layer.height * layer.width * layer.channels;
export const outputSize = (layer: Layer): number =>
  (((layer.height - layer.kernel + 1) / layer.pool) * ((layer.width - layer.kernel + 1) * layer.out)) /
  layer.pool;

/** weight: [out, kernel² · channels]; bias: [out]. Gradients and optimiser moments have the same shape. */
export interface LayerParameters {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

export const zeroParameters = (layer: Layer): LayerParameters => ({
  weight: new Float64Array(layer.out * patchSize(layer)),
  bias: new Float64Array(layer.out),
});

/** What backward needs from forward. */
export interface Activation {
  readonly values: Float64Array;
  /** For each output its winning entry of the convolution's result, or -1 where ReLU cut it off. */
  readonly winner: Int32Array;
}

export const createActivation = (layer: Layer): Activation => ({
  values: new Float64Array(outputSize(layer)),
  winner: new Int32Array(outputSize(layer)),
});

/** @param x image of inputSize(layer) entries */
export function forward(layer: Layer, parameters: LayerParameters, x: Float64Array, to: Activation): void {
  const { kernel, out, pool } = layer;
  const convWidth = layer.width - kernel + 1;
  const convHeight = layer.height - kernel + 1;
  const pooledWidth = convWidth / pool;
  const run = kernel * layer.channels; // one patch row is contiguous in the image
  const size = patchSize(layer);
  const patch = new Float64Array(size);
  to.values.fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < convHeight; y++) {
    for (let column = 0; column < convWidth; column++) {
      for (let ky = 0; ky < kernel; ky++) {
        const start = ((y + ky) * layer.width + column) * layer.channels;
        for (let i = 0; i < run; i++) patch[ky * run + i] = x[start + i]!;
      }
      const pooled = (Math.floor(y / pool) * pooledWidth + Math.floor(column / pool)) * out;
      for (let o = 0; o < out; o++) {
        let sum = parameters.bias[o]!;
        const row = o * size;
        for (let i = 0; i < size; i++) sum += parameters.weight[row + i]! * patch[i]!;
        if (sum > to.values[pooled + o]!) {
          to.values[pooled + o] = sum;
          to.winner[pooled + o] = (y * convWidth + column) * out + o;
        }
      }
    }
  }
  if (!layer.relu) return;
  for (let i = 0; i < to.values.length; i++) {
    if (to.values[i]! > 0) continue;
    to.values[i] = 0;
    to.winner[i] = -1;
  }
}

/**
 * Adds the layer's gradients to `into`; only winners of the pooling carry any, so the work is sparse.
 * @param gradient of the loss by the layer's output
 * @returns the gradient by its input
 */
export function backward(
  layer: Layer,
  parameters: LayerParameters,
  x: Float64Array,
  activation: Activation,
  gradient: Float64Array,
  into: LayerParameters,
): Float64Array {
  const dx = new Float64Array(inputSize(layer));
  const convWidth = layer.width - layer.kernel + 1;
  const run = layer.kernel * layer.channels;
  const size = patchSize(layer);
  for (let i = 0; i < gradient.length; i++) {
    const winner = activation.winner[i]!;
    const g = gradient[i]!;
    if (winner < 0 || g === 0) continue;
    const o = winner % layer.out;
    const pixel = (winner - o) / layer.out;
    const column = pixel % convWidth;
    const y = (pixel - column) / convWidth;
    into.bias[o]! += g;
    for (let ky = 0; ky < layer.kernel; ky++) {
      const start = ((y + ky) * layer.width + column) * layer.channels;
      const row = o * size + ky * run;
      for (let j = 0; j < run; j++) {
        into.weight[row + j]! += g * x[start + j]!;
        dx[start + j]! += g * parameters.weight[row + j]!;
      }
    }
  }
  return dx;
}
