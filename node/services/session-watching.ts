/**
 * Follows every ephemeral session on the chain: fetches the logs of its commits from whoever has them, runs their steps again, and
 * where something is false, withheld or unanswered, does what the contract offers.
 *
 * What it knows is on the chain and in its store of chunks: after a restart it checks the sessions that are still open again. What
 * it sends is written down before, with its bond, so nothing is risked twice and no more than its budget.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import type { StepTerms } from '../../settlement/ephemeral/accounting.ts';
import { commitHash } from '../../settlement/ephemeral/step-leaf.ts';
import { stepTerms } from '../../settlement/ephemeral/step-terms.ts';
import type {
  CommitHeader,
  DemandedStep,
  SessionRecord,
  SessionRef,
  StepDemand,
} from '../../settlement/ephemeral/types.ts';
import {
  challengeFinding,
  createSessionWatch,
  openLog,
  type SessionFinding,
  type SessionWatch,
} from '../../settlement/ephemeral/watch.ts';
import type { ActKind, WatchMemory } from '../../settlement/watch/memory.ts';
import type { Logger } from '../log.ts';
import { createAttempts, remember } from './attempts.ts';
import type { LogFetching, ReadLog } from './log-fetching.ts';

export interface SessionWatchingOptions {
  readonly ledger: Ledger;
  readonly memory: Pick<WatchMemory, 'act' | 'plan' | 'mark' | 'actsSince'>;
  readonly logs: LogFetching;
  /** Wei of bonds for demands that it risks within an hour. */
  readonly budget: bigint;
  readonly log: Logger;
  readonly pollMs: number;
  /** Seconds after which a log that nobody hands out is demanded step by step. */
  readonly withheldAfter: number;
}

