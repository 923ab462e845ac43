/**
 * The journals of an account's sessions in the database that its coordinators share (batch/journal-shared.ts): whoever leads there has
 * them, each as a copy in a file that it opens afresh in each term, and what it writes is in the database, under that term, before
 * anybody is told of it.
 *
 * So two processes never give two steps one place: a step is somebody's word only once the database has it, the database takes one for
 * each place, from the holder of the term alone, and never lets go of it.
 * @module
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from 'viem';
import { concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, InternalError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { Queries } from '../batch/journal-store.ts';
import type { Shared } from '../batch/journal-types.ts';
import {
  commitOf,
  commitValues,
  openSessionJournal,
  type SessionJournal,
  stepOf,
  stepValues,
} from './journal.ts';
import { removeFile, type SessionJournals } from './journals.ts';

type Row = Readonly<Record<string, unknown>>;
type Write = (queries: Queries) => Promise<unknown>;

/** Rows read in one go. */
const PAGE = 2_048;
const COMMIT_PAGE = 64;

/**
 * @param folder of the copies and of nothing else; created when absent
 * @param secret of the account, which every process of it has: receipt keys are sealed under it in the database
 * @returns those of the term in which this process leads, the same ones while it lasts; null while it does not lead
 */
export function sharedJournals(
  shared: Shared,
  folder: string,
  secret: Uint8Array,
): () => SessionJournals | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const seal = createSeal(secret);
  let last: { readonly term: number; readonly journals: SessionJournals } | null = null;
  return () => {
    const term = shared.term();
    if (term === null) return null;
    if (last?.term !== term) last = { term, journals: journalsOf(shared, term, folder, seal) };
    return last.journals;
  };
}

function journalsOf(shared: Shared, term: number, folder: string, seal: Seal): SessionJournals {
  return {
    async list() {
      // copies of an earlier term: another process may have ended their sessions, and nobody else removes them here
      for (const file of readdirSync(folder)) rmSync(join(folder, file), { force: true });
      return (await shared.all('SELECT name, session FROM pay_sessions ORDER BY name')).map((row) => ({
        name: row.name as string,
        opened: row.session !== null,
      }));
    },
    async open(name) {
      // also ties what is read below to the term: nobody else adds to it until the term is over, and then nothing is written from here
      await shared.during(term, (queries) =>
        queries.run('INSERT INTO pay_sessions (name) VALUES (?) ON CONFLICT DO NOTHING', name),
      );
      removeFile(folder, name);
      const copy = await openSessionJournal(join(folder, `${name}.sqlite`), false);
      try {
        const row = (await shared.one('SELECT * FROM pay_sessions WHERE name = ?', name))!;
        await fill(copy, shared, row, seal);
        return openShared(copy, shared, term, name, row.closed === 1, seal);
      } catch (thrown) {
        copy.close();
        throw thrown;
      }
    },
    async remove(name) {
      await shared.during(term, async (queries) => {
        for (const table of ['pay_steps', 'pay_commits', 'pay_sessions']) {
          await queries.run(`DELETE FROM ${table} WHERE name = ?`, name);
        }
      });
      removeFile(folder, name);
    },
  };
}

/** A copy of what the database has of a session. */
async function fill(copy: SessionJournal, shared: Shared, row: Row, seal: Seal): Promise<void> {
  const name = row.name as string;
  if (row.receipt_key === null) return;
  const owner = {
    chainId: row.chain_id as number,
    contract: row.contract as Address,
    sequencer: row.sequencer as Address,
  };
  copy.bind(owner, seal.open(name, row.receipt_key as Uint8Array));
  if (row.session !== null) copy.setSession(row.session as number);
  for (let from = 0; ; ) {
    const rows = await shared.all(
      'SELECT * FROM pay_steps WHERE name = ? AND seq >= ? ORDER BY seq LIMIT ?',
      name,
      from,
      PAGE,
    );
    if (rows.length === 0) break;
    copy.append(rows.map(stepOf));
    from += rows.length;
  }
  for (let from = 1; ; ) {
    const rows = await shared.all(
      'SELECT * FROM pay_commits WHERE name = ? AND number >= ? ORDER BY number LIMIT ?',
      name,
      from,
      COMMIT_PAGE,
    );
    if (rows.length === 0) break;
    for (const one of rows) copy.seal(commitOf(one), one.tree as Uint8Array);
    from += rows.length;
  }
}

