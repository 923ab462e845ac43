/**
 * Collects the fees of final batches from the escrow.
 *
 * Paid once: the escrow refuses a receipt it has paid. What is found paid already, after a crash between
 * paying and recording or because somebody else sent the transaction, is marked and not tried again.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { Ledger } from '../chain/ledger.ts';
import { decodeBundle } from './bundle.ts';
import type { OnEvent } from './events.ts';
import type { Funds } from './funds.ts';
import type { BatchHeader } from './header.ts';
import type { Journal } from './journal.ts';
import { type StoredBatch, type StoredEntry, UNKNOWN_TX } from './journal-types.ts';
import { merkleLevels, merklePath } from './keccak-merkle.ts';
import type { Leaf } from './leaf.ts';
import { headerOf } from './posting.ts';
import { leafOf } from './segment.ts';
import type { Settlement } from './settlement.ts';

/** Receipts paid in one transaction, at 100,000 to 200,000 gas each. */
const CHUNK = 32;
/** A receipt the escrow refused is tried again after this long. */
const RETRY_MS = 30_000;

interface Payment {
  readonly entry: StoredEntry;
  readonly settlement: Settlement;
}

export interface Paying {
  /** final -> settled, as far as the escrow agrees. */
  settle(): Promise<void>;
  /** What this process recorded as paid last. */
  lastPaid(): StoredEntry | null;
}

export function createPaying(journal: Journal, ledger: Ledger, funds: Funds, onEvent: OnEvent): Paying {
  const retryAt = new Map<string, number>();
  /** Batches whose first attempt by this process is over without an error: nothing in them is paid unseen. */
  const examined = new Set<number>();

  const isPaid = (leaf: Leaf): Promise<boolean> =>
    ledger.isSettled(leaf.client, ledger.account, leaf.sessionId, leaf.requestId, leaf.segment);

  let last: StoredEntry | null = null;
  const record = (paid: readonly StoredEntry[], txHash: Hex): void => {
    last = paid.at(-1) ?? last;
    journal.markEntriesSettled(
      paid.map((e) => e.leafHash),
      txHash,
    );
    funds.release(paid);
  };

  function paymentsOf(batch: StoredBatch): Payment[] {
    const entries = journal.entriesOf(batch.id);
    const levels = merkleLevels(entries.map((e) => e.leafHash));
    const due = entries.filter(
      (e) => e.settledTx === null && (retryAt.get(bytesToHex(e.leafHash)) ?? 0) <= Date.now(),
    );
    return due.map((entry) => ({
      entry,
      settlement: {
        leaf: leafOf(decodeBundle(entry.bundle), entry.amount),
        index: entry.leafIndex!,
        path: merklePath(levels, entry.leafIndex!),
        voucher: voucherFor(entry),
      },
    }));
  }

  /** The session's highest voucher for this route: it covers its earlier segments in whatever order they come. */
  function voucherFor(entry: StoredEntry) {
    const best = journal.bestVoucher(entry.client, entry.sessionId, entry.payeesHash) ?? entry;
    return decodeBundle(best.bundle).voucher;
  }

  async function pay(header: BatchHeader, batchId: number, payments: readonly Payment[]): Promise<void> {
    const { txHash, gasUsed } = await ledger.settle(
      header,
      payments.map((p) => p.settlement),
    );
    record(
      payments.map((p) => p.entry),
      txHash,
    );
    onEvent({ type: 'settled', batchId, receipts: payments.length, txHash, gasUsed });
  }

  /** Pays one by one what cannot be paid together, so that one refused receipt holds up no other. */
  async function payEach(header: BatchHeader, batchId: number, payments: readonly Payment[]): Promise<void> {
    for (const payment of payments) {
      if (await isPaid(payment.settlement.leaf)) {
        record([payment.entry], UNKNOWN_TX);
        continue;
      }
      try {
        await pay(header, batchId, [payment]);
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        if (!isRefusal(error)) throw error;
        retryAt.set(bytesToHex(payment.entry.leafHash), Date.now() + RETRY_MS);
        onEvent({ type: 'failed', code: error.code, message: error.message });
      }
    }
  }

  async function settleBatch(batch: StoredBatch): Promise<void> {
    const header = headerOf(batch, ledger.account);
    let payments = paymentsOf(batch);
    if (!examined.has(batch.id)) {
      const paid = await Promise.all(payments.map((p) => isPaid(p.settlement.leaf)));
      const found = payments.filter((_, i) => paid[i]);
      if (found.length > 0) {
        record(
          found.map((p) => p.entry),
          UNKNOWN_TX,
        );
      }
      payments = payments.filter((_, i) => !paid[i]);
      examined.add(batch.id);
    }
    for (let from = 0; from < payments.length; from += CHUNK) {
      const chunk = payments.slice(from, from + CHUNK);
      try {
        await pay(header, batch.id, chunk);
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        examined.delete(batch.id);
        if (!isRefusal(error)) throw error;
        await payEach(header, batch.id, chunk);
      }
    }
    journal.markSettled(batch.id);
    if (journal.batch(batch.id)?.state === 'settled') {
      examined.delete(batch.id);
      for (const { entry } of payments) retryAt.delete(bytesToHex(entry.leafHash));
    }
  }

  return {
    async settle() {
      for (const batch of journal.batchesIn('final')) await settleBatch(batch);
    },
    lastPaid: () => last,
  };
}

/** The contract said no, as opposed to: nobody answered. */
const isRefusal = (error: VeilmeshError): boolean =>
  error.family === 'verification' || (error.family === 'usage' && error.code !== 'CHAIN_FUNDS_MISSING');
