/**
 * Everybody gets what is his out of a session by himself: from an honest sequencer, a dead one, and hostile ones, by what was kept.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Address } from 'viem';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { sessionAccount } from '../../../settlement/ephemeral/accounting.ts';
import { encodeLog } from '../../../settlement/ephemeral/log.ts';
import { type LogSource, type Pursued, pursue } from '../../../settlement/ephemeral/recourse.ts';
import {
  decodeSettled,
  encodeSettled,
  type SettledStep,
  verifySettled,
} from '../../../settlement/ephemeral/settling.ts';
import { stepLeaf } from '../../../settlement/ephemeral/step-leaf.ts';
import { EMPTY_TREE } from '../../../settlement/ephemeral/tree.ts';
import type { LoggedStep, Order } from '../../../settlement/ephemeral/types.ts';
import { createSessionWorld, DELEGATED, DURATION, type SessionWorld } from './session-world.ts';
import { createWorld, ROLES, type World } from './world.ts';

const TERMS = DEV_PARAMETERS.sessions;
const FEE = 10n ** 12n;

describe('recourse', () => {
  let world: World;
  let s: SessionWorld;
  before(async () => {
    world = await createWorld();
  });
  after(() => world.close());

  async function fresh(): Promise<void> {
    s = await createSessionWorld(world);
  }
  const everybody = (): Address[] => [
    s.client.account,
    s.sequencer.account,
    ...world.cast.nodes.map(({ operator }) => operator),
  ];
  /** Of a sequencer that gives the step this place, in its log or not. */
  const keptOf = ({ signed, pre, post }: LoggedStep, seq: number): SettledStep => {
    const leaf = stepLeaf({ signed, pre, post }, s.session.terms.separator);
    const receipt = s.signer.sign(s.session.terms.separator, seq, leaf);
    return { session: s.session.ref.number, order: signed, leaf, receipt };
  };
  const pursueBy = (
    steps: readonly SettledStep[],
    logOf: LogSource,
    accounts = everybody(),
  ): Promise<Pursued> => pursue(s.stranger, s.session.ref, { accounts, steps }, logOf);
  const noLog: LogSource = () => assert.fail('no commit, no log');

  /** Takes everything out, and says who got what. */
  async function payOut(logOf: LogSource): Promise<Map<Address, bigint>> {
    const accounts = everybody();
    const balances = (): Promise<bigint[]> =>
      Promise.all(accounts.map((account) => s.stranger.balance(account)));
    const had = await balances();
    const paid = await pursueBy([], logOf);
    assert.deepEqual([paid.stage, paid.done], ['paying', true]);
    const has = await balances();
    const owner = devAccount(ROLES.owner).address;
    const rest = await pursueBy([], logOf, [owner]);
    assert.equal(paid.taken + rest.taken, DELEGATED, 'the exits are what was delegated');
    assert.equal((await s.stranger.sessions.session(s.session.ref))!.pot, 0n);
    assert.deepEqual(await pursueBy([], logOf), { stage: 'paying', did: [], taken: 0n, done: true });
    return new Map(accounts.map((account, i) => [account, has[i]! - had[i]!]));
  }

  it('from an honest sequencer is the exits alone, and they sum up', async () => {
    await fresh();
    const running = await s.run();
    const logOf: LogSource = async (_, { number }) => running.log(number)!;
    const order: Order = { ...(await s.voucher({ cumulative: 5n * FEE })), settled: FEE };
    await running.settle(order);
    const { receipt, leaf } = await running.settle({ ...order, settled: 3n * FEE });
    const step = { session: s.session.ref.number, order: { ...order, settled: 3n * FEE }, leaf, receipt };
    await running.undelegate();
    assert.deepEqual(await pursueBy([step], logOf), { stage: 'contested', did: [], taken: 0n, done: false });
    await s.advance(TERMS.window + 2);
    assert.deepEqual((await pursueBy([step], logOf)).did, [], 'its step is in a commit');
    await s.advance(TERMS.tailWindow + 2);
    const got = await payOut(logOf);
    assert.equal(got.get(s.client.account), DELEGATED - 3n * FEE, 'a ceiling is not the amount');
    const { earned } = sessionAccount(running.state().tree, s.sequencer.account);
    assert.equal(got.get(s.sequencer.account), earned);
  });

  it('from a dead one is its forced end, the steps that no commit has by their receipts, and exits', async () => {
    await fresh();
    const running = await s.run();
    await running.settle(await s.voucher({ cumulative: FEE }));
    await running.commit();
    const first = running.log(1)!;
    const order = await s.voucher({ cumulative: 2n * FEE });
    const { receipt, leaf } = await running.settle(order);
    const step = { session: s.session.ref.number, order, leaf, receipt };
    await running.stop();
    const logOf: LogSource = async () => first;
    assert.deepEqual((await pursueBy([step], logOf)).stage, 'open');
    await s.advance(DURATION + 1);
    assert.deepEqual((await pursueBy([step], logOf)).did, ['end of the session']);
    assert.deepEqual((await pursueBy([step], logOf)).did, ['a receipt that no commit has']);
    assert.ok((await s.client.sessions.session(s.session.ref))!.convicted);
    assert.deepEqual((await pursueBy([step], logOf)).did, []);
    await s.advance(TERMS.window + 2);
    assert.deepEqual((await pursueBy([step], logOf)).did, [`step ${receipt.seq} by its receipt`]);
    assert.deepEqual((await pursueBy([step], logOf)).did, []);
    await s.advance(TERMS.tailWindow + 2);
    const got = await payOut(logOf);
    assert.equal(got.get(s.client.account), DELEGATED - 3n * FEE);
  });

  it('from one that gives two receipts for a place is its bond', async () => {
    await fresh();
    const one = await s.logged(EMPTY_TREE, await s.voucher());
    const other = await s.logged(EMPTY_TREE, await s.voucher());
    await s.sequencer.sessions.commitAndUndelegate(s.session.ref.number, null);
    const { did } = await pursueBy([keptOf(one.step, 0), keptOf(other.step, 0)], noLog);
    assert.deepEqual(did, ['two receipts for one step']);
    assert.ok((await s.client.sessions.session(s.session.ref))!.convicted);
  });

  it('from one whose log says otherwise than its receipt is its bond, and the step in the tail', async () => {
    await fresh();
    const told = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: FEE }));
    const logged = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: 2n * FEE }));
    await s.post([logged.step]);
    await s.sequencer.sessions.commitAndUndelegate(s.session.ref.number, null);
    const logOf: LogSource = async () => encodeLog([logged.step], s.session.terms.separator);
    const kept = keptOf(told.step, 0);
    assert.deepEqual((await pursueBy([kept], logOf)).did, ['a receipt that the log contradicts']);
    await s.advance(TERMS.window + 2);
    assert.deepEqual((await pursueBy([kept], logOf)).did, ['step 0 by its receipt']);
    await s.advance(TERMS.tailWindow + 2);
    assert.equal((await payOut(logOf)).get(s.client.account), DELEGATED - 3n * FEE);
  });

  it('is not begun by a step that is not what it is said to be', async () => {
    await fresh();
    const { step } = await s.logged(EMPTY_TREE, await s.voucher({ cumulative: FEE }));
    const kept = keptOf(step, 0);
    const { separator } = s.session.terms;
    const { receiptKey } = (await s.client.sessions.session(s.session.ref))!;
    const read = decodeSettled(encodeSettled(kept), s.session.ref.sequencer, s.client.addresses);
    assert.deepEqual(read, kept);
    verifySettled(read, step.signed.voucher, FEE, receiptKey, separator);
    const refuses = (edit: Partial<SettledStep>, upTo: bigint, of: Order, code: string): void =>
      assert.throws(() => verifySettled({ ...kept, ...edit }, of.voucher, upTo, receiptKey, separator), {
        code,
      });
    refuses({}, FEE + 1n, step.signed, 'STEP_OTHER');
    refuses({}, FEE, await s.voucher(), 'STEP_OTHER');
    refuses({ receipt: { ...kept.receipt, seq: 1 } }, FEE, step.signed, 'SESSION_RECEIPT');
    const bare = { ...step.signed, signature: new Uint8Array(65) };
    refuses(keptOf({ ...step, signed: bare }, 0), FEE, step.signed, 'STEP_OTHER');
  });
});
