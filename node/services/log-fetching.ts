/**
 * The data under a root from whoever has chunks of it, this process first: any few honest peers are enough.
 * @module
 */
import { asVeilmeshError, UnavailableError, VerificationError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { openRpc } from '../../mesh/wire/rpc.ts';
import { type Chunk, decodeChunks, isChunkOf, MAX_CODED_BYTES } from '../../settlement/availability/coded.ts';
import { CHUNKS, DATA_CHUNKS } from '../../settlement/availability/coding.ts';
import { type CodingProof, proveFalse } from '../../settlement/availability/coding-proof.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { domainSeparator } from '../../settlement/ephemeral/domain.ts';
import { maxLogBytes, stepsShown } from '../../settlement/ephemeral/log.ts';
import type { CommitHeader, SessionRef } from '../../settlement/ephemeral/types.ts';
import type { ChunkStore } from './chunk-store.ts';
import { type ChunkLedger, contentOfLog, getMethod } from './chunks.ts';

/** Peers that may have chunks, or may take some: the likely ones first. */
export type ChunkPeers = () => Promise<readonly string[]>;

export interface LogFetching {
  /**
   * The log that a commit names; its chunks are kept here and served on.
   * @throws UnavailableError CHUNKS_NOWHERE when those that were asked have too few chunks | LOG_NOWHERE when there is no log in them
   */
  log(ref: SessionRef, header: CommitHeader, signal: AbortSignal): Promise<Uint8Array>;
  /** The same, for whoever also wants to know whether all chunks are of one content. @throws UnavailableError CHUNKS_NOWHERE */
  inspect(ref: SessionRef, header: CommitHeader, signal: AbortSignal): Promise<ReadLog>;
  /** The data under any root; kept by nobody for that. @throws UnavailableError CHUNKS_NOWHERE */
  data(root: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
}

export interface ReadLog {
  /** Null: what there is under the root is not the log. */
  readonly log: Uint8Array | null;
  /** Shows that some read something else from their chunks than others; null where nothing does. */
  readonly proof: CodingProof | null;
}

/** For one peer to say what it has, and for each chunk. */
const CALL_MS = 10_000;
/** For one peer to be of use, from the last chunk on that it gave. */
const USE_MS = 15_000;
/** Peers that are asked at once. */
const TOGETHER = 4;

const slowPeer = (): UnavailableError =>
  new UnavailableError('CHUNKS_SLOW', 'a peer takes too long to give a chunk', {
    hint: 'others are asked in its place',
  });

export function createLogFetching(
  host: MeshHost,
  ledger: ChunkLedger & Pick<Ledger, 'chainId' | 'addresses'>,
  store: ChunkStore,
  peers: ChunkPeers,
): LogFetching {
  /** Takes from one peer what is missing. */
  async function ask(
    peer: string,
    root: Uint8Array,
    found: Map<number, Chunk>,
    enough: number,
    maxBytes: number,
    signal: AbortSignal,
    complete: () => void,
  ): Promise<void> {
    const rpc = await openRpc(host, peer, getMethod, { timeoutMs: CALL_MS, signal });
    const timer = setTimeout(() => rpc.abort(slowPeer()), USE_MS);
    try {
      const { have } = await rpc.call({ root, index: null }, { timeoutMs: CALL_MS });
      for (const index of have) {
        if (found.size >= enough || signal.aborted) break;
        if (found.has(index)) continue;
        const { chunk } = await rpc.call({ root, index }, { timeoutMs: CALL_MS });
        if (chunk === null) break; // it is not what it said
        if (chunk.length > maxBytes) break; // no log is that long
        if (chunk.index !== index || !isChunkOf(root, chunk)) {
          host.strike(peer, 'a chunk that is not of the content asked for');
          throw new VerificationError('CHUNK_FALSE', 'a peer handed out something else than the chunk', {
            hint: 'others are asked in its place',
          });
        }
        found.set(index, chunk);
        timer.refresh();
        if (found.size >= enough) complete();
      }
      void rpc.close().catch(() => undefined);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      rpc.abort(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks peers until so many chunks are found. @returns what came of it */
  async function gather(
    root: Uint8Array,
    found: Map<number, Chunk>,
    enough: number,
    maxBytes: number,
    signal: AbortSignal,
  ) {
    const left = found.size >= enough ? [] : (await peers()).filter((peer) => peer !== host.peerId);
    const codes = new Set<string>();
    let asked = 0;
    const isEnough = Promise.withResolvers<void>();
    const worker = async (): Promise<void> => {
      for (let peer = left.shift(); peer !== undefined; peer = left.shift()) {
        if (found.size >= enough || signal.aborted) return;
        try {
          await ask(peer, root, found, enough, maxBytes, signal, isEnough.resolve);
          asked += 1;
        } catch (thrown) {
          const { code } = asVeilmeshError(thrown);
          // who does not speak it was not asked
          if (code !== 'MESH_PROTOCOL_MISSING') asked += 1;
          codes.add(code);
        }
      }
    };
    // what is under way with slow peers when enough is found is not waited for
    await Promise.race([isEnough.promise, Promise.all(Array.from({ length: TOGETHER }, worker))]);
    return { asked, codes: [...codes] };
  }

  /** Enough chunks, this process's own first. @throws UnavailableError CHUNKS_NOWHERE */
  async function enough(
    root: Uint8Array,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Map<number, Chunk>> {
    const own = store.indices(root).map((index) => store.get(root, index)!);
    const found = new Map(
      own.filter(({ length }) => length <= maxBytes).map((chunk) => [chunk.index, chunk]),
    );
    const asking = await gather(root, found, DATA_CHUNKS, maxBytes, signal);
    if (found.size >= DATA_CHUNKS) return found;
    throw new UnavailableError('CHUNKS_NOWHERE', 'those that were asked have too few chunks of the data', {
      details: { chunks: found.size, needed: DATA_CHUNKS, ...asking },
      hint: 'try it again when more peers are there: any that keep chunks will do',
    });
  }

  async function inspect(ref: SessionRef, header: CommitHeader, signal: AbortSignal): Promise<ReadLog> {
    const root = header.codedRoot;
    const maxBytes = maxLogBytes(header);
    const found = await enough(root, maxBytes, signal);
    const { data, exact } = await decodeChunks(root, [...found.values()]);
    let best = { log: data, shown: await shownBy(ref, header, data) };
    if (best.shown === header.steps) await keep(ref, header, [...found.values()]);
    if (best.shown === header.steps && exact) return { log: data, proof: null };
    // others may read something else from other chunks: if there are such, they show it
    await gather(root, found, CHUNKS, maxBytes, signal);
    const all = [...found.values()];
    // one chunk that is false spoils only those that it is read with
    for (
      let from = DATA_CHUNKS;
      from + DATA_CHUNKS <= all.length && best.shown < header.steps;
      from += DATA_CHUNKS
    ) {
      const { data: log } = await decodeChunks(root, all.slice(from, from + DATA_CHUNKS));
      const shown = await shownBy(ref, header, log);
      if (shown > best.shown) best = { log, shown };
    }
    return { log: best.shown < 0 ? null : best.log, proof: await proveFalse(all) };
  }

  const shownBy = (session: SessionRef, header: CommitHeader, log: Uint8Array): Promise<number> => {
    const { chainId, addresses } = ledger;
    return stepsShown(
      header,
      log,
      domainSeparator({ chainId, contract: addresses.ephemeralSession, session }),
    );
  };

  /** For others, as far as there is room and somebody may still need it. */
  async function keep(ref: SessionRef, header: CommitHeader, chunks: readonly Chunk[]): Promise<void> {
    try {
      const content = await contentOfLog(ledger, ref, header);
      for (const chunk of chunks) store.put(content, chunk);
    } catch (thrown) {
      if (!['CHUNKS_FULL', 'LOG_NOT_COMMITTED'].includes(asVeilmeshError(thrown).code)) throw thrown;
    }
  }

  return {
    inspect,
    async log(ref, header, signal) {
      const { log } = await inspect(ref, header, signal);
      if (log !== null) return log;
      throw new UnavailableError('LOG_NOWHERE', 'what peers keep for the commit is not its log', {
        details: { sequencer: ref.sequencer, session: ref.number, commit: header.number },
        hint: 'its sequencer can be made to publish each step on the chain: veilmesh watch --watch-ether',
      });
    },
    async data(root, signal) {
      const found = await enough(root, MAX_CODED_BYTES, signal);
      return (await decodeChunks(root, [...found.values()])).data;
    },
  };
}