export interface SessionWatching {
  /** Everything that is due, once. The background does the same. */
  round(): Promise<void>;
  start(): void;
  /** Sessions that can still be contested, and commits that were found to hold since the start. */
  status(): { readonly open: number; readonly commits: number };
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export const SESSION_WATCH_DEFAULTS = { pollMs: 1_000, withheldAfter: 30 } as const;
/** Deeper than any chain loses blocks, and what one question about events spans. */
const REORG_BLOCKS = 64;
const SPAN_BLOCKS = 5_000;
const HOUR = 3_600;
/** Of the budget, what one sequencer can take: hidden logs of one keep no others from being demanded. */
const SEQUENCERS = 4n;
/** Between two attempts to get the same log. */
const FETCH_AGAIN_MS = 3_000;
const FETCH_MS = 60_000;
const MAX_CLOSED = 4_096;
/** Between two attempts at the same act. */
const TRY_AGAIN_MS = 30_000;
/** Demands of a session that are ended or answered in one round: steps of 64 payees that fit into the gas of one transaction. */
const ANSWERS_A_ROUND = 32;

interface Watched {
  readonly ref: SessionRef;
  readonly terms: StepTerms;
  watch: SessionWatch;
  /** Commits that hold, in order. */
  readonly held: CommitHeader[];
  /** When the log of the next one was asked for last, and how long that stands. */
  askedAt: number;
  pauseMs: number;
}

const nameOf = ({ sequencer, number }: SessionRef): string =>
  `session ${number} of ${sequencer.slice(0, 10)}`;
/** The very commit: after the chain lost blocks another may have its number. */
const placeOf = (ref: SessionRef, header: CommitHeader): string =>
  `${keyOf(ref)}/${header.number}/${bytesToHex(commitHash(header)).slice(0, 16)}`;
const keyOf = ({ sequencer, number }: SessionRef): string => `${sequencer}/${number}`;

export function createSessionWatching(options: SessionWatchingOptions): SessionWatching {
  const { ledger, memory, logs, budget, log, pollMs, withheldAfter } = options;
  const { sessions } = ledger;
  const open = new Map<string, Watched>();
  /** Sessions in which nothing can be contested any more: the latest, since one that is seen again is closed again. */
  const closed = new Map<string, true>();
  /** When an act was tried last. */
  const triedAt = new Map<string, number>();
  const over = new AbortController();
  const { attempt } = createAttempts(log, () => over.signal.aborted);
  let scannedTo = -1;
  let commits = 0;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function scan(): Promise<void> {
    const { number: latest } = await ledger.latestBlock();
    let from = Math.max(ledger.addresses.fromBlock, Math.min(scannedTo, latest) + 1 - REORG_BLOCKS);
    while (from <= latest && !over.signal.aborted) {
      const to = Math.min(latest, from + SPAN_BLOCKS);
      for (const ref of await sessions.opened(from, to)) await take(ref);
      scannedTo = to;
      from = to + 1;
    }
  }

  async function take(ref: SessionRef): Promise<void> {
    const key = keyOf(ref);
    if (open.has(key) || closed.has(key)) return;
    const record = await sessions.session(ref);
    if (record === null) return; // its block is lost
    const terms = await stepTerms(ledger, ref, record);
    open.set(key, {
      ref,
      terms,
      watch: createSessionWatch(sessions, ref, terms),
      held: [],
      askedAt: Number.NEGATIVE_INFINITY,
      pauseMs: FETCH_AGAIN_MS,
    });
  }

  /** What was checked no longer stands, by a conviction or by blocks that were lost: from the beginning. */
  async function startAgain(watched: Watched, record: SessionRecord): Promise<void> {
    const last = watched.held.at(-1);
    if (last === undefined) return;
    if (last.number <= record.commits && (await sessions.isCommitted(watched.ref, last))) return;
    watched.watch = createSessionWatch(sessions, watched.ref, watched.terms);
    watched.held.length = 0;
    watched.askedAt = Number.NEGATIVE_INFINITY;
    watched.pauseMs = FETCH_AGAIN_MS;
  }

  /** The log, null once nobody has handed it out for so long, with what is wrong with its chunks; undefined: later. */
  async function logOf(watched: Watched, header: CommitHeader, now: number): Promise<ReadLog | undefined> {
    if (performance.now() - watched.askedAt < watched.pauseMs) return undefined;
    watched.askedAt = performance.now();
    try {
      return await logs.inspect(watched.ref, header, withTime());
    } catch (thrown) {
      const { family, code, details } = asVeilmeshError(thrown);
      if (family !== 'unavailable') throw thrown;
      // a watcher that reaches nobody, or no chain, says nothing of others
      const isWithheld = code === 'CHUNKS_NOWHERE' && details.asked !== 0;
      const isLate = isWithheld && now - header.postedAt >= withheldAfter;
      return isLate ? { log: null, proof: null } : undefined;
    }
  }

  const withTime = (): AbortSignal => AbortSignal.any([over.signal, AbortSignal.timeout(FETCH_MS)]);

  async function checkCommits(watched: Watched, record: SessionRecord, now: number): Promise<void> {
    const { ref, held } = watched;
    const longestPauseMs = Math.max(FETCH_AGAIN_MS, (1_000 * (await sessions.terms()).answerTime) / 4);
    while (held.length < record.commits && !over.signal.aborted) {
      const header = await sessions.commitHeader(ref, held.length + 1);
      if (header === null || !(await sessions.isCommitted(ref, header))) return;
      const read = await logOf(watched, header, now);
      if (read === undefined) return;
      const { log: bytes, proof } = read;
      if (proof !== null && !record.convicted) await act(watched, { kind: 'coding', header, proof }, now);
      const finding = await watched.watch.check(header, bytes);
      if (finding !== null) {
        // until the chain has changed there is nothing new to find
        watched.pauseMs = Math.min(2 * watched.pauseMs, longestPauseMs);
        await act(watched, finding, now);
        return;
      }
      watched.pauseMs = FETCH_AGAIN_MS;
      watched.askedAt = Number.NEGATIVE_INFINITY;
      held.push(header);
      commits += 1;
      log.info(`${nameOf(ref)}: commit ${header.number} holds`, { steps: header.steps });
    }
  }

  /**
   * Whether it was tried just now; if not, it is now. What was done may have been in a block that is lost, and what was refused may have
   * been asked of a chain that was behind: so it is tried again, and not at once.
   */
  function isTooSoon(id: string): boolean {
    const tried = performance.now();
    for (const [other, at] of triedAt) {
      if (tried - at < TRY_AGAIN_MS) break; // they are in the order of their times
      triedAt.delete(other);
    }
    if (triedAt.has(id)) return true;
    triedAt.set(id, tried);
    return false;
  }

  /**
   * @param isDone whether the chain has it, by whomever
   * @param send does it
   */
  async function once(
    kind: ActKind,
    id: string,
    bond: bigint,
    now: number,
    isDone: () => Promise<boolean>,
    send: () => Promise<{ readonly gasUsed: bigint }>,
  ): Promise<void> {
    if (await isDone()) {
      if (memory.act(id) !== null) memory.mark(id, 'done', now);
      return;
    }
    if (isTooSoon(id)) return;
    memory.plan({ id, kind, evidence: null, bond }, now);
    memory.mark(id, 'begun', now);
    try {
      const { gasUsed } = await send();
      memory.mark(id, 'done', now);
      log.info(`${id}: done`, { gas: Number(gasUsed) });
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family === 'unavailable' || error.code === 'CHAIN_FUNDS_MISSING') throw thrown;
      memory.mark(id, (await isDone()) ? 'done' : 'refused', now, error.code);
      log.info(`${id}: refused`, { code: error.code });
    }
  }

