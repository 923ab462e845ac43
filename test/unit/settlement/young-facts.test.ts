/**
 * A sequencer that counts on what is so many blocks deep, and a voucher that rests on younger facts.
 * @module
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { runStep } from '../../../settlement/ephemeral/accounting.ts';
import type { Executor } from '../../../settlement/ephemeral/executor.ts';
import { openSessionJournal } from '../../../settlement/ephemeral/journal.ts';
import { drawReceiptKey } from '../../../settlement/ephemeral/receipt-signer.ts';
import { createSequencer, type SequencerOptions } from '../../../settlement/ephemeral/sequencer.ts';
import { treeRoot } from '../../../settlement/ephemeral/tree.ts';
import type { StepFacts } from '../../../settlement/ephemeral/types.ts';
import { domainSeparator, signSessionVoucher } from '../../../settlement/ephemeral/voucher.ts';
import { temporaryFolder } from '../../support/processes.ts';

const NOW = 1_800_000_000;
const DEPTH = 12;
const CLIENT = privateKeyToAccount(devAccount(2).privateKey);
const SEQUENCER = devAccount(1).address;
const SOMEONE: Address = devAccount(3).address;
const REF = { sequencer: SEQUENCER, number: 1 };
const DOMAIN = { chainId: 1, contract: devAccount(5).address, session: REF };
const FEE = 100n;

const NOTHING: StepFacts = { owner: null, delegated: 0n, payouts: [null] };
const ALL: StepFacts = { owner: SOMEONE, delegated: FEE, payouts: [SOMEONE] };

/** A sequencer's answers when the chain has `deep` where it counts on it, and `latest`. */
async function withFacts(
  facts: { deep: StepFacts; latest: StepFacts },
  work: (settle: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const terms = {
    separator: domainSeparator(DOMAIN),
    sequencer: SEQUENCER,
    endsAt: NOW + 10_000,
    ownerBps: 1_000,
    sequencerBps: 500,
  };
  const folder = temporaryFolder();
  const journal = await openSessionJournal(join(folder.path, 'journal.sqlite'));
  const at = (depth = 0): StepFacts => (depth === DEPTH ? facts.deep : facts.latest);
  const ledger = {
    account: SEQUENCER,
    time: async () => NOW,
    sessions: {
      session: async () => ({ endedAt: 0 }),
      facts: async (_: unknown, __: unknown, depth?: number) => at(depth),
      delegated: async (_: unknown, __: unknown, depth?: number) => at(depth).delegated,
    },
  } as unknown as SequencerOptions['ledger'];
  const executor = {
    step: async (of: typeof terms, _: Uint8Array, order: never, parties: StepFacts) => ({
      refusal: null,
      root: treeRoot(runStep(of, null, order, parties, true).tree),
    }),
  } as unknown as Executor;
  const sequencer = await createSequencer({
    ledger,
    journal,
    session: { ref: REF, terms, receiptKey: drawReceiptKey() },
    executor,
    commitIntervalMs: null,
    depth: DEPTH,
    onError: (error) => assert.fail(error),
  });
  const voucher = {
    client: CLIENT.address,
    coordinator: SEQUENCER,
    sessionId: randomBytes(32),
    modelRoot: randomBytes(32),
    cumulative: FEE,
    payees: [{ node: randomBytes(32), weight: 1 }],
    validUntil: NOW + 20_000,
  };
  const signed = await signSessionVoucher(voucher, DOMAIN, CLIENT);
  try {
    await work(() => sequencer.settle({ ...signed, settled: FEE }));
  } finally {
    await sequencer.stop();
    journal.close();
    folder.remove();
  }
}

const young = (refusal: string) => ({
  code: 'FACTS_YOUNG',
  family: 'unavailable',
  details: { refusal, depth: DEPTH },
});
const refused = (refusal: string) => ({
  code: 'STEP_REFUSED',
  family: 'verification',
  details: { refusal },
});

test('what the latest block has and no deeper one is to be asked for again, and then settled', async () => {
  const facts = { deep: NOTHING, latest: ALL };
  await withFacts(facts, async (settle) => {
    await assert.rejects(settle(), young('UnknownModel'));
    facts.deep = { ...ALL, payouts: [null] };
    await assert.rejects(settle(), young('UnknownPayee'));
    facts.deep = ALL;
    await settle();
  });
  await withFacts({ deep: { ...ALL, delegated: FEE - 1n }, latest: ALL }, async (settle) => {
    await assert.rejects(settle(), young('Overdraft'));
  });
});

test('what the latest block does not have either is refused', async () => {
  const cases: [StepFacts, string][] = [
    [NOTHING, 'UnknownModel'],
    [{ ...ALL, payouts: [null] }, 'UnknownPayee'],
    [{ ...ALL, delegated: FEE - 1n }, 'Overdraft'],
  ];
  for (const [latest, refusal] of cases) {
    await withFacts({ deep: latest, latest }, async (settle) => {
      await assert.rejects(settle(), refused(refusal));
    });
  }
});
