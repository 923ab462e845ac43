/**
 * The leakage benchmark on what `npm test` leaves out: the classifier, and a decoder's prompts, over veil.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from '../bench/leakage/assess.ts';
import { knownDigits, knownTiny } from '../bench/leakage/models.ts';
import { examineVeil } from '../bench/leakage/suite.ts';

test('images over veil: a gallery of a thousand does not find one', async () => {
  const { assessment } = await examineVeil(await knownDigits({ items: 1_000, rows: 16 }), {
    many: 11,
    alone: 0,
  });
  assert.deepEqual(verdict(assessment), []);
});

test('a decoder over veil: its prompts are read token by token from every control, and not from the wire', async () => {
  const { assessment } = await examineVeil(await knownTiny({ items: 256, rows: 16 }), { many: 11, alone: 0 });
  assert.deepEqual(verdict(assessment), []);
});
