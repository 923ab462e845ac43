import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../../crypto/core/errors.ts';
import { digitImage, heldOut } from '../../../models/zoo/digits/dataset.ts';
import { drawWaterfall, type Waterfall } from '../../../node/client/waterfall.ts';
import { digitsTask } from '../../../node/models/digits-task.ts';
import { sentencesTask } from '../../../node/models/sentences-task.ts';

const refuses = (code: string) => (error: unknown) => error instanceof UsageError && error.code === code;

test('a held-out image by number becomes one step, and its answer names the label', () => {
  const task = digitsTask('7');
  const { label } = digitImage(heldOut()[7]!);
  assert.equal(task.steps.length, 1);
  assert.equal(task.steps[0]!.values.length, 784);
  assert.deepEqual(task.answer([Int32Array.of(label)]).value, { digit: label, label });
  assert.match(task.answer([Int32Array.of((label + 1) % 10)]).text, new RegExp(`label says ${label}`));
});

test('a 28 x 28 PGM is read, whatever its comments; anything else is refused with a code', () => {
  const dir = mkdtempSync(join(tmpdir(), 'veilmesh-digit-'));
  const good = join(dir, 'good.pgm');
  const pixels = Buffer.from(digitImage(heldOut()[3]!).pixels);
  writeFileSync(good, Buffer.concat([Buffer.from('P5\n# made by hand\n28 28\n255\n'), pixels]));
  assert.deepEqual(digitsTask(good).steps[0]!.values, digitsTask('3').steps[0]!.values);
  const bad = join(dir, 'bad.pgm');
  for (const content of ['P5\n28 28\n255\n', 'P5 29 28 255 ', 'P2 28 28 255 ', '', 'P5\n28 28\n65535\n']) {
    writeFileSync(bad, content);
    assert.throws(() => digitsTask(bad), refuses('DIGITS_FILE'), content);
  }
  assert.throws(() => digitsTask(join(dir, 'absent.pgm')), refuses('DIGITS_FILE'));
  assert.throws(() => digitsTask('1500'), refuses('DIGITS_INDEX'));
});

/** One token a word; what the ids are does not matter here. */
const words = { encode: (text: string) => text.split(' ').map((_, i) => i + 9) };

test('a question and its candidates become one step each, ranked by cosine', () => {
  const task = sentencesTask(['a b', 'c', 'd e f'], words);
  assert.deepEqual(
    task.steps.map((step) => step.rows),
    [2, 1, 3],
  );
  const { value, text } = task.answer([Int32Array.of(1, 0), Int32Array.of(0, 5), Int32Array.of(9, 1)]);
  assert.match(text, /Closest: "d e f"/);
  assert.deepEqual(
    (value.ranking as { sentence: string }[]).map(({ sentence }) => sentence),
    ['d e f', 'c'],
  );
});

test('refuses a question without candidates, too many of them, and a sentence the model cannot hold', () => {
  assert.throws(() => sentencesTask(['only one'], words), refuses('SENTENCES_COUNT'));
  assert.throws(() => sentencesTask(Array(65).fill('x'), words), refuses('SENTENCES_COUNT'));
  assert.throws(() => sentencesTask(['q', 'word '.repeat(200).trim()], words), refuses('TEXT_TOO_LONG'));
});

test('the waterfall shows every hop with its five times', () => {
  const row = {
    peerId: '12D3KooWabcdefgh',
    engine: 'wasm',
    network: 1,
    queue: 0.5,
    compute: 2,
    mask: 0.25,
    sign: 3,
  };
  const waterfall: Waterfall = {
    openMs: 10,
    runMs: 20,
    verifyMs: 5,
    steps: 2,
    hops: [
      { hop: 0, ...row },
      { hop: 1, ...row, compute: 0 },
    ],
    returnMs: 1,
  };
  const lines = drawWaterfall(waterfall).split('\n');
  assert.equal(lines.length, 5);
  assert.match(lines[1]!, /hop 0 {2}abcdefgh +1\.00 +0\.50 +2\.00 +0\.25 +3\.00/);
});
