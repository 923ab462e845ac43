/**
 * A session from delegation to exits on the embedded chain: the contract's code in process, commits, watchers, money.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Address } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { sessionAccount } from '../../../settlement/ephemeral/accounting.ts';
import { decodeLog } from '../../../settlement/ephemeral/log.ts';
import { verifyReceipt } from '../../../settlement/ephemeral/receipts.ts';
import { createSequencer, type Sequencer } from '../../../settlement/ephemeral/sequencer.ts';
import { treeRoot } from '../../../settlement/ephemeral/tree.ts';
import { createSessionWatch } from '../../../settlement/ephemeral/watch.ts';
import { createSessionWorld, DELEGATED, type SessionWorld } from './session-world.ts';
import { ROLES } from './world.ts';

const FEE = 10n ** 12n;

describe('a session', () => {
  let s: SessionWorld;
  let running: Sequencer;
  before(async () => {
    s = await createSessionWorld();
    running = await s.run();
  });
  after(() => s.close());

  it('answers a voucher with a receipt that holds, and the same one with the same', async () => {
    const signed = await s.voucher({ cumulative: FEE });
    const { receipt, leaf } = await running.settle(signed);
    const record = (await s.client.sessions.session(s.session.ref))!;
    verifyReceipt(receipt, leaf, record.receiptKey, s.session.terms.separator);
    const again = await running.settle(signed);
    assert.equal(again.receipt.seq, receipt.seq);
    assert.deepEqual(again.leaf, leaf);
    assert.equal(sessionAccount(running.state().tree, s.client.account).paid, FEE);
  });

  it('splits as the Escrow does', () => {
    const { tree } = running.state();
    const earned = (account: Address): bigint => sessionAccount(tree, account).earned;
    const { ownerBps, coordinatorBps } = DEV_PARAMETERS;
    assert.equal(earned(s.sequencer.account), (FEE * BigInt(coordinatorBps)) / 10_000n);
    const [a, b, c] = s.world.cast.nodes.map(({ operator }) => earned(operator));
    const nodesShare = (FEE * BigInt(DEV_PARAMETERS.nodesBps)) / 10_000n;
    assert.deepEqual([a, b], [nodesShare / 6n, (nodesShare * 2n) / 6n]);
    const owner = FEE - nodesShare - earned(s.sequencer.account);
    assert.equal(owner, (FEE * BigInt(ownerBps)) / 10_000n);
    assert.equal(a! + b! + c!, nodesShare);
  });

  it('takes many at once, in one channel and in many, and refuses what is not covered', async () => {
    const sessionId = randomBytes(32);
    const vouchers = await Promise.all(
      [...Array(40).keys()].map((i) =>
        s.voucher(i % 2 === 0 ? { sessionId, cumulative: FEE * BigInt(i + 1) } : { cumulative: FEE }),
      ),
    );
    const tooMuch = await s.voucher({ cumulative: DELEGATED });
    const forged = { ...vouchers[0]!, signature: vouchers[1]!.signature };
    const answers = await Promise.allSettled([
      ...vouchers.slice(0, 20).map((voucher) => running.settle(voucher)),
      running.settle(tooMuch),
      running.settle({
        ...forged,
        voucher: { ...forged.voucher, cumulative: FEE * 99n },
        settled: FEE * 99n,
      }),
      ...vouchers.slice(20).map((voucher) => running.settle(voucher)),
    ]);
    const reasons = answers.flatMap((a) =>
      a.status === 'rejected' ? [String(a.reason.details.refusal)] : [],
    );
    assert.deepEqual(reasons, ['Overdraft', 'NotSignedByClient']);
    assert.equal(running.state().steps, 41);
    assert.equal(sessionAccount(running.state().tree, s.client.account).paid, FEE * (1n + 39n + 20n));
  });

  it('commits what it settled, and a watcher that knows the log alone agrees', async () => {
    await running.commit();
    await running.settle(await s.voucher({ cumulative: FEE }));
    await running.commit();
    const record = (await s.client.sessions.session(s.session.ref))!;
    assert.equal(record.commits, 2);
    assert.equal(record.steps, 42);
    const watch = createSessionWatch(s.client.sessions, s.session.ref, s.session.terms);
    for (const number of [1, 2]) {
      const header = (await s.client.sessions.commitHeader(s.session.ref, number))!;
      assert.equal(await watch.check(header, running.log(number)), null);
    }
    assert.deepEqual(treeRoot(watch.state()), record.root);
    const header = (await s.client.sessions.commitHeader(s.session.ref, 1))!;
    const fresh = createSessionWatch(s.client.sessions, s.session.ref, s.session.terms);
    assert.equal((await fresh.check(header, null))?.kind, 'withheld');
    assert.equal((await fresh.check(header, running.log(2)))?.kind, 'withheld');
  });

  it('publishes what is demanded of it, and half of the bond is its own', async () => {
    const header = (await s.client.sessions.commitHeader(s.session.ref, 1))!;
    await s.client.sessions.demand(s.session.ref, header, 7);
    assert.deepEqual((await s.client.sessions.demands(s.session.ref)).length, 1);
    await running.answerDemands();
    assert.deepEqual(await s.client.sessions.demands(s.session.ref), []);
    const published = await s.client.sessions.revealed(s.session.ref, 1, 7);
    const [logged] = (await decodeLog(running.log(1)!, s.session.terms.separator)).slice(7);
    assert.deepEqual(published?.signed, logged?.signed);
    assert.deepEqual(published?.placed.leaf, logged?.leaf);
    const { ripe, pending } = await s.sequencer.vault.claimable(s.sequencer.account);
    assert.equal(ripe + pending, DEV_PARAMETERS.sessions.demandBond / 2n);
  });

  it('comes back from its journal as it was', async () => {
    const restarted = await createSequencer({
      ledger: s.sequencer,
      journal: s.journal,
      session: s.session,
      executor: s.executor,
      commitIntervalMs: null,
      depth: 0,
      onError: assert.fail,
    });
    assert.deepEqual(treeRoot(restarted.state().tree), treeRoot(running.state().tree));
    await restarted.commit();
    assert.equal((await s.client.sessions.session(s.session.ref))!.commits, 2, 'nothing to commit');
  });

  it('ends, and everybody takes out what the last root gives him, once', async () => {
    await running.undelegate();
    const { tree } = running.state();
    const { ref } = s.session;
    await assert.rejects(s.exit(tree, s.client.account), { code: 'NOT_OVER_YET' });
    await s.toExits();
    const paid = sessionAccount(tree, s.client.account).paid;
    assert.equal(await s.exit(tree, s.client.account), DELEGATED - paid);
    await assert.rejects(s.exit(tree, s.client.account), { code: 'ALREADY_EXITED' });
    const owner = (await s.world.ledger(ROLES.owner)).account;
    const others = new Set([
      owner,
      s.sequencer.account,
      ...s.world.cast.nodes.map(({ operator }) => operator),
    ]);
    for (const account of others) {
      assert.equal(await s.exit(tree, account), sessionAccount(tree, account).earned);
    }
    const record = (await s.client.sessions.session(ref))!;
    assert.equal(record.pot, 0n, 'all that was delegated, and nothing else');
    await assert.rejects(s.exit(tree, s.stranger.account), { code: 'NOTHING_LEFT' });

    const purse = await s.sequencer.vault.purseOf(s.sequencer.account);
    await s.sequencer.sessions.returnBond(ref);
    assert.equal(
      (await s.sequencer.vault.purseOf(s.sequencer.account)) - purse,
      DEV_PARAMETERS.sessions.sequencerBond,
    );
    await assert.rejects(s.sequencer.sessions.returnBond(ref), { code: 'BOND_GONE' });
    await s.stranger.sessions.prune(ref, 1, 2);
  });
});
