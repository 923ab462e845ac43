/**
 * What somebody who has something in a session does when it is over (PROTOCOL.md): ends it where its sequencer did not, shows
 * receipts that were broken, brings those that no commit has into the tail, and takes out what is his.
 *
 * It keeps nothing: what is due follows from the chain, the logs, and the steps that were kept. So it may be called any number of
 * times, and by several at once.
 * @module
 */
import type { Address } from 'viem';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UnavailableError } from '../../crypto/core/errors.ts';
import type { Voucher } from '../batch/voucher.ts';
import type { Ledger } from '../chain/ledger.ts';
import {
  channelKey,
  channelSpent,
  exitWitness,
  runStep,
  type StepTerms,
  sessionAccount,
} from './accounting.ts';
import { createFactsSource } from './facts.ts';
import { decodeLog } from './log.ts';
import type { SettledStep } from './settling.ts';
import { stepTerms } from './step-terms.ts';
import { EMPTY_TREE, type Tree, treePlace, treeRoot } from './tree.ts';
import type { CommitHeader, Order, SessionRecord, SessionRef, SessionTerms } from './types.ts';
import { challengeFinding, receiptFinding } from './watch.ts';

/** open: takes vouchers. over: its time is, and nobody has ended it. Then as PROTOCOL.md has it. */
export type SessionStage = 'open' | 'over' | 'contested' | 'tail' | 'paying';

export function stageOf(
  { endsAt, endedAt, contestedUntil }: Pick<SessionRecord, 'endsAt' | 'endedAt' | 'contestedUntil'>,
  { tailWindow }: Pick<SessionTerms, 'tailWindow'>,
  time: number,
): SessionStage {
  if (endedAt === 0) return time > endsAt ? 'over' : 'open';
  if (time <= contestedUntil) return 'contested';
  return time <= contestedUntil + tailWindow ? 'tail' : 'paying';
}

/** The log of a commit, from whoever has it. @throws UnavailableError when nobody does */
export type LogSource = (ref: SessionRef, header: CommitHeader) => Promise<Uint8Array>;

type Chain = Pick<Ledger, 'sessions' | 'time' | 'chainId' | 'addresses'>;

/** What somebody has in a session. */
export interface SessionInterest {
  /** Whose ether is taken out. */
  readonly accounts: readonly Address[];
  /** Kept, of any channels. */
  readonly steps: readonly SettledStep[];
}

export interface Pursued {
  readonly stage: SessionStage;
  /** What was sent, for people; in order. */
  readonly did: readonly string[];
  /** Wei that left the session. */
  readonly taken: bigint;
  /** Nothing can come of this session any more. */
  readonly done: boolean;
}

/** Wei without a bound: what a step of a log took was covered, or somebody would have challenged it. */
const ALL_ETHER = (1n << 128n) - 1n;

async function headersOf({ sessions }: Chain, ref: SessionRef, commits: number): Promise<CommitHeader[]> {
  const headers: CommitHeader[] = [];
  for (let number = 1; number <= commits; number++) {
    const header = await sessions.commitHeader(ref, number);
    if (header !== null) headers.push(header);
  }
  return headers;
}

/**
 * The state that the chain's root of an ended session names, from its logs and what was applied since.
 * @throws UnavailableError SESSION_STATE_UNKNOWN when they do not lead there; as the source
 */
export async function stateOnChain(
  ledger: Chain,
  ref: SessionRef,
  record: SessionRecord,
  terms: StepTerms,
  logOf: LogSource,
): Promise<Tree> {
  const facts = createFactsSource(ledger.sessions, ref);
  let tree = EMPTY_TREE;
  const apply = async (order: Order): Promise<void> => {
    const parties = await facts.of(order);
    tree = runStep(terms, tree, order, { ...parties, delegated: ALL_ETHER }, true).tree;
  };
  for (const header of await headersOf(ledger, ref, record.commits)) {
    for (const { signed } of await decodeLog(await logOf(ref, header), terms.separator)) {
      if (signed !== null) await apply(signed);
    }
  }
  for (const order of await ledger.sessions.tailSteps(ref)) await apply(order);
  if (equalBytes(treeRoot(tree), record.root)) return tree;
  throw new UnavailableError('SESSION_STATE_UNKNOWN', "the session's logs do not lead to its root", {
    details: { sequencer: ref.sequencer, session: ref.number },
    hint: 'a step of it was false or withheld: challenge it while that is possible, or ask again in a moment',
  });
}

/** What shows `Refunds` what a voucher's channel has spent, under the root of a session that pays out. */
export const channelWitness = (tree: Tree, voucher: Voucher): Uint8Array[] =>
  treePlace(tree, channelKey(voucher));

