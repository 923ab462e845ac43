/** A day's budget: held while a request may cost it, spent by what its vouchers promised, and kept over restarts. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseEther } from 'viem';
import { BudgetError, createBudget } from '../../../../node/gateway/budget.ts';
import { fakeGateway } from '../../../support/gateway.ts';
import { temporaryFolder } from '../../../support/processes.ts';

const folder = temporaryFolder();
after(folder.remove);
const home = (name: string): string => join(folder.path, name);
const NOON = Date.UTC(2026, 0, 2, 12);
const DAY = 86_400_000;

test('what requests under way may cost is held, and what they did not cost is free again', () => {
  const budget = createBudget(home('held'), 100n, () => NOON);
  const first = budget.hold(60n);
  assert.throws(() => budget.hold(41n), BudgetError);
  const second = budget.hold(40n);
  first.settle(10n);
  first.settle(60n); // the first word counts
  assert.equal(budget.spentWei(), 50n);
  second.settle(0n);
  assert.equal(budget.spentWei(), 10n);
  budget.hold(90n);
  assert.throws(() => budget.hold(1n), { code: 'BUDGET_SPENT' });
});

test('a restart gives nothing back, a new day all of it', () => {
  let now = NOON;
  const open = () => createBudget(home('kept'), 100n, () => now);
  open().hold(80n).settle(80n);
  assert.throws(() => open().hold(30n), { code: 'BUDGET_SPENT' });
  assert.equal(open().spentWei(), 80n);
  now = NOON + DAY;
  assert.equal(open().spentWei(), 0n);
  open().hold(100n).settle(100n);
  assert.throws(() => open().hold(1n), { code: 'BUDGET_SPENT' });
  assert.equal(statSync(join(home('kept'), 'budget.json')).mode & 0o777, 0o600);
});

test('what is held when a process ends without a word stays spent, for nobody knows what it promised', () => {
  const open = () => createBudget(home('killed'), 100n, () => NOON);
  const before = open();
  before.hold(30n).settle(10n);
  before.hold(60n);
  const after = open();
  assert.equal(after.spentWei(), 70n);
  assert.throws(() => after.hold(31n), { code: 'BUDGET_SPENT' });
  after.hold(30n).settle(0n);
  assert.equal(open().spentWei(), 70n);
});

test('a clock that is set back over midnight gives nothing back, one that is right again does', () => {
  let now = NOON;
  const budget = createBudget(home('back'), 100n, () => now);
  budget.hold(80n).settle(80n);
  now = NOON + DAY;
  budget.hold(50n).settle(50n);
  now = NOON;
  assert.equal(budget.spentWei(), 50n);
  now = NOON + DAY;
  assert.equal(budget.spentWei(), 50n);
  now = NOON - 300 * DAY;
  assert.equal(budget.spentWei(), 0n);
});

test('the refusal says how much was asked, how much is left, and from when on', () => {
  const budget = createBudget(home('said'), parseEther('0.5'), () => NOON);
  budget.hold(parseEther('0.4')).settle(parseEther('0.4'));
  assert.throws(
    () => budget.hold(parseEther('0.2')),
    (error: BudgetError) => {
      assert.match(error.message, /may cost 0\.2 ether, and 0\.1 are left/);
      assert.equal(error.details.again, '2026-01-03T00:00:00.000Z');
      assert.equal(error.seconds, DAY / 2_000);
      return true;
    },
  );
});

test('without a limit nothing is refused, and what was spent is known all the same', () => {
  const budget = createBudget(home('none'), null, () => NOON);
  budget.hold(10n ** 24n).settle(7n);
  assert.deepEqual([budget.ofWei, budget.spentWei()], [null, 7n]);
});

test('a file that is none is an error: who does not know what was spent spends nothing', () => {
  createBudget(home('torn'), 1n, () => NOON)
    .hold(1n)
    .settle(1n);
  const path = join(home('torn'), 'budget.json');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 10));
  assert.throws(() => createBudget(home('torn'), 1n, () => NOON));
});

test('a request above the budget is answered by 429 with the time of the next day, and no client repeats it', async () => {
  const text = async (): Promise<never> => {
    throw new BudgetError(2n, 1n, 10n, NOON);
  };
  const body = { model: 'tiny-chat', messages: [{ role: 'user', content: 'Hi' }] };
  const response = await fakeGateway({ text }).post('/v1/chat/completions', body);
  assert.equal(response.status, 429);
  assert.equal(response.headers.get('retry-after'), String(DAY / 2_000));
  assert.equal(response.headers.get('x-should-retry'), 'false');
  const { error } = (await response.json()) as { error: { code: string; type: string } };
  assert.deepEqual([error.code, error.type], ['BUDGET_SPENT', 'insufficient_quota']);
});
