/**
 * The copies that a process has of sessions which others of its coordinator have too.
 * @module
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Shared } from '../../../settlement/batch/journal-types.ts';
import { sharedJournals } from '../../../settlement/ephemeral/shared-journals.ts';
import { temporaryFolder } from '../../support/processes.ts';

it('are gone in the next term, also of sessions that another process has ended', async (t) => {
  const folder = temporaryFolder();
  t.after(() => folder.remove());
  const rows = [{ name: '1', session: 1 }];
  const shared = { term: () => 2, all: async () => rows };
  const own = sharedJournals(shared as unknown as Shared, join(folder.path, 'copies'), new Uint8Array(32))()!;
  const left = join(folder.path, 'copies', '0.sqlite');
  writeFileSync(left, 'a receipt key');
  assert.deepEqual(await own.list(), [{ name: '1', opened: true }]);
  assert.ok(!existsSync(left));
  assert.deepEqual(readdirSync(join(folder.path, 'copies')), []);
});
