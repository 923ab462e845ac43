/**
 * USE-lite as an exact integer program.
 *
 * Weights: i8, symmetric per output channel. Activations: i8, static, per channel (`balance`d into the weights that read
 * them). Residual stream: i32 with RESIDUAL_FRAC fractional bits; the embedding enters with EMBED_FRAC. q and k
 * channels of a head share the product of their scales, so scores are one integer unit a head.
 * @module
 */
import type { Op, Program, Requantise } from '../../program/types.ts';
import { type NamedTensor, packTensors } from '../../program/weights.ts';
import { balance, multiplier, ownScales, quantiseDense } from '../scales.ts';
import { EXP_STEPS, expTable, tanhTable } from '../tables.ts';
import type { ActivationStats } from './calibrate.ts';
import { timingSignal } from './float.ts';
import {
  type Dense,
  HEADS,
  type Layer,
  MAX_POSITIONS,
  NORM_EPSILON,
  type Norm,
  type UseLite,
} from './source.ts';

/** Fractional bits of the residual stream between operations (i32). */
export const RESIDUAL_FRAC = 8;
/** Fractional bits of the embedding and timing tables (i16). */
export const EMBED_FRAC = 13;
/** tanh is flat beyond this input to within 1/300. */
const TANH_RANGE = 3.5;

const residual = 2 ** -RESIDUAL_FRAC;

/** Half-open ranges of the operation list. */
export interface OpRanges {
  readonly embed: readonly [number, number];
  readonly hop: readonly [number, number];
  readonly head: readonly [number, number];
}

export interface CompiledModel {
  readonly program: Program;
  readonly weights: Uint8Array;
  readonly ranges: OpRanges;
}

export function compileUseLite(model: UseLite, stats: ActivationStats): CompiledModel {
  const ops: Op[] = [];
  const tensors: NamedTensor[] = [];
  const builder = createBuilder(ops, tensors, stats);
  addEmbedding(model, ops, tensors);
  const embedEnd = ops.length;
  let x = { name: 'x0', frac: EMBED_FRAC };
  model.layers.forEach((layer, index) => {
    x = addLayer(builder, layer, `l${index}`, x);
  });
  const hopEnd = ops.length;
  addHead(builder, model.hidden, x.name);
  const { tensors: specs, weights } = packTensors(tensors);
  const program: Program = {
    version: 1,
    name: 'use-lite',
    inputs: [{ name: 'ids', rows: 'n', width: 1, type: 'i32' }],
    outputs: [{ name: 'embedding', rows: 1, width: model.hidden.dOut, type: 'i16' }],
    ops,
    tensors: specs,
    maxRows: MAX_POSITIONS,
  };
  return {
    program,
    weights,
    ranges: { embed: [0, embedEnd], hop: [embedEnd, hopEnd], head: [hopEnd, ops.length] },
  };
}

function addEmbedding(model: UseLite, ops: Op[], tensors: NamedTensor[]): void {
  const fixed = (values: ArrayLike<number>, factor: number): number[] =>
    Array.from(values, (value) => Math.round(value * factor));
  const { vocabulary, width } = model;
  tensors.push(
    {
      name: 'embed.table',
      type: 'i16',
      shape: [vocabulary, width],
      data: fixed(model.embeddings, 2 * 2 ** EMBED_FRAC),
    },
    {
      name: 'embed.positions',
      type: 'i16',
      shape: [MAX_POSITIONS, width],
      data: fixed(timingSignal(model, MAX_POSITIONS), 2 ** EMBED_FRAC),
    },
  );
  ops.push({
    kind: 'embed',
    name: 'embed',
    in: ['ids'],
    out: 'x0',
    table: 'embed.table',
    positions: 'embed.positions',
  });
}

