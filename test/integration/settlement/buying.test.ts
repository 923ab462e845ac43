/**
 * Checks that a watcher opens of somebody else's batches: what the beacon drew, after a while, and what it buys by lot within
 * its budget; each once, also when it is killed in between.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Address } from 'viem';
import { makeEvidence } from '../../../crypto/attest/evidence.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { decodeCbor } from '../../../crypto/core/cbor.ts';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import type { Manifest, PartManifest } from '../../../models/shard/types.ts';
import { type Buying, createBuying } from '../../../node/services/buying.ts';
import { type DrawableBatch, startOpener } from '../../../node/services/opener.ts';
import { type Bundle, encodeBundle } from '../../../settlement/batch/bundle.ts';
import { leafHash } from '../../../settlement/batch/leaf.ts';
import { leafOf } from '../../../settlement/batch/segment.ts';
import { DEV_PARAMETERS } from '../../../settlement/chain/deploy.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import { openWatchMemory, type WatchMemory } from '../../../settlement/watch/memory.ts';
import { worldFolds, worldRounds } from '../../support/check-node.ts';
import { waitFor } from '../../support/mesh.ts';
import { type CheckWorld, createCheckWorld } from '../../support/spot-check.ts';
import { unixNow } from './world.ts';

const { bond } = DEV_PARAMETERS.checks;

describe('checks that a watcher opens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veilmesh-buying-'));
  let world: CheckWorld;
  let ledger: Ledger;
  let memory: WatchMemory;
  let file: string;
  let files = 0;
  const lines: string[] = [];
  const say = (message: string, fields: object = {}): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log = { error: say, info: say, debug: say };

  before(async () => {
    // one node has all these checks open at once
    const { checks } = DEV_PARAMETERS;
    world = await createCheckWorld({
      checks: { ...checks, rate: 65_536, maxTurns: 16, publishTime: 60, proveTime: 60 },
    });
    ledger = await world.ledger('stranger');
  });
  beforeEach(async () => {
    file = join(folder, `${files++}.sqlite`);
    memory = await openWatchMemory(file);
    memory.bind({ chainId: 1, rollup: world.addresses.meshRollup });
    lines.length = 0;
  });
  after(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A batch of one segment that a node really computed, posted by the coordinator. */
  async function post(): Promise<DrawableBatch & { readonly manifest: Manifest }> {
    const segment = world.segment();
    const claims = segment.signed.map((claim) => decodeSignedClaim(claim));
    const evidence = await makeEvidence(
      createSimulatedProvider({ measurement: 'SIM:buying-test', clock: unixNow }),
      {
        peerKey: randomBytes(32),
        signingKey: world.keys.publicKey,
        hpkeKey: randomBytes(32),
        modelRoot: segment.model.modelRoot,
        shardRoot: segment.model.shardRoot,
        layers: [0, 1],
        semanticsHash: new Uint8Array(32),
        runtimeHash: randomBytes(32),
        bootNonce: randomBytes(32),
        freshness: randomBytes(32),
      },
      world.bls.provePossession(world.keys.secretKey),
    );
    const bundle: Bundle = {
      version: 1,
      claims,
      evidence: [evidence],
      voucher: {
        voucher: {
          client: segment.leaf.client,
          coordinator: `0x${'33'.repeat(20)}` as Address,
          sessionId: segment.leaf.sessionId,
          modelRoot: segment.model.modelRoot,
          cumulative: 1n,
          payees: [{ node: world.node, weight: 1 }],
          validUntil: unixNow() + 600,
        },
        signature: randomBytes(65),
      },
    };
    const leaf = leafOf(bundle, 1_000n);
    const header = await world.post([leaf]);
    const part = decodeCbor(segment.model.part, 64 * 1024) as unknown as PartManifest;
    return {
      header,
      receipts: async () => [{ leafHash: leafHash(leaf), amount: 1_000n, bundle: encodeBundle(bundle) }],
      manifest: { parts: [part] } as unknown as Manifest,
    };
  }
  /** It rises with every check of the one node here that is open. */
  const priceNow = (): Promise<bigint> => ledger.checks.price(world.keys.publicKey);
  const opened = async (): Promise<number> => (await ledger.checks.opened(world.addresses.fromBlock)).length;
  const buyer = (manifest: Manifest, budget: bigint, by: Ledger = ledger): Buying =>
    createBuying({ ledger: by, memory, manifestOf: async () => manifest, log, budget, random: Math.random });

  it('buys nothing of a batch that nobody answers for, and does of one whose coordinator has a bond', async () => {
    const batch = await post();
    const before = await opened();
    await buyer(batch.manifest, bond).consider(batch);
    assert.equal(await opened(), before);
    assert.equal(memory.bondsSince('buy', 0), 0n);
    const poster = await world.ledger('coordinator');
    await poster.vault.deposit(poster.account, await poster.committee.coordinatorBond());
    await buyer(batch.manifest, bond).consider(batch);
    assert.equal(await opened(), before + 1);
  });

  it('leaves one node a quarter of the hour, whatever it posts, and buys where nothing was paid of nobody', async () => {
    const batches = [];
    for (let i = 0; i < 4; i++) batches.push(await post());
    const before = await opened();
    const price = await priceNow();
    const buying = buyer(batches[0]!.manifest, 4n * (price + price + bond));
    for (const batch of batches) await buying.consider(batch);
    assert.equal(await opened(), before + 2);
    const free = await post();
    const receipts = async () => (await free.receipts()).map((receipt) => ({ ...receipt, amount: 0n }));
    memory.mark(memory.actsIn('done', 'buy')[0]!.id, 'refused', unixNow());
    await buying.consider({ ...free, receipts });
    assert.equal(await opened(), before + 2);
  });

  it('buys one of a batch, once, and none that its budget of the hour does not cover', async () => {
    const [first, second] = [await post(), await post()];
    const before = await opened();
    const price = await priceNow();
    const buying = buyer(first.manifest, price + bond / 2n);
    await buying.consider(first);
    assert.equal(await opened(), before + 1);
    await buying.consider(first);
    await buying.consider(second);
    assert.equal(await opened(), before + 1);
    assert.equal(memory.bondsSince('buy', 0), price);
    assert.ok(lines.some((line) => line.startsWith('check bought')));
  });

  it('goes on with what it had begun when it was killed, with the same claim, and buys nothing twice', async () => {
    const batch = await post();
    const before = await opened();
    const price = await priceNow();
    const dying: Ledger = {
      ...ledger,
      checks: { ...ledger.checks, open: () => new Promise(() => undefined) },
    };
    void buyer(batch.manifest, price, dying).consider(batch);
    await waitFor(async () => memory.actsIn('due', 'buy').length === 1, 'an act');
    assert.equal(await opened(), before);
    memory.close();
    memory = await openWatchMemory(file);
    const again = buyer(batch.manifest, price);
    await again.consider(batch);
    assert.equal(await opened(), before + 1);
    assert.equal(memory.actsIn('done', 'buy').length, 1);
    memory.mark(memory.actsIn('done', 'buy')[0]!.id, 'begun', unixNow()); // killed between inclusion and the note of it
    await again.consider(batch);
    assert.equal(await opened(), before + 1);
    assert.equal(memory.bondsSince('buy', 0), price);
  });

  async function opener(
    batches: readonly (DrawableBatch & { readonly manifest: Manifest })[],
    { patience = 0, acting = true, budget = 0n, by = ledger } = {},
  ) {
    return startOpener({
      ledger: by,
      batches: async () => batches,
      acting: () => acting,
      patience,
      everyFold: true,
      budget,
      rounds: await worldRounds(world),
      folds: await worldFolds(world),
      manifestOf: async () => batches[0]!.manifest,
      log,
      pollMs: 50,
    });
  }

  it('opens what the beacon drew once those who posted have had their time, and only once', async () => {
    const batch = await post();
    const before = await opened();
    const patient = await opener([batch], { patience: 600 });
    const idle = await opener([batch], { acting: false });
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(await opened(), before);
    await patient.stop();
    await idle.stop();
    const first = await opener([batch]);
    await waitFor(async () => (await opened()) === before + 1, 'a check');
    await first.stop();
    const second = await opener([batch]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await second.stop();
    assert.equal(await opened(), before + 1);
    assert.equal(lines.filter((line) => /drawn and opened/.test(line)).length, 1);
  });

  it('opens the others where one node has too many open, and that one at its price within the budget', async () => {
    const [dear, plain] = [await post(), await post()];
    const { leafHash: dearLeaf } = (await dear.receipts())[0]!;
    const asked: bigint[] = [];
    let sooner = 2;
    const crowded: Ledger = {
      ...ledger,
      checks: {
        ...ledger.checks,
        open: async (opening) => {
          if (equalBytes(leafHash(opening.leaf), dearLeaf)) {
            asked.push(opening.bond);
            // somebody else is sooner, twice: what is refused is not risked
            if (opening.bond < bond || sooner-- > 0) throw new UnavailableError('TOO_DEAR', 'not for that');
          }
          return await ledger.checks.open(opening);
        },
      },
    };
    const all = [dear, plain];
    const before = await opened();
    const poor = await opener(all, { by: crowded });
    await waitFor(async () => (await opened()) === before + 1, 'the other check');
    await poor.stop();
    assert.ok(asked.length > 0 && asked.every((wei) => wei === 0n));
    const price = await priceNow();
    const rich = await opener(all, { by: crowded, budget: price });
    await waitFor(async () => (await opened()) === before + 2, 'the dear check');
    await rich.stop();
    assert.ok(asked.at(-1)! >= bond);
  });
});
