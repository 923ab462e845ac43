/**
 * Takes settled steps onto the chain. A commit is sealed in the journal before it is sent, and the contract takes each number
 * once: after a crash the chain says what it has, and the rest is sent again.
 * @module
 */

import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import type { SealedCommit, SessionJournal } from './journal.ts';
import { encodeLog, type LoggedStep, logTree, MAX_COMMIT_STEPS, stepLeaf } from './log.ts';
import { treeRoot } from './tree.ts';
import type { CommitHeader, SessionReads, SessionRef, SessionWrites, StepDemand } from './types.ts';

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
  readonly header: CommitHeader;
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
): Committing {
  let working: Promise<void> = Promise.resolve();
  let answering: Promise<void> = Promise.resolve();
  /** Logs of which something was demanded lately, by their commits' numbers: their trees are not made for each step again. */
  const opened = new Map<number, OpenedLog>();

  /** Whether there was something to seal. */
  function seal(): boolean {
    const last = journal.commits().at(-1);
    const firstStep = last === undefined ? 0 : last.firstStep + last.steps;
    const steps = loggedSteps(journal, firstStep, MAX_COMMIT_STEPS);
    if (steps.length === 0) return false;
    journal.seal({
      number: (last?.number ?? 0) + 1,
      firstStep,
      steps: steps.length,
      root: steps.at(-1)!.post,
      logRoot: logTree(steps.map((step) => stepLeaf(step, separator))).root,
    });
    return true;
  }

  /** Sealed commits that the chain does not have. @throws InternalError COMMIT_DIFFERS */
  async function missing(): Promise<SealedCommit[]> {
    const record = await sessions.session(ref);
    const sealed = journal.commits();
    const last = sealed[(record?.commits ?? 0) - 1];
    if (
      record !== null &&
      record.commits > 0 &&
      (last === undefined || !equalBytes(last.root, record.root))
    ) {
      throw new InternalError('COMMIT_DIFFERS', 'the chain has a commit that is not of this journal', {
        details: { commits: record.commits },
      });
    }
    return sealed.slice(record?.commits ?? 0);
  }

  async function send(): Promise<void> {
    while (seal());
    for (const commit of await missing()) await sessions.commit(ref.number, commit);
  }

  /** Null when the commit is not of this journal. */
  async function openCommit(number: number): Promise<OpenedLog | null> {
    const known = opened.get(number);
    if (known !== undefined) return known;
    const commit = journal.commits()[number - 1];
    const header = await sessions.commitHeader(ref, number);
    if (commit === undefined || header === null || !equalBytes(commit.logRoot, header.logRoot)) return null;
    const steps = loggedSteps(journal, commit.firstStep, commit.steps);
    const { place } = logTree(steps.map((step) => stepLeaf(step, separator)));
    const log = { header, steps, place };
    opened.set(number, log);
    if (opened.size > OPENED_LOGS) opened.delete(opened.keys().next().value!);
    return log;
  }

  async function reveal({ number, index }: StepDemand): Promise<void> {
    const log = await openCommit(number);
    if (log !== null) await sessions.reveal(ref, log.header, log.place(index), log.steps[index]!.signed);
  }

  /** Each demand is its own: what one of them meets keeps no other waiting for the next look. */
  async function answerAll(): Promise<void> {
    const standing = (await sessions.session(ref))?.commits ?? 0;
    const demands = (await sessions.demands(ref)).filter(({ number }) => number <= standing);
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
      const commit = journal.commits()[number - 1];
      return commit === undefined
        ? null
        : encodeLog(loggedSteps(journal, commit.firstStep, commit.steps), separator);
    },
    async idle() {
      await Promise.all([working, answering]);
    },
  };
}