interface Builder {
  readonly ops: Op[];
  readonly tensors: NamedTensor[];
  readonly stats: ActivationStats;
  multipliers(name: string, ratios: ArrayLike<number>): string;
  /** i8 rows -> i8 rows with the given scales, or -> the residual stream when `outScales` is null. */
  dense(
    name: string,
    from: string,
    statsOf: string,
    layer: Dense,
    inScales: Float64Array,
    outScales: Float64Array | null,
  ): void;
  norm(name: string, from: Residual, norm: Norm, scales: Float64Array): void;
}

/** A value of the residual stream and its fractional bits. */
interface Residual {
  readonly name: string;
  readonly frac: number;
}

function createBuilder(ops: Op[], tensors: NamedTensor[], stats: ActivationStats): Builder {
  return {
    ops,
    tensors,
    stats,
    multipliers(name, ratios) {
      const data = Array.from(ratios, multiplier);
      tensors.push({ name: `${name}.mult`, type: 'u32', shape: [data.length], data });
      return `${name}.mult`;
    },
    dense(name, from, statsOf, layer, inScales, outScales) {
      const outScale = (j: number): number => (outScales === null ? residual : outScales[j]!);
      tensors.push(...quantiseDense(name, layer, inScales, outScale, stats(statsOf).mean));
      const requant: Requantise = { mult: `${name}.mult`, out: outScales === null ? 'i32' : 'i8' };
      ops.push({
        kind: 'linear',
        name,
        in: [from],
        out: name,
        weight: `${name}.weight`,
        bias: `${name}.bias`,
        requant,
      });
    },
    norm(name, from, { scale, bias }, scales) {
      const width = scales.length;
      // u = unit vector · 2²¹, y = u·gamma / 2³³ + beta / 2¹³: the row is standardised by √width · unit vector
      const gamma = Array.from(scale, (g, c) => Math.round(((g * Math.sqrt(width)) / scales[c]!) * 2 ** 12));
      const beta = Array.from(bias, (b, c) => Math.round((b / scales[c]!) * 2 ** 13));
      tensors.push(
        { name: `${name}.gamma`, type: 'i32', shape: [width], data: gamma },
        { name: `${name}.beta`, type: 'i32', shape: [width], data: beta },
      );
      const epsilon = Math.max(1, Math.round(width * NORM_EPSILON * 2 ** (2 * from.frac)));
      ops.push({
        kind: 'layernorm',
        name,
        in: [from.name],
        out: name,
        gamma: `${name}.gamma`,
        beta: `${name}.beta`,
        epsilon,
      });
    },
  };
}

function addLayer(builder: Builder, layer: Layer, at: string, x: Residual): Residual {
  const { ops, stats } = builder;
  const skip = layer.adjust === null ? x.name : addAdjust(builder, layer.adjust, at, x);
  const normScales = balance(stats(`${at}.norm1`).range, layer.qkv);
  builder.norm(`${at}.norm1`, x, layer.attentionNorm, normScales);
  const { scales: qkvScales, scoreScales } = scoreBalanced(stats(`${at}.qkv`).range);
  builder.dense(`${at}.qkv`, `${at}.norm1`, `${at}.norm1`, layer.qkv, normScales, qkvScales);
  const mixedScales = balance(stats(`${at}.attention`).range, layer.output);
  addAttention(builder, at, qkvScales, scoreScales, mixedScales);
  builder.dense(`${at}.output`, `${at}.attention`, `${at}.attention`, layer.output, mixedScales, null);
  ops.push({ kind: 'add', name: `${at}.middle`, in: [`${at}.output`, skip], out: `${at}.middle` });
  const wideScales = balance(stats(`${at}.norm2`).range, layer.expand);
  builder.norm(
    `${at}.norm2`,
    { name: `${at}.middle`, frac: RESIDUAL_FRAC },
    layer.feedForwardNorm,
    wideScales,
  );
  const innerScales = balance(stats(`${at}.inner`).range, layer.contract);
  builder.dense(`${at}.expand`, `${at}.norm2`, `${at}.norm2`, layer.expand, wideScales, innerScales);
  ops.push({ kind: 'relu', name: `${at}.inner`, in: [`${at}.expand`], out: `${at}.inner` });
  builder.dense(`${at}.contract`, `${at}.inner`, `${at}.inner`, layer.contract, innerScales, null);
  ops.push({ kind: 'add', name: `${at}.out`, in: [`${at}.contract`, `${at}.middle`], out: `${at}.out` });
  return { name: `${at}.out`, frac: RESIDUAL_FRAC };
}

