/**
 * A sequencer's logs to its peers: each commit that the chain has is coded, kept here whole, and its chunks are placed with others.
 *
 * Off the way of vouchers, and from the journal: what a kill leaves undone is done after the restart.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, InternalError } from '../../crypto/core/errors.ts';
import type { MeshHost } from '../../mesh/host/types.ts';
import { type Coded, codeData } from '../../settlement/availability/coded.ts';
import { CHUNKS } from '../../settlement/availability/coding.ts';
import type { Sequencer } from '../../settlement/ephemeral/sequencer.ts';
import type { CommitHeader } from '../../settlement/ephemeral/types.ts';
import type { Logger } from '../log.ts';
import { placeWith } from './chunk-placing.ts';
import type { ChunkStore, Content } from './chunk-store.ts';
import { type ChunkLedger, contentOfLog, keepLogMethod, toWire } from './chunks.ts';
import type { ChunkPeers } from './log-fetching.ts';

export interface LogSpreadingOptions {
  readonly host: MeshHost;
  readonly ledger: ChunkLedger;
  readonly sequencer: Pick<Sequencer, 'ref' | 'sealed' | 'log'>;
  readonly store: ChunkStore;
  readonly peers: ChunkPeers;
  readonly log: Logger;
}

export interface LogSpreading {
  /** What is due, once. The background does the same. */
  round(): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const SPREAD_POLL_MS = 1_000;
/** Between two attempts to place what nobody took. */
const AGAIN_MS = 10_000;
/** Attempts until a commit is left to what was placed: who comes later asks here. */
const ATTEMPTS = 30;

interface Placing {
  readonly placed: Set<number>;
  attempts: number;
  at: number;
}

export function startLogSpreading(options: LogSpreadingOptions): LogSpreading {
  const { host, ledger, sequencer, store, peers, log } = options;
  const { ref } = sequencer;
  /** Commits of which not all chunks are placed. */
  const open = new Map<number, Placing>();
  let next = 1;
  let running: Promise<void> = Promise.resolve();
  let trouble = '';
  let stopped = false;

  /** The chunks, coded unless they are kept here. */
  async function chunksOf(header: CommitHeader, content: Content): Promise<Coded['chunks']> {
    const kept = store.indices(header.codedRoot);
    if (kept.length === CHUNKS) return kept.map((index) => store.get(header.codedRoot, index)!);
    const { root, chunks } = await codeData(sequencer.log(header.number)!);
    if (!equalBytes(root, header.codedRoot)) {
      throw new InternalError('COMMIT_DIFFERS', 'the chain has a commit that is not of this journal', {
        details: { commit: header.number },
      });
    }
    for (const chunk of chunks) store.put(content, chunk);
    return chunks;
  }

  async function place(number: number, placing: Placing): Promise<void> {
    const { placed } = placing;
    placing.at = performance.now();
    const header = await ledger.sessions.commitHeader(ref, number); // another one when the chain lost blocks
    if (header === null) return;
    placing.attempts += 1;
    const chunks = await chunksOf(header, await contentOfLog(ledger, ref, header));
    const session = { sequencer: ref.sequencer, number: ref.number };
    await placeWith({
      host,
      method: keepLogMethod,
      request: (chunk) => ({ session, header: { ...header }, chunk: toWire(chunk)! }),
      root: header.codedRoot,
      chunks,
      peers: await peers(),
      placed,
    });
    if (placed.size === CHUNKS) log.debug('a log is with its keepers', { commit: header.number });
  }

  async function work(): Promise<void> {
    for (const { number } of sequencer.sealed(next)) {
      const header = await ledger.sessions.commitHeader(ref, number);
      if (header === null) break;
      open.set(number, { placed: new Set(), attempts: 0, at: Number.NEGATIVE_INFINITY });
      next = number + 1;
    }
    const failures: unknown[] = [];
    for (const [number, placing] of open) {
      if (stopped) return;
      if (performance.now() - placing.at < AGAIN_MS) continue;
      await place(number, placing).catch((thrown: unknown) => failures.push(thrown));
      if (placing.placed.size === CHUNKS || placing.attempts >= ATTEMPTS) open.delete(number);
    }
    if (failures.length > 0) throw failures[0];
  }

  function round(): Promise<void> {
    running = running.then(work).then(
      () => {
        trouble = '';
      },
      (thrown: unknown) => {
        const { code, message } = asVeilmeshError(thrown);
        if (trouble !== code) log.error('logs of the session wait to be spread', { code, why: message });
        trouble = code;
      },
    );
    return running;
  }
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) return;
    waiting = true;
    void round().finally(() => {
      waiting = false;
    });
  }, SPREAD_POLL_MS);
  timer.unref();

  return {
    round,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
