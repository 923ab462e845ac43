import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import { stepCheckOf } from '../../../../models/program/step-check.ts';
import { planShards } from '../../../../models/shard/plan.ts';
import { splitModel } from '../../../../models/shard/split.ts';
import { integerDecoder, MAX_ROWS, VOCABULARY } from '../../../support/integer-decoder.ts';

const model = integerDecoder({ closed: true });
const { cuts } = planShards({ model, shards: 2, memoryLimit: 2 ** 30 });
const [first, second] = splitModel(model, cuts).filter(({ role }) => role === 'shard');

test('refuses before a run what the engine would refuse in it, with the same error', async () => {
  const check = stepCheckOf(first!.program);
  const loaded = await createReferenceEngine().load(first!.program, first!.weights);
  const bad: [Int32Array, number, string][] = [
    [Int32Array.of(VOCABULARY), 1, 'PROGRAM_ID_RANGE'],
    [Int32Array.of(0, -1), 2, 'PROGRAM_ID_RANGE'],
    [Int32Array.of(0, 1), 1, 'PROGRAM_INPUT_LENGTH'],
    [new Int32Array(0), 0, 'PROGRAM_ROWS'],
    [new Int32Array(MAX_ROWS + 1), MAX_ROWS + 1, 'PROGRAM_ROWS'],
  ];
  for (const [input, rows, code] of bad) {
    assert.throws(() => check(input, rows), { code });
    const sequence = loaded.open(2);
    await assert.rejects(loaded.run([{ sequence, input, rows }]), { code });
    sequence.close();
  }
  check(Int32Array.of(0, VOCABULARY - 1), 2);
});

test('a shard that takes rows of an activation has no ids to refuse', () => {
  const check = stepCheckOf(second!.program);
  const width = second!.in.width;
  check(new Int32Array(width).fill(VOCABULARY + 1), 1);
  assert.throws(() => check(new Int32Array(width - 1), 1), { code: 'PROGRAM_INPUT_LENGTH' });
});
