/**
 * Takes accepted receipts onto the rollup: seal, post, finalize. Every step reads where it stands from the
 * journal and the chain, so it can be killed anywhere and called again.
 *
 * Posted once: a batch gets its number, durably, before it is sent, and the rollup takes each number once.
 * After a crash, or when the chain lost blocks, the batch found under that number is compared and adopted instead of
 * posted again.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import { merkleLevels, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import type { Ledger, PostedBatch } from '../chain/ledger.ts';
import { slotsOf } from '../committee/epoch.ts';
import type { OnEvent } from './events.ts';
import {
  type BatchDraft,
  type BatchHeader,
  type BatchSignature,
  isVoid,
  type Progress,
  UNSIGNED,
} from './header.ts';
import type { Journal } from './journal.ts';
import type { StoredBatch } from './journal-types.ts';

const NO_PARENT = new Uint8Array(32);

/** Asks the committee to vouch for a batch; null when it does not in time. */
export type Certify = (
  batch: BatchDraft & { readonly coordinator: BatchHeader['coordinator'] },
) => Promise<BatchSignature | null>;

export interface Posting {
  /** accepted -> batched: up to `size` receipts into one batch. Returns how many. */
  seal(size: number): Promise<number>;
  /** batched -> posted, oldest first; nothing once batches of this coordinator are void. */
  post(): Promise<void>;
  /** posted -> final, for all batches whose time has come and that are not void. */
  finalize(): Promise<void>;
}

/** The header of a posted batch, from the journal. */
export function headerOf(batch: StoredBatch, coordinator: BatchHeader['coordinator']): BatchHeader {
  const { number, previousHash, epoch, bitmap, aggregate, postedAt, finalAt } = batch;
  if (
    number === null ||
    previousHash === null ||
    epoch === null ||
    bitmap === null ||
    aggregate === null ||
    postedAt === null ||
    finalAt === null
  ) {
    throw new InternalError('BATCH_NOT_POSTED', 'a batch without a header was asked for one', {
      details: { batchId: batch.id, state: batch.state },
    });
  }
  const { receiptsRoot, receiptCount, dataHash } = batch;
  const content = { number, previousHash, receiptsRoot, receiptCount, dataHash };
  return { coordinator, ...content, epoch, bitmap, aggregate, postedAt, finalAt };
}

export function createPosting(journal: Journal, ledger: Ledger, certify: Certify, onEvent: OnEvent): Posting {
  const me = ledger.account;
  let toldVoid = false;

  /** How far the chain is; tells once that it has voided something. */
  async function progress(): Promise<Progress> {
    const now = await ledger.batchesOf(me);
    if (now.voidFrom !== null && !toldVoid) onEvent({ type: 'voided', from: now.voidFrom });
    toldVoid = now.voidFrom !== null;
    return now;
  }

  const record = (batch: StoredBatch, { header, headerHash, txHash }: PostedBatch): Promise<void> => {
    const { epoch, bitmap, aggregate, postedAt, finalAt } = header;
    const posted = { epoch, bitmap, aggregate, postedAt, finalAt, headerHash, txHash };
    return journal.markPosted(batch.id, posted);
  };

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

  /** @returns whether the rollup has the batch now */
  async function postOne(batch: StoredBatch): Promise<boolean> {
    const { posted: chainLength, voidFrom } = await progress();
    const found = await findPosted(batch, chainLength);
    if (found !== null) {
      await record(batch, found);
      onEvent({ type: 'adopted', batchId: batch.id, number: found.header.number, txHash: found.txHash });
      return true;
    }
    if (voidFrom !== null) return false;
    const number = chainLength + 1;
    const parent = chainLength === 0 ? null : await ledger.getBatch(me, chainLength);
    const previousHash = parent?.headerHash ?? NO_PARENT;
    await journal.beginPosting(batch.id, number, previousHash);
    const { receiptsRoot, receiptCount, dataHash } = batch;
    const draft = { number, previousHash, receiptsRoot, receiptCount, dataHash };
    const signature = (await certify({ coordinator: me, ...draft })) ?? UNSIGNED;
    const posted = await ledger.postBatch({ ...draft, ...signature });
    await record(batch, posted);
    onEvent({
      type: 'posted',
      batchId: batch.id,
      number,
      signers: slotsOf(signature.bitmap).length,
      txHash: posted.txHash,
      gasUsed: posted.gasUsed,
    });
    return true;
  }

  return {
    async seal(size) {
      const entries = await journal.waiting(size);
      if (entries.length === 0) return 0;
      const batchId = await journal.seal(
        {
          receiptsRoot: merkleTop(merkleLevels(entries.map((e) => e.leafHash))),
          receiptCount: entries.length,
          dataHash: hash('batch-data/v1', ...entries.map((e) => e.bundleHash)),
        },
        entries,
      );
      onEvent({ type: 'sealed', batchId, receipts: entries.length });
      return entries.length;
    },

    async post() {
      for (const batch of await journal.batchesIn('sealed')) {
        if (!(await postOne(batch))) return;
      }
    },

    async finalize() {
      const posted = await journal.batchesIn('posted');
      if (posted.length === 0) return;
      const [now, { finalized, voidFrom }] = await Promise.all([ledger.time(), progress()]);
      const due = posted
        .filter((batch) => batch.finalAt! <= now && !isVoid({ voidFrom }, batch.number!))
        .at(-1);
      if (due !== undefined && due.number! > finalized) await ledger.finalize(headerOf(due, me));
      const upTo = Math.max(finalized, due?.number ?? 0);
      if (upTo < posted[0]!.number!) return;
      await journal.markFinal(upTo);
      onEvent({ type: 'final', number: upTo });
    },
  };
}
