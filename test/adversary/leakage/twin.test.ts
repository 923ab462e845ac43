/**
 * What the two chains of `twin` see says nothing: chain A's rows under attack, chain B's whole view.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from '../../bench/leakage/assess.ts';
import { captureRing, twinSupplier } from '../../bench/leakage/capture-ring.ts';
import { digitsProducts } from '../../bench/leakage/models.ts';
import { examineTwin } from '../../bench/leakage/suite.ts';

test('images over twin: chain A does not find one', async () => {
  const model = await digitsProducts({ items: 1_000, rows: 16 });
  for (const { assessment } of await examineTwin(model, { many: 16, alone: 0 }, ['host'])) {
    assert.deepEqual(verdict(assessment), []);
  }
});

/**
 * Twin publishes nothing of a query today: no commitments, no claims. So B with everything public has its own view alone: a
 * seed, a label, and which rows of which product to correct.
 */
test('chain B sees the same bytes whatever is asked: with the same seed its whole view is equal', async () => {
  const model = await digitsProducts({ items: 64, rows: 16 });
  try {
    const supplier = () =>
      twinSupplier(() => ({ seed: new Uint8Array(32).fill(5), session: new Uint8Array(32).fill(6) }));
    const view = async (prompt: readonly number[]) => captureRing('twin', model, [[prompt]], supplier());
    const [first, second] = [await view(model.items.slice(0, 16)), await view(model.items.slice(16, 32))];
    assert.notDeepEqual(first.answers, second.answers, 'two different questions');
    assert.deepEqual(second.corrections.artefacts, first.corrections.artefacts);
    assert.deepEqual(second.corrections.frames, first.corrections.frames);
    assert.notDeepEqual(second.host.frames, first.host.frames);
    // and why a seed serves one session only: under one mask, A would see the difference of both
    const [a, b] = [first.host.prompts[0]!.layers[0]!, second.host.prompts[0]!.layers[0]!];
    assert.deepEqual(
      a.wire.map((word, i) => word - b.wire[i]!),
      a.plain.map((word, i) => word - b.plain[i]!),
    );
  } finally {
    await model.close();
  }
});
