/**
 * A hostile or dead sequencer, hostile clients and hostile challengers: one test a rule of settlement/ephemeral/PROTOCOL.md.
 * @module
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Address, Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { TxSender } from '../../../settlement/chain/sender.ts';
import { createSessionWrites } from '../../../settlement/chain/session-ledger.ts';
import {
  accountKey,
  exitWitness,
  runStep,
  type StepTerms,
  sessionAccount,
} from '../../../settlement/ephemeral/accounting.ts';
import { loggedSteps } from '../../../settlement/ephemeral/committing.ts';
import type { Executor } from '../../../settlement/ephemeral/executor.ts';
import {
  encodeLog,
  isInLog,
  isShowable,
  logTree,
  MAX_COMMIT_STEPS,
} from '../../../settlement/ephemeral/log.ts';
import { CLOSING_SECONDS } from '../../../settlement/ephemeral/standing.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE, type Tree, treePlace, treeRoot, treeSet } from '../../../settlement/ephemeral/tree.ts';
import type {
  CommitHeader,
  LoggedStep,
  Order,
  PlacedLeaf,
  StepFacts,
} from '../../../settlement/ephemeral/types.ts';
import {
  challengeFinding,
  createSessionWatch,
  receiptFinding,
  type SessionFinding,
} from '../../../settlement/ephemeral/watch.ts';
import {
  createSessionWorld,
  DELEGATED,
  type Posted,
  type SessionWorld,
} from '../../integration/settlement/session-world.ts';
import { createWorld, ROLES, type World } from '../../integration/settlement/world.ts';

const FEE = 10n ** 12n;
const { sequencerBond, challengerBps, demandBond, window, tailWindow, answerTime } = DEV_PARAMETERS.sessions;
const ROOT = treeRoot(EMPTY_TREE);
/** End of the year 9999. */
const LAST_SECOND = 253_402_300_799;

