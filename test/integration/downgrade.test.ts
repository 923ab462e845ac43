/**
 * Who catches a node whose TEE is broken: every cheat of node/tee/broken.ts against every detector alone, in every mode that
 * there is. Nobody uses the others: no check is opened but the one that is told of, and no fold looked at but where it says so.
 *
 * | detector          | veil, open weights                        | veil, closed weights                  |
 * |-------------------|-------------------------------------------|---------------------------------------|
 * | audit             | whoever has the session computes it again | its client has no weights             |
 * | named dispute     | of what the audit found                   | nothing is found that could be named  |
 * | drawn check       | of all cells                              | the same                              |
 * | bought check      | of all cells                              | the same                              |
 * | look at the folds | proofs under other weights are contested  | the same, by who holds the weights    |
 *
 * Who judges public data sees none of these cheats: signatures, links, prices and places are right, and the contract reads them
 * all before it opens a check. test/slow/cheat.test.ts asserts that its watcher found nothing, and test/slow/downgrade.test.ts that
 * a broken node proves every other cell.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { audit } from '../../node/audit/auditor.ts';
import { dispute } from '../../node/audit/dispute.ts';
import { type Recomputation, recompute } from '../../node/audit/recompute.ts';
import type { SessionRecord } from '../../node/audit/record.ts';
import { createCheckWatcher } from '../../node/services/checks.ts';
import { createWitnessStore, type WitnessStore } from '../../node/services/witness-store.ts';
import { brokenWeights } from '../../node/tee/broken.ts';
import { CHEATS, type Cheat } from '../../node/tee/cheats.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { auditEngines } from '../support/audit-engines.ts';
import { asProver, startTestNode, worldFolds, worldRounds } from '../support/check-node.ts';
import {
  answered,
  type BrokenSegment,
  createDowngradeWorld,
  type DowngradeWorld,
  FALSE_CELLS,
  MODES,
  type Mode,
} from '../support/downgrade.ts';
import { otherWeights } from '../support/false-fold.ts';
import { waitFor } from '../support/mesh.ts';
import { traceShard } from '../support/proof-shard.ts';

const WAIT_MS = 120_000;

let world: DowngradeWorld;
let client: Ledger;
let store: WitnessStore;
const root = mkdtempSync(join(tmpdir(), 'veilmesh-downgrade-'));

before(async () => {
  world = await createDowngradeWorld();
  client = await world.ledger('client');
  store = await createWitnessStore({ folder: root, maxBytes: 1e6, onEvent: () => {} });
});
after(async () => {
  await world.close();
  rmSync(root, { recursive: true });
});

const falseCellOf = (cheat: Cheat): number | null => (cheat === 'cached' ? null : FALSE_CELLS[cheat][0]!);

async function audited({ segment: { record } }: BrokenSegment): Promise<Recomputation> {
  const shape = { remembers: false, widthsIn: world.shard.program.inputs.map(({ width }) => width) };
  return recompute(record, [0], shape, auditEngines(), await createIntCommits(1));
}

const FIRST = { hop: 0, segment: 0, position: 0 };

describe('veil, open weights', () => {
  for (const cheat of CHEATS) {
    test(`${cheat}: an audit finds it, its dispute convicts the node`, async () => {
      const own = await world.cheated(cheat, 'open');
      const { segment, node } = own;
      const found = await audited(own);
      assert.deepEqual(await found.hop(world.shard, () => {}), FIRST);

      await store.put(segment.witness);
      const prover = asProver(await world.proverFor(own));
      const answerer = await startTestNode(world, store, async () => prover, node);
      const header = await world.post([segment.leaf]);
      const part = decodeCbor(segment.model.part, 1e6) as unknown as PartManifest;
      const bond = await client.vault.purseOf(client.account);
      const { record, what, facts } = await dispute({
        ledger: client,
        rounds: await worldRounds(world),
        folds: await worldFolds(world),
        manifest: { parts: [part] } as unknown as Manifest,
        segment: { place: { leaf: segment.leaf, index: 0, path: [], header }, claims: segment.signed },
        hop: 0,
        position: 0,
        worth: 0n,
        locate: (shown) => found.locate(world.shard, shown, () => {}),
        async onNews({ kind }) {
          if (kind === 'opened' && cheat === 'cached') {
            const gaveUp = (): boolean => answerer.lines.some((line) => /CANNOT BE ANSWERED/.test(line));
            await waitFor(gaveUp, 'a node that has nothing to show', WAIT_MS);
            await world.timeRunsOut();
          }
          if (kind === 'named') await world.timeRunsOut();
        },
        signal: AbortSignal.timeout(WAIT_MS),
      });
      await answerer.stop();
      assert.deepEqual([record.state, facts.kind], ['failed', 'named']);
      assert.equal(what === null || 'operations' in what ? null : what.cell, falseCellOf(cheat));
      await world.assertConvicted(segment, node);
      assert.equal(await client.vault.purseOf(client.account), bond); // nobody's who was right
      const { ripe, pending } = await client.vault.claimable(client.account);
      assert.ok(ripe + pending > 0n);
    });
  }
});

describe('veil, closed weights', () => {
  test('no client audits: it has no weights', async () => {
    const { segment } = await world.cheated('downgrade', 'closed');
    const record: SessionRecord = { ...segment.record, segments: [] };
    const manifest = { name: 'closed', closed: true } as Manifest;
    const sources = { host: {} as never, sources: [], folder: root, onProgress: () => {} };
    await assert.rejects(audit(record, [0], { manifest, ...sources }), { code: 'AUDIT_CLOSED' });
  });
});

for (const mode of MODES) {
  describe(`proofs, ${mode} weights`, () => {
    for (const cheat of CHEATS) {
      for (const kind of ['drawn', 'lot'] as const) {
        test(`${cheat}: a check convicts the node (${kind === 'lot' ? 'bought' : kind})`, async () => {
          const own = await world.cheated(cheat, mode);
          const facts = await world.openCheck(own.segment, kind);
          const number = falseCellOf(cheat);
          const missing = await world.play(own, facts, number === null ? [] : [number]);
          assert.deepEqual(missing, number === null ? null : [number]);
          await world.assertConvicted(own.segment, own.node);
        });
      }
    }
    test('downgrade: proofs of the weights that it used convict it when somebody looks at their folds', () =>
      contested('downgrade', mode));
  });
}

test('truncated: so do they of a product that reads half of its input', () => contested('truncated', 'open'));

/** The node does prove, as anybody can: what other weights than the model's make of its input. */
async function contested(cheat: 'downgrade' | 'truncated', mode: Mode): Promise<void> {
  const { program, weights } = world.shard;
  const shard = traceShard(program, brokenWeights(cheat, program, weights));
  const { node, key } = await world.brokenNode();
  const segment = world.segment({
    key,
    values(values) {
      for (const [name, value] of shard.trace(new Map(values))) values.set(name, value);
    },
    ...(mode === 'open' ? {} : { edit: answered }),
  });
  const operator = await world.ledger('operator');
  const header = await world.post([segment.leaf]);
  const bought = { kind: 'named', position: 0 } as const;
  const { facts } = await client.checks.open(world.opening(segment, header, 0, bought));
  await operator.checks.publishCells(facts, segment.inner.slice(0, facts.cells.inner));
  const number = FALSE_CELLS[cheat][0]!;
  await client.checks.name(facts, [number]);
  const move = await otherWeights(world, segment, facts, { draw: 0, number }, shard);
  await operator.checks.prove(facts, move);
  const blind = { contestOf: async () => null, close: async () => {} };
  const unseeing = createCheckWatcher(client, await worldRounds(world), blind);
  assert.equal((await unseeing.advance(facts)).record.state, 'answered', 'the proof alone is accepted');
  const watcher = createCheckWatcher(client, await worldRounds(world), await worldFolds(world));
  assert.equal((await watcher.advance(facts)).record.state, 'failed');
  await world.assertConvicted(segment, node);
}
