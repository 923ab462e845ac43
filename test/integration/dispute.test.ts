/**
 * From an audit's finding to the chain's verdict, with a real node, real commitments and real proofs: a hop whose TEE is
 * broken shows what it computed and cannot prove it; an honest one that is accused proves it, and is paid.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { type DisputeNews, dispute } from '../../node/audit/dispute.ts';
import type { FalseCell } from '../../node/audit/false-cell.ts';
import { recompute } from '../../node/audit/recompute.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
import { breakEngine } from '../../node/tee/broken.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import {
  type NodeSegment,
  nodeSegment,
  proverOf,
  startTestNode,
  type TestNode,
  worldFolds,
  worldRounds,
} from '../support/check-node.ts';
import { type CheckWorld, createCheckWorld } from '../support/spot-check.ts';

const { checks: TERMS, minStake } = DEV_PARAMETERS;
const LAST_CELL = { cell: 3, name: 'sum' };

let world: CheckWorld;
let client: Ledger;
let store: WitnessStore;
const root = mkdtempSync(join(tmpdir(), 'veilmesh-dispute-'));
const nodes: TestNode[] = [];

before(async () => {
  world = await createCheckWorld({ checks: { ...TERMS, rate: 0 } });
  client = await world.ledger('client');
  store = await createWitnessStore({ folder: root, maxBytes: 1e6, onEvent: () => {} });
});
after(async () => {
  for (const node of nodes) await node.stop();
  await world.close();
  rmSync(root, { recursive: true });
});

async function startNode(segment: NodeSegment, isBroken: boolean): Promise<void> {
  await store.put(segment.witness);
  const honest = createReferenceEngine();
  const engine = isBroken ? breakEngine(honest, 'cell') : honest;
  const prover = proverOf(world, segment.claims[0]!.shardRoot, engine);
  nodes.push(await startTestNode(world, store, () => prover));
}

async function play(
  segment: NodeSegment,
  locate: (shown: readonly Uint8Array[]) => Promise<FalseCell>,
  onNews: (news: DisputeNews) => void,
) {
  const header = await world.post([segment.leaf]);
  const part = decodeCbor(segment.model.part, 1e6) as unknown as PartManifest;
  return await dispute({
    ledger: client,
    rounds: await worldRounds(world),
    folds: await worldFolds(world),
    manifest: { parts: [part] } as unknown as Manifest,
    segment: { place: { leaf: segment.leaf, index: 0, path: [], header }, claims: segment.signed },
    hop: 0,
    position: 0,
    locate,
    onNews,
    signal: AbortSignal.timeout(120_000),
  });
}

test('an honest hop that is accused proves the cell that is named, and is paid for it', async () => {
  const segment = nodeSegment(world);
  await startNode(segment, false);
  const before = await client.vault.purseOf(client.account);
  const { record } = await play(
    segment,
    async () => LAST_CELL,
    ({ kind }) => {
      if (kind === 'proven') void world.advance(TERMS.foldWindow + 1);
    },
  );
  assert.equal(record.state, 'passed');
  assert.equal(before - (await client.vault.purseOf(client.account)), TERMS.bond);
  assert.ok(!(await client.wasSlashed(world.node)));
  assert.equal(await client.checks.verdict(segment.leaf.claimsHash), 'none');
});

test('a hop that signed one wrong cell shows it, is found, named and convicted', async () => {
  const segment = nodeSegment(world, (values, position) => {
    if (position > 0) return;
    const wrong = Int32Array.from(values.get('y')!);
    wrong[0]! += wrong[0]! > 0 ? -1 : 1;
    values.set('y', wrong);
  });
  await startNode(segment, true);
  const shape = { remembers: false, widthsIn: world.shard.program.inputs.map(({ width }) => width) };
  const audit = recompute(segment.record, [0], shape, createReferenceEngine(), await createIntCommits(1));
  const divergence = await audit.hop(world.shard, () => {});
  assert.deepEqual(divergence, { hop: 0, segment: 0, position: 0 });

  const bond = await client.vault.purseOf(client.account);
  const news: DisputeNews['kind'][] = [];
  const { record, what, facts } = await play(
    segment,
    (shown) => audit.locate(world.shard, shown, () => {}),
    ({ kind }) => {
      news.push(kind);
      if (kind === 'named') void world.advance(TERMS.publishTime + TERMS.proveTime + 1);
    },
  );
  assert.deepEqual(news, ['opened', 'shown', 'found', 'named', 'ended']);
  assert.deepEqual(what, LAST_CELL);
  assert.equal(record.state, 'failed');
  assert.equal(facts.kind, 'named');

  assert.equal(await client.checks.verdict(segment.leaf.claimsHash), 'void');
  assert.ok(await client.wasSlashed(world.node));
  assert.ok((await client.getNode(world.node))!.stake <= minStake / 2n);
  assert.equal(await client.vault.purseOf(client.account), bond); // nobody's who was right
  const { ripe, pending } = await client.vault.claimable(client.account);
  assert.ok(ripe + pending > 0n);
});
