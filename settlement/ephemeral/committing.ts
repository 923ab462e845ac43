/**
 * Takes settled steps onto the chain. A commit is sealed in the journal before it is sent, and the contract takes each number
 * once: after a crash the chain says what it has, and the rest is sent again.
 * @module
 */

import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { codeData } from '../availability/coded.ts';
import type { SealedCommit, SessionJournal } from './journal.ts';
import { encodeLog, type LoggedStep, logTree, MAX_COMMIT_STEPS, sealLog, stepLeaf } from './log.ts';
import { treeRoot } from './tree.ts';
import type { SessionReads, SessionRef, SessionWrites, StepDemand } from './types.ts';

export interface Committing {
  /** Seals and sends what is settled. */
  run(): Promise<void>;
  /** The same, and ends the session; nothing when it has ended. */
  finish(): Promise<void>;
  /** Publishes what is demanded of the journal's commits, the most urgent first. @throws UnavailableError DEMANDS_UNANSWERED */
  answer(): Promise<void>;
  log(number: number): Uint8Array | null;
  idle(): Promise<void>;
}

/** A commit's log as demands of its steps are answered from it. */
interface OpenedLog {
  readonly steps: readonly LoggedStep[];
  readonly place: ReturnType<typeof logTree>['place'];
}

/** Logs kept open at most, each of up to `MAX_COMMIT_STEPS` steps. */
const OPENED_LOGS = 4;

/** The journal's steps as a log has them. */
export function loggedSteps(journal: SessionJournal, from: number, count: number): LoggedStep[] {
  const before = from === 0 ? null : journal.steps(from - 1, 1)[0]!;
  let pre = before?.post ?? treeRoot(null);
  return journal.steps(from, count).map(({ signed, post }) => {
    const step = { signed, pre, post };
    pre = post;
    return step;
  });
}

export function createCommitting(
  sessions: SessionReads & SessionWrites,
  journal: SessionJournal,
  ref: SessionRef,
  separator: Uint8Array,
  /** How many of the journal's steps have their verdict. */
  settled: () => number,
): Committing {
  let working: Promise<void> = Promise.resolve();
  let answering: Promise<void> = Promise.resolve();
  /** Logs of which something was demanded lately, by their commits' numbers: their trees are not made for each step again. */
  const opened = new Map<number, OpenedLog>();
  /** The log of the last commit: it is asked for soon. */
  let newest: { readonly number: number; readonly bytes: Uint8Array } | null = null;

  /** Whether there was something to seal. */
  async function seal(): Promise<boolean> {
    const last = journal.lastCommit();
    const firstStep = last === null ? 0 : last.firstStep + last.steps;
    const steps = loggedSteps(journal, firstStep, Math.min(MAX_COMMIT_STEPS, settled() - firstStep));
    if (steps.length === 0) return false;
    const number = (last?.number ?? 0) + 1;
    const { bytes, root: logRoot } = await sealLog(steps, separator);
    const { root: codedRoot } = await codeData(bytes);
    journal.seal({
      number,
      firstStep,
      steps: steps.length,
      root: steps.at(-1)!.post,
      logRoot,
      codedRoot,
    });
    newest = { number, bytes };
    return true;
  }

  /** Sealed commits that the chain does not have. @throws InternalError COMMIT_DIFFERS */
  async function missing(): Promise<SealedCommit[]> {
    const record = await sessions.session(ref);
    const last = record === null ? null : journal.commit(record.commits);
    if (record !== null && record.commits > 0 && (last === null || !equalBytes(last.root, record.root))) {
      throw new InternalError('COMMIT_DIFFERS', 'the chain has a commit that is not of this journal', {
        details: { commits: record.commits },
      });
    }
    return journal.commits((record?.commits ?? 0) + 1);
  }

  async function send(): Promise<void> {
    while (await seal());
    for (const commit of await missing()) await sessions.commit(ref.number, commit);
  }

  /** The journal's log of a commit. */
  function openCommit({ number, firstStep, steps: count }: SealedCommit): OpenedLog {
    const known = opened.get(number);
    if (known !== undefined) return known;
    const steps = loggedSteps(journal, firstStep, count);
    const { place } = logTree(steps.map((step) => stepLeaf(step, separator)));
    const log = { steps, place };
    opened.set(number, log);
    if (opened.size > OPENED_LOGS) opened.delete(opened.keys().next().value!);
    return log;
  }

  async function reveal({ number, index }: StepDemand): Promise<void> {
    const commit = journal.commit(number);
    const header = await sessions.commitHeader(ref, number); // another one when the chain lost blocks
    if (commit === null || header === null || !equalBytes(commit.logRoot, header.logRoot)) return;
    const log = openCommit(commit);
    await sessions.reveal(ref, header, log.place(index), log.steps[index]!.signed);
  }

  /** Each demand is its own: what one of them meets keeps no other waiting for the next look. */
  async function answerAll(): Promise<void> {
    const record = await sessions.session(ref);
    if (record === null || record.bondReturned) return; // after the contest nothing can be demanded
    const demands = (await sessions.demands(ref)).filter(({ number }) => number <= record.commits);
    const failures: { readonly demand: StepDemand; readonly cause: unknown }[] = [];
    for (const demand of demands.toSorted((a, b) => a.answerUntil - b.answerUntil)) {
      try {
        await reveal(demand);
      } catch (cause) {
        failures.push({ demand, cause });
      }
    }
    const [first] = failures;
    if (first === undefined) return;
    throw new UnavailableError('DEMANDS_UNANSWERED', 'demanded steps could not be published', {
      details: { unanswered: failures.length, number: first.demand.number, index: first.demand.index },
      hint: 'they are tried again; a commit with a step that is not published in time is lost',
      cause: first.cause,
    });
  }

  /** One after another. */
  function then(work: () => Promise<void>): Promise<void> {
    const result = working.then(work);
    working = result.catch(() => undefined);
    return result;
  }

  return {
    run: () => then(send),
    finish: () =>
      then(async () => {
        const record = await sessions.session(ref);
        if (record?.endedAt !== 0) return;
        await send();
        await sessions.commitAndUndelegate(ref.number, null);
      }),
    answer() {
      const result = answering.then(answerAll);
      answering = result.catch(() => undefined);
      return result;
    },
    log(number) {
      if (newest?.number === number) return newest.bytes;
      const commit = journal.commit(number);
      return commit === null
        ? null
        : encodeLog(loggedSteps(journal, commit.firstStep, commit.steps), separator);
    },
    async idle() {
      await Promise.all([working, answering]);
    },
  };
}
