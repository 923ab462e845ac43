/**
 * The sequencer of one session (PROTOCOL.md): takes vouchers, runs the contract's step on its state, and answers with a
 * receipt once the step is durable. No gas, no network between a voucher and its receipt.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import {
  asVeilmeshError,
  InternalError,
  UnavailableError,
  UsageError,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { turn } from '../../crypto/core/pause.ts';
import { payeesHash } from '../batch/voucher-digest.ts';
import type { Ledger } from '../chain/ledger.ts';
import { channelOf, type Refusal, runStep, type Step, type StepTerms } from './accounting.ts';
import { createCommitting, type StepPlace } from './committing.ts';
import type { Executor } from './executor.ts';
import { createFactsSource } from './facts.ts';
import type { JournalStep, SealedCommit, SessionJournal } from './journal.ts';
import { isShowable } from './log.ts';
import { createReceiptSigner } from './receipt-signer.ts';
import { createStanding } from './standing.ts';
import { rebuildState } from './state.ts';
import { stepLeaf } from './step-leaf.ts';
import { type Tree, treeRoot } from './tree.ts';
import type { Order, SessionRef, StepFacts, StepLeaf, StepReceipt } from './types.ts';
import { sessionVoucherDigest } from './voucher.ts';

/** The answer to a voucher: its step is in the session, and the sequencer's word for it. */
export interface Settled {
  readonly receipt: StepReceipt;
  readonly leaf: StepLeaf;
}

export interface Sequencer {
  readonly ref: SessionRef;
  readonly terms: StepTerms;
  /**
   * Settles a voucher up to its `settled`. The same again gets the same answer.
   * @throws VerificationError STEP_REFUSED | VOUCHER_UNREADABLE; UnavailableError SEQUENCER_BUSY | FACTS_YOUNG;
   * UsageError SEQUENCER_CLOSED | SESSION_CLOSING
   */
  settle(order: Order): Promise<Settled>;
  /** The newest step of a channel (`channelKey`); null where it has none. */
  newest(channel: Uint8Array): (Settled & { readonly order: Order }) | null;
  /** Puts everything settled so far on chain. */
  commit(): Promise<void>;
  /** The same, ends the session, and takes nothing more. */
  undelegate(): Promise<void>;
  /** Publishes what watchers demand of its commits; until the contest is over somebody must, or the commit is lost. */
  answerDemands(): Promise<void>;
  /** Its commits from a number on, also those that the chain does not have yet. */
  sealed(from: number): readonly SealedCommit[];
  /** The log of a commit, as its watchers want it; null when there is no such commit. */
  log(number: number): Uint8Array | null;
  /** Which commit has a step; null while none does. */
  place(seq: number): StepPlace | null;
  state(): { readonly tree: Tree; readonly steps: number };
  /** Stops committing at the interval and waits for what is under way. */
  stop(): Promise<void>;
}

export interface SequencerOptions {
  readonly ledger: Pick<Ledger, 'account' | 'sessions' | 'time'>;
  /** Of a session that is open (`openSession`). */
  readonly journal: SessionJournal;
  readonly session: OpenSession;
  readonly executor: Executor;
  /**
   * Milliseconds between commits, when there is something to commit, and between looks for demands and for the session's end,
   * at which it is undelegated; null: only when asked.
   */
  readonly commitIntervalMs: number | null;
  /** Blocks that must follow a delegation before it is counted on (`factsDepth`). */
  readonly depth: number;
  /** A failed commit or answer, which is tried again. */
  readonly onError: (error: Error) => void;
}

export interface OpenSession {
  readonly ref: SessionRef;
  readonly terms: StepTerms;
  /** PKCS #8. */
  readonly receiptKey: Uint8Array;
}

interface Waiting {
  readonly signed: Order;
  readonly digest: Uint8Array;
  readonly channel: Uint8Array;
  readonly resolve: (settled: Settled) => void;
  readonly reject: (error: unknown) => void;
}

interface Done {
  readonly waiting: Waiting;
  readonly step: JournalStep;
  readonly settled: Settled;
}

interface Ready {
  readonly waiting: Waiting;
  readonly facts: StepFacts;
}

/** Steps that one fsync may cover: what waits longer than that gains nothing. */
const GROUP = 32;
/** Vouchers that may wait. */
const QUEUE_LIMIT = 4_096;

const HINTS: Partial<Record<Refusal, string>> = {
  Overdraft: 'delegate more to the session',
  NothingNew: "sign a voucher above what the channel has settled; the same voucher's receipt is given again",
  Expired: 'sign a voucher that holds until the session ends',
};

const refused = (refusal: Refusal): VerificationError =>
  new VerificationError('STEP_REFUSED', `the session does not take this voucher (${refusal})`, {
    details: { refusal },
    ...(HINTS[refusal] === undefined ? {} : { hint: HINTS[refusal] }),
  });

/** What is missing may be on chain, and not yet so deep that it is counted on. */
const LIFTED_BY_BLOCKS: ReadonlySet<Refusal> = new Set(['Overdraft', 'UnknownModel', 'UnknownPayee']);

