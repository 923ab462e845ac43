/**
 * All operation kinds by name.
 * @module
 */
import type { Kind, OpOf } from '../kind.ts';
import type { Op, OpKind } from '../types.ts';
import { add } from './add.ts';
import { argmax } from './argmax.ts';
import { attention } from './attention.ts';
import { bfp } from './bfp.ts';
import { bfplinear } from './bfplinear.ts';
import { causal } from './causal.ts';
import { conv2d } from './conv2d.ts';
import { embed } from './embed.ts';
import { gate } from './gate.ts';
import { layernorm } from './layernorm.ts';
import { linear } from './linear.ts';
import { lut } from './lut.ts';
import { maxpool } from './maxpool.ts';
import { meanpool } from './meanpool.ts';
import { norm } from './norm.ts';
import { relu } from './relu.ts';
import { rescale } from './rescale.ts';
import { rotary } from './rotary.ts';
import { sample } from './sample.ts';
import { tokens } from './tokens.ts';

export const kinds: { readonly [K in OpKind]: Kind<OpOf<K>> } = {
  add,
  argmax,
  attention,
  bfp,
  bfplinear,
  causal,
  conv2d,
  embed,
  gate,
  layernorm,
  linear,
  lut,
  maxpool,
  meanpool,
  norm,
  relu,
  rescale,
  rotary,
  sample,
  tokens,
};

/** The definition that belongs to `op`, usable with that op. */
export const kindOf = (op: Op): Kind<Op> => kinds[op.kind] as unknown as Kind<Op>;
