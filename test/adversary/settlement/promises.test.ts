/**
 * Coordinators that omit, are late, shuffle or post falsely what they promised to include, and accusers without a case.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { merkleLevels, merklePath, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  accuse,
  forgetPromise,
  keepingPromises,
  keptPromises,
  stateOfPromise,
} from '../../../node/client/promises.ts';
import { createLogger } from '../../../node/log.ts';
import type { CoordinatorClient } from '../../../node/services/coordinator.ts';
import { startDefender } from '../../../node/services/defender.ts';
import { type BatchSignature, UNSIGNED } from '../../../settlement/batch/header.ts';
import { type Leaf, leafHash } from '../../../settlement/batch/leaf.ts';
import { createPosting } from '../../../settlement/batch/posting.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger, PostedBatch } from '../../../settlement/chain/ledger.ts';
import { signPromise, verifyPromise } from '../../../settlement/committee/promise.ts';
import type { SignedPromise } from '../../../settlement/committee/types.ts';
import { createWorld, unixNow, type World } from '../../integration/settlement/world.ts';
import { type Actor, type CommitteeStage, createStage, ETHER, type Seated } from '../../support/committee.ts';

const PENALTY = ETHER / 50n;
const BOND = ETHER / 200n;
const ANSWER = 300;
const ACCUSE = 600;
const account = (index: number) => privateKeyToAccount(devAccount(index).privateKey);

describe('promises of inclusion', () => {
  let world: World;
  let stage: CommitteeStage;
  let coordinator: Actor;
  let client: Ledger;
  /** Seconds that the chain is ahead of the machine. */
  let ahead = 0;

  before(async () => {
    world = await createWorld({
      window: 50,
      longWindow: 100,
      committee: { epochLength: 100_000, lockTime: 200_000, minStake: 1n, reporterBps: 4_000 },
    });
    stage = await createStage(world.anvil.url, world.addresses);
    coordinator = await bonded();
    client = (await stage.actor()).ledger;
    await client.vault.fill(client.account, ETHER);
  });
  after(() => world.close());

  async function bonded(): Promise<Actor> {
    const actor = await stage.actor();
    await actor.ledger.vault.deposit(actor.ledger.account, ETHER);
    return actor;
  }
  async function advance(seconds: number): Promise<void> {
    ahead += seconds;
    await stage.advance(seconds);
  }
  const now = (): number => unixNow() + ahead;

  const someLeaf = (): Leaf => ({
    sessionId: randomBytes(32),
    requestId: randomBytes(32),
    segment: 0,
    claimsHash: randomBytes(32),
    modelRoot: randomBytes(32),
    client: client.account,
    amount: 5n,
    payeesHash: randomBytes(32),
  });
  const promised = (leaf: Leaf, postBy = now() + 60, by = coordinator): Promise<SignedPromise> =>
    signPromise(
      { coordinator: by.ledger.account, leafHash: leafHash(leaf), postBy },
      world.addresses,
      by.account,
    );

  async function post(
    { ledger }: Actor,
    leaves: readonly Leaf[],
    sign: (content: {
      number: number;
      previousHash: Uint8Array;
      receiptsRoot: Uint8Array;
      receiptCount: number;
      dataHash: Uint8Array;
    }) => BatchSignature = () => UNSIGNED,
  ): Promise<PostedBatch> {
    const { posted } = await ledger.batchesOf(ledger.account);
    const parent = posted === 0 ? null : await ledger.getBatch(ledger.account, posted);
    const content = {
      number: posted + 1,
      previousHash: parent?.headerHash ?? new Uint8Array(32),
      receiptsRoot: merkleTop(merkleLevels(leaves.map(leafHash))),
      receiptCount: leaves.length,
      dataHash: randomBytes(32),
    };
    return await ledger.postBatch({ ...content, ...sign(content) });
  }
  const placeIn = ({ header }: PostedBatch, leaves: readonly Leaf[], index: number) => ({
    header,
    leaf: leaves[index]!,
    index,
    path: merklePath(merkleLevels(leaves.map(leafHash)), index),
  });
  const submitOne = async (to: Pick<CoordinatorClient, 'submit'>): Promise<SignedPromise> =>
    (await to.submit(await world.submission({ sessionId: randomBytes(32) }))).promise;
  const claimable = async (ledger: Ledger): Promise<bigint> => {
    const { ripe, pending } = await ledger.vault.claimable(ledger.account);
    return ripe + pending;
  };

  it('that are kept cost the accuser its bond, and nobody else anything', async () => {
    const leaves = [someLeaf(), someLeaf(), someLeaf()];
    const signed = await promised(leaves[1]!);
    const posted = await post(coordinator, leaves);
    await assert.rejects(client.inclusion.accuse(signed), { code: 'TOO_EARLY' });
    await advance(61);
    const before = await client.vault.purseOf(client.account);
    await client.inclusion.accuse(signed);
    assert.equal(before - (await client.vault.purseOf(client.account)), BOND);
    const defender = (await stage.actor()).ledger;
    await assert.rejects(defender.inclusion.answer(signed.promise, placeIn(posted, leaves, 0)), {
      code: 'NOT_THE_LEAF',
    });
    const moved = { ...placeIn(posted, leaves, 1), index: 0 };
    await assert.rejects(defender.inclusion.answer(signed.promise, moved), { code: 'NOT_IN_BATCH' });
    const bond = await defender.vault.bondOf(coordinator.ledger.account);
    await defender.inclusion.answer(signed.promise, placeIn(posted, leaves, 1));
    assert.equal((await client.inclusion.accusation(signed.promise)).state, 'kept');
    assert.equal(await claimable(defender), (BOND * 4n) / 10n);
    assert.equal(await defender.vault.bondOf(coordinator.ledger.account), bond);
    await assert.rejects(client.inclusion.accuse(signed), { code: 'ALREADY_ACCUSED' });
    await assert.rejects(client.inclusion.resolve(signed.promise), { code: 'NOT_ACCUSED' });
  });

  it('that a real coordinator gives are the same each time, and cost it when it omits what it accepted', async () => {
    const own = await world.ledger(1);
    await own.vault.deposit(own.account, ETHER);
    const taking = await world.coordinator({ promiseSeconds: 20, clock: () => Date.now() + ahead * 1_000 });
    const bundle = await world.submission({ sessionId: randomBytes(32) });
    const { promise, leafHash: leaf } = await taking.submit(bundle);
    verifyPromise(promise, world.addresses);
    assert.deepEqual(promise.promise.leafHash, leaf);
    assert.deepEqual((await taking.submit(bundle)).promise, promise);
    await advance(25);
    const [bond, gained] = [await own.vault.bondOf(own.account), await claimable(client)];
    await client.inclusion.accuse(promise);
    const accused = await client.inclusion.accused(own.account, 0);
    assert.deepEqual(accused, [promise.promise]);
    await assert.rejects(client.inclusion.resolve(promise.promise), { code: 'TOO_EARLY' });
    await advance(ANSWER + 2);
    const purse = await client.vault.purseOf(client.account);
    await client.inclusion.resolve(promise.promise);
    assert.equal(bond - (await own.vault.bondOf(own.account)), PENALTY);
    assert.equal((await claimable(client)) - gained, (PENALTY * 4n) / 10n);
    assert.equal((await client.vault.purseOf(client.account)) - purse, BOND); // its own is back
    assert.equal((await client.inclusion.accusation(promise.promise)).state, 'broken');
    await taking.close();
  });

  it('are watched by the client that keeps them, and defended by a coordinator that kept them', async () => {
    const own = await world.ledger(1);
    const taking = await world.coordinator({
      promiseSeconds: 20,
      batchIntervalMs: 600_000,
      clock: () => Date.now() + ahead * 1_000,
    });
    const home = join(world.folder, 'client');
    const asked = keepingPromises(home, taking, own.account, world.addresses);
    const [posted, omitted] = [await submitOne(asked), await submitOne(asked)];
    assert.equal(keptPromises(home).length, 2);
    const stateOf = (signed: SignedPromise) => stateOfPromise(client, taking, signed);
    assert.deepEqual([await stateOf(posted), await stateOf(omitted)], ['waiting', 'waiting']);
    await taking.journal.lead();
    const [, entry] = await taking.journal.waiting(2); // after the one that was omitted above
    assert.deepEqual(entry!.leafHash, posted.promise.leafHash);
    await createPosting(
      taking.journal,
      own,
      async () => null,
      () => undefined,
    ).seal(2);
    await createPosting(
      taking.journal,
      own,
      async () => null,
      () => undefined,
    ).post();
    assert.deepEqual([await stateOf(posted), await stateOf(omitted)], ['kept', 'waiting']);
    await advance(25);
    assert.equal(await stateOf(omitted), 'overdue');

    await accuse(client, posted); // without a case
    await accuse(client, omitted);
    const defender = startDefender({
      ledger: own,
      coordinator: taking,
      acting: () => true,
      log: createLogger('coordinator', 'silent'),
      pollMs: 600_000,
    });
    await defender.look();
    await defender.stop();
    assert.deepEqual([await stateOf(posted), await stateOf(omitted)], ['answered', 'accused']);
    await advance(ANSWER + 2);
    await client.inclusion.resolve(omitted.promise);
    assert.equal(await stateOf(omitted), 'broken');
    for (const { promise } of keptPromises(home)) forgetPromise(home, promise.leafHash);
    assert.deepEqual(keptPromises(home), []);

    // a promise about something else is none, whoever signs it
    const lying = (edit: (given: SignedPromise) => SignedPromise | Promise<SignedPromise>) =>
      keepingPromises(
        home,
        {
          ...taking,
          submit: async (bundle) => {
            const accepted = await taking.submit(bundle);
            return { ...accepted, promise: await edit(accepted.promise) };
          },
        },
        own.account,
        world.addresses,
      );
    const elsewhere = lying(({ promise }) =>
      signPromise({ ...promise, leafHash: randomBytes(32) }, world.addresses, account(1)),
    );
    await assert.rejects(submitOne(elsewhere), { code: 'PROMISE_OTHER', family: 'verification' });
    const stranger = lying(({ promise }) => signPromise(promise, world.addresses, coordinator.account));
    await assert.rejects(submitOne(stranger), { code: 'PROMISE_SIGNATURE', family: 'verification' });
    assert.deepEqual(keptPromises(home), []);
    await taking.close();
  });

  it('that are broken cost the standing bond, which nothing locks away first, and no purse', async () => {
    const cheat = await stage.actor();
    const { vault, account: own, inclusion, sessions } = cheat.ledger;
    await vault.deposit(own, PENALTY);
    const broken = await promised(someLeaf(), now() + 10, cheat);
    const others = [await promised(someLeaf(), now() + 10), await promised(someLeaf(), now() + 10)] as const;
    await advance(12);
    // with a bond alone it can lock nothing, so that nothing comes back later
    const poor = { code: 'INSUFFICIENT_PURSE' };
    await assert.rejects(inclusion.accuse(others[0]), poor);
    await assert.rejects(inclusion.accuse(broken), poor);
    await assert.rejects(sessions.open((await cheat.ledger.time()) + 60, randomBytes(64)), poor);
    // with a purse it can, of that
    await client.vault.fill(own, 2n * BOND);
    await inclusion.accuse(others[0]);
    assert.deepEqual([await vault.bondOf(own), await vault.purseOf(own)], [PENALTY, BOND]);
    await client.inclusion.accuse(broken);
    await advance(ANSWER + 2);
    const gained = await claimable(client);
    await client.inclusion.resolve(broken.promise);
    assert.deepEqual(
      [await vault.bondOf(own), await vault.purseOf(own)],
      [0n, BOND],
      'the bond alone is gone',
    );
    assert.equal((await claimable(client)) - gained, (PENALTY * 4n) / 10n);
    await inclusion.resolve(others[0].promise);
    assert.deepEqual([await vault.bondOf(own), await vault.purseOf(own)], [0n, 2n * BOND]);
    // and a purse is nothing at stake
    await assert.rejects(client.inclusion.accuse(await promised(someLeaf(), now() - 1, cheat)), {
      code: 'NOTHING_AT_STAKE',
    });
    await vault.empty();
    assert.equal(await vault.purseOf(own), 0n);
  });

  it('that are kept too late are broken', async () => {
    const leaf = someLeaf();
    const signed = await promised(leaf, now() + 10);
    await advance(12);
    const posted = await post(coordinator, [leaf]);
    await client.inclusion.accuse(signed);
    const place = placeIn(posted, [leaf], 0);
    await assert.rejects(coordinator.ledger.inclusion.answer(signed.promise, place), { code: 'POSTED_LATE' });
    await advance(ANSWER + 2);
    await assert.rejects(coordinator.ledger.inclusion.answer(signed.promise, place), { code: 'TOO_LATE' });
    await coordinator.ledger.inclusion.resolve(signed.promise);
  });

  it("are not kept in another coordinator's batch, nor in one that is void", async () => {
    const other = await bonded();
    const leaf = someLeaf();
    const signed = await promised(leaf, now() + 60, other);
    const elsewhere = await post(coordinator, [leaf]);
    const member: Seated = await stage.join(1n);
    await stage.advanceTo((await stage.epoch()) + 2);
    ahead += 200_000; // about: nothing below looks at the machine's clock
    const epoch = await stage.epoch();
    const late = await promised(leaf, signed.promise.postBy + 400_000, other);
    const forged = await post(other, [leaf], (content) => ({
      ...stage.sign([member], {
        coordinator: other.ledger.account,
        ...content,
        dataHash: randomBytes(32),
        epoch,
      }),
    }));
    await client.committee.challengeSignature(forged.header);
    await stage.advance(late.promise.postBy - forged.header.postedAt + 1);
    await client.inclusion.accuse(late);
    const answer = (posted: PostedBatch) =>
      other.ledger.inclusion.answer(late.promise, placeIn(posted, [leaf], 0));
    await assert.rejects(answer(elsewhere), { code: 'POSTED_LATE' });
    await assert.rejects(answer(forged), { code: 'BATCH_VOID' });
    await stage.advance(ACCUSE);
    await assert.rejects(client.inclusion.accuse(signed), { code: 'TOO_LATE' });
    await client.inclusion.resolve(late.promise);
  });

  it('that nobody gave accuse nobody', async () => {
    const time = await client.time();
    const leaf = someLeaf();
    const stranger = await stage.actor();
    const signed = await promised(leaf, time - 1);
    const by = coordinator.ledger.account;
    const mine = await signPromise(signed.promise, world.addresses, stranger.account);
    const notIts = { code: 'NOT_THE_PROMISER', family: 'verification' };
    await assert.rejects(client.inclusion.accuse(mine), notIts);
    assert.throws(() => verifyPromise(mine, world.addresses), { code: 'PROMISE_SIGNATURE' });
    for (const edit of [{ postBy: time - 2 }, { leafHash: randomBytes(32) }]) {
      const changed = { ...signed, promise: { ...signed.promise, ...edit } };
      await assert.rejects(client.inclusion.accuse(changed), notIts);
    }
    for (const domain of [
      { ...world.addresses, chainId: 1 },
      { ...world.addresses, inclusion: by },
    ]) {
      const elsewhere = await signPromise(signed.promise, domain, coordinator.account);
      await assert.rejects(client.inclusion.accuse(elsewhere), notIts);
    }
    await assert.rejects(stranger.ledger.inclusion.accuse(signed), { code: 'INSUFFICIENT_PURSE' });
    const poor = await stage.actor();
    const nothing = await promised(leaf, time - 1, poor);
    await assert.rejects(client.inclusion.accuse(nothing), { code: 'NOTHING_AT_STAKE' });
  });

  it('say nothing of batches posted out of order or twice: the rollup takes neither', async () => {
    const actor = await bonded();
    const leaf = someLeaf();
    const one = await post(actor, [leaf]);
    const { number, previousHash, receiptsRoot, receiptCount, dataHash } = one.header;
    const again = { number, previousHash, receiptsRoot, receiptCount, dataHash, ...UNSIGNED };
    await assert.rejects(actor.ledger.postBatch(again), { code: 'UNEXPECTED_NUMBER' });
    await assert.rejects(actor.ledger.postBatch({ ...again, number: 2 }), { code: 'UNEXPECTED_PARENT' });
    await assert.rejects(actor.ledger.postBatch({ ...again, number: 3, previousHash: one.headerHash }), {
      code: 'UNEXPECTED_NUMBER',
    });
  });
});
