/**
 * A session's beginning, and its state from its journal.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { turn } from '../../crypto/core/pause.ts';
import type { Ledger } from '../chain/ledger.ts';
import { runStep, type StepTerms } from './accounting.ts';
import type { Executor } from './executor.ts';
import type { SessionJournal } from './journal.ts';
import { createReceiptSigner, drawReceiptKey } from './receipt-signer.ts';
import type { OpenSession } from './sequencer.ts';
import { stepTerms } from './step-terms.ts';
import { EMPTY_TREE, type Tree, treeRoot } from './tree.ts';

/** Steps read from the journal in one go. */
const PAGE = 4_096;
/** Steps run in one go: a journal may have more than a lease lasts for, and the lease is renewed between them. */
const SLICE = 256;
/** No account has more: what a step in the journal took was covered when it ran. */
const ALL_ETHER = (1n << 128n) - 1n;

/**
 * The journal's session, opened on chain when it is not yet. The receipt key is in the journal before it is on chain, and a session
 * that a killed process opened is found by it.
 * @param endsAt unix seconds, for a session that is opened
 * @throws UsageError JOURNAL_OWNER; UnavailableError SESSION_LOST where the chain has none of that number, or another one's receipt
 * key, JOURNAL_BEHIND; the contract's refusals
 */
export async function openSession(
  ledger: Pick<Ledger, 'account' | 'sessions' | 'chainId' | 'addresses'>,
  journal: SessionJournal,
  endsAt: number,
): Promise<OpenSession> {
  const sequencer = ledger.account;
  const owner = { chainId: ledger.chainId, contract: ledger.addresses.ephemeralSession, sequencer };
  const drawn = drawReceiptKey();
  const bound = journal.bind(owner, drawn);
  await journal.shared?.flush();
  const { publicKey } = createReceiptSigner(bound.receiptKey);

  /** The last one with this key: other processes of the account may have opened some since. */
  async function findOpened(): Promise<number | null> {
    if (equalBytes(bound.receiptKey, drawn)) return null; // nobody has put it on chain
    for (let number = await ledger.sessions.count(sequencer); number > 0; number--) {
      const record = await ledger.sessions.session({ sequencer, number });
      if (record !== null && equalBytes(record.receiptKey, publicKey)) return number;
    }
    return null;
  }

  async function find(): Promise<number> {
    if (bound.session !== null) return bound.session;
    const number = (await findOpened()) ?? (await ledger.sessions.open(endsAt, publicKey)).number;
    journal.setSession(number);
    await journal.shared?.flush();
    return number;
  }

  const ref = { sequencer, number: await find() };
  const record = await ledger.sessions.session(ref);
  if (record === null || !equalBytes(record.receiptKey, publicKey)) {
    throw new UnavailableError('SESSION_LOST', "the chain does not know the journal's session", {
      details: { number: ref.number },
      hint: 'the chain lost blocks or is another one: use a fresh journal',
    });
  }
  if (record.commits > (journal.lastCommit()?.number ?? 0)) {
    throw new UnavailableError('JOURNAL_BEHIND', 'the chain has commits that the journal does not', {
      details: { number: ref.number, commits: record.commits },
      hint: 'the journal is an old copy, and what went on from it would tell a second story of what it has lost: leave the session alone',
    });
  }
  return { ref, terms: await stepTerms(ledger, ref, record), receiptKey: bound.receiptKey };
}

/**
 * The state after all steps of the journal. The last one may have been written without the verdict of the contract's code, and nobody
 * told of it: it gets it now, or is taken back.
 * @throws InternalError JOURNAL_DAMAGED
 */
export async function rebuildState(
  journal: SessionJournal,
  terms: StepTerms,
  executor: Executor,
): Promise<{ tree: Tree; steps: number }> {
  let tree = EMPTY_TREE;
  let steps = 0;
  let post = treeRoot(tree);
  let judgeLast = async (): Promise<boolean> => true;
  let before = tree;
  for (let page = journal.steps(0, PAGE); page.length > 0; page = journal.steps(steps, PAGE)) {
    for (const step of page) {
      const facts = { ...step.facts, delegated: ALL_ETHER };
      const start = tree;
      const run = runStep(terms, tree, step.signed, facts, true);
      judgeLast = async () => {
        const verdict = await executor.step(terms, treeRoot(start), step.signed, facts, run.witness);
        return verdict.refusal === null && equalBytes(verdict.root, step.post);
      };
      before = start;
      tree = run.tree;
      post = step.post;
      steps += 1;
      if (steps % SLICE === 0) await turn();
    }
  }
  if (!equalBytes(treeRoot(tree), post)) {
    throw new InternalError('JOURNAL_DAMAGED', 'the journal does not lead to the state that it names', {
      details: { steps },
    });
  }
  if (await judgeLast()) return { tree, steps };
  const sealed = journal.lastCommit();
  if (sealed !== null && sealed.firstStep + sealed.steps === steps) {
    // it had its verdict when it was sealed: taking it back would be a second story for its place
    throw new InternalError(
      'JOURNAL_DAMAGED',
      'a step of a commit is judged otherwise than when it was taken',
      {
        details: { seq: steps - 1, commit: sealed.number },
      },
    );
  }
  journal.retract(steps - 1);
  return { tree: before, steps: steps - 1 };
}