function openShared(
  copy: SessionJournal,
  shared: Shared,
  term: number,
  name: string,
  wasClosed: boolean,
  seal: Seal,
): SessionJournal {
  /** What the copy has and the database not yet, in order. */
  const writes: Write[] = [];
  let working: Promise<void> = Promise.resolve();
  let broken: VeilmeshError | null = null;
  let closed = wasClosed;

  async function write(): Promise<void> {
    if (broken !== null) throw broken;
    const some = writes.splice(0);
    if (some.length === 0) return;
    try {
      await shared.during(term, (queries) => Promise.all(some.map((one) => one(queries))));
    } catch (thrown) {
      broken = asVeilmeshError(thrown); // it may have been done all the same: only the database knows
      throw broken;
    }
  }
  function flush(): Promise<void> {
    const result = working.then(write);
    working = result.catch(() => undefined);
    return result;
  }

  return {
    ...copy,
    shared: {
      flush,
      isBroken: () => broken !== null,
      async markClosed() {
        if (closed) return;
        writes.push((queries) => queries.run('UPDATE pay_sessions SET closed = 1 WHERE name = ?', name));
        await flush();
        closed = true;
      },
      isClosed: () => closed,
    },
    bind(owner, receiptKey) {
      const bound = copy.bind(owner, receiptKey);
      if (equalBytes(bound.receiptKey, receiptKey)) {
        writes.push((queries) =>
          queries.run(
            'UPDATE pay_sessions SET chain_id = ?, contract = ?, sequencer = ?, receipt_key = ? WHERE name = ?',
            owner.chainId,
            owner.contract,
            owner.sequencer,
            seal.close(name, receiptKey),
            name,
          ),
        );
      }
      return bound;
    },
    setSession(number) {
      copy.setSession(number);
      writes.push((queries) =>
        queries.run('UPDATE pay_sessions SET session = ? WHERE name = ?', number, name),
      );
    },
    append(steps) {
      copy.append(steps);
      for (const step of steps) {
        const values = stepValues(step);
        writes.push((queries) =>
          queries.run('INSERT INTO pay_steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)', name, ...values),
        );
      }
    },
    retract(seq) {
      throw new InternalError(
        'JOURNAL_DAMAGED',
        'a step of the shared journal is judged otherwise than before',
        {
          details: { seq },
        },
      );
    },
    seal(commit, tree) {
      copy.seal(commit, tree);
      const values = commitValues(commit);
      writes.push((queries) =>
        queries.run('INSERT INTO pay_commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)', name, ...values, tree),
      );
    },
  };
}

interface Seal {
  close(name: string, bytes: Uint8Array): Uint8Array;
  /** @throws UsageError JOURNAL_OWNER */
  open(name: string, sealed: Uint8Array): Uint8Array;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whoever reads the database signs no receipts. */
function createSeal(secret: Uint8Array): Seal {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'veilmesh/session-journal/receipt-key/v1', 32));
  return {
    close(name, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
      return concatBytes(nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag());
    },
    open(name, sealed) {
      try {
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(name))
          .setAuthTag(sealed.subarray(-TAG_BYTES));
        return concatBytes(decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final());
      } catch (cause) {
        throw new UsageError('JOURNAL_OWNER', 'the receipt keys in the database are of another account', {
          hint: 'give every process that shares the journal the same account key',
          cause,
        });
      }
    },
  };
}
