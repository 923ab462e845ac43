import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../../crypto/core/errors.ts';
import { createOutput, reportError } from '../../../node/cli/output.ts';

const HOSTILE = 'a\x1b]0;title\x07\x9b2Jb';
const HARMLESS = 'a\ufffd]0;title\ufffd\ufffd2Jb';

test('names and messages of strangers cannot steer the terminal', (t) => {
  const written: string[] = [];
  const catching = (piece: unknown): boolean => written.push(String(piece)) > 0;
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) =>
    t.mock.method(stream, 'write', catching),
  );
  const out = createOutput(false);
  out.note(HOSTILE);
  out.done('stage', HOSTILE);
  out.result(null, HOSTILE);
  out.text(HOSTILE);
  reportError(new UsageError('CODE', HOSTILE, { details: { key: HOSTILE }, hint: HOSTILE }), false);
  stdout!.mock.restore();
  stderr!.mock.restore();
  const all = written.join('');
  assert.equal(all.split(HARMLESS).length - 1, 7);
  assert.doesNotMatch(all, /[^\P{Cc}\n\t]/u);
});

test('nor with --json, which says the same', (t) => {
  const written: string[] = [];
  const catching = (piece: unknown): boolean => written.push(String(piece)) > 0;
  const mocks = [process.stdout, process.stderr].map((stream) => t.mock.method(stream, 'write', catching));
  createOutput(true).result({ text: HOSTILE }, '');
  reportError(new UsageError('CODE', HOSTILE), true);
  for (const mock of mocks) mock.mock.restore();
  assert.doesNotMatch(written.join(''), /[^\P{Cc}\n]/u);
  assert.equal(JSON.parse(written[0]!).text, HOSTILE);
  assert.equal(JSON.parse(written[1]!).error.message, HOSTILE);
});
