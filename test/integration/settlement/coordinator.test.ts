/**
 * Accepting, posting, finalizing and paying on a real chain.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { encodeBundle } from '../../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../../settlement/batch/channel.ts';
import { openJournal } from '../../../settlement/batch/journal.ts';
import { signVoucher } from '../../../settlement/batch/voucher.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { createWorld, HOPS, type OpenCoordinator, ROLES, segmentFee, type World } from './world.ts';

describe('the coordinator', () => {
  let world: World;
  let coordinator: OpenCoordinator;

  before(async () => {
    world = await createWorld();
    coordinator = await world.coordinator();
    coordinator.start();
  });

  after(async () => {
    await coordinator.close();
    await world.close();
  });

  it('takes a session of two segments, submitted together, from acceptance to payment', async () => {
    const sessionId = randomBytes(32);
    const first = await world.segment({ sessionId });
    const second = await world.segment({ sessionId, previous: first, count: 5 });
    const { ledger } = coordinator;
    const [a, b] = await Promise.all([
      coordinator.submit(encodeBundle(first)),
      coordinator.submit(encodeBundle(second)),
    ]);
    assert.equal(a.state, 'accepted');
    assert.equal(a.amount, segmentFee(32));
    await coordinator.waitFor(a.leafHash, 'settled', 60_000);
    const settled = await coordinator.waitFor(b.leafHash, 'settled', 60_000);
    assert.match(settled.postTx!, /^0x[0-9a-f]{64}$/);
    assert.match(settled.settleTx!, /^0x[0-9a-f]{64}$/);

    const total = segmentFee(32) + segmentFee(5);
    assert.equal(await ledger.spent(channelOfVoucher(first.voucher.voucher)), total);
    const owner = (await world.ledger(ROLES.owner)).account;
    let paid = (await ledger.claimable(owner)) + (await ledger.claimable(ledger.account));
    for (let hop = 0; hop < HOPS; hop++) paid += await ledger.claimable(world.cast.nodes[hop]!.operator);
    assert.equal(paid, total, 'every wei of the fee is claimable by someone');
  });

  it('gives a bundle submitted again the same answer and pays it once', async () => {
    const bytes = await world.submission({ sessionId: randomBytes(32) });
    const [a, b] = await Promise.all([coordinator.submit(bytes), coordinator.submit(bytes)]);
    assert.deepEqual(a.leafHash, b.leafHash);
    await coordinator.waitFor(a.leafHash, 'settled', 60_000);
    const again = await coordinator.submit(bytes);
    assert.deepEqual(again.leafHash, a.leafHash);
    assert.equal(again.state, 'settled');
  });

  it('gives whoever hands the same segment in with another voucher of the client the same answer', async () => {
    const bundle = await world.segment({ sessionId: randomBytes(32) });
    const voucher = { ...bundle.voucher.voucher, cumulative: bundle.voucher.voucher.cumulative + 1n };
    const later = { ...bundle, voucher: await signVoucher(voucher, world.addresses, world.client) };
    const first = await coordinator.submit(encodeBundle(bundle));
    const second = await coordinator.submit(encodeBundle(later));
    assert.deepEqual(second.leafHash, first.leafHash);
    const payees = [...voucher.payees].reverse();
    const other = {
      ...bundle,
      voucher: await signVoucher({ ...voucher, payees }, world.addresses, world.client),
    };
    await assert.rejects(coordinator.submit(encodeBundle(other)), { code: 'BUNDLE_CONFLICT' });
    await coordinator.waitFor(first.leafHash, 'settled', 60_000);
    const { ledger } = coordinator;
    assert.equal(await ledger.spent(channelOfVoucher(voucher)), segmentFee());
  });

  it('pays segments of one session whose vouchers grow, whatever their order in the batch', async () => {
    const sessionId = randomBytes(32);
    const fee = segmentFee(32);
    const first = await world.segment({ sessionId, cumulative: fee });
    const second = await world.segment({ sessionId, previous: first, cumulative: 2n * fee });
    const { ledger } = coordinator;
    await coordinator.submit(encodeBundle(first));
    const { leafHash } = await coordinator.submit(encodeBundle(second));
    await coordinator.waitFor(leafHash, 'settled', 60_000);
    assert.equal(await ledger.spent(channelOfVoucher(first.voucher.voucher)), 2n * fee);
  });

  it('lets a node claim its fees once', async () => {
    const node = await world.ledger(ROLES.node);
    const due = await node.claimable(node.account);
    assert.ok(due > 0n);
    const before = await node.balance(node.account);
    await node.claim();
    assert.equal(await node.claimable(node.account), 0n);
    assert.ok((await node.balance(node.account)) > before - 10n ** 15n);
    await assert.rejects(node.claim(), { code: 'NOTHING_TO_WITHDRAW', family: 'usage' });
  });

  it('keeps its journal to itself', async () => {
    await assert.rejects(openJournal(`${world.folder}/journal.sqlite`), {
      code: 'JOURNAL_LOCKED',
      family: 'unavailable',
    });
  });

  it('refuses a journal of another coordinator', async () => {
    const journal = await openJournal(`${world.folder}/other.sqlite`);
    await journal.bind({
      chainId: 1,
      rollup: world.addresses.meshRollup,
      coordinator: world.addresses.escrow,
    });
    const { ledger } = coordinator;
    const owner = {
      chainId: ledger.chainId,
      rollup: world.addresses.meshRollup,
      coordinator: ledger.account,
    };
    await assert.rejects(journal.bind(owner), { code: 'JOURNAL_OWNER', family: 'usage' });
    await journal.close();
  });

  it('adopts a batch that the chain lost and took again in another block, and pays it once', async () => {
    await coordinator.close();
    const place = `${world.folder}/after-losses.sqlite`;
    const before = await world.coordinator({}, place);
    const { ledger } = before;
    const bundle = await world.segment({ sessionId: randomBytes(32) });
    const { leafHash } = await before.submit(encodeBundle(bundle));
    const { client } = await openClient(world.anvil.url);
    const request = (method: string, ...params: unknown[]): Promise<unknown> =>
      client.request({ method, params } as never);
    const snapshot = await request('evm_snapshot');
    await before.flush();
    const { batchNumber } = await before.status(leafHash);
    await before.close();
    const lost = (await ledger.getBatch(ledger.account, batchNumber!))!;
    await request('evm_revert', snapshot);
    assert.equal(await ledger.getBatch(ledger.account, batchNumber!), null);
    await request('evm_increaseTime', 5);
    const { header, headerHash } = await ledger.postBatch(lost.header);
    assert.notDeepEqual(headerHash, lost.headerHash);

    const again = await world.coordinator({}, place);
    again.start();
    await again.waitFor(leafHash, 'settled', 60_000);
    assert.ok(again.events.some(({ type }) => type === 'adopted'));
    assert.equal((await ledger.batchesOf(ledger.account)).posted, batchNumber);
    assert.deepEqual((await again.receiptProof([leafHash])).places[0]?.header, header);
    assert.equal(await ledger.spent(channelOfVoucher(bundle.voucher.voucher)), segmentFee());
    await again.close();
  });
});
