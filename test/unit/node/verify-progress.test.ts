/** `veilmesh verify` says where it is when it takes longer than somebody waits without a word. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Output } from '../../../node/cli/output.ts';
import { stepProgress } from '../../../node/cli/verify.ts';

test('is quiet for two seconds, and then says which step has ended', () => {
  let now = 100;
  const clock = mock.method(performance, 'now', () => now);
  const said: string[] = [];
  const onStep = stepProgress(
    { progress: (_: string, text: string) => said.push(text) } as unknown as Output,
    17,
  );
  onStep({ name: 'canonical', state: 'passed', detail: '' });
  now += 1_999;
  onStep({ name: 'manifest', state: 'passed', detail: '' });
  now += 2;
  onStep({ name: 'evidence', state: 'passed', detail: '' });
  clock.mock.restore();
  assert.deepEqual(said, ['3 of 17 steps: evidence']);
});
