/**
 * What is posted and made final when the chain loses blocks, or has voided batches.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import type { CoordinatorEvent } from '../../../settlement/batch/events.ts';
import { type BatchDraft, type BatchHeader, headerHash, UNSIGNED } from '../../../settlement/batch/header.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import { createPosting } from '../../../settlement/batch/posting.ts';
import { reconcile } from '../../../settlement/batch/reconcile.ts';
import type { Ledger, PostedBatch } from '../../../settlement/chain/ledger.ts';
import { CLIENT, makeEntry, PLENTY, TX } from '../../support/journal.ts';

let folder: string;
let journal: Journal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'veilmesh-posting-'));
  journal = await openJournal(join(folder, 'journal.sqlite'));
});
afterEach(async () => {
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A rollup of one coordinator that can lose its last batches. */
function rollup() {
  const batches: PostedBatch[] = [];
  let finalized = 0;
  let voidFrom: number | null = null;
  let now = 100;
  const sent: string[] = [];
  const include = (draft: BatchDraft): PostedBatch => {
    if (draft.number !== batches.length + 1) throw new UnavailableError('UNEXPECTED_NUMBER', 'taken');
    const header: BatchHeader = {
      ...draft,
      ...UNSIGNED,
      coordinator: CLIENT,
      postedAt: now,
      finalAt: now + 10,
    };
    const posted = { header, headerHash: headerHash(header), txHash: TX, blockNumber: 1, gasUsed: 1n };
    batches.push(posted);
    return posted;
  };
  const ledger = {
    account: CLIENT,
    time: async () => now,
    batchesOf: async () => ({ posted: batches.length, finalized, voidFrom }),
    batchHash: async (_: unknown, number: number) => batches[number - 1]?.headerHash ?? null,
    getBatch: async (_: unknown, number: number) => batches[number - 1] ?? null,
    isSettled: async () => false,
    async postBatch(draft: BatchDraft) {
      sent.push(`post ${draft.number}`);
      return include(draft);
    },
    async finalize({ number }: BatchHeader) {
      sent.push(`finalize ${number}`);
      finalized = number;
    },
  };
  return {
    ledger: ledger as unknown as Ledger,
    batches,
    sent,
    include,
    lose: (count: number) => batches.splice(-count),
    wait: (seconds: number) => {
      now += seconds;
    },
    voidAt: (number: number | null) => {
      voidFrom = number;
    },
  };
}

function start({ ledger }: ReturnType<typeof rollup>) {
  const events: CoordinatorEvent[] = [];
  const onEvent = (event: CoordinatorEvent) => events.push(event);
  const posting = createPosting(journal, ledger, async () => null, onEvent);
  return {
    posting,
    typesOf: () => events.splice(0).map(({ type }) => type),
    compare: () => reconcile(journal, ledger, onEvent),
    async post(batches: number) {
      for (let i = 0; i < batches; i++) {
        await journal.accept([{ entry: makeEntry(), cover: PLENTY }]);
        await posting.seal(1);
      }
      await posting.post();
    },
  };
}

it('batches that the chain lost and took again in other blocks are adopted, not posted twice', async () => {
  const chain = rollup();
  const { posting, post, compare, typesOf } = start(chain);
  await post(2);
  const lost = chain.lose(2);
  await compare();
  typesOf();
  chain.wait(5);
  const [first] = lost.map(({ header }) => chain.include({ ...header, previousHash: new Uint8Array(32) }));
  await posting.post();
  assert.deepEqual(typesOf(), ['adopted', 'adopted']);
  assert.deepEqual(chain.sent, ['post 1', 'post 2']);
  const [one, two] = await journal.batchesIn('posted');
  assert.deepEqual([one?.number, two?.number], [1, 2]);
  assert.deepEqual(one?.headerHash, first!.headerHash);
  assert.equal(one?.postedAt, first!.header.postedAt);
});

it('a batch taken again between one look and the next is adopted as it is now', async () => {
  const chain = rollup();
  const { posting, post, compare, typesOf } = start(chain);
  await post(1);
  const [lost] = chain.lose(1);
  chain.wait(5);
  chain.include(lost!.header);
  await compare();
  await posting.post();
  assert.deepEqual(typesOf(), ['sealed', 'posted', 'reverted', 'adopted']);
  assert.equal(chain.batches.length, 1);
});

it('batches that the chain lost for good are posted again, also where another one has their number', async () => {
  const chain = rollup();
  const { posting, post, compare } = start(chain);
  await post(2);
  const [{ header }] = chain.lose(2) as [PostedBatch];
  await compare();
  chain.include({ ...header, receiptsRoot: new Uint8Array(32) });
  await posting.post();
  assert.deepEqual(chain.sent, ['post 1', 'post 2', 'post 2', 'post 3']);
  assert.deepEqual(
    (await journal.batchesIn('posted')).map(({ number }) => number),
    [2, 3],
  );
});

it('once batches are void nothing is posted or made final from there, and it is said once', async () => {
  const chain = rollup();
  const { posting, post, typesOf } = start(chain);
  await post(3);
  chain.voidAt(2);
  chain.wait(50);
  chain.sent.length = 0;
  typesOf();
  await post(2);
  for (let tick = 0; tick < 3; tick++) {
    await posting.post();
    await posting.finalize();
  }
  assert.deepEqual(typesOf(), ['sealed', 'sealed', 'voided', 'final']);
  assert.deepEqual(chain.sent, ['finalize 1'], 'what came before stands');
  assert.equal((await journal.batchesIn('sealed')).length, 2);

  chain.voidAt(null); // the chain lost the block that voided them
  await posting.post();
  await posting.finalize();
  assert.deepEqual(chain.sent, ['finalize 1', 'post 4', 'post 5', 'finalize 3']);
  chain.voidAt(4);
  await posting.finalize();
  assert.equal(typesOf().at(-1), 'voided');
});
