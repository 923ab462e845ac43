/** A start in words: what is there, how fast it comes, what is next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiStart, ApiStartStage } from '../../../../node/gateway/api-types.ts';
import { isOver, nowOf, progressOf, shownOf, tookOf } from '../../../../node/page/start/stages.ts';

const NOTHING = { done: null, of: null, unit: null, rate: null, etaSeconds: null, detail: null };
const stage = (some: Partial<ApiStartStage>): ApiStartStage => ({
  ...{ key: 'download', name: 'Downloading', state: 'running', startedAt: 1_000, endedAt: null },
  ...NOTHING,
  ...some,
});
const start = (state: ApiStart['state'], stages: readonly ApiStartStage[]): ApiStart => ({
  ...{ state, stages, startedAt: 0, title: null, error: null },
});

test('what is counted is said with how fast it comes and what is left', () => {
  const counted = { done: 38_200_000, of: 93_000_000, unit: 'bytes' } as const;
  assert.equal(
    progressOf(stage({ ...counted, rate: 2_100_000, etaSeconds: 26.2 })),
    '38 MB of 93 MB, 2.1 MB a second, about 26 s left',
  );
  assert.equal(progressOf(stage(counted)), '38 MB of 93 MB');
  assert.equal(
    progressOf(stage({ done: 1_200, unit: 'steps', rate: 3, etaSeconds: 0.2 })),
    '1,200, about 1.0 s left',
  );
  assert.equal(progressOf(stage({})), '');
  assert.equal(progressOf(stage({ ...counted, state: 'done' })), '');
});

test('time is what it took, or has taken so far, never below nothing', () => {
  assert.equal(tookOf(stage({}), 5_000), '4.0 s');
  assert.equal(tookOf(stage({ state: 'done', endedAt: 2_500 }), 9_000), '1.5 s');
  assert.equal(tookOf(stage({}), 500), '0.0 s');
  assert.equal(tookOf(stage({ state: 'waiting', startedAt: null }), 5_000), '');
  assert.equal(tookOf(stage({ state: 'skipped', startedAt: null }), 5_000), 'done before');
});

test('what is under way is named in one line', () => {
  const other = stage({ key: 'coordinator', name: 'Coordinator' });
  assert.equal(nowOf(start('starting', [])), 'Beginning');
  assert.equal(nowOf(start('starting', [stage({ state: 'done' }), other])), 'Coordinator');
  assert.equal(nowOf(start('starting', [stage({}), other])), 'Downloading, and 1 more beside it');
  assert.equal(nowOf(start('starting', [other, stage({ of: 9 })])), 'Downloading, and 1 more beside it');
});

test('a start that failed leaves nothing under way', () => {
  const stages = [stage({ state: 'failed', endedAt: 2_000 }), stage({ key: 'coordinator' })];
  assert.deepEqual(
    shownOf(start('failed', stages)).map(({ state }) => state),
    ['failed', 'waiting'],
  );
  assert.deepEqual(shownOf(start('starting', stages)), stages);
  assert.deepEqual(stages.map(isOver), [false, false]);
  assert.deepEqual([stage({ state: 'skipped' }), stage({ state: 'done' })].map(isOver), [true, true]);
});
