/**
 * What a watcher does with the commits of a session: runs every step again from the log, and where one is false, has the challenge that
 * convicts the sequencer. Independent of the sequencer's executor: this is the twin.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { CodingProof } from '../availability/coding-proof.ts';
import type { SignedVoucher } from '../batch/voucher.ts';
import type { TxResult } from '../chain/types.ts';
import { runStep, type Step, type StepTerms } from './accounting.ts';
import { createFactsSource } from './facts.ts';
import { decodeLog, isInLog, logTree, type ReadStep } from './log.ts';
import { leafHash } from './step-leaf.ts';
import { EMPTY_TREE, type Tree, treeRoot } from './tree.ts';
import type {
  CommitHeader,
  Order,
  PlacedLeaf,
  RevealedStep,
  SessionReads,
  SessionRef,
  SessionWrites,
  StepReceipt,
} from './types.ts';
import { isSignedByClient } from './voucher.ts';

/** What is wrong with a commit, with all that shows it. */
export type SessionFinding =
  /** Nobody serves this step, nor was it published: to be demanded. */
  | { readonly kind: 'withheld'; readonly header: CommitHeader; readonly index: number }
  | {
      readonly kind: 'link';
      readonly header: CommitHeader;
      readonly index: number;
      readonly leaves: readonly [PlacedLeaf | null, PlacedLeaf | null];
    }
  | {
      readonly kind: 'step';
      readonly header: CommitHeader;
      readonly placed: PlacedLeaf;
      readonly signed: SignedVoucher;
      readonly witness: readonly Uint8Array[];
    }
  /** Some read another log from its chunks than others. */
  | { readonly kind: 'coding'; readonly header: CommitHeader; readonly proof: CodingProof }
  | {
      readonly kind: 'receipt';
      readonly header: CommitHeader;
      readonly receipt: StepReceipt;
      readonly placed: PlacedLeaf;
    };

export interface SessionWatch {
  /**
   * Checks the next commit; commits come in order.
   * @param log as the sequencer or another watcher serves it; null: nobody did
   * @returns null when it holds; the state is then that after it
   */
  check(header: CommitHeader, log: Uint8Array | null): Promise<SessionFinding | null>;
  /** The state after the commits that hold. */
  state(): Tree;
}

/** The log's steps, or null when it is not the one that the header names. */
export async function openLog(header: CommitHeader, bytes: Uint8Array | null, separator: Uint8Array) {
  if (bytes === null) return null;
  let steps: ReadStep[];
  try {
    steps = await decodeLog(bytes, separator);
  } catch {
    return null; // whatever was served, it is no log
  }
  if (steps.length !== header.steps) return null;
  const tree = logTree(steps.map(({ leaf }) => leaf));
  return equalBytes(tree.root, header.logRoot) ? { steps, place: tree.place } : null;
}

export function createSessionWatch(sessions: SessionReads, ref: SessionRef, terms: StepTerms): SessionWatch {
  const facts = createFactsSource(sessions, ref);
  let state = EMPTY_TREE;

  return {
    async check(header, bytes) {
      const log = await openLog(header, bytes, terms.separator);
      let tree = state;
      let before: PlacedLeaf | null = null;
      for (let index = 0; index < header.steps; index++) {
        const signed = log === null ? null : log.steps[index]!.signed;
        const known =
          signed === null ? await published(header, index) : { placed: log!.place(index), signed };
        if (known === null) return { kind: 'withheld', header, index };
        const { placed } = known;
        if (!equalBytes(placed.leaf.pre, treeRoot(tree))) {
          return { kind: 'link', header, index, leaves: [before, placed] };
        }
        const step = await judge(tree, placed, known.signed);
        if (step.refusal !== null || !equalBytes(treeRoot(step.tree), placed.leaf.post)) {
          return { kind: 'step', header, placed, signed: known.signed, witness: step.witness };
        }
        tree = step.tree;
        before = placed;
      }
      if (!equalBytes(treeRoot(tree), header.root)) {
        return { kind: 'link', header, index: header.steps, leaves: [before, null] };
      }
      state = tree;
      return null;
    },
    state: () => state,
  };

  /** @throws VerificationError STEP_NOT_THE_COMMITS when the chain's RPC says what the contract does not take */
  async function published(header: CommitHeader, index: number): Promise<RevealedStep | null> {
    const revealed = await sessions.revealed(ref, header.number, index);
    if (revealed === null || (revealed.placed.index === index && isInLog(header, revealed, terms.separator)))
      return revealed;
    throw new VerificationError('STEP_NOT_THE_COMMITS', "a published step is not of its commit's log", {
      details: { number: header.number, index },
      hint: 'the contract takes no such step: ask another RPC endpoint',
    });
  }

  async function judge(tree: Tree, { leaf }: PlacedLeaf, signed: Order): Promise<Step> {
    const isSigned = isSignedByClient(signed, leaf.digest);
    const step = runStep(terms, tree, signed, await facts.of(signed), isSigned);
    if (step.refusal === null) return step;
    // what is kept may be older than the step: nobody is accused by it
    return runStep(terms, tree, signed, await sessions.facts(ref, signed), isSigned);
  }
}

/** What a receipt shows against a commit and its log, if they differ; null also when it is of another commit. */
export async function receiptFinding(
  header: CommitHeader,
  bytes: Uint8Array,
  receipt: StepReceipt,
  separator: Uint8Array,
): Promise<SessionFinding | null> {
  const index = receipt.seq - header.firstStep;
  const log = await openLog(header, bytes, separator);
  if (log === null || index < 0 || index >= header.steps) return null;
  const placed = log.place(index);
  return equalBytes(leafHash(placed.leaf), receipt.leaf)
    ? null
    : { kind: 'receipt', header, receipt, placed };
}

/** Brings a finding before the contract. @throws the contract's refusals */
export function challengeFinding(
  sessions: SessionWrites,
  ref: SessionRef,
  finding: SessionFinding,
): Promise<TxResult> {
  const { header } = finding;
  switch (finding.kind) {
    case 'withheld':
      return sessions.demand(ref, header, finding.index);
    case 'link':
      return sessions.challengeLink(ref, header, finding.index, finding.leaves);
    case 'step':
      return sessions.challengeCommit(ref, header, finding.placed, finding.signed, finding.witness);
    case 'coding':
      return sessions.challengeCoding(ref, header, finding.proof);
    case 'receipt':
      return sessions.challengeReceipt(ref, header, finding.receipt, finding.placed);
  }
}
