/**
 * Members and coordinators without a chain: who signs what, and what makes a quorum.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../../crypto/poea/bls.ts';
import type { Addresses } from '../../../settlement/chain/types.ts';
import { bitmapOf, epochAt, isQuorum, membersOf, slotsOf } from '../../../settlement/committee/epoch.ts';
import {
  createGatherer,
  type GatherEvent,
  type GatherOptions,
} from '../../../settlement/committee/gather.ts';
import { createMember, type MemberOptions } from '../../../settlement/committee/member.ts';
import { signRequest, verifyRequest } from '../../../settlement/committee/request.ts';
import type { BatchVote, CommitteeState, Member, VoteDomain } from '../../../settlement/committee/types.ts';
import { voteMessage } from '../../../settlement/committee/vote.ts';
import { openVotes, type Votes } from '../../../settlement/committee/votes.ts';
import { someVote } from '../../support/committee.ts';

const account = privateKeyToAccount(`0x${'17'.repeat(32)}`);
const me = account.address.toLowerCase() as Address;
const domain: VoteDomain = {
  chainId: 5,
  committee: `0x${'0c'.repeat(20)}`,
  meshRollup: `0x${'0d'.repeat(20)}`,
};
const addresses = { ...domain } as unknown as Addresses;
const BOND = 10n;
const EPOCH = 7;
const PARENT = randomBytes(32);

const seat = (keys: BlsKeyPair, slot: number, weight: bigint): Member => ({
  slot,
  operator: me,
  firstEpoch: 2,
  lastEpoch: Number.POSITIVE_INFINITY,
  weight,
  stake: weight,
  peerKey: randomBytes(32),
  blsKey: keys.publicKey,
});
const stateOf = (members: readonly Member[]): CommitteeState => ({
  genesis: 1_000,
  epochLength: 10,
  lockTime: 100,
  minStake: 1n,
  members,
});
const vote = (edit: Partial<BatchVote> = {}): BatchVote =>
  someVote({ coordinator: me, number: 2, previousHash: PARENT, epoch: EPOCH, ...edit });

describe('epochs and quorums', () => {
  it('bits name slots, from the low end of eight bytes', () => {
    assert.deepEqual(slotsOf(bitmapOf([0, 9, 63])), [0, 9, 63]);
    assert.deepEqual([...bitmapOf([0, 9, 63])], [0x80, 0, 0, 0, 0, 0, 2, 1]);
    assert.deepEqual(slotsOf(bitmapOf([])), []);
  });

  it('an epoch begins with its first second, and its members are those whose epochs it is', async () => {
    const keys = (await loadBls()).keygen();
    const members = [
      seat(keys, 0, 1n),
      { ...seat(keys, 1, 1n), firstEpoch: 8 },
      { ...seat(keys, 2, 1n), lastEpoch: 7 },
      { ...seat(keys, 3, 1n), lastEpoch: 6 },
    ];
    const state = stateOf(members);
    assert.deepEqual([epochAt(state, 1_069), epochAt(state, 1_070)], [6, 7]);
    assert.deepEqual(
      membersOf(state, 7).map(({ slot }) => slot),
      [0, 2],
    );
  });

  it('two thirds exactly are a quorum, one wei less is none, and nobody is none of nobody', async () => {
    const keys = (await loadBls()).keygen();
    const two = [seat(keys, 0, 200n), seat(keys, 1, 100n)];
    assert.equal(isQuorum(two, new Set([0])), true);
    assert.equal(isQuorum(two, new Set([1])), false);
    assert.equal(isQuorum([...two, seat(keys, 2, 1n)], new Set([0])), false);
    assert.equal(isQuorum([], new Set()), false);
    assert.equal(isQuorum(two, new Set([5])), false);
  });
});

describe('a member', () => {
  let bls: Bls;
  let keys: BlsKeyPair;
  let folder: string;
  let votes: Votes;
  before(async () => {
    bls = await loadBls();
    keys = bls.keygen();
    folder = mkdtempSync(join(tmpdir(), 'veilmesh-votes-'));
    votes = await openVotes(join(folder, 'votes.sqlite'));
  });
  after(() => {
    votes.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function member(
    edit: Partial<MemberOptions> = {},
    chain: { voidFrom?: number; standing?: bigint; posted?: number } = {},
  ) {
    const asked: string[] = [];
    /** Numbers that were asked about: they are not on the chain, and those before them are. */
    const about = new Set<number>();
    const ledger = {
      chainId: domain.chainId,
      addresses,
      time: async () => 1_000 + EPOCH * 10,
      batchHash: async (_: Address, number: number) =>
        number === chain.posted ? randomBytes(32) : about.has(number) ? null : PARENT,
      batchesOf: async () => ({ posted: 1, finalized: 0, voidFrom: chain.voidFrom ?? null }),
      committee: {
        state: async () => stateOf([seat(keys, 0, 1n)]),
        verify: async () => true,
        coordinatorBond: async () => BOND,
      },
      vault: { standingOf: async () => chain.standing ?? BOND },
    } as unknown as MemberOptions['ledger'];
    const made = createMember({
      ledger,
      bls,
      keys,
      votes,
      fetch: async (_, from) => {
        asked.push(`fetch ${from}`);
        return [new Uint8Array(3)];
      },
      judge: async () => {
        asked.push('judge');
        return [];
      },
      keep: async () => {
        asked.push('keep');
      },
      ...edit,
    });
    const sign = async (asked: BatchVote): Promise<Uint8Array> => {
      about.add(asked.number);
      return await made.sign(asked, await signRequest(asked, 'asker', domain, account), 'asker');
    };
    return { sign, asked, made };
  }

  it('signs what it has fetched, judged and keeps, and the same again without doing that twice', async () => {
    const { sign, asked } = member();
    const about = vote({ number: 10 });
    const signature = await sign(about);
    assert.deepEqual(asked, ['fetch asker', 'judge', 'keep']);
    assert.equal(bls.verify(keys.publicKey, voteMessage(about, domain), signature), true);
    const moved = { ...about, epoch: EPOCH + 1 };
    assert.equal(bls.verify(keys.publicKey, voteMessage(moved, domain), await sign(moved)), true);
    assert.equal(asked.length, 3);
  });

  it('never signs two batches for one place, also after a restart', async () => {
    await member().sign(vote({ number: 11 }));
    const other = { code: 'VOTE_OTHER_BATCH', family: 'verification' };
    await assert.rejects(member().sign(vote({ number: 11 })), other);
    votes.close();
    votes = await openVotes(join(folder, 'votes.sqlite'));
    await assert.rejects(member().sign(vote({ number: 11 })), other);
    await member().sign(vote({ number: 12 }));
  });

  it('signs nothing that is unsound, or that it could not keep, and may sign the sound one later', async () => {
    const about = vote({ number: 13 });
    await assert.rejects(member({ judge: async () => ['root'] }).sign(about), { code: 'VOTE_UNSOUND' });
    const full = member({
      keep: async () => {
        throw new UnavailableError('DISK_FULL', 'no room');
      },
    });
    await assert.rejects(full.sign(about), { code: 'DISK_FULL' });
    await member().sign(vote({ number: 13 }));
  });

  it('signs only what its coordinator asks, which has a bond, no void batch, and comes next', async () => {
    const about = vote({ number: 14 });
    const { made } = member();
    const stranger = privateKeyToAccount(`0x${'18'.repeat(32)}`);
    const request = await signRequest(about, 'asker', domain, stranger);
    await assert.rejects(made.sign(about, request, 'asker'), { code: 'VOTE_REQUEST' });
    const mine = await signRequest(about, 'asker', domain, account);
    assert.throws(() => verifyRequest({ ...about, dataHash: randomBytes(32) }, mine, 'asker', domain), {
      code: 'VOTE_REQUEST',
    });
    assert.throws(() => verifyRequest(about, mine, 'asker', { ...domain, chainId: 6 }), {
      code: 'VOTE_REQUEST',
    });
    // whoever was asked passes it on as its own
    await assert.rejects(made.sign(about, mine, 'another'), { code: 'VOTE_REQUEST' });
    await assert.rejects(member({}, { standing: BOND - 1n }).sign(about), { code: 'VOTE_NO_BOND' });
    await assert.rejects(member({}, { voidFrom: 1 }).sign(about), { code: 'VOTE_COORDINATOR_VOID' });
    const orphan = vote({ number: 14, previousHash: randomBytes(32) });
    await assert.rejects(member().sign(orphan), { code: 'VOTE_PARENT', family: 'unavailable' });
    assert.equal(votes.recall(me, 14), null);
  });

  it('judges no batch of a number that is on the chain: what is kept of that stays', async () => {
    const { sign, asked } = member({}, { posted: 16 });
    await assert.rejects(sign(vote({ number: 16 })), { code: 'VOTE_POSTED', family: 'usage' });
    assert.deepEqual(asked, []);
  });

  it('waits for the data of one without holding up the next, and judges one after another', async () => {
    const order: string[] = [];
    let hand = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      hand = resolve;
    });
    const { sign } = member({
      fetch: async ({ number }) => {
        if (number === 17) await slow;
        return [new Uint8Array(3)];
      },
      judge: async ({ number }) => {
        order.push(`judge ${number}`);
        await new Promise((resolve) => setImmediate(resolve));
        return [];
      },
      keep: async ({ number }) => {
        order.push(`keep ${number}`);
      },
    });
    const late = sign(vote({ number: 17 }));
    await sign(vote({ number: 21 }));
    const next = sign(vote({ number: 23 }));
    hand();
    await Promise.all([late, next]);
    assert.deepEqual(order.slice(0, 2), ['judge 21', 'keep 21']);
    for (const number of [17, 23]) {
      const at = order.indexOf(`judge ${number}`);
      assert.equal(order[at + 1], `keep ${number}`);
    }
  });

  it('signs only for epochs that are now, and in which it is a member', async () => {
    await assert.rejects(member().sign(vote({ number: 15, epoch: EPOCH + 2 })), { code: 'VOTE_EPOCH' });
    await assert.rejects(member({ keys: bls.keygen() }).sign(vote({ number: 15 })), {
      code: 'VOTE_NOT_A_MEMBER',
    });
  });
});

