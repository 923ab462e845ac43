/**
 * Takes accepted receipts onto the rollup: seal, post, finalize. Every step reads where it stands from the
 * journal and the chain, so it can be killed anywhere and called again.
 *
 * Posted once: a batch gets its number, durably, before it is sent, and the rollup takes each number once.
 * After a crash the batch found under that number is compared and adopted instead of posted again.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import type { Ledger, PostedBatch } from '../chain/ledger.ts';
import { decodeBundle } from './bundle.ts';
import type { OnEvent } from './events.ts';
import type { BatchHeader } from './header.ts';
import type { Journal } from './journal.ts';
import type { StoredBatch } from './journal-types.ts';
import { merkleLevels, merkleTop } from './keccak-merkle.ts';

const NO_PARENT = new Uint8Array(32);

export interface Posting {
  /** accepted -> batched: up to `size` receipts into one batch. Returns how many. */
  seal(size: number): number;
  /** batched -> posted, oldest first. */
  post(): Promise<void>;
  /** posted -> final, for all batches whose window has passed. */
  finalize(): Promise<void>;
}

/** The header of a posted batch, from the journal. */
export function headerOf(batch: StoredBatch, coordinator: BatchHeader['coordinator']): BatchHeader {
  const { number, previousHash, postedAt } = batch;
  if (number === null || previousHash === null || postedAt === null) {
    throw new InternalError('BATCH_NOT_POSTED', 'a batch without a header was asked for one', {
      details: { batchId: batch.id, state: batch.state },
    });
  }
  const { receiptsRoot, receiptCount, dataHash, aggregate } = batch;
  return { coordinator, number, previousHash, receiptsRoot, receiptCount, dataHash, aggregate, postedAt };
}

export function createPosting(journal: Journal, ledger: Ledger, bls: Bls, onEvent: OnEvent): Posting {
  const me = ledger.account;

  const record = (batch: StoredBatch, posted: PostedBatch): void =>
    journal.markPosted(batch.id, {
      postedAt: posted.header.postedAt,
      headerHash: posted.headerHash,
      txHash: posted.txHash,
    });

  /** The batch as the chain has it under the number it was begun with, if it is there. */
  async function findPosted(batch: StoredBatch, chainLength: number): Promise<PostedBatch | null> {
    if (batch.number === null || batch.number > chainLength) return null;
    const posted = await ledger.getBatch(me, batch.number);
    const same =
      posted !== null &&
      equalBytes(posted.header.receiptsRoot, batch.receiptsRoot) &&
      equalBytes(posted.header.dataHash, batch.dataHash);
    return same ? posted : null;
  }

  async function postOne(batch: StoredBatch): Promise<void> {
    const { posted: chainLength } = await ledger.batchesOf(me);
    const found = await findPosted(batch, chainLength);
    if (found !== null) {
      record(batch, found);
      onEvent({ type: 'adopted', batchId: batch.id, number: found.header.number, txHash: found.txHash });
      return;
    }
    const number = chainLength + 1;
    const parent = chainLength === 0 ? null : await ledger.getBatch(me, chainLength);
    const previousHash = parent?.headerHash ?? NO_PARENT;
    journal.beginPosting(batch.id, number, previousHash);
    const { receiptsRoot, receiptCount, dataHash, aggregate } = batch;
    const posted = await ledger.postBatch({
      number,
      previousHash,
      receiptsRoot,
      receiptCount,
      dataHash,
      aggregate,
    });
    record(batch, posted);
    onEvent({ type: 'posted', batchId: batch.id, number, txHash: posted.txHash, gasUsed: posted.gasUsed });
  }

  return {
    seal(size) {
      const entries = journal.waiting(size);
      if (entries.length === 0) return 0;
      const signatures = entries.flatMap((e) => decodeBundle(e.bundle).claims.map((c) => c.signature));
      const batchId = journal.seal(
        {
          receiptsRoot: merkleTop(merkleLevels(entries.map((e) => e.leafHash))),
          receiptCount: entries.length,
          dataHash: hash('batch-data/v1', ...entries.map((e) => e.bundleHash)),
          aggregate: bls.aggregate(signatures),
        },
        entries,
      );
      onEvent({ type: 'sealed', batchId, receipts: entries.length });
      return entries.length;
    },

    async post() {
      for (const batch of journal.batchesIn('sealed')) await postOne(batch);
    },

    async finalize() {
      const posted = journal.batchesIn('posted');
      if (posted.length === 0) return;
      const [now, window, { finalized }] = await Promise.all([
        ledger.time(),
        ledger.window(),
        ledger.batchesOf(me),
      ]);
      const due = posted.filter((batch) => batch.postedAt! + window <= now).at(-1);
      if (due !== undefined && due.number! > finalized) await ledger.finalize(headerOf(due, me));
      const upTo = Math.max(finalized, due?.number ?? 0);
      if (upTo < posted[0]!.number!) return;
      journal.markFinal(upTo);
      onEvent({ type: 'final', number: upTo });
    },
  };
}
