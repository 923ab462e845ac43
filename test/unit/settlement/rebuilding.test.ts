/**
 * The state of a session from a long journal.
 * @module
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { channelKey, runStep, type StepTerms } from '../../../settlement/ephemeral/accounting.ts';
import type { JournalStep, SessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { rebuildState } from '../../../settlement/ephemeral/state.ts';
import { EMPTY_TREE, treeRoot } from '../../../settlement/ephemeral/tree.ts';

const STEPS = 1_536;
const account = (digit: number) => `0x${String(digit).repeat(40)}` as const;
const word = new Uint8Array(32);

const terms: StepTerms = { separator: word, sequencer: account(1), endsAt: 1, ownerBps: 0, sequencerBps: 0 };
const facts = { owner: account(2), payouts: [account(3)], delegated: 10n ** 18n };

function longJournal(): JournalStep[] {
  const voucher = {
    client: account(4),
    coordinator: terms.sequencer,
    sessionId: word,
    modelRoot: word,
    cumulative: 10n ** 18n,
    payees: [{ node: word, weight: 1 }],
    validUntil: terms.endsAt,
  };
  const channel = channelKey(voucher);
  const steps: JournalStep[] = [];
  let tree = EMPTY_TREE;
  for (let seq = 0; seq < STEPS; seq++) {
    const signed = { voucher, signature: new Uint8Array(65), settled: BigInt(seq + 1) };
    tree = runStep(terms, tree, signed, facts, true, channel).tree;
    steps.push({ seq, digest: word, channel, signed, facts, post: treeRoot(tree) });
  }
  return steps;
}

it('is made while all else has its turn: who takes long over it keeps its lead', async () => {
  const steps = longJournal();
  const { post } = steps.at(-1)!;
  const journal = { steps: (from: number, count: number) => steps.slice(from, from + count) };
  const executor = { step: async () => ({ refusal: null, root: post }) };
  let turns = 0;
  let over = false;
  const count = (): void => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const rebuilt = await rebuildState(journal as unknown as SessionJournal, terms, executor as never);
  over = true;
  assert.equal(rebuilt.steps, STEPS);
  assert.deepEqual(treeRoot(rebuilt.tree), post);
  assert.ok(turns >= 4, `${turns} turns`);
});
