/** What the economics takes as measured is what README.md says was measured. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BENCH, START_RUN } from '../../../settlement/economics/measured.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');

test('rows of the bench are those of the table', () => {
  for (const [name, { row, value }] of Object.entries(BENCH)) {
    const line = readme.split('\n').find((text) => text.startsWith(`| \`${row}\` |`));
    assert.ok(line !== undefined, `no row ${row}`);
    assert.match(
      line,
      new RegExp(`(^|[^\\d.])${String(value).replace('.', '\\.')}0?([^\\d]|$)`),
      `${name}: ${row}`,
    );
  }
});

test('the run of npm start is the one shown', () => {
  const shown = (pattern: RegExp): void => assert.match(readme, pattern);
  shown(new RegExp(`fee\\s+${START_RUN.feeEther.toFixed(11)} ether`));
  shown(new RegExp(`provisional\\s+${START_RUN.segments} segments`));
  shown(new RegExp(`${START_RUN.unproven} of its operations have no cell yet`));
  shown(
    new RegExp(
      `4 of ${START_RUN.checkedCells.toLocaleString('en')} cells\\s+\\(${START_RUN.publishSeconds.toFixed(1)} s\\)`,
    ),
  );
  const proven = [...readme.matchAll(/proven\s+\d of 4 cells.*\(([\d.]+) s\)/g)].map(([, seconds]) =>
    Number(seconds),
  );
  assert.deepEqual(proven, START_RUN.proveSeconds);
  shown(new RegExp(`p50 ${START_RUN.tokenMs.toFixed(1)} ms`));
  shown(new RegExp(`challengeable in batch.*\\(${START_RUN.postedMs} ms\\)`));
  shown(new RegExp(`claims checked in ${START_RUN.claimsCheckedMs.toFixed(1)} ms`));
});