describe('gathering', () => {
  let bls: Bls;
  let keys: readonly BlsKeyPair[];
  before(async () => {
    bls = await loadBls();
    keys = [1, 2, 3].map(() => bls.keygen());
  });
  const { epoch: _, ...batch } = vote();

  /** Three members with a third each. */
  function gather(ask: GatherOptions['ask'], standing = BOND, members = keys.map((k, i) => seat(k, i, 1n))) {
    const events: GatherEvent[] = [];
    const ledger = {
      account: me,
      chainId: domain.chainId,
      addresses,
      time: async () => 1_000 + EPOCH * 10,
      committee: { state: async () => stateOf(members), coordinatorBond: async () => BOND },
      vault: { standingOf: async () => standing },
    } as unknown as GatherOptions['ledger'];
    const certify = createGatherer({
      ledger,
      bls,
      peerId: 'asker',
      signer: account,
      ask,
      timeoutMs: 100,
      onEvent: (event) => events.push(event),
    });
    return { certify: () => certify(batch), events };
  }
  const honest: GatherOptions['ask'] = async ({ slot }, about) =>
    bls.sign(keys[slot]!.secretKey, voteMessage(about, domain));
  const never = (): Promise<never> => new Promise(() => undefined);

  it('is over with two thirds, whoever is silent', async () => {
    const { certify } = gather((member, ...rest) => (member.slot === 1 ? never() : honest(member, ...rest)));
    const found = await certify();
    assert.deepEqual(slotsOf(found!.bitmap), [0, 2]);
    assert.equal(found!.epoch, EPOCH);
    const message = voteMessage({ ...batch, epoch: EPOCH }, domain);
    const items = [0, 2].map((slot) => ({ publicKey: keys[slot]!.publicKey, message }));
    assert.equal(bls.verifyAggregate(items, found!.aggregate), true);
  });

  it('gives up in time when more than a third stalls, and stops asking', async () => {
    let stopped = 0;
    const { certify, events } = gather(async (member, about, request, signal) => {
      if (member.slot === 0) return await honest(member, about, request, signal);
      signal.addEventListener('abort', () => stopped++);
      return await never();
    });
    assert.equal(await certify(), null);
    assert.deepEqual(events, [{ type: 'no-quorum', signed: 1, members: 3 }]);
    assert.equal(stopped, 2);
  });

  it('believes no member: a false signature counts as none', async () => {
    const { certify, events } = gather((member, ...rest) =>
      member.slot === 0 ? honest(member, ...rest) : honest({ ...member, slot: 0 }, ...rest),
    );
    assert.equal(await certify(), null);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['refused', 'refused', 'no-quorum'],
    );
  });

  it('asks nobody without a committee, or without a bond', async () => {
    const ask = () => assert.fail('asked');
    const none = gather(ask, BOND, []);
    assert.equal(await none.certify(), null);
    assert.deepEqual(none.events, [{ type: 'no-committee', epoch: EPOCH }]);
    const poor = gather(ask, BOND - 1n);
    assert.equal(await poor.certify(), null);
    assert.deepEqual(poor.events, [{ type: 'no-bond', standing: BOND - 1n, required: BOND }]);
  });
});
