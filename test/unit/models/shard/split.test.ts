import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runReference } from '../../../../models/program/reference.ts';
import type { Program } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { createTensors, packTensors } from '../../../../models/program/weights.ts';
import { boundariesOf } from '../../../../models/shard/cut.ts';
import { mergeParts, type ProgramWithWeights } from '../../../../models/shard/merge.ts';
import { type ModelPart, splitModel } from '../../../../models/shard/split.ts';
import { fc } from '../../../support/fast-check.ts';
import { asModel, randomInput, randomProgram } from './random-program.ts';

const run = ({ program, weights }: ProgramWithWeights, input: Int32Array, rows: number): Int32Array =>
  runReference(program, createTensors(program.tensors, weights), input, rows);

function runInSequence(parts: readonly ModelPart[], input: Int32Array, rows: number): Int32Array {
  return parts.reduce((x, part) => run(part, x, part.in.rows === 'n' ? rows : 1), input);
}

/** A program and a choice among its possible cuts. */
const splitCase = fc
  .record({ whole: randomProgram, chosen: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }) })
  .map(({ whole, chosen }) => {
    const boundaries = boundariesOf(whole.program);
    const inner = whole.program.ops.map((_, at) => at).filter((at) => at > 0);
    const cuts = inner.filter((at) => chosen[at] && boundaries[at]!.rows !== null);
    return { whole, cuts };
  });

test('parts run in sequence give the bits of the whole program, wherever it is cut', () => {
  fc.assert(
    fc.property(splitCase, fc.integer({ min: 1, max: 8 }), fc.nat(), ({ whole, cuts }, rows, seed) => {
      const input = randomInput(whole.program, rows, seed);
      const parts = splitModel(asModel(whole), cuts);
      assert.equal(parts.length, cuts.length + 1);
      for (const part of parts) validateProgram(part.program, part.weights);
      assert.deepEqual(runInSequence(parts, input, rows), run(whole, input, rows));
    }),
    { numRuns: 200 },
  );
});

test('merging the parts restores the program and its weights byte for byte', () => {
  fc.assert(
    fc.property(splitCase, ({ whole, cuts }) => {
      const merged = mergeParts(splitModel(asModel(whole), cuts));
      assert.deepEqual(merged.program, whole.program);
      assert.deepEqual(merged.weights, whole.weights);
    }),
    { numRuns: 100 },
  );
});

test('a tensor that two parts use travels with both and merges back into one', () => {
  const data = [1, 2, 3, 4];
  const { tensors, weights } = packTensors([
    { name: 'weight', type: 'i8', shape: [2, 2], data },
    { name: 'bias', type: 'i32', shape: [2], data: [5, 6] },
    { name: 'mult', type: 'u32', shape: [2], data: [2 ** 30, 2 ** 30] },
  ]);
  const shared = {
    kind: 'linear',
    weight: 'weight',
    bias: 'bias',
    requant: { mult: 'mult', out: 'i8' },
  } as const;
  const value = (name: string) => ({ name, rows: 'n', width: 2, type: 'i8' }) as const;
  const program: Program = {
    version: 1,
    name: 'tied',
    inputs: [value('x')],
    outputs: [value('z')],
    ops: [
      { ...shared, name: 'first', in: ['x'], out: 'y' },
      { ...shared, name: 'second', in: ['y'], out: 'z' },
    ],
    tensors,
    maxRows: 4,
  };
  const parts = splitModel(asModel({ program, weights }), [1]);
  assert.deepEqual(parts[0]!.weights, weights);
  assert.deepEqual(parts[1]!.weights, weights);
  assert.deepEqual(mergeParts(parts), { program, weights });

  const other = { ...parts[1]!, weights: parts[1]!.weights.with(0, 9) };
  assert.throws(() => mergeParts([parts[0]!, other]), { code: 'SHARD_PARTS_DISAGREE' });
});

test('merging refuses parts in the wrong order and parts of two models', () => {
  const whole = fc.sample(
    splitCase.filter(({ cuts }) => cuts.length > 1),
    { numRuns: 1, seed: 3 },
  )[0]!;
  const parts = splitModel(asModel(whole.whole), whole.cuts);
  assert.throws(() => mergeParts([...parts].reverse()), { code: 'SHARD_PARTS_DISAGREE' });
  const [first, ...rest] = parts;
  const renamed = { ...first!, program: { ...first!.program, name: 'other' } };
  assert.throws(() => mergeParts([renamed, ...rest]), { code: 'SHARD_PARTS_DISAGREE' });
  assert.throws(() => mergeParts([]), { code: 'SHARD_PARTS_DISAGREE' });
});

test('refuses cuts that do not ascend inside the hop operations', () => {
  const [whole] = fc.sample(randomProgram, { numRuns: 1, seed: 1 });
  const model = asModel(whole!);
  for (const cuts of [[0], [model.program.ops.length], [1, 1], [1.5], [-1]]) {
    assert.throws(() => splitModel(model, cuts), { code: 'SHARD_CUTS' });
  }
});

test('refuses ranges that leave an operation to nobody', () => {
  const [whole] = fc.sample(randomProgram, { numRuns: 1, seed: 1 });
  const model = asModel(whole!);
  const end = model.program.ops.length;
  assert.throws(() => splitModel({ ...model, hopOps: [1, end] }, []), { code: 'SHARD_RANGES' });
  assert.throws(() => splitModel({ ...model, hopOps: [0, end - 1] }, []), { code: 'SHARD_RANGES' });
  assert.throws(() => splitModel({ ...model, headOps: [end, end + 1] }, []), { code: 'SHARD_RANGES' });
});
