/**
 * Collects the fees of final batches from the escrow. What a session has settled is paid, and never shown to the escrow.
 *
 * Paid once: the escrow refuses a receipt it has paid. What is found paid already, after a crash between
 * paying and recording or because somebody else sent the transaction, is marked and not tried again.
 * @module
 */
import type { Hex } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { merkleLevels, merklePath } from '../../crypto/core/keccak-merkle.ts';
import type { Ledger } from '../chain/ledger.ts';
import type { TxResult } from '../chain/types.ts';
import { decodeBundle } from './bundle.ts';
import type { OnEvent } from './events.ts';
import type { BatchHeader } from './header.ts';
import type { Journal } from './journal.ts';
import { isOfEscrow } from './journal-accounts.ts';
import { type StoredBatch, type StoredEntry, UNKNOWN_TX } from './journal-types.ts';
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
    ledger.isSettled({ ...leaf, coordinator: ledger.account }, leaf.requestId, leaf.segment);

  let last: StoredEntry | null = null;
  async function record(paid: readonly StoredEntry[], txHash: Hex): Promise<void> {
    await journal.markPaid(paid, txHash);
    last = paid.at(-1) ?? last;
  }

  async function paymentsOf(batch: StoredBatch): Promise<Payment[]> {
    const entries = await journal.entriesOf(batch.id);
    const inSessions = entries.filter((e) => e.paidIn !== null && e.settledTx === null);
    if (inSessions.length > 0) await journal.markPaid(inSessions, UNKNOWN_TX);
    const levels = merkleLevels(entries.map((e) => e.leafHash));
    const due = entries.filter(
      (e) =>
        isOfEscrow(e) &&
        e.settledTx === null &&
        !e.void &&
        (retryAt.get(bytesToHex(e.leafHash)) ?? 0) <= Date.now(),
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

  const later = ({ leafHash }: StoredEntry, inMs: number): void => {
    retryAt.set(bytesToHex(leafHash), Date.now() + inMs);
  };

  /** @returns why the chain has not paid them; null: it has */
  async function pay(
    header: BatchHeader,
    batchId: number,
    payments: readonly Payment[],
  ): Promise<VeilmeshError | null> {
    const entries = payments.map((p) => p.entry);
    await journal.beginPaying(entries);
    let paid: TxResult;
    try {
      paid = await ledger.settle(
        header,
        payments.map((p) => p.settlement),
      );
    } catch (thrown) {
      return asVeilmeshError(thrown);
    }
    const { txHash, gasUsed } = paid;
    await record(entries, txHash);
    onEvent({ type: 'settled', batchId, receipts: payments.length, txHash, gasUsed });
    return null;
  }

  /** In as few transactions as the chain takes: one receipt that it refuses, or one too many, holds up no other. */
  async function payTogether(
    header: BatchHeader,
    batchId: number,
    payments: readonly Payment[],
  ): Promise<void> {
    if (payments.length === 0) return;
    const error = await pay(header, batchId, payments);
    if (error === null) return;
    if (ELSEWHERE.has(error.code)) throw error;
    const payable = await withoutChecked(await withoutPaid(payments));
    if (payable.length < payments.length) {
      await payTogether(header, batchId, payable);
      return;
    }
    if (payable.length > 1) {
      const half = Math.ceil(payable.length / 2);
      await payTogether(header, batchId, payable.slice(0, half));
      await payTogether(header, batchId, payable.slice(half));
      return;
    }
    const { entry } = payable[0]!;
    if (isRefusal(error)) await journal.markRefused([entry]); // otherwise the transaction may still be included
    later(entry, RETRY_MS);
    onEvent({ type: 'failed', code: error.code, message: error.message });
  }

  /** Records what is found paid, and leaves it out. */
  async function withoutPaid(payments: readonly Payment[]): Promise<Payment[]> {
    const paid = await Promise.all(payments.map((p) => isPaid(p.settlement.leaf)));
    const found = payments.filter((_, i) => paid[i]);
    if (found.length > 0) {
      await record(
        found.map((p) => p.entry),
        UNKNOWN_TX,
      );
    }
    return payments.filter((_, i) => !paid[i]);
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
    for (const entry of held) later(entry, HELD_MS);
    await journal.markVoid(lost);
    if (lost.length > 0) onEvent({ type: 'void', receipts: lost.length });
    return payments.filter((_, i) => verdicts[i] === 'none');
  }

  async function settleBatch(batch: StoredBatch): Promise<void> {
    const header = headerOf(batch, ledger.account);
    let payments = await paymentsOf(batch);
    if (!examined.delete(batch.id)) payments = await withoutPaid(payments);
    for (let from = 0; from < payments.length; from += CHUNK) {
      await payTogether(header, batch.id, payments.slice(from, from + CHUNK));
    }
    await journal.markSettled(batch.id);
    if ((await journal.batch(batch.id))?.state !== 'settled') {
      examined.add(batch.id);
      return;
    }
    for (const { leafHash } of await journal.entriesOf(batch.id)) retryAt.delete(bytesToHex(leafHash));
  }

  return {
    async settle() {
      for (const batch of await journal.batchesIn('final')) await settleBatch(batch);
    },
    lastPaid: () => last,
  };
}

/** Nobody answered, nothing can be sent, or the chain has not the batch as the journal has it: fewer receipts fare no better. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'CHAIN_UNREACHABLE',
  'CHAIN_TX_TIMEOUT',
  'CHAIN_FUNDS_MISSING',
  'BATCH_NOT_FINAL',
  'UNKNOWN_HEADER',
  'BATCH_VOID',
]);

/** The contract said no, or not yet: nothing of it is on the chain. */
const isRefusal = ({ family, code }: VeilmeshError): boolean =>
  family === 'verification' || family === 'usage' || code === 'SEGMENT_HELD';
