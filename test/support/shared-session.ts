/**
 * The one session of a coordinator whose processes share a database, for the process that leads there.
 * @module
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../settlement/batch/journal.ts';
import type { SessionJournal } from '../../settlement/ephemeral/journal.ts';
import { sharedJournals } from '../../settlement/ephemeral/shared-journals.ts';
import { LEASE_MS } from '../integration/settlement/world.ts';
import { waitFor } from './mesh.ts';

const SECRET = new Uint8Array(32).fill(7);
const WAIT_MS = 20_000;

export interface SharedSession {
  readonly journal: SessionJournal;
  close(): Promise<void>;
}

/**
 * Waits for the lead: whoever had it may have been killed.
 * @param place the database
 * @param folder in which this process makes one of its own
 */
export async function openSharedSession(place: string, folder: string): Promise<SharedSession> {
  const batches = await openJournal(place, { leaseMs: LEASE_MS });
  await waitFor(async () => (await batches.lead()) !== null, 'the lead', WAIT_MS);
  const journals = sharedJournals(batches.shared!, mkdtempSync(join(folder, 'process-')), SECRET)()!;
  const journal = await journals.open('session');
  return {
    journal,
    async close() {
      journal.close();
      await batches.close();
    },
  };
}
