/**
 * Takes settled steps onto the chain. A commit is sealed in the journal before it is sent, and the contract takes each number
 * once: after a crash the chain says what it has, and the rest is sent again.
 * @module
 */

import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import type { SealedCommit, SessionJournal } from './journal.ts';
import { encodeLog, type LoggedStep, logTree, MAX_COMMIT_STEPS, stepLeaf } from './log.ts';
import { treeRoot } from './tree.ts';
import type { SessionReads, SessionRef, SessionWrites } from './types.ts';

export interface Committing {
  /** Seals and sends what is settled. */
  run(): Promise<void>;
  /** The same, and ends the session. */
  finish(): Promise<void>;
  /** Publishes what is demanded of the journal's commits. */
  answer(): Promise<void>;
  log(number: number): Uint8Array | null;
  idle(): Promise<void>;
}

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
        await send();
        const record = await sessions.session(ref);
        if (record?.endedAt === 0) await sessions.commitAndUndelegate(ref.number, null);
      }),
    answer: () =>
      then(async () => {
        const standing = (await sessions.session(ref))?.commits ?? 0;
        for (const { number, index } of await sessions.demands(ref)) {
          if (number > standing) continue;
          const commit = journal.commits()[number - 1];
          const header = await sessions.commitHeader(ref, number);
          if (commit === undefined || header === null) continue;
          const steps = loggedSteps(journal, commit.firstStep, commit.steps);
          const { place } = logTree(steps.map((step) => stepLeaf(step, separator)));
          await sessions.reveal(ref, header, place(index), steps[index]!.signed);
        }
      }),
    log(number) {
      const commit = journal.commits()[number - 1];
      return commit === undefined
        ? null
        : encodeLog(loggedSteps(journal, commit.firstStep, commit.steps), separator);
    },
    idle: () => working,
  };
}
