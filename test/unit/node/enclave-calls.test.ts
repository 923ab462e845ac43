import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { UsageError, VeilmeshError } from '../../../crypto/core/errors.ts';
import { answerCalls, createCalls, withoutForeignText } from '../../../node/tee/calls.ts';

type Call = 'double' | 'ours' | 'foreign';

test('an answer comes back to its call, a coded error as it is, any other error without its words', async () => {
  const { port1, port2 } = new MessageChannel();
  const answer = async (call: Call): Promise<number> => {
    if (call === 'ours') throw new UsageError('CONTEXT_FULL', 'full', { details: { positions: 4 } });
    if (call === 'foreign') throw new RangeError('the value 1234567 is odd');
    return 2;
  };
  answerCalls<Call>(port2, answer, withoutForeignText);
  const calls = createCalls<Call>(port1 as unknown as Worker);
  const failed = (call: Call): Promise<VeilmeshError> =>
    calls.ask(call).then(
      () => assert.fail('answered'),
      (error) => error as VeilmeshError,
    );
  const [doubled, ours, foreign] = await Promise.all([
    calls.ask('double'),
    failed('ours'),
    failed('foreign'),
  ]);
  port1.close();
  assert.equal(doubled, 2);
  assert.ok(ours instanceof VeilmeshError && foreign instanceof VeilmeshError);
  assert.deepEqual([ours.code, ours.message, ours.details], ['CONTEXT_FULL', 'full', { positions: 4 }]);
  assert.equal(foreign.code, 'ENCLAVE_FAILED');
  assert.deepEqual(foreign.details, { call: 'foreign', name: 'RangeError' });
  assert.doesNotMatch(JSON.stringify(foreign), /1234567/);
});

test('what is asked and answered within one turn travels in one message each way', async () => {
  const { port1, port2 } = new MessageChannel();
  const sizes: [asked: number[], answered: number[]] = [[], []];
  port2.on('message', (requests: readonly unknown[]) => sizes[0].push(requests.length));
  port1.on('message', (replies: readonly unknown[]) => sizes[1].push(replies.length));
  answerCalls<number>(
    port2,
    async (call) => call * 2,
    (_, thrown) => withoutForeignText('double', thrown),
  );
  const calls = createCalls<number>(port1 as unknown as Worker);
  assert.deepEqual(await Promise.all([1, 2, 3].map((call) => calls.ask(call))), [2, 4, 6]);
  assert.equal(await calls.ask(4), 8);
  port1.close();
  assert.deepEqual(sizes, [
    [3, 1],
    [3, 1],
  ]);
});

test('what cannot be sent rejects the calls of its turn, and later ones go through', async () => {
  const { port1, port2 } = new MessageChannel();
  answerCalls<unknown>(
    port2,
    async (call) => (call === 'unclonable' ? () => {} : call),
    (_, thrown) => withoutForeignText('test', thrown),
  );
  const calls = createCalls<unknown>(port1 as unknown as Worker);
  const codes = async (...all: readonly unknown[]): Promise<unknown[]> =>
    Promise.all(all.map((call) => calls.ask(call).catch((error) => (error as VeilmeshError).code)));
  assert.deepEqual(await codes(1, () => {}), ['ENCLAVE_CALL_UNSENT', 'ENCLAVE_CALL_UNSENT']);
  assert.deepEqual(await codes('unclonable'), ['ENCLAVE_FAILED']);
  assert.deepEqual(await codes(1, 2), [1, 2]);
  port1.close();
});
