/**
 * The bundles of a coordinator's batches over the mesh: whoever has them serves them, whoever wants to judge a batch asks.
 *
 * Nobody's word counts: what came is the batch's data when it hashes to what the header says. Answers are bounded, so a
 * batch travels in as many as it takes.
 * @module
 */
import type { Address } from 'viem';
import { z } from 'zod';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { CallOptions, MeshHost } from '../../mesh/host/types.ts';
import { openRpc, type RpcMethod } from '../../mesh/wire/rpc.ts';
import { handleRpc } from '../../mesh/wire/rpc-server.ts';
import { bytesUpTo, uint } from '../../mesh/wire/schemas.ts';
import { batchDataHash, bundleHash, MAX_BUNDLE_BYTES } from '../../settlement/batch/bundle.ts';
import type { BatchHeader } from '../../settlement/batch/header.ts';
import type { Journal } from '../../settlement/batch/journal-types.ts';

/** Bundles in one answer, and in a batch, at most. */
const MAX_CHUNK = 256;
export const MAX_BATCH_BUNDLES = 16_384;
/** Bytes of a batch's bundles at most: what a judge holds at once. */
export const MAX_BATCH_BYTES = 128 * 1024 * 1024;
const CHUNK_TIMEOUT_MS = 15_000;
/** For all of a batch from one peer. */
export const FETCH_MS = 60_000;
/** A number may come to stand for another batch, after the chain lost blocks. */
const REMEMBER_MS = 2_000;

const account = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);

const batchDataMethod: RpcMethod<
  { coordinator: Address; number: number; from: number },
  { count: number; bundles: Uint8Array[] }
> = {
  protocol: '/veilmesh/batch-data/1',
  request: z.strictObject({ coordinator: account, number: uint(), from: uint(MAX_BATCH_BUNDLES) }),
  response: z.strictObject({
    count: uint(MAX_BATCH_BUNDLES),
    bundles: z.array(bytesUpTo(MAX_BUNDLE_BYTES)).max(MAX_CHUNK),
  }),
  maxBytes: MAX_BUNDLE_BYTES + 16 * MAX_CHUNK,
};

/** Bundles of a batch in the order of its receipts, from one on; null when this peer has them not. */
export type BatchDataSource = (
  coordinator: Address,
  number: number,
  from: number,
  most: number,
) => Promise<{ readonly count: number; readonly bundles: readonly Uint8Array[] } | null>;

/** What a coordinator has of its own batches, from when they have a number: members judge them before they are posted. */
export function journalData(
  journal: Pick<Journal, 'batchNumbered' | 'entriesOf'>,
  account: Address,
): BatchDataSource {
  /** Whoever asks for a part asks for the next one soon; one batch is held at a time, and one is read. */
  let last:
    | { readonly number: number; readonly at: number; readonly bundles: readonly Uint8Array[] }
    | undefined;
  let reading: Promise<unknown> = Promise.resolve();

  async function read(number: number): Promise<readonly Uint8Array[] | null> {
    if (last?.number === number && performance.now() - last.at < REMEMBER_MS) return last.bundles;
    const batch = await journal.batchNumbered(number);
    if (batch === null) return null;
    const bundles = (await journal.entriesOf(batch.id)).map(({ bundle }) => bundle);
    last = { number, at: performance.now(), bundles };
    return bundles;
  }

  return async (coordinator, number, from, most) => {
    if (coordinator !== account) return null;
    const answer = reading.then(() => read(number));
    reading = answer.catch(() => undefined);
    const bundles = await answer;
    return bundles === null ? null : { count: bundles.length, bundles: bundles.slice(from, from + most) };
  };
}

