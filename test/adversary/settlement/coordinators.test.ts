/**
 * Anyone may be a coordinator: a client for its own sessions, two for one segment, one that pays dust. None of
 * them can touch what another coordinator has accepted and relies on.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { merkleLevels, merklePath, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../../settlement/batch/channel.ts';
import { type BatchHeader, UNSIGNED } from '../../../settlement/batch/header.ts';
import { type Leaf, leafHash } from '../../../settlement/batch/leaf.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import type { Settlement } from '../../../settlement/batch/settlement.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { escrowAbi } from '../../../settlement/contracts/artifacts/escrow.ts';
import { createWorld, HOPS, ROLES, segmentFee, type World } from '../../integration/settlement/world.ts';

const FEE = segmentFee();
const OTHER = 8;

describe('coordinators apart', () => {
  let world: World;
  /** The coordinator that vouchers of the test world name. */
  let honest: Ledger;
  /** The client, which posts batches of its own. */
  let self: Ledger;
  let client: Address;
  let sessionId: Uint8Array;

  before(async () => {
    world = await createWorld();
    honest = await world.ledger(ROLES.coordinator);
    self = await world.ledger(ROLES.client);
    client = self.account;
  });
  after(() => world.close());
  beforeEach(() => {
    sessionId = randomBytes(32);
  });

  /** Posts the leaves and waits until they are final. */
  async function post(
    by: Ledger,
    leaves: readonly Leaf[],
  ): Promise<{ header: BatchHeader; place: (i: number) => Pick<Settlement, 'leaf' | 'index' | 'path'> }> {
    const levels = merkleLevels(leaves.map(leafHash));
    const { posted } = await by.batchesOf(by.account);
    const { header } = await by.postBatch({
      number: posted + 1,
      previousHash: (await by.batchHash(by.account, posted)) ?? new Uint8Array(32),
      receiptsRoot: merkleTop(levels),
      receiptCount: leaves.length,
      dataHash: randomBytes(32),
      ...UNSIGNED,
    });
    await sleep(1_500);
    await by.finalize(header);
    return { header, place: (i) => ({ leaf: leaves[i]!, index: i, path: merklePath(levels, i) }) };
  }

  const naming = (coordinator: Address): Promise<Bundle> =>
    world.segment({ sessionId, editVoucher: (voucher) => ({ ...voucher, coordinator }) });

  it('a client that settles its own segment for nothing does not settle it for its coordinator', async () => {
    const bundle = await world.segment({ sessionId });
    const own = await naming(client);
    const { header, place } = await post(self, [leafOf(bundle, 0n)]);
    await assert.rejects(self.settle(header, [{ ...place(0), voucher: bundle.voucher }]), {
      code: 'VOUCHER_MISMATCH',
    });
    await self.settle(header, [{ ...place(0), voucher: own.voucher }]);

    const coordinator = await world.coordinator();
    coordinator.start();
    const { leafHash: accepted } = await coordinator.submit(encodeBundle(bundle));
    await coordinator.waitFor(accepted, 'settled', 60_000);
    assert.equal(await honest.spent(channelOfVoucher(bundle.voucher.voucher)), FEE);
    assert.equal(
      await honest.spent({ ...channelOfVoucher(bundle.voucher.voucher), coordinator: client }),
      0n,
    );
    await coordinator.close();
  });

  it('a client that pays itself uses up neither the session nor the deposit of its coordinator', async () => {
    const before = await self.accountOf(client, honest.account);
    const own = await naming(client);
    const all = { ...leafOf(own, before.balance) };
    const { header, place } = await post(self, [all, leafOf(own, 1n)]);
    await assert.rejects(self.settle(header, [{ ...place(0), voucher: own.voucher }]), {
      code: 'INSUFFICIENT_DEPOSIT',
    });
    await self.deposit(client, client, 1n);
    await self.settle(header, [{ ...place(1), voucher: own.voucher }]);
    assert.deepEqual(await self.accountOf(client, honest.account), before);
    assert.equal(
      await self.spent({ ...channelOfVoucher(own.voucher.voucher), coordinator: honest.account }),
      0n,
    );
    assert.equal(await self.spent(channelOfVoucher(own.voucher.voucher)), 1n);
  });

  it('two coordinators that post the same segment are paid for it once', async () => {
    const other = await world.ledger(OTHER);
    await self.deposit(client, other.account, FEE);
    const bundle = await world.segment({ sessionId });
    const leaf = leafOf(bundle, FEE);
    const [one, two] = [await post(honest, [leaf]), await post(other, [leaf])];
    const { voucher } = bundle;
    await assert.rejects(other.settle(two.header, [{ ...two.place(0), voucher }]), {
      code: 'VOUCHER_MISMATCH',
    });
    await other.settle(one.header, [{ ...one.place(0), voucher }]); // anybody may send it
    await assert.rejects(honest.settle(one.header, [{ ...one.place(0), voucher }]), {
      code: 'ALREADY_SETTLED',
    });
    assert.equal(await honest.isSettled({ ...leaf, coordinator: other.account }, leaf.requestId, 0), false);
    assert.equal((await honest.accountOf(client, other.account)).balance, FEE);
  });

  it('a client that gives one session to two routes owes both: neither payment uses up the other', async () => {
    const one = await world.segment({ sessionId, cumulative: FEE });
    const two = await world.segment({
      sessionId,
      cumulative: FEE,
      editVoucher: (voucher) => ({ ...voucher, payees: voucher.payees.toReversed() }),
    });
    const { header, place } = await post(honest, [leafOf(one, FEE), leafOf(two, FEE)]);
    for (const [i, { voucher }] of [one, two].entries()) {
      await honest.settle(header, [{ ...place(i), voucher }]);
      assert.equal(await honest.spent(channelOfVoucher(voucher.voucher)), FEE);
      await assert.rejects(honest.settle(header, [{ ...place(i), voucher }]), { code: 'ALREADY_SETTLED' });
    }
  });

  it("a voucher's ceiling holds over batches, and a higher one covers what an older one did not", async () => {
    const first = await world.segment({ sessionId, cumulative: FEE });
    const higher = await world.segment({ sessionId, previous: first, cumulative: 2n * FEE });
    const batches = [
      await post(honest, [leafOf(first, FEE)]),
      await post(honest, [leafOf(higher, FEE)]),
    ] as const;
    const pay = (batch: 0 | 1, { voucher }: Bundle) =>
      honest.settle(batches[batch].header, [{ ...batches[batch].place(0), voucher }]);
    await pay(1, first); // the vouchers name no segment
    await assert.rejects(pay(0, first), { code: 'VOUCHER_EXCEEDED' });
    await pay(0, higher);
    assert.equal(await honest.spent(channelOfVoucher(first.voucher.voucher)), 2n * FEE);
  });

  it('a withdrawal asked for while a batch waits comes after its payment', async () => {
    const payer = await world.ledger(OTHER);
    await payer.deposit(payer.account, honest.account, FEE);
    const bundle = await world.segment({
      sessionId,
      client: privateKeyToAccount(devAccount(OTHER).privateKey),
    });
    const { header, place } = await post(honest, [leafOf(bundle, FEE)]);
    await payer.requestWithdrawal(honest.account, FEE);
    await assert.rejects(payer.withdrawDeposit(honest.account), { code: 'WITHDRAWAL_NOT_DUE' });
    await assert.rejects(payer.withdrawDeposit(client), { code: 'NOTHING_TO_WITHDRAW' });
    await honest.settle(header, [{ ...place(0), voucher: bundle.voucher }]);
    assert.equal((await honest.accountOf(payer.account, honest.account)).balance, 0n);
    await assert.rejects(payer.withdrawDeposit(honest.account), { code: 'NOTHING_TO_WITHDRAW' });
  });

  it('of the smallest fees every wei goes to somebody, and none is made', async () => {
    const amounts = [0n, 1n, 2n, 3n, 7n, 19n, 99n, 9_999n, 10n ** 12n + 39n];
    const bundles = await Promise.all(amounts.map(() => world.segment({ sessionId: randomBytes(32) })));
    const { header, place } = await post(
      honest,
      bundles.map((bundle, i) => leafOf(bundle, amounts[i]!)),
    );
    const accounts = [ROLES.owner, ROLES.coordinator, ...[...Array(HOPS).keys()].map((i) => ROLES.node + i)];
    const addresses = await Promise.all(accounts.map(async (i) => (await world.ledger(i)).account));
    const claimable = async (): Promise<bigint[]> =>
      await Promise.all(addresses.map((a) => honest.claimable(a)));
    for (const [i, amount] of amounts.entries()) {
      const before = await claimable();
      await honest.settle(header, [{ ...place(i), voucher: bundles[i]!.voucher }]);
      const gained = (await claimable()).map((now, k) => now - before[k]!);
      assert.equal(
        gained.reduce((sum, share) => sum + share, 0n),
        amount,
      );
      const [owner, coordinator, ...nodes] = gained as [bigint, bigint, ...bigint[]];
      assert.equal(owner, (amount * 1_500n) / 10_000n);
      assert.equal(coordinator, (amount * 500n) / 10_000n);
      const left = amount - owner - coordinator;
      assert.deepEqual(nodes.slice(0, -1), [(left * 2_000n) / 6_000n, (left * 3_000n) / 6_000n]);
    }
  });

  it('after a chain split a voucher is good on one side only', async () => {
    const { client: rpc, chainId } = await openClient(world.anvil.url);
    const separator = () =>
      rpc.readContract({
        address: world.addresses.escrow,
        abi: escrowAbi,
        functionName: 'domainSeparator',
      });
    const before = await separator();
    const setChainId = (id: number) =>
      rpc.request({ method: 'anvil_setChainId', params: [id] } as unknown as Parameters<
        typeof rpc.request
      >[0]);
    await setChainId(chainId + 1);
    assert.notEqual(await separator(), before);
    await setChainId(chainId);
    assert.equal(await separator(), before);
  });
});
