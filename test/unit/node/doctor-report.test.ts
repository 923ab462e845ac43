import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { exitCodeOf, findingsValue, renderFindings } from '../../../node/doctor/render.ts';
import { collect, runChecks } from '../../../node/doctor/schedule.ts';
import { type Check, failure, ok, warning } from '../../../node/doctor/types.ts';

const fine = ok('FINE', 'fine', 'all well');
const bad = failure('BAD', 'bad', 'not well', 'veilmesh doctor');
const run = (checks: readonly Check[], timeoutMs?: number) => collect(runChecks(checks, timeoutMs));

test('a check whose ground failed is skipped, and so is what stands on it', async () => {
  let ran = false;
  const findings = await run([
    { id: 'mesh', run: () => [bad] },
    {
      id: 'chain',
      dependsOn: ['mesh'],
      run: () => {
        ran = true;
        return [fine];
      },
    },
    { id: 'clock', dependsOn: ['chain'], run: () => [fine] },
    { id: 'disk', run: () => [fine] },
  ]);
  assert.ok(!ran);
  assert.deepEqual(
    findings.map(({ check, severity, code }) => [check, severity, code]),
    [
      ['mesh', 'error', 'BAD'],
      ['chain', 'skipped', 'CHAIN_SKIPPED'],
      ['clock', 'skipped', 'CLOCK_SKIPPED'],
      ['disk', 'ok', 'FINE'],
    ],
  );
  assert.deepEqual(findings[1]!.dependsOn, ['mesh']);
});

test('a warning holds nothing up', async () => {
  const findings = await run([
    { id: 'mesh', run: () => [warning('W', 'w', 'w', 'w')] },
    { id: 'chain', dependsOn: ['mesh'], run: () => [fine] },
  ]);
  assert.deepEqual(
    findings.map(({ severity }) => severity),
    ['warning', 'ok'],
  );
});

test('findings arrive as their checks end', async () => {
  const order: string[] = [];
  const checks: Check[] = (['disk', 'cpu'] as const).map((id) => ({
    id,
    run: () => {
      order.push(`run ${id}`);
      return [fine];
    },
  }));
  for await (const { check } of runChecks(checks)) order.push(`found ${check}`);
  assert.deepEqual(order, ['run disk', 'found disk', 'run cpu', 'found cpu']);
});

test('a check that throws or does not end is an error finding of its own', async () => {
  const findings = await run(
    [
      {
        id: 'chain',
        run: () => {
          throw new UnavailableError('CHAIN_UNREACHABLE', 'no answer', { hint: 'veilmesh localnet' });
        },
      },
      { id: 'disk', run: () => Promise.reject(new TypeError('unexpected')) },
      { id: 'mesh', run: () => new Promise<never>(() => {}) },
    ],
    50,
  );
  assert.deepEqual(
    findings.map(({ severity, code, fix }) => [severity, code, fix]),
    [
      ['error', 'CHAIN_UNREACHABLE', 'veilmesh localnet'],
      ['error', 'INTERNAL', 'this is a bug: veilmesh doctor --json'],
      ['error', 'CHECK_TIMED_OUT', 'when less is running: veilmesh doctor'],
    ],
  );
});

test('text: aligned lines, the fix indented under its finding, counts at the end', async () => {
  const findings = await run([
    { id: 'disk', run: () => [ok('DISK_OK', 'home folder is writable', 'two\nlines')] },
    { id: 'mesh', run: () => [bad] },
    { id: 'peer-clock', dependsOn: ['mesh'], run: () => [fine] },
  ]);
  assert.deepEqual(renderFindings(findings).split('\n'), [
    '  ok     disk          home folder is writable: two lines',
    '  ERROR  mesh          bad: not well',
    '                       BAD. Fix: veilmesh doctor',
    '  skip   peer-clock    not checked: needs mesh',
    '  1 error, 0 warnings, 1 not checked',
  ]);
});

test('exit code 3 for an error only; the JSON value counts the same', async () => {
  const good = await run([
    { id: 'disk', run: () => [fine] },
    { id: 'tee', run: () => [warning('TEE_NONE', 'none', 'simulated', 'veilmesh run')] },
  ]);
  assert.equal(exitCodeOf(good), 0);
  assert.deepEqual(findingsValue(good), { ok: true, errors: 0, warnings: 1, skipped: 0, findings: good });
  const ill = await run([{ id: 'disk', run: () => [bad] }]);
  assert.equal(exitCodeOf(ill), 3);
  assert.equal(findingsValue(ill).ok, false);
});
