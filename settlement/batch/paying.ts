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
/** One that a check holds, after this long. */
const HELD_MS = 5_000;

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

export function createPaying(journal: Journal, ledger: Ledger, onEvent: OnEvent): Paying {
  const retryAt = new Map<string, number>();
  /** Batches whose first attempt by this process is over without an error: nothing in them is paid unseen. */
  const examined = new Set<number>();

  const isPaid = (leaf: Leaf): Promise<boolean> =>
    ledger.isSettled(leaf.client, ledger.account, leaf.sessionId, leaf.requestId, leaf.segment);

  let last: StoredEntry | null = null;
  async function record(paid: readonly StoredEntry[], txHash: Hex): Promise<void> {
    await journal.markPaid(paid, txHash);
    last = paid.at(-1) ?? last;
  }

  async function paymentsOf(batch: StoredBatch): Promise<Payment[]> {
    const entries = await journal.entriesOf(batch.id);
    const levels = merkleLevels(entries.map((e) => e.leafHash));
    const due = entries.filter(
      (e) => e.settledTx === null && !e.void && (retryAt.get(bytesToHex(e.leafHash)) ?? 0) <= Date.now(),
    );
    return await Promise.all(
      due.map(async (entry) => ({
        entry,
        settlement: {
          leaf: leafOf(decodeBundle(entry.bundle), entry.amount),
          index: entry.leafIndex!,
          path: merklePath(levels, entry.leafIndex!),
          voucher: await voucherFor(entry),
        },
      })),
    );
  }

  /** The session's highest voucher for this route: it covers its earlier segments in whatever order they come. */
  async function voucherFor(entry: StoredEntry) {
    const best = (await journal.bestVoucher(entry.client, entry.sessionId, entry.payeesHash)) ?? entry;
    return decodeBundle(best.bundle).voucher;
  }

  async function pay(header: BatchHeader, batchId: number, payments: readonly Payment[]): Promise<void> {
    const entries = payments.map((p) => p.entry);
    await journal.beginPaying(entries);
    const { txHash, gasUsed } = await ledger.settle(
      header,
      payments.map((p) => p.settlement),
    );
    await record(entries, txHash);
    onEvent({ type: 'settled', batchId, receipts: payments.length, txHash, gasUsed });
  }

  /** Pays one by one what cannot be paid together, so that one refused receipt holds up no other. */
  async function payEach(header: BatchHeader, batchId: number, payments: readonly Payment[]): Promise<void> {
    for (const payment of payments) {
      if (await isPaid(payment.settlement.leaf)) {
        await record([payment.entry], UNKNOWN_TX);
        continue;
      }
      try {
        await pay(header, batchId, [payment]);
      } catch (thrown) {
        const error = asVeilmeshError(thrown);
        if (!isRefusal(error)) throw error;
        await journal.markRefused([payment.entry]);
        retryAt.set(bytesToHex(payment.entry.leafHash), Date.now() + RETRY_MS);
        onEvent({ type: 'failed', code: error.code, message: error.message });
      }
    }
  }

  async function payTogether(
    header: BatchHeader,
    batchId: number,
    payments: readonly Payment[],
  ): Promise<void> {
    try {
      await pay(header, batchId, payments);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      examined.delete(batchId);
      if (!isRefusal(error)) throw error;
      const payable = await withoutChecked(payments);
      if (payable.length === payments.length) await payEach(header, batchId, payments);
      else if (payable.length > 0) await payTogether(header, batchId, payable);
    }
  }

  /** Leaves out what a check holds, for later, and what a check has convicted, for ever. */
  async function withoutChecked(payments: readonly Payment[]): Promise<Payment[]> {
    const verdicts = await Promise.all(
      payments.map((p) => ledger.checks.verdict(p.settlement.leaf.claimsHash)),
    );
    const entriesThat = (verdict: 'open' | 'void'): StoredEntry[] =>
      payments.filter((_, i) => verdicts[i] === verdict).map((p) => p.entry);
    const held = entriesThat('open');
    const lost = entriesThat('void');
    await journal.markRefused(held);
    for (const { leafHash } of held) retryAt.set(bytesToHex(leafHash), Date.now() + HELD_MS);
    await journal.markVoid(lost);
    if (lost.length > 0) onEvent({ type: 'void', receipts: lost.length });
    return payments.filter((_, i) => verdicts[i] === 'none');
  }

  async function settleBatch(batch: StoredBatch): Promise<void> {
    const header = headerOf(batch, ledger.account);
    let payments = await paymentsOf(batch);
    if (!examined.has(batch.id)) {
      const paid = await Promise.all(payments.map((p) => isPaid(p.settlement.leaf)));
      const found = payments.filter((_, i) => paid[i]);
      if (found.length > 0) {
        await record(
          found.map((p) => p.entry),
          UNKNOWN_TX,
        );
      }
      payments = payments.filter((_, i) => !paid[i]);
      examined.add(batch.id);
    }
    for (let from = 0; from < payments.length; from += CHUNK) {
      await payTogether(header, batch.id, payments.slice(from, from + CHUNK));
    }
    await journal.markSettled(batch.id);
    if ((await journal.batch(batch.id))?.state === 'settled') {
      examined.delete(batch.id);
      for (const { entry } of payments) retryAt.delete(bytesToHex(entry.leafHash));
    }
  }

  return {
    async settle() {
      for (const batch of await journal.batchesIn('final')) await settleBatch(batch);
    },
    lastPaid: () => last,
  };
}

/** The contract said no, or not yet, as opposed to: nobody answered. */
const isRefusal = ({ family, code }: VeilmeshError): boolean =>
  family === 'verification' ||
  (family === 'usage' && code !== 'CHAIN_FUNDS_MISSING') ||
  code === 'SEGMENT_HELD';
