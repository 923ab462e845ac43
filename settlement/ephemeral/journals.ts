/**
 * The journals of an account's sessions, one each, in a folder of this process.
 * @module
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSessionJournal, type SessionJournal } from './journal.ts';

export interface NamedJournal {
  readonly name: string;
  /** Whether its session is known to be open on chain, or to have been. */
  readonly opened: boolean;
}

export interface SessionJournals {
  /** Those that there are; before any is open. */
  list(): Promise<readonly NamedJournal[]>;
  /** Makes it where there is none of that name. @throws UnavailableError JOURNAL_* */
  open(name: string): Promise<SessionJournal>;
  /** One that is closed. */
  remove(name: string): Promise<void>;
}

/** Ends the name of a session's file. */
const ENDING = '.sqlite';

export function removeFile(folder: string, name: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, name + ENDING + end), { force: true });
}

/** @param folder created when absent */
export function folderJournals(folder: string): SessionJournals {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const open = (name: string): Promise<SessionJournal> => openSessionJournal(join(folder, name + ENDING));

  async function isOpened(name: string): Promise<boolean> {
    const journal = await open(name);
    try {
      return journal.session() !== null;
    } finally {
      journal.close();
    }
  }

  return {
    async list() {
      const names = readdirSync(folder).filter((file) => file.endsWith(ENDING));
      const found: NamedJournal[] = [];
      for (const file of names) {
        const name = file.slice(0, -ENDING.length);
        found.push({ name, opened: await isOpened(name) });
      }
      return found;
    },
    open,
    remove: async (name) => removeFile(folder, name),
  };
}
