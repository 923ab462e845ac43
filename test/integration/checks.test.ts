/**
 * A node that answers spot-checks, and whoever watches it, on a real chain with real proofs.
 * @module
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { claimHash } from '../../crypto/poea/claim.ts';
import { createCheckWatcher, followCheck, type WatchedCheck } from '../../node/services/checks.ts';
import type { Folds } from '../../node/services/folds.ts';
import type { Rounds } from '../../node/services/rounds.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
import type { Prover } from '../../node/tee/prover.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { checkIdOf } from '../../settlement/checks/facts.ts';
import type { CheckFacts, CheckState } from '../../settlement/checks/types.ts';
import {
  type NodeSegment,
  nodeSegment,
  proverOf,
  startTestNode,
  type TestNode,
  worldFolds,
  worldRounds,
} from '../support/check-node.ts';
import { falseFold } from '../support/false-fold.ts';
import { waitFor } from '../support/mesh.ts';
import { type CheckWorld, createCheckWorld } from '../support/spot-check.ts';

const WAIT_MS = 120_000;
const { checks: TERMS } = DEV_PARAMETERS;

let world: CheckWorld;
let client: Ledger;
let rounds: Rounds;
let folds: Folds;
let prover: Promise<Prover>;
const root = mkdtempSync(join(tmpdir(), 'veilmesh-answering-'));
const nodes: TestNode[] = [];
let folders = 0;

before(async () => {
  world = await createCheckWorld({ checks: { ...TERMS, rate: 65_536, cells: 3 } });
  client = await world.ledger('client');
  rounds = await worldRounds(world);
  folds = await worldFolds(world);
  prover = proverOf(world, nodeSegment(world).claims[0]!.shardRoot);
});
after(async () => {
  for (const node of nodes) void node.stop(); // some wait for a prover that never answers
  await world.close();
  rmSync(root, { recursive: true });
});

const openStore = (folder = join(root, String(folders++))): Promise<WitnessStore> =>
  createWitnessStore({ folder, maxBytes: 1e6, onEvent: () => {} });

async function startNode(store: WitnessStore, own: () => Promise<Prover> = () => prover): Promise<TestNode> {
  const node = await startTestNode(world, store, own);
  nodes.push(node);
  return node;
}

const stateOf = async ({ claimHash }: CheckFacts): Promise<CheckState | undefined> =>
  (await client.checks.check(claimHash))?.state;
const untilState = (facts: CheckFacts, wanted: CheckState): Promise<void> =>
  waitFor(async () => (await stateOf(facts)) === wanted, `a check that is ${wanted}`, WAIT_MS);

/** Until nothing can be done about it any more: deadlines of a node's open checks come one after the other. */
async function timePasses({ claimHash: id }: CheckFacts): Promise<void> {
  const { turn, left } = (await client.checks.check(id))!;
  await world.advance(left + turn * Math.max(TERMS.publishTime, TERMS.proveTime) + 1);
}

/** Follows a check as its client does, and lets the windows pass when there is nothing left to do. */
async function follow(facts: CheckFacts): Promise<{ end: WatchedCheck; states: CheckState[] }> {
  const states: CheckState[] = [];
  const end = await followCheck(client, rounds, folds, facts, ({ record, foldsChecked }) => {
    if (states.at(-1) !== record.state) states.push(record.state);
    if (record.state === 'answered' && foldsChecked === record.draws)
      void world.advance(TERMS.foldWindow + 1);
  });
  return { end, states };
}

async function opened(segment: NodeSegment = nodeSegment(world)): Promise<{
  segment: NodeSegment;
  facts: CheckFacts;
  store: WitnessStore;
  folder: string;
}> {
  const folder = join(root, String(folders++));
  const store = await openStore(folder);
  await store.put(segment.witness);
  return { segment, facts: await world.open(segment), store, folder };
}

