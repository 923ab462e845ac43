/**
 * The side that has files.
 * @module
 */
import { concatBytes, u32be } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { type ChunkList, chunkCount } from './chunks.ts';
import { encodeList, readIndex, SHARD, SHARD_PROTOCOL } from './protocol.ts';
import type { ShardStore } from './store.ts';

/** A client that neither asks nor takes for this long is gone. */
const IDLE_MS = 60_000;
const NOTHING = new Uint8Array(0);

/** Serves every file of the store to any peer: files are public or sealed. Returns the function that stops it. */
export function serveShards(host: MeshHost, store: ShardStore): Promise<() => Promise<void>> {
  return host.handle(SHARD_PROTOCOL, (stream) => serveFile(stream, store));
}

async function serveFile(stream: WireStream, store: ShardStore): Promise<void> {
  const first = await stream.receive({ timeoutMs: IDLE_MS });
  if (first === END) return stream.end();
  expect(first, SHARD.listRequest, first.bytes.length === 32);
  const list = await store.list(first.bytes.slice());
  if (list === undefined) {
    await stream.send(SHARD.absent, NOTHING, { timeoutMs: IDLE_MS });
    return stream.end();
  }
  await stream.send(SHARD.list, encodeList(list), { timeoutMs: IDLE_MS });
  while (true) {
    const request = await stream.receive({ timeoutMs: IDLE_MS });
    if (request === END) return stream.end();
    await sendChunk(stream, store, list, request);
  }
}

async function sendChunk(
  stream: WireStream,
  store: ShardStore,
  list: ChunkList,
  request: Message,
): Promise<void> {
  const index = readIndex(request.bytes);
  expect(request, SHARD.chunkRequest, request.bytes.length === 4 && index < chunkCount(list.bytes));
  const bytes = await store.readChunk(list, index);
  await stream.send(SHARD.chunk, concatBytes(u32be(index), bytes), { timeoutMs: IDLE_MS });
}

function expect(message: Message, type: number, wellFormed: boolean): void {
  if (message.type === type && wellFormed) return;
  throw new VerificationError('SHARD_MESSAGE_MALFORMED', 'not a request of the shard protocol', {
    details: { type: message.type, bytes: message.bytes.length },
  });
}
