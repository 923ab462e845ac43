/**
 * Takes signed transcripts from whoever hands them in, computes them again, and convicts whoever signed a wrong word
 * (settlement/watch/PROTOCOL.md).
 *
 * What is taken is in the memory before that is said, so a kill loses none; what is done on the chain is written down before it is
 * sent, and the chain is asked before it is sent again.
 * @module
 */
import { bytesToHex, equalBytes, hex } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import {
  CLOCK_SKEW,
  encodeSignedStatement,
  type RingStatement,
  type SignedRingStatement,
  STATEMENT_LIFE,
  statementHash,
} from '../../crypto/ring/statement.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import type { Act, WatchMemory } from '../../settlement/watch/memory.ts';
import type { KeptTranscript, TranscriptCounts } from '../../settlement/watch/transcript-memory.ts';
import type { Logger } from '../log.ts';
import { createActs } from './acts.ts';
import { createAttempts, remember } from './attempts.ts';
import { rollupBytes } from './network.ts';
import { type TranscriptChecks, transcriptId } from './transcript-checks.ts';
import type { TranscriptDesk } from './transcripts.ts';

export interface TranscriptWatchingOptions {
  readonly ledger: Ledger;
  readonly memory: Pick<WatchMemory, 'transcripts' | 'actsIn' | 'actsSince' | 'mark'>;
  readonly checks: TranscriptChecks;
  readonly bls: Pick<Bls, 'verify'>;
  readonly log: Logger;
  readonly pollMs: number;
}

