/**
 * A slow machine: corrections that take many minutes, while streams that are open for what comes behind them are silent.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RING } from '../../../mesh/ring/protocol.ts';
import { serveRingKnown } from '../../bench/leakage/capture-ring.ts';
import { digitsProducts } from '../../bench/leakage/models.ts';
import { holdTime } from '../../support/held-time.ts';

/** Below the two minutes that a client waits for an answer; twice that is above those that a node waits for a client that asks nothing. */
const SLOW_MS = 100_000;

test('a query in vault whose corrections take minutes is answered', async (t) => {
  const model = await digitsProducts({ items: 4, rows: 1 });
  const served = await serveRingKnown('vault', model);
  try {
    const item = model.items[0]!;
    const right = await served.ring.plain([{ rows: 1, values: await model.embed([item]) }]);
    const time = holdTime(t);
    const slow = new Set<number>([RING.vault, RING.product]);
    served.mesh.wiretap = (crossing) => {
      if (slow.delete(crossing.type)) time.pass(SLOW_MS); // the first of each: nothing was asked of any product stream before
      return [crossing];
    };
    const { answers } = await time.of(served.ask([[item]]));
    assert.deepEqual(answers, right);
    assert.equal(slow.size, 0);
  } finally {
    await served.close();
    await model.close();
  }
});
