/**
 * A client whose coordinator omits its receipts posts them itself, and has them paid out of its deposit: inclusion needs nobody's leave.
 * @module
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { encodeBundle } from '../../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../../settlement/batch/channel.ts';
import { payOwn, postOwn } from '../../../settlement/batch/own-batch.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { advanceChain } from '../../support/chain-time.ts';
import { createWorld, HOPS, ROLES, segmentFee, type World } from './world.ts';

const FORCE_DELAY = 30;

describe('receipts that a client posts itself', () => {
  let world: World;
  let client: Ledger;
  before(async () => {
    world = await createWorld({ forceDelay: FORCE_DELAY });
    client = await world.ledger(ROLES.client);
  });
  after(() => world.close());

  const advance = (seconds: number): Promise<void> => advanceChain(world.anvil.url, seconds);

  it('are included and paid although their coordinator omits them: once, after its time, by whoever asks', async () => {
    const sessionId = randomBytes(32);
    const first = await world.segment({ sessionId });
    const bundles = [first, await world.segment({ sessionId, previous: first, count: 5 })];
    const places = await postOwn(client, bundles);
    const { header } = places[0]!;
    assert.equal(header.coordinator, client.account);
    assert.deepEqual(await postOwn(client, bundles), places, 'not again');
    assert.equal((await client.batchesOf(client.account)).posted, 1);

    const window = await payOwn(client, places, bundles);
    if (window.state === 'window') await advance(window.dueAt - (await client.time()) + 1);
    const waiting = await payOwn(client, places, bundles);
    assert.deepEqual(waiting, { state: 'coordinators-time', dueAt: header.finalAt + FORCE_DELAY });
    const channel = channelOfVoucher(first.voucher.voucher);
    assert.equal(await client.spent(channel), 0n);
    await advance(FORCE_DELAY + 1);
    assert.deepEqual(await payOwn(client, places, bundles), { state: 'paid' });
    assert.equal(await client.spent(channel), segmentFee(32) + segmentFee(5));
    for (let hop = 0; hop < HOPS; hop++) {
      assert.ok((await client.claimable(world.cast.nodes[hop]!.operator)) > 0n);
    }
    assert.deepEqual(await payOwn(client, places, bundles), { state: 'paid' }, 'and not twice');
    assert.equal(await client.spent(channel), segmentFee(32) + segmentFee(5));
  });

  it('are not paid a second time where their coordinator settles them after all', async () => {
    const bundle = await world.segment({ sessionId: randomBytes(32) });
    const places = await postOwn(client, [bundle]);
    const coordinator = await world.coordinator();
    coordinator.start();
    try {
      const { leafHash } = await coordinator.submit(encodeBundle(bundle));
      await coordinator.waitFor(leafHash, 'settled', 60_000);
    } finally {
      await coordinator.close();
    }
    await advance(FORCE_DELAY + 5);
    assert.deepEqual(await payOwn(client, places, [bundle]), { state: 'paid' });
    assert.equal(await client.spent(channelOfVoucher(bundle.voucher.voucher)), segmentFee(32));
  });
});