export interface TranscriptWatching {
  readonly desk: TranscriptDesk;
  /** Everything that is due, once. The background does the same. */
  round(): Promise<void>;
  start(): void;
  status(): TranscriptCounts;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const TRANSCRIPT_POLL_MS = 1_000;
/** A statement that is over sooner than this is not worth the work: seconds. */
const LEAST_LEFT = 120;
/** Bytes of transcripts that are kept, and of one node's: whoever signs many does not keep out those of others. */
const MAX_KEPT = 512 * 2 ** 20;
const MAX_KEPT_OF_NODE = MAX_KEPT / 4;
/** Others that wait, of all nodes and of its own, when of a transcript this share of rows is computed again, and not all. */
const BUSY_FROM = 64;
const BUSY_FROM_NODE = 8;
const BUSY_SHARE = 1 / 8;
const MAX_TURNS = 4_096;
/** Convictions an hour that it sends: what it spends on gas has an end, whoever lies. */
const CONVICTIONS_AN_HOUR = 32;
const HOUR = 3_600;
const PRUNE_MS = 60_000;

export function createTranscriptWatching(options: TranscriptWatchingOptions): TranscriptWatching {
  const { ledger, memory, checks, bls, log, pollMs } = options;
  const { transcripts } = memory;
  const network = { chainId: ledger.chainId, settlement: rollupBytes(ledger.addresses) };
  /** By node: when one of its own was judged last. */
  const turnAt = new Map<string, number>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let prunedAt = Number.NEGATIVE_INFINITY;
  const { attempt } = createAttempts(log, () => stopped);
  const { perform } = createActs(memory, attempt, log);

  /** @returns the node that signed it @throws as TranscriptDesk.offer */
  async function admit(
    { statement, enclaveKey, signature }: SignedRingStatement,
    bytes: number,
  ): Promise<Uint8Array> {
    demandNetwork(statement);
    const now = await ledger.time();
    const left = statement.notAfter - now;
    if (left < LEAST_LEFT)
      throw refused('EXPIRED', 'the statement convicts nobody any more, or not for long');
    if (left > STATEMENT_LIFE + CLOCK_SKEW) throw refused('FUTURE', 'the statement ends later than any does');
    if (!bls.verify(enclaveKey, statementHash(statement), signature)) {
      throw new VerificationError('RING_STATEMENT_SIGNATURE', 'the statement is not signed by its key');
    }
    const key = await ledger.nodeByKey(enclaveKey);
    if (key === null) throw refused('NODE', 'whoever signed it is not registered');
    demandUnknown(transcriptId(statement, key.node));
    demandRoom(bytesToHex(key.node), bytes);
    const [convicted, model] = await Promise.all([
      ledger.rings.isConvicted(key.node, statement),
      ledger.getModel(statement.modelRoot),
    ]);
    if (convicted) throw refused('CONVICTED', 'its node is convicted by this statement');
    if (!model?.shardRoots.some((root) => equalBytes(root, statement.shardRoot))) {
      throw refused('MODEL', 'it is of no model that is registered');
    }
    return key.node;
  }

  function demandNetwork({ chainId, settlement }: RingStatement): void {
    if (chainId === network.chainId && equalBytes(settlement, network.settlement)) return;
    throw new VerificationError('RING_STATEMENT_FIELD', 'the statement is of another chain or network');
  }

  function demandUnknown(id: string): void {
    if (transcripts.has(id)) throw refused('KNOWN', 'this watcher has it, or had it');
  }

  function demandRoom(node: string, bytes: number): void {
    const kept = transcripts.bytesKept();
    const all = [...kept.values()].reduce((sum, own) => sum + own, bytes);
    if (all <= MAX_KEPT && (kept.get(node) ?? 0) + bytes <= MAX_KEPT_OF_NODE) return;
    throw new UnavailableError('TRANSCRIPTS_FULL', 'this watcher keeps as many transcripts as it takes', {
      hint: 'hand it in again later, or to another watcher',
    });
  }

  async function take(file: Uint8Array, offered: SignedRingStatement): Promise<void> {
    const { statement } = offered;
    // all of it is what the node signed, before it takes anybody's place
    const { kind, signed, rows } = await checks.ask(statement, { kind: 'open', file, network });
    if (!equalBytes(signed, encodeSignedStatement(offered))) {
      throw new VerificationError('TRANSCRIPT_OTHER', 'what was sent is not the transcript that was offered');
    }
    const node = await admit(offered, file.length); // again: much may have come meanwhile
    const id = transcriptId(statement, node);
    transcripts.keep({ id, node: bytesToHex(node), signed: offered, file, rows }, await ledger.time());
    log.info(`transcript ${id.slice(0, 10)}: taken`, { kind, rows, bytes: file.length });
  }

  async function judge(
    { id, signed: { statement } }: KeptTranscript,
    now: number,
    share: number,
  ): Promise<void> {
    const file = transcripts.fileOf(id);
    if (now > statement.notAfter || file === null) return transcripts.drop(id, 'TRANSCRIPT_EXPIRED');
    try {
      const { rows, wrong } = await checks.ask(statement, { kind: 'check', file, network, share });
      transcripts.judged(id, rows, wrong, now);
      const fields = { rows, share };
      if (wrong === null) log.info(`transcript ${id.slice(0, 10)}: right`, fields);
      else {
        const { op, row, word } = wrong;
        log.error(`transcript ${id.slice(0, 10)}: a wrong word`, { ...fields, op, row, word });
      }
    } catch (thrown) {
      const { family, code } = asVeilmeshError(thrown);
      if (family === 'unavailable' || stopped) throw thrown;
      transcripts.drop(id, code);
      log.error(`transcript ${id.slice(0, 10)}: cannot be judged`, { code });
    }
  }

  /** One of each node in turn: who signs many holds up its own, and of its own alone some rows are looked at. */
  async function judgeAll(now: number): Promise<void> {
    const tried = new Set<string>();
    while (!stopped) {
      const waiting = transcripts.waiting().filter(({ id }) => !tried.has(id));
      const turns = [...Map.groupBy(waiting, ({ node }) => node)].sort(
        ([a], [b]) => (turnAt.get(a) ?? 0) - (turnAt.get(b) ?? 0),
      );
      const [turn] = turns;
      if (turn === undefined) return;
      const [node, [next, ...others]] = turn as [string, [KeptTranscript, ...KeptTranscript[]]];
      remember(turnAt, node, performance.now(), MAX_TURNS);
      tried.add(next.id);
      const isBusy = others.length >= BUSY_FROM_NODE || waiting.length > BUSY_FROM;
      await attempt(`transcript ${next.id.slice(0, 10)}`, () => judge(next, now, isBusy ? BUSY_SHARE : 1));
    }
  }

  async function convict(now: number): Promise<void> {
    if (memory.actsIn('begun', 'ring').length + memory.actsIn('due', 'ring').length > 0) {
      const sent = memory.actsSince('ring', now - HOUR).filter(({ state }) => state === 'done').length;
      if (sent >= CONVICTIONS_AN_HOUR) {
        throw new UnavailableError('WATCH_BUDGET_SPENT', 'no more convictions are sent within this hour', {
          details: { sent },
        });
      }
      await perform('ring', now, isDone, send);
    }
    transcripts.release();
  }

  async function isDone({ id }: Act): Promise<boolean> {
    const kept = transcripts.get(id);
    return kept !== null && (await ledger.rings.isConvicted(hex(kept.node), kept.signed.statement));
  }

  async function send({ id }: Act): Promise<{ readonly gasUsed: bigint }> {
    const kept = transcripts.get(id);
    const file = transcripts.fileOf(id);
    if (kept?.wrong == null || file === null) throw refused('EXPIRED', 'the transcript is not kept any more');
    if (!(await ledger.rings.isWorthwhile(hex(kept.node)))) {
      // or whoever has nothing left to lose could have watchers spend gas for ever
      throw new UsageError(
        'NOT_WORTHWHILE',
        'the node has too little stake left for its conviction to cost it more than gas',
      );
    }
    const { statement } = kept.signed;
    const evidence = await checks.ask(statement, { kind: 'evidence', file, network, wrong: kept.wrong });
    return await ledger.rings.convict(evidence);
  }

  async function work(): Promise<void> {
    let now = 0;
    await attempt('watching of transcripts', async () => {
      now = await ledger.time();
    });
    if (now === 0) return;
    await attempt('convicting by transcripts', () => convict(now));
    await judgeAll(now);
    await attempt('convicting by transcripts', () => convict(now));
    if (performance.now() - prunedAt < PRUNE_MS) return;
    prunedAt = performance.now();
    transcripts.prune(now);
  }

  function round(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    desk: {
      offer: async (signed, bytes) => {
        await admit(signed, bytes);
      },
      take,
    },
    round,
    start() {
      if (stopped || timer !== undefined) return;
      timer = setInterval(() => void round(), pollMs);
      void round();
    },
    status: transcripts.counts,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await checks.close();
      await running;
    },
  };
}

/** Nobody's fault who hands it in. */
const refused = (what: string, message: string): UsageError => new UsageError(`TRANSCRIPT_${what}`, message);
