/**
 * A chain of layers while it grows, whatever file it comes from: what shape the value has by now, and the order of its
 * entries in the source.
 * @module
 */
import {
  entriesOf,
  type FloatNetwork,
  type ImageShape,
  type NetworkEnd,
  type NetworkLayer,
  type NetworkResult,
} from '../float-network.ts';
import { refuse, shown } from '../refuse.ts';
import { channelLast } from './turn.ts';

export interface ChainStart {
  /** Prefix of the codes, e.g. 'ONNX'. */
  readonly area: string;
  readonly shape: ImageShape;
  /** The source has rows of numbers, not images. */
  readonly isFlat: boolean;
  /** The source stores images channel-first. */
  readonly planar: boolean;
  /** Weights in the file: a small file can name one tensor in thousands of operators. */
  readonly weights: number;
}

/** Rows and columns on each side of an image. */
export interface Edges {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Every method throws UsageError <area>_LAYER where a layer does not fit what is before it. */
export interface Chain {
  /** Of the value by now. */
  readonly shape: ImageShape;
  readonly isFlat: boolean;
  /** Channels of an image, or numbers of a row. */
  readonly features: number;
  /** Says which operator of the source is meant by what follows. */
  enter(operator: string): void;
  /** Counts weights: import costs no more than the file holds. */
  use(weights: number): void;
  /** @param weight [out, kernel · kernel · channels], patches (ky, kx, channel) */
  conv(kernel: number, stride: number, out: number, weight: Float32Array, bias: Float32Array | null): void;
  /** @param weight [out, entries], columns in the source's order */
  dense(out: number, weight: Float32Array, bias: Float32Array | null): void;
  /** y = x · factor + shift for each feature: folded into the product right before it, else a product of its own. */
  affine(factor: Float32Array | null, shift: Float32Array): void;
  /** (x - mean) · scale / √(variance + epsilon) + shift for each feature, in the same way. */
  normalise(
    scale: Float32Array,
    shift: Float32Array,
    mean: Float32Array,
    variance: Float32Array,
    epsilon: number,
  ): void;
  /** Zeros around an image, as a product with a matrix of ones and zeros: of the program's own kinds none pads. */
  pad(edges: Edges): void;
  maxPool(size: number): void;
  /** Means of windows side by side, as a convolution of each channel with itself. */
  averagePool(size: number): void;
  relu(): void;
  curve(curve: 'tanh' | 'sigmoid'): void;
  flatten(): void;
  toImage(shape: ImageShape): void;
  result(result: 'argmax' | 'softmax' | 'logsoftmax'): void;
  fail(what: string, expected: string): never;
  done(name: string): FloatNetwork;
}

/** Weights of all layers that have none in the file: a small file costs no more than this. */
const MAX_MADE = 2 ** 24;
/** Work of folding, as a multiple of the file's weights, and those made here once. */
const MAX_FOLDS = 4;
/** The widest edge between two hops. */
const MAX_ENTRIES = 2 ** 20;

/** @throws UsageError <area>_LAYER */
export function createChain(start: ChainStart): Chain {
  const { area, planar } = start;
  const layers: NetworkLayer[] = [];
  let { shape, isFlat } = start;
  let result: NetworkResult = 'values';
  let operator = 'the input';
  let used = 0;
  let made = 0;
  let folded = 0;

  const fail: Chain['fail'] = (what, expected) => {
    const fix =
      'the graph does not fit together, or not to this version: export the model without this operator';
    throw refuse(`${area}_LAYER`, `${operator}: ${what}`, expected, fix);
  };
  const name = (kind: string): string => `${kind}${layers.length}`;
  const push = (next: ImageShape, flat: boolean, layer?: NetworkLayer): void => {
    if (result !== 'values') fail(`it comes after ${result}`, 'the end of the model');
    if (entriesOf(next) > MAX_ENTRIES) fail(`${entriesOf(next)} values`, `at most ${MAX_ENTRIES}`);
    [shape, isFlat] = [next, flat];
    if (layer) layers.push(layer);
  };
  const image = (): ImageShape => (isFlat ? fail('its input is no image', 'one') : shape);
  const shrunk = (size: number, stride: number, channels: number): ImageShape => {
    const { height, width } = image();
    if (size > Math.min(height, width)) fail(`${size} x ${size} over ${height} x ${width}`, 'a larger image');
    if (stride > MAX_ENTRIES) fail(`it moves by ${stride}`, `at most ${MAX_ENTRIES}`);
    const edge = (length: number): number => Math.floor((length - size) / stride) + 1;
    return { height: edge(height), width: edge(width), channels };
  };
  const make = (weights: number, what: string): Float32Array => {
    made += weights;
    if (made > MAX_MADE) fail(`${what} would take ${weights} weights`, `at most ${MAX_MADE} in all`);
    return new Float32Array(weights);
  };
  const biasOf = (bias: Float32Array | null, out: number): Float32Array => {
    if (bias && bias.length !== out) fail(`a bias of ${bias.length} numbers`, String(out));
    return bias ?? new Float32Array(out);
  };
  const end = (of: ImageShape, flat: boolean): NetworkEnd => {
    const { height, width, channels } = of;
    const sizes = planar ? [channels, height, width] : [height, width, channels];
    return {
      shape: flat ? [entriesOf(of)] : sizes,
      planes: planar && height * width > 1 ? channels : 1,
    };
  };
  const features = (): number => (isFlat ? entriesOf(shape) : shape.channels);
  const conv: Chain['conv'] = (kernel, stride, out, weight, bias) => {
    const input = image();
    const layer = { kind: 'conv2d', name: name('conv'), input, kernel, stride, out, weight } as const;
    push(shrunk(kernel, stride, out), false, { ...layer, bias: biasOf(bias, out) });
  };
  const dense: Chain['dense'] = (out, weight, bias) => {
    if (!isFlat) fail('its input is an image', 'a Flatten before it');
    const inputs = entriesOf(shape);
    const turned = planar ? channelLast(weight, shape.channels, inputs / shape.channels) : weight;
    const layer = { kind: 'linear', name: name('linear'), inputs, out, weight: turned } as const;
    push({ height: 1, width: 1, channels: out }, true, { ...layer, bias: biasOf(bias, out) });
  };
  const affine: Chain['affine'] = (factor, shift) => {
    const width = features();
    if (shift.length !== width || (factor && factor.length !== width))
      fail(`${shift.length} numbers`, `${width}, one a ${isFlat ? 'value' : 'channel'}`);
    const last = layers.at(-1);
    const isProduct = last?.kind === 'linear' || last?.kind === 'conv2d';
    if (result === 'values' && isProduct && last.out === width && isFlat === (last.kind === 'linear')) {
      folded += width + (factor ? last.weight.length : 0);
      if (folded > MAX_FOLDS * start.weights + made) fail('weights are scaled again and again', 'once each');
      const row = last.weight.length / width;
      const weight = factor ? last.weight.map((w, i) => w * factor[Math.floor(i / row)]!) : last.weight;
      const bias = last.bias.map((b, o) => b * (factor?.[o] ?? 1) + shift[o]!);
      if ((factor && !weight.every(Number.isFinite)) || !bias.every(Number.isFinite))
        fail('it takes a weight out of range', 'finite weights');
      layers.splice(-1, 1, { ...last, weight, bias });
      return;
    }
    const weight = make(width * width, `a factor for each of ${width} values`);
    for (let c = 0; c < width; c++) weight[c * width + c] = factor?.[c] ?? 1;
    if (isFlat) dense(width, weight, shift);
    else conv(1, 1, width, weight, shift);
  };
  push(shape, isFlat);

  return {
    get shape() {
      return shape;
    },
    get isFlat() {
      return isFlat;
    },
    get features() {
      return features();
    },
    enter: (label) => {
      operator = shown(label);
    },
    use: (weights) => {
      used += weights;
      if (used > start.weights) fail('its weights serve another operator too', 'weights of its own');
    },
    conv,
    dense,
    affine,
    normalise(scale, shift, mean, variance, epsilon) {
      const factor = scale.map((one, c) => one / Math.sqrt(variance[c]! + epsilon));
      if (!factor.every(Number.isFinite)) fail('a variance and epsilon of zero, or less', 'more');
      affine(
        factor,
        shift.map((one, c) => one - mean[c]! * factor[c]!),
      );
    },
    pad({ top, left, bottom, right }) {
      const input = image();
      const output = { ...input, height: input.height + top + bottom, width: input.width + left + right };
      const [inputs, out] = [entriesOf(input), entriesOf(output)];
      if (inputs === out) return;
      if (out > MAX_ENTRIES) fail(`${out} values`, `at most ${MAX_ENTRIES}`);
      const weight = make(inputs * out, `zeros around ${input.height} x ${input.width} of ${input.channels}`);
      const line = input.width * input.channels;
      for (let i = 0; i < inputs; i++) {
        const y = Math.floor(i / line) + top;
        weight[((y * output.width + left) * input.channels + (i % line)) * inputs + i] = 1;
      }
      const layer = { kind: 'linear', name: name('pad'), inputs, out, weight } as const;
      push(output, false, { ...layer, bias: new Float32Array(out) });
    },
    maxPool(size) {
      const input = image();
      push(shrunk(size, size, input.channels), false, { kind: 'maxpool', name: name('pool'), input, size });
    },
    averagePool(size) {
      const { channels } = image();
      const row = size * size * channels;
      const output = shrunk(size, size, channels);
      if (size === 1) return;
      const weight = make(channels * row, `means of ${channels} channels over ${size} x ${size}`);
      for (let c = 0; c < channels; c++)
        for (let i = c; i < row; i += channels) weight[c * row + i] = 1 / (size * size);
      const layer = { kind: 'conv2d', name: name('mean'), input: shape, kernel: size, stride: size } as const;
      push(output, false, { ...layer, out: channels, weight, bias: new Float32Array(channels) });
    },
    relu: () => push(shape, isFlat, { kind: 'relu', name: name('relu') }),
    curve: (curve) => push(shape, isFlat, { kind: 'curve', name: name(curve), curve }),
    flatten: () => {
      if (!isFlat) push(shape, true);
    },
    toImage(next) {
      // from channel-first rows only where both orders are the same
      const isSame =
        !planar || (next.channels === 1 && (shape.channels === 1 || shape.height * shape.width === 1));
      if (!isSame || entriesOf(next) !== entriesOf(shape))
        fail(
          `${entriesOf(shape)} values as ${next.height} x ${next.width} of ${next.channels}`,
          planar ? 'rows of numbers as an image of one channel' : 'as many values',
        );
      push(next, false);
    },
    result(next) {
      if (!isFlat) fail('its input is an image', 'rows of numbers');
      if (result === 'argmax') fail('it comes after argmax', 'the end of the model');
      result = next;
    },
    fail,
    done(title) {
      const last = layers.at(-1);
      // behind the last layer a share is for whoever asked to compute, from more than a table's 255 values
      const isShare = result === 'values' && last?.kind === 'curve' && last.curve === 'sigmoid';
      return {
        name: title,
        input: start.shape,
        layers: isShare ? layers.slice(0, -1) : layers,
        result: isShare ? 'sigmoid' : result,
        from: end(start.shape, start.isFlat),
        to: end(shape, isFlat),
      };
    },
  };
}
