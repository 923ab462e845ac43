/**
 * What the journal holds for each client and each of its sessions: sums over their unpaid receipts, changed together
 * with the receipts and by one transaction at a time.
 * @module
 */
import type { Address } from 'viem';
import { bytesToHex, concatBytes, equalBytes } from '../../crypto/core/bytes.ts';
import { type Account, admit, type Held } from './admission.ts';
import { weiBytes, weiOf } from './fields.ts';
import { accountOf, ENTRY, entryOf, heldOf } from './journal-rows.ts';
import type { Dialect, Queries } from './journal-store.ts';
import type { Admission, Candidate, JournalEntry } from './journal-types.ts';

const NONE = weiBytes(0n);
/** A receipt that was accepted just now. */
export const FRESH = {
  state: 'accepted',
  batchId: null,
  leafIndex: null,
  settledTx: null,
  void: false,
} as const;

type Whose = Pick<JournalEntry, 'client' | 'sessionId' | 'payeesHash'>;

/** A change of what is held of deposits, for one receipt. */
export interface Movement extends Whose {
  readonly reserved: bigint;
  readonly paying: bigint;
}

/** Whether it holds something of a deposit, until it is paid or void. */
export const isOfEscrow = ({ paidIn }: Pick<JournalEntry, 'paidIn'>): boolean => paidIn === null;

/** A session's route: the escrow counts what each has spent apart. */
const routeOf = ({ sessionId, payeesHash }: Whose): Uint8Array => concatBytes(sessionId, payeesHash);
const sessionKey = (whose: Whose): string => `${whose.client}/${bytesToHex(routeOf(whose))}`;

/** Locks the clients' accounts, always in the same order: two transactions never wait for each other. */
async function lockAccounts(
  queries: Queries,
  { lock }: Dialect,
  clients: Iterable<Address>,
): Promise<Map<Address, Account>> {
  const sorted = [...new Set(clients)].sort();
  const rows = await Promise.all(
    sorted.map(async (client) => {
      const [, row] = await Promise.all([
        queries.run(
          'INSERT INTO accounts (client, epoch, reserved, paying) VALUES (?, 0, ?, ?) ON CONFLICT (client) DO NOTHING',
          client,
          NONE,
          NONE,
        ),
        queries.one(`SELECT * FROM accounts WHERE client = ?${lock}`, client),
      ]);
      return accountOf(row!);
    }),
  );
  return new Map(rows.map((account) => [account.client, account]));
}

/** Of locked accounts. */
async function readSessions(queries: Queries, of: readonly Whose[]): Promise<Map<string, Held>> {
  const distinct = new Map(of.map((whose) => [sessionKey(whose), whose]));
  const held = await Promise.all(
    [...distinct.values()].map(async (whose) =>
      heldOf(
        await queries.one(
          'SELECT * FROM sessions WHERE client = ? AND session = ?',
          whose.client,
          routeOf(whose),
        ),
      ),
    ),
  );
  return new Map([...distinct.keys()].map((key, i) => [key, held[i]!]));
}

const moved = <T extends Held>(held: T, { reserved, paying }: Held): T => ({
  ...held,
  reserved: held.reserved + reserved,
  paying: held.paying + paying,
});

async function writeHeld(
  queries: Queries,
  accounts: Iterable<Account>,
  sessions: ReadonlyMap<string, Held>,
  touched: readonly Whose[],
): Promise<void> {
  const distinct = new Map(touched.map((whose) => [sessionKey(whose), whose]));
  const clients = new Set(touched.map(({ client }) => client));
  await Promise.all([
    ...[...accounts]
      .filter(({ client }) => clients.has(client))
      .map(({ client, epoch, reserved, paying }) =>
        queries.run(
          'UPDATE accounts SET epoch = ?, reserved = ?, paying = ? WHERE client = ?',
          epoch,
          weiBytes(reserved),
          weiBytes(paying),
          client,
        ),
      ),
    ...[...distinct].map(([key, whose]) => {
      const { reserved, paying } = sessions.get(key)!;
      return queries.run(
        `INSERT INTO sessions (client, session, reserved, paying) VALUES (?, ?, ?, ?)
         ON CONFLICT (client, session) DO UPDATE SET reserved = excluded.reserved, paying = excluded.paying`,
        whose.client,
        routeOf(whose),
        weiBytes(reserved),
        weiBytes(paying),
      );
    }),
  ]);
}

