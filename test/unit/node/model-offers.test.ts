/**
 * A bootstrap peer takes models that the chain has registered, within its limits, and under names that are free.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { serveShards } from '../../../mesh/shards/serve.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { modelRoot, shardRoot, shardsOf } from '../../../models/shard/manifest.ts';
import type { Manifest } from '../../../models/shard/types.ts';
import { withEdition } from '../../../node/cli/model-register.ts';
import { packCatalogModel } from '../../../node/models/catalog.ts';
import type { StoredModel } from '../../../node/models/packed-store.ts';
import { serveManifests } from '../../../node/services/manifest.ts';
import {
  bytesOfModel,
  type OfferAnswer,
  type OfferLimits,
  offerModel,
  serveOffers,
} from '../../../node/services/model-offers.ts';
import type { ModelRecord } from '../../../settlement/chain/types.ts';
import { startHost } from '../../support/mesh.ts';
import { temporaryFolder } from '../../support/processes.ts';

const [OWNER, ANOTHER] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`] as const;
const QUIET = { done: () => {}, progress: () => {} };

const named = (model: StoredModel, name: string): StoredModel => ({
  ...model,
  manifest: { ...model.manifest, name },
});

async function world(t: TestContext, limits?: OfferLimits) {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const digits = await packCatalogModel('digits', 2, join(folder.path, 'models'), QUIET);
  const [owner, bootstrap] = [await startHost(t), await startHost(t)];
  const records = new Map<string, ModelRecord>();
  const manifests = new Map<string, Manifest>();
  const taken: string[] = [];
  const store = await createShardStore(join(folder.path, 'bootstrap'));
  const serve = () =>
    serveOffers({
      host: bootstrap,
      ledger: { getModel: async (root) => records.get(bytesToHex(root)) ?? null },
      store,
      folder: join(folder.path, 'offered'),
      manifests,
      onTaken: ({ name }) => taken.push(name),
      ...(limits === undefined ? {} : { limits }),
    });
  const stop = await serve();
  const own = await createShardStore(join(folder.path, 'own'));
  await serveShards(owner, own);
  const handed = new Map<string, Manifest>();
  await serveManifests(owner, handed);
  const address = await owner.dial(bootstrap.addresses()[0]!);
  return {
    digits,
    manifests,
    taken,
    store,
    stop,
    serve,
    register(model: StoredModel, from: ModelRecord['owner'] = OWNER, shardRoots?: Uint8Array[]): void {
      const { manifest } = model;
      records.set(bytesToHex(modelRoot(manifest)), {
        modelRoot: modelRoot(manifest),
        shardRoots: shardRoots ?? shardsOf(manifest).map(shardRoot),
        semanticsHash: manifest.semanticsHash,
        pricePerUnit: 1n,
        licence: manifest.license,
        owner: from,
        publishedAt: 1,
        servable: true,
      });
    },
    async hold(model: StoredModel, files = model.files): Promise<void> {
      for (const file of files) await own.put(file);
      handed.set(bytesToHex(modelRoot(model.manifest)), model.manifest);
    },
    async offer({ manifest }: StoredModel): Promise<OfferAnswer> {
      for (;;) {
        const answer = await offerModel(owner, address, modelRoot(manifest));
        if (answer.state !== 'fetching') return answer;
        await sleep(10);
      }
    },
  };
}

test('a registered model is fetched, checked, kept and found again after a restart', async (t) => {
  const { digits, manifests, taken, store, register, hold, offer, stop, serve } = await world(t);
  const model = named(digits, 'mine');
  register(model);
  await hold(model);
  const total = bytesOfModel(model.manifest);
  assert.deepEqual(await offer(model), { state: 'taken', bytes: total, total, why: null });
  assert.deepEqual([taken, manifests.size], [['mine'], 1]);
  for (const { contentHash } of model.manifest.parts) assert.ok(await store.has(contentHash));
  await stop();
  manifests.clear();
  await serve();
  assert.deepEqual([...manifests.keys()], [bytesToHex(modelRoot(model.manifest))]);
});

test('what the chain does not have is not asked for', async (t) => {
  const { digits, hold, offer, taken } = await world(t);
  await hold(named(digits, 'mine'));
  await assert.rejects(offer(named(digits, 'mine')), { code: 'MODEL_NOT_REGISTERED' });
  assert.deepEqual(taken, []);
});

test('one with other shards than the chain has is refused, also when it is offered again', async (t) => {
  const { digits, register, hold, offer } = await world(t);
  const model = named(digits, 'mine');
  register(model, OWNER, [new Uint8Array(32), new Uint8Array(32)]);
  await hold(model);
  for (const _ of [1, 2]) assert.equal((await offer(model)).why, 'MODEL_SHARDS_DIFFER');
});

test('a fetch that fails is told, and goes on when the rest is there', async (t) => {
  const { digits, register, hold, offer } = await world(t);
  const model = named(digits, 'mine');
  register(model);
  await hold(model, model.files.slice(0, 1));
  assert.deepEqual(await offer(model), { state: 'failed', bytes: 0, total: 0, why: 'SHARD_NO_SOURCE' });
  await hold(model);
  assert.equal((await offer(model)).state, 'taken');
});

test("nobody gets a name that another owner has, or one of ours; one's own may have editions", async (t) => {
  const { digits, register, hold, offer } = await world(t);
  const [mine, theirs] = [named(digits, 'mine'), withEdition(named(digits, 'mine'), 'theirs')];
  const second = withEdition(mine, '2');
  for (const model of [digits, mine, theirs, second]) {
    register(model, model === theirs ? ANOTHER : OWNER);
    await hold(model);
  }
  assert.equal(
    (await offer(digits)).why,
    'MODEL_NAME_TAKEN',
    'the name of one of ours, which it does not have',
  );
  assert.equal((await offer(mine)).state, 'taken');
  assert.equal((await offer(theirs)).why, 'MODEL_NAME_TAKEN');
  assert.equal((await offer(second)).state, 'taken');
});

test('no more than it has room for', async (t) => {
  const { digits, register, hold, offer } = await world(t, { models: 8, bytes: 30_000, atOnce: 1 });
  const [first, second] = [named(digits, 'first'), named(digits, 'second')];
  for (const model of [first, second]) {
    register(model);
    await hold(model);
  }
  assert.ok(bytesOfModel(digits.manifest) > 15_000);
  assert.equal((await offer(first)).state, 'taken');
  assert.equal((await offer(second)).why, 'OFFERS_FULL');
});
