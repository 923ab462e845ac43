/**
 * Who the processes of a shared journal are, asked by many at once.
 * @module
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { soleLead } from '../../../settlement/batch/journal-lead.ts';
import { createShared } from '../../../settlement/batch/journal-shared.ts';
import type { Store } from '../../../settlement/batch/journal-store.ts';

it('is one question to the database at a time, however many strangers ask', async () => {
  let running = 0;
  let most = 0;
  let asked = 0;
  const answering = async <T>(answer: T): Promise<T> => {
    asked += 1;
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return answer;
  };
  const peers = ['a', 'b'];
  const store = {
    all: () => answering(peers.map((peer) => ({ peer }))),
    one: () => answering({ peer: 'a', addresses: '["/ip4/127.0.0.1/tcp/1"]' }),
  };
  const shared = createShared(store as unknown as Store, soleLead());
  const strangers = await Promise.all([...Array(500)].map((_, i) => shared.isFellow(`stranger ${i}`)));
  assert.ok(strangers.every((fellow) => !fellow));
  assert.deepEqual([most, asked], [1, 1]);
  const leaders = await Promise.all([...Array(500)].map(() => shared.leader()));
  assert.ok(leaders.every((leader) => leader?.peerId === 'a'));
  assert.deepEqual([most, asked], [1, 2]);
  assert.equal(await shared.isFellow('b'), true);
  assert.equal(asked, 2, 'a fellow is known');
  peers.push('c');
  assert.equal(await shared.isFellow('c'), true, 'one that came since');
});