/**
 * Changes what is held for receipts whose rows the same transaction changes.
 * @param settles whether the chain's figures change with it, so that those read before are no longer good
 */
export async function moveHeld(
  queries: Queries,
  dialect: Dialect,
  movements: readonly Movement[],
  settles: boolean,
): Promise<void> {
  const accounts = await lockAccounts(
    queries,
    dialect,
    movements.map(({ client }) => client),
  );
  const sessions = await readSessions(queries, movements);
  for (const movement of movements) {
    const account = accounts.get(movement.client)!;
    const key = sessionKey(movement);
    accounts.set(movement.client, moved(account, movement));
    sessions.set(key, moved(sessions.get(key)!, movement));
  }
  const after = [...accounts.values()].map((a) => (settles ? { ...a, epoch: a.epoch + 1 } : a));
  await writeHeld(queries, after, sessions, movements);
}

/** Judges and records candidates, in order, under the lock of their clients' accounts. */
export async function admitAll(
  queries: Queries,
  dialect: Dialect,
  candidates: readonly Candidate[],
): Promise<Admission[]> {
  const entries = candidates.map(({ entry }) => entry);
  const accounts = await lockAccounts(
    queries,
    dialect,
    entries.map(({ client }) => client),
  );
  const [sessions, known, ceilings] = await Promise.all([
    readSessions(queries, entries),
    Promise.all(entries.map(({ slot }) => queries.one(`${ENTRY} WHERE r.slot = ?`, slot))),
    Promise.all(
      entries.map(async ({ client, sessionId, payeesHash }) => {
        const row = await queries.one(
          `SELECT cumulative FROM receipts WHERE client = ? AND session = ? AND payees_hash = ? AND paid_in IS NULL
           ORDER BY cumulative DESC LIMIT 1`,
          client,
          sessionId,
          payeesHash,
        );
        return row === null ? 0n : weiOf(row.cumulative as Uint8Array);
      }),
    ),
  ]);
  const accepted: JournalEntry[] = [];
  const admissions = candidates.map(({ entry, cover }, i): Admission => {
    const row = known[i]!;
    if (row !== null) return { outcome: 'known', entry: entryOf(row) };
    const twin = accepted.find(({ slot }) => equalBytes(slot, entry.slot));
    if (twin !== undefined) return { outcome: 'known', entry: { ...twin, ...FRESH } };
    if (entry.paidIn !== null) {
      accepted.push(entry); // its money has moved: no deposit is held for it
      return { outcome: 'accepted' };
    }
    const key = sessionKey(entry);
    const account = accounts.get(entry.client)!;
    const session = sessions.get(key)!;
    const admission = admit(entry, cover, account, session, ceilings[i]!);
    if (admission.outcome === 'accepted') {
      const movement = { reserved: entry.amount, paying: 0n };
      accounts.set(entry.client, moved(account, movement));
      sessions.set(key, moved(session, movement));
      accepted.push(entry);
    }
    return admission;
  });
  if (accepted.length > 0) {
    await Promise.all([
      writeHeld(queries, accounts.values(), sessions, accepted.filter(isOfEscrow)),
      ...accepted.map((entry) => insert(queries, entry)),
    ]);
  }
  return admissions;
}

const insert = (queries: Queries, e: JournalEntry): Promise<number> =>
  queries.run(
    `INSERT INTO receipts (leaf_hash, slot, bundle_hash, bundle, client, session, segment,
     payees_hash, paid_in, amount, cumulative, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    e.leafHash,
    e.slot,
    e.bundleHash,
    e.bundle,
    e.client,
    e.sessionId,
    e.segment,
    e.payeesHash,
    e.paidIn,
    weiBytes(e.amount),
    weiBytes(e.cumulative),
    e.acceptedAt,
  );