describe('sessions', () => {
  let world: World;
  let s: SessionWorld;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());
  beforeEach(async () => {
    s = await createSessionWorld(world);
  });
  afterEach(() => s.close());

  const check = async (posted: Posted): Promise<SessionFinding | null> => {
    const watch = createSessionWatch(s.stranger.sessions, s.session.ref, s.session.terms);
    return await watch.check(posted.header, encodeLog(posted.steps, s.session.terms.separator));
  };
  const record = async () => (await s.stranger.sessions.session(s.session.ref))!;
  const reward = async () => {
    const { ripe, pending } = await s.stranger.vault.claimable(s.stranger.account);
    return ripe + pending;
  };

  /** The watcher finds it, the contract convicts, the state is what it was, the bond is gone. */
  async function convicts(posted: Posted, kind: SessionFinding['kind']): Promise<void> {
    const finding = await check(posted);
    assert.equal(finding?.kind, kind);
    const before = await reward();
    await challengeFinding(s.stranger.sessions, s.session.ref, finding!);
    const { convicted, commits, root, endedAt } = await record();
    assert.deepEqual([convicted, commits, root], [true, 0, ROOT]);
    assert.notEqual(endedAt, 0);
    assert.equal((await reward()) - before, (sequencerBond * BigInt(challengerBps)) / 10_000n);
    await assert.rejects(s.sequencer.sessions.commit(s.session.ref.number, { ...posted.header, number: 1 }), {
      code: 'SESSION_OVER',
    });
  }

  /** A step as a sequencer would run it that does not look at one rule. */
  async function bent(
    signed: Order,
    {
      on = EMPTY_TREE,
      terms = {},
      facts = {},
    }: { on?: Tree; terms?: Partial<StepTerms>; facts?: Partial<StepFacts> },
  ): Promise<LoggedStep> {
    const known = await s.sequencer.sessions.facts(s.session.ref, signed);
    const { tree, refusal } = runStep(
      { ...s.session.terms, ...terms },
      on,
      signed,
      { ...known, ...facts },
      true,
    );
    assert.equal(refusal, null);
    return { signed, pre: treeRoot(on), post: treeRoot(tree) };
  }

  /** Publishes through a contract that hands every call on to EphemeralSession. */
  async function revealThroughAnother(
    header: CommitHeader,
    placed: PlacedLeaf,
    signed: Order,
  ): Promise<void> {
    const { account, addresses } = s.stranger;
    const rpc = async (method: string, params: unknown[]) => {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(world.anvil.url, { method: 'POST', headers, body });
      return ((await answer.json()) as { result: never }).result;
    };
    const sent = async (tx: object) => {
      const hash: Hex = await rpc('eth_sendTransaction', [{ from: account, gas: '0x7a1200', ...tx }]);
      for (;;) {
        const mined: { contractAddress: Address } | null = await rpc('eth_getTransactionReceipt', [hash]);
        if (mined !== null) return mined;
        await delay(20);
      }
    };
    // calldatacopy(0, 0, calldatasize()) call(gas(), sessions, 0, 0, calldatasize(), 0, 0) stop()
    const code = `363d3d373d3d363d3d73${addresses.ephemeralSession.slice(2)}5af100`;
    const length = (code.length / 2).toString(16);
    const { contractAddress } = await sent({ data: `0x60${length}8060093d393df3${code}` });
    const through: TxSender = {
      account,
      async send({ data }) {
        await sent({ to: contractAddress, data });
        return { txHash: '0x', blockNumber: 0, gasUsed: 0n, contractAddress: null, logs: [] };
      },
    };
    await createSessionWrites(through, addresses).reveal(s.session.ref, header, placed, signed);
  }

  describe('a false step convicts its sequencer', () => {
    it('a voucher that the client did not sign', async () => {
      const signed = await s.voucher();
      const forged = { ...signed, signature: (await s.voucher()).signature };
      await convicts(await s.post([await bent(forged, {})]), 'step');
    });

    it('a signature in its other form', async () => {
      const signed = await s.voucher();
      const malleable = signed.signature.slice();
      const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const low = BigInt(`0x${Buffer.from(malleable.subarray(32, 64)).toString('hex')}`);
      malleable.set(Buffer.from((order - low).toString(16).padStart(64, '0'), 'hex'), 32);
      malleable[64] = malleable[64] === 27 ? 28 : 27;
      await convicts(await s.post([await bent({ ...signed, signature: malleable }, {})]), 'step');
    });

    it('a voucher of another session', async () => {
      const other = await createSessionWorld(world);
      const signed = await other.voucher({ validUntil: s.session.terms.endsAt });
      await other.close();
      await convicts(await s.post([await bent(signed, {})]), 'step');
    });

    it('a voucher for another sequencer', async () => {
      const coordinator = s.stranger.account;
      const signed = await s.voucher({ coordinator });
      await convicts(await s.post([await bent(signed, { terms: { sequencer: coordinator } })]), 'step');
    });

    it('a voucher that ends before the session', async () => {
      const signed = await s.voucher({ validUntil: s.session.terms.endsAt - 1 });
      await convicts(await s.post([await bent(signed, { terms: { endsAt: 0 } })]), 'step');
    });

    it('another split', async () => {
      const step = await bent(await s.voucher(), { terms: { sequencerBps: 2_000 } });
      await convicts(await s.post([step]), 'step');
    });

    it('another payout address', async () => {
      const signed = await s.voucher();
      const payouts: Address[] = signed.voucher.payees.map(() => s.sequencer.account);
      await convicts(await s.post([await bent(signed, { facts: { payouts } })]), 'step');
    });

    it('a model and nodes that nobody registered', async () => {
      const modelRoot = randomBytes(32);
      const nobody = await s.voucher({ modelRoot });
      const step = await bent(nobody, { facts: { owner: s.sequencer.account } });
      await convicts(await s.post([step]), 'step');
    });

    it('more than the voucher allows', async () => {
      const signed = await s.voucher();
      const settled = signed.settled + 1n;
      const { pre, post } = await bent(
        { ...signed, voucher: { ...signed.voucher, cumulative: settled }, settled },
        {},
      );
      await convicts(await s.post([{ signed: { ...signed, settled }, pre, post }]), 'step');
    });

    it('more than was delegated', async () => {
      const signed = await s.voucher({ cumulative: DELEGATED + 1n });
      await convicts(await s.post([await bent(signed, { facts: { delegated: 2n * DELEGATED } })]), 'step');
    });

    it('a voucher settled twice', async () => {
      const { step, tree } = await s.logged(EMPTY_TREE, await s.voucher());
      const twice: LoggedStep = { signed: step.signed, pre: step.post, post: randomBytes(32) };
      assert.notEqual(tree, EMPTY_TREE);
      await convicts(await s.post([step, twice]), 'step');
    });

    it('a state out of nothing', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      await convicts(await s.post([{ ...step, post: randomBytes(32) }]), 'step');
    });
  });

  describe('a broken log convicts its sequencer', () => {
    it('a step left out between two', async () => {
      const first = await s.logged(EMPTY_TREE, await s.voucher());
      const second = await s.logged(first.tree, await s.voucher());
      const third = await s.logged(second.tree, await s.voucher());
      await convicts(await s.post([first.step, third.step]), 'link');
    });

    it('a first step that does not begin where the commit before ended', async () => {
      const first = await s.logged(EMPTY_TREE, await s.voucher());
      const second = await s.logged(first.tree, await s.voucher());
      await convicts(await s.post([second.step]), 'link');
    });

    it('a root that is not where the last step ends', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      await convicts(await s.post([step], randomBytes(32)), 'link');
    });
  });

  describe('a true commit', () => {
    let posted: Posted;
    let tree: Tree;
    beforeEach(async () => {
      const first = await s.logged(EMPTY_TREE, await s.voucher());
      const second = await s.logged(first.tree, await s.voucher());
      posted = await s.post([first.step, second.step]);
      tree = second.tree;
    });

    it('holds against every challenge of it', async () => {
      const { header, steps, place } = posted;
      const { ref, terms } = s.session;
      const { sessions } = s.stranger;
      assert.equal(await check(posted), null);
      const { signed } = steps[0]!;
      const facts = await sessions.facts(ref, signed);
      const { witness } = runStep(terms, EMPTY_TREE, signed, facts, true);
      const step = (leaf = place(0), voucher = signed, words: readonly Uint8Array[] = witness, of = header) =>
        sessions.challengeCommit(ref, of, leaf, voucher, words);
      await assert.rejects(step(), { code: 'STEP_HOLDS' });
      // a witness of another state, a longer one, none: nobody is convicted by that
      const other = runStep(terms, tree, await s.voucher(), facts, true).witness;
      await assert.rejects(step(undefined, undefined, other), { code: 'BAD_WITNESS' });
      await assert.rejects(step(undefined, undefined, [...witness, ROOT]), { code: 'BAD_WITNESS' });
      await assert.rejects(step(undefined, undefined, []), { code: 'BAD_WITNESS' });
      // another signature than the sequencer took
      const signature = (await s.voucher()).signature;
      await assert.rejects(step(undefined, { ...signed, signature }), { code: 'NOT_THE_STEP' });
      await assert.rejects(step(undefined, steps[1]!.signed), { code: 'NOT_THE_STEP' });
      await assert.rejects(step({ ...place(0), index: 1 }), { code: 'NOT_IN_LOG' });
      await assert.rejects(step(undefined, undefined, undefined, { ...header, root: randomBytes(32) }), {
        code: 'UNKNOWN_COMMIT',
      });
      for (const [index, leaves] of [
        [0, [null, place(0)]],
        [1, [place(0), place(1)]],
        [2, [place(1), null]],
      ] as const) {
        await assert.rejects(sessions.challengeLink(ref, header, index, leaves), { code: 'STEP_HOLDS' });
      }
      assert.equal((await record()).convicted, false);
    });

    it('holds against its own receipts, and against others', async () => {
      const { header, place, steps } = posted;
      const { ref, terms } = s.session;
      const receipt = s.signer.sign(terms.separator, 0, place(0).leaf);
      assert.equal(
        await receiptFinding(header, encodeLog(steps, s.session.terms.separator), receipt, terms.separator),
        null,
      );
      const { sessions } = s.stranger;
      await assert.rejects(sessions.challengeReceipt(ref, header, receipt, place(0)), {
        code: 'NO_CONFLICT',
      });
      const later = s.signer.sign(terms.separator, 2, place(0).leaf);
      await assert.rejects(sessions.challengeReceipt(ref, header, later, place(0)), { code: 'NO_CONFLICT' });
      const forged = { ...receipt, leaf: randomBytes(32) };
      await assert.rejects(sessions.challengeReceipt(ref, header, forged, place(0)), { code: 'BAD_RECEIPT' });
      await assert.rejects(sessions.challengeEquivocation(ref, receipt, receipt), { code: 'NO_CONFLICT' });
      await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
      await assert.rejects(sessions.challengeOmission(ref, receipt), { code: 'NO_CONFLICT' });
    });

    it('is paid out against no other state, not before its time, and not challenged after it', async () => {
      const { ref } = s.session;
      const exit = (witness: readonly Uint8Array[]) =>
        s.stranger.sessions.exit(ref, s.client.account, witness);
      await assert.rejects(exit(exitWitness(tree, s.client.account)), { code: 'NOT_OVER_YET' });
      await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
      await assert.rejects(s.sequencer.sessions.commitAndUndelegate(ref.number, null), {
        code: 'SESSION_OVER',
      });
      await assert.rejects(s.stranger.sessions.returnBond(ref), { code: 'NOT_OVER_YET' });
      await assert.rejects(s.stranger.sessions.prune(ref, 1, 1), { code: 'NOT_OVER_YET' });
      await s.advance(window + 1);
      await assert.rejects(exit(exitWitness(tree, s.client.account)), { code: 'NOT_OVER_YET' });
      const { header, place } = posted;
      await assert.rejects(s.stranger.sessions.challengeLink(ref, header, 0, [null, place(0)]), {
        code: 'NOT_CONTESTED',
      });
      await assert.rejects(s.client.sessions.demand(ref, header, 0), { code: 'NOT_CONTESTED' });
      await s.advance(tailWindow + 1);
      const later = await s.logged(tree, await s.voucher());
      await assert.rejects(exit(exitWitness(later.tree, s.client.account)), { code: 'BAD_WITNESS' });
      await assert.rejects(exit(exitWitness(EMPTY_TREE, s.client.account)), { code: 'BAD_WITNESS' });
      await assert.rejects(exit(exitWitness(tree, s.sequencer.account)), { code: 'BAD_WITNESS' });
      assert.equal(
        await s.exit(tree, s.client.account),
        DELEGATED - sessionAccount(tree, s.client.account).paid,
      );
    });
  });

  it('what came before a false commit stays', async () => {
    const first = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: FEE }));
    await s.post([first.step]);
    const second = await s.logged(first.tree, await s.voucher());
    const { header, place } = await s.post([second.step], randomBytes(32));
    await s.stranger.sessions.challengeLink(s.session.ref, header, 1, [place(0), null]);
    const { commits, steps, root } = await record();
    assert.deepEqual([commits, steps, root], [1, 1, treeRoot(first.tree)]);
    await s.toExits();
    assert.equal(await s.exit(first.tree, s.client.account), DELEGATED - FEE);
    await assert.rejects(s.sequencer.sessions.returnBond(s.session.ref), { code: 'BOND_GONE' });
  });

  it('a false root that nobody challenged takes nothing from other sessions', async () => {
    const thief = s.stranger.account;
    const { step } = await s.logged(EMPTY_TREE, await s.voucher());
    const value = new Uint8Array(32);
    value.set(Buffer.from((DELEGATED + 1n).toString(16).padStart(32, '0'), 'hex'), 16);
    const tree = treeSet(EMPTY_TREE, accountKey(thief), value);
    await s.post([step], treeRoot(tree));
    await s.sequencer.sessions.commitAndUndelegate(s.session.ref.number, null);
    await s.toExits();
    await assert.rejects(s.stranger.sessions.exit(s.session.ref, thief, treePlace(tree, accountKey(thief))), {
      code: 'MORE_THAN_DELEGATED',
    });
  });

  describe('a withheld log', () => {
    it('costs its commit when a demanded step is not published', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const { header } = await s.post([step]);
      const watch = createSessionWatch(s.client.sessions, s.session.ref, s.session.terms);
      const finding = await watch.check(header, null);
      const purse = await s.client.vault.purseOf(s.client.account);
      await challengeFinding(s.client.sessions, s.session.ref, finding!);
      assert.equal(purse - (await s.client.vault.purseOf(s.client.account)), demandBond);
      await assert.rejects(s.client.sessions.demand(s.session.ref, header, 0), { code: 'DEMAND_EXISTS' });
      await assert.rejects(s.client.sessions.expire(s.session.ref, header, 0), { code: 'NOT_ANSWERED_YET' });
      // ending the session does not help
      await s.sequencer.sessions.commitAndUndelegate(s.session.ref.number, null);
      await s.advance(answerTime + 1);
      await s.stranger.sessions.expire(s.session.ref, header, 0);
      const { convicted, commits, root } = await record();
      assert.deepEqual([convicted, commits, root], [true, 0, ROOT]);
      assert.equal(await s.client.vault.purseOf(s.client.account), purse, "the demander's bond is back");
      await assert.rejects(s.stranger.sessions.expire(s.session.ref, header, 0), { code: 'NO_DEMAND' });
    });

    it('published in time costs the demander', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const { header, place } = await s.post([step]);
      const { ref } = s.session;
      await assert.rejects(s.sequencer.sessions.reveal(ref, header, place(0), step.signed), {
        code: 'NO_DEMAND',
      });
      await assert.rejects(s.client.sessions.demand(ref, header, 1), { code: 'NOT_IN_LOG' });
      const purse = await s.client.vault.purseOf(s.client.account);
      await s.client.sessions.demand(ref, header, 0);
      const another = (await s.voucher()).signature;
      await assert.rejects(
        s.sequencer.sessions.reveal(ref, header, place(0), { ...step.signed, signature: another }),
        { code: 'NOT_THE_STEP' },
      );
      await s.sequencer.sessions.reveal(ref, header, place(0), step.signed);
      await s.advance(answerTime + 1);
      await assert.rejects(s.client.sessions.expire(ref, header, 0), { code: 'NO_DEMAND' });
      assert.equal((await record()).convicted, false);
      assert.equal(purse - (await s.client.vault.purseOf(s.client.account)), demandBond);
    });

    it('is published by and by: what is revealed is checked like what is served', async () => {
      const first = await s.logged(EMPTY_TREE, await s.voucher());
      const forged = { ...(await s.voucher()), signature: first.step.signed.signature };
      const second = await bent(forged, { on: first.tree });
      const { header, place, steps } = await s.post([first.step, second]);
      const { ref, terms } = s.session;
      const watch = createSessionWatch(s.client.sessions, ref, terms);
      for (const index of [0, 1]) {
        const finding = await watch.check(header, null);
        assert.deepEqual([finding?.kind, finding?.kind === 'withheld' && finding.index], ['withheld', index]);
        await challengeFinding(s.client.sessions, ref, finding!);
        await s.stranger.sessions.reveal(ref, header, place(index), steps[index]!.signed);
      }
      const finding = await watch.check(header, null);
      assert.equal(finding?.kind, 'step');
      await challengeFinding(s.stranger.sessions, ref, finding!);
      assert.equal((await record()).convicted, true);
    });

    it('with a hole is demanded there alone, and a voucher too large for a log may not be published', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const payees = [...Array(65)].map(() => ({ node: world.cast.nodes[0]!.node, weight: 1 }));
      const large = { signed: await s.voucher({ payees }), pre: step.post, post: randomBytes(32) };
      const posted = await s.post([step, large]);
      const finding = await check(posted);
      assert.deepEqual([finding?.kind, finding?.kind === 'withheld' && finding.index], ['withheld', 1]);
      await challengeFinding(s.client.sessions, s.session.ref, finding!);
      const { ref } = s.session;
      await assert.rejects(s.sequencer.sessions.reveal(ref, posted.header, posted.place(1), large.signed), {
        code: 'NOT_THE_STEP',
      });
      await s.advance(answerTime + 1);
      await s.stranger.sessions.expire(ref, posted.header, 1);
      const { convicted, commits } = await record();
      assert.deepEqual([convicted, commits], [true, 0]);
    });

    it('is published only as whoever challenges it can read it and show it', async () => {
      const { ref, terms } = s.session;
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const [first] = world.cast.nodes;
      const of = (weight: number) => ({ payees: [{ node: first!.node, weight }] });
      const long = await s.voucher();
      const vouchers = [
        { ...long, signature: Buffer.concat([long.signature, Buffer.alloc(1)]) },
        await s.voucher(of(2 ** 53)),
        await s.voucher({ validUntil: LAST_SECOND + 1 }),
        await s.voucher({ ...of(Number.MAX_SAFE_INTEGER), validUntil: LAST_SECOND }),
      ];
      const { header, place } = await s.post(vouchers.map((signed) => ({ ...step, signed })));
      for (const [index, signed] of vouchers.entries()) {
        await s.client.sessions.demand(ref, header, index);
        const revealed = s.sequencer.sessions.reveal(ref, header, place(index), signed);
        if (index === 3) await revealed;
        else await assert.rejects(revealed, { code: 'NOT_THE_STEP' });
        assert.equal(isShowable(signed), index === 3);
      }
      // and a sequencer gives no receipt for what it could not publish
      const running = await s.run();
      for (const signed of vouchers.slice(0, 3)) {
        await assert.rejects(running.settle(signed), { code: 'VOUCHER_UNREADABLE' });
      }
      const read = await s.client.sessions.revealed(ref, 1, 3);
      assert.deepEqual(read?.signed, vouchers[3]);
      assert.ok(isInLog(header, read!, terms.separator));
    });

    it('is read when another contract published it, and not believed when an RPC made it up', async () => {
      const { ref, terms } = s.session;
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const { header, place } = await s.post([{ ...step, post: randomBytes(32) }]);
      await s.client.sessions.demand(ref, header, 0);
      await revealThroughAnother(header, place(0), step.signed);
      assert.deepEqual(await s.client.sessions.demands(ref), []);
      const published = (await s.client.sessions.revealed(ref, 1, 0))!;
      assert.deepEqual(published, { placed: place(0), signed: step.signed });
      const other = await s.voucher();
      for (const lie of [
        { ...published, signed: other },
        { ...published, placed: { ...published.placed, index: 1 } },
        { ...published, placed: { ...published.placed, path: [randomBytes(32)] } },
      ]) {
        const lying = { ...s.client.sessions, revealed: async () => lie };
        await assert.rejects(createSessionWatch(lying, ref, terms).check(header, null), {
          code: 'STEP_NOT_THE_COMMITS',
        });
      }
      const finding = await createSessionWatch(s.client.sessions, ref, terms).check(header, null);
      assert.equal(finding?.kind, 'step');
      await challengeFinding(s.stranger.sessions, ref, finding!);
      assert.equal((await record()).convicted, true);
    });

    it('demanded late prolongs the contest, so that the answer can still be challenged', async () => {
      const { step } = await s.logged(EMPTY_TREE, await s.voucher());
      const { header, place } = await s.post([{ ...step, post: randomBytes(32) }]);
      const { ref } = s.session;
      await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
      await s.advance(window - 5);
      await s.client.sessions.demand(ref, header, 0);
      await s.advance(10);
      await s.sequencer.sessions.reveal(ref, header, place(0), step.signed);
      const facts = await s.client.sessions.facts(ref, step.signed);
      const { witness } = runStep(s.session.terms, EMPTY_TREE, step.signed, facts, true);
      await s.client.sessions.challengeCommit(ref, header, place(0), step.signed, witness);
      assert.equal((await record()).convicted, true);
    });
  });

  it('a conviction does not shorten a contest that a demand prolonged', async () => {
    const { terms, ref } = s.session;
    const { step } = await s.logged(EMPTY_TREE, await s.voucher());
    const { header } = await s.post([step]);
    await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
    await s.advance(window - 5);
    await s.client.sessions.demand(ref, header, 0);
    const { contestedUntil } = await record();
    const omitted = s.signer.sign(terms.separator, 1, stepLeaf(step, terms.separator));
    await s.stranger.sessions.challengeOmission(ref, omitted);
    const { convicted, endedAt, contestedUntil: until } = await record();
    assert.equal(convicted, true);
    assert.ok(contestedUntil > endedAt + window);
    assert.equal(until, contestedUntil);
  });

  describe('a sequencer at its end', () => {
    it('takes nothing that it could not commit any more, and answers what it has taken', async () => {
      const taken = await s.voucher();
      const { receipt } = await (await s.run()).settle(taken);
      await s.advance(s.session.terms.endsAt - CLOSING_SECONDS - (await s.stranger.time()) + 1);
      const running = await s.run();
      await assert.rejects(running.settle(await s.voucher()), { code: 'SESSION_CLOSING' });
      assert.equal((await running.settle(taken)).receipt.seq, receipt.seq);
      assert.equal(running.state().steps, 1);
    });

    it('ends its session by itself, in time, with all of its steps', async () => {
      await (await s.run()).settle(await s.voucher());
      await s.advance(s.session.terms.endsAt - CLOSING_SECONDS - (await s.stranger.time()) + 1);
      const running = await s.run(50);
      const until = Date.now() + 20_000;
      while ((await record()).endedAt === 0 && Date.now() < until) await delay(100);
      const { endedAt, steps } = await record();
      assert.ok(endedAt > 0 && endedAt <= s.session.terms.endsAt);
      assert.equal(steps, 1);
      await assert.rejects(running.settle(await s.voucher()), { code: 'SEQUENCER_CLOSED' });
    });

    it('takes nothing for which the chain answered when it was too late', async () => {
      const { sessions } = s.sequencer;
      const signed = await s.voucher();
      const running = await s.run(null, {
        ...sessions,
        facts: async (of, order) => {
          await delay(4_000);
          return await sessions.facts(of, order);
        },
      });
      await s.advance(s.session.terms.endsAt - CLOSING_SECONDS - (await s.stranger.time()) - 3);
      await assert.rejects(running.settle(signed), { code: 'SESSION_CLOSING' });
      assert.equal(running.state().steps, 0);
    });

    it('takes nothing after its conviction', async () => {
      const { terms, ref } = s.session;
      const receipts = await Promise.all(
        [0, 1].map(async () => {
          const { step } = await s.logged(EMPTY_TREE, await s.voucher());
          return s.signer.sign(terms.separator, 0, stepLeaf(step, terms.separator));
        }),
      );
      await s.stranger.sessions.challengeEquivocation(ref, receipts[0]!, receipts[1]!);
      await assert.rejects((await s.run()).settle(await s.voucher()), { code: 'SESSION_CLOSING' });
    });
  });

  describe("a step that the contract's code judges otherwise than its twin", () => {
    const contrary = (): Executor => ({ step: async () => ({ root: new Uint8Array(32), refusal: null }) });

    it('is taken back, gets no receipt, and is in no commit', async () => {
      const running = await s.run(null, undefined, contrary());
      await assert.rejects(running.settle(await s.voucher()), { code: 'STEP_DIFFERS' });
      assert.equal(s.journal.stepCount(), 0);
      await running.commit();
      assert.equal((await record()).commits, 0);
    });

    it('is in no commit while it is judged, though the journal has it', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const slow: Executor = {
        step: async (...step) => {
          await promise;
          return s.executor.step(...step);
        },
      };
      const running = await s.run(null, undefined, slow);
      const settling = running.settle(await s.voucher());
      while (s.journal.stepCount() === 0) await delay(5);
      await running.commit();
      assert.equal((await record()).commits, 0);
      resolve();
      await settling;
      await running.commit();
      assert.equal((await record()).steps, 1);
    });

    it('is not taken back when a commit has it: that would be a second story for its place', async () => {
      const running = await s.run();
      await running.settle(await s.voucher());
      await running.commit();
      await running.stop();
      await assert.rejects(s.run(null, undefined, contrary()), { code: 'JOURNAL_DAMAGED' });
      assert.equal(s.journal.stepCount(), 1);
    });

    it('and that a killed process left in the journal is taken back before anything else', async () => {
      const first = await s.run();
      const taken = await s.voucher();
      await first.settle(taken);
      const left = s.journal.steps(0, 1)[0]!;
      const { tree } = first.state();
      const next = await s.voucher();
      const facts = await s.sequencer.sessions.facts(s.session.ref, next);
      const forged = { ...next, signature: new Uint8Array(65) };
      const post = treeRoot(runStep(s.session.terms, tree, forged, facts, true).tree);
      s.journal.append([{ ...left, seq: 1, digest: new Uint8Array(32), signed: forged, facts, post }]);
      const restarted = await s.run();
      assert.equal(restarted.state().steps, 1);
      assert.equal(s.journal.stepCount(), 1);
      assert.equal((await restarted.settle(taken)).receipt.seq, 0);
    });
  });

  it('a delegation in a block that the chain takes back has paid for nothing: it is counted some blocks later', async () => {
    const { ref } = s.session;
    const running = await s.run(null, undefined, undefined, 2);
    await s.advance(0); // the delegation of the beginning is two blocks old
    await s.advance(0);
    const rpc = async (method: string, ...params: unknown[]): Promise<unknown> => {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(world.anvil.url, { method: 'POST', headers, body });
      return ((await answer.json()) as { result: unknown }).result;
    };
    const dear = await s.voucher({ cumulative: DELEGATED + FEE });
    const young = { code: 'FACTS_YOUNG', details: { refusal: 'Overdraft', depth: 2 } };
    const snapshot = await rpc('evm_snapshot');
    await s.client.sessions.delegate(ref, FEE);
    await assert.rejects(running.settle(dear), young);
    await rpc('evm_revert', snapshot);
    const { receipt } = await running.settle(await s.voucher());
    assert.equal(receipt.seq, 0);
    await s.client.sessions.delegate(ref, FEE);
    assert.equal(await s.client.sessions.delegated(ref, s.client.account), DELEGATED + FEE);
    assert.equal(await s.client.sessions.delegated(ref, s.client.account, 2), DELEGATED);
    const owed = DELEGATED + FEE - s.journal.steps(receipt.seq, 1)[0]!.signed.settled;
    const all = await s.voucher({ cumulative: owed });
    await assert.rejects(running.settle(all), young);
    await s.advance(0);
    await s.advance(0);
    await delay(1_100); // answers of the chain count for a second
    await running.settle(all);
    await running.commit();
    const header = (await s.client.sessions.commitHeader(ref, 1))!;
    const watch = createSessionWatch(s.client.sessions, ref, s.session.terms);
    assert.equal(await watch.check(header, running.log(1)), null);
  });

  it('many demands are answered in one transaction, or none of it is', async () => {
    const { ref } = s.session;
    const running = await s.run();
    for (let i = 0; i < 4; i++) await running.settle(await s.voucher());
    await running.commit();
    const header = (await s.client.sessions.commitHeader(ref, 1))!;
    for (let index = 0; index < 4; index++) await s.client.sessions.demand(ref, header, index);
    const steps = loggedSteps(s.journal, 0, 4);
    const { place } = logTree(steps.map((step) => stepLeaf(step, s.session.terms.separator)));
    const shown = steps.map(({ signed }, index) => ({ header, placed: place(index), signed }));
    const twice = s.stranger.sessions.revealAll(ref, [...shown, shown[0]!]);
    await assert.rejects(twice, { code: 'NO_DEMAND' });
    assert.equal((await s.client.sessions.demands(ref)).length, 4, 'none of it happened');
    const { number } = await s.client.latestBlock();
    await running.answerDemands();
    assert.deepEqual(await s.client.sessions.demands(ref), []);
    assert.equal((await s.client.latestBlock()).number, number + 1);
    for (const [index, { signed }] of steps.entries()) {
      assert.deepEqual((await s.client.sessions.revealed(ref, 1, index))?.signed, signed);
    }
  });

  it('a demand that cannot be answered keeps none of the others waiting, the most urgent first', async () => {
    const { ref } = s.session;
    const settling = await s.run();
    for (let i = 0; i < 3; i++) await settling.settle(await s.voucher());
    await settling.commit();
    const header = (await s.client.sessions.commitHeader(ref, 1))!;
    const { sessions } = s.sequencer;
    const revealed: number[] = [];
    /** The chain loses blocks: the commit is in another one each time that it is looked up. */
    const blocks: number[] = [];
    let lookups = 0;
    const running = await s.run(null, {
      ...sessions,
      demands: async (of) => (await sessions.demands(of)).toReversed(),
      commitHeader: async (of, number) => {
        lookups += 1;
        const found = (await sessions.commitHeader(of, number))!;
        return { ...found, postedAt: found.postedAt + lookups };
      },
      revealAll: async () => {
        throw new Error('one of them cannot be published');
      },
      reveal: (of, posted, placed, signed) => {
        revealed.push(placed.index);
        blocks.push(posted.postedAt - header.postedAt);
        if (placed.index === 1) throw new Error('the chain is not there');
        return sessions.reveal(of, header, placed, signed);
      },
    });
    for (const index of [1, 2, 0]) {
      await s.client.sessions.demand(ref, header, index);
      await s.advance(1);
    }
    await assert.rejects(running.answerDemands(), {
      code: 'DEMANDS_UNANSWERED',
      details: { unanswered: 1, number: 1, index: 1 },
    });
    assert.deepEqual(revealed, [1, 2, 0]);
    assert.deepEqual(blocks, [4, 7, 8], 'under the header that the commit has now');
    assert.deepEqual(
      (await sessions.demands(ref)).map(({ index }) => index),
      [1],
    );
  });

  describe('receipts', () => {
    it('that the log contradicts convict, undo nothing, and are applied in the tail', async () => {
      const promised = await s.logged(EMPTY_TREE, await s.voucher());
      const { terms, ref } = s.session;
      const receipt = s.signer.sign(terms.separator, 0, stepLeaf(promised.step, terms.separator));
      const { step, tree } = await s.logged(EMPTY_TREE, await s.voucher());
      const posted = await s.post([step]);
      const finding = await receiptFinding(
        posted.header,
        encodeLog(posted.steps, s.session.terms.separator),
        receipt,
        terms.separator,
      );
      await challengeFinding(s.stranger.sessions, ref, finding!);
      const { convicted, commits, root } = await record();
      assert.deepEqual([convicted, commits, root], [true, 1, treeRoot(tree)]);
      await assert.rejects(challengeFinding(s.stranger.sessions, ref, finding!), { code: 'BOND_GONE' });
      await s.advance(window + 1);
      const { signed } = promised.step;
      const facts = await s.stranger.sessions.facts(ref, signed);
      const { witness, tree: last } = runStep(terms, tree, signed, facts, true);
      const leaf = stepLeaf(promised.step, terms.separator);
      await s.stranger.sessions.settleTail(ref, receipt, leaf, signed, witness);
      assert.deepEqual((await record()).root, treeRoot(last));
    });

    it('two for one step convict', async () => {
      const { terms, ref } = s.session;
      const [a, b] = await Promise.all(
        [0, 1].map(async () => {
          const { step } = await s.logged(EMPTY_TREE, await s.voucher());
          return s.signer.sign(terms.separator, 0, stepLeaf(step, terms.separator));
        }),
      );
      await s.stranger.sessions.challengeEquivocation(ref, a!, b!);
      assert.equal((await record()).convicted, true);
      await assert.rejects(s.stranger.sessions.challengeEquivocation(ref, b!, a!), { code: 'BOND_GONE' });
    });

    it('of a step that was left out convict, and the step is applied all the same', async () => {
      const { terms, ref } = s.session;
      const { step, tree } = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: FEE }));
      const leaf = stepLeaf(step, terms.separator);
      const receipt = s.signer.sign(terms.separator, 0, leaf);
      await assert.rejects(s.stranger.sessions.challengeOmission(ref, receipt), { code: 'NOT_OVER_YET' });
      await s.sequencer.sessions.commitAndUndelegate(ref.number, null);
      await s.stranger.sessions.challengeOmission(ref, receipt);
      assert.equal((await record()).convicted, true);

      const facts = await s.stranger.sessions.facts(ref, step.signed);
      const settle = (words: readonly Uint8Array[], by = receipt) =>
        s.stranger.sessions.settleTail(ref, by, leaf, step.signed, words);
      const { witness } = runStep(terms, EMPTY_TREE, step.signed, facts, true);
      await assert.rejects(settle(witness), { code: 'NOT_OVER_YET' });
      await s.advance(window + 1);
      await assert.rejects(settle(witness, { ...receipt, seq: 1 }), { code: 'BAD_RECEIPT' });
      await settle(witness);
      assert.deepEqual((await record()).root, treeRoot(tree));
      const again = runStep(terms, tree, step.signed, facts, true).witness;
      await assert.rejects(settle(again), { code: 'STEP_REFUSED' });
      await s.advance(tailWindow + 1);
      await assert.rejects(settle(again), { code: 'SESSION_OVER' });
      assert.equal(await s.exit(tree, s.client.account), DELEGATED - FEE);
    });
  });

  it('two commits under one number: the chain takes one', async () => {
    const { step } = await s.logged(EMPTY_TREE, await s.voucher());
    const { header } = await s.post([step]);
    const again = {
      number: 1,
      steps: 1,
      root: randomBytes(32),
      logRoot: header.logRoot,
      codedRoot: header.codedRoot,
    };
    await assert.rejects(s.sequencer.sessions.commit(s.session.ref.number, again), {
      code: 'UNEXPECTED_NUMBER',
    });
    await assert.rejects(
      s.sequencer.sessions.commit(s.session.ref.number, { ...again, number: 2, steps: 0 }),
      {
        code: 'EMPTY_COMMIT',
      },
    );
    await assert.rejects(s.stranger.sessions.commit(s.session.ref.number, { ...again, number: 2 }), {
      code: 'UNKNOWN_SESSION',
    });
  });

  it('a commit is no longer than can be read', async () => {
    const draft = { number: 1, root: randomBytes(32), logRoot: randomBytes(32), codedRoot: ROOT };
    const { sessions } = s.sequencer;
    const { number } = s.session.ref;
    const long = { ...draft, steps: MAX_COMMIT_STEPS + 1 };
    await assert.rejects(sessions.commit(number, long), { code: 'COMMIT_TOO_LONG' });
    await assert.rejects(sessions.commitAndUndelegate(number, long), { code: 'COMMIT_TOO_LONG' });
    await sessions.commit(number, { ...draft, steps: MAX_COMMIT_STEPS });
  });

  it('a session needs its bond and has an end', async () => {
    const now = await s.stranger.time();
    const key = s.signer.publicKey;
    await assert.rejects(s.stranger.sessions.open(now + 100, key), { code: 'INSUFFICIENT_PURSE' });
    await assert.rejects(s.sequencer.sessions.open(now - 1, key), { code: 'SESSION_OVER' });
    await assert.rejects(s.sequencer.sessions.open(now + 2 * DEV_PARAMETERS.sessions.maxDuration, key), {
      code: 'SESSION_OVER',
    });
  });

  it('a dead sequencer: nothing after the end but what its receipts say, and everybody gets his money', async () => {
    const { ref, terms } = s.session;
    const first = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: FEE }));
    await s.post([first.step]);
    const second = await s.logged(first.tree, await s.voucher({ cumulative: 2n * FEE }));
    const leaf = stepLeaf(second.step, terms.separator);
    const receipt = s.signer.sign(terms.separator, 1, leaf);
    await assert.rejects(s.stranger.sessions.forceUndelegate(ref), { code: 'NOT_OVER_YET' });
    await s.advance(terms.endsAt - (await s.stranger.time()) + 1);
    await assert.rejects(s.client.sessions.delegate(ref, 1n), { code: 'SESSION_OVER' });
    await assert.rejects(
      s.sequencer.sessions.commit(ref.number, {
        number: 2,
        steps: 1,
        root: ROOT,
        logRoot: ROOT,
        codedRoot: ROOT,
      }),
      { code: 'SESSION_OVER' },
    );
    await s.stranger.sessions.forceUndelegate(ref);
    await assert.rejects(s.stranger.sessions.forceUndelegate(ref), { code: 'SESSION_OVER' });
    await s.advance(window + 1);
    const { signed } = second.step;
    const facts = await s.stranger.sessions.facts(ref, signed);
    const { witness } = runStep(terms, first.tree, signed, facts, true);
    await s.stranger.sessions.settleTail(ref, receipt, leaf, signed, witness);
    await s.advance(tailWindow + 1);
    assert.equal(await s.exit(second.tree, s.client.account), DELEGATED - 3n * FEE);
    const owner = (await world.ledger(ROLES.owner)).account;
    assert.equal(await s.exit(second.tree, owner), sessionAccount(second.tree, owner).earned);
  });

  it('a client that delegated nothing is refused before there is a receipt', async () => {
    const broke = privateKeyToAccount(devAccount(9).privateKey);
    await assert.rejects((await s.run()).settle(await s.voucher({}, broke)), {
      code: 'STEP_REFUSED',
      details: { refusal: 'Overdraft' },
    });
  });
});
