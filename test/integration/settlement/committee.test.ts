/**
 * The committee and its signatures under batches, each rule broken once, on a real chain.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex, encodeFunctionData } from 'viem';
import { randomBytes } from '../../../crypto/core/random.ts';
import {
  headerHash,
  headerToAbi,
  isVoid,
  parseProgress,
  progressSlot,
  UNSIGNED,
} from '../../../settlement/batch/header.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { possessionContext } from '../../../settlement/chain/possession.ts';
import { bitmapOf, isQuorum, membersOf } from '../../../settlement/committee/epoch.ts';
import { contentHash, voteHash, voteMessage } from '../../../settlement/committee/vote.ts';
import { committeeAbi } from '../../../settlement/contracts/artifacts/committee.ts';
import { meshRollupAbi } from '../../../settlement/contracts/artifacts/mesh-rollup.ts';
import { type CommitteeStage, createStage, ETHER, type Seated, someVote } from '../../support/committee.ts';
import { createWorld, type World } from './world.ts';

const ZERO = new Uint8Array(32);
const EPOCH = 1_000;
const LOCK = 2_000;
const WINDOW = 100;
const LONG = 300;
const STAKE = ETHER / 10n;

describe('committee', () => {
  let world: World;
  let stage: CommitteeStage;
  let reader: Ledger;
  /** 2 and 1 parts of stake: the first alone is two thirds. */
  let major: Seated;
  let minor: Seated;

  before(async () => {
    world = await createWorld({
      window: WINDOW,
      longWindow: LONG,
      committee: { epochLength: EPOCH, lockTime: LOCK, minStake: 1n, reporterBps: 4_000 },
    });
    stage = await createStage(world.anvil.url, world.addresses);
    reader = await world.ledger(0);
    major = await stage.join(2n * STAKE);
    minor = await stage.join(STAKE);
    await stage.advanceTo(2);
  });
  after(() => world.close());

  const bonded = async (): Promise<Ledger> => {
    const { ledger } = await stage.actor();
    await ledger.vault.deposit(ledger.account, ETHER / 10n);
    return ledger;
  };
  const believes = (vote: ReturnType<typeof someVote>, members: readonly Seated[]): Promise<boolean> => {
    const { bitmap, aggregate } = stage.sign(members, vote);
    return reader.committee.verify(vote, bitmap, aggregate);
  };

  describe('membership', () => {
    it('counts from the next epoch but one, and hashes votes as the contract does', async () => {
      const late = await stage.join(STAKE);
      const { members } = await reader.committee.state();
      assert.equal(members.find(({ slot }) => slot === late.slot)?.firstEpoch, (await stage.epoch()) + 2);
      assert.deepEqual(members.find(({ slot }) => slot === late.slot)?.blsKey, late.keys.publicKey);
      const { client } = await openClient(world.anvil.url);
      const vote = someVote();
      const message = await client.readContract({
        address: world.addresses.committee,
        abi: committeeAbi,
        functionName: 'voteMessage',
        args: [bytesToHex(voteHash(vote, stage.domain))],
      });
      assert.equal(message, bytesToHex(voteMessage(vote, stage.domain)));
      // fixed already, and without the newcomer; the one after is not fixed yet
      assert.equal(await believes(someVote({ epoch: 3 }), [major]), true);
      assert.equal(await believes(someVote({ epoch: 2 }), [major, late]), false);
      await assert.rejects(believes(someVote({ epoch: 4 }), [major]), { code: 'EPOCH_NOT_FIXED' });
      await late.ledger.committee.requestExit(late.slot);
      await assert.rejects(late.ledger.committee.requestExit(late.slot), { code: 'ALREADY_LEAVING' });
      await assert.rejects(major.ledger.committee.requestExit(late.slot), { code: 'NOT_THE_MEMBER' });
    });

    it('refuses a rogue key, a copied proof of possession, a proof for the registry, and a key twice', async () => {
      const { ledger } = await stage.actor();
      const keys = stage.bls.keygen();
      const peerKey = randomBytes(32);
      const context = (contract: `0x${string}`, operator = ledger.account) =>
        possessionContext(ledger.chainId, contract, operator);
      const { committee, nodeRegistry } = world.addresses;
      // the victim's key taken away from one's own: the sum with the victim's is a key that the rogue alone can sign for
      const { Point } = bls12_381.G2;
      const rogue = Point.fromBytes(keys.publicKey)
        .subtract(Point.fromBytes(major.keys.publicKey))
        .toBytes(true);
      const bad = { code: 'BAD_POSSESSION' };
      const proven = (secretKey: Uint8Array, about: Uint8Array) =>
        stage.bls.provePossession(secretKey, about);
      await assert.rejects(
        ledger.committee.join(
          { peerKey, blsKey: rogue, possession: proven(keys.secretKey, context(committee)) },
          1n,
        ),
        bad,
      );
      for (const wrong of [context(nodeRegistry), context(committee, major.ledger.account)]) {
        const possession = proven(keys.secretKey, wrong);
        await assert.rejects(ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, 1n), bad);
      }
      const infinity = new Uint8Array(96);
      infinity[0] = 0xc0;
      const possession = proven(keys.secretKey, context(committee));
      await assert.rejects(ledger.committee.join({ peerKey, blsKey: infinity, possession }, 1n));
      await assert.rejects(ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, 0n), {
        code: 'STAKE_TOO_SMALL',
      });
      await ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, 1n);
      await assert.rejects(ledger.committee.join({ peerKey, blsKey: keys.publicKey, possession }, 1n), {
        code: 'KEY_TAKEN',
      });
    });
  });

  describe('quorum', () => {
    it('is two thirds exactly, of the stake of all members, who is silent included', async () => {
      assert.equal(await believes(someVote(), [major]), true);
      assert.equal(await believes(someVote(), [major, minor]), true);
      assert.equal(await believes(someVote(), [minor]), false);
      // one wei more that does not sign
      await stage.join(1n);
      const epoch = (await stage.epoch()) + 2;
      await stage.advanceTo(epoch);
      assert.equal(await believes(someVote({ epoch }), [major]), false);
      assert.equal(await believes(someVote({ epoch }), [major, minor]), true);
      // what held in an epoch before holds still
      assert.equal(await believes(someVote({ epoch: epoch - 2 }), [major]), true);
    });

    it('is the same here and on the chain, for every set of signers', async () => {
      const more = [await stage.join(STAKE / 3n), await stage.join(STAKE - 7n)];
      const epoch = (await stage.epoch()) + 2;
      await stage.advanceTo(epoch);
      const all = [major, minor, ...more];
      const state = await reader.committee.state();
      const vote = someVote({ epoch });
      for (let set = 1; set < 2 ** all.length; set++) {
        const signers = all.filter((_, i) => (set >> i) & 1);
        const slots = new Set(signers.map(({ slot }) => slot));
        assert.equal(await believes(vote, signers), isQuorum(membersOf(state, epoch), slots), `set ${set}`);
      }
      for (const { ledger, slot } of more) await ledger.committee.requestExit(slot);
    });

    it('counts nobody who is no member: a free slot, or nobody at all', async () => {
      const epoch = await stage.epoch();
      const vote = someVote({ epoch });
      const signed = stage.sign([major, minor], vote);
      const strange = bitmapOf([major.slot, minor.slot, 63]);
      assert.equal(await reader.committee.verify(vote, strange, signed.aggregate), false);
      assert.equal(await reader.committee.verify(vote, bitmapOf([]), signed.aggregate), false);
    });

    it('believes no signature of another batch, epoch, rollup, committee or chain, nor one that lacks a signer', async () => {
      const epoch = await stage.epoch();
      const vote = someVote({ epoch });
      const all = [major, minor];
      const { bitmap, aggregate } = stage.sign(all, vote);
      assert.equal(await reader.committee.verify(vote, bitmap, aggregate), true);
      const others: Partial<typeof vote>[] = [
        { coordinator: reader.account },
        { number: 2 },
        { previousHash: randomBytes(32) },
        { receiptsRoot: randomBytes(32) },
        { receiptCount: 4 },
        { dataHash: randomBytes(32) },
        { epoch: epoch - 1 },
      ];
      for (const edit of others) {
        assert.equal(await reader.committee.verify({ ...vote, ...edit }, bitmap, aggregate), false);
      }
      for (const edit of [{ chainId: 1 }, { committee: reader.account }, { meshRollup: reader.account }]) {
        const elsewhere = stage.sign(all, vote, { ...stage.domain, ...edit });
        assert.equal(await reader.committee.verify(vote, bitmap, elsewhere.aggregate), false);
      }
      const { aggregate: fewer } = stage.sign([major], vote);
      assert.equal(await reader.committee.verify(vote, bitmap, fewer), false);
    });

    it('calls false what is no signature at all: no point, outside the subgroup, infinity, another encoding', async () => {
      const vote = someVote({ epoch: await stage.epoch() });
      const { bitmap, aggregate } = stage.sign([major, minor], vote);
      const edited = (edit: (bytes: Uint8Array) => void): Uint8Array => {
        const bytes = aggregate.slice();
        edit(bytes);
        return bytes;
      };
      const infinity = new Uint8Array(48);
      infinity[0] = 0xc0;
      const outside = pointOutside();
      const none: Uint8Array[] = [
        edited((b) => (b[0]! ^= 0x20)), // -s
        edited((b) => (b[0]! &= 0x7f)), // not said to be compressed
        edited((b) => b.fill(0xff, 1)), // x above p
        infinity,
        new Uint8Array(48),
        outside,
        aggregate.slice(1),
      ];
      for (const bytes of none) {
        assert.equal(await reader.committee.verify(vote, bitmap, bytes), false, bytesToHex(bytes));
      }
      let random = 0; // about half of all x have no point
      for (let i = 0; i < 6; i++) {
        const bytes = randomBytes(48);
        bytes[0] = 0x80 | (bytes[0]! & 0x0f);
        random += Number(await reader.committee.verify(vote, bitmap, bytes));
      }
      assert.equal(random, 0);
    });
  });

  describe('batches', () => {
    const draft = (number: number, previousHash: Uint8Array) => ({
      number,
      previousHash,
      receiptsRoot: randomBytes(32),
      receiptCount: 3,
      dataHash: randomBytes(32),
    });
    const certified = async (
      ledger: Ledger,
      content: ReturnType<typeof draft>,
      members: readonly Seated[] = [major, minor],
    ) => {
      const epoch = await stage.epoch();
      const vote = { coordinator: ledger.account, ...content, epoch };
      return await ledger.postBatch({ ...content, ...stage.sign(members, vote) });
    };

    it('with signatures are final after the window, without after the long one, and never before an earlier one', async () => {
      const ledger = await bonded();
      const one = await certified(ledger, draft(1, ZERO));
      assert.deepEqual(headerHash(one.header), one.headerHash);
      assert.equal(one.header.finalAt, one.header.postedAt + WINDOW);
      const two = await ledger.postBatch({ ...draft(2, one.headerHash), ...UNSIGNED });
      assert.equal(two.header.finalAt, two.header.postedAt + LONG);
      const three = await certified(ledger, draft(3, two.headerHash));
      assert.equal(three.header.finalAt, two.header.finalAt);
      await stage.advance(WINDOW);
      await ledger.finalize(one.header);
      await assert.rejects(ledger.finalize(three.header), { code: 'WINDOW_OPEN' });
      await stage.advance(LONG - WINDOW);
      await ledger.finalize(three.header);
      assert.deepEqual(await ledger.batchesOf(ledger.account), { posted: 3, finalized: 3, voidFrom: null });
    });

    it('with signatures need a bond that stays, and this epoch or the one before', async () => {
      const poor = (await stage.actor()).ledger;
      await assert.rejects(certified(poor, draft(1, ZERO)), { code: 'BOND_TOO_SMALL', family: 'usage' });
      const leaving = await bonded();
      await leaving.vault.requestWithdrawal(1n);
      await assert.rejects(certified(leaving, draft(1, ZERO)), { code: 'BOND_TOO_SMALL' });
      const ledger = await bonded();
      const epoch = await stage.epoch();
      const content = draft(1, ZERO);
      const post = (of: number) => {
        const vote = { coordinator: ledger.account, ...content, epoch: of };
        return ledger.postBatch({ ...content, ...stage.sign([major, minor], vote) });
      };
      await assert.rejects(post(epoch + 1), { code: 'BAD_EPOCH' });
      await assert.rejects(post(epoch - 2), { code: 'BAD_EPOCH' });
      await assert.rejects(ledger.postBatch({ ...content, ...UNSIGNED, epoch }), { code: 'BAD_EPOCH' });
      await post(epoch - 1);
    });

    it('stand when their signature does, and can be challenged in their window only', async () => {
      const ledger = await bonded();
      const challenger = (await stage.actor()).ledger;
      const { header } = await certified(ledger, draft(1, ZERO));
      await assert.rejects(challenger.committee.challengeSignature(header), { code: 'SIGNATURE_HOLDS' });
      const plain = await ledger.postBatch({ ...draft(2, headerHash(header)), ...UNSIGNED });
      await assert.rejects(challenger.committee.challengeSignature(plain.header), { code: 'NOT_CERTIFIED' });
      await assert.rejects(challenger.committee.challengeSignature({ ...header, bitmap: bitmapOf([1]) }), {
        code: 'UNKNOWN_HEADER',
      });
      await stage.advance(WINDOW);
      await assert.rejects(challenger.committee.challengeSignature(header), { code: 'TOO_LATE' });
    });

    it('with a false signature are void, as is all after them, and cost the bond', async () => {
      const ledger = await bonded();
      const challenger = (await stage.actor()).ledger;
      const one = await certified(ledger, draft(1, ZERO));
      const false2 = await certified(ledger, draft(2, one.headerHash), [minor]); // no quorum
      const three = await certified(ledger, draft(3, false2.headerHash));
      await challenger.committee.challengeSignature(false2.header);
      const progress = await ledger.batchesOf(ledger.account);
      assert.deepEqual(progress, { posted: 3, finalized: 0, voidFrom: 2 });
      assert.deepEqual(
        [1, 2, 3, 4].map((number) => isVoid(progress, number)),
        [false, true, true, true],
      );
      assert.equal(await ledger.vault.bondOf(ledger.account), 0n);
      const { ripe, pending } = await challenger.vault.claimable(challenger.account);
      assert.equal(ripe + pending, ((ETHER / 10n) * 4n) / 10n);
      // as receipts read it from the contract's storage
      const { client } = await openClient(world.anvil.url);
      const address = world.addresses.meshRollup;
      const word = await client.getStorageAt({ address, slot: progressSlot(ledger.account) });
      assert.deepEqual(parseProgress(BigInt(word!)), progress);
      await assert.rejects(challenger.committee.challengeSignature(three.header), { code: 'BATCH_VOID' });
      await assert.rejects(ledger.postBatch({ ...draft(4, three.headerHash), ...UNSIGNED }), {
        code: 'COORDINATOR_VOID',
      });
      await stage.advance(LONG);
      await assert.rejects(ledger.finalize(three.header), { code: 'BATCH_VOID' });
      await ledger.finalize(one.header); // what came before stands
    });

    it('are not made void by starving the challenge of gas', async () => {
      const ledger = await bonded();
      const { account } = await stage.actor();
      const { header } = await certified(ledger, draft(1, ZERO));
      const { client } = await openClient(world.anvil.url);
      const data = encodeFunctionData({
        abi: meshRollupAbi,
        functionName: 'challengeSignature',
        args: [headerToAbi(header)],
      });
      const call = (gas: bigint) =>
        client.call({ account: account.address, to: world.addresses.meshRollup, data, gas });
      for (let gas = 150_000n; gas <= 900_000n; gas += 25_000n) await assert.rejects(call(gas), String(gas));
    });
  });

  describe('stakes', () => {
    it('stay until nothing of their last epoch can be challenged, and then free the slot', async () => {
      const member = await stage.join(STAKE);
      await stage.advanceTo((await stage.epoch()) + 2);
      const last = (await stage.epoch()) + 1;
      await member.ledger.committee.requestExit(member.slot);
      assert.equal(await believes(someVote({ epoch: last }), [major, minor, member]), true);
      await stage.advanceTo(last + 1);
      const vote = someVote({ epoch: last + 1 });
      assert.equal(await believes(vote, [major, minor, member]), false);
      assert.equal(await believes(vote, [major, minor]), true);
      await assert.rejects(member.ledger.committee.withdraw(member.slot), {
        code: 'STAKE_LOCKED',
        family: 'unavailable',
      });
      await stage.advance(LOCK + 1);
      await assert.rejects(believes(someVote({ epoch: last }), [major]), { code: 'EPOCH_FORGOTTEN' });
      const before = await reader.balance(member.ledger.account);
      await reader.committee.withdraw(member.slot); // for whom it is, whoever sends it
      assert.equal((await reader.balance(member.ledger.account)) - before, STAKE);
      assert.equal((await stage.join(STAKE)).slot, member.slot);
    });

    it('are lost by two votes for one place, and by nothing less', async () => {
      const member = await stage.join(STAKE);
      const { ledger: reporter } = await stage.actor();
      const signed = (vote: ReturnType<typeof someVote>, by = member) => ({
        vote,
        signature: stage.bls.sign(by.keys.secretKey, voteMessage(vote, stage.domain)),
      });
      const a = signed(someVote());
      const report = (b: ReturnType<typeof signed>, first = a) =>
        reporter.committee.slashEquivocation(member.slot, first, b);
      // the same batch again, in another epoch and after other blocks
      const again = { ...a.vote, epoch: 9, previousHash: randomBytes(32) };
      assert.deepEqual(contentHash(again), contentHash(a.vote));
      await assert.rejects(report(signed(again)), { code: 'NOT_EQUIVOCATION' });
      await assert.rejects(report(signed({ ...a.vote, number: 2, dataHash: ZERO })), {
        code: 'NOT_EQUIVOCATION',
      });
      const other = { ...a.vote, dataHash: randomBytes(32) };
      await assert.rejects(report(signed(other, minor)), { code: 'BAD_VOTE_SIGNATURE' });
      const epoch = (await stage.epoch()) + 1;
      await report(signed(other));
      await assert.rejects(report(signed(other)), { code: 'NOTHING_TO_SLASH' });
      const { members } = await reader.committee.state();
      const left = members.find(({ slot }) => slot === member.slot)!;
      assert.deepEqual([left.stake, left.weight, left.lastEpoch], [0n, STAKE, epoch]);
      const { ripe, pending } = await reporter.vault.claimable(reporter.account);
      assert.equal(ripe + pending, (STAKE * 4n) / 10n);
    });
  });
});

/** On the curve and not in G1: the cofactor is large, so almost every point is. */
function pointOutside(): Uint8Array {
  const { Point } = bls12_381.G1;
  const { Fp } = bls12_381.fields;
  for (let x = 1n; ; x++) {
    const square = Fp.add(Fp.pow(x, 3n), 4n);
    const y = Fp.pow(square, (Fp.ORDER + 1n) / 4n);
    if (Fp.sqr(y) !== square) continue;
    const point = Point.fromAffine({ x, y });
    if (point.isTorsionFree()) continue;
    const out = Fp.toBytes(x);
    out[0]! |= 0x80 | (y > (Fp.ORDER - 1n) / 2n ? 0x20 : 0);
    return out;
  }
}
