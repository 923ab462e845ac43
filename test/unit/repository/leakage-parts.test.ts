/** What the leakage benchmark says it covers are its parts, all of them and no others. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { coveredParts } from '../../bench/leakage/coverage.ts';

const RUN = fileURLToPath(new URL('../../bench/leakage/run.ts', import.meta.url));

test('every part of the leakage benchmark stands in the table of what is attacked in which mode', () => {
  const { status, stderr } = spawnSync(process.execPath, [RUN, '--model', 'none'], { encoding: 'utf8' });
  assert.equal(status, 2);
  const [, names] = /there are: (.*)$/m.exec(stderr)!;
  assert.deepEqual(names!.split(', ').sort(), coveredParts().sort());
});