  const isUndone = async (ref: SessionRef, header: CommitHeader): Promise<boolean> =>
    ((await sessions.session(ref))?.commits ?? 0) < header.number ||
    !(await sessions.isCommitted(ref, header));

  async function act({ ref }: Watched, finding: SessionFinding, now: number): Promise<void> {
    const { header, kind } = finding;
    const place = placeOf(ref, header);
    if (kind === 'withheld') {
      await demandFrom(ref, header, finding.index, now);
      return;
    }
    log.error(`${nameOf(ref)}: commit ${header.number} is false`, { kind });
    await once(
      'session',
      `${kind} of ${place}`,
      0n,
      now,
      async () =>
        (await isUndone(ref, header)) || (kind === 'coding' && (await sessions.session(ref))!.convicted),
      () => challengeFinding(sessions, ref, finding),
    );
  }

  /** All that is missing, at once: one after another a slow answer to each would outlast the contest. */
  async function demandFrom(
    ref: SessionRef,
    header: CommitHeader,
    first: number,
    now: number,
  ): Promise<void> {
    log.error(`${nameOf(ref)}: nobody has the log of commit ${header.number}`, { steps: header.steps });
    for (let index = first; index < header.steps && !over.signal.aborted; index++) {
      await demand(ref, header, index, now);
    }
  }

  /** Whether another bond is within the hour's budget, this sequencer's part of it, and what the session has to lose. */
  function mayRisk({ sequencer }: SessionRef, bond: bigint, pot: bigint, now: number): boolean {
    const all = memory.actsSince('demand', now - HOUR);
    const sum = (acts: typeof all): bigint => acts.reduce((total, act) => total + act.bond, bond);
    const own = sum(all.filter(({ id }) => id.startsWith(`demand of ${sequencer}/`)));
    return sum(all) <= budget && own <= budget / SEQUENCERS && own / 2n <= pot;
  }

  async function demand(ref: SessionRef, header: CommitHeader, index: number, now: number): Promise<void> {
    const id = `demand of ${placeOf(ref, header)}/${index}`;
    const [{ demandBond }, record] = await Promise.all([sessions.terms(), sessions.session(ref)]);
    if (memory.act(id) === null && !mayRisk(ref, demandBond, record?.pot ?? 0n, now)) {
      throw new UsageError(
        'WATCH_BUDGET_SPENT',
        'a step that nobody publishes is not demanded: it is beyond the budget, or what the session holds',
        {
          details: { sequencer: ref.sequencer, session: ref.number, commit: header.number, index },
          hint: 'allow this watcher more bonds an hour: --watch-ether',
        },
      );
    }
    await once(
      'demand',
      id,
      demandBond,
      now,
      async () =>
        (await sessions.demands(ref)).some((open) => open.number === header.number && open.index === index) ||
        (await sessions.revealed(ref, header.number, index)) !== null ||
        (await isUndone(ref, header)),
      async () => {
        await fillUpTo(ledger, demandBond);
        return await sessions.demand(ref, header, index);
      },
    );
  }

