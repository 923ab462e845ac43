/**
 * A peer in a process of its own: echoes WireStreams, serves a shard directory, prints {peerId, address}.
 *   node peer.ts [shard directory]
 * @module
 */
import { randomBytes } from '../../../crypto/core/random.ts';
import { createHost } from '../../../mesh/host/host.ts';
import { serveShards } from '../../../mesh/shards/serve.ts';
import { createShardStore } from '../../../mesh/shards/store.ts';
import { END } from '../../../mesh/wire/types.ts';
import { ECHO } from './echo.ts';

const host = await createHost({ privateKey: randomBytes(32) });
await host.handle(ECHO, async (stream) => {
  for (let message = await stream.receive(); message !== END; message = await stream.receive()) {
    await stream.send(message.type, message.bytes);
  }
  await stream.end();
});
const [, , directory] = process.argv;
if (directory !== undefined) await serveShards(host, await createShardStore(directory));
process.stdout.write(`${JSON.stringify({ peerId: host.peerId, address: host.addresses()[0] })}\n`);
