/**
 * Fetches one shard in a process of its own and prints its progress, a JSON object a line.
 *   node fetch.ts <directory> <source address> <content hash> <bytes>
 * @module
 */
import { hex } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import { fetchShard } from '../../../mesh/shards/fetch.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';

const [, , directory, source, contentHash, bytes] = process.argv;
const host = await createHost({ privateKey: randomBytes(32), listen: [] });
await fetchShard(host, {
  contentHash: hex(contentHash!),
  bytes: Number(bytes),
  sources: [source!],
  store: await createShardStore(directory!),
  onProgress: (progress) => process.stdout.write(`${JSON.stringify(progress)}\n`),
});
await host.close();
