/**
 * The feed-forward half of a decoder layer.
 * @module
 */
import type { FloatModel } from '../../formats/float-model.ts';
import type { Builder, Scaled } from './builder.ts';
import { GATE_UNIT, HIDDEN_UNIT, UNIT } from './grid.ts';
import { readMatrix, readOptional, scaleColumns, stack } from './matrix.ts';
import { CARRY_SHARE, centred, columnScales } from './migrate.ts';
import { addNormed } from './normed.ts';
import type { SharedTables } from './shared.ts';

/** x + down(activation(up(norm(x)))). @returns name of the sum */
export function addFeedForward(
  builder: Builder,
  model: FloatModel,
  layer: number,
  x: Scaled,
  { gate }: SharedTables,
): string {
  const { width, hidden } = model.config;
  const [at, from] = [`l${layer}`, `layer.${layer}`] as const;
  const gated = model.has(`${from}.gate`);
  const down = readMatrix(model, `${from}.down`, width, hidden);
  // rows of `up` may carry any factor to the columns of `down`; through the activation of an ungated layer none passes
  const scales = gated ? centred(columnScales(down, CARRY_SHARE)) : new Float64Array(hidden).fill(1);
  const up = readMatrix(model, `${from}.up`, hidden, width);
  const units = new Float64Array(gated ? 2 * hidden : hidden).fill(GATE_UNIT);
  if (gated)
    units.set(
      scales.map((scale) => scale * UNIT),
      hidden,
    );
  const fused = addNormed(builder, model, {
    name: `${at}.up`,
    norm: `${from}.mlpNorm`,
    from: x,
    matrix: gated ? stack([readMatrix(model, `${from}.gate`, hidden, width), up]) : up,
    bias: below(readOptional(model, `${from}.upBias`), gated ? hidden : 0),
    units,
  });
  const inner = builder.push({
    kind: 'gate',
    name: `${at}.gate`,
    in: [fused],
    out: `${at}.gate`,
    ...gate,
    shift: gated ? Math.log2((GATE_UNIT * UNIT) / HIDDEN_UNIT) : 0,
    gated,
  });
  const projected = builder.dense(
    `${at}.down`,
    { name: inner, unit: gated ? HIDDEN_UNIT : GATE_UNIT },
    {
      matrix: scaleColumns(
        down,
        scales.map((scale) => 1 / scale),
      ),
      bias: readOptional(model, `${from}.downBias`),
      units: new Float64Array(width).fill(UNIT),
    },
  );
  const sum = `${at}.out`;
  return builder.push({ kind: 'add', name: sum, in: [x.name, projected], out: sum });
}

/** A bias of the lower rows of a stack; the rows above have none. */
function below(bias: Float32Array | null, rowsAbove: number): Float32Array | null {
  if (bias === null) return null;
  const result = new Float32Array(rowsAbove + bias.length);
  result.set(bias, rowsAbove);
  return result;
}
