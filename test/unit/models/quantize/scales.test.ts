import assert from 'node:assert/strict';
import test from 'node:test';
import { requantise } from '../../../../models/program/requantise.ts';
import {
  balance,
  type ChannelStats,
  centre,
  type DenseWeights,
  type Grid,
  multiplier,
  quantiseDense,
  spread,
} from '../../../../models/quantize/scales.ts';

const [dIn, dOut] = [24, 7];
const wave = (n: number, f: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => Math.sin(f * i + f));
const layer: DenseWeights = { dIn, dOut, weight: wave(dIn * dOut, 1.7), bias: wave(dOut, 0.9) };
const rows = Array.from({ length: 50 }, (_, r) =>
  wave(dIn, 0.31 * (r + 1)).map((v, c) => v * (c + 1) + 3 * c),
);
const column = (c: number): number[] => rows.map((row) => row[c]!);
const stats: ChannelStats = {
  min: Array.from({ length: dIn }, (_, c) => Math.min(...column(c))),
  max: Array.from({ length: dIn }, (_, c) => Math.max(...column(c))),
  mean: Array.from({ length: dIn }, (_, c) => column(c).reduce((a, b) => a + b, 0) / rows.length),
};

test('balanced scales cover every channel', () => {
  const zero = centre(stats);
  const ranges = spread(stats, zero);
  const scales = balance(ranges, layer);
  assert.ok(scales.every((scale, c) => scale * 127 >= ranges[c]! * (1 - 1e-12)));
});

test('a quantised layer on shifted grids stays close to the float layer', () => {
  const zero = centre(stats);
  const input: Grid = { scale: balance(spread(stats, zero), layer), zero };
  const float = rows.map((x) =>
    Array.from({ length: dOut }, (_, j) =>
      x.reduce((sum, v, k) => sum + v * layer.weight[k * dOut + j]!, layer.bias[j]!),
    ),
  );
  const most = Math.max(...float.flat().map(Math.abs));
  const output: Grid = {
    scale: new Float64Array(dOut).fill(most / 100),
    zero: new Float64Array(dOut).fill(most / 10),
  };
  const [weight, bias, mult] = quantiseDense('t', layer, input, output, stats);
  rows.forEach((x, r) => {
    const q = x.map((v, c) => Math.round((v - zero[c]!) / input.scale[c]!));
    for (let j = 0; j < dOut; j++) {
      const acc = q.reduce((sum, v, k) => sum + v * weight!.data[j * dIn + k]!, bias!.data[j]!);
      const y = requantise(acc, mult!.data[j]!) * output.scale[j]! + output.zero[j]!;
      assert.ok(Math.abs(y - float[r]![j]!) < 0.03 * most, `${y} is not ${float[r]![j]}`);
    }
  });
});

test('a ratio that no u32 multiplier expresses is an error, not a wrap', () => {
  assert.equal(multiplier(0.25), 2 ** 31);
  for (const ratio of [0.5, 1e-11, Number.NaN]) {
    assert.throws(() => multiplier(ratio), { code: 'QUANTIZE_RANGE' });
  }
});
