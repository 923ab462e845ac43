/**
 * An honest hop that is accused, with a real node, real commitments and real proofs. What becomes of a broken one:
 * downgrade.test.ts.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { type DisputeNews, dispute } from '../../node/audit/dispute.ts';
import type { FalseCell } from '../../node/audit/false-cell.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
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

const { checks: TERMS } = DEV_PARAMETERS;
const LAST_CELL = { cell: 3, name: 'sum', suspects: [4] };

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

async function startNode(segment: NodeSegment): Promise<void> {
  await store.put(segment.witness);
  const prover = proverOf(world, segment.claims[0]!.shardRoot);
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
    worth: 0n,
    locate,
    onNews,
    signal: AbortSignal.timeout(120_000),
  });
}

test('an honest hop that is accused proves what is named, by chance more than one cell, and is paid for it', async () => {
  const segment = nodeSegment(world);
  await startNode(segment);
  const before = await client.vault.purseOf(client.account);
  let named: readonly number[] = [];
  const { record } = await play(
    segment,
    async () => LAST_CELL,
    (news) => {
      if (news.kind === 'opened') assert.equal(news.bond, TERMS.bond, 'what is locked for it');
      if (news.kind === 'named') named = news.cells;
      if (news.kind === 'proven') void world.advance(TERMS.foldWindow + 1);
    },
  );
  assert.deepEqual(new Set(named), new Set([LAST_CELL.cell, ...LAST_CELL.suspects]));
  assert.equal(record.state, 'passed');
  assert.equal(before - (await client.vault.purseOf(client.account)), TERMS.bond);
  assert.ok(!(await client.wasSlashed(world.node)));
  assert.equal(await client.checks.verdict(segment.leaf.claimsHash), 'none');
});
