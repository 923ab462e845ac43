/**
 * Refunds of what was paid for work that a check has convicted, in a session by its last root or by the escrow: to whom it names, never
 * more than was paid, and never less because of what a stranger does.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { claimHash } from '../../../crypto/poea/claim.ts';
import type { BatchHeader } from '../../../settlement/batch/header.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { channelWitness } from '../../../settlement/ephemeral/recourse.ts';
import { createPaidWorld, type PaidWorld, WORK } from '../../support/paid-world.ts';
import type { CheckSegment, CheckWorld } from '../../support/spot-check.ts';

describe('what a session paid for a convicted claim', () => {
  let paid: PaidWorld;
  let world: CheckWorld;
  let client: Ledger;
  let sequencer: Ledger;
  let stranger: Ledger;
  before(async () => {
    paid = await createPaidWorld();
    ({ world, client, sequencer, stranger } = paid);
  });
  after(() => paid?.close());
  const open = () => paid.open();
  const order = (...of: Parameters<PaidWorld['order']>) => paid.order(...of);
  const end = (...of: Parameters<PaidWorld['end']>) => paid.end(...of);
  const untilPaying = () => paid.untilPaying();
  const convict = (...of: Parameters<PaidWorld['convict']>) => paid.convict(...of);
  const payByEscrow = (...of: Parameters<PaidWorld['payByEscrow']>) => paid.payByEscrow(...of);

  const refused = (move: Promise<unknown>, code: string): Promise<void> => assert.rejects(move, { code });
  const payoutsOf = async (): Promise<bigint> => {
    const { ripe, pending } = await client.vault.claimable(client.account);
    return ripe + pending;
  };

  /** The same work in a receipt of another amount. */
  const priced = (segment: CheckSegment, amount: bigint): CheckSegment => ({
    ...segment,
    leaf: { ...segment.leaf, amount },
  });
  /** The second segment of another's session. */
  function follow({ leaf: { sessionId } }: CheckSegment): CheckSegment {
    const next = world.segment({ edit: (claim) => ({ ...claim, sessionId, segment: 1 }) });
    return { ...next, leaf: { ...next.leaf, sessionId, segment: 1 } };
  }

  it('comes back once the session pays out, once, to the client', async () => {
    const session = await open();
    const { number } = session.ref;
    const [segment, other] = [world.segment(), world.segment()];
    const header = await world.post([segment.leaf]);
    const orders = [await order(session, segment, 1_000n), await order(session, other, 500n)];
    const tree = await end(session, orders);
    const opening = world.opening(segment, header);
    const paidIn = { session: number, witness: channelWitness(tree, orders[0]!.voucher) };
    const refund = (how = paidIn, who = sequencer.account) => stranger.checks.refund(opening, who, how);

    await refused(refund(), 'NOT_OVER_YET');
    await untilPaying();
    assert.equal(await client.checks.refundsLeft(claimHash(segment.claims[0]!)), null);
    await refused(refund(), 'NOTHING_PAID');
    await convict(segment, header);
    const left = (await client.checks.refundsLeft(claimHash(segment.claims[0]!)))!;
    assert.ok(left > WORK);
    // of another channel, another session, another coordinator, or by the escrow, which paid nothing
    const foreign = { session: number, witness: channelWitness(tree, orders[1]!.voucher) };
    await refused(refund(foreign), 'BAD_WITNESS');
    await refused(refund({ ...paidIn, session: number + 1 }), 'UNKNOWN_SESSION');
    await refused(refund(paidIn, stranger.account), 'NOT_THE_PARTIES');
    await refused(stranger.checks.refund(opening, sequencer.account), 'NOTHING_PAID');

    const before = await payoutsOf();
    const { amount } = await refund();
    assert.equal(amount, WORK);
    assert.equal((await payoutsOf()) - before, WORK);
    assert.equal(await client.checks.refundsLeft(claimHash(segment.claims[0]!)), left - WORK);
    await refused(refund(), 'ALREADY_REFUNDED');
    await refused(stranger.checks.refund(opening, sequencer.account), 'ALREADY_REFUNDED');
  });

  it('is not more than the channel has spent, for all of its segments together', async () => {
    const session = await open();
    const first = world.segment();
    const second = follow(first);
    const headers: BatchHeader[] = [];
    for (const { leaf } of [first, second]) headers.push(await world.post([leaf]));
    const signed = await order(session, first, WORK + 1n);
    const tree = await end(session, [signed]);
    await untilPaying();
    const paidIn = { session: session.ref.number, witness: channelWitness(tree, signed.voucher) };
    const amounts: bigint[] = [];
    for (const [i, segment] of [first, second].entries()) {
      await convict(segment, headers[i]!);
      const opening = world.opening(segment, headers[i]!);
      amounts.push((await stranger.checks.refund(opening, sequencer.account, paidIn)).amount);
    }
    assert.deepEqual(amounts, [WORK, 1n]);
  });

  it('is not given twice where the escrow has paid it too, nor out of two sessions', async () => {
    const segment = world.segment();
    const { leaf } = segment;
    const header = await world.post([leaf]);
    const sessions = [await open(), await open()];
    const paidIn = [];
    for (const session of sessions) {
      const signed = await order(session, segment, 1_000n);
      const tree = await end(session, [signed]);
      paidIn.push({ session: session.ref.number, witness: channelWitness(tree, signed.voucher) });
    }
    await payByEscrow(segment, header);
    await convict(segment, header);
    const opening = world.opening(segment, header);
    assert.equal((await stranger.checks.refund(opening, sequencer.account)).amount, WORK);
    for (const how of paidIn) {
      await refused(stranger.checks.refund(opening, sequencer.account, how), 'ALREADY_REFUNDED');
    }
  });

  it("is not used up by a stranger's receipt of one wei", async () => {
    const session = await open();
    const segment = world.segment();
    const header = await world.post([segment.leaf]);
    const signed = await order(session, segment, 1_000n);
    const tree = await end(session, [signed]);
    await untilPaying();
    await convict(segment, header);
    const paidIn = { session: session.ref.number, witness: channelWitness(tree, signed.voucher) };
    const cheap = priced(segment, 1n);
    const theirs = world.opening(cheap, await world.post([cheap.leaf], 'stranger'));
    assert.equal((await stranger.checks.refund(theirs, sequencer.account, paidIn)).amount, 1n);
    await refused(stranger.checks.refund(theirs, sequencer.account, paidIn), 'ALREADY_REFUNDED');
    const own = world.opening(segment, header);
    assert.equal((await client.checks.refund(own, sequencer.account, paidIn)).amount, WORK - 1n);
    await refused(client.checks.refund(own, sequencer.account, paidIn), 'ALREADY_REFUNDED');
  });

  it('is for each convicted hop what its own work costs, and for all of them what was paid', async () => {
    const model = await world.model(2);
    for (const [amount, expected] of [
      [1_000n, [WORK, WORK]],
      [WORK + 1n, [WORK, 1n]],
    ] as const) {
      const segment = priced(world.segment({ model }), amount);
      const header = await world.post([segment.leaf]);
      await payByEscrow(segment, header);
      // both hops of it, the later one first, and a receipt of any price by a stranger
      const dear = priced(segment, 10n ** 9n);
      const theirs = await world.post([dear.leaf], 'stranger');
      const amounts: bigint[] = [];
      for (const hop of [1, 0]) {
        await convict(segment, header, hop);
        const opening = world.opening(dear, theirs, hop);
        amounts.push((await stranger.checks.refund(opening, sequencer.account)).amount);
        await refused(
          client.checks.refund(world.opening(segment, header, hop), sequencer.account),
          'ALREADY_REFUNDED',
        );
      }
      assert.deepEqual(amounts, expected);
    }
  });

  it("is the escrow's where that has settled it, whatever the caller says, so that no other segment loses", async () => {
    const session = await open();
    const first = world.segment();
    const second = follow(first);
    const [inSession, byEscrow] = [await world.post([first.leaf]), await world.post([second.leaf])];
    const signed = await order(session, first, WORK);
    const tree = await end(session, [signed]);
    await payByEscrow(second, byEscrow);
    await convict(first, inSession);
    await convict(second, byEscrow);
    const paidIn = { session: session.ref.number, witness: channelWitness(tree, signed.voucher) };
    const give = async (segment: CheckSegment, header: BatchHeader): Promise<bigint> =>
      (await stranger.checks.refund(world.opening(segment, header), sequencer.account, paidIn)).amount;
    assert.equal(await give(second, byEscrow), WORK);
    assert.equal(await give(first, inSession), WORK);
  });

  it('is the same for both segments in whatever order they are paid by the escrow and refunded', async () => {
    // what a receipt of other neighbours' bytes has settled, though the segment is void
    const otherBytes = ({ leaf, ...rest }: CheckSegment): CheckSegment => ({
      ...rest,
      leaf: { ...leaf, claimsHash: randomBytes(32) },
    });
    const orders = [
      ['paid', 'later', 'first'],
      ['later', 'paid', 'first'],
      ['later', 'first', 'paid'],
      ['first', 'later', 'paid'],
    ] as const;
    for (const order_ of orders) {
      const session = await open();
      const { number } = session.ref;
      const first = world.segment();
      const second = follow(first);
      const headers = [await world.post([first.leaf]), await world.post([second.leaf])] as const;
      const signed = await order(session, first, WORK);
      const tree = await end(session, [signed]);
      await untilPaying();
      await convict(first, headers[0]);
      await convict(second, headers[1]);
      const paidIn = { session: number, witness: channelWitness(tree, signed.voucher) };
      let wei = 0n;
      const refund = async (segment: CheckSegment, header: BatchHeader): Promise<void> => {
        const asked = stranger.checks.refund(world.opening(segment, header), sequencer.account, paidIn);
        wei += await asked.then(
          ({ amount }) => amount,
          (thrown: { code?: string }) => {
            assert.ok(['NOTHING_PAID', 'ALREADY_REFUNDED'].includes(thrown.code ?? ''));
            return 0n;
          },
        );
      };
      const rebook = () => stranger.checks.rebook(second.leaf, sequencer.account, number);
      const moves = {
        paid: async () => {
          const same = otherBytes(second);
          await payByEscrow(same, await world.post([same.leaf]));
        },
        first: () => refund(first, headers[0]),
        later: () => refund(second, headers[1]),
      };
      for (const move of order_) {
        if (move === 'paid') await refused(rebook(), 'NOTHING_PAID');
        await moves[move]();
      }
      const booked = order_.indexOf('later') < order_.indexOf('paid') && order_[0] === 'later';
      if (booked) await rebook();
      await refused(rebook(), 'NOTHING_PAID');
      await refund(first, headers[0]);
      await refund(second, headers[1]);
      assert.equal(wei, 2n * WORK, order_.join(', '));
      await refund(first, headers[0]);
      await refund(second, headers[1]);
      assert.equal(wei, 2n * WORK, 'and no wei more');
    }
  });
});
