import assert from 'node:assert/strict';
import test from 'node:test';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { opCosts, tensorsOf, valuesOf } from '../../../../models/program/shapes.ts';
import type { Op, ValueSpec } from '../../../../models/program/types.ts';
import { createTensors, packTensors } from '../../../../models/program/weights.ts';
import { runStep } from '../../../support/steps.ts';
import { build, tensor } from './build.ts';

const a: ValueSpec = { name: 'a', rows: 'n', width: 2, type: 'i8' };
const b: ValueSpec = { name: 'b', rows: 'n', width: 1, type: 'u8' };
const relu: Op = { kind: 'relu', name: 'r', in: ['a'], out: 'y' };
const { program, weights } = build([a, b], [relu], []);
const both = { ...program, outputs: [...program.outputs, b] };

test('inputs and outputs lie side by side per row', async () => {
  const engine = createReferenceEngine();
  const loaded = await engine.load(both, weights);
  const out = await runStep(loaded, Int32Array.of(-1, 2, 200, 3, -4, 0), 2);
  assert.deepEqual([...out], [0, 2, 200, 3, 0, 0]);
});

test('refuses a wrong row count or length, values outside their type, and use after unload', async () => {
  const loaded = await createReferenceEngine().load(both, weights);
  await assert.rejects(runStep(loaded, new Int32Array(0), 0), { code: 'PROGRAM_ROWS' });
  await assert.rejects(runStep(loaded, new Int32Array(3 * 17), 17), { code: 'PROGRAM_ROWS' });
  await assert.rejects(runStep(loaded, new Int32Array(4), 1), { code: 'PROGRAM_INPUT_LENGTH' });
  await assert.rejects(runStep(loaded, Int32Array.of(-128, 0, 0), 1), { code: 'PROGRAM_INPUT_RANGE' });
  await assert.rejects(runStep(loaded, Int32Array.of(0, 0, -1), 1), { code: 'PROGRAM_INPUT_RANGE' });
  await assert.rejects(runStep(loaded, Int32Array.of(0, 0, 256), 1), { code: 'PROGRAM_INPUT_RANGE' });
  const sequence = loaded.open(0);
  loaded.unload();
  await assert.rejects(loaded.run([{ sequence, input: new Int32Array(3), rows: 1 }]), {
    code: 'PROGRAM_UNLOADED',
  });
});

test('tells values, tensors and costs of a program', () => {
  const fc: Op = {
    kind: 'linear',
    name: 'fc',
    in: ['a'],
    out: 'y',
    weight: 'w',
    bias: 'b',
    requant: { mult: 'm', out: 'i32' },
  };
  const built = build(
    [a],
    [fc],
    [
      tensor('w', 'i8', [3, 2], [1, 2, 3, 4, 5, 6]),
      tensor('b', 'i32', [3], [0, 0, 0]),
      tensor('m', 'u32', [3], [1, 1, 1]),
    ],
  );
  assert.deepEqual(valuesOf(built.program).get('y'), { name: 'y', rows: 'n', width: 3, type: 'i32' });
  assert.deepEqual(tensorsOf(fc), ['w', 'b', 'm']);
  assert.deepEqual(opCosts(built.program), [6]);
});

test('tensors are 64-byte aligned, and readable where the file itself is not aligned', () => {
  const packed = packTensors([
    tensor('p', 'i8', [3], [1, -2, 3]),
    tensor('q', 'i32', [2], [-7, 2 ** 31 - 1]),
  ]);
  assert.deepEqual(
    packed.tensors.map(({ offset, bytes }) => [offset, bytes]),
    [
      [0, 3],
      [64, 8],
    ],
  );
  for (const shift of [0, 1]) {
    const file = Buffer.alloc(packed.weights.length + shift);
    file.set(packed.weights, shift);
    assert.deepEqual([...createTensors(packed.tensors, file.subarray(shift)).data('q')], [-7, 2 ** 31 - 1]);
  }
});

test('packing refuses values that do not fit', () => {
  for (const data of [[128], [0.5], [1, 2]]) {
    assert.throws(() => packTensors([tensor('t', 'i8', [1], data)]));
  }
});
