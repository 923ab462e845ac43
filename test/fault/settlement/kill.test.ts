/**
 * A coordinator killed at any moment loses no accepted receipt and settles nothing twice; so does one whose
 * chain is killed.
 * @module
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex, hex } from '../../../crypto/core/bytes.ts';
import { VeilmeshError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { decodeBundle } from '../../../settlement/batch/bundle.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import {
  createWorld,
  type OpenCoordinator,
  segmentFee,
  type World,
} from '../../integration/settlement/world.ts';
import type { Moment } from './coordinator-child.ts';

const CHILD = join(import.meta.dirname, 'coordinator-child.ts');

interface Child {
  readonly process: ChildProcess;
  readonly acknowledged: Set<string>;
  submit(bundle: Uint8Array): void;
  readonly exited: Promise<NodeJS.Signals | null>;
}

async function startChild(world: World, moment: Moment): Promise<Child> {
  const child = spawn(process.execPath, [CHILD, world.folder, world.anvil.url, moment], {
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

/** Receipts in all batches of the coordinator on the chain. */
async function receiptsOnChain({ ledger }: OpenCoordinator): Promise<number> {
  const { posted } = await ledger.batchesOf(ledger.account);
  let receipts = 0;
  for (let n = 1; n <= posted; n++)
    receipts += (await ledger.getBatch(ledger.account, n))!.header.receiptCount;
  return receipts;
}

async function assertPaidOnce(world: World, coordinator: OpenCoordinator, bundle: Uint8Array): Promise<void> {
  const { claim } = decodeBundle(bundle).claims[0]!;
  const client = world.client.address;
  assert.ok(
    await coordinator.ledger.isSettled(
      client,
      coordinator.ledger.account,
      claim.sessionId,
      claim.requestId,
      claim.segment,
    ),
  );
  assert.equal(
    await coordinator.ledger.spent(client, coordinator.ledger.account, claim.sessionId),
    segmentFee(),
  );
}

describe('a coordinator killed', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());

  const moments: readonly [Exclude<Moment, 'never'>, string][] = [
    ['before-post', 'between accepting and posting'],
    ['after-post', 'between posting and recording it'],
    ['before-finalize', 'before finalizing'],
    ['after-finalize', 'between finalizing and recording it'],
    ['after-settle', 'between settling and recording it'],
  ];
  for (const [moment, words] of moments) {
    it(`${words} goes on after a restart, with one batch and one payment`, async () => {
      const bundles = [0, 1, 2].map(() => world.submission({ sessionId: randomBytes(32) }));
      const child = await startChild(world, moment);
      for (const bundle of await Promise.all(bundles)) child.submit(bundle);
      assert.equal(await child.exited, 'SIGKILL');
      assert.equal(child.acknowledged.size, 3);

      const coordinator = await world.coordinator();
      coordinator.start();
      for (const leaf of child.acknowledged) await coordinator.waitFor(hex(leaf), 'settled', 20_000);
      assert.equal((await coordinator.ledger.batchesOf(coordinator.ledger.account)).posted, 1);
      assert.equal(await receiptsOnChain(coordinator), 3);
      for (const bundle of bundles) await assertPaidOnce(world, coordinator, await bundle);
      assert.equal(
        coordinator.events.some((e) => e.type === 'adopted'),
        moment === 'after-post',
        'a batch found on the chain is adopted, not posted again',
      );
      await coordinator.close();
    });
  }

  it('again and again at random moments settles all it acknowledged, once', async () => {
    const submitted = new Map<string, Uint8Array>();
    const acknowledged = new Set<string>();
    for (let round = 0; round < 5; round++) {
      const child = await startChild(world, 'never');
      for (let i = 0; i < 4; i++) {
        const bundle = await world.submission({ sessionId: randomBytes(32) });
        submitted.set(`${round}/${i}`, bundle);
        child.submit(bundle);
        await sleep(Math.random() * 60);
      }
      await sleep(Math.random() * 400);
      child.process.kill('SIGKILL');
      await child.exited;
      for (const leaf of child.acknowledged) acknowledged.add(leaf);
    }
    const coordinator = await world.coordinator();
    coordinator.start();
    for (const leaf of acknowledged) await coordinator.waitFor(hex(leaf), 'settled', 30_000);
    // what was not acknowledged is submitted again, as its client would
    const answers = await Promise.all([...submitted.values()].map((b) => coordinator.submit(b)));
    for (const { leafHash } of answers) await coordinator.waitFor(leafHash, 'settled', 30_000);
    for (const bundle of submitted.values()) await assertPaidOnce(world, coordinator, bundle);
    assert.equal(await receiptsOnChain(coordinator), submitted.size);
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
    await sleep(2_500); // the chain's state is written once a second
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
    await coordinator.waitFor(leafHash, 'posted', 20_000);
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
    await coordinator.waitFor(again.leafHash, 'settled', 30_000);
    await coordinator.waitFor(leafHash, 'settled', 30_000);
    await assertPaidOnce(world, coordinator, bundle);
    await assertPaidOnce(world, coordinator, next);
  });

  it('right after a payment is paid again on the chain that lost it', async () => {
    const bundle = await world.submission({ sessionId: randomBytes(32) });
    const { leafHash } = await coordinator.submit(bundle);
    await coordinator.waitFor(leafHash, 'settled', 30_000);
    await restarted.at(-1)!.kill();
    await sleep(300);
    await restart();
    // the coordinator notices by itself that it had lost the chain
    const deadline = Date.now() + 30_000;
    for (;;) {
      const { claim } = decodeBundle(bundle).claims[0]!;
      const paid = await coordinator.ledger.isSettled(
        world.client.address,
        coordinator.ledger.account,
        claim.sessionId,
        claim.requestId,
        claim.segment,
      );
      if (paid && coordinator.status(leafHash).state === 'settled') break;
      assert.ok(Date.now() < deadline, 'the payment was made again');
      await sleep(50);
    }
    await assertPaidOnce(world, coordinator, bundle);
    assert.equal(await receiptsOnChain(coordinator), 3);
  });
});
