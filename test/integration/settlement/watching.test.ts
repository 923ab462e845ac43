/**
 * A watcher on a real chain over a real mesh, against coordinators that work, withhold, forge, repeat themselves, and post
 * what the committee did not sign.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { privateKeyToAccount } from 'viem/accounts';
import { encodeCbor } from '../../../crypto/core/cbor.ts';
import { merkleLevels, merkleTop } from '../../../crypto/core/keccak-merkle.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Claim, encodeSignedClaim, signClaim } from '../../../crypto/poea/claim.ts';
import { createHost } from '../../../mesh/host/host.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import type { LogFields } from '../../../node/log.ts';
import { fetchBatchData, journalData, serveBatchData } from '../../../node/services/batch-data.ts';
import { askWatchStatus, serveWatchStatus } from '../../../node/services/watch-status.ts';
import {
  createWatching,
  judgedBatches,
  WATCH_DEFAULTS,
  type Watching,
} from '../../../node/services/watching.ts';
import { type Bundle, batchDataHash, bundleHash, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { type BatchHeader, type BatchSignature, UNSIGNED } from '../../../settlement/batch/header.ts';
import { leafHash } from '../../../settlement/batch/leaf.ts';
import { JUDGING_LATENESS } from '../../../settlement/batch/registered-evidence.ts';
import { createRegistryCheck } from '../../../settlement/batch/registry-check.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import { createBundleVerifier } from '../../../settlement/batch/verify-bundle.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { bitmapOf } from '../../../settlement/committee/epoch.ts';
import { signPromise } from '../../../settlement/committee/promise.ts';
import { createJudge } from '../../../settlement/watch/judge.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { createWorld, segmentFee, testPolicy, type World } from './world.ts';

const WATCHER = 8;
const OTHER = 9;
/** Longer than posting and looking take on a busy machine; the test moves the chain's clock past it. */
const WITHHELD_AFTER = 20;

