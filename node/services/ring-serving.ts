/**
 * A node's products for twin and vault: for who paid for them (ring-tickets.ts), and so many rows an hour for nothing.
 *
 * They are public functions of words that are masked, or of seeds that say nothing without the masked words: no enclave is
 * needed, and none is used. A thread of its own has the weights, from the first session on.
 * @module
 */
import { type Transferable, Worker } from 'node:worker_threads';
import { asVeilmeshError, UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import type { RecordedProduct } from '../../crypto/ring/transcript.ts';
import type { RingShape } from '../../crypto/ring/types.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { createRowBudget } from '../../mesh/ring/budget.ts';
import { type RingInput, type RingPort, type RingServer, serveRing } from '../../mesh/ring/serve.ts';
import { encodeManifest, modelRoot, shardRoot } from '../../models/shard/manifest.ts';
import { decodePartFile } from '../../models/shard/part.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import type { Logger } from '../log.ts';
import { createCalls } from '../tee/calls.ts';
import type { RingStatementRequest } from '../tee/protocol.ts';
import { lendVault } from '../vault/lending.ts';
import { vaultMapsOf } from '../vault/maps.ts';
import { startVaultServer } from '../vault/server.ts';
import { serveRingOffer } from './ring-offer.ts';
import { createRingRecord, type RowHasher } from './ring-record.ts';
import type { RedeemTicket } from './ring-tickets.ts';

export interface RingBoot {
  readonly manifest: Uint8Array;
  readonly shardIndex: number;
  /** The shard's part file. */
  readonly part: Uint8Array;
}

export interface RingBooted {
  readonly shapes: readonly RingShape[];
  /** Those of which a transcript is kept. */
  readonly recorded: readonly RecordedProduct[];
}

export type RingCall =
  | { readonly kind: 'boot'; readonly boot: RingBoot }
  | { readonly kind: 'multiply'; readonly op: string; readonly words: Int32Array; readonly count: number }
  | {
      readonly kind: 'correct';
      readonly op: string;
      readonly seed: Uint8Array;
      readonly session: Uint8Array;
      readonly from: number;
      readonly count: number;
    }
  | {
      readonly kind: 'digests';
      readonly op: string;
      readonly first: number;
      readonly input: RingInput;
      readonly result: Int32Array;
    }
  | { readonly kind: 'root'; readonly digests: Uint8Array; readonly blindKey: Uint8Array };

export interface RingServingOptions {
  readonly host: MeshHost;
  /** networkId, as bytes. */
  readonly network: Uint8Array;
  readonly manifest: Manifest;
  readonly part: PartManifest;
  readonly partFile: () => Promise<Uint8Array>;
  /** Signs what this node says of a session that it answered. */
  readonly state: (request: RingStatementRequest) => Promise<Uint8Array>;
  /** Rows of products an hour, for nothing. */
  readonly freeRows: number;
  /** What it asks for a row, and what takes the tickets that pay for them; null: it sells none. */
  readonly sale: RowSale | null;
  readonly vendor: string;
  readonly maxSessions: number;
  readonly log: Logger;
}

export interface RowSale {
  /** Above 0. */
  readonly rowWei: bigint;
  readonly redeem: RedeemTicket;
}

const notSold = (): UsageError =>
  new UsageError('RING_TICKET_UNSOLD', 'this node sells no rows', {
    hint: 'ask for what it computes for nothing',
  });

const IDLE_MS = 120_000;
const OPEN_MS = 10_000;

/**
 * @throws UsageError RING_CLOSED_MODEL: products with so many unit vectors as a row has words are the weights
 */
export async function startRingServing(options: RingServingOptions): Promise<RingServer> {
  const { host, manifest, part, freeRows, sale, vendor, maxSessions, log } = options;
  if (manifest.closed) {
    throw new UsageError('RING_CLOSED_MODEL', 'products of a closed model are served to nobody', {
      details: { model: manifest.name },
      hint: 'whoever multiplies by its weights learns them: --free-rows 0 --row-wei 0',
    });
  }
  const rows = createRowBudget(freeRows, () => performance.now());
  let thread: Promise<RingThread> | undefined;
  const port = async (): Promise<RingPort> => {
    thread ??= startThread(options, () => {
      thread = undefined; // the next session starts another
    });
    return await thread.catch((thrown: unknown) => {
      thread = undefined;
      throw thrown;
    });
  };
  const server = await serveRing(host, {
    network: options.network,
    modelRoot: modelRoot(manifest),
    shardRoot: shardRoot(part),
    port,
    rows,
    redeem: async (peerId, paid) => {
      if (sale === null) throw notSold();
      const name = await sale.redeem(peerId, paid);
      log.info('rows paid', { rows: paid.rows, wei: String(BigInt(paid.rows) * sale.rowWei) });
      return name;
    },
    maxSessions,
    maxSessionsPerPeer: Math.ceil(maxSessions / 2),
    idleMs: IDLE_MS,
    openMs: OPEN_MS,
    onEnd: (_peer, error) => {
      if (error === null) log.info('ring session ended');
      else log.error('ring session failed', { code: error.code, why: error.message });
    },
  });
  const stopOffering = await serveRingOffer(host, (peer) => ({
    vendor,
    rows: Math.max(0, rows.left(peer)),
    rowWei: sale === null ? null : String(sale.rowWei),
  }));
  return {
    active: server.active,
    drain: server.drain,
    async stop() {
      await stopOffering();
      await server.stop();
      await (await thread?.catch(() => undefined))?.stop();
    },
  };
}

interface RingThread extends RingPort {
  stop(): Promise<void>;
}

async function startThread(
  { manifest, part, partFile, state }: RingServingOptions,
  onEnd: () => void,
): Promise<RingThread> {
  const file = await partFile();
  const worker = new Worker(new URL('./ring-worker.ts', import.meta.url));
  const calls = createCalls<RingCall>(worker);
  const die = (cause?: unknown): void => {
    calls.fail(new UnavailableError('RING_UNAVAILABLE', 'what computes products here has ended', { cause }));
    onEnd();
  };
  worker.on('error', die);
  worker.on('exit', () => die());
  const ask = <T = Int32Array>(call: RingCall, transfer: readonly Transferable[] = []): Promise<T> =>
    calls.ask(call, transfer) as Promise<T>;
  // 32 bytes a weight: only where a client asks for it
  const vault = lendVault({
    maps: () => {
      const { program, weights } = decodePartFile(file);
      return vaultMapsOf(program, weights);
    },
    start: startVaultServer,
  });
  const stop = async (): Promise<void> => {
    await Promise.all([worker.terminate(), vault.close()]);
  };
  try {
    const boot = { manifest: encodeManifest(manifest), shardIndex: part.index, part: file };
    const { shapes, recorded } = await ask<RingBooted>({ kind: 'boot', boot });
    const digests: RowHasher = (op, first, input, result) =>
      ask(
        { kind: 'digests', op, first, input, result },
        'words' in input ? [input.words.buffer as ArrayBuffer] : [],
      );
    const root = (all: Uint8Array, blindKey: Uint8Array): Promise<Uint8Array> =>
      ask({ kind: 'root', digests: all, blindKey }, [all.buffer as ArrayBuffer]);
    return {
      shapes,
      multiply: (op, words, count) =>
        ask({ kind: 'multiply', op, words, count }, [words.buffer as ArrayBuffer]),
      correct: (op, { seed, session }, from, count) =>
        ask({ kind: 'correct', op, seed, session, from, count }),
      get vault() {
        return vault.refused ? null : vault.correct;
      },
      record: (role) => createRingRecord(role, { recorded, digests, root, state }),
      stop,
    };
  } catch (thrown) {
    await stop();
    throw asVeilmeshError(thrown);
  }
}
