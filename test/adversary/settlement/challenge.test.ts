/**
 * Bought checks, and what money does: each property that design/SETTLEMENT.md lists for a challenge, on a real chain.
 * @module
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { type Address, encodeFunctionData, type PublicClient } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { merkleLevels, merklePath } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, encodeSignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import type { BatchHeader } from '../../../settlement/batch/header.ts';
import { claimsHash, type Leaf, leafHash } from '../../../settlement/batch/leaf.ts';
import type { Settlement } from '../../../settlement/batch/settlement.ts';
import { signVoucher } from '../../../settlement/batch/voucher.ts';
import { payeesHash } from '../../../settlement/batch/voucher-digest.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { createTxSender, type TxSender } from '../../../settlement/chain/sender.ts';
import { fillUpTo } from '../../../settlement/chain/vault-ledger.ts';
import { checkIdOf, namedCells } from '../../../settlement/checks/facts.ts';
import type { CheckFacts } from '../../../settlement/checks/types.ts';
import { bondVaultAbi } from '../../../settlement/contracts/artifacts/bond-vault.ts';
import { challengeAbi } from '../../../settlement/contracts/artifacts/challenge.ts';
import { nodeRegistryAbi } from '../../../settlement/contracts/artifacts/node-registry.ts';
import {
  ACCOUNTS,
  type CheckSegment,
  type CheckWorld,
  createCheckWorld,
  POSITIONS,
  type SegmentChange,
} from '../../support/spot-check.ts';

const { minStake, penalty } = DEV_PARAMETERS;
/** Clocks that run out several times within the window in which checks are opened. */
const TERMS = { ...DEV_PARAMETERS.checks, rate: 0, publishTime: 100, proveTime: 100 };
const BURNED = (TERMS.bond * BigInt(TERMS.burnBps)) / 10_000n;
/** Seconds; no machine is so slow that they pass by themselves. */
const FORCE_DELAY = 120;
const RICH = 1_000n * minStake;
const NOBODY: Address = `0x${'0'.repeat(40)}`;

