/**
 * Takes settled steps onto the chain. A commit is sealed in the journal before it is sent, and the contract takes each number
 * once: after a crash the chain says what it has, and the rest is sent again.
 * @module
 */

import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { codeData } from '../availability/coded.ts';
import type { SealedCommit, SessionJournal } from './journal.ts';
import { encodeLog, MAX_COMMIT_STEPS, packedPath, sealLog } from './log.ts';
import { stepLeaf } from './step-leaf.ts';
import { treeRoot } from './tree.ts';
import type {
  DemandedStep,
  LoggedStep,
  SessionReads,
  SessionRef,
  SessionWrites,
  StepDemand,
} from './types.ts';

export interface Committing {
  /** Seals and sends what is settled. */
  run(): Promise<void>;
  /** The same, and ends the session; nothing when it has ended. */
  finish(): Promise<void>;
  /** Publishes what is demanded of the journal's commits, the most urgent first. @throws UnavailableError DEMANDS_UNANSWERED */
  answer(): Promise<void>;
  log(number: number): Uint8Array | null;
  /** Where a step is; null while no commit has it. */
  place(seq: number): StepPlace | null;
  idle(): Promise<void>;
}

/** Which commit has a step, and the step's path to the root of its log. */
export interface StepPlace {
  readonly number: number;
  readonly path: readonly Uint8Array[];
}

interface Unanswered {
  readonly demand: StepDemand;
  readonly cause: unknown;
}

/** Demanded steps published in one transaction: so many of 64 payees fit into the gas that one takes at most. */
const TOGETHER = 32;

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
  /** The log of the last commit: it is asked for soon. */
  let newest: { readonly number: number; readonly bytes: Uint8Array } | null = null;

  /** Whether there was something to seal. */
  async function seal(): Promise<boolean> {
    const last = journal.lastCommit();
    const firstStep = last === null ? 0 : last.firstStep + last.steps;
    const steps = loggedSteps(journal, firstStep, Math.min(MAX_COMMIT_STEPS, settled() - firstStep));
    if (steps.length === 0) return false;
    const number = (last?.number ?? 0) + 1;
    const { bytes, root: logRoot, tree } = await sealLog(steps, separator);
    const { root: codedRoot } = await codeData(bytes);
    const root = steps.at(-1)!.post;
    journal.seal({ number, firstStep, steps: steps.length, root, logRoot, codedRoot }, tree);
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
    await journal.shared?.flush(); // or another process seals other steps under the same number
    for (const commit of await missing()) await sessions.commit(ref.number, commit);
  }

  /** Read from the tree that was kept when the commit was sealed: whoever asks, for whichever step, has no log made again. */
  function pathOf({ number, steps }: SealedCommit, index: number): Uint8Array[] {
    const tree = journal.tree(number);
    if (tree !== null) return packedPath(tree, steps, index);
    throw new InternalError('JOURNAL_DAMAGED', 'the journal has a commit without its tree', {
      details: { number },
    });
  }

  /** Null where the demand is of no commit of this journal. */
  async function demanded({ number, index }: StepDemand): Promise<DemandedStep | null> {
    const commit = journal.commit(number);
    const header = await sessions.commitHeader(ref, number); // another one when the chain lost blocks
    if (commit === null || header === null || !equalBytes(commit.logRoot, header.logRoot)) return null;
    const path = pathOf(commit, index);
    const [step] = loggedSteps(journal, commit.firstStep + index, 1);
    return { header, placed: { leaf: stepLeaf(step!, separator), index, path }, signed: step!.signed };
  }

  async function publish(demands: readonly StepDemand[]): Promise<void> {
    const steps: DemandedStep[] = [];
    for (const demand of demands) {
      const step = await demanded(demand);
      if (step !== null) steps.push(step);
    }
    const [first] = steps;
    if (steps.length > 1) await sessions.revealAll(ref, steps);
    else if (first !== undefined) await sessions.reveal(ref, first.header, first.placed, first.signed);
  }

  /**
   * In one transaction what nobody else has published meanwhile; where that fails, each half of it by itself: so n demands take
   * fewer than 2n attempts whatever others do, and one whose demands nobody else touches takes one.
   * @returns what could not be published, and why
   */
  async function answerSome(some: readonly StepDemand[]): Promise<Unanswered[]> {
    const open = await sessions.stillDemanded(ref, some);
    if (open.length === 0) return [];
    try {
      await publish(open);
      return [];
    } catch (cause) {
      if (open.length === 1) {
        const [demand] = await sessions.stillDemanded(ref, open);
        return demand === undefined ? [] : [{ demand, cause }];
      }
      const half = open.length >> 1;
      return [...(await answerSome(open.slice(0, half))), ...(await answerSome(open.slice(half)))];
    }
  }

  /** Each demand is its own: what one of them meets keeps no other waiting for the next look. */
  async function answerAll(): Promise<void> {
    const record = await sessions.session(ref);
    if (record === null || record.bondReturned) return; // after the contest nothing can be demanded
    const demands = (await sessions.demands(ref)).filter(({ number }) => number <= record.commits);
    const unanswered: Unanswered[] = [];
    const urgent = demands.toSorted((a, b) => a.answerUntil - b.answerUntil);
    for (let from = 0; from < urgent.length; from += TOGETHER) {
      unanswered.push(...(await answerSome(urgent.slice(from, from + TOGETHER))));
    }
    const [first] = unanswered;
    if (first === undefined) return;
    throw new UnavailableError('DEMANDS_UNANSWERED', 'demanded steps could not be published', {
      details: { unanswered: unanswered.length, number: first.demand.number, index: first.demand.index },
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
    place(seq) {
      const commit = journal.commitWith(seq);
      if (commit === null) return null;
      return { number: commit.number, path: pathOf(commit, seq - commit.firstStep) };
    },
    async idle() {
      await Promise.all([working, answering]);
    },
  };
}
