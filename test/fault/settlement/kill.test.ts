/**
 * A coordinator killed at any moment loses no accepted receipt and settles nothing twice; so do several that share a
 * database, and one whose chain or database is killed.
 * @module
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { decodeBundle } from '../../../settlement/batch/bundle.ts';
import { channelOfVoucher } from '../../../settlement/batch/channel.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import type { Ledger } from '../../../settlement/chain/ledger.ts';
import {
  createWorld,
  type OpenCoordinator,
  ROLES,
  segmentFee,
  type World,
} from '../../integration/settlement/world.ts';
import { writtenState } from '../../support/chain-time.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import type { Moment } from './coordinator-child.ts';

const CHILD = join(import.meta.dirname, 'coordinator-child.ts');

interface Child {
  readonly process: ChildProcess;
  readonly acknowledged: Set<string>;
  submit(bundle: Uint8Array): void;
  readonly exited: Promise<NodeJS.Signals | null>;
}

async function startChild(world: World, moment: Moment, place: string): Promise<Child> {
  const child = spawn(process.execPath, [CHILD, world.folder, world.anvil.url, place, moment], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const acknowledged = new Set<string>();
  const exited = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal));
  });
  child.stdin.on('error', () => undefined); // killed while being written to
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      else if (/^[0-9a-f]{64}$/.test(line)) acknowledged.add(line);
    });
    void exited.then(() => resolve());
  });
  return {
    process: child,
    acknowledged,
    submit: (bundle) => child.stdin.write(`${bytesToHex(bundle)}\n`),
    exited,
  };
}

/** The coordinator's batches, and the receipts in them. */
async function onChain(ledger: Ledger): Promise<{ readonly batches: number; readonly receipts: number }> {
  const { posted } = await ledger.batchesOf(ledger.account);
  let receipts = 0;
  for (let n = 1; n <= posted; n++) {
    receipts += (await ledger.getBatch(ledger.account, n))!.header.receiptCount;
  }
  return { batches: posted, receipts };
}

async function assertPaidOnce(ledger: Ledger, bundle: Uint8Array): Promise<void> {
  const { claims, voucher } = decodeBundle(bundle);
  const { claim } = claims[0]!;
  const channel = channelOfVoucher(voucher.voucher);
  assert.ok(await ledger.isSettled(channel, claim.requestId, claim.segment));
  assert.equal(await ledger.spent(channel), segmentFee());
}

const MOMENTS: readonly [Exclude<Moment, 'never'>, string][] = [
  ['before-post', 'between accepting and posting'],
  ['after-post', 'between posting and recording it'],
  ['before-finalize', 'before finalizing'],
  ['after-finalize', 'between finalizing and recording it'],
  ['before-settle', 'before settling'],
  ['after-settle', 'between settling and recording it'],
];

/** Kills a process at the moment and lets another go on. */
async function assertGoesOn(world: World, moment: Moment, place: string): Promise<void> {
  const ledger = await world.ledger(ROLES.coordinator);
  const earlier = await onChain(ledger);
  const bundles = await Promise.all([0, 1, 2].map(() => world.submission({ sessionId: randomBytes(32) })));
  const child = await startChild(world, moment, place);
  for (const bundle of bundles) child.submit(bundle);
  assert.equal(await child.exited, 'SIGKILL');
  assert.equal(child.acknowledged.size, 3);

  const coordinator = await world.coordinator({}, place);
  coordinator.start();
  for (const leaf of child.acknowledged) await coordinator.waitFor(hex(leaf), 'settled', 20_000);
  assert.deepEqual(await onChain(ledger), { batches: earlier.batches + 1, receipts: earlier.receipts + 3 });
  for (const bundle of bundles) await assertPaidOnce(ledger, bundle);
  assert.equal(
    coordinator.events.some((e) => e.type === 'adopted'),
    moment === 'after-post',
    'a batch found on the chain is adopted, not posted again',
  );
  await coordinator.close();
}