describe('a challenge', () => {
  let world: CheckWorld;
  let client: Ledger;
  let operator: Ledger;
  let stranger: Ledger;
  let rpc: PublicClient;
  let sender: TxSender;
  /** The one cell that a proof takes least time for: a copy. */
  let copy: number;
  /** Whatever was locked or may be paid in this file. */
  const checks = new Set<CheckFacts>();
  let accounts: Address[];
  /** A node that takes no part in any segment. */
  let bystander: Uint8Array;

  before(async () => {
    world = await createCheckWorld({ checks: TERMS, forceDelay: FORCE_DELAY });
    [client, operator, stranger] = await Promise.all([
      world.ledger('client'),
      world.ledger('operator'),
      world.ledger('stranger'),
    ]);
    rpc = (await openClient(world.anvil.url)).client;
    sender = createTxSender(rpc, client.chainId, privateKeyToAccount(devAccount(9).privateKey));
    copy = world.shard.cells.length - 1;
    accounts = Object.values(ACCOUNTS).map((index) => devAccount(index).address.toLowerCase() as Address);
    accounts.push(world.addresses.challenge); // what clients may be refunded
    bystander = await register(stranger, RICH); // so that one conviction is a small part of all stake
    await operator.addStake(world.node, 9n * minStake);
  });
  after(() => world.close());

  async function register(ledger: Ledger, stake: bigint): Promise<Uint8Array> {
    const keys = world.bls.keygen();
    const context = possessionContext(ledger.chainId, world.addresses.nodeRegistry, ledger.account);
    const { node } = await ledger.registerNode(
      {
        peerIdHash: randomBytes(32),
        evidenceHash: randomBytes(32),
        measurement: randomBytes(32),
        platformId: randomBytes(32),
        payout: ledger.account,
        blsKey: keys.publicKey,
        possession: world.bls.provePossession(keys.secretKey, context),
      },
      stake,
    );
    return node;
  }

  const stakeOf = async (node = world.node): Promise<bigint> => (await client.getNode(node))!.stake;
  const stateOf = async (facts: CheckFacts) => (await client.checks.check(checkIdOf(facts)))!.state;
  const burned = (): Promise<bigint> =>
    rpc.readContract({ address: world.addresses.bondVault, abi: bondVaultAbi, functionName: 'burned' });
  const payoutsOf = async (account: Address): Promise<bigint> => {
    const { ripe, pending } = await client.vault.claimable(account);
    return ripe + pending;
  };
  const refused = async (move: Promise<unknown>, code: string): Promise<void> =>
    assert.rejects(move, { code });

  // every wei is somebody's or burned, after each test
  afterEach(async () => {
    const { bondVault, challenge, nodeRegistry } = world.addresses;
    let owed = await burned();
    for (const account of accounts) {
      owed += (await client.vault.bondOf(account)) + (await client.vault.purseOf(account));
      owed += await payoutsOf(account);
    }
    for (const facts of checks) {
      const id = `0x${Buffer.from(checkIdOf(facts)).toString('hex')}` as const;
      const [, amount] = await rpc.readContract({
        address: bondVault,
        abi: bondVaultAbi,
        functionName: 'lockOf',
        args: [challenge, id],
      });
      owed += amount;
    }
    assert.equal(await client.balance(bondVault), owed, 'the vault');
    const staked = await rpc.readContract({
      address: nodeRegistry,
      abi: nodeRegistryAbi,
      functionName: 'totalStake',
    });
    assert.equal(await client.balance(nodeRegistry), staked, 'the registry');
    assert.equal(await client.balance(challenge), 0n, 'the challenge keeps nothing');
  });

  async function buy(
    kind: 'lot' | 'named',
    { position = 0, by = client, ...change }: SegmentChange & { position?: number; by?: Ledger } = {},
  ): Promise<{ segment: CheckSegment; facts: CheckFacts; header: BatchHeader }> {
    const segment = world.segment(change);
    const header = await world.post([segment.leaf]);
    await fillUpTo(by, TERMS.bond);
    const { facts } = await by.checks.open(world.opening(segment, header, 0, { kind, position }));
    checks.add(facts);
    return { segment, facts, header };
  }
  const columnsAt = ({ inner }: CheckSegment, position: number): readonly Uint8Array[] =>
    inner.slice(position * world.shard.inner.length, (position + 1) * world.shard.inner.length);

  /** Fails a check by silence. */
  async function fail(facts: CheckFacts, by: Ledger = stranger): Promise<void> {
    const { turn } = (await client.checks.check(checkIdOf(facts)))!;
    await world.advance(TERMS.publishTime * turn + 1);
    await by.checks.resolve(facts);
    assert.equal(await stateOf(facts), 'failed');
  }
  /** Plays a named check of an honest hop to its end. */
  async function pass({ segment, facts }: { segment: CheckSegment; facts: CheckFacts }): Promise<void> {
    await operator.checks.publishCells(facts, columnsAt(segment, facts.position));
    const opener = facts.opener === client.account ? client : operator;
    await opener.checks.name(facts, [copy]);
    const cells = namedCells(facts, [copy]);
    await operator.checks.prove(facts, world.move(segment, facts, cells, 0));
    await world.advance(TERMS.foldWindow + 1);
    await stranger.checks.resolve(facts);
    assert.equal(await stateOf(facts), 'passed');
  }

  describe('of one position', () => {
    it('shows its inner columns, is answered for the cells that are named, and pays the hop', async () => {
      const before = [await client.vault.purseOf(client.account), await payoutsOf(operator.account)] as const;
      const burnedBefore = await burned();
      const bought = await buy('named', { position: 1 });
      const { facts, segment } = bought;
      assert.equal(await client.checks.columns(checkIdOf(facts)), null);
      await operator.checks.publishCells(facts, columnsAt(segment, 1));
      assert.deepEqual(await stranger.checks.columns(checkIdOf(facts)), columnsAt(segment, 1));
      // a cell that reads inner columns, and one that reads none
      await client.checks.name(facts, [copy, 1]);
      assert.deepEqual(await stranger.checks.named(checkIdOf(facts)), [1, copy]);
      assert.equal(await stateOf(facts), 'named');
      const cells = namedCells(facts, [1, copy]);
      for (const draw of cells.keys()) {
        await operator.checks.prove(facts, world.move(segment, facts, cells, draw));
      }
      await world.advance(TERMS.foldWindow + 1);
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'passed');
      assert.equal(await client.vault.purseOf(client.account), before[0] - TERMS.bond);
      assert.equal(await payoutsOf(operator.account), before[1] + TERMS.bond - BURNED);
      assert.equal(await burned(), burnedBefore + BURNED);
    });

    it('fails where the named cell is wrong: nobody can prove it', async () => {
      const { segment, facts } = await buy('named', {
        values: (values, position) => {
          if (position === 0)
            values.set(
              'y',
              values.get('y')!.map((v) => v ^ 1),
            );
        },
      });
      await operator.checks.publishCells(facts, columnsAt(segment, 0));
      const sum = world.shard.cells.findIndex(({ name }) => name === 'sum');
      await client.checks.name(facts, [sum]);
      const cells = namedCells(facts, [sum]);
      assert.throws(() => world.move(segment, facts, cells, 0), 'its prover has no witness');
      const honest = world.segment();
      const other = world.move(honest, facts, cells, 0);
      await refused(operator.checks.prove(facts, other), 'NOT_AT_ITS_PLACE');
      const { left } = (await client.checks.check(checkIdOf(facts)))!;
      await world.advance(left + TERMS.proveTime + 1);
      const [stake, bond] = [await stakeOf(), await client.vault.purseOf(client.account)];
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'failed');
      assert.ok((await stakeOf()) <= stake / 2n, 'half of its stake, and what correlates');
      assert.equal(await client.vault.purseOf(client.account), bond + TERMS.bond, 'the bond is back');
    });

    it('takes no move of the other kind, and no other columns than the position has', async () => {
      const { facts, segment } = await buy('named');
      const all = columnsAt(segment, 0);
      await refused(operator.checks.publish(facts, segment.innerRoot), 'WRONG_KIND');
      await refused(client.checks.publishCells(facts, all), 'NOT_THE_OPERATOR');
      await refused(operator.checks.publishCells(facts, all.slice(1)), 'BAD_COLUMNS');
      await refused(operator.checks.publishCells(facts, [...all, all[0]!]), 'BAD_COLUMNS');
      await refused(operator.checks.publishCells({ ...facts, position: 1 }, all), 'NOT_THE_FACTS');
      const lot = await buy('lot');
      await refused(operator.checks.publishCells(lot.facts, all), 'WRONG_KIND');
      await refused(client.checks.name(lot.facts, [0]), 'WRONG_KIND');
      await operator.checks.publishCells(facts, all);
      await refused(operator.checks.publishCells(facts, all), 'WRONG_STATE');
      await refused(operator.checks.prove(facts, world.move(segment, facts, [0], 0)), 'WRONG_STATE');
      for (const { facts: open } of [lot, { facts }]) await endSomehow(open);
    });

    it('is not sold of a part whose columns fit in no transaction', async () => {
      for (const [inner, fits] of [
        [2_048, true],
        [2_049, false],
      ] as const) {
        const model = await world.model(1, world.leaves, (part) => ({
          ...part,
          cells: { ...part.cells!, inner },
        }));
        if (fits) await endSomehow((await buy('named', { model })).facts);
        else await refused(buy('named', { model }), 'BAD_COLUMNS');
      }
    });

    it('is named by its opener alone, in time, once, and only cells that there are', async () => {
      const { facts, segment } = await buy('named');
      await refused(client.checks.name(facts, [0]), 'WRONG_STATE');
      await operator.checks.publishCells(facts, columnsAt(segment, 0));
      await refused(stranger.checks.name(facts, [0]), 'NOT_THE_OPENER');
      await refused(operator.checks.name(facts, [0]), 'NOT_THE_OPENER');
      for (const cells of [[], [facts.cells.count], [1, 1], [0, 1, 2, 3, 4]]) {
        await refused(client.checks.name(facts, cells), 'BAD_CELLS');
      }
      await client.checks.name(facts, [copy]);
      await refused(client.checks.name(facts, [copy]), 'WRONG_STATE');
      const position = { ...world.move(segment, facts, [world.shard.cells.length + copy], 0) };
      await refused(operator.checks.prove(facts, position), 'NOT_AT_ITS_PLACE');
      const other = world.move(segment, facts, [3], 0);
      await refused(operator.checks.prove(facts, other), 'NOT_THE_CELL');
      await operator.checks.prove(facts, world.move(segment, facts, [copy], 0));
      await endSomehow(facts);
    });

    it('pays the hop where its opener names nothing: the hop did its part', async () => {
      const { facts, segment } = await buy('named');
      await operator.checks.publishCells(facts, columnsAt(segment, 0));
      await refused(stranger.checks.resolve(facts), 'TOO_EARLY');
      const before = await payoutsOf(operator.account);
      await world.advance(TERMS.nameTime + 1);
      await refused(client.checks.name(facts, [0]), 'TOO_LATE');
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'passed');
      assert.equal(await payoutsOf(operator.account), before + TERMS.bond - BURNED);
    });
  });

  /** Lets every clock run out, one after the other. */
  async function endSomehow(facts: CheckFacts): Promise<void> {
    for (;;) {
      const { state, deadline } = (await client.checks.check(checkIdOf(facts)))!;
      if (['passed', 'failed', 'lapsed'].includes(state)) return;
      await world.advance(Math.max(0, deadline - (await client.time())) + 1);
      await stranger.checks.resolve(facts);
    }
  }

  describe('by its clocks', () => {
    it('is one for each side: what the hop saved by publishing early is added to its last move', async () => {
      const { facts, segment } = await buy('named');
      const { deadline } = (await client.checks.check(checkIdOf(facts)))!;
      await operator.checks.publishCells(facts, columnsAt(segment, 0));
      await world.advance(TERMS.nameTime - 10);
      await client.checks.name(facts, [copy]); // the opener's time is not the hop's
      const now = await client.time();
      const record = (await client.checks.check(checkIdOf(facts)))!;
      assert.ok(record.left >= TERMS.publishTime - 15, `${record.left}`);
      assert.ok(record.deadline >= now - 2 + record.left + TERMS.proveTime);
      assert.ok(record.deadline > deadline, 'extended on the last move');
      await world.advance(record.left + TERMS.proveTime - 10);
      await refused(stranger.checks.resolve(facts), 'TOO_EARLY');
      await world.advance(20);
      const late = world.move(segment, facts, [copy], 0);
      await refused(operator.checks.prove(facts, late), 'TOO_LATE');
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'failed');
    });

    it('ends without a verdict when the beacon never comes: bonds go back, nothing is held or slashed', async () => {
      const { facts, segment } = await buy('lot');
      await operator.checks.publish(facts, segment.innerRoot);
      const bond = await client.vault.purseOf(client.account);
      const stake = await stakeOf();
      await world.advance(TERMS.patience - 5);
      await refused(stranger.checks.resolve(facts), 'ROUND_MISSING');
      assert.equal(await client.checks.verdict(facts.claimsHash), 'open');
      await world.advance(10);
      await stranger.checks.resolve(facts);
      assert.equal(await stateOf(facts), 'lapsed');
      assert.equal(await client.vault.purseOf(client.account), bond + TERMS.bond);
      assert.equal(await client.checks.verdict(facts.claimsHash), 'none');
      assert.equal(await stakeOf(), stake);
    });

    it('is delayed by others that are bought a few times at most, so that a cheat buys itself no time', async () => {
      const bought = [await buy('named'), await buy('named'), await buy('named')];
      const records = await Promise.all(
        bought.map(async ({ facts }) => (await client.checks.check(checkIdOf(facts)))!),
      );
      assert.deepEqual(
        records.map(({ turn }) => turn),
        [1, 2, TERMS.maxTurns],
      );
      for (const { deadline, turn } of records) {
        assert.ok(deadline <= (await client.time()) + turn * TERMS.publishTime);
      }
      await world.advance(2 * TERMS.publishTime + 1);
      for (const { facts } of bought) await stranger.checks.resolve(facts);
    });

    it('pays nobody for a silence that its crowd may have caused: all but refunds is burned', async () => {
      const crowd = [];
      for (let i = 0; i <= TERMS.maxTurns; i++) crowd.push(await buy('lot'));
      await world.advance(TERMS.maxTurns * TERMS.publishTime + 1);
      for (const [i, { facts }] of crowd.entries()) {
        const before = [await stakeOf(), await payoutsOf(client.account), await burned()] as const;
        const bond = await client.vault.purseOf(client.account);
        await stranger.checks.resolve(facts);
        const slashed = before[0] - (await stakeOf());
        assert.ok(slashed > 0n);
        const rewarded = i < TERMS.maxTurns; // each of these had a turn of its own
        const [reward, refunds] = [TERMS.challengerBps, TERMS.victimBps].map(
          (bps) => (slashed * BigInt(bps)) / 10_000n,
        ) as [bigint, bigint];
        assert.equal((await payoutsOf(client.account)) - before[1], rewarded ? reward : 0n);
        assert.equal((await burned()) - before[2], slashed - refunds - (rewarded ? reward : 0n));
        const price = TERMS.bond * BigInt(i + 1);
        assert.equal(await client.vault.purseOf(client.account), bond + price, 'bonds come back');
      }
    });

    it('costs the more, the more of its node are open, and never more than its opener says', async () => {
      const price = (): Promise<bigint> => client.checks.price(world.keys.publicKey);
      const open = [];
      for (const times of [1n, 2n, 3n]) {
        assert.equal(await price(), times * TERMS.bond);
        const before = await client.vault.purseOf(client.account);
        open.push(await buy('named'));
        assert.equal(before - (await client.vault.purseOf(client.account)), times * TERMS.bond);
      }
      const segment = world.segment();
      const header = await world.post([segment.leaf]);
      const cheap = { kind: 'named', position: 0, bond: 4n * TERMS.bond - 1n } as const;
      await refused(client.checks.open(world.opening(segment, header, 0, cheap)), 'TOO_DEAR');
      const burnedBefore = await burned();
      const paid = await payoutsOf(operator.account);
      for (const each of open) await pass(each);
      const six = 6n * TERMS.bond; // one, two and three of them
      assert.equal((await burned()) - burnedBefore, 6n * BURNED);
      assert.equal((await payoutsOf(operator.account)) - paid, six - 6n * BURNED);
      assert.equal(await price(), TERMS.bond, 'and falls when they are over');
    });

    it("leaves the opener's reward with who put up a bond first, though another convicts sooner", async () => {
      const { segment, header, facts } = await buy('named');
      await stranger.vault.fill(stranger.account, 2n * TERMS.bond);
      const { facts: own } = await stranger.checks.open(
        world.opening(segment, header, 0, { kind: 'lot', position: 0 }),
      );
      checks.add(own);
      // the cheat answers the first and is silent in its own
      await operator.checks.publishCells(facts, columnsAt(segment, 0));
      await client.checks.name(facts, [copy]);
      const stake = await stakeOf();
      const before = [await payoutsOf(client.account), await payoutsOf(stranger.account)] as const;
      await world.advance(2 * TERMS.publishTime + 1);
      await operator.checks.resolve(own);
      const reward = ((stake - (await stakeOf())) * BigInt(TERMS.challengerBps)) / 10_000n;
      assert.ok(reward > 0n);
      assert.equal((await payoutsOf(client.account)) - before[0], reward - reward / 2n);
      assert.equal((await payoutsOf(stranger.account)) - before[1], reward / 2n);
      await endSomehow(facts);
      await stranger.vault.empty();
    });
  });

  describe('as a matter of money', () => {
    it('does not pay whoever challenges himself: he loses at least half of what is slashed', async () => {
      const all = async (): Promise<bigint> =>
        (await stakeOf()) +
        (await client.vault.purseOf(operator.account)) +
        (await payoutsOf(operator.account));
      await operator.vault.fill(operator.account, TERMS.bond);
      const { facts } = await buy('lot', { by: operator });
      const stake = await stakeOf();
      const before = (await all()) + TERMS.bond; // what is locked is his too
      await fail(facts, operator);
      const slashed = stake - (await stakeOf());
      assert.ok(slashed >= stake / 2n);
      assert.ok(before - (await all()) >= slashed / 2n);

      // and where he answers, part of the bond is gone
      const own = await buy('named', { by: operator });
      const honest = (await all()) + TERMS.bond;
      await pass(own);
      assert.equal(honest - (await all()), BURNED);
    });

    it('costs stake once for one claim, however often it is convicted, and opens no more checks of it', async () => {
      const { facts, segment, header } = await buy('lot');
      await stranger.vault.fill(stranger.account, 2n * TERMS.bond);
      const { facts: second } = await stranger.checks.open(
        world.opening(segment, header, 0, { kind: 'lot', position: 0 }),
      );
      checks.add(second);
      await fail(facts);
      const stake = await stakeOf();
      await world.advance(2 * TERMS.publishTime + 1);
      await client.checks.resolve(second);
      assert.equal(await stakeOf(), stake);
      await refused(
        stranger.checks.open(world.opening(segment, header, 0, { kind: 'named', position: 1 })),
        'CLAIM_CONVICTED',
      );
    });

    it('takes the more, the more stake was convicted lately, as the formula says', async () => {
      const read = async (
        functionName: 'totalStake' | 'penaltyOf',
        args: readonly [] | readonly [`0x${string}`],
      ) =>
        await rpc.readContract({
          address: world.addresses.nodeRegistry,
          abi: nodeRegistryAbi,
          functionName,
          args,
        } as never);
      await world.advance(2 * penalty.window); // nothing convicted counts any more
      await operator.addStake(world.node, RICH / 2n);
      const node = `0x${Buffer.from(world.node).toString('hex')}` as const;
      let convicted = 0n;
      for (let i = 0; i < 2; i++) {
        const { facts } = await buy('lot');
        const stake = await stakeOf();
        const total = (await read('totalStake', [])) as bigint;
        convicted += stake;
        const ratio = Number(convicted) / Number(total);
        const expected = Number(stake) * Math.min(1, penalty.baseBps / 10_000 + ratio ** penalty.power);
        const foretold = Number((await read('penaltyOf', [node])) as bigint);
        assert.ok(Math.abs(foretold - expected) < 1e-9 * expected, `${foretold} is not ${expected}`);
        await fail(facts);
        const slashed = Number(stake - (await stakeOf()));
        assert.ok(Math.abs(slashed - expected) < 1e-9 * expected, `${slashed} is not ${expected}`);
      }
    });

    it('slashes by its two contracts only, from what they saw, and takes ether from the registry alone', async () => {
      const node = `0x${Buffer.from(world.node).toString('hex')}` as const;
      const slash = encodeFunctionData({ abi: nodeRegistryAbi, functionName: 'slash', args: [node] });
      await refused(sender.send({ to: world.addresses.nodeRegistry, data: slash }, 'slash'), 'NOT_SLASHER');
      await refused(sender.send({ to: world.addresses.challenge, value: 1n }, 'pay'), 'NOT_THE_REGISTRY');
      const id = `0x${'11'.repeat(32)}` as const;
      const shares = [{ to: sender.account, amount: 1n }];
      const vault = (data: `0x${string}`): Promise<unknown> =>
        sender.send({ to: world.addresses.bondVault, data }, 'take a bond');
      const abi = bondVaultAbi;
      for (const data of [
        encodeFunctionData({ abi, functionName: 'lock', args: [id, client.account, 1n] }),
        encodeFunctionData({ abi, functionName: 'release', args: [id, shares] }),
        encodeFunctionData({ abi, functionName: 'seize', args: [client.account, 1n, shares] }),
      ]) {
        await refused(vault(data), 'NOT_AN_AUTHORITY');
      }
      // no other function of either moves what is somebody else's
      const movers = (abi_: readonly { type: string; name?: string; stateMutability?: string }[]) =>
        abi_
          .filter(({ type, stateMutability }) => type === 'function' && !/view|pure/.test(stateMutability!))
          .map(({ name }) => name)
          .toSorted();
      assert.deepEqual(movers(bondVaultAbi), [
        'claim',
        'deposit',
        'empty',
        'fill',
        'lock',
        'release',
        'requestWithdrawal',
        'reward',
        'seize',
        'withdraw',
      ]);
      assert.deepEqual(movers(nodeRegistryAbi), [
        'addStake',
        'register',
        'renewEvidence',
        'requestExit',
        'rotateKey',
        'slash',
        'withdrawStake',
      ]);
    });

    it('pays out what has ripened, once, to its owner, and dust keeps nothing from ripening', async () => {
      const { payoutDelay } = DEV_PARAMETERS.vault;
      const reward = encodeFunctionData({
        abi: bondVaultAbi,
        functionName: 'reward',
        args: [[{ to: client.account, amount: 1n }]],
      });
      const dust = (): Promise<unknown> =>
        sender.send({ to: world.addresses.bondVault, data: reward, value: 1n }, 'reward');
      await dust();
      const owed = await payoutsOf(client.account);
      for (let i = 0; i < 3; i++) {
        await world.advance(payoutDelay);
        await dust();
      }
      const { ripe } = await client.vault.claimable(client.account);
      assert.ok(ripe >= owed);
      const before = await client.balance(client.account);
      await client.vault.claim();
      assert.ok((await client.balance(client.account)) > before + ripe - 10n ** 15n);
      await refused(client.vault.claim(), 'NOTHING_RIPE');
      const wrong = sender.send({ to: world.addresses.bondVault, data: reward, value: 2n }, 'reward');
      await refused(wrong, 'BAD_SHARES');
    });

    it('gives a purse back at any time, but not what is locked, which returns to it', async () => {
      await fillUpTo(stranger, 2n * TERMS.bond);
      const { facts } = await buy('lot', { by: stranger });
      const left = await stranger.vault.purseOf(stranger.account);
      const before = await client.balance(stranger.account);
      await stranger.vault.empty();
      assert.ok((await client.balance(stranger.account)) > before + left - 10n ** 15n);
      await refused(stranger.vault.empty(), 'EMPTY_PURSE');
      await fail(facts);
      assert.equal(await stranger.vault.purseOf(stranger.account), TERMS.bond);
    });

    it('locks nothing of a standing bond', async () => {
      const bond = await stranger.vault.bondOf(stranger.account);
      await stranger.vault.deposit(stranger.account, TERMS.bond);
      await stranger.vault.empty();
      const segment = world.segment();
      const header = await world.post([segment.leaf]);
      await refused(
        stranger.checks.open(world.opening(segment, header, 0, { kind: 'lot', position: 0 })),
        'INSUFFICIENT_PURSE',
      );
      assert.equal(await stranger.vault.bondOf(stranger.account), bond + TERMS.bond);
    });

    it('gives a bond back after its delay, not before', async () => {
      const { withdrawalDelay } = DEV_PARAMETERS.vault;
      const amount = await stranger.vault.bondOf(stranger.account);
      await refused(stranger.vault.requestWithdrawal(amount + 1n), 'INSUFFICIENT_BOND');
      await refused(stranger.vault.withdraw(), 'NOTHING_TO_WITHDRAW');
      await stranger.vault.requestWithdrawal(amount);
      assert.equal(await stranger.vault.standingOf(stranger.account), 0n);
      assert.equal(await stranger.vault.bondOf(stranger.account), amount, 'can still be seized');
      await world.advance(withdrawalDelay - 20);
      await refused(stranger.vault.withdraw(), 'WITHDRAWAL_NOT_DUE');
      await world.advance(30);
      await stranger.vault.withdraw();
      assert.equal(await stranger.vault.bondOf(stranger.account), 0n);
    });
  });

  describe('and the fee', () => {
    const AMOUNT = 4n; // work units of the one hop, at a price of 1 wei

    /** A posted segment that the client pays for, with its voucher and its deposit. */
    async function payable({
      amount = AMOUNT,
      by = 'coordinator',
      of = world.segment(),
      payee = world.node,
    }: {
      amount?: bigint;
      payee?: Uint8Array;
      /** Who posts it; the voucher names the coordinator. */
      by?: 'coordinator' | 'stranger';
      of?: CheckSegment;
    } = {}) {
      const payees = [{ node: payee, weight: 1 }];
      const leaf: Leaf = { ...of.leaf, amount, payeesHash: payeesHash(payees) };
      const segment = { ...of, leaf };
      const header = await world.post([leaf], by);
      const coordinator = (await world.ledger('coordinator')).account;
      await client.deposit(client.account, coordinator, amount);
      const voucher = await signVoucher(
        {
          client: client.account,
          coordinator,
          sessionId: leaf.sessionId,
          modelRoot: leaf.modelRoot,
          cumulative: amount,
          payees,
          validUntil: header.postedAt + 100,
        },
        { chainId: client.chainId, escrow: world.addresses.escrow },
        privateKeyToAccount(devAccount(ACCOUNTS.client).privateKey),
      );
      const levels = merkleLevels([leafHash(leaf)]);
      const settlement: Settlement = { leaf, index: 0, path: merklePath(levels, 0), voucher };
      const finalize = async (): Promise<void> => {
        const now = await client.time();
        if (now <= header.finalAt) await world.advance(header.finalAt - now + 1);
        await stranger.finalize(header);
      };
      return { segment, header, settlement, coordinator, finalize };
    }
    /** Signs claims that end before the batch of now is final. */
    const expired = async (): Promise<SegmentChange> => {
      const notAfter = (await client.time()) + 1;
      return { edit: (claim) => ({ ...claim, notAfter }) };
    };
    const check = async (segment: CheckSegment, header: BatchHeader): Promise<CheckFacts> => {
      const { facts } = await client.checks.open(
        world.opening(segment, header, 0, { kind: 'named', position: 0 }),
      );
      checks.add(facts);
      return facts;
    };

    it('is held while a check is open, and paid when the hop passed', async () => {
      const { segment, header, settlement, finalize } = await payable();
      const facts = await check(segment, header);
      await finalize();
      await refused(stranger.settle(header, [settlement]), 'SEGMENT_HELD');
      await pass({ segment, facts });
      await stranger.settle(header, [settlement]);
    });

    it('is nobody’s when a claim was convicted, in whatever receipt it is', async () => {
      const { segment, header, settlement, finalize, coordinator } = await payable();
      // the same claim beside a neighbour's that was made up: another segment, as far as the chain knows
      const other = { ...segment.claims[0]!, hopIndex: 1, clientNonce: randomBytes(32) } as Claim;
      const signed = [
        ...segment.signed,
        encodeSignedClaim(signClaim(world.bls, other, world.keys.secretKey)),
      ];
      const facts = await check(segment, header);
      await refused(stranger.checks.voidSegment(signed, 0), 'CLAIM_NOT_CONVICTED');
      await fail(facts);
      await finalize();
      const deposit = (await client.accountOf(client.account, coordinator)).balance;
      await refused(stranger.settle(header, [settlement]), 'SEGMENT_VOID');
      assert.equal((await client.accountOf(client.account, coordinator)).balance, deposit);
      await refused(stranger.checks.voidSegment(signed, 1), 'CLAIM_NOT_CONVICTED');
      await stranger.checks.voidSegment(signed, 0);
      assert.equal(await client.checks.verdict(claimsHash(signed)), 'void');
    });

    it('comes back to the client out of the stake when it was paid before the conviction: what the claim cost', async () => {
      const amount = 1_000n;
      await world.advance(2 * penalty.window);
      await operator.addStake(world.node, minStake);
      const { segment, header, settlement, finalize } = await payable({ amount });
      await finalize();
      await stranger.settle(header, [settlement]);
      const node = await stakeOf();
      const facts = await check(segment, header);
      const before = await payoutsOf(client.account);
      const receipt = world.opening(segment, header);
      await refused(stranger.checks.refund(receipt, header.coordinator), 'NOTHING_PAID');
      await fail(facts);
      const slashed = node - (await stakeOf());
      const reward = (slashed * BigInt(TERMS.challengerBps)) / 10_000n;
      assert.equal((await payoutsOf(client.account)) - before, reward);
      await stranger.checks.refund(receipt, header.coordinator);
      // what else its receipt says may be anybody's invention
      assert.equal((await payoutsOf(client.account)) - before, reward + AMOUNT);
      await refused(stranger.checks.refund(receipt, header.coordinator), 'ALREADY_REFUNDED');
      // claims are of those whom they name: not of whoever settles a receipt of his own around them
      for (const change of [
        { client: stranger.account },
        { payeesHash: payeesHash([{ node: bystander, weight: 1 }]) },
      ]) {
        const leaf = { ...segment.leaf, ...change };
        const forged = { ...segment, leaf };
        const posted = await world.post([leaf], 'stranger');
        const { coordinator: poster } = posted;
        await refused(stranger.checks.refund(world.opening(forged, posted), poster), 'NOT_THE_PARTIES');
        await refused(
          stranger.checks.refund(world.opening(forged, posted), header.coordinator),
          'NOT_THE_PARTIES',
        );
      }
      const unpaid = await payable();
      await refused(
        stranger.checks.refund(world.opening(unpaid.segment, unpaid.header), unpaid.header.coordinator),
        'NOTHING_PAID',
      );
    });

    it('is settled by anybody later where its coordinator does not: once, for the work that was signed', async () => {
      const { segment, header, settlement, finalize, coordinator } = await payable({ by: 'stranger' });
      await finalize();
      await refused(client.settle(header, [settlement]), 'VOUCHER_MISMATCH');
      const forced = (change: Partial<Settlement> = {}, signed = segment.signed): Promise<unknown> =>
        client.settleForced(header, { ...settlement, ...change }, signed);
      await refused(forced(), 'FORCE_NOT_DUE');
      await world.advance(FORCE_DELAY + 1);
      await refused(forced({}, world.segment().signed), 'NOT_THE_CLAIMS');
      const before = await client.claimable(stranger.account);
      await forced();
      assert.equal(await client.isSettled({ ...segment.leaf, coordinator }, segment.leaf.requestId, 0), true);
      assert.ok((await client.claimable(stranger.account)) >= before);
      await refused(forced(), 'ALREADY_SETTLED');
      const facts = await check(segment, header);
      await fail(facts);
      const owed = await payoutsOf(client.account);
      await refused(
        stranger.checks.refund(world.opening(segment, header), header.coordinator),
        'NOT_THE_PARTIES',
      );
      await stranger.checks.refund(world.opening(segment, header), coordinator);
      assert.equal((await payoutsOf(client.account)) - owed, AMOUNT, 'refunded like any other');

      const dear = await payable({ by: 'stranger', amount: AMOUNT + 1n });
      await dear.finalize();
      await world.advance(FORCE_DELAY + 1);
      await refused(client.settleForced(dear.header, dear.settlement, dear.segment.signed), 'WRONG_FEE');

      // work that is not the model's, or not the payee's, or that nobody could have checked
      const { model } = world.segment();
      for (const [work, code] of [
        [{ of: world.segment({ model: { ...model, hops: 2 } }) }, 'NOT_THE_MODEL'],
        [
          { of: world.segment({ edit: (claim) => ({ ...claim, shardRoot: randomBytes(32) }) }) },
          'NOT_THE_MODEL',
        ],
        [{ payee: bystander }, 'NOT_A_PAYEE'],
        [{ of: world.segment(await expired()) }, 'CLAIM_EXPIRED'],
      ] as const) {
        const wrong = await payable({ by: 'stranger', ...work });
        await wrong.finalize();
        await world.advance(FORCE_DELAY + 1);
        await refused(client.settleForced(wrong.header, wrong.settlement, wrong.segment.signed), code);
      }

      const made = world.segment();
      const unsigned = made.claims.map((claim) => ({
        claim,
        signature: world.bls.sign(world.keys.secretKey, randomBytes(32)),
      }));
      const signed = unsigned.map(encodeSignedClaim);
      const forged = await payable({
        by: 'stranger',
        of: { ...made, signed, leaf: { ...made.leaf, claimsHash: claimsHash(signed) } },
      });
      await forged.finalize();
      await world.advance(FORCE_DELAY + 1);
      await refused(client.settleForced(forged.header, forged.settlement, signed), 'BAD_CLAIM_SIGNATURE');
    });
  });

  it('keeps every wei accounted for over moves at random', async () => {
    const random = randomFrom(7);
    const open: { facts: CheckFacts; segment: CheckSegment }[] = [];
    for (let i = 0; i < 24; i++) {
      const choice = random(5);
      const one = open[random(Math.max(1, open.length))];
      try {
        if (choice === 0 || one === undefined) {
          open.push(await buy(random(2) === 0 ? 'lot' : 'named', { position: random(POSITIONS) }));
        } else if (choice === 1) {
          if (one.facts.kind === 'named')
            await operator.checks.publishCells(one.facts, columnsAt(one.segment, one.facts.position));
          else await operator.checks.publish(one.facts, one.segment.innerRoot);
        } else if (choice === 2) await client.checks.name(one.facts, [copy]);
        else if (choice === 3) await world.advance(random(900));
        else await stranger.checks.resolve(one.facts);
      } catch (thrown) {
        const { code } = thrown as { code?: string };
        assert.ok(
          ['WRONG_STATE', 'WRONG_KIND', 'TOO_EARLY', 'TOO_LATE', 'ROUND_MISSING'].includes(code!),
          String(thrown),
        );
      }
    }
    for (const { facts } of open) await endSomehow(facts);
    const none = await rpc.readContract({
      address: world.addresses.challenge,
      abi: challengeAbi,
      functionName: 'openOf',
      args: [`0x${Buffer.from(world.node).toString('hex')}`],
    });
    assert.equal(none, 0);
    assert.equal(await payoutsOf(NOBODY), 0n);
  });

  it('keeps the stake of a leaving node while a check of it is open, and not longer', async () => {
    const segment = world.segment();
    const header = await world.post([segment.leaf]);
    await operator.requestExit(world.node);
    await world.advance(TERMS.openWindow - 20);
    const { facts } = await client.checks.open(
      world.opening(segment, header, 0, { kind: 'lot', position: 0 }),
    );
    checks.add(facts);
    await refused(operator.withdrawStake(world.node), 'EXIT_NOT_DUE');
    await world.advance(DEV_PARAMETERS.exitDelay);
    await refused(operator.withdrawStake(world.node), 'STAKE_IN_DISPUTE');
    await stranger.checks.resolve(facts); // its clock ran out long ago
    assert.equal(await stateOf(facts), 'failed');
    await operator.withdrawStake(world.node);
    assert.equal(await stakeOf(), 0n);
  });
});

/** Numbers below a bound, the same ones for a seed. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
};
