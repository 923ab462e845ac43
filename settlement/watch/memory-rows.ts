/**
 * The tables of a watcher's memory.
 * @module
 */
/** Amounts are 16 big-endian bytes, which SQLite orders as numbers. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS owner (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    chain_id INTEGER NOT NULL,
    rollup TEXT NOT NULL,
    scanned_to INTEGER NOT NULL DEFAULT -1
  ) STRICT;
  CREATE TABLE IF NOT EXISTS batches (
    coordinator TEXT NOT NULL,
    number INTEGER NOT NULL,
    header BLOB NOT NULL,
    header_hash BLOB NOT NULL,
    posted_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'judged', 'unjudged')),
    PRIMARY KEY (coordinator, number)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS batches_by_state ON batches (state, posted_at);
  CREATE INDEX IF NOT EXISTS batches_by_time ON batches (posted_at);
  CREATE TABLE IF NOT EXISTS bundles (
    coordinator TEXT NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    bundle BLOB NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (coordinator, number, place)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS bundles_by_end ON bundles (until);
  CREATE TABLE IF NOT EXISTS segments (
    id INTEGER PRIMARY KEY,
    coordinator TEXT NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    slot BLOB NOT NULL,
    client TEXT NOT NULL,
    paid TEXT NOT NULL,
    session BLOB NOT NULL,
    segment INTEGER NOT NULL,
    payees_hash BLOB NOT NULL,
    sound INTEGER NOT NULL,
    amount BLOB,
    cumulative BLOB NOT NULL,
    claims BLOB NOT NULL,
    chain BLOB NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS segments_by_chain ON segments (chain);
  CREATE INDEX IF NOT EXISTS segments_by_slot ON segments (slot);
  CREATE INDEX IF NOT EXISTS segments_by_session ON segments (session, segment);
  CREATE INDEX IF NOT EXISTS segments_by_batch ON segments (coordinator, number);
  CREATE INDEX IF NOT EXISTS segments_by_end ON segments (until);
  CREATE TABLE IF NOT EXISTS claims (
    place BLOB PRIMARY KEY,
    claim BLOB NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS claims_by_end ON claims (until);
  CREATE TABLE IF NOT EXISTS findings (
    id INTEGER PRIMARY KEY,
    coordinator TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    found_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS findings_by_batch ON findings (coordinator, number);
  CREATE TABLE IF NOT EXISTS acts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'begun', 'done', 'refused')),
    evidence BLOB,
    bond BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    code TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS acts_by_state ON acts (state, kind);
  CREATE TABLE IF NOT EXISTS transcripts (
    id TEXT PRIMARY KEY,
    node TEXT NOT NULL,
    signed BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'right', 'wrong', 'dropped')),
    file BLOB,
    taken_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    checked INTEGER NOT NULL DEFAULT 0,
    wrong BLOB,
    code TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS transcripts_by_state ON transcripts (state, taken_at);
  CREATE INDEX IF NOT EXISTS transcripts_by_end ON transcripts (until);
`;

export type Row = Record<string, string | number | Uint8Array | null>;