/** The dense layer on the attention residual where the width changes. */
function addAdjust(builder: Builder, adjust: Dense, at: string, x: Residual): string {
  const scales = balance(builder.stats(`${at}.in`).range, adjust);
  const mult = builder.multipliers(
    `${at}.narrow`,
    scales.map((scale) => 2 ** -x.frac / scale),
  );
  builder.ops.push({
    kind: 'rescale',
    name: `${at}.narrow`,
    in: [x.name],
    out: `${at}.narrow`,
    requant: { mult, out: 'i8' },
  });
  builder.dense(`${at}.adjust`, `${at}.narrow`, `${at}.in`, adjust, scales, null);
  return `${at}.adjust`;
}

function addAttention(
  { ops, tensors, multipliers }: Builder,
  at: string,
  qkvScales: Float64Array,
  scoreScales: readonly number[],
  outScales: Float64Array,
): void {
  const width = outScales.length;
  const headDim = width / HEADS;
  const name = `${at}.attention`;
  const exponent = (scale: number): number => multiplier((scale / Math.sqrt(headDim)) * EXP_STEPS);
  const table = expTable();
  tensors.push(
    { name: `${name}.exp`, type: 'i16', shape: [table.length], data: table },
    { name: `${name}.score`, type: 'u32', shape: [HEADS], data: scoreScales.map(exponent) },
  );
  // the mean of v arrives with 8 fractional bits
  const mult = multipliers(
    name,
    outScales.map((scale, c) => qkvScales[2 * width + c]! / (256 * scale)),
  );
  ops.push({
    kind: 'attention',
    name,
    in: [`${at}.qkv`],
    out: name,
    heads: HEADS,
    headDim,
    expTable: `${name}.exp`,
    scoreMult: `${name}.score`,
    requant: { mult, out: 'i8' },
  });
}

/**
 * Scales of fused q|k|v channels. Within a head, q_d and k_d have scales with one product P for all d (a score is then
 * P times an integer), both channels using the same share of the i8 range.
 */
function scoreBalanced(ranges: Float64Array): { scales: Float64Array; scoreScales: number[] } {
  const scales = ownScales(ranges);
  const width = scales.length / 3;
  const headDim = width / HEADS;
  const scoreScales: number[] = [];
  for (let h = 0; h < HEADS; h++) {
    let product = 0;
    for (let c = h * headDim; c < (h + 1) * headDim; c++)
      product = Math.max(product, scales[c]! * scales[width + c]!);
    for (let c = h * headDim; c < (h + 1) * headDim; c++) {
      const skew = Math.sqrt(scales[c]! / scales[width + c]!);
      scales[c] = Math.sqrt(product) * skew;
      scales[width + c] = Math.sqrt(product) / skew;
    }
    scoreScales.push(product);
  }
  return { scales, scoreScales };
}

function addHead(builder: Builder, hidden: Dense, from: string): void {
  const { ops, tensors, stats } = builder;
  const scales = balance(stats('pooled').range, hidden);
  const mult = builder.multipliers(
    'pooled',
    scales.map((scale) => residual / scale),
  );
  ops.push({ kind: 'meanpool', name: 'pooled', in: [from], out: 'pooled', requant: { mult, out: 'i8' } });
  const inputScale = TANH_RANGE / 127;
  builder.dense('hidden', 'pooled', 'pooled', hidden, scales, new Float64Array(hidden.dOut).fill(inputScale));
  tensors.push({ name: 'tanh.table', type: 'i16', shape: [256], data: tanhTable(inputScale) });
  ops.push({ kind: 'lut', name: 'embedding', in: ['hidden'], out: 'embedding', table: 'tanh.table' });
}
