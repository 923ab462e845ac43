/** Parts that are borrowed: what was there stays, and of what was not, the latest stays for a while. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { serveShards } from '../../../mesh/shards/serve.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { borrowPart, createPartShelf } from '../../../node/services/part-files.ts';
import { startHost } from '../../support/mesh.ts';

const root = mkdtempSync(join(tmpdir(), 'veilmesh-parts-'));
after(() => rmSync(root, { recursive: true }));

test('parts that are needed in turn are fetched once, up to so many bytes', async (t) => {
  const [peer, host] = await Promise.all([startHost(t), startHost(t, { listen: [] })]);
  const store = await createShardStore(join(root, 'peer'));
  await serveShards(peer, store);
  const files = [0, 1, 2, 3].map(() => randomBytes(1_000));
  const parts = await Promise.all(
    files.map(async (file) => ({ contentHash: await store.put(file), bytes: file.length })),
  );
  const folder = join(root, 'own');
  await (await createShardStore(folder)).put(files[3]!); // somebody else's
  const kept = (): number[] =>
    readdirSync(folder)
      .map((name) => parts.findIndex(({ contentHash }) => bytesToHex(contentHash) === name))
      .sort();
  const sources = { host, sources: [peer.addresses()[0]!], folder };
  const shelf = createPartShelf(sources, 2_500);
  for (const i of [0, 1, 3, 0]) assert.deepEqual(await shelf(parts[i]!), files[i]);
  assert.deepEqual(kept(), [0, 1, 3]);
  assert.deepEqual(await shelf(parts[2]!), files[2]);
  assert.deepEqual(kept(), [0, 2, 3]);
  assert.deepEqual(await borrowPart(sources, parts[1]!), files[1]);
  assert.deepEqual(kept(), [0, 2, 3]);
  await store.remove(parts[1]!.contentHash);
  await assert.rejects(shelf(parts[1]!), { code: 'SHARD_NO_SOURCE' });
  assert.deepEqual(kept(), [0, 2, 3]);
});
