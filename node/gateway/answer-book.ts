/**
 * The answers of this gateway as they are shown: over whom they went, where their time went, what they cost, how far they are settled; never
 * what was asked or said. Those that were given lie in `<home>/answered`, a small file each, beside the receipts index, and go with it.
 * @module
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LEVELS } from '../../crypto/attest/levels.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { couldSee } from '../client/mode-text.ts';
import { PRIVACY_MODES } from '../client/privacy-modes.ts';
import { writeWhole } from '../home-files.ts';
import type { ApiAnswer, ApiLive } from './api-types.ts';
import type { ReceiptIndex } from './receipt-index.ts';

/** What an answer is to begin with. */
export type Begun = Pick<ApiAnswer, 'model' | 'modelRoot' | 'task' | 'atMostWei'> & {
  readonly mode: ApiAnswer['privacy']['mode'];
  readonly promptTokens: number;
};

export type Privacy = Omit<ApiAnswer['privacy'], 'couldSee'>;

/** What it was in the end. */
export type Ended = Pick<ApiAnswer, 'waterfall' | 'timing' | 'costWei'> & {
  readonly privacy: Privacy;
  readonly tokens: number | null;
};

/** One answer while it is given. */
export interface Written {
  route(hops: ApiAnswer['route'], privacy: Privacy): void;
  /** So many steps came back by now. */
  steps(count: number): void;
  given(ended: Ended): void;
  /** After `given` it changes nothing. */
  failed(error: NonNullable<ApiAnswer['error']>): void;
  /** Whatever there will be of a receipt is there. */
  settled(): void;
}

/** What becomes of an answer once it is on the chain. */
export type Settlement = Pick<ApiAnswer, 'finality' | 'batches'>;

export interface Standings {
  /** Null where there is no receipt that says so. */
  read(id: string): Settlement | null;
  /** As the chain has it now, with the ids of checks; null as `read`. @throws UnavailableError */
  ask(id: string): Promise<(Settlement & Pick<ApiAnswer, 'checks'>) | null>;
}

export interface AnswerBook {
  begin(id: string, begun: Begun): Written;
  /** Newest first. */
  list(limit: number): ApiAnswer[];
  /** @throws UsageError ANSWER_UNKNOWN */
  show(id: string): Promise<ApiAnswer>;
  /** Asks the chain once more of some that are not final. */
  refresh(): Promise<void>;
}

export interface BookOptions {
  readonly home: string;
  readonly index: Pick<ReceiptIndex, 'stateOf' | 'forget'>;
  readonly standings: Standings;
  readonly tell: (event: ApiLive) => void;
  /** Given answers that are kept, with their receipts: older ones are removed once they are settled. */
  readonly keep: number;
}

/** Steps come faster than anybody sees them. */
const STEP_MS = 100;
/** They have no receipt, and take no place from those that have. */
const FAILED_KEPT = 100;
/** Asked of at once, of the newest that are not final. */
const REFRESHED = 4;
const REFRESHABLE = 50;
const OVER: readonly ApiAnswer['finality'][] = ['final', 'void'];

type Entry = Omit<ApiAnswer, 'receipt' | 'receiptWhy' | 'checks'>;

const ms = z.number().min(0);
const wei = z.string().regex(/^\d{1,40}$/);
const peer = z.string().max(64);
const hopSchema = z.strictObject({
  shard: z.int().min(0),
  peer,
  role: z.enum(['veil', 'product', 'correct']),
});
const waterfallSchema = z.strictObject({
  ...{ openMs: ms, runMs: ms, verifyMs: ms, returnMs: ms, steps: z.int().min(0) },
  hops: z.array(
    z.strictObject({
      ...{ hop: z.int().min(0), peer, engine: z.string().max(64) },
      ...{ network: ms, queue: ms, compute: ms, mask: ms, sign: ms },
    }),
  ),
});
const entrySchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  at: z.int(),
  endedAt: z.int().nullable(),
  model: z.string().max(200),
  modelRoot: z.string().regex(/^[0-9a-f]{64}$/),
  task: z.enum(['chat', 'embed-sentence']),
  state: z.literal('given'),
  error: z.null(),
  privacy: z.strictObject({
    mode: z.enum(PRIVACY_MODES),
    level: z.enum(LEVELS).nullable(),
    assurance: z.enum(['simulated', 'hardware']).nullable(),
    text: z.string().max(2_000),
  }),
  route: z.array(hopSchema).max(2_048),
  attempts: z.int().min(1),
  waterfall: waterfallSchema.nullable(),
  tokens: z.strictObject({ prompt: z.int().min(0), answer: z.int().min(0).nullable() }).nullable(),
  timing: z
    .strictObject({ firstTokenMs: ms, tokensPerSecond: ms, p50Ms: ms, p99Ms: ms, headMs: ms })
    .nullable(),
  atMostWei: wei.nullable(),
  costWei: wei.nullable(),
  finality: z.enum(['provisional', 'challengeable', 'disputed', 'final', 'void']).nullable(),
  batches: z.array(z.string().max(80)).max(1_024),
});