describe('a coordinator killed', () => {
  let world: World;
  let place: string;
  before(async () => {
    world = await createWorld();
    place = join(world.folder, 'journal.sqlite');
  });
  after(() => world.close());

  for (const [moment, words] of MOMENTS) {
    it(`${words} goes on after a restart, with one batch and one payment`, () =>
      assertGoesOn(world, moment, place));
  }

  it('again and again at random moments settles all it acknowledged, once', async () => {
    const ledger = await world.ledger(ROLES.coordinator);
    const earlier = await onChain(ledger);
    const submitted: Uint8Array[] = [];
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const child = await startChild(world, 'never', place);
      for (let i = 0; i < 4; i++) {
        const bundle = await world.submission({ sessionId: randomBytes(32) });
        submitted.push(bundle);
        child.submit(bundle);
        await sleep(Math.random() * 60);
      }
      await sleep(Math.random() * 400);
      child.process.kill('SIGKILL');
      await child.exited;
      for (const leaf of child.acknowledged) acknowledged.add(leaf);
    }
    const coordinator = await world.coordinator({}, place);
    coordinator.start();
    await assertAllSettled(coordinator, acknowledged, submitted);
    assert.equal((await onChain(ledger)).receipts, earlier.receipts + submitted.length);
    await coordinator.close();
  });
});

/** What was not acknowledged is submitted again, as its client would. */
async function assertAllSettled(
  coordinator: OpenCoordinator,
  acknowledged: ReadonlySet<string>,
  submitted: readonly Uint8Array[],
): Promise<void> {
  for (const leaf of acknowledged) await coordinator.waitFor(hex(leaf), 'settled', 30_000);
  const answers = await Promise.all(submitted.map((b) => coordinator.submit(b)));
  for (const { leafHash } of answers) await coordinator.waitFor(leafHash, 'settled', 60_000);
  for (const bundle of submitted) await assertPaidOnce(coordinator.ledger, bundle);
}

describe('coordinators that share a PostgreSQL', { skip: NO_POSTGRES }, () => {
  let server: PostgresServer;
  let world: World;
  let place: string;
  before(async () => {
    server = await startPostgres();
    place = await server.database();
    world = await createWorld();
  });
  after(async () => {
    await world.close();
    await server.close();
  });

  for (const [moment, words] of MOMENTS.filter(([name]) => name.startsWith('after'))) {
    it(`take over from one killed ${words}, with one batch and one payment`, () =>
      assertGoesOn(world, moment, place));
  }

  it('settle all they acknowledged, once, while one after another is killed in the middle of its work', async () => {
    const ledger = await world.ledger(ROLES.coordinator);
    const earlier = await onChain(ledger);
    const submitted: Uint8Array[] = [];
    const acknowledged = new Set<string>();
    let alive = await startChild(world, 'never', place);
    for (let round = 0; round < 3; round++) {
      const doomed = alive;
      alive = await startChild(world, 'never', place);
      for (let i = 0; i < 4; i++) {
        const bundle = await world.submission({ sessionId: randomBytes(32) });
        submitted.push(bundle);
        // some go to one, some to the other, some to both at once
        if (i !== 1) doomed.submit(bundle);
        if (i !== 0) alive.submit(bundle);
        await sleep(Math.random() * 60);
      }
      await sleep(Math.random() * 400);
      doomed.process.kill('SIGKILL');
      await doomed.exited;
      for (const leaf of doomed.acknowledged) acknowledged.add(leaf);
    }
    const coordinator = await world.coordinator({}, place);
    coordinator.start();
    for (const leaf of alive.acknowledged) acknowledged.add(leaf);
    await assertAllSettled(coordinator, acknowledged, submitted);
    alive.process.kill('SIGKILL');
    await alive.exited;
    assert.equal((await onChain(ledger)).receipts, earlier.receipts + submitted.length);
    await coordinator.close();
  });

  it('lose nothing that was acknowledged when the database crashes, say so meanwhile, and go on after it', async () => {
    const coordinator = await world.coordinator({}, place);
    coordinator.start();
    const kept = await coordinator.submit(await world.submission({ sessionId: randomBytes(32) }));
    await server.crash();
    const next = await world.submission({ sessionId: randomBytes(32) });
    await assert.rejects(coordinator.submit(next), (thrown: unknown) => {
      assert.ok(thrown instanceof VeilmeshError);
      assert.deepEqual([thrown.code, thrown.family], ['JOURNAL_UNREACHABLE', 'unavailable']);
      assert.match(thrown.hint ?? '', /again/);
      assert.doesNotMatch(inspect(thrown, { depth: 8 }), /secret/, 'no password in an error');
      return true;
    });
    await assert.rejects(coordinator.status(kept.leafHash), { code: 'JOURNAL_UNREACHABLE' });
    await server.start();
    const again = await coordinator.submit(next);
    await coordinator.waitFor(kept.leafHash, 'settled', 60_000);
    await coordinator.waitFor(again.leafHash, 'settled', 60_000);
    await assertPaidOnce(coordinator.ledger, next);
    await coordinator.close();
  });
});

