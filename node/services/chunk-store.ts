/**
 * Chunks of coded data that this process keeps, its own and others': an embedded SQLite database with a bound on all of them and
 * on each owner's part, so that nobody fills the room of the others.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Chunk } from '../../settlement/availability/coded.ts';
import { loadSqlite } from '../../settlement/batch/sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS contents (
    root BLOB PRIMARY KEY,
    owner TEXT NOT NULL,
    about BLOB NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS contents_by_owner ON contents (owner);
  CREATE INDEX IF NOT EXISTS contents_by_end ON contents (until);
  CREATE TABLE IF NOT EXISTS chunks (
    root BLOB NOT NULL,
    place INTEGER NOT NULL,
    length INTEGER NOT NULL,
    top BLOB NOT NULL,
    path BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (root, place)
  ) STRICT;
`;

/** What chunks are of. */
export interface Content {
  /** Of the coded data. */
  readonly root: Uint8Array;
  /** Whose part of the room it takes. */
  readonly owner: string;
  /** What it is, in the owner's words. */
  readonly about: Uint8Array;
  /** Unix seconds until which it is kept. */
  readonly until: number;
}

export interface ChunkStore {
  /**
   * Keeps a chunk of which the caller knows that it is of the root, until the latest time that anybody named.
   * @throws UnavailableError CHUNKS_FULL
   */
  put(content: Content, chunk: Chunk): void;
  content(root: Uint8Array): Content | null;
  /** Which chunks of a content are here, in order. */
  indices(root: Uint8Array): number[];
  get(root: Uint8Array, index: number): Chunk | null;
  /** Those that are kept longest first. */
  contentsOf(owner: string, from: number, limit: number): Content[];
  /** Contents whose time is over. */
  over(now: number): Content[];
  keepUntil(root: Uint8Array, until: number): void;
  erase(root: Uint8Array): void;
  bytes(): number;
  close(): void;
}

type Row = Readonly<Record<string, unknown>>;

const WORD = 32;
/** Of the room, what one owner may fill. */
const PARTS = 8;
/** What a chunk takes beside its bytes. */
const ROW_BYTES = 256;

const contentOf = (row: Row): Content => ({
  root: row.root as Uint8Array,
  owner: row.owner as string,
  about: row.about as Uint8Array,
  until: row.until as number,
});

/**
 * @param file database file, created with its folder when absent
 * @param own the owner whose content may fill all of the room
 * @throws UnavailableError CHUNKS_UNREADABLE
 */
export async function openChunkStore(file: string, maxBytes: number, own: string): Promise<ChunkStore> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  try {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    db.exec(SCHEMA);
    return createStore(db, maxBytes, own);
  } catch (cause) {
    throw new UnavailableError('CHUNKS_UNREADABLE', 'the store of chunks cannot be opened', {
      details: { file },
      hint: 'stop whoever else uses this home folder, or remove the file: others hold the chunks too',
      cause,
    });
  }
}

function createStore(db: DatabaseSync, maxBytes: number, own: string): ChunkStore {
  const sql = {
    content: db.prepare('SELECT * FROM contents WHERE root = ?'),
    add: db.prepare('INSERT INTO contents VALUES (?, ?, ?, ?)'),
    claim: db.prepare('UPDATE contents SET owner = ?, about = ?, until = ? WHERE root = ?'),
    put: db.prepare('INSERT OR IGNORE INTO chunks VALUES (?, ?, ?, ?, ?, ?)'),
    places: db.prepare('SELECT place FROM chunks WHERE root = ? ORDER BY place'),
    chunk: db.prepare('SELECT * FROM chunks WHERE root = ? AND place = ?'),
    ofOwner: db.prepare('SELECT * FROM contents WHERE owner = ? ORDER BY until DESC, root LIMIT ? OFFSET ?'),
    over: db.prepare('SELECT * FROM contents WHERE until < ?'),
    keep: db.prepare('UPDATE contents SET until = ? WHERE root = ?'),
    eraseContent: db.prepare('DELETE FROM contents WHERE root = ?'),
    eraseChunks: db.prepare('DELETE FROM chunks WHERE root = ?'),
    sizes: db.prepare(
      `SELECT owner, sum(length(bytes) + ${ROW_BYTES}) AS bytes FROM contents JOIN chunks USING (root) GROUP BY owner`,
    ),
  };
  const filled = new Map<string, number>();
  recount();
  const total = (): number => [...filled.values()].reduce((sum, bytes) => sum + bytes, 0);
  const content = (root: Uint8Array): Content | null => {
    const row = sql.content.get(root);
    return row === undefined ? null : contentOf(row);
  };
  const indices = (root: Uint8Array): number[] => sql.places.all(root).map((row) => Number(row.place));

  function requireRoom(owner: string, bytes: number): void {
    const room = owner === own ? maxBytes : maxBytes / PARTS;
    if (total() + bytes <= maxBytes && (filled.get(owner) ?? 0) + bytes <= room) return;
    throw new UnavailableError('CHUNKS_FULL', 'there is no room for more chunks of that owner', {
      details: { owner, bytes: total(), maxBytes },
      hint: 'more room: --keep-mb; or wait until older logs are over',
    });
  }

  /** Whoever needs a content longest has it: nobody lets go of what is another's too. */
  function claim({ root, owner, about, until }: Content): void {
    const known = content(root);
    if (known === null) sql.add.run(root, owner, about, until);
    else if (known.until < until) {
      sql.claim.run(owner, about, until, root);
      if (known.owner !== owner) recount();
    }
  }

  function recount(): void {
    filled.clear();
    for (const row of sql.sizes.all()) filled.set(row.owner as string, Number(row.bytes));
  }

  return {
    put({ root, owner, about, until }, { index, length, top, path, bytes }) {
      if (sql.chunk.get(root, index) !== undefined) {
        claim({ root, owner, about, until });
        return;
      }
      const size = bytes.length + ROW_BYTES;
      requireRoom(owner, size);
      claim({ root, owner, about, until });
      const owned = content(root)!.owner;
      sql.put.run(root, index, length, top, Buffer.concat(path), bytes);
      filled.set(owned, (filled.get(owned) ?? 0) + size);
    },
    content,
    indices,
    get(root, index) {
      const row = sql.chunk.get(root, index);
      if (row === undefined) return null;
      const path = row.path as Uint8Array;
      return {
        index,
        length: Number(row.length),
        top: row.top as Uint8Array,
        path: [...Array(path.length / WORD).keys()].map((i) => path.subarray(i * WORD, (i + 1) * WORD)),
        bytes: row.bytes as Uint8Array,
      };
    },
    contentsOf: (owner, from, limit) => sql.ofOwner.all(owner, limit, from).map(contentOf),
    over: (now) => sql.over.all(now).map(contentOf),
    keepUntil(root, until) {
      sql.keep.run(until, root);
    },
    erase(root) {
      sql.eraseChunks.run(root);
      sql.eraseContent.run(root);
      recount();
    },
    bytes: total,
    close: () => db.close(),
  };
}
