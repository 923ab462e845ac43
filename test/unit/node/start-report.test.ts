/** What the page shows of a start: the terminal's own words and figures, in the stages that the start has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../crypto/core/errors.ts';
import type { ApiStart, ApiStartStage } from '../../../node/gateway/api-types.ts';
import { createStartReport } from '../../../node/localnet/start-report.ts';

const NEVER_MS = 3_600_000;
const AMOUNT = { done: 5, of: 20, unit: 'bytes', rate: 2.5, etaSeconds: 6 } as const;

function open(everyMs = NEVER_MS, without: Parameters<typeof createStartReport>[1] = []) {
  const shown: string[] = [];
  const told: ApiStart[] = [];
  const terminal = {
    done: (name: string, text: string) => void shown.push(`${name} done: ${text}`),
    progress: (name: string, text: string) => void shown.push(`${name}: ${text}`),
  };
  const report = createStartReport('smollm2', without, terminal, (start) => told.push(start), everyMs);
  const stage = (key: string): ApiStartStage => report.now().stages.find((one) => one.key === key)!;
  return { ...report, shown, told, stage };
}

test('nothing has begun at first, and the page has no stage that the start has not', () => {
  const { now } = open(NEVER_MS, ['gateway']);
  const { state, title, stages, error } = now();
  assert.deepEqual([state, title, error], ['starting', 'smollm2', null]);
  assert.deepEqual(
    stages.map(({ key, state: one }) => `${key} ${one}`),
    ['chain', 'coordinator', 'watcher', 'download', 'import', 'commit', 'nodes'].map(
      (key) => `${key} waiting`,
    ),
  );
});

test('a stage has the terminal’s line, its figures, and when it began and ended', () => {
  const { stages, stage, shown } = open();
  stages.progress('download', 'a file: 5 of 20 MB', AMOUNT);
  const { startedAt, endedAt, ...running } = stage('download');
  assert.ok(startedAt !== null && endedAt === null);
  assert.deepEqual(running, {
    ...{ key: 'download', name: 'Downloading the model', state: 'running', detail: 'a file: 5 of 20 MB' },
    ...AMOUNT,
  });
  stages.done('source', 'PyPI', 0);
  const { state, detail, done, etaSeconds, ...over } = stage('download');
  assert.deepEqual([state, detail, done, etaSeconds], ['done', 'PyPI', 20, null]);
  assert.ok(over.startedAt === startedAt && over.endedAt! >= startedAt);
  assert.deepEqual(shown, ['download: a file: 5 of 20 MB', 'source done: PyPI']);
});

test('of a model one stage ends where the next begins, and what it did not need is skipped', () => {
  const { stages, stage } = open();
  stages.progress('import', 'layer 1');
  assert.equal(stage('download').state, 'waiting');
  stages.progress('commit', '1 of 9 rows');
  assert.deepEqual([stage('import').state, stage('commit').state], ['done', 'running']);
  stages.done('commit', '9 rows');
  const { endedAt } = stage('import');
  stages.done('import', 'split into 3');
  assert.equal(stage('import').endedAt, endedAt, 'what comes late does not move its end');
  stages.done('models', 'packed');
  assert.equal(stage('download').state, 'skipped');
  assert.deepEqual([stage('chain').state, stage('nodes').state], ['waiting', 'waiting']);
});

test('where no source has the model, that is said, and another one comes', () => {
  const { stages, stage, now } = open();
  stages.progress('download', 'a file');
  stages.done('no source', 'PyPI: away');
  stages.done('instead', 'smollm2 cannot be had here and now; going on with use-lite');
  stages.done('models', 'packed');
  assert.deepEqual([now().title, now().state, stage('import').state], [null, 'starting', 'skipped']);
  const { state, detail } = stage('download');
  assert.equal(state, 'failed');
  assert.match(detail!, /going on with use-lite/);
});

test('what begins or ends is told at once, progress now and then, and the last word always', async () => {
  const rare = open();
  rare.stages.progress('nodes', '0 of 3');
  for (let i = 0; i < 50; i++) rare.stages.progress('nodes', `${i} of 50`);
  assert.equal(rare.told.length, 1);
  rare.stages.done('nodes', 'all of them');
  assert.deepEqual(
    rare.told.map(({ stages }) => stages.find(({ key }) => key === 'nodes')!.state),
    ['running', 'done'],
  );
  const often = open(5);
  often.stages.progress('nodes', '0 of 3');
  often.stages.progress('nodes', '1 of 3');
  while (often.told.length < 2) await sleep(2);
  assert.equal(often.told.at(-1)!.stages.find(({ key }) => key === 'nodes')!.detail, '1 of 3');
});

test('what the page has no place for goes to the terminal alone', () => {
  const { stages, told, shown, now } = open();
  const before = now();
  stages.done('beacon', 'DEVELOPMENT');
  stages.progress('other', 'x');
  assert.deepEqual([told.length, now(), shown.length], [0, before, 2]);
});

test('it ends once: ready, or failed with code and hint where it stood', () => {
  const good = open();
  good.ready();
  good.failed(new UsageError('LATE', 'too late'));
  assert.deepEqual([good.now().state, good.now().error], ['ready', null]);
  const bad = open();
  bad.stages.progress('chain', 'starts');
  bad.failed(new UsageError('CHAIN_PORT_IN_USE', 'port 1 is taken', { hint: 'another one' }));
  bad.stages.progress('nodes', 'late');
  const { state, error } = bad.told.at(-1)!;
  assert.deepEqual(
    [state, error],
    ['failed', { code: 'CHAIN_PORT_IN_USE', message: 'port 1 is taken', hint: 'another one' }],
  );
  assert.deepEqual([bad.stage('chain').state, bad.stage('nodes').state], ['failed', 'waiting']);
});
