/**
 * The sessions of one account: opens one, settles vouchers in it, opens the next before it ends, ends it, and answers for all of
 * them until their bonds are back and what this account earned in them is paid out (settlement/ephemeral/PROTOCOL.md).
 *
 * Each has a journal of its own, so a process that was killed goes on with all of them. Where several processes of the account share a
 * database, one at a time has the journals, and with them all sessions; another takes them over when it has the lead.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { asVeilmeshError, UsageError } from '../../crypto/core/errors.ts';
import type { SignedVoucher } from '../../settlement/batch/voucher.ts';
import type { Ledger } from '../../settlement/chain/ledger.ts';
import { fillUpTo } from '../../settlement/chain/vault-ledger.ts';
import { channelKey } from '../../settlement/ephemeral/accounting.ts';
import { createExecutor } from '../../settlement/ephemeral/executor.ts';
import { factsDepth } from '../../settlement/ephemeral/facts.ts';
import type { SessionJournal } from '../../settlement/ephemeral/journal.ts';
import type { SessionJournals } from '../../settlement/ephemeral/journals.ts';
import { pursue } from '../../settlement/ephemeral/recourse.ts';
import { createSequencer, type Sequencer } from '../../settlement/ephemeral/sequencer.ts';
import type { SessionSettling, SettledStep } from '../../settlement/ephemeral/settling.ts';
import { openSession } from '../../settlement/ephemeral/state.ts';
import type { Logger } from '../log.ts';
import { sessionsMoving } from './handing-on.ts';

export interface SessionOffer {
  readonly number: number;
  /** Unix seconds. */
  readonly endsAt: number;
}

export interface Sequencing extends SessionSettling {
  /** Whether the sessions are this process's, as far as it knows. */
  acting(): boolean;
  /** Sessions that run for long enough for a query to be worth it; the one that ends last comes first. */
  offers(): readonly SessionOffer[];
  /** One that this process answers for, also after its end. @throws UnavailableError SESSIONS_MOVING */
  sequencer(number: number): Sequencer | null;
  stop(): Promise<void>;
}

export interface SequencingOptions {
  readonly ledger: Ledger;
  /** The same ones while this process keeps them; null while another one has them. */
  readonly journals: () => Promise<SessionJournals | null>;
  /** Of a session; the contract's most where that is less. */
  readonly sessionSeconds: number;
  /** Told of each session that is served, until what it returned is called. */
  readonly onSequencer: (sequencer: Sequencer) => () => Promise<void>;
  readonly log: Logger;
  /** Milliseconds between commits where there is something to commit, and between looks at what else is due. */
  readonly pollMs: number;
}

interface Running {
  readonly name: string;
  readonly journal: SessionJournal;
  readonly sequencer: Sequencer;
  readonly release: () => Promise<void>;
}

export const SEQUENCING_POLL_MS = 2_000;
/**
 * Seconds for which a session must still run to be offered: a client's session with its hops, and what these need to hand in
 * by themselves (pay-check.ts).
 */
export const OFFER_SECONDS = 1_320;
/** The next one is open so long before the last is not offered any more. */
const AHEAD_SECONDS = 120;
/** Looks at what is due between two at a session in which nothing is due but others' exits. */
const RESTING_POLLS = 30;

/** Nothing lifts what these say, though it is tried again. */
const LOST: ReadonlySet<string> = new Set(['SESSION_LOST', 'JOURNAL_BEHIND']);