describe('a chain killed', () => {
  let world: World;
  let coordinator: OpenCoordinator;
  const restarted: Anvil[] = [];

  before(async () => {
    world = await createWorld();
    coordinator = await world.coordinator();
    coordinator.start();
    // a kill in the middle of a write leaves a chain that has the contracts
    const file = join(world.folder, 'chain.json');
    writeFileSync(`${file}.good`, await writtenState(file));
  });
  after(async () => {
    await coordinator.close();
    for (const anvil of restarted) await anvil.kill();
    await world.close();
  });

  const restart = async (): Promise<Anvil> => {
    const anvil = await startAnvil({ stateFile: join(world.folder, 'chain.json'), port: world.anvil.port });
    restarted.push(anvil);
    return anvil;
  };

  it('with a second of blocks unwritten costs the coordinator work, not receipts', async () => {
    const bundle = await world.submission({ sessionId: randomBytes(32) });
    const { leafHash } = await coordinator.submit(bundle);
    await coordinator.waitFor(leafHash, 'posted', 60_000);
    await world.anvil.kill();

    const next = await world.submission({ sessionId: randomBytes(32) });
    const answer = await coordinator.submit(next).catch((error: unknown) => error);
    if (answer instanceof Error) {
      assert.ok(answer instanceof VeilmeshError);
      assert.equal(answer.code, 'CHAIN_UNREACHABLE');
      assert.equal(answer.family, 'unavailable');
    }
    await sleep(300);
    await restart();
    const again = await coordinator.submit(next);
    await coordinator.waitFor(again.leafHash, 'settled', 60_000);
    await coordinator.waitFor(leafHash, 'settled', 60_000);
    await assertPaidOnce(coordinator.ledger, bundle);
    await assertPaidOnce(coordinator.ledger, next);
  });

  it('right after a payment is paid again on the chain that lost it', async () => {
    const bundle = await world.submission({ sessionId: randomBytes(32) });
    const { leafHash } = await coordinator.submit(bundle);
    await coordinator.waitFor(leafHash, 'settled', 60_000);
    await restarted.at(-1)!.kill();
    await sleep(300);
    await restart();
    // the coordinator notices by itself that it had lost the chain
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { claims, voucher } = decodeBundle(bundle);
      const { claim } = claims[0]!;
      const paid = await coordinator.ledger
        .isSettled(channelOfVoucher(voucher.voucher), claim.requestId, claim.segment)
        .catch(() => false); // the chain may be starting
      if (paid && (await coordinator.status(leafHash)).state === 'settled') break;
      assert.ok(Date.now() < deadline, 'the payment was made again');
      await sleep(50);
    }
    await assertPaidOnce(coordinator.ledger, bundle);
    assert.equal((await onChain(coordinator.ledger)).receipts, 3);
  });
});
