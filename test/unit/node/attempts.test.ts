/** Background work that fails: said once for each error, tried again, and forgotten in time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { createAttempts, remember } from '../../../node/services/attempts.ts';

const failing = (code: string) => async (): Promise<never> => {
  throw new UnavailableError(code, code);
};
function recorder() {
  const said: string[] = [];
  const log = { error: (what: string, { code }: { code: string }) => said.push(`${what}: ${code}`) };
  return { said, log: { ...log, info: () => {}, debug: () => {} } as never };
}

test('what fails is said once, again with another error, and again after it went well', async () => {
  const { said, log } = recorder();
  const { attempt } = createAttempts(log);
  for (const code of ['A', 'A', 'B']) assert.equal(await attempt('one', failing(code)), false);
  await attempt('two', failing('A'));
  assert.equal(await attempt('one', async () => {}), true);
  await attempt('one', failing('B'));
  assert.deepEqual(said, ['one waits: A', 'one waits: B', 'two waits: A', 'one waits: B']);
});

test('nothing is tried or said once it is over', async () => {
  const { said, log } = recorder();
  let over = false;
  const { attempt } = createAttempts(log, () => over);
  const stopping = attempt('one', async () => {
    over = true;
    await failing('ABORTED')();
  });
  assert.equal(await stopping, false);
  assert.equal(await attempt('two', () => assert.fail()), false);
  assert.deepEqual(said, []);
});

test('a map that remembers keeps the latest', () => {
  const map = new Map<string, number>();
  for (const [i, name] of ['a', 'b', 'a', 'c'].entries()) remember(map, name, i, 2);
  assert.deepEqual(
    [...map],
    [
      ['a', 2],
      ['c', 3],
    ],
  );
});
