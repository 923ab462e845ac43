/**
 * What several processes may do at the same time in one PostgreSQL journal.
 * @module
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { inspect } from 'node:util';
import pg from 'pg';
import { randomBytes } from '../../../crypto/core/random.ts';
import { checkJournal } from '../../../node/doctor/checks/journal.ts';
import { type Journal, openJournal } from '../../../settlement/batch/journal.ts';
import { describeUrl, openPostgresStore } from '../../../settlement/batch/journal-postgres.ts';
import type { Admission, JournalEntry } from '../../../settlement/batch/journal-types.ts';
import { CLIENT, makeBatch, makeEntry, makePosted, PLENTY, TX } from '../../support/journal.ts';
import { waitFor } from '../../support/mesh.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { runCli } from '../../support/processes.ts';

describe('a journal that processes share', { skip: NO_POSTGRES }, () => {
  let server: PostgresServer;
  let place: string;
  let journals: Journal[];
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());
  beforeEach(async () => {
    place = await server.database();
    // all of them make the tables at once; the lease outlives the test, so it passes only where the test says so
    journals = await Promise.all([0, 1, 2].map(() => openJournal(place, { leaseMs: 60_000 })));
  });
  afterEach(async () => {
    for (const journal of journals) await journal.close();
  });

  const query = async (text: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: place });
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows;
  };
  /** Submits to all journals in turn, all at the same time. */
  const race = async (entries: readonly JournalEntry[], deposit: bigint): Promise<Admission['outcome'][]> => {
    const cover = { ...PLENTY, deposit };
    const answers = await Promise.all(
      entries.map((entry, i) => journals[i % journals.length]!.accept([{ entry, cover }])),
    );
    return answers.map(([admission]) => admission!.outcome);
  };
  const countOf = <T>(list: readonly T[], item: T): number => list.filter((one) => one === item).length;

  it('promises a deposit once, whoever is asked', async () => {
    const entries = [...Array(40)].map(() => makeEntry({ sessionId: randomBytes(32) }));
    const outcomes = await race(entries, 100n);
    assert.deepEqual([countOf(outcomes, 'accepted'), countOf(outcomes, 'deposit')], [10, 30]);
    assert.equal((await journals[0]!.backlog()).count, 10);
  });

  it("promises a session's voucher once", async () => {
    const outcomes = await race(
      [...Array(30)].map(() => makeEntry({ cumulative: 70n })),
      10n ** 18n,
    );
    assert.deepEqual([countOf(outcomes, 'accepted'), countOf(outcomes, 'voucher')], [7, 23]);
  });

  it('takes a bundle once that is handed in everywhere', async () => {
    const entry = makeEntry();
    const outcomes = await race(
      [...Array(9)].map(() => entry),
      10n ** 18n,
    );
    assert.deepEqual([countOf(outcomes, 'accepted'), countOf(outcomes, 'known')], [1, 8]);
  });

  it('blocks nobody when groups of the same clients come in any order', async () => {
    const clients = [...Array(6)].map((_, i) => `0x${String(i).repeat(40)}` as const);
    const groups = [...Array(12)].map((_, i) => {
      const inOrder = clients.map((client) => ({ entry: makeEntry({ client }), cover: PLENTY }));
      return i % 2 === 0 ? inOrder : inOrder.reverse();
    });
    const answers = await Promise.all(groups.map((group, i) => journals[i % 3]!.accept(group)));
    assert.ok(answers.flat().every(({ outcome }) => outcome === 'accepted'));
  });

  it('has one leader, whose term ends when it says so', async () => {
    const terms = await Promise.all(journals.map((journal) => journal.lead()));
    const leader = terms.findIndex((term) => term !== null);
    assert.equal(countOf(terms, null), 2);
    assert.deepEqual(
      journals.map((journal) => journal.leading()),
      terms.map((term) => term !== null),
    );
    assert.equal(await journals[leader]!.lead(), terms[leader], 'it goes on');
    await journals[leader]!.resign();
    const next = await openJournal(place, { leaseMs: 60_000 });
    journals.push(next);
    assert.equal(await next.lead(), terms[leader]! + 1);
  });

  it('keeps a leader that is alive and drops one that is silent', async () => {
    const [alive, other] = await Promise.all([1, 2].map(() => openJournal(place, { leaseMs: 8_000 })));
    journals.push(other!);
    assert.ok((await alive!.lead()) !== null);
    const until = async (): Promise<number> => {
      const [row] = (await query('SELECT until FROM lead')) as { readonly until: string }[];
      return Number(row!.until);
    };
    const first = await until();
    await waitFor(async () => (await until()) > first, 'the lease to be renewed');
    assert.equal(await other!.lead(), null);
    await alive!.close();
    await waitFor(async () => (await other!.lead()) !== null, 'the other to lead'); // it asks once in a while
  });

  it("has a leader again where the database's clock went back while nobody led", async () => {
    const [old, next] = journals as [Journal, Journal];
    const term = await old.lead();
    await query('UPDATE lead SET until = until + 3600000');
    assert.equal(await next.lead(), term! + 1);
    await assert.rejects(old.markFinal(1), { code: 'JOURNAL_LEAD_LOST' });
  });

  it('takes nothing from one that has lost the lead, however late it notices', async () => {
    const [old, next] = journals as [Journal, Journal];
    await old.accept([{ entry: makeEntry(), cover: PLENTY }]);
    await old.lead();
    const waiting = await old.waiting(10);
    const id = await old.seal(makeBatch(1), waiting);
    await query('UPDATE lead SET until = 0'); // as if it had been stopped for longer than its lease
    assert.ok((await next.lead()) !== null);
    assert.equal(old.leading(), true, 'it does not know yet');
    const writes: readonly [string, (journal: Journal) => Promise<unknown>][] = [
      ['beginPosting', (journal) => journal.beginPosting(id, 1, new Uint8Array(32))],
      ['seal', (journal) => journal.seal(makeBatch(1), waiting)],
      ['markPosted', (journal) => journal.markPosted(id, makePosted())],
      ['markFinal', (journal) => journal.markFinal(1)],
      ['beginPaying', (journal) => journal.beginPaying(waiting)],
      ['markRefused', (journal) => journal.markRefused(waiting)],
      ['markPaid', (journal) => journal.markPaid(waiting, TX)],
      ['markVoid', (journal) => journal.markVoid(waiting)],
      ['markSettled', (journal) => journal.markSettled(id)],
      ['revertPosting', (journal) => journal.revertPosting(id)],
      ['revertFinality', (journal) => journal.revertFinality(id)],
      ['revertSettlement', (journal) => journal.revertSettlement(id, TX)],
    ];
    for (const [name, write] of writes) {
      await assert.rejects(write(old), { code: 'JOURNAL_LEAD_LOST', family: 'unavailable' }, name);
    }
    assert.equal(old.leading(), false);
    assert.equal((await next.batch(id))?.number, null);
    await next.beginPosting(id, 1, new Uint8Array(32));
    assert.deepEqual(await old.accept([{ entry: makeEntry(), cover: PLENTY }]), [{ outcome: 'accepted' }]);
  });

  it('tells every process of a settlement', async () => {
    const [leader, other] = journals as [Journal, Journal];
    await leader.lead();
    await other.accept([{ entry: makeEntry({ amount: 60n }), cover: PLENTY }]);
    const entries = await leader.waiting(1);
    await leader.beginPaying(entries);
    const late = { epoch: await other.epoch(CLIENT), deposit: 40n, spent: 60n };
    const ask = async (amount: bigint, cover = late) =>
      (await other.accept([{ entry: makeEntry({ amount }), cover }]))[0]!.outcome;
    assert.equal(await ask(40n), 'unsure');
    await leader.markPaid(entries, TX);
    assert.equal(await ask(40n), 'stale');
    assert.equal(await ask(41n, { ...late, epoch: await other.epoch(CLIENT) }), 'deposit');
    assert.equal(await ask(40n, { ...late, epoch: await other.epoch(CLIENT) }), 'accepted');
  });

  it('is written through: its sessions wait for the disk, and a server that does not is refused', async () => {
    await query(`ALTER DATABASE ${new URL(place).pathname.slice(1)} SET synchronous_commit = off`);
    const store = await openPostgresStore(place);
    assert.deepEqual(await store.one('SHOW synchronous_commit'), { synchronous_commit: 'on' });
    await store.close();
    await server.crash();
    await server.start('-c fsync=off');
    await assert.rejects(openJournal(place), { code: 'JOURNAL_NOT_DURABLE', family: 'usage' });
    await server.crash();
    await server.start();
  });

  it('says what is wrong with its URL without its password', async () => {
    const wrong: readonly [string, string][] = [
      ['postgres://me:secret@127.0.0.1:1/none', 'JOURNAL_UNREACHABLE'],
      [place.replace(/journal_\d+/, 'journal_none'), 'JOURNAL_ACCESS'],
      ['postgres://me:secret@[/none', 'JOURNAL_URL'],
    ];
    for (const [url, code] of wrong) {
      await assert.rejects(openJournal(url), (thrown: { code?: string }) => {
        assert.equal(thrown.code, code);
        assert.doesNotMatch(inspect(thrown, { depth: 8 }), /secret/);
        return true;
      });
    }
    assert.equal(
      describeUrl('postgresql://me:se%20cret@db.example:5433/journal?sslmode=verify-full&password=secret'),
      'postgres://me@db.example:5433/journal',
    );
  });

  it('is looked at by the doctor and shown by the settings without its password', async () => {
    const [fresh] = await checkJournal(await server.database());
    assert.match(
      fresh!.detail,
      /^PostgreSQL \d+\.\d+ at postgres:\/\/veilmesh@localhost\/journal_\d+ is empty/,
    );
    const [used] = await checkJournal(place);
    assert.match(used!.detail, /has the tables of a journal/);
    const [wrong] = await checkJournal('postgres://me:secret@127.0.0.1:1/none');
    assert.deepEqual([wrong!.severity, wrong!.code], ['error', 'JOURNAL_UNREACHABLE']);
    const { stdout } = await runCli(['config', 'show', '--json'], { env: { VEILMESH_JOURNAL_URL: place } });
    for (const text of [JSON.stringify([fresh, used, wrong]), stdout]) {
      assert.match(text, /postgres:\/\//);
      assert.doesNotMatch(text, /secret/);
    }
  });
});
