import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CURVE_WASM } from '../../../crypto/curve/wasm/binary.ts';
import { binarySource, compileCurve } from '../../../crypto/curve/wasm/build.ts';
import { constantsSource, FP_SHAPE, FR_SHAPE, P, R } from '../../../crypto/curve/wasm/constants-source.ts';
import { fieldSource } from '../../../crypto/curve/wasm/field-source.ts';

test('the committed curve is what its source compiles to', async () => {
  const committed = await readFile(new URL('../../../crypto/curve/wasm/binary.ts', import.meta.url), 'utf8');
  assert.ok(committed === binarySource(await compileCurve()), 'stale: npm run build:curve');
});

test('the curve imports nothing', async () => {
  const module = await WebAssembly.compile(Buffer.from(CURVE_WASM, 'base64'));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test('the fields are those of BLS12-381', () => {
  assert.equal(R, 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n);
  assert.equal(
    P,
    0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn,
  );
  assert.ok(constantsSource().includes('LAMBDA'));
});

test('limbs whose sums could overflow, or without room, are not compiled', () => {
  for (const shape of [
    { ...FP_SHAPE, bits: 31, limbs: 13 },
    { ...FR_SHAPE, bits: 30, limbs: 18 },
    { ...FR_SHAPE, bits: 29, limbs: 8 },
    { modulus: FP_SHAPE.modulus, bits: 32, limbs: 12 },
  ]) {
    assert.throws(() => fieldSource(shape), { code: 'CURVE_BOUNDS' });
  }
});
