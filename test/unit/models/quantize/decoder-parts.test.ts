import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitPairs } from '../../../../models/quantize/decoder/matrix.ts';
import {
  centred,
  columnScales,
  HEAD_SHARE,
  NORM_SHARE,
  shareScales,
} from '../../../../models/quantize/decoder/migrate.ts';
import { quantiseRows } from '../../../../models/quantize/decoder/rows.ts';
import {
  activationTable,
  EXP_STEPS,
  expTable,
  rotaryTables,
} from '../../../../models/quantize/decoder/tables.ts';
import { ln, normalCdf } from '../../../../models/quantize/portable-math.ts';

describe('portable functions of decoders', () => {
  it('agree with the platform to 1e-13', () => {
    for (const x of [1, 1.5, 2, 3, 10_000, 100_000, 500_000, 1e12]) {
      assert.ok(Math.abs(ln(x) - Math.log(x)) <= 1e-13 * Math.max(1, Math.log(x)), `ln ${x}`);
    }
    assert.equal(normalCdf(0), 0.5);
    for (const [x, value] of [
      [1, 0.8413447460685429],
      [2, 0.9772498680518208],
      [5, 0.9999997133484281],
    ] as const) {
      assert.ok(Math.abs(normalCdf(x) - value) < 1e-13);
      assert.ok(Math.abs(normalCdf(-x) - (1 - value)) < 1e-13);
    }
  });
});

describe('decoder tables', () => {
  it('let the exponential fall from 32767 to its only 0', () => {
    const table = expTable();
    assert.equal(table[0], 32_767);
    assert.equal(table[EXP_STEPS], Math.round(32_767 / Math.E));
    assert.equal(table.indexOf(0), table.length - 1);
    assert.ok(table.length <= 4096 && table.every((e, t) => t === 0 || e <= table[t - 1]!));
  });

  for (const activation of ['silu', 'gelu', 'gelu-tanh'] as const) {
    it(`never fall over ${activation}, are one half at 0, nothing and everything at the ends`, () => {
      const { table } = activationTable(activation);
      assert.deepEqual([table.length, table[0], table[2048], table[4095]], [4096, 0, 16_384, 32_767]);
      assert.ok(
        table.every((share, i) => i === 0 || share >= table[i - 1]! - (activation === 'silu' ? 0 : 1)),
      );
    });
  }

  it('turn by the right angles far into the context', () => {
    const { cos, sin } = rotaryTables(100_000, 64, 8192);
    for (const [p, d] of [
      [0, 0],
      [1, 0],
      [8191, 0],
      [8191, 1],
      [5000, 17],
      [8191, 31],
    ] as const) {
      const angle = p * 100_000 ** ((-2 * d) / 64);
      assert.ok(Math.abs(cos[p * 32 + d]! - 2 ** 14 * Math.cos(angle)) <= 0.5001);
      assert.ok(Math.abs(sin[p * 32 + d]! - 2 ** 14 * Math.sin(angle)) <= 0.5001);
    }
  });
});

describe('outlier migration', () => {
  const matrix = { rows: 2, cols: 3, data: Float32Array.of(3, 0, 0.5, 4, 0, 0.5) };

  it('takes the root mean square of each column, and no gain explodes for a dead one', () => {
    const [a, b, c] = columnScales(matrix, (range) => range);
    assert.ok(Math.abs(a! - Math.sqrt(12.5)) < 1e-12 && Math.abs(c! - 0.5) < 1e-12);
    assert.ok(b! > 0 && b! < 1e-3);
    assert.ok(Math.abs(columnScales(matrix, NORM_SHARE)[0]! - a! ** 0.75) < 1e-12);
    const quarter = columnScales(matrix, HEAD_SHARE);
    assert.ok(Math.abs(quarter[0]! ** 4 - a!) < 1e-9);
  });

  it('leaves a matrix of zeros alone', () => {
    assert.deepEqual([...columnScales({ rows: 1, cols: 2, data: new Float32Array(2) }, NORM_SHARE)], [1, 1]);
  });

  it('gives columns of one channel one scale, and keeps the mean', () => {
    assert.deepEqual([...shareScales(Float64Array.of(3, 1, 4, 1), 2, (c) => c % 2)], [Math.sqrt(12.5), 1]);
    assert.deepEqual([...centred(Float64Array.of(1, 3))], [0.5, 1.5]);
  });
});

describe('rounding rows', () => {
  it('loses no more than half a step of the largest weight, and less where clipping helps', () => {
    const data = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i * i) * (i === 7 ? 3 : 1));
    const { integers, steps } = quantiseRows({ rows: 2, cols: 200, data });
    for (const r of [0, 1]) {
      const row = data.subarray(r * 200, (r + 1) * 200);
      const plain = Math.max(...row.map(Math.abs)) / 127;
      const loss = (step: number, of: (value: number, i: number) => number): number =>
        row.reduce((sum, value, i) => sum + (value - step * of(value, i)) ** 2, 0);
      const ours = loss(steps[r]!, (_, i) => integers[r * 200 + i]!);
      assert.ok(ours <= loss(plain, (value) => Math.round(value / plain)) + 1e-12);
      assert.ok(ours <= 200 * (plain / 2) ** 2);
    }
    assert.ok(!integers.includes(-128));
  });

  it('gives zeros for a row of zeros', () => {
    const { integers, steps } = quantiseRows({ rows: 1, cols: 3, data: new Float32Array(3) });
    assert.deepEqual([[...integers], [...steps]], [[0, 0, 0], [0]]);
  });
});

describe('rotary pairs', () => {
  it('move from side by side to halves, head by head', () => {
    const rows = Float32Array.of(0, 1, 2, 3, 10, 11, 12, 13);
    assert.deepEqual([...splitPairs(rows, 1, 4)], [0, 2, 1, 3, 10, 12, 11, 13]);
    const wide = Float32Array.of(0, 0, 1, 1, 2, 2, 3, 3);
    assert.deepEqual([...splitPairs(wide, 2, 4)], [0, 0, 2, 2, 1, 1, 3, 3]);
  });
});