const factsYoung = (refusal: Refusal, depth: number): UnavailableError =>
  new UnavailableError('FACTS_YOUNG', 'what the voucher rests on is on chain, and not yet for long enough', {
    details: { refusal, depth },
    hint: `send the same voucher again after ${depth} blocks`,
  });

/** @throws InternalError JOURNAL_DAMAGED */
export async function createSequencer(options: SequencerOptions): Promise<Sequencer> {
  const { journal, executor, session } = options;
  const { ref, terms } = session;
  const signer = createReceiptSigner(session.receiptKey);
  const facts = createFactsSource(options.ledger.sessions, ref, options.depth);
  const committing = createCommitting(options.ledger.sessions, journal, ref, terms.separator, () => steps);
  const standing = createStanding(options.ledger, ref, terms.endsAt);
  let { tree, steps } = await rebuildState(journal, terms, executor);
  const queue: Waiting[] = [];
  let draining: Promise<void> | null = null;
  let closed = journal.shared?.isClosed() ?? false;
  let stopped = false;

  function settledOf(step: JournalStep, pre: Uint8Array): Settled {
    const leaf = stepLeaf({ signed: step.signed, pre, post: step.post }, terms.separator, step.digest);
    return { receipt: signer.sign(terms.separator, step.seq, leaf), leaf };
  }

  function again(step: JournalStep): Settled {
    const before = step.seq === 0 ? null : journal.steps(step.seq - 1, 1)[0]!;
    return settledOf(step, before?.post ?? treeRoot(null));
  }

  /** What was said of it; null also before the last step of the journal has its verdict. */
  function earlier({ digest, signed }: Waiting): Settled | null {
    const step = journal.byOrder(digest, signed.settled);
    return step === null || step.seq >= steps ? null : again(step);
  }

  /** What waits, with its facts: those already settled are answered, and of equal ones the others wait for the first. */
  async function takeGroup(): Promise<Ready[]> {
    const taken = queue.splice(0, GROUP);
    const digests = new Set<string>();
    const fresh: Waiting[] = [];
    for (const waiting of taken) {
      const known = earlier(waiting);
      const name = `${bytesToHex(waiting.digest)}/${waiting.signed.settled}`;
      if (known !== null) waiting.resolve(known);
      else if (digests.has(name)) queue.push(waiting);
      else fresh.push(waiting);
      digests.add(name);
    }
    if (fresh.length === 0) return [];
    try {
      await standing.requireOpen();
    } catch (thrown) {
      for (const waiting of fresh) waiting.reject(asVeilmeshError(thrown));
      return [];
    }
    const ready = await Promise.all(
      fresh.map(async (waiting): Promise<Ready | null> => {
        try {
          return { waiting, facts: await facts.of(waiting.signed) };
        } catch (thrown) {
          waiting.reject(asVeilmeshError(thrown));
          return null;
        }
      }),
    );
    const entries = ready.filter((entry) => entry !== null);
    try {
      await standing.requireOpen(); // the chain may have taken long over the facts
      return entries;
    } catch (thrown) {
      for (const { waiting } of entries) waiting.reject(asVeilmeshError(thrown));
      return [];
    }
  }

  /** The twin's step: fast, and without the signature. */
  const prepare = (on: Tree, entry: Ready | undefined): Step | null =>
    entry === undefined
      ? null
      : runStep(terms, on, entry.waiting.signed, entry.facts, true, entry.waiting.channel);

  /** One that blocks to come may lift is no verdict on the voucher. */
  async function refusalOf(on: Tree, { waiting: { signed } }: Ready, refusal: Refusal): Promise<Error> {
    const latest = LIFTED_BY_BLOCKS.has(refusal) ? await facts.latest(signed) : null;
    const isYoung = latest !== null && runStep(terms, on, signed, latest, true).refusal !== refusal;
    return isYoung ? factsYoung(refusal, options.depth) : refused(refusal);
  }

  /** What the contract's own code says of it. */
  async function judge(on: Tree, { waiting, facts: parties }: Ready, step: Step): Promise<Refusal | null> {
    const judged = executor.step(terms, treeRoot(on), waiting.signed, parties, step.witness);
    const twin = treeRoot(step.tree);
    const verdict = await judged;
    if (verdict.refusal !== null) return verdict.refusal;
    if (equalBytes(verdict.root, twin)) return null;
    throw new InternalError('STEP_DIFFERS', "the contract's code and its twin give two roots for one step", {
      details: { contract: bytesToHex(verdict.root), twin: bytesToHex(twin) },
    });
  }

  /**
   * Runs the group's steps one after another, and waits for no verdict before the journal is written: an executor may take its time.
   * So a journal may end in a step without a verdict: before it has one nothing is said of it, and nothing commits it. A shared journal
   * gets a step with its verdict, and takes nothing back: who wrote it may have no say any more.
   */
  async function runGroup(group: readonly Ready[]): Promise<Done[]> {
    if (journal.shared?.isBroken()) await journal.shared.flush(); // throws why
    const done: Done[] = [];
    let durable = false;
    let on = tree;
    let prepared = prepare(on, group[0]);
    for (const [i, entry] of group.entries()) {
      const { waiting } = entry;
      try {
        let facing = entry;
        let current = prepared!;
        if (current.refusal === 'Overdraft' && (await facts.refresh(waiting.signed))) {
          facing = { waiting, facts: await facts.of(waiting.signed) };
          current = prepare(on, facing)!;
        }
        if (current.refusal !== null) throw await refusalOf(on, facing, current.refusal);
        const judged = judge(on, facing, current);
        judged.catch(() => undefined); // waited for below, after what may throw
        prepared = prepare(current.tree, group[i + 1]);
        const { signed, digest, channel } = waiting;
        const post = treeRoot(current.tree);
        const step = { seq: steps + done.length, digest, channel, signed, facts: facing.facts, post };
        const isLast = i + 1 === group.length;
        if (isLast && journal.shared === null) {
          journal.append([...done.map((one) => one.step), step]);
          durable = true;
        }
        try {
          const settled = settledOf(step, treeRoot(on)); // signed meanwhile, and handed out only after the verdict
          const refusal = await judged;
          if (refusal !== null) throw refused(refusal);
          done.push({ waiting, step, settled });
        } catch (thrown) {
          if (isLast && journal.shared === null) journal.retract(step.seq);
          throw thrown;
        }
        on = current.tree;
      } catch (thrown) {
        waiting.reject(asVeilmeshError(thrown));
        prepared = prepare(on, group[i + 1]);
      }
    }
    if (done.length > 0 && !durable) journal.append(done.map(({ step }) => step));
    if (journal.shared !== null) await journal.shared.flush();
    tree = on;
    steps += done.length;
    return done;
  }

  async function drain(): Promise<void> {
    await Promise.resolve(); // let vouchers of the same turn join
    while (queue.length > 0) {
      const group = await takeGroup();
      try {
        const done = await runGroup(group);
        for (const { waiting, settled } of done) waiting.resolve(settled);
      } catch (thrown) {
        for (const { waiting } of group) waiting.reject(asVeilmeshError(thrown));
      }
      await turn(); // a step leaves this thread for nothing: answers go out, and all else runs, between groups
    }
    draining = null; // in the turn that found the queue empty: whoever settles next starts again
  }

  async function quiet(): Promise<void> {
    while (draining !== null) await draining;
  }

  const commit = (): Promise<void> => committing.run();
  async function undelegate(): Promise<void> {
    closed = true;
    await quiet();
    await journal.shared?.markClosed(); // whoever leads next must not take what this end would leave out
    await committing.finish();
    stopped = true;
  }
  async function tick(): Promise<void> {
    const over = !stopped && (await standing.isOver());
    if (!stopped) await (over ? undelegate() : commit());
  }
  const timer =
    options.commitIntervalMs === null
      ? null
      : setInterval(() => {
          void tick().catch(options.onError);
          void committing.answer().catch(options.onError);
        }, options.commitIntervalMs);
  timer?.unref();

  return {
    ref,
    terms,
    newest(channel) {
      const step = journal.newestOf(channel, steps); // the last one of the journal may have no verdict yet
      return step === null ? null : { ...again(step), order: step.signed };
    },
    settle({ voucher, signature, settled }) {
      const signed = { voucher, signature, settled };
      if (closed) {
        return Promise.reject(new UsageError('SEQUENCER_CLOSED', 'the session takes no more vouchers'));
      }
      if (!isShowable(signed)) {
        return Promise.reject(
          new VerificationError(
            'VOUCHER_UNREADABLE',
            'the voucher has more payees, a larger weight or a later end than a log has',
            {
              hint: 'at most 64 payees, weights of 53 bits, and an end before the year 10000',
            },
          ),
        );
      }
      if (queue.length >= QUEUE_LIMIT) {
        return Promise.reject(
          new UnavailableError('SEQUENCER_BUSY', 'too many vouchers wait', {
            details: { waiting: queue.length },
            hint: 'try again in a moment; the same voucher can be sent any number of times',
          }),
        );
      }
      const payees = payeesHash(voucher.payees);
      return new Promise((resolve, reject) => {
        queue.push({
          signed,
          digest: sessionVoucherDigest(voucher, terms.separator, payees),
          channel: channelOf(voucher, payees),
          resolve,
          reject,
        });
        draining ??= drain();
      });
    },
    commit,
    undelegate,
    answerDemands: () => committing.answer(),
    sealed: (from) => journal.commits(from),
    log: (number) => committing.log(number),
    place: (seq) => committing.place(seq),
    state: () => ({ tree, steps }),
    async stop() {
      closed = true;
      stopped = true;
      if (timer !== null) clearInterval(timer);
      await quiet();
      await committing.idle();
    },
  };
}