/** @throws nothing for a file that cannot be read: that answer is not shown, and its receipt stays */
export function createAnswerBook({ home, index, standings, tell, keep }: BookOptions): AnswerBook {
  const folder = join(home, 'answered');
  /** Oldest first. */
  const entries = new Map(readAll(folder).map((entry) => [entry.id, entry]));
  const asked = new Map<string, number>();

  function put(entry: Entry): void {
    entries.set(entry.id, entry);
    if (entry.state === 'given') write(folder, entry);
  }

  function prune(): void {
    for (const [kind, most] of [['given', keep] as const, ['failed', FAILED_KEPT] as const]) {
      const own = [...entries.values()].filter(({ state }) => state === kind);
      for (const { id } of own.slice(0, Math.max(0, own.length - most))) {
        // is kept until there is a receipt, or never will be: nobody would remove that then
        if (index.stateOf(id).state === 'pending') continue;
        entries.delete(id);
        asked.delete(id);
        rmSync(join(folder, `${id}.json`), { force: true });
        index.forget(id);
      }
    }
  }

  function change(id: string, changed: Partial<Entry>): void {
    const entry = entries.get(id);
    if (entry !== undefined) put({ ...entry, ...changed });
  }

  const shown = (entry: Entry, checks: readonly string[] = []): ApiAnswer => {
    const receipt = index.stateOf(entry.id);
    const failed = entry.state === 'failed';
    return {
      ...entry,
      receipt: receipt.state === 'unknown' || failed ? 'none' : receipt.state,
      receiptWhy: failed ? 'nothing was given' : 'why' in receipt ? receipt.why : null,
      checks,
    };
  };

  /** Remembers what the chain says now. */
  async function ask(id: string): Promise<readonly string[]> {
    asked.set(id, performance.now());
    const now = await standings.ask(id);
    const entry = entries.get(id);
    if (now === null || entry === undefined) return [];
    const { checks, ...settlement } = now;
    if (settlement.finality !== entry.finality) {
      change(id, settlement);
      tell({ type: 'settled', id });
    }
    return checks;
  }

  prune();
  return {
    begin(id, { mode, promptTokens, ...begun }) {
      let saidAt = Number.NEGATIVE_INFINITY;
      const none = { level: null, assurance: null, text: '' } as const;
      put({
        ...begun,
        id,
        at: Date.now(),
        endedAt: null,
        state: 'running',
        error: null,
        privacy: { mode, ...none, couldSee: couldSee(mode, null) },
        route: [],
        attempts: 0,
        waterfall: null,
        tokens: { prompt: promptTokens, answer: null },
        timing: null,
        costWei: null,
        finality: null,
        batches: [],
      });
      return {
        route(route, privacy) {
          const { attempts } = entries.get(id)!;
          const seen = couldSee(mode, privacy.level);
          change(id, { route, attempts: attempts + 1, privacy: { ...privacy, couldSee: seen } });
          tell({ type: 'session', id, model: begun.model, mode, route });
        },
        steps(count) {
          if (performance.now() - saidAt < STEP_MS) return;
          saidAt = performance.now();
          tell({ type: 'step', id, steps: count });
        },
        given({ privacy, tokens, ...ended }) {
          change(id, {
            ...ended,
            state: 'given',
            endedAt: Date.now(),
            privacy: { ...privacy, couldSee: couldSee(mode, privacy.level) },
            tokens: { prompt: promptTokens, answer: tokens },
            finality: mode === 'veil' ? 'provisional' : null,
          });
          prune();
          tell({ type: 'end', id, ok: true });
        },
        failed(error) {
          if (entries.get(id)?.state !== 'running') return;
          change(id, { state: 'failed', endedAt: Date.now(), error });
          prune();
          tell({ type: 'end', id, ok: false });
        },
        settled() {
          const settlement = standings.read(id);
          if (settlement !== null) change(id, settlement);
          tell({ type: 'settled', id });
        },
      };
    },

    list: (limit) =>
      [...entries.values()]
        .slice(-limit)
        .reverse()
        .map((entry) => shown(entry)),

    async show(id) {
      if (!entries.has(id)) {
        throw new UsageError('ANSWER_UNKNOWN', 'no answer of this gateway has this id', {
          hint: 'GET /api/answers',
        });
      }
      const checks = await ask(id).catch(() => []); // the chain is away: as it was known last
      return shown(entries.get(id)!, checks);
    },

    async refresh() {
      const due = [...entries.values()]
        .slice(-REFRESHABLE)
        .filter(
          ({ state, batches, finality }) =>
            state === 'given' && batches.length > 0 && !OVER.includes(finality),
        )
        .sort((a, b) => (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0))
        .slice(0, REFRESHED);
      for (const { id } of due) await ask(id).catch(() => []);
    },
  };
}

function write(folder: string, { privacy: { couldSee: _words, ...privacy }, ...entry }: Entry): void {
  writeWhole(join(folder, `${entry.id}.json`), `${JSON.stringify({ version: 1, ...entry, privacy })}\n`);
}

function readAll(folder: string): Entry[] {
  const entries = namesIn(folder).flatMap((name): Entry[] => {
    const parsed = entrySchema.safeParse(jsonOf(join(folder, name)));
    if (!parsed.success) return [];
    const { version: _version, privacy, ...entry } = parsed.data;
    return [{ ...entry, privacy: { ...privacy, couldSee: couldSee(privacy.mode, privacy.level) } }];
  });
  return entries.sort((a, b) => a.at - b.at);
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