/** Serves from the sources in turn. Returns the function that stops it. */
export function serveBatchData(
  host: MeshHost,
  sources: readonly BatchDataSource[],
): Promise<() => Promise<void>> {
  return handleRpc(host, batchDataMethod, async ({ coordinator, number, from }) => {
    for (const source of sources) {
      const found = await source(coordinator, number, from, MAX_CHUNK);
      if (found === null) continue;
      const bundles: Uint8Array[] = [];
      let bytes = 0;
      for (const bundle of found.bundles) {
        bytes += bundle.length;
        if (bytes > MAX_BUNDLE_BYTES) break;
        bundles.push(bundle);
      }
      return { count: found.count, bundles };
    }
    throw new UnavailableError('BATCH_DATA_UNKNOWN', 'this peer does not have the bundles of that batch', {
      details: { coordinator, number },
    });
  });
}

/** What names a batch's data: known of a posted batch, and of one that is about to be. */
export type BatchName = Pick<BatchHeader, 'coordinator' | 'number' | 'receiptCount' | 'dataHash'>;

/**
 * The bundles of a batch from one peer, in the order of its receipts.
 * @param options how long a part may take, and all of them, and how many bytes; when the signal is aborted, or time is up, so is
 *   the stream
 * @throws VerificationError BATCH_DATA_MISMATCH when they are not those of the header
 * @throws UnavailableError BATCH_DATA_UNKNOWN | BATCH_DATA_TOO_LARGE | BATCH_DATA_SLOW, and as openRpc
 */
export async function fetchBatchData(
  host: MeshHost,
  peer: string,
  batch: BatchName,
  options: CallOptions & { readonly withinMs?: number; readonly maxBytes?: number } = {},
): Promise<readonly Uint8Array[]> {
  const { receiptCount, coordinator, number } = batch;
  const { timeoutMs = CHUNK_TIMEOUT_MS, withinMs = FETCH_MS, maxBytes = MAX_BATCH_BYTES } = options;
  if (receiptCount > MAX_BATCH_BUNDLES) throw tooLarge(batch);
  const timeUp = AbortSignal.timeout(withinMs);
  const signal = options.signal === undefined ? timeUp : AbortSignal.any([options.signal, timeUp]);
  const rpc = await openRpc(host, peer, batchDataMethod, { timeoutMs, signal });
  const slow = new UnavailableError('BATCH_DATA_SLOW', 'a peer takes too long over the data of a batch', {
    details: { coordinator, number, peer, withinMs },
  });
  const giveUp = (): void => rpc.abort(slow);
  signal.addEventListener('abort', giveUp, { once: true });
  const bundles: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bundles.length < receiptCount) {
      if (signal.aborted) throw slow;
      const request = { coordinator, number, from: bundles.length };
      const { count, bundles: next } = await rpc.call(request, { timeoutMs });
      if (count !== receiptCount || next.length === 0) throw mismatch(batch, peer);
      bytes += next.reduce((sum, bundle) => sum + bundle.length, 0);
      if (bytes > maxBytes) throw tooLarge(batch);
      bundles.push(...next);
    }
    void rpc.close().catch(() => undefined); // a peer that has just died cannot take our END
  } catch (thrown) {
    const error = signal.aborted ? slow : asVeilmeshError(thrown);
    rpc.abort(error);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
  if (!isBatchData(batch, bundles)) throw mismatch(batch, peer);
  return bundles;
}

/** Whether these are the bundles that the header speaks of. */
export const isBatchData = (
  { receiptCount, dataHash }: Pick<BatchHeader, 'receiptCount' | 'dataHash'>,
  bundles: readonly Uint8Array[],
): boolean => bundles.length === receiptCount && equalBytes(batchDataHash(bundles.map(bundleHash)), dataHash);

const mismatch = ({ coordinator, number }: BatchName, peer: string): VerificationError =>
  new VerificationError('BATCH_DATA_MISMATCH', 'a peer handed out other bundles than the batch has', {
    details: { coordinator, number, peer },
  });

const tooLarge = ({ coordinator, number, receiptCount }: BatchName): UnavailableError =>
  new UnavailableError('BATCH_DATA_TOO_LARGE', 'the batch has more data than anybody keeps', {
    details: { coordinator, number, receiptCount },
  });
