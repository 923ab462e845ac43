/**
 * What a journal means, over both of its stores.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import type { Admission, Cover, JournalEntry } from '../../../settlement/batch/journal-types.ts';
import { loadSqlite } from '../../../settlement/batch/sqlite.ts';
import { CLIENT, makeBatch, makeEntry, makePosted, PLENTY, TX } from '../../support/journal.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../../support/postgres.ts';

const OTHER = `0x${'33'.repeat(20)}` as const;

interface Place {
  readonly words: string;
  readonly skip: string | false;
  before(): Promise<void>;
  after(): Promise<void>;
  /** A journal nobody has written to. */
  fresh(): Promise<string>;
  /** Runs SQL in one that is closed. */
  edit(place: string, text: string): Promise<void>;
}

let server: PostgresServer;
let folder: string;
let files = 0;
const PLACES: readonly Place[] = [
  {
    words: 'SQLite',
    skip: false,
    before: async () => {
      folder = mkdtempSync(join(tmpdir(), 'veilmesh-journal-'));
    },
    after: async () => rmSync(folder, { recursive: true, force: true }),
    fresh: async () => join(folder, `${++files}.sqlite`),
    edit: async (place, text) => {
      const db = new (await loadSqlite()).DatabaseSync(place);
      db.exec(text);
      db.close();
    },
  },
  {
    words: 'PostgreSQL',
    skip: NO_POSTGRES,
    before: async () => {
      server = await startPostgres();
    },
    after: () => server.close(),
    fresh: () => server.database(),
    edit: async (place, text) => {
      const client = new pg.Client({ connectionString: place });
      await client.connect();
      await client.query(text);
      await client.end();
    },
  },
];

