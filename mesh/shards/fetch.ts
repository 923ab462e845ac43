/**
 * `fetchShard`: a file by its hash from whichever of several peers can give it.
 *
 * The manifest fixes hash and size. A source first gives its chunk list; each chunk is checked against it on
 * arrival, the whole file against the manifest at the end. So a wrong chunk convicts its source at once, and a
 * wrong list convicts it at the end: both are struck and not asked again for this file.
 * @module
 */
import { bytesToHex, u32be } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  type VeilmeshError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { MeshHost } from '../host/types.ts';
import { END, type Message, type WireStream } from '../wire/types.ts';
import { chunkLength, type FileSpec } from './chunks.ts';
import type { PartialFile } from './partial.ts';
import { createMeter, type Meter, type ShardProgress } from './progress.ts';
import { decodeList, readIndex, SHARD, SHARD_PROTOCOL } from './protocol.ts';
import type { ShardStore } from './store.ts';

/** Requests under way per source: hides the round trip without filling its send queue. */
const REQUESTS_AHEAD = 4;
const CHUNK_TIMEOUT_MS = 20_000;

/** Where a fetched file goes. */
export type FetchStore = Pick<ShardStore, 'list' | 'remove' | 'openPartial'>;

export interface FetchShardOptions extends FileSpec {
  /** Peer ids or multiaddrs, best first. */
  readonly sources: readonly string[];
  readonly store: FetchStore;
  readonly onProgress?: (progress: ShardProgress) => void;
  readonly signal?: AbortSignal;
  /** A source silent for this long is left for the next; 20 s when left out. */
  readonly chunkTimeoutMs?: number;
}

interface Job extends FetchShardOptions {
  readonly host: MeshHost;
  readonly meter: Meter;
}

/**
 * Returns when the verified file is in the store. Resumes what an earlier run left; a stored file that no
 * longer matches is replaced. One fetch at a time per file and store.
 * @throws UnavailableError SHARD_NO_SOURCE with each source's reason | SHARD_FETCH_ABORTED | SHARD_DISK_FULL
 */
export async function fetchShard(host: MeshHost, options: FetchShardOptions): Promise<void> {
  const { store, contentHash, bytes, sources } = options;
  const meter = createMeter(bytes, options.onProgress ?? (() => {}), () => performance.now());
  const job = { ...options, host, meter };
  meter.report('check', null);
  if (await hasIntact(store, contentHash)) {
    meter.start(bytes);
    return meter.report('done', null);
  }
  const reasons: string[] = [];
  const queue = [...new Set(sources)];
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    const outcome = await fetchFrom(job, source);
    if (outcome.kind === 'complete') return meter.report('done', source);
    reasons.push(`${source}: ${outcome.error.code}`);
    // gave something and broke off: worth another try after the others
    if (outcome.kind === 'broken-off' && outcome.chunks > 0) queue.push(source);
  }
  throw new UnavailableError('SHARD_NO_SOURCE', 'no peer could give this shard', {
    details: { contentHash: bytesToHex(contentHash), bytes, reasons },
    hint: 'what arrived is kept; when a source is back, run the same command again',
  });
}

type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'lied'; readonly error: VeilmeshError }
  | { readonly kind: 'broken-off'; readonly error: VeilmeshError; readonly chunks: number };

/** Errors of this machine (aborted, disk full) are thrown; those of the source are an outcome. */
async function fetchFrom(job: Job, source: string): Promise<Outcome> {
  let stream: WireStream | undefined;
  let partial: PartialFile | undefined;
  let chunks = 0;
  try {
    throwIfAborted(job.signal);
    stream = await job.host.openStream(source, SHARD_PROTOCOL);
    await stream.send(SHARD.listRequest, job.contentHash, { timeoutMs: timeout(job) });
    const list = decodeList(job, (await answer(job, stream, SHARD.list)).bytes);
    partial = await job.store.openPartial(list);
    await download(job, stream, partial, source, () => chunks++);
    job.meter.report('verify', source);
    await partial.complete();
    void stream.end().catch(() => undefined);
    return { kind: 'complete' };
  } catch (thrown) {
    const error = asVeilmeshError(thrown);
    stream?.abort(error);
    if (error.family === 'verification') {
      if (stream !== undefined) job.host.strike(stream.remotePeerId, error.code);
      return { kind: 'lied', error };
    }
    if (error.family === 'unavailable' && !OWN_FAULT.has(error.code)) {
      return { kind: 'broken-off', error, chunks };
    }
    throw error;
  } finally {
    await partial?.close();
  }
}

const OWN_FAULT = new Set(['SHARD_FETCH_ABORTED', 'SHARD_DISK_FULL']);

async function download(
  job: Job,
  stream: WireStream,
  partial: PartialFile,
  source: string,
  onChunk: () => void,
): Promise<void> {
  const { missing } = partial;
  const missingBytes = missing.reduce((sum, index) => sum + chunkLength(job.bytes, index), 0);
  job.meter.start(job.bytes - missingBytes);
  const request = async (at: number): Promise<void> => {
    const index = missing[at];
    if (index !== undefined) await stream.send(SHARD.chunkRequest, u32be(index), { timeoutMs: timeout(job) });
  };
  for (let at = 0; at < REQUESTS_AHEAD; at++) await request(at);
  for (const [at, index] of missing.entries()) {
    throwIfAborted(job.signal);
    job.meter.report('fetch', source);
    const { bytes } = await answer(job, stream, SHARD.chunk);
    await request(at + REQUESTS_AHEAD);
    if (readIndex(bytes) !== index) {
      throw new VerificationError('SHARD_MESSAGE_MALFORMED', 'a chunk out of order', { details: { index } });
    }
    await partial.writeChunk(index, bytes.subarray(4));
    job.meter.add(chunkLength(job.bytes, index));
    onChunk();
  }
}

async function answer(job: Job, stream: WireStream, type: number): Promise<Message> {
  const message = await stream.receive({ timeoutMs: timeout(job) });
  if (message === END || message.type === SHARD.absent) {
    throw new UnavailableError('SHARD_ABSENT', 'the peer does not have this shard');
  }
  if (message.type !== type) {
    throw new VerificationError('SHARD_MESSAGE_MALFORMED', 'an answer to another question', {
      details: { type: message.type },
    });
  }
  return message;
}

async function hasIntact(store: FetchStore, contentHash: Uint8Array): Promise<boolean> {
  try {
    return (await store.list(contentHash)) !== undefined;
  } catch (thrown) {
    if (asVeilmeshError(thrown).code !== 'SHARD_CORRUPT') throw thrown;
    await store.remove(contentHash);
    return false;
  }
}

const timeout = ({ chunkTimeoutMs = CHUNK_TIMEOUT_MS }: Job): number => chunkTimeoutMs;

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new UnavailableError('SHARD_FETCH_ABORTED', 'the transfer was stopped; what arrived is kept', {
      hint: 'run the same command again: it resumes',
    });
  }
}
