/**
 * What each operation kind's record holds (layout.ts), before anything has an address.
 * @module
 */
import type { TensorData, Tensors } from '../../program/kind.ts';
import { TYPE_MAX } from '../../program/requantise.ts';
import type { Conv2dOp, LinearOp, Program, Requantise } from '../../program/types.ts';
import * as L from './assembly/layout.ts';
import { causalScratch, decoderFields } from './decoder-fields.ts';
import type { Step } from './steps.ts';
import { groupWeights, padTo8, padWords } from './tensors.ts';

/** A place in one of the arena's regions. */
export interface Place {
  readonly region: 'values' | 'scratch' | 'input' | 'output';
  readonly offset: number;
}

/** Byte offset of the field -> its value; a tensor or a place stands for its address. */
export type Fields = Readonly<Record<number, number | TensorData | Place>>;

/** The fields that depend on the kind alone; records.ts adds where the values lie. */
export function fieldsOf({ op, inputs, output, relu }: Step, tensors: Tensors): Fields {
  const { width } = inputs[0]!;
  switch (op.kind) {
    case 'linear':
      return { [L.CODE]: L.CODE_LINEAR, ...productFields(op, width, relu, tensors) };
    case 'conv2d': {
      const depth = op.kernel * op.kernel * op.channels;
      return {
        [L.CODE]: L.CODE_CONV2D,
        ...productFields(op, depth, relu, tensors),
        ...imageFields(op.width, op.channels, op.kernel),
        [L.STRIDE]: op.stride,
        [L.OUT_HEIGHT]: outSize(op.height, op),
        [L.OUT_WIDTH]: outSize(op.width, op),
      };
    }
    case 'maxpool':
      return {
        [L.CODE]: L.CODE_MAXPOOL,
        ...imageFields(op.width, op.channels, op.size),
        [L.OUT_HEIGHT]: Math.floor(op.height / op.size),
        [L.OUT_WIDTH]: Math.floor(op.width / op.size),
      };
    case 'add':
      return { [L.CODE]: L.CODE_ADD };
    case 'relu':
      return { [L.CODE]: L.CODE_RELU };
    case 'argmax':
      return { [L.CODE]: L.CODE_ARGMAX };
    case 'lut':
      return { [L.CODE]: L.CODE_LUT, [L.TABLE]: Int16Array.from(tensors.data(op.table)) };
    case 'rescale':
      return { [L.CODE]: L.CODE_RESCALE, ...requantiseFields(op.requant, tensors) };
    case 'meanpool':
      return { [L.CODE]: L.CODE_MEANPOOL, ...requantiseFields(op.requant, tensors) };
    case 'layernorm':
      return {
        [L.CODE]: L.CODE_LAYERNORM,
        [L.GAMMA]: padWords(tensors.data(op.gamma)),
        [L.BETA]: padWords(tensors.data(op.beta)),
        [L.EPSILON]: op.epsilon % 2 ** 32,
        [L.EPSILON + 4]: Math.floor(op.epsilon / 2 ** 32),
        [L.HIGHEST]: TYPE_MAX.i8,
      };
    case 'attention':
      return {
        [L.CODE]: L.CODE_ATTENTION,
        ...requantiseFields(op.requant, tensors),
        [L.HEADS]: op.heads,
        [L.HEAD_DIM]: op.headDim,
        [L.TABLE]: tensors.data(op.expTable),
        [L.TABLE_LENGTH]: tensors.data(op.expTable).length,
        [L.SCORE_MULT]: tensors.data(op.scoreMult),
      };
    case 'embed': {
      const table = tensors.data(op.table);
      const positions = op.positions === null ? null : tensors.data(op.positions);
      return {
        [L.CODE]: L.CODE_EMBED,
        [L.WIDTH]: output.width,
        [L.TABLE]: table,
        [L.TABLE_SIZE]: table.BYTES_PER_ELEMENT,
        [L.POSITIONS]: positions ?? 0,
        [L.POSITIONS_SIZE]: positions?.BYTES_PER_ELEMENT ?? 0,
        [L.VOCABULARY]: tensors.spec(op.table).shape[0]!,
      };
    }
    default:
      return decoderFields(op, output, tensors);
  }
}

/** The sums of four rows and eight channels (assembly/linear.ts). */
const SUMS = 128;

/** Work space one thread needs for the operation, in bytes. */
export function scratchBytes({ op }: Step, { maxRows, maxPositions = 0 }: Program): number {
  if (op.kind === 'attention') return 4 * maxRows;
  if (op.kind === 'causal') return causalScratch(op, maxPositions);
  if (op.kind === 'linear' || op.kind === 'bfplinear') return SUMS;
  if (op.kind === 'conv2d') {
    return SUMS + 2 * outSize(op.width, op) * padTo8(op.kernel * op.kernel * op.channels);
  }
  return 0;
}

const outSize = (size: number, op: Conv2dOp): number => Math.floor((size - op.kernel) / op.stride) + 1;

function productFields(op: LinearOp | Conv2dOp, depth: number, relu: boolean, tensors: Tensors): Fields {
  const channels = tensors.spec(op.weight).shape[0]!;
  return {
    ...requantiseFields(op.requant, tensors),
    ...(relu ? { [L.LOWEST]: 0 } : {}),
    [L.WEIGHT]: groupWeights(tensors.data(op.weight), channels, depth),
    [L.BIAS]: padWords(tensors.data(op.bias)),
    [L.DEPTH]: padTo8(depth),
    [L.CHANNELS_OUT]: channels,
  };
}

const imageFields = (width: number, channels: number, window: number): Fields => ({
  [L.IMAGE_WIDTH]: width,
  [L.CHANNELS]: channels,
  [L.WINDOW]: window,
});

const requantiseFields = ({ mult, out }: Requantise, tensors: Tensors): Fields => ({
  [L.LOWEST]: -TYPE_MAX[out],
  [L.HIGHEST]: TYPE_MAX[out],
  [L.MULT]: padWords(tensors.data(mult)),
});
