import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { proveWithEzkl } from '../../bench/ezkl.ts';
import { startLlama } from '../../bench/llama-cpp.ts';
import { runRows } from '../../bench/rows.ts';
import type { Bench } from '../../bench/types.ts';

const bench = (name: string, run: Bench['run']): Bench => ({ name, unit: 'x', goal: '>= 1', run });
const measured = bench('measured', () => Promise.resolve({ value: 1.23456, detail: 'of two' }));
const absent = bench('absent', () =>
  Promise.reject(new UnavailableError('ONNXRUNTIME_MISSING', 'not installed', { hint: 'npm install it' })),
);
const broken = bench('broken', () => Promise.reject(new UnavailableError('MESH_HOP_LOST', 'a hop is gone')));

async function rowsOf(benches: readonly Bench[], json: boolean) {
  const [rows, notes]: [string[], string[]] = [[], []];
  const failed = await runRows(benches, {
    json,
    out: (line) => rows.push(line),
    note: (line) => notes.push(line),
  });
  return { failed, rows, notes: notes.join('\n') };
}

test('a row says what it measured, or what to install; only a row that broke is a failure', async () => {
  const { failed, rows, notes } = await rowsOf([absent, measured, broken], true);
  assert.equal(failed, 1);
  assert.deepEqual(
    rows.map((row) => JSON.parse(row)),
    [
      { name: 'absent', skipped: 'not installed: npm install it', unit: 'x', goal: '>= 1' },
      { name: 'measured', value: 1.235, unit: 'x', goal: '>= 1', detail: 'of two' },
    ],
  );
  assert.match(notes, /broken failed: .*a hop is gone/);
  const people = await rowsOf([absent, measured], false);
  assert.equal(people.failed, 0);
  assert.match(people.rows[0]!, /^absent +skipped not installed: npm install it$/);
  assert.match(people.rows[1]!, /^measured +1\.235 x +goal >= 1 +of two$/);
});

test('a peer that is not there is named with the command that brings it', async () => {
  await assert.rejects(startLlama('model.gguf', '/nowhere', 1), {
    code: 'LLAMA_CPP_MISSING',
    hint: /^npm install --prefix \/nowhere\/llama-cpp .*node-llama-cpp@/,
  });
  const nothing = { width: 0, weight: new Int8Array(), x: new Int32Array() };
  assert.throws(() => proveWithEzkl('/nowhere', nothing), {
    code: 'EZKL_MISSING',
    hint: /^python3 -m venv \/nowhere\/ezkl && \/nowhere\/ezkl\/bin\/pip install ezkl==/,
  });
});