describe('a node that is checked', () => {
  test('answers by itself, and passes with every fold looked at', async () => {
    const { facts, store } = await opened();
    const node = await startNode(store);
    const { end, states } = await follow(facts);
    await node.stop();
    assert.equal(end.record.state, 'passed');
    assert.equal(end.foldsChecked, 3);
    assert.deepEqual(states.slice(-2), ['answered', 'passed']);
    assert.ok(node.lines.some((line) => /answering .*computing.*memory/.test(line)));
  });

  test('shows the inner columns of a position that was asked for, and proves what is named of it', async () => {
    const segment = nodeSegment(world);
    const store = await openStore();
    await store.put(segment.witness);
    const header = await world.post([segment.leaf]);
    const opening = world.opening(segment, header, 0, { kind: 'named', position: 1 });
    const { facts } = await client.checks.open(opening);
    const id = checkIdOf(facts);
    const node = await startNode(store);
    await waitFor(async () => (await client.checks.columns(id)) !== null, 'its columns', WAIT_MS);
    const columns = await client.checks.columns(id);
    assert.equal(columns?.length, facts.cells.inner);
    await client.checks.name(facts, [0, facts.cells.count - 1]);
    const { end, states } = await follow(facts);
    await node.stop();
    assert.deepEqual([end.record.state, end.foldsChecked], ['passed', 2]);
    assert.deepEqual(states.slice(-2), ['answered', 'passed']);
  });

  test('goes on where the chain stands when it is killed after publishing, with nothing but its files', async () => {
    const { facts, store, folder } = await opened();
    // killed: its prover never answers again
    const first = await startNode(store, async () => ({
      ...(await prover),
      prove: () => new Promise(() => {}),
    }));
    await untilState(facts, 'published');
    void first.stop();
    const before = await client.checks.check(facts.claimHash);
    const anew = proverOf(world, facts.shardRoot);
    const second = await startNode(await openStore(folder), () => anew);
    const { end } = await follow(facts);
    await second.stop();
    assert.equal(end.record.state, 'passed');
    assert.deepEqual(end.record.innerRoot, before!.innerRoot);
  });

  test('proves only what is not proven yet when it is killed between two cells', async () => {
    const { facts, store, folder } = await opened();
    let left = 1;
    const first = await startNode(store, async () => {
      const { prove, ...rest } = await prover;
      return { ...rest, prove: (...asked) => (left-- > 0 ? prove(...asked) : new Promise(() => {})) };
    });
    await waitFor(async () => (await client.checks.proven(facts.claimHash)).length === 1, 'a cell', WAIT_MS);
    void first.stop();
    let proofs = 0;
    const second = await startNode(await openStore(folder), async () => {
      const { prove, ...rest } = await prover;
      return {
        ...rest,
        prove: (...asked) => {
          proofs++;
          return prove(...asked);
        },
      };
    });
    assert.equal((await follow(facts)).end.record.state, 'passed');
    await second.stop();
    assert.equal(proofs, 2);
  });

  test('answers several at once, each in its time', async () => {
    const store = await openStore();
    const segments = [nodeSegment(world), nodeSegment(world), nodeSegment(world)];
    for (const { witness } of segments) await store.put(witness);
    const all: CheckFacts[] = [];
    for (const segment of segments) all.push(await world.open(segment));
    const node = await startNode(store);
    for (const facts of all) assert.equal((await follow(facts)).end.record.state, 'passed');
    await node.stop();
  });

  test('asks again when its prover ends, and does not give up', async () => {
    const { facts, store } = await opened();
    let started = 0;
    const node = await startNode(store, async () => {
      const own = await prover;
      const ended = new UnavailableError('PROVER_ENDED', 'it ended');
      return started++ > 0 ? own : { ...own, commit: () => Promise.reject(ended) };
    });
    assert.equal((await follow(facts)).end.record.state, 'passed');
    await node.stop();
    assert.equal(started, 2);
    assert.ok(node.lines.some((line) => /trying again until its deadline/.test(line)));
  });
});

