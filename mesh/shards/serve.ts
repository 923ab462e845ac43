/**
 * The side that has files.
 * @module
 */
import { pipe } from 'it-pipe';
import { u32be } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { type ChunkList, chunkCount, chunkLength } from './chunks.ts';
import { encodeList, readIndex, SHARD, SHARD_PROTOCOL } from './protocol.ts';
import type { ChunkReader, ShardStore } from './store.ts';

/** A client that neither asks nor takes for this long is gone. */
const IDLE_MS = 60_000;
const NOTHING = new Uint8Array(0);

/** Serves every file of the store to any peer: files are public or sealed. Returns the function that stops it. */
export function serveShards(
  host: MeshHost,
  store: Pick<ShardStore, 'list' | 'openReader'>,
): Promise<() => Promise<void>> {
  return host.handle(SHARD_PROTOCOL, (stream) => serveFile(stream, store));
}

async function serveFile(stream: WireStream, store: Pick<ShardStore, 'list' | 'openReader'>): Promise<void> {
  const first = await stream.receive({ timeoutMs: IDLE_MS });
  if (first === END) return stream.end();
  expect(first, SHARD.listRequest, first.bytes.length === 32);
  const list = await store.list(first.bytes.slice());
  if (list === undefined) {
    await stream.send(SHARD.absent, NOTHING, { timeoutMs: IDLE_MS });
    return stream.end();
  }
  await stream.send(SHARD.list, encodeList(list), { timeoutMs: IDLE_MS });
  const reader = await store.openReader(list);
  try {
    await serveChunks(stream, reader, list);
  } finally {
    await reader.close();
  }
  await stream.end();
}

/** Requests -> chunks -> the stream, until the peer ends it. */
const serveChunks = (stream: WireStream, reader: ChunkReader, list: ChunkList): Promise<void> =>
  pipe(requestsOf(stream), chunksOf(reader, list), sendTo(stream));

async function* requestsOf(stream: WireStream): AsyncGenerator<Message> {
  while (true) {
    const request = await stream.receive({ timeoutMs: IDLE_MS });
    if (request === END) return;
    yield request;
  }
}

const chunksOf = (reader: ChunkReader, list: ChunkList) =>
  async function* (requests: AsyncIterable<Message>): AsyncGenerator<Uint8Array> {
    for await (const request of requests) yield await readChunk(reader, list, request);
  };

/** The next chunk is read from the disk while this one is on its way. */
const sendTo =
  (stream: WireStream) =>
  async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    let sending = Promise.resolve();
    for await (const chunk of chunks) {
      await sending;
      sending = stream.send(SHARD.chunk, chunk, { timeoutMs: IDLE_MS });
      // awaited above or below; until then a failure must not count as unhandled
      sending.catch(() => undefined);
    }
    await sending;
  };

/** The CHUNK message: index and bytes in one buffer. */
async function readChunk(reader: ChunkReader, list: ChunkList, request: Message): Promise<Uint8Array> {
  const index = readIndex(request.bytes);
  expect(request, SHARD.chunkRequest, request.bytes.length === 4 && index < chunkCount(list.bytes));
  const message = new Uint8Array(4 + chunkLength(list.bytes, index));
  message.set(u32be(index));
  await reader.read(index, message.subarray(4));
  return message;
}

function expect(message: Message, type: number, wellFormed: boolean): void {
  if (message.type === type && wellFormed) return;
  throw new VerificationError('SHARD_MESSAGE_MALFORMED', 'not a request of the shard protocol', {
    details: { type: message.type, bytes: message.bytes.length },
  });
}