/** @throws UsageError SESSION_SECONDS */
export async function startSequencing(options: SequencingOptions): Promise<Sequencing> {
  const { ledger, log, pollMs } = options;
  const terms = await ledger.sessions.terms();
  const sessionSeconds = Math.min(options.sessionSeconds, terms.maxDuration);
  const least = OFFER_SECONDS + AHEAD_SECONDS + 1;
  if (sessionSeconds < least) {
    throw new UsageError('SESSION_SECONDS', 'sessions of that length are of no use here', {
      details: { sessionSeconds, least },
      hint: '--session-seconds 14400',
    });
  }
  const executor = await createExecutor(await ledger.sessions.code());
  /** Those of `running`. */
  let journals: SessionJournals | null = null;
  /** Whether all is served that these journals have, but what is lost. */
  let ready = false;
  const running = new Map<number, Running>();
  /** Sessions that wait for others' exits alone: when they are looked at again, on the clock of performance.now. */
  const resting = new Map<number, number>();
  const stopping = new AbortController();
  /** The chain's clock at the last look. */
  let time = await ledger.time();
  let told = '';
  /** A journal whose session is not known to be open. */
  let pending: string | null = null;
  /** Journals of sessions that are to be served. */
  const unserved = new Set<string>();

  const onError = (thrown: unknown): void => {
    const { code, message } = asVeilmeshError(thrown);
    if (told !== code) log.error('sessions are not served as they should be', { code, why: message });
    told = code;
  };

  async function serve(from: SessionJournals, name: string): Promise<Sequencer> {
    const journal = await from.open(name);
    try {
      const sequencer = await createSequencer({
        ledger,
        journal,
        session: await openSession(ledger, journal, time + sessionSeconds),
        executor,
        commitIntervalMs: pollMs,
        depth: factsDepth(ledger.chainId),
        onError,
      });
      running.set(sequencer.ref.number, {
        name,
        journal,
        sequencer,
        release: options.onSequencer(sequencer),
      });
      return sequencer;
    } catch (thrown) {
      journal.close();
      throw thrown;
    }
  }

  async function close({ release, sequencer, journal }: Running): Promise<void> {
    await release();
    await sequencer.stop();
    journal.close();
  }

  /** What is due of one session that is over. */
  async function attend(one: Running, from: SessionJournals): Promise<void> {
    const { ref } = one.sequencer;
    if ((resting.get(ref.number) ?? 0) > performance.now()) return;
    const record = await ledger.sessions.session(ref);
    if (record === null || (record.endedAt === 0 ? time <= record.endsAt : time <= record.contestedUntil)) {
      return;
    }
    if (record.endedAt !== 0 && !record.convicted && !record.bondReturned) {
      await ledger.sessions.returnBond(ref);
      log.info('the bond of a session is back', { session: ref.number });
    }
    const interest = { accounts: [ledger.account], steps: [] };
    const { done, taken } = await pursue(ledger, ref, interest, async (_, { number }) => {
      const found = one.sequencer.log(number);
      if (found !== null) return found;
      throw new UsageError('SESSION_LOG_UNKNOWN', 'the chain has a commit that is not of this journal');
    });
    if (taken > 0n) log.info('earnings of a session', { session: ref.number, wei: String(taken) });
    if (done) resting.set(ref.number, performance.now() + RESTING_POLLS * pollMs);
    if (!done || record.pot > 0n) return; // whoever has not exited needs its logs
    resting.delete(ref.number);
    running.delete(ref.number);
    await close(one);
    await from.remove(one.name);
  }

  /** Lets go of what another process has now, and takes up what this one has. */
  async function takeUp(): Promise<void> {
    const current = await options.journals();
    if (current === journals) return await reopen();
    ready = false;
    journals = null;
    resting.clear();
    for (const [number, one] of [...running]) {
      running.delete(number);
      await close(one);
    }
    unserved.clear();
    pending = null;
    for (const { name, opened } of (await current?.list()) ?? []) {
      if (opened) unserved.add(name);
      else pending = name;
    }
    journals = current;
  }

  /** Those of which it is not known what the database has. */
  async function reopen(): Promise<void> {
    for (const [number, one] of [...running]) {
      if (!one.journal.shared?.isBroken()) continue;
      ready = false;
      running.delete(number);
      await close(one);
      unserved.add(one.name);
    }
  }

  async function look(): Promise<void> {
    time = await ledger.time();
    await takeUp();
    const from = journals;
    if (from === null) return;
    let lost = 0;
    for (const name of [...unserved]) {
      await serve(from, name).then(
        () => unserved.delete(name),
        (thrown: unknown) => {
          if (LOST.has(asVeilmeshError(thrown).code)) lost += 1;
          onError(thrown);
        },
      );
    }
    ready = unserved.size === lost;
    const last = Math.max(0, ...[...running.values()].map(({ sequencer }) => sequencer.terms.endsAt));
    if (last - time < OFFER_SECONDS + AHEAD_SECONDS) {
      await fillUpTo(ledger, terms.sequencerBond);
      pending ??= String(Date.now()); // one that could not be opened is tried again: it may be open by now
      const { ref, terms: opened } = await serve(from, pending);
      pending = null;
      log.info('session', { number: ref.number, endsAt: opened.endsAt });
    }
    for (const one of [...running.values()]) await attend(one, from).catch(onError);
  }

  /** @throws UnavailableError SESSIONS_MOVING where what is not found may be another process's, or is not read yet */
  function find(number: number): Running | undefined {
    const found = running.get(number);
    if (found === undefined && !ready) throw sessionsMoving();
    return found;
  }

  function needed(number: number): Sequencer {
    const found = find(number);
    if (found !== undefined) return found.sequencer;
    throw new UsageError('SESSION_UNKNOWN', 'this coordinator does not run that session', {
      details: { session: number },
      hint: 'ask it which sessions it runs, and pay in one of them',
    });
  }

  function newest(session: number, { voucher }: SignedVoucher): SettledStep | null {
    const found = find(session)?.sequencer.newest(channelKey(voucher)) ?? null;
    return found === null ? null : { session, ...found };
  }

  await look().catch(onError); // without the ether for a bond there is no session yet
  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) await look().catch(onError);
    }
  })();

  return {
    acting: () => journals !== null,
    newest,
    async settle(session, signed, upTo) {
      const sequencer = needed(session);
      const known = newest(session, signed);
      if (known !== null && known.order.settled >= upTo) return known;
      const order = { ...signed, settled: upTo };
      return { session, order, ...(await sequencer.settle(order)) };
    },
    offers: () =>
      [...running.values()]
        .map(({ sequencer: { ref, terms: of } }) => ({ number: ref.number, endsAt: of.endsAt }))
        .filter(({ endsAt }) => endsAt - time >= OFFER_SECONDS)
        .toSorted((a, b) => b.endsAt - a.endsAt),
    sequencer: (number) => find(number)?.sequencer ?? null,
    async stop() {
      stopping.abort();
      await looking;
      for (const one of running.values()) await close(one);
    },
  };
}
