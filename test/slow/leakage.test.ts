/**
 * The leakage benchmark on what `npm test` leaves out: the classifier, and a decoder's prompts, over veil; what is kept beside the rows of
 * twin and vault.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { verdict } from '../bench/leakage/assess.ts';
import type { RingMode } from '../bench/leakage/capture-ring.ts';
import { traceRing } from '../bench/leakage/capture-traces.ts';
import {
  digitsProducts,
  type KnownProducts,
  knownDigits,
  knownTiny,
  useLiteProducts,
} from '../bench/leakage/models.ts';
import { examineVeil } from '../bench/leakage/suite.ts';
import { assessTraces, traceVerdict } from '../bench/leakage/traces.ts';

test('images over veil: a gallery of a thousand does not find one', async () => {
  const { assessment } = await examineVeil(await knownDigits({ items: 1_000, rows: 16 }), {
    many: 11,
    alone: 0,
  });
  assert.deepEqual(verdict(assessment), []);
});

test('a decoder over veil: its prompts are read token by token from every control, and not from the wire', async () => {
  const model = await knownTiny({ items: 256, rows: 16 });
  const { assessment } = await examineVeil(model, { many: 11, alone: 0 }, undefined, 2);
  assert.deepEqual(verdict(assessment), []);
});

const PROMPTS = 16;
const rings: readonly (readonly [RingMode, () => Promise<KnownProducts>])[] = [
  ['twin', () => useLiteProducts({ items: 1_000, rows: 16 })],
  ['vault', () => digitsProducts({ items: 200, rows: 1 })],
];
for (const [mode, open] of rings) {
  test(`${mode}: statements, transcripts, logs, sizes and order of messages say nothing of the prompt`, async () => {
    const model = await open();
    try {
      const commits = await loadIntCommits();
      for (const traces of await traceRing(mode, model, PROMPTS)) {
        assert.deepEqual(traceVerdict(assessTraces(traces, commits)), []);
      }
    } finally {
      await model.close();
    }
  });
}