describe('a check that is not answered', () => {
  test('fails at its deadline when the node is gone for good', async () => {
    const { facts } = await opened();
    const watcher = createCheckWatcher(client, rounds, folds);
    assert.equal((await watcher.advance(facts)).record.state, 'opened');
    await timePasses(facts);
    assert.equal((await watcher.advance(facts)).record.state, 'failed');
  });

  test('fails when the node has published and then proves nothing', async () => {
    const { facts, segment } = await opened();
    const operator = await world.ledger('operator');
    await operator.checks.publish(facts, segment.innerRoot);
    const watcher = createCheckWatcher(client, rounds, folds);
    assert.equal((await watcher.advance(facts)).record.state, 'published');
    await timePasses(facts);
    assert.equal((await watcher.advance(facts)).record.state, 'failed');
  });

  const cannot: [
    name: string,
    code: string,
    prepare: () => Promise<{ facts: CheckFacts; store: WitnessStore }>,
  ][] = [
    [
      'because the witness is gone',
      'WITNESS_LOST',
      async () => ({ facts: (await opened()).facts, store: await openStore() }),
    ],
    [
      'because the file holds the witness of another segment',
      'WITNESS_CHAIN',
      async () => {
        const { facts, folder } = await opened();
        const other = nodeSegment(world);
        await (await openStore(folder)).put(other.witness);
        copyFileSync(
          join(folder, bytesToHex(claimHash(other.claims[0]!))),
          join(folder, bytesToHex(facts.claimHash)),
        );
        return { facts, store: await openStore(folder) };
      },
    ],
    [
      'because it claimed what its shard does not compute',
      'CHECK_NOT_AS_CLAIMED',
      () =>
        opened(
          nodeSegment(world, {
            wrong: (values, position) => {
              if (position === 1) values.get('y')![0]! += 1;
            },
          }),
        ),
    ],
  ];
  for (const [name, code, prepare] of cannot) {
    test(`${name}: the node says so once, loudly, and the check fails`, async () => {
      const { facts, store } = await prepare();
      const node = await startNode(store);
      await waitFor(() => node.lines.some((line) => line.includes(code)), code, WAIT_MS);
      await timePasses(facts);
      await createCheckWatcher(client, rounds, folds).advance(facts);
      await waitFor(() => node.lines.some((line) => /FAILED/.test(line)), 'the end in its log', WAIT_MS);
      await node.stop();
      assert.equal(await stateOf(facts), 'failed');
      const loud = node.lines.filter((line) => /CANNOT BE ANSWERED/.test(line));
      assert.equal(loud.length, 1);
      assert.match(loud[0]!, /fails at its deadline, on the chain/);
    });
  }
});

describe('a node that proves under a false fold', () => {
  /** A published check that draws the first cell, and the numbers of what it draws. */
  async function drawnFirst() {
    for (;;) {
      const segment = world.segment();
      const facts = await world.open(segment);
      const cells = await world.publish(segment, facts);
      if (cells.includes(0)) return { segment, facts, cells };
    }
  }

  test('is contested by whoever watches, and fails', async () => {
    const { segment, facts, cells } = await drawnFirst();
    const operator = await world.ledger('operator');
    const watcher = createCheckWatcher(client, rounds, folds);
    assert.equal((await watcher.advance(facts)).foldsChecked, 0);
    await operator.checks.prove(facts, await falseFold(world, segment, facts, cells));
    const { record, foldsChecked } = await watcher.advance(facts);
    assert.deepEqual([record.state, foldsChecked], ['failed', 0]);
  });

  test('and that nobody watched in time does not deceive who looks later', async () => {
    const { segment, facts, cells } = await drawnFirst();
    const operator = await world.ledger('operator');
    for (const [draw, cell] of cells.entries()) {
      const move =
        cell === 0 ? await falseFold(world, segment, facts, cells) : world.move(segment, facts, cells, draw);
      await operator.checks.prove(facts, move);
    }
    await world.advance(TERMS.foldWindow + 1);
    await operator.checks.resolve(facts);
    assert.equal(await stateOf(facts), 'passed');
    await assert.rejects(
      followCheck(client, rounds, folds, facts, () => {}),
      { code: 'CHECK_FALSE_FOLD', family: 'verification' },
    );
  });
});
