/**
 * What a member has signed: one content for each (coordinator, number), for ever. An embedded database that is on the
 * disk before a signature leaves, so that no kill and no restart makes a member sign two.
 * @module
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Address } from 'viem';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { loadSqlite } from '../batch/sqlite.ts';

export interface Votes {
  /** The content signed for a place; null when there is none yet. */
  recall(coordinator: Address, number: number): Uint8Array | null;
  /** Durable on return. @returns false when another content was signed for the place */
  commit(coordinator: Address, number: number, content: Uint8Array): boolean;
  close(): void;
}

/**
 * @param file created with its folder when absent; one process holds it at a time
 * @throws UnavailableError VOTES_UNREADABLE
 */
export async function openVotes(file: string): Promise<Votes> {
  const { DatabaseSync } = await loadSqlite();
  mkdirSync(dirname(file), { recursive: true });
  try {
    const db = new DatabaseSync(file);
    db.exec(`
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS votes (
        coordinator TEXT NOT NULL,
        number INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (coordinator, number)
      ) STRICT;
    `);
    const find = db.prepare('SELECT content FROM votes WHERE coordinator = ? AND number = ?');
    const add = db.prepare('INSERT INTO votes VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
    const recall: Votes['recall'] = (coordinator, number) =>
      (find.get(coordinator.toLowerCase(), number)?.content as Uint8Array | undefined) ?? null;
    return {
      recall,
      commit(coordinator, number, content) {
        add.run(coordinator.toLowerCase(), number, content);
        return equalBytes(recall(coordinator, number)!, content);
      },
      close: () => db.close(),
    };
  } catch (cause) {
    throw new UnavailableError('VOTES_UNREADABLE', 'what this member has signed cannot be read', {
      details: { file },
      hint: 'stop the other process that holds it, or restore the file: without it a member must not sign',
      cause,
    });
  }
}
