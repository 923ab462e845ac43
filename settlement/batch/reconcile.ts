/**
 * Compares the journal with a chain that may have lost blocks: a reorganisation, or an embedded chain killed
 * before it wrote its last second. What the chain no longer has goes back to the state before, and is done
 * again by the ordinary steps.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import type { Ledger } from '../chain/ledger.ts';
import { decodeBundle } from './bundle.ts';
import type { OnEvent } from './events.ts';
import type { Journal } from './journal.ts';
import { isOfEscrow } from './journal-accounts.ts';
import { type StoredBatch, type StoredEntry, UNKNOWN_TX } from './journal-types.ts';
import { leafOf } from './segment.ts';

/** How many of the last settled batches are compared: deeper than any chain loses blocks. */
const DEPTH = 64;

/**
 * Whether the newest post, finalization and payment still stand. A chain loses blocks from its end, so what is
 * older stands with them.
 */
export async function newestStands(
  journal: Journal,
  ledger: Ledger,
  lastPaid: StoredEntry | null,
): Promise<boolean> {
  const posted = await journal.newest('posted');
  if (posted !== null && !(await isPosted(ledger, posted))) return false;
  const final = await journal.newest('final');
  if (final !== null && final.number! > (await ledger.batchesOf(ledger.account)).finalized) return false;
  return lastPaid === null || (await isPaid(ledger, lastPaid));
}

/** Takes back what the chain does not have. */
export async function reconcile(journal: Journal, ledger: Ledger, onEvent: OnEvent): Promise<void> {
  const { posted, finalized } = await ledger.batchesOf(ledger.account);
  const recent = [
    ...(await journal.batchesIn('posted')),
    ...(await journal.batchesIn('final')),
    ...(await journal.lastSettled(DEPTH)),
  ].sort((a, b) => a.id - b.id);
  for (const batch of recent) {
    const paid = (await journal.entriesOf(batch.id)).filter((e) => isOfEscrow(e) && e.settledTx !== null);
    if (batch.number! > posted || !(await isPosted(ledger, batch))) {
      await journal.revertPosting(batch.id);
      onEvent({ type: 'reverted', batchId: batch.id, lost: 'posting' });
    } else if (batch.state !== 'posted' && batch.number! > finalized) {
      await journal.revertFinality(batch.id);
      onEvent({ type: 'reverted', batchId: batch.id, lost: 'finality' });
    } else {
      await comparePayments(batch, paid);
    }
  }

  /** A transaction pays all or none of its receipts, so one of each known transaction is asked for. */
  async function comparePayments(batch: StoredBatch, paid: readonly StoredEntry[]): Promise<void> {
    for (const txHash of new Set(paid.map((e) => e.settledTx!))) {
      const together = paid.filter((e) => e.settledTx === txHash);
      const asked = txHash === UNKNOWN_TX ? together : together.slice(0, 1);
      const stand = await Promise.all(asked.map((e) => isPaid(ledger, e)));
      if (stand.every((paidStill) => paidStill)) continue;
      await journal.revertSettlement(batch.id, txHash);
      onEvent({ type: 'reverted', batchId: batch.id, lost: 'payment' });
    }
  }
}

function isPaid(ledger: Ledger, entry: StoredEntry): Promise<boolean> {
  const leaf = leafOf(decodeBundle(entry.bundle), entry.amount);
  return ledger.isSettled({ ...leaf, coordinator: ledger.account }, leaf.requestId, leaf.segment);
}

async function isPosted(ledger: Ledger, batch: StoredBatch): Promise<boolean> {
  const stored = await ledger.batchHash(ledger.account, batch.number!);
  return stored !== null && equalBytes(stored, batch.headerHash!);
}
