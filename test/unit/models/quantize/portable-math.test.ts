import assert from 'node:assert/strict';
import test from 'node:test';
import { cos, exp, sin, tanh } from '../../../../models/quantize/portable-math.ts';
import { expTable, tanhTable } from '../../../../models/quantize/tables.ts';

const near = (got: number, want: number): void => {
  assert.ok(Math.abs(got - want) <= 1e-13 * Math.max(1, Math.abs(want)), `${got} is not ${want}`);
};

test('the portable functions agree with the platform to 1e-13', () => {
  for (let x = -50; x <= 0; x += 0.173) {
    near(exp(x) / Math.exp(x), 1);
    near(tanh(x), Math.tanh(x));
    near(tanh(-x), Math.tanh(-x));
  }
  for (let x = -200; x <= 200; x += 0.317) {
    near(sin(x), Math.sin(x));
    near(cos(x), Math.cos(x));
  }
});

test('the exponential table falls from 32767 to its only 0', () => {
  const table = expTable();
  assert.equal(table[0], 32_767);
  assert.equal(table[128], Math.round(32_767 / Math.E));
  assert.equal(table.indexOf(0), table.length - 1);
  assert.ok(table.every((e, t) => t === 0 || e <= table[t - 1]!));
});

test('the tanh table is odd and has no entry for -128', () => {
  const table = tanhTable(3.5 / 127);
  assert.equal(table[0], 0);
  assert.equal(table[128], 0);
  for (let x = 1; x <= 127; x++) assert.equal(table[128 + x]! + table[128 - x]!, 0);
  assert.equal(table[255], Math.round(32_767 * Math.tanh(3.5)));
});
