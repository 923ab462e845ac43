/**
 * USE-lite as an exact integer program.
 *
 * Weights: i8, symmetric per output channel. Activations: i8, static, per channel (`balance`d into the weights that read
 * them). Residual stream: i32 with RESIDUAL_FRAC fractional bits; the embedding enters with EMBED_FRAC. q and k
 * channels of a head share the product of their scales, so scores are one integer unit a head.
 * @module
 */
import type { Program } from '../../program/types.ts';
import { packTensors } from '../../program/weights.ts';
import type { WholeModel } from '../../shard/split.ts';
import { balance, type ChannelStats, type Grid, multiplier, spread, zeros } from '../scales.ts';
import { EXP_STEPS, expTable, tanhTable } from '../tables.ts';
import { type Builder, createBuilder, type Residual } from './builder.ts';
import type { ActivationStats } from './calibrate.ts';
import { timingSignal } from './float.ts';
import {
  centredGrid,
  type FusedGrid,
  fusedGrid,
  mixedGrid,
  RESIDUAL_FRAC,
  reluGrid,
  residualGrid,
} from './grids.ts';
import { type Dense, HEADS, type Layer, MAX_POSITIONS, type UseLite } from './source.ts';

/** Fractional bits of the embedding and timing tables (i16). */
export const EMBED_FRAC = 13;
/** tanh is flat beyond this input to within 1/300. */
const TANH_RANGE = 3.5;

export function compileUseLite(model: UseLite, stats: ActivationStats): WholeModel {
  const builder = createBuilder(stats);
  const { ops } = builder;
  addEmbedding(model, builder);
  const embedEnd = ops.length;
  const pooled = centredGrid(stats.pooled!, model.hidden);
  let x: Residual = { name: 'x0', frac: EMBED_FRAC };
  model.layers.forEach((layer, index) => {
    // nothing but the mean reads the last layer's output, so the zeros of the pooled channels can come off there
    const zero = index === model.layers.length - 1 ? pooled.zero : zeros(layer.contract.dOut);
    x = addLayer(builder, layer, `l${index}`, x, zero);
  });
  const hopEnd = ops.length;
  addHead(builder, model.hidden, x, pooled);
  const { tensors: specs, weights } = packTensors(builder.tensors);
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
    embedOps: [0, embedEnd],
    hopOps: [embedEnd, hopEnd],
    headOps: [hopEnd, ops.length],
  };
}

function addEmbedding(model: UseLite, { ops, tensors }: Builder): void {
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

function addLayer(builder: Builder, layer: Layer, at: string, x: Residual, outZero: Float64Array): Residual {
  const { ops, stats } = builder;
  const of = (name: string): ChannelStats => stats[`${at}.${name}`]!;
  const skip = layer.adjust === null ? x.name : addAdjust(builder, layer.adjust, at, x);
  const normed = centredGrid(of('norm1'), layer.qkv);
  builder.norm(`${at}.norm1`, x, layer.attentionNorm, normed);
  const fused = fusedGrid(of('qkv'));
  builder.dense(`${at}.qkv`, `${at}.norm1`, layer.qkv, normed, fused.grid, 'i8');
  const mixed = mixedGrid(of('attention'), fused.grid, layer.output);
  addAttention(builder, at, fused, mixed);
  const toResidual = residualGrid(zeros(layer.output.dOut));
  builder.dense(`${at}.output`, `${at}.attention`, layer.output, mixed, toResidual, 'i32');
  ops.push({ kind: 'add', name: `${at}.middle`, in: [`${at}.output`, skip], out: `${at}.middle` });
  const wide = centredGrid(of('norm2'), layer.expand);
  builder.norm(`${at}.norm2`, { name: `${at}.middle`, frac: RESIDUAL_FRAC }, layer.feedForwardNorm, wide);
  const inner = reluGrid(of('inner'), layer.contract);
  builder.dense(`${at}.inner`, `${at}.norm2`, layer.expand, wide, inner, 'i8');
  builder.dense(`${at}.contract`, `${at}.inner`, layer.contract, inner, residualGrid(outZero), 'i32');
  ops.push({ kind: 'add', name: `${at}.out`, in: [`${at}.contract`, `${at}.middle`], out: `${at}.out` });
  return { name: `${at}.out`, frac: RESIDUAL_FRAC };
}

/** The dense layer on the attention residual where the width changes. */
function addAdjust(builder: Builder, adjust: Dense, at: string, x: Residual): string {
  const stats = builder.stats[`${at}.narrow`]!;
  const zero = zeros(adjust.dIn);
  const grid = { scale: balance(spread(stats, zero), adjust), zero };
  const mult = builder.multipliers(
    `${at}.narrow`,
    grid.scale.map((scale) => 2 ** -x.frac / scale),
  );
  builder.ops.push({
    kind: 'rescale',
    name: `${at}.narrow`,
    in: [x.name],
    out: `${at}.narrow`,
    requant: { mult, out: 'i8' },
  });
  builder.dense(`${at}.adjust`, `${at}.narrow`, adjust, grid, residualGrid(zeros(adjust.dOut)), 'i32');
  return `${at}.adjust`;
}

function addAttention(
  { ops, tensors, multipliers }: Builder,
  at: string,
  fused: FusedGrid,
  mixed: Grid,
): void {
  const width = mixed.scale.length;
  const headDim = width / HEADS;
  const name = `${at}.attention`;
  const table = expTable();
  tensors.push(
    { name: `${name}.exp`, type: 'i16', shape: [table.length], data: table },
    {
      name: `${name}.score`,
      type: 'u32',
      shape: [HEADS],
      data: fused.scoreScales.map((scale) => multiplier((scale / Math.sqrt(headDim)) * EXP_STEPS)),
    },
  );
  // the mean of v arrives with 8 fractional bits
  const mult = multipliers(
    name,
    mixed.scale.map((scale, c) => fused.grid.scale[2 * width + c]! / (256 * scale)),
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

function addHead(builder: Builder, hidden: Dense, x: Residual, pooled: Grid): void {
  const { ops, tensors } = builder;
  const mult = builder.multipliers(
    'pooled',
    pooled.scale.map((scale) => 2 ** -x.frac / scale),
  );
  ops.push({ kind: 'meanpool', name: 'pooled', in: [x.name], out: 'pooled', requant: { mult, out: 'i8' } });
  const inputScale = TANH_RANGE / 127;
  const grid: Grid = { scale: zeros(hidden.dOut).fill(inputScale), zero: zeros(hidden.dOut) };
  builder.dense('hidden', 'pooled', hidden, pooled, grid, 'i8');
  tensors.push({ name: 'tanh.table', type: 'i16', shape: [256], data: tanhTable(inputScale) });
  ops.push({ kind: 'lut', name: 'embedding', in: ['hidden'], out: 'embedding', table: 'tanh.table' });
}