for (const store of PLACES) {
  describe(`the journal in ${store.words}`, { skip: store.skip }, () => {
    let place: string;
    let journal: Journal;
    before(store.before);
    after(store.after);
    beforeEach(async () => {
      place = await store.fresh();
      journal = await openJournal(place);
      await journal.lead();
    });
    afterEach(() => journal.close());

    const accept = async (...entries: JournalEntry[]): Promise<Admission['outcome'][]> =>
      (await journal.accept(entries.map((e) => ({ entry: e, cover: PLENTY })))).map((a) => a.outcome);
    const judge = async (e: JournalEntry, cover: Partial<Cover>): Promise<Admission['outcome']> =>
      (await journal.accept([{ entry: e, cover: { ...PLENTY, ...cover } }]))[0]!.outcome;
    const stateOf = async (e: JournalEntry) => (await journal.byLeaf(e.leafHash))?.state;
    const post = async (id: number, number: number): Promise<void> => {
      await journal.beginPosting(id, number, new Uint8Array(32));
      await journal.markPosted(id, makePosted());
    };
    /** One batch with these entries, final as number 1. */
    const finalBatch = async (...entries: JournalEntry[]): Promise<number> => {
      assert.ok((await accept(...entries)).every((outcome) => outcome === 'accepted'));
      const id = await journal.seal(makeBatch(entries.length), await journal.waiting(10));
      await post(id, 1);
      await journal.markFinal(1);
      return id;
    };

    it('holds nothing of a deposit for what a session has settled, and gives the escrow nothing of it', async () => {
      const paidIn = 4;
      const inSession = makeEntry({ paidIn, cumulative: 1n });
      const byEscrow = makeEntry({ segment: 1, cumulative: 20n });
      await finalBatch(inSession, makeEntry({ paidIn, segment: 2 }), byEscrow);
      const { client, sessionId, payeesHash } = inSession;
      assert.equal(await journal.settledIn(paidIn, client, sessionId, payeesHash), 20n);
      assert.equal(await journal.settledIn(5, client, sessionId, payeesHash), 0n);
      const best = await journal.bestVoucher(client, sessionId, payeesHash);
      assert.deepEqual(best?.leafHash, byEscrow.leafHash);
      const cover = { deposit: 20n };
      assert.equal(
        await judge(makeEntry({ sessionId: new Uint8Array(32), cumulative: 10n }), cover),
        'accepted',
      );
      await journal.markPaid([(await journal.byLeaf(inSession.leafHash))!], TX);
      assert.equal((await journal.byLeaf(inSession.leafHash))?.paidIn, paidIn);
      const epoch = await journal.epoch(client);
      assert.equal(
        await judge(makeEntry({ sessionId: new Uint8Array(32).fill(1), cumulative: 10n }), {
          ...cover,
          epoch,
        }),
        'deposit',
        'paying in a session frees nothing that was held',
      );
    });

    it('takes a receipt through every state and remembers it over a restart', async () => {
      const e = makeEntry();
      await accept(e);
      assert.equal(await stateOf(e), 'accepted');
      const id = await journal.seal(makeBatch(1), await journal.waiting(10));
      assert.equal(await stateOf(e), 'batched');
      await post(id, 1);
      assert.equal(await stateOf(e), 'posted');
      await journal.markFinal(1);
      assert.equal(await stateOf(e), 'final');
      await journal.markSettled(id);
      assert.equal(
        (await journal.batch(id))?.state,
        'final',
        'a batch is settled only when all its receipts are',
      );
      await journal.markPaid(await journal.entriesOf(id), TX);
      await journal.markSettled(id);
      await journal.close();
      journal = await openJournal(place);
      assert.equal(await stateOf(e), 'settled');
      assert.equal((await journal.batch(id))?.state, 'settled');
      assert.equal((await journal.batchNumbered(1))?.id, id);
    });

    it('gives back what it was given, byte for byte', async () => {
      const e = makeEntry({ amount: 2n ** 100n, cumulative: 2n ** 127n, segment: 2 ** 32 - 1 });
      assert.equal(await judge(e, { deposit: 2n ** 101n }), 'accepted');
      const stored = await journal.byLeaf(e.leafHash);
      for (const [name, value] of Object.entries(e)) {
        assert.deepEqual(stored?.[name as keyof JournalEntry], value, name);
      }
      const sealed = makeBatch(1);
      const id = await journal.seal(sealed, await journal.waiting(1));
      await journal.beginPosting(id, 1, new Uint8Array(32).fill(9));
      const chain = makePosted();
      await journal.markPosted(id, chain);
      const found = (await journal.batch(id))!;
      for (const [name, value] of Object.entries({ ...sealed, ...chain })) {
        assert.deepEqual(found[name as keyof typeof found], value, name);
      }
    });

    it('knows a segment it has accepted, from before or from the same group, and takes the others', async () => {
      const first = makeEntry();
      await accept(first);
      const fresh = makeEntry();
      assert.deepEqual(
        await accept(fresh, makeEntry({ slot: first.slot }), makeEntry({ slot: fresh.slot })),
        ['accepted', 'known', 'known'],
      );
      assert.equal((await journal.backlog()).count, 2);
    });

    it('accepts up to the deposit and not a wei more, counting what is promised', async () => {
      await accept(makeEntry({ amount: 30n }));
      assert.equal(await judge(makeEntry({ amount: 71n }), { deposit: 100n }), 'deposit');
      assert.equal(await judge(makeEntry({ amount: 70n }), { deposit: 100n }), 'accepted');
      assert.equal(await judge(makeEntry({ amount: 1n }), { deposit: 100n }), 'deposit');
      assert.equal(await judge(makeEntry({ amount: 100n, client: OTHER }), { deposit: 100n }), 'accepted');
    });

    it("accepts up to the session's highest voucher, counting what the chain has settled", async () => {
      await accept(makeEntry({ amount: 40n, cumulative: 200n }));
      const spent = { spent: 150n };
      assert.equal(await judge(makeEntry({ amount: 11n, cumulative: 5n }), spent), 'voucher');
      assert.equal(await judge(makeEntry({ amount: 10n, cumulative: 5n }), spent), 'accepted');
      const elsewhere = { cumulative: 5n, sessionId: new Uint8Array(32) };
      assert.equal(await judge(makeEntry({ amount: 6n, ...elsewhere }), {}), 'voucher');
      assert.equal(await judge(makeEntry({ amount: 5n, ...elsewhere }), {}), 'accepted');
    });

    it('uses no figure read before a settlement', async () => {
      const e = makeEntry({ amount: 60n });
      const id = await finalBatch(e);
      await journal.markPaid(await journal.entriesOf(id), TX);
      assert.equal(await judge(makeEntry({ amount: 50n }), { deposit: 100n }), 'stale');
      const epoch = await journal.epoch(CLIENT);
      assert.equal(await judge(makeEntry({ amount: 41n }), { epoch, deposit: 40n }), 'deposit');
      assert.equal(await judge(makeEntry({ amount: 40n }), { epoch, deposit: 40n }), 'accepted');
    });

    it('is unsure while a payment under way could explain the missing balance', async () => {
      const id = await finalBatch(makeEntry({ amount: 60n }), makeEntry({ amount: 20n }));
      const [first] = await journal.entriesOf(id);
      await journal.beginPaying([first!]);
      await journal.beginPaying([first!]); // begun again after a crash
      const after = { deposit: 40n, spent: 60n };
      assert.equal(await judge(makeEntry({ amount: 20n }), after), 'unsure');
      assert.equal(await judge(makeEntry({ amount: 21n }), after), 'deposit', 'not even then');
      await journal.markRefused([first!]);
      assert.equal(
        await judge(makeEntry({ amount: 20n }), after),
        'deposit',
        'nothing is under way any more',
      );
    });

    it('counts a payment once, however often it is marked', async () => {
      const id = await finalBatch(makeEntry({ amount: 60n }));
      const entries = await journal.entriesOf(id);
      await journal.beginPaying(entries);
      await journal.markPaid(entries, TX);
      await journal.markPaid(entries, `0x${'44'.repeat(32)}`);
      assert.equal((await journal.entriesOf(id))[0]!.settledTx, TX);
      const epoch = await journal.epoch(CLIENT);
      assert.equal(await judge(makeEntry({ amount: 41n }), { epoch, deposit: 40n }), 'deposit');
    });

    it('keeps nothing reserved for what is void, and ends its batch without it', async () => {
      const id = await finalBatch(makeEntry({ amount: 60n }));
      const entries = await journal.entriesOf(id);
      await journal.markVoid(entries);
      await journal.markPaid(entries, TX);
      assert.deepEqual(
        [(await journal.entriesOf(id))[0]!.void, (await journal.entriesOf(id))[0]!.settledTx],
        [true, null],
      );
      await journal.markSettled(id);
      assert.equal((await journal.batch(id))?.state, 'settled');
      const epoch = await journal.epoch(CLIENT);
      assert.equal(await judge(makeEntry({ amount: 100n }), { epoch, deposit: 100n }), 'accepted');
    });

    it('skips no step: what is not sealed cannot be posted, what is not posted cannot be final', async () => {
      await accept(makeEntry());
      const id = await journal.seal(makeBatch(1), await journal.waiting(10));
      await journal.markFinal(99);
      assert.equal((await journal.batch(id))?.state, 'sealed');
      await post(id, 1);
      await journal.beginPosting(id, 7, new Uint8Array(32));
      assert.equal((await journal.batch(id))?.number, 1, 'a posted batch keeps its number');
    });

    it('goes back to where the chain is, and forward again', async () => {
      const e = makeEntry({ amount: 60n });
      const id = await finalBatch(e);
      await journal.markPaid(await journal.entriesOf(id), TX);
      await journal.markSettled(id);
      await journal.revertSettlement(id, TX);
      assert.equal(await stateOf(e), 'final');
      await journal.revertFinality(id);
      assert.equal(await stateOf(e), 'posted');
      await journal.revertPosting(id);
      assert.equal(await stateOf(e), 'batched');
      const lost = (await journal.batch(id))!;
      assert.deepEqual(
        [lost.number, lost.headerHash, lost.postedAt],
        [1, null, null],
        'where it may be again',
      );
      const epoch = await journal.epoch(CLIENT);
      assert.equal(
        await judge(makeEntry({ amount: 41n }), { epoch, deposit: 100n }),
        'deposit',
        'reserved again, once',
      );
      await post(id, 2);
      assert.equal(await stateOf(e), 'posted');
    });

    it('keeps the number of a batch that the chain lost until another one takes it', async () => {
      const ids: number[] = [];
      for (const number of [1, 2]) {
        await accept(makeEntry());
        const id = await journal.seal(makeBatch(1), await journal.waiting(1));
        await post(id, number);
        ids.push(id);
      }
      const [first, second] = ids as [number, number];
      await journal.revertPosting(first);
      await journal.revertPosting(second);
      assert.equal((await journal.batchNumbered(2))?.id, second);
      await journal.beginPosting(first, 2, new Uint8Array(32).fill(9));
      assert.equal((await journal.batchNumbered(2))?.id, first);
      const { number, previousHash } = (await journal.batch(second))!;
      assert.deepEqual([number, previousHash], [null, null]);
      await journal.markPosted(first, makePosted());
      await journal.beginPosting(second, 3, new Uint8Array(32));
      assert.equal((await journal.batch(first))?.number, 2);
    });

    it('finds the highest voucher of a session and route', async () => {
      await accept(...[5n, 2n ** 100n, 7n].map((cumulative) => makeEntry({ amount: 1n, cumulative })));
      await accept(makeEntry({ cumulative: 2n ** 101n, payeesHash: new Uint8Array(32) }));
      const { sessionId, payeesHash } = makeEntry();
      assert.equal((await journal.bestVoucher(CLIENT, sessionId, payeesHash))?.cumulative, 2n ** 100n);
    });

    it('that another version wrote is left alone', async () => {
      await journal.close();
      await store.edit(place, 'UPDATE journal SET version = 1');
      await assert.rejects(openJournal(place), { code: 'JOURNAL_VERSION', family: 'usage' });
      await store.edit(place, 'DELETE FROM journal'); // as one from before versions were counted
      await assert.rejects(openJournal(place), { code: 'JOURNAL_VERSION' });
    });

    it('belongs to one coordinator', async () => {
      const owner = { chainId: 1, rollup: CLIENT, coordinator: OTHER };
      await journal.bind(owner);
      await journal.bind(owner);
      await assert.rejects(journal.bind({ ...owner, coordinator: CLIENT }), {
        code: 'JOURNAL_OWNER',
        family: 'usage',
      });
    });
  });
}