  /** Ends what was not answered in time, and answers in a dead sequencer's place: a true commit is not lost while one has its log. */
  async function answer(watched: Watched, record: SessionRecord, now: number): Promise<void> {
    const { ref } = watched;
    const { answerTime } = await sessions.terms();
    const standing = (await sessions.demands(ref)).filter(({ number }) => number <= record.commits);
    const late = standing.find(({ answerUntil }) => now > answerUntil);
    if (late !== undefined) {
      const header = watched.held[late.number - 1] ?? (await sessions.commitHeader(ref, late.number));
      if (header === null) return;
      await once(
        'session',
        `end of a demand of ${placeOf(ref, header)}/${late.index}`,
        0n,
        now,
        gone(ref, late),
        () => sessions.expire(ref, header, late.index),
      );
      return; // the commit is gone, and others with it
    }
    const urgent = standing
      .filter(
        ({ number, answerUntil }) => number <= watched.held.length && answerUntil - now <= answerTime / 2,
      )
      .toSorted((a, b) => a.answerUntil - b.answerUntil)
      .slice(0, ANSWERS_A_ROUND);
    for (const [number, demands] of Map.groupBy(urgent, (demanded) => demanded.number)) {
      await attempt(`answers for commit ${number} of ${nameOf(ref)}`, () =>
        reveal(watched, number, demands, now),
      );
    }
  }

  async function reveal(
    { ref, held, terms }: Watched,
    number: number,
    demands: readonly StepDemand[],
    now: number,
  ): Promise<void> {
    const header = held[number - 1]!;
    const log = await openLog(header, await logs.log(ref, header, withTime()), terms.separator);
    const found = (await sessions.stillDemanded(ref, demands)).flatMap((demanded) => {
      const signed = log?.steps[demanded.index]?.signed ?? null;
      const id = `answer to a demand of ${placeOf(ref, header)}/${demanded.index}`;
      if (signed === null) return [];
      return [{ id, demanded, step: { header, placed: log!.place(demanded.index), signed } }];
    });
    if (found.length > 1 && (await revealAll(ref, found, now))) return;
    for (const { id, demanded, step } of found) {
      await once('session', id, 0n, now, gone(ref, demanded), () =>
        sessions.reveal(ref, header, step.placed, step.signed),
      );
    }
  }

  /** In one transaction; it fails where somebody has published one of them meanwhile. @returns whether it was done */
  async function revealAll(
    ref: SessionRef,
    found: readonly { readonly id: string; readonly step: DemandedStep }[],
    now: number,
  ): Promise<boolean> {
    const id = `answers to demands of ${found.map((one) => one.id).join(', ')}`;
    if (isTooSoon(id)) return false;
    for (const one of found) {
      memory.plan({ id: one.id, kind: 'session', evidence: null, bond: 0n }, now);
      memory.mark(one.id, 'begun', now);
    }
    try {
      const { gasUsed } = await sessions.revealAll(
        ref,
        found.map(({ step }) => step),
      );
      for (const one of found) memory.mark(one.id, 'done', now);
      log.info(`${nameOf(ref)}: ${found.length} demanded steps published`, { gas: Number(gasUsed) });
      return true;
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family === 'unavailable' || error.code === 'CHAIN_FUNDS_MISSING') throw thrown;
      return false;
    }
  }

  /** Whether nobody waits for an answer any more. */
  const gone =
    (ref: SessionRef, { number, index }: StepDemand) =>
    async (): Promise<boolean> =>
      !(await sessions.demands(ref)).some((other) => other.number === number && other.index === index);

  async function watchOne(watched: Watched): Promise<void> {
    const { ref } = watched;
    const [record, now] = await Promise.all([sessions.session(ref), ledger.time()]);
    if (record === null || (record.endedAt !== 0 && now > record.contestedUntil)) {
      open.delete(keyOf(ref));
      if (record !== null) remember(closed, keyOf(ref), true, MAX_CLOSED);
      return;
    }
    await startAgain(watched, record);
    await attempt(`checking of ${nameOf(ref)}`, () => checkCommits(watched, record, now));
    await attempt(`demands of ${nameOf(ref)}`, () => answer(watched, record, now));
  }

  async function work(): Promise<void> {
    await attempt('following of sessions', scan);
    await Promise.all(
      [...open.values()].map((watched) => attempt(nameOf(watched.ref), () => watchOne(watched))),
    );
  }

  function round(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    round,
    start() {
      if (over.signal.aborted || timer !== undefined) return;
      timer = setInterval(() => void round(), pollMs);
      void round();
    },
    status: () => ({ open: open.size, commits }),
    async stop() {
      over.abort();
      clearInterval(timer);
      await running;
    },
  };
}