describe('a watcher', () => {
  let world: World;
  let server: MeshHost;
  let host: MeshHost;
  /** What the server hands out, by coordinator and number. */
  const served = new Map<string, readonly Uint8Array[]>();
  /** Of which it never answers. */
  const hanging = new Set<string>();
  let watcher: Running;
  let files = 0;

  interface Running {
    readonly watching: Watching;
    readonly memory: WatchMemory;
    readonly ledger: Ledger;
    readonly lines: string[];
    /** Transactions that it sent. */
    readonly sent: string[];
    stop(): Promise<void>;
  }

  before(async () => {
    world = await createWorld({ window: 30, longWindow: 40 });
    server = await createHost({ privateKey: randomBytes(32) });
    host = await createHost({ privateKey: randomBytes(32) });
    await host.dial(server.addresses()[0]!);
    await serveBatchData(server, [
      async (of, number, from, most) => {
        if (hanging.has(`${of}/${number}`)) await new Promise(() => undefined);
        const bundles = served.get(`${of}/${number}`);
        return bundles === undefined
          ? null
          : { count: bundles.length, bundles: bundles.slice(from, from + most) };
      },
    ]);
  });
  after(async () => {
    await watcher?.stop();
    await host.close();
    await server.close();
    await world.close();
  });
  beforeEach(async () => {
    await watcher?.stop();
    watcher = await start(join(world.folder, `watch-${files++}.sqlite`));
  });

  async function start(
    file: string,
    from: MeshHost = server,
    edit?: (ledger: Ledger) => Ledger,
    unbondedBytes: number = WATCH_DEFAULTS.unbondedBytes,
  ): Promise<Running> {
    const plain = await world.ledger(WATCHER);
    const sent: string[] = [];
    const counted: Ledger = {
      ...plain,
      equivocation: {
        ...plain.equivocation,
        convict: (evidence) => {
          sent.push('convict');
          return plain.equivocation.convict(evidence);
        },
      },
      committee: {
        ...plain.committee,
        challengeSignature: (header) => {
          sent.push('challenge');
          return plain.committee.challengeSignature(header);
        },
      },
    };
    const ledger = edit?.(counted) ?? counted;
    const memory = await openWatchMemory(file);
    const lines: string[] = [];
    const say = (message: string, fields?: LogFields): void => {
      lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
    };
    const { openWindow, beacon } = await ledger.checks.terms();
    const watching = createWatching({
      ledger,
      memory,
      judge: createJudge({
        bls: world.bls,
        verifier: createBundleVerifier({
          bls: world.bls,
          policy: testPolicy(),
          registry: createRegistryCheck(ledger, testPolicy(), JUDGING_LATENESS),
          settlement: world.addresses,
          coordinator: null,
          checkable: beacon.lead + openWindow,
          voucherMargin: 0,
          freshAt: async () => null,
        }),
        priceOf: async (root) => (await ledger.getModel(root))?.pricePerUnit ?? null,
        isRegistered: async (key) => (await ledger.nodeByKey(key)) !== null,
      }),
      fetch: (header, signal, maxBytes) =>
        fetchBatchData(host, from.peerId, header, { timeoutMs: 2_000, signal, maxBytes }),
      buying: null,
      log: { error: say, info: say, debug: say },
      pollMs: 1_000,
      withheldAfter: WITHHELD_AFTER,
      unbondedBytes,
    });
    let stopped = false;
    return {
      watching,
      memory,
      ledger,
      lines,
      sent,
      async stop() {
        if (stopped) return;
        stopped = true;
        await watching.stop();
        memory.close();
      },
    };
  }

  /** Posts these bundles as a coordinator that looks at nothing, and serves them. */
  async function post(
    bundles: readonly Bundle[],
    {
      by = OTHER,
      signature = UNSIGNED,
      serve = true,
    }: { by?: number; signature?: BatchSignature; serve?: boolean } = {},
  ): Promise<BatchHeader> {
    const ledger = await world.ledger(by);
    const encoded = bundles.map(encodeBundle);
    const { posted } = await ledger.batchesOf(ledger.account);
    const { header } = await ledger.postBatch({
      ...signature,
      number: posted + 1,
      previousHash: (await ledger.batchHash(ledger.account, posted)) ?? new Uint8Array(32),
      receiptsRoot: merkleTop(merkleLevels(bundles.map((bundle) => leafHash(leafOf(bundle, segmentFee()))))),
      receiptCount: bundles.length,
      dataHash: batchDataHash(encoded.map(bundleHash)),
    });
    if (serve) served.set(`${header.coordinator}/${header.number}`, encoded);
    return header;
  }
  const rootOf = (bundles: readonly Bundle[]): Uint8Array =>
    merkleTop(merkleLevels(bundles.map((bundle) => leafHash(leafOf(bundle, segmentFee())))));
  const fresh = (): Promise<Bundle> => world.segment({ sessionId: randomBytes(32) });
  const found = ({ memory }: Running, { coordinator, number }: BatchHeader): string[] =>
    memory
      .findings(1_000)
      .filter((line) => line.coordinator === coordinator && line.number === number)
      .map(({ kind }) => kind);
  const again = (bundle: Bundle): Bundle => ({
    ...bundle,
    claims: bundle.claims.map(({ claim }, hop) =>
      signClaim(
        world.bls,
        hop === 0 ? { ...claim, outCommits: claim.outCommits, clientNonce: claim.clientNonce } : claim,
        world.cast.nodes[hop]!.keys.secretKey,
      ),
    ),
  });
  /** The same places, and another output of the last hop. */
  const equivocal = (bundle: Bundle): Bundle => ({
    ...bundle,
    claims: bundle.claims.map((signed, hop) => {
      if (hop !== bundle.claims.length - 1) return signed;
      const claim: Claim = { ...signed.claim, outCommits: randomBytes(32) };
      return signClaim(world.bls, claim, world.cast.nodes[hop]!.keys.secretKey);
    }),
  });

  /** Moves the chain's clock. */
  async function pass(seconds: number): Promise<void> {
    const { client } = await openClient(world.anvil.url);
    const request = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
      client.request({ method, params } as never);
    await request('evm_increaseTime', seconds);
    await request('evm_mine');
  }

  it('finds nothing wrong with a real coordinator, keeps its data and hands it on', async () => {
    const coordinator = await world.coordinator();
    const source = await createHost({ privateKey: randomBytes(32) });
    await host.dial(source.addresses()[0]!);
    const stop = await serveBatchData(source, [journalData(coordinator.journal, coordinator.ledger.account)]);
    const own = await start(join(world.folder, 'honest.sqlite'), source);
    const sessionId = randomBytes(32);
    const first = await world.segment({ sessionId });
    const second = await world.segment({ sessionId, previous: first });
    for (const bundle of [first, second, await fresh()]) await coordinator.submit(encodeBundle(bundle));
    await coordinator.flush();
    await own.watching.round();
    assert.deepEqual(own.memory.counts().findings, {});
    assert.ok(own.memory.counts().judged >= 1);
    assert.ok(own.lines.some((line) => /sound.*"receipts":/.test(line)));
    const drawables = await judgedBatches(own.ledger, own.memory)(0);
    const receipts = (await Promise.all(drawables.map((batch) => batch.receipts()))).flat();
    assert.equal(receipts.length, 3);
    assert.ok((await coordinator.status(receipts[0]!.leafHash)).batchNumber !== null);

    // the coordinator is gone: whoever asks the watcher gets the same
    await stop();
    await coordinator.close();
    await serveBatchData(host, [
      async (of, number, from, most) => own.memory.bundlesFrom({ coordinator: of, number }, from, most),
    ]);
    await source.dial(host.addresses()[0]!);
    const { header } = drawables[0]!;
    const bundles = await fetchBatchData(source, host.peerId, header);
    assert.equal(bundles.length, header.receiptCount);
    await assert.rejects(fetchBatchData(source, host.peerId, { ...header, number: 99 }), {
      code: 'BATCH_DATA_UNKNOWN',
    });
    await assert.rejects(fetchBatchData(source, host.peerId, { ...header, dataHash: randomBytes(32) }), {
      code: 'BATCH_DATA_MISMATCH',
    });
    await assert.rejects(
      fetchBatchData(source, host.peerId, { ...header, receiptCount: header.receiptCount + 1 }),
      { code: 'BATCH_DATA_MISMATCH' },
    );
    await own.stop();
    await source.close();
  });

  it('says that data is withheld, once, and judges the batch when it comes after all', async () => {
    const bundle = await fresh();
    const header = await post([bundle], { serve: false });
    await watcher.watching.round();
    assert.deepEqual(found(watcher, header), []);
    await pass(WITHHELD_AFTER + 1);
    await sleep(2_100);
    await watcher.watching.round();
    await watcher.watching.round();
    assert.deepEqual(found(watcher, header), ['withheld']);
    served.set(`${header.coordinator}/${header.number}`, [encodeBundle(await fresh())]);
    await sleep(2_100);
    await watcher.watching.round(); // another batch's data is none
    assert.equal(watcher.memory.batch(header)?.state, 'waiting');
    served.set(`${header.coordinator}/${header.number}`, [encodeBundle(bundle)]);
    await sleep(2_100);
    await watcher.watching.round();
    assert.equal(watcher.memory.batch(header)?.state, 'judged');
    assert.deepEqual(found(watcher, header), ['withheld']);
  });

  it('keeps so much of coordinators without a bond, accuses none of what it has no room for, and has it for the others', async () => {
    const by = 5;
    const file = join(world.folder, `watch-${files++}.sqlite`);
    await watcher.stop();
    watcher = await start(file);
    const first = await post([await fresh()], { by });
    await watcher.watching.round();
    assert.equal(watcher.memory.batch(first)?.state, 'judged');
    const kept = watcher.memory.bytesKept();
    assert.ok(kept.get(first.coordinator)! > encodeBundle(await fresh()).length);
    await watcher.stop();
    const room = [...kept.values()].reduce((sum, bytes) => sum + bytes, 100);
    watcher = await start(file, server, undefined, room);
    const second = await post([await fresh()], { by });
    await watcher.watching.round();
    assert.equal(watcher.memory.batch(second)?.state, 'waiting');
    await pass(WITHHELD_AFTER + 1);
    await sleep(2_100);
    await watcher.watching.round();
    assert.deepEqual(found(watcher, second), []);
    assert.notEqual(watcher.memory.batch(second)?.state, 'judged');
    const poster = await world.ledger(by);
    await poster.vault.deposit(poster.account, await poster.committee.coordinatorBond());
    await watcher.stop();
    watcher = await start(file, server, undefined, room);
    await watcher.watching.round();
    assert.equal(watcher.memory.batch(second)?.state, 'judged');
  });

  it('gets the data of others, and challenges, while one peer never answers; stopping does not wait for it', async () => {
    const held = await post([await fresh()], { by: 4 });
    hanging.add(`${held.coordinator}/${held.number}`);
    const own = await start(join(world.folder, `watch-${files++}.sqlite`));
    const header = await post([await fresh()]);
    own.watching.start();
    while (own.memory.batch(header)?.state !== 'judged') await sleep(50);
    assert.equal(own.memory.batch(held)?.state, 'waiting');
    await own.stop();
    hanging.clear();
  });

  it('gives a peer so long for a batch, however it spreads its answers', async () => {
    const header = await post([await fresh()]);
    hanging.add(`${header.coordinator}/${header.number}`);
    await assert.rejects(fetchBatchData(host, server.peerId, header, { withinMs: 200 }), {
      code: 'BATCH_DATA_SLOW',
      family: 'unavailable',
    });
    hanging.clear();
  });

  it('keeps the data of a batch that is on the chain, whatever it is asked to vote for', async () => {
    const header = await post([await fresh()]);
    await watcher.watching.round();
    const kept = watcher.memory.bundlesOf(header);
    const other = [encodeBundle(await fresh())];
    await assert.rejects(watcher.watching.keepVote({ ...header, epoch: 1 }, other), { code: 'VOTE_POSTED' });
    assert.deepEqual(watcher.memory.bundlesOf(header), kept);
    watcher.memory.keep(header, other, header.finalAt + 600); // as an older process may have
    const batches = await judgedBatches(watcher.ledger, watcher.memory)(0);
    const batch = batches.find(
      (one) => one.header.number === header.number && one.header.coordinator === header.coordinator,
    );
    assert.deepEqual(await batch!.receipts(), []);
  });

  it('finds a forged claim, and a receipt of another fee, and convicts nobody for them', async () => {
    const keys = world.cast.nodes.map((node, hop) => (hop === 1 ? world.bls.keygen() : node.keys));
    const forged = await post([await fresh(), await world.segment({ sessionId: randomBytes(32), keys })]);
    const shorter = await post([await world.segment({ sessionId: randomBytes(32), count: 8 })]);
    await watcher.watching.round();
    assert.deepEqual(found(watcher, forged), ['invalid']);
    const unserve = await serveWatchStatus(host, (limit) => ({
      account: watcher.ledger.account,
      member: false,
      ...watcher.watching.status(),
      sessions: { open: 0, commits: 0 },
      transcripts: watcher.memory.transcripts.counts(),
      last: watcher.memory.findings(limit),
    }));
    const report = await askWatchStatus(server, host.peerId, 1);
    await unserve();
    assert.equal(report.findings.invalid, 1);
    assert.equal(report.last.length, 1);
    assert.match(
      watcher.memory
        .findings(100)
        .map(({ text }) => text)
        .join('\n'),
      /receipt 1.*POEA_SIGNATURE/,
    );
    assert.deepEqual(found(watcher, shorter), ['root']);
    assert.deepEqual(watcher.sent, []);
  });

  it('finds a segment that is settled twice, in two batches and by two coordinators', async () => {
    const bundle = await fresh();
    const one = await post([bundle]);
    const two = await post([again(bundle)]);
    const three = await post([bundle], { by: 7 });
    await watcher.watching.round();
    assert.deepEqual(
      [one, two, three].map((header) => found(watcher, header)),
      [[], ['settled-twice'], ['settled-twice']],
    );
  });

  it('tells the chain of a signature that the committee did not give: the batch is void', async () => {
    const cheat = await world.ledger(6);
    await cheat.vault.deposit(cheat.account, await cheat.committee.coordinatorBond());
    const { genesis, epochLength } = await cheat.committee.state();
    const epoch = Math.floor(((await cheat.time()) - genesis) / epochLength);
    const aggregate = world.bls.sign(world.bls.keygen().secretKey, randomBytes(32));
    const bundle = await fresh();
    const header = await post([bundle], { by: 6, signature: { epoch, bitmap: bitmapOf([0]), aggregate } });
    await watcher.watching.round();
    assert.deepEqual(found(watcher, header), ['signature']);
    assert.deepEqual(watcher.sent, ['challenge']);
    const { voidFrom } = await cheat.batchesOf(cheat.account);
    assert.equal(voidFrom, header.number);
    await watcher.watching.round();
    assert.deepEqual(watcher.sent, ['challenge']);
  });

  it('votes for what is sound, whatever others have posted before, and against what is not', async () => {
    const coordinator = (await world.ledger(3)).account;
    const voteOn = async (bundles: readonly Bundle[]): Promise<string[]> => {
      const encoded = bundles.map(encodeBundle);
      const vote = {
        coordinator,
        number: 1,
        previousHash: new Uint8Array(32),
        receiptsRoot: rootOf(bundles),
        receiptCount: bundles.length,
        dataHash: batchDataHash(encoded.map(bundleHash)),
        epoch: 1,
      };
      const wrong = await watcher.watching.judgeVote(vote, encoded);
      if (wrong.length === 0) await watcher.watching.keepVote(vote, encoded);
      return wrong;
    };
    const bundle = await fresh();
    await post([bundle]);
    await watcher.watching.round();
    const keys = world.cast.nodes.map((node, hop) => (hop === 0 ? world.bls.keygen() : node.keys));
    assert.deepEqual(
      await voteOn([await fresh(), await world.segment({ sessionId: randomBytes(32), keys })]),
      ['POEA_SIGNATURE'],
    );
    const own = await fresh();
    assert.deepEqual(await voteOn([own, own]), ['settled-twice']);
    assert.equal(watcher.memory.bundlesOf({ coordinator, number: 1 }), null);
    assert.deepEqual(await voteOn([bundle, await fresh()]), []);
    assert.equal(watcher.memory.bundlesOf({ coordinator, number: 1 })?.length, 2);
  });

  it('convicts a node of two claims for one place, once, also when it is killed in between', async () => {
    const { node } = world.cast.nodes[2]!;
    const stake = async (): Promise<bigint> => (await watcher.ledger.getNode(node))!.stake;
    const full = await stake();
    const due = async (): Promise<bigint> => {
      const { ripe, pending } = await watcher.ledger.vault.claimable(watcher.ledger.account);
      return ripe + pending;
    };
    const before = await due();
    const bundle = await fresh();
    await post([bundle]);
    const lie = await post([equivocal(bundle)], { by: 7 });

    // killed after it wrote down what it was about to send, before it was sent
    const file = join(world.folder, `watch-${files++}.sqlite`);
    const dying = await start(file, server, (ledger) => ({
      ...ledger,
      equivocation: { ...ledger.equivocation, convict: () => new Promise(() => undefined) },
    }));
    const hanging = dying.watching.round();
    while (dying.memory.actsIn('begun', 'convict').length === 0) await sleep(20);
    assert.ok(found(dying, lie).includes('equivocation'));
    assert.equal(await stake(), full);
    dying.memory.close();
    void hanging;

    // what it was owed before stays where it is, or the sum would not tell
    const second = await start(file, server, (ledger) => ({
      ...ledger,
      vault: { ...ledger.vault, claimable: async () => ({ ripe: 0n, pending: 0n }) },
    }));
    await second.watching.round();
    assert.deepEqual(second.sent, ['convict']);
    const slashed = full - (await stake());
    assert.ok(slashed > 0n);
    assert.equal((await due()) - before, (slashed * 3_000n) / 10_000n);
    await second.watching.round();
    await second.stop();

    // restarted, and another watcher with a memory of its own: neither sends anything more
    const third = await start(file);
    await third.watching.round();
    await watcher.watching.round();
    assert.deepEqual([third.sent, watcher.sent], [[], []]);
    assert.equal(watcher.memory.actsIn('done', 'convict').length, 1);
    assert.equal(full - (await stake()), slashed);
    await third.stop();
  });

  it('does not pay for convictions of a node that has nothing left to lose', async () => {
    const refused = (): boolean => watcher.lines.some((line) => line.includes('NOT_WORTHWHILE'));
    let posted = 0;
    while (!refused() && posted < 8) {
      const bundle = await fresh();
      await post([bundle, equivocal(bundle)]);
      posted++;
      await watcher.watching.round();
    }
    assert.ok(refused() && watcher.sent.length < posted, `${watcher.sent.length} of ${posted}`);
    assert.equal(watcher.memory.actsIn('refused', 'convict').length, posted - watcher.sent.length);
  });

  it('looks at so many convictions in a round, and at nobody who has no stake', async () => {
    const [real] = (await fresh()).claims;
    const signed = { ...real!, claim: { ...real!.claim, enclaveKey: world.bls.keygen().publicKey } };
    const { memory } = watcher;
    for (let i = 0; i < 20; i++) {
      const evidence = encodeCbor({ first: encodeSignedClaim(signed), second: encodeSignedClaim(signed) });
      memory.plan({ id: `made up ${i}`, kind: 'convict', evidence, bond: 0n }, 1);
    }
    await watcher.watching.round(); // before and after it has judged
    assert.deepEqual(
      (['refused', 'due'] as const).map(
        (state) => memory.actsIn(state, 'convict').filter(({ id }) => id.startsWith('made up')).length,
      ),
      [16, 4],
    );
    assert.deepEqual(watcher.sent, []);
  });

  it('collects its rewards once they are ripe', async () => {
    const { account } = watcher.ledger;
    const waiting = async (): Promise<bigint> => {
      const { ripe, pending } = await watcher.ledger.vault.claimable(account);
      return ripe + pending;
    };
    assert.ok((await waiting()) > 0n);
    await pass(2 * DEV_PARAMETERS.vault.payoutDelay + 1);
    await watcher.watching.round();
    assert.equal(await waiting(), 0n);
    assert.ok(watcher.lines.some((line) => line.startsWith('reward')));
  });

  it('ends what a coordinator is accused of and has not answered in time', async () => {
    const accused = await world.ledger(OTHER);
    const accuser = await world.ledger(7);
    const { penalty, accuserBond, answerTime } = await accused.inclusion.terms();
    await accused.vault.deposit(accused.account, penalty);
    await accuser.vault.fill(accuser.account, accuserBond);
    const signed = await signPromise(
      { coordinator: accused.account, leafHash: randomBytes(32), postBy: (await accused.time()) - 1 },
      world.addresses,
      privateKeyToAccount(devAccount(OTHER).privateKey),
    );
    await accuser.inclusion.accuse(signed);
    const state = async (): Promise<string> => (await accuser.inclusion.accusation(signed.promise)).state;
    await watcher.watching.round();
    assert.equal(await state(), 'accused');
    await pass(answerTime + 1);
    const later = await start(join(world.folder, `watch-${files++}.sqlite`));
    await later.watching.round();
    assert.equal(await state(), 'broken');
    await later.stop();
  });

  it('judges everything that was posted while it was away, and nothing twice', async () => {
    const file = join(world.folder, `watch-${files++}.sqlite`);
    const own = await start(file);
    await own.watching.round();
    const { judged } = own.memory.counts();
    await own.stop();
    const header = await post([await fresh()]);
    const back = await start(file);
    await back.watching.round();
    assert.equal(back.memory.counts().judged, judged + 1);
    assert.deepEqual(back.lines.filter((line) => /sound|findings/.test(line)).length, 1);
    assert.equal(back.memory.batch(header)?.state, 'judged');
    await back.stop();
  });

  it('refuses the memory of another network, and one that is held', async () => {
    const file = join(world.folder, `watch-${files++}.sqlite`);
    const own = await openWatchMemory(file);
    own.bind({ chainId: 1, rollup: world.addresses.meshRollup });
    assert.throws(() => own.bind({ chainId: 2, rollup: world.addresses.meshRollup }), {
      code: 'WATCH_OWNER',
    });
    await assert.rejects(openWatchMemory(file), { code: 'WATCH_LOCKED' });
    own.close();
  });
});
