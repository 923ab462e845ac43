/**
 * The records of the kinds that decoders are made of (fields.ts).
 * @module
 */
import { InternalError } from '../../../crypto/core/errors.ts';
import type { Tensors, ValueShape } from '../../program/kind.ts';
import type { CausalOp, Op } from '../../program/types.ts';
import * as L from './assembly/layout.ts';
import type { Fields } from './fields.ts';
import { groupWeights, padTo8, padWords } from './tensors.ts';

/** Sequences have room for a multiple of this many positions (assembly/past.ts). */
const POSITIONS = 16;

/** @throws InternalError KERNEL_MISSING for kinds that have no kernel */
export function decoderFields(op: Op, output: ValueShape, tensors: Tensors): Fields {
  switch (op.kind) {
    case 'norm':
      return {
        [L.CODE]: L.CODE_NORM,
        [L.GAMMA]: tensors.data(op.gamma),
        [L.BETA]: op.beta === null ? 0 : tensors.data(op.beta),
        [L.EPSILON]: op.epsilon % 2 ** 32,
        [L.EPSILON + 4]: Math.floor(op.epsilon / 2 ** 32),
        [L.CENTER]: op.center ? 1 : 0,
      };
    case 'bfp':
      return {
        [L.CODE]: L.CODE_BFP,
        [L.GROUPS]: Int32Array.from(op.groups),
        [L.GROUP_COUNT]: op.groups.length,
      };
    case 'bfplinear': {
      const [channels, depth] = tensors.spec(op.weight).shape as [number, number];
      return {
        [L.CODE]: L.CODE_BFPLINEAR,
        [L.WEIGHT]: groupWeights(tensors.data(op.weight), channels, depth),
        [L.MULT]: padWords(tensors.data(op.mult)),
        [L.BIAS]: padWords(op.bias === null ? new Int32Array(channels) : tensors.data(op.bias)),
        [L.DEPTH]: padTo8(depth),
        [L.CHANNELS_OUT]: channels,
        [L.EXPONENT]: depth,
      };
    }
    case 'rotary':
      return {
        [L.CODE]: L.CODE_ROTARY,
        [L.HEADS]: op.heads,
        [L.HEAD_DIM]: op.headDim,
        [L.COS]: tensors.data(op.cos),
        [L.SIN]: tensors.data(op.sin),
      };
    case 'causal':
      return {
        [L.CODE]: L.CODE_CAUSAL,
        [L.HEADS]: op.heads,
        [L.KV_HEADS]: op.kvHeads,
        [L.HEAD_DIM]: op.headDim,
        [L.TABLE]: tensors.data(op.expTable),
        [L.TABLE_LENGTH]: tensors.data(op.expTable).length,
        [L.SCORE_MULT]: tensors.data(op.scoreMult),
        [L.SCORE_MULT_STRIDE]: tensors.data(op.scoreMult).length === 1 ? 0 : 4,
      };
    case 'gate':
      return {
        [L.CODE]: L.CODE_GATE,
        [L.TABLE]: tensors.data(op.table),
        [L.INDEX_MULT]: op.indexMult,
        [L.GATE_SHIFT]: op.shift,
        [L.GATED]: op.gated ? 1 : 0,
        [L.WIDTH_OUT]: output.width,
      };
    case 'tokens':
      return {
        [L.CODE]: L.CODE_TOKENS,
        [L.TABLE]: tensors.data(op.table),
        [L.MULT]: tensors.data(op.mult),
        [L.POSITIONS]: op.positions === null ? 0 : tensors.data(op.positions),
        [L.VOCABULARY]: tensors.spec(op.table).shape[0]!,
        [L.WIDTH_OUT]: output.width,
      };
    default:
      throw new InternalError('KERNEL_MISSING', `the wasm engine has no kernel for ${op.kind}`);
  }
}

export const roundPositions = (positions: number): number => Math.ceil(positions / POSITIONS) * POSITIONS;

/** Scores, shares and sums (assembly/causal.ts). */
export const causalScratch = ({ headDim }: CausalOp, positions: number): number =>
  10 * roundPositions(positions) + 8 * padTo8(headDim);
