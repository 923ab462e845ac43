/**
 * The attention half of a decoder layer.
 * @module
 */
import type { FloatModel } from '../../formats/float-model.ts';
import type { Builder, Scaled } from './builder.ts';
import { UNIT, VALUE_UNIT } from './grid.ts';
import { type FloatMatrix, readMatrix, readOptional, scaleColumns, splitPairs, stack } from './matrix.ts';
import { CARRY_SHARE, centred, columnScales, shareScales } from './migrate.ts';
import { addNormed } from './normed.ts';
import type { SharedTables } from './shared.ts';

/** x + attention(norm(x)). @returns name of the sum */
export function addAttention(
  builder: Builder,
  model: FloatModel,
  layer: number,
  x: Scaled,
  tables: SharedTables,
): string {
  const { width, heads, kvHeads, headDim } = model.config;
  const [at, from] = [`l${layer}`, `layer.${layer}`] as const;
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  const output = readMatrix(model, `${from}.o`, width, q);
  // channel d of a value head feeds that column of every query head which shares it
  const shared = heads / kvHeads;
  const owner = (column: number): number =>
    Math.floor(Math.floor(column / headDim) / shared) * headDim + (column % headDim);
  const valueScales = centred(shareScales(columnScales(output, CARRY_SHARE), kv, owner));

  const units = new Float64Array(q + 2 * kv).fill(UNIT);
  valueScales.forEach((scale, d) => {
    units[q + kv + d] = VALUE_UNIT * scale;
  });
  const fused = addNormed(builder, model, {
    name: `${at}.qkv`,
    norm: `${from}.attnNorm`,
    from: x,
    matrix: stack([
      turned(model, readMatrix(model, `${from}.q`, q, width)),
      turned(model, readMatrix(model, `${from}.k`, kv, width)),
      readMatrix(model, `${from}.v`, kv, width),
    ]),
    bias: fusedBias(model, layer, q, kv),
    units,
  });
  const placed =
    tables.rotary === null ? fused : addRotary(builder, model, `${at}.rotary`, fused, tables.rotary);
  const { name: blocks } = builder.blocks({ name: placed, unit: UNIT }, [q, kv, kv]);
  const mixed = builder.push({
    kind: 'causal',
    name: `${at}.attention`,
    in: [blocks],
    out: `${at}.attention`,
    heads,
    kvHeads,
    headDim,
    expTable: tables.exp,
    scoreMult: tables.score,
  });
  const projected = builder.dense(
    `${at}.o`,
    { name: mixed, unit: VALUE_UNIT },
    {
      matrix: scaleColumns(
        output,
        Float64Array.from({ length: q }, (_, c) => 1 / valueScales[owner(c)]!),
      ),
      bias: readOptional(model, `${from}.oBias`),
      units: new Float64Array(width).fill(UNIT),
    },
  );
  const sum = `${at}.middle`;
  return builder.push({ kind: 'add', name: sum, in: [x.name, projected], out: sum });
}

function addRotary(
  builder: Builder,
  { config: { heads, kvHeads, headDim } }: FloatModel,
  name: string,
  fused: string,
  { cos, sin }: { readonly cos: string; readonly sin: string },
): string {
  return builder.push({
    kind: 'rotary',
    name,
    in: [fused],
    out: name,
    heads: heads + kvHeads,
    headDim,
    cos,
    sin,
  });
}

const turned = ({ config }: FloatModel, matrix: FloatMatrix): FloatMatrix =>
  config.rotaryBase === null || config.rotaryPairs === 'half'
    ? matrix
    : { ...matrix, data: splitPairs(matrix.data, matrix.cols, config.headDim) };

function fusedBias(model: FloatModel, layer: number, q: number, kv: number): Float32Array | null {
  const { rotaryBase, rotaryPairs, headDim } = model.config;
  const parts = (['q', 'k', 'v'] as const).map((part) => {
    const bias = readOptional(model, `layer.${layer}.${part}Bias`);
    const turn = bias !== null && part !== 'v' && rotaryBase !== null && rotaryPairs === 'interleaved';
    return turn ? splitPairs(bias, 1, headDim) : bias;
  });
  if (parts.every((part) => part === null)) return null;
  const bias = new Float32Array(q + 2 * kv);
  [0, q, q + kv].forEach((start, i) => {
    bias.set(parts[i] ?? [], start);
  });
  return bias;
}
