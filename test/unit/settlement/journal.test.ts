/**
 * The journal's transitions.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { randomBytes } from '../../../crypto/core/random.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import type { JournalEntry } from '../../../settlement/batch/journal-types.ts';

const CLIENT = `0x${'11'.repeat(20)}` as const;
const TX = `0x${'22'.repeat(32)}` as const;

const entry = (edit: Partial<JournalEntry> = {}): JournalEntry => ({
  leafHash: randomBytes(32),
  slot: randomBytes(32),
  bundleHash: randomBytes(32),
  bundle: randomBytes(100),
  client: CLIENT,
  sessionId: new Uint8Array(32).fill(5),
  segment: 0,
  payeesHash: new Uint8Array(32).fill(6),
  amount: 10n,
  cumulative: 100n,
  acceptedAt: 1_000,
  ...edit,
});

const batch = (receiptCount: number) => ({
  receiptsRoot: randomBytes(32),
  receiptCount,
  dataHash: randomBytes(32),
  aggregate: randomBytes(48),
});

describe('the journal', () => {
  let folder: string;
  let journal: Journal;
  const open = (): Promise<Journal> => openJournal(join(folder, 'journal.sqlite'));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'veilmesh-journal-'));
    journal = await open();
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const stateOf = (e: JournalEntry) => journal.byLeaf(e.leafHash)?.state;
  const post = (id: number, number: number): void => {
    journal.beginPosting(id, number, new Uint8Array(32));
    journal.markPosted(id, { postedAt: 5, headerHash: randomBytes(32), txHash: TX });
  };

  it('takes a receipt through every state and remembers it over a restart', async () => {
    const e = entry();
    journal.accept([e]);
    assert.equal(stateOf(e), 'accepted');
    const id = journal.seal(batch(1), journal.waiting(10));
    assert.equal(stateOf(e), 'batched');
    post(id, 1);
    assert.equal(stateOf(e), 'posted');
    journal.markFinal(1);
    assert.equal(stateOf(e), 'final');
    journal.markSettled(id);
    assert.equal(journal.batch(id)?.state, 'final', 'a batch is settled only when all its receipts are');
    journal.markEntriesSettled([e.leafHash], TX);
    journal.markSettled(id);
    journal.close();
    journal = await open();
    assert.equal(stateOf(e), 'settled');
    assert.equal(journal.batch(id)?.state, 'settled');
    assert.deepEqual(journal.outstanding(), []);
  });

  it('accepts all entries of a group or none', () => {
    const first = entry();
    journal.accept([first]);
    const fresh = entry();
    assert.throws(() => journal.accept([fresh, entry({ slot: first.slot })]));
    assert.equal(journal.byLeaf(fresh.leafHash), null);
    assert.equal(journal.backlog().count, 1);
  });

  it('skips no step: what is not sealed cannot be posted, what is not posted cannot be final', () => {
    journal.accept([entry()]);
    const id = journal.seal(batch(1), journal.waiting(10));
    journal.markFinal(99);
    assert.equal(journal.batch(id)?.state, 'sealed');
    post(id, 1);
    journal.beginPosting(id, 7, new Uint8Array(32));
    assert.equal(journal.batch(id)?.number, 1, 'a posted batch keeps its number');
  });

  it('goes back to where the chain is, and forward again', () => {
    const e = entry();
    journal.accept([e]);
    const id = journal.seal(batch(1), journal.waiting(10));
    post(id, 1);
    journal.markFinal(1);
    journal.markEntriesSettled([e.leafHash], TX);
    journal.markSettled(id);
    journal.revertSettlement(id, TX);
    assert.equal(stateOf(e), 'final');
    journal.revertFinality(id);
    assert.equal(stateOf(e), 'posted');
    journal.revertPosting(id);
    assert.equal(stateOf(e), 'batched');
    assert.equal(journal.batch(id)?.number, null);
    assert.equal(journal.outstanding().length, 1);
    post(id, 2);
    assert.equal(stateOf(e), 'posted');
  });

  it('finds the highest voucher of a session and route', () => {
    const amounts = [5n, 2n ** 100n, 7n];
    journal.accept(amounts.map((cumulative) => entry({ cumulative })));
    journal.accept([entry({ cumulative: 2n ** 101n, payeesHash: new Uint8Array(32) })]);
    const { sessionId, payeesHash } = entry();
    assert.equal(journal.bestVoucher(CLIENT, sessionId, payeesHash)?.cumulative, 2n ** 100n);
  });
});