/** What an account can take out when the session pays. */
export async function creditOf(
  { sessions }: Chain,
  ref: SessionRef,
  tree: Tree,
  account: Address,
): Promise<bigint> {
  const { paid, earned } = sessionAccount(tree, account);
  return (await sessions.delegated(ref, account)) + earned - paid;
}

/** Does what is due now. @throws as stateOnChain; UnavailableError CHAIN_* */
export async function pursue(
  ledger: Chain,
  ref: SessionRef,
  { accounts, steps }: SessionInterest,
  logOf: LogSource,
): Promise<Pursued> {
  const { sessions } = ledger;
  const did: string[] = [];
  const [record, sessionTerms, time] = await Promise.all([
    sessions.session(ref),
    sessions.terms(),
    ledger.time(),
  ]);
  if (record === null) {
    throw new UnavailableError('SESSION_LOST', 'the chain does not know the session now', {
      details: { sequencer: ref.sequencer, session: ref.number },
      hint: 'ask another RPC endpoint, or wait: it may be behind, or have lost blocks',
    });
  }
  const stage = stageOf(record, sessionTerms, time);
  const terms = await stepTerms(ledger, ref, record);
  let taken = 0n;
  let done = false;

  /** What others may have done in the same moment is as good. */
  async function attempt(what: string, send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
    } catch (thrown) {
      if (asVeilmeshError(thrown).family === 'unavailable') throw thrown;
      return false;
    }
    did.push(what);
    return true;
  }

  async function convict(): Promise<void> {
    if (steps.length === 0) return;
    for (const [i, { receipt }] of steps.entries()) {
      const twin = steps.slice(0, i).find((one) => one.receipt.seq === receipt.seq);
      if (twin !== undefined && !equalBytes(twin.receipt.leaf, receipt.leaf)) {
        await attempt('two receipts for one step', () =>
          sessions.challengeEquivocation(ref, twin.receipt, receipt),
        );
        return;
      }
    }
    const omitted = steps.find(({ receipt }) => receipt.seq >= record!.steps);
    if (omitted !== undefined) {
      await attempt('a receipt that no commit has', () => sessions.challengeOmission(ref, omitted.receipt));
      return;
    }
    for (const header of await headersOf(ledger, ref, record!.commits)) {
      const end = header.firstStep + header.steps;
      const own = steps.filter(({ receipt: { seq } }) => seq >= header.firstStep && seq < end);
      if (own.length === 0) continue;
      const log = await logOf(ref, header);
      for (const { receipt } of own) {
        const finding = await receiptFinding(header, log, receipt, terms.separator);
        if (finding === null) continue;
        await attempt('a receipt that the log contradicts', () => challengeFinding(sessions, ref, finding));
        return;
      }
    }
  }

  async function bringTail(): Promise<void> {
    if (steps.length === 0) return;
    let tree = await stateOnChain(ledger, ref, record!, terms, logOf);
    for (const { order, leaf, receipt } of steps) {
      if (channelSpent(tree, channelKey(order.voucher)) >= order.settled) continue;
      const facts = await sessions.facts(ref, order);
      const step = runStep(terms, tree, order, facts, true);
      if (step.refusal !== null) {
        did.push(`step ${receipt.seq} is lost: ${step.refusal}`);
        continue;
      }
      const sent = await attempt(`step ${receipt.seq} by its receipt`, () =>
        sessions.settleTail(ref, receipt, leaf, order, step.witness),
      );
      if (!sent) return; // somebody else's came between: the next look has the new state
      tree = step.tree;
    }
  }

  async function takeOut(): Promise<void> {
    const left: Address[] = [];
    for (const account of accounts) if (!(await sessions.exited(ref, account))) left.push(account);
    done = true;
    if (left.length === 0 || record!.pot === 0n) return;
    const tree = await stateOnChain(ledger, ref, record!, terms, logOf);
    for (const account of left) {
      const credit = await creditOf(ledger, ref, tree, account);
      if (credit === 0n) continue;
      const sent = await attempt(`exit of ${account}`, () =>
        sessions.exit(ref, account, exitWitness(tree, account)),
      );
      if (sent) taken += credit;
      else done = false;
    }
  }

  if (stage === 'over') await attempt('end of the session', () => sessions.forceUndelegate(ref));
  else if (stage === 'contested' && !record.convicted) await convict();
  else if (stage === 'tail') await bringTail();
  else if (stage === 'paying') await takeOut();
  return { stage, did, taken, done };
}
