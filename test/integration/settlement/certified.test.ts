/**
 * A coordinator and three members with real bundles and a real chain: batches that the committee vouches for, that it
 * refuses, and that go out without it.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import type { CoordinatorOptions } from '../../../settlement/batch/coordinator.ts';
import { JUDGING_LATENESS } from '../../../settlement/batch/registered-evidence.ts';
import { createRegistryCheck } from '../../../settlement/batch/registry-check.ts';
import { createBundleVerifier } from '../../../settlement/batch/verify-bundle.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { slotsOf } from '../../../settlement/committee/epoch.ts';
import { createGatherer, type GatherOptions } from '../../../settlement/committee/gather.ts';
import { type CommitteeMember, createMember } from '../../../settlement/committee/member.ts';
import { signRequest } from '../../../settlement/committee/request.ts';
import type { BatchVote } from '../../../settlement/committee/types.ts';
import { openVotes, type Votes } from '../../../settlement/committee/votes.ts';
import { makeReceipt } from '../../../settlement/receipt/make.ts';
import { requestIdOf } from '../../../settlement/receipt/request-id.ts';
import type { ReceiptBody } from '../../../settlement/receipt/schema.ts';
import { verifyReceipt } from '../../../settlement/receipt/verify.ts';
import { createJudge, type Earlier } from '../../../settlement/watch/judge.ts';
import { type CommitteeStage, createStage, ETHER, type Seated } from '../../support/committee.ts';
import { createWorld, type OpenCoordinator, ROLES, readTestModel, unixNow, type World } from './world.ts';

const WINDOW = 5;
const LONG = 60;
const EPOCH = 600;
const NOTHING: Earlier = {
  claimsOf: () => null,
  claimAt: () => null,
  placeOf: () => null,
  spending: () => 0n,
  ceiling: () => 0n,
};

describe('batches with a committee', () => {
  let world: World;
  let stage: CommitteeStage;
  let own: Ledger;
  let seats: Seated[];
  const votes: Votes[] = [];
  let members: CommitteeMember[];
  let ahead = 0;
  /** Slots that never answer, and those that cannot be reached. */
  const silent = new Set<number>();
  const away = new Set<number>();
  let open: OpenCoordinator;
  const signer = privateKeyToAccount(devAccount(ROLES.coordinator).privateKey);

  before(async () => {
    world = await createWorld({
      window: WINDOW,
      longWindow: LONG,
      committee: { epochLength: EPOCH, lockTime: 2 * EPOCH, minStake: 1n, reporterBps: 4_000 },
    });
    stage = await createStage(world.anvil.url, world.addresses);
    own = await world.ledger(ROLES.coordinator);
    await own.vault.deposit(own.account, ETHER);
    seats = [await stage.join(1n), await stage.join(1n), await stage.join(1n)];
    await advance(2 * EPOCH);
    open = await world.coordinator(options());
    members = [];
    for (const seat of seats) members.push(await memberAt(seat));
  });
  after(async () => {
    for (const one of votes) one.close();
    await world.close();
  });

  async function advance(seconds: number): Promise<void> {
    ahead += seconds;
    await stage.advance(seconds);
  }

  const ask: GatherOptions['ask'] = async ({ slot }, vote, request) => {
    if (away.has(slot)) throw new UnavailableError('MEMBER_AWAY', 'not connected');
    if (silent.has(slot)) return await new Promise<never>(() => undefined);
    return await members[seats.findIndex((seat) => seat.slot === slot)]!.sign(vote, request, 'coordinator');
  };

  /** The coordinator makes the signatures up. */
  let forging = false;
  const options = (): Partial<CoordinatorOptions> => {
    const gather = createGatherer({
      ledger: own,
      bls: stage.bls,
      peerId: 'coordinator',
      signer,
      ask,
      timeoutMs: 30_000,
      onEvent: () => undefined,
    });
    return {
      clock: () => Date.now() + ahead * 1_000,
      batchIntervalMs: 60_000,
      async certify(batch) {
        if (!forging) return await gather(batch);
        const epoch = await stage.epoch();
        const strangers = seats.map((seat) => ({ ...seat, keys: stage.bls.keygen() }));
        return stage.sign(strangers, { ...batch, epoch });
      },
    };
  };

  const dataOf = async ({ number }: BatchVote): Promise<Uint8Array[]> => {
    const batch = await open.journal.batchNumbered(number);
    return (await open.journal.entriesOf(batch!.id)).map(({ bundle }) => bundle);
  };

  async function memberAt({ ledger, keys, slot }: Seated): Promise<CommitteeMember> {
    const folder = join(world.folder, `member-${slot}`);
    mkdirSync(folder, { recursive: true });
    const memory = await openVotes(join(folder, 'votes.sqlite'));
    votes.push(memory);
    return createMember({
      ledger,
      bls: stage.bls,
      keys,
      votes: memory,
      fetch: dataOf,
      judge: judgeOf(ledger),
      keep: async () => undefined,
    });
  }

  async function postOne(receipts: number): Promise<number> {
    const handed = Array.from({ length: receipts }, () => world.submission({ sessionId: randomBytes(32) }));
    const taken = await Promise.all(handed.map(async (bundle) => open.submit(await bundle)));
    await open.flush();
    const status = await open.status(taken[0]!.leafHash);
    assert.equal(status.state, 'posted');
    return status.batchNumber!;
  }

  it('two of three members are enough, whoever stalls, and the batch is final after the window', async () => {
    silent.add(seats[1]!.slot);
    const number = await postOne(3);
    const { header } = (await own.getBatch(own.account, number))!;
    assert.deepEqual(slotsOf(header.bitmap), [seats[0]!.slot, seats[2]!.slot]);
    assert.equal(header.finalAt, header.postedAt + WINDOW);
    await assert.rejects(own.committee.challengeSignature(header), { code: 'SIGNATURE_HOLDS' });
    assert.equal(open.events.findLast(({ type }) => type === 'posted')?.type, 'posted');
    await advance(WINDOW + 1);
    await open.tick();
    assert.equal((await own.batchesOf(own.account)).finalized, number);
    const entries = await open.journal.entriesOf((await open.journal.batchNumbered(number))!.id);
    assert.ok(entries.every(({ state }) => state === 'settled'));
  });

  it('with more than a third away a batch goes out without them and waits longer', async () => {
    for (const { slot } of seats.slice(1)) away.add(slot);
    const number = await postOne(1);
    const { header } = (await own.getBatch(own.account, number))!;
    assert.deepEqual([slotsOf(header.bitmap), header.aggregate.length, header.epoch], [[], 0, 0]);
    assert.equal(header.finalAt, header.postedAt + LONG);
    away.clear();
    silent.clear();
  });

  it('members sign nothing of a coordinator that says something else than its data', async () => {
    const number = await postOne(2);
    const { header, headerHash } = (await own.getBatch(own.account, number))!;
    const next: BatchVote = {
      ...header,
      number: number + 1,
      previousHash: headerHash,
      epoch: await stage.epoch(),
    };
    const sign = async (vote: BatchVote, data = dataOf(header)): Promise<Uint8Array> => {
      const bundles = await data;
      const [seat] = seats as [Seated];
      const member = createMember({
        ledger: seat.ledger,
        bls: stage.bls,
        keys: seat.keys,
        votes: votes[0]!,
        fetch: async () => bundles,
        judge: judgeOf(seat.ledger),
        keep: async () => undefined,
      });
      return await member.sign(
        vote,
        await signRequest(vote, 'coordinator', stage.domain, signer),
        'coordinator',
      );
    };
    const unsound = { code: 'VOTE_UNSOUND' };
    await assert.rejects(sign({ ...next, receiptsRoot: randomBytes(32) }), unsound);
    const forged = await world.submission({
      sessionId: randomBytes(32),
      keys: [0, 1, 2].map(() => stage.bls.keygen()),
    });
    await assert.rejects(sign(next, Promise.resolve([forged, forged])), unsound);
    await assert.rejects(sign(next, Promise.resolve([randomBytes(40), randomBytes(40)])), unsound);
    // what was refused binds nobody: the sound batch is signed for the same place
    assert.equal((await sign(next)).length, 48);
  });

  it('a receipt says who vouches for its batch, and is refused once the batch is void', async () => {
    const salt = randomBytes(32);
    const requestId = requestIdOf(world.client.address, salt);
    const report = async (finality: ReceiptBody['finality'], bundle: Bundle) => {
      const { leafHash } = await open.submit(encodeBundle(bundle));
      await open.flush();
      const { places, chain } = await open.receiptProof([leafHash]);
      const bytes = await makeReceipt(
        {
          bundles: [bundle],
          before: null,
          requestSalt: salt,
          manifest: world.cast.manifest,
          places,
          chain,
          verdicts: await own.checks.proveVerdicts(places.map(({ leaf }) => leaf.claimsHash)),
          sessions: null,
          escrow: world.addresses.escrow,
          assurance: 'simulated',
          privacy: { mode: 'veil', level: 'L0', note: 'simulated enclaves' },
          finality,
          answer: null,
          timings: null,
          issuedAt: unixNow() + ahead,
        },
        world.client,
      );
      return await verifyReceipt(bytes, {
        bls: stage.bls,
        policy: world.policy,
        trust: { blockHash: chain.blockHash, deployment: world.addresses, beacon: 'development' },
        readModel: readTestModel,
        now: unixNow() + ahead,
      });
    };
    const segment = () => world.segment({ sessionId: randomBytes(32), requestId });
    const sound = await report('challengeable', await segment());
    assert.equal(sound.verdict, 'verified');
    const text = sound.steps.find(({ name }) => name === 'rollup-state')?.detail;
    assert.match(text ?? '', /vouched for by the committee$/);

    forging = true;
    const bundle = await segment();
    assert.equal((await report('challengeable', bundle)).verdict, 'verified'); // believed until it is challenged
    const { posted } = await own.batchesOf(own.account);
    const { header } = (await own.getBatch(own.account, posted))!;
    await (await world.ledger(ROLES.client)).committee.challengeSignature(header);
    assert.equal((await report('challengeable', bundle)).error?.code, 'RECEIPT_FINALITY');
    assert.equal((await report('void', bundle)).error?.code, 'RECEIPT_BATCH_VOID');
  });

  function judgeOf(ledger: Ledger) {
    const judge = createJudge({
      bls: stage.bls,
      verifier: createBundleVerifier({
        bls: stage.bls,
        policy: world.policy,
        registry: createRegistryCheck(ledger, world.policy, JUDGING_LATENESS),
        settlement: world.addresses,
        coordinator: null,
        checkable: 0,
        voucherMargin: 0,
        freshAt: async () => null,
      }),
      priceOf: async (root) => (await ledger.getModel(root))?.pricePerUnit ?? null,
      isRegistered: async (key) => (await ledger.nodeByKey(key)) !== null,
    });
    return async (vote: BatchVote, bundles: readonly Uint8Array[]): Promise<string[]> => {
      const time = await ledger.time();
      const header = {
        ...vote,
        bitmap: new Uint8Array(8),
        aggregate: new Uint8Array(0),
        postedAt: time,
        finalAt: time,
      };
      const knowledge = { parent: vote.previousHash, gaps: true, current: true };
      const { findings } = await judge({ header, bundles }, NOTHING, knowledge);
      return findings.map((finding) => (finding.kind === 'invalid' ? finding.code : finding.kind));
    };
  }
});
