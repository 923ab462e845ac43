/**
 * Refunds of what was paid for work that a check has convicted, in a session by its last root or by the escrow: to whom it names, never
 * more than was paid, and never less because of what a stranger does.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { merkleLevels, merklePath } from '../../../crypto/core/keccak-merkle.ts';
import { claimHash } from '../../../crypto/poea/claim.ts';
import { codeData } from '../../../settlement/availability/coded.ts';
import type { BatchHeader } from '../../../settlement/batch/header.ts';
import { leafHash } from '../../../settlement/batch/leaf.ts';
import { signVoucher } from '../../../settlement/batch/voucher.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../../settlement/chain/vault-ledger.ts';
import { runStep } from '../../../settlement/ephemeral/accounting.ts';
import { openSessionJournal, type SessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { encodeLog, logTree } from '../../../settlement/ephemeral/log.ts';
import { channelWitness } from '../../../settlement/ephemeral/recourse.ts';
import type { OpenSession } from '../../../settlement/ephemeral/sequencer.ts';
import { openSession } from '../../../settlement/ephemeral/state.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE, type Tree, treeRoot } from '../../../settlement/ephemeral/tree.ts';
import type { Order } from '../../../settlement/ephemeral/types.ts';
import { signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { temporaryFolder } from '../../support/processes.ts';
import { ACCOUNTS, type CheckSegment, type CheckWorld, createCheckWorld } from '../../support/spot-check.ts';

const { sessions: TERMS } = DEV_PARAMETERS;
const CHECKS = { ...DEV_PARAMETERS.checks, rate: 0, publishTime: 100, proveTime: 100 };
/** Four work units of the one hop, at a price of 1 wei. */
const WORK = 4n;

describe('what a session paid for a convicted claim', () => {
  const folder = temporaryFolder();
  let world: CheckWorld;
  let client: Ledger;
  let sequencer: Ledger;
  let stranger: Ledger;
  let operator: Ledger;
  const journals: SessionJournal[] = [];
  const signer = privateKeyToAccount(devAccount(ACCOUNTS.client).privateKey);

  before(async () => {
    world = await createCheckWorld({ checks: CHECKS });
    [client, sequencer, stranger, operator] = await Promise.all([
      world.ledger('client'),
      world.ledger('coordinator'),
      world.ledger('stranger'),
      world.ledger('operator'),
    ]);
  });
  after(async () => {
    for (const journal of journals) journal.close();
    await world?.close();
    folder.remove();
  });

  const refused = (move: Promise<unknown>, code: string): Promise<void> => assert.rejects(move, { code });
  const payoutsOf = async (): Promise<bigint> => {
    const { ripe, pending } = await client.vault.claimable(client.account);
    return ripe + pending;
  };

  async function open(): Promise<OpenSession> {
    const journal = await openSessionJournal(join(folder.path, `${journals.length}.sqlite`));
    journals.push(journal);
    await sequencer.vault.fill(sequencer.account, TERMS.sequencerBond);
    const opened = await openSession(sequencer, journal, (await sequencer.time()) + 3_600);
    await client.sessions.delegate(opened.ref, 10n ** 15n);
    return opened;
  }

  /** A voucher of the session for a segment's channel, settled up to so many wei. */
  async function order({ ref, terms }: OpenSession, { leaf }: CheckSegment, settled: bigint): Promise<Order> {
    const voucher = {
      client: client.account,
      coordinator: sequencer.account,
      sessionId: leaf.sessionId,
      modelRoot: leaf.modelRoot,
      cumulative: settled,
      payees: [{ node: world.node, weight: 1 }],
      validUntil: terms.endsAt,
    };
    const domain = { chainId: client.chainId, contract: client.addresses.ephemeralSession, session: ref };
    return { ...(await signSessionVoucher(voucher, domain, signer)), settled };
  }

  /** Ends the session with one commit of these steps. */
  async function end({ ref, terms }: OpenSession, orders: readonly Order[]): Promise<Tree> {
    let tree: Tree = EMPTY_TREE;
    const steps = [];
    for (const signed of orders) {
      const facts = await sequencer.sessions.facts(ref, signed);
      const pre = treeRoot(tree);
      ({ tree } = runStep(terms, tree, signed, facts, true));
      steps.push({ signed, pre, post: treeRoot(tree) });
    }
    await sequencer.sessions.commitAndUndelegate(ref.number, {
      number: 1,
      steps: steps.length,
      root: treeRoot(tree),
      logRoot: logTree(steps.map((step) => stepLeaf(step, terms.separator))).root,
      codedRoot: (await codeData(encodeLog(steps, terms.separator))).root,
    });
    return tree;
  }
  const untilPaying = (): Promise<void> => world.advance(TERMS.window + TERMS.tailWindow + 2);

  async function convict(segment: CheckSegment, header: BatchHeader, hop = 0): Promise<void> {
    await fillUpTo(client, CHECKS.bond);
    await operator.addStake(world.node, DEV_PARAMETERS.minStake); // each conviction takes what there is
    const opening = world.opening(segment, header, hop, { kind: 'named', position: 0 });
    const { facts } = await client.checks.open(opening);
    await world.advance(CHECKS.publishTime + 1);
    await stranger.checks.resolve(facts);
  }

  /** Out of a deposit, under a voucher for just this segment. */
  async function payByEscrow({ leaf }: CheckSegment, header: BatchHeader): Promise<void> {
    await client.deposit(client.account, sequencer.account, leaf.amount);
    const voucher = await signVoucher(
      {
        client: client.account,
        coordinator: sequencer.account,
        sessionId: leaf.sessionId,
        modelRoot: leaf.modelRoot,
        cumulative: leaf.amount,
        payees: [{ node: world.node, weight: 1 }],
        validUntil: header.postedAt + 100,
      },
      { chainId: client.chainId, escrow: world.addresses.escrow },
      signer,
    );
    await untilPaying();
    await stranger.finalize(header);
    const path = merklePath(merkleLevels([leafHash(leaf)]), 0);
    await stranger.settle(header, [{ leaf, index: 0, path, voucher }]);
  }

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
});
