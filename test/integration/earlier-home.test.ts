/**
 * A home folder that an earlier version wrote (test/vectors/home) is opened by this one, store by store, with what was in it; and no store has
 * other tables than it had then. Whoever changes one says so by HOME_FORMAT (node/home-format.ts), or reads both.
 * @module
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { parseAnchor, verifyAgainst } from '../../node/client/anchor.ts';
import { requireHomeFormat } from '../../node/home-format.ts';
import { loadOrCreateKey } from '../../node/keys.ts';
import { openChunkStore } from '../../node/services/chunk-store.ts';
import { EVIDENCE_STORE_DEFAULTS, openEvidenceStore } from '../../node/services/evidence-store.ts';
import { createUnpaidStore } from '../../node/services/unpaid-store.ts';
import { createWitnessStore } from '../../node/services/witness-store.ts';
import { startPeerKey } from '../../node/tee/peer-key.ts';
import { openJournal } from '../../settlement/batch/journal.ts';
import { loadSqlite } from '../../settlement/batch/sqlite.ts';
import { openVotes } from '../../settlement/committee/votes.ts';
import { openSessionJournal } from '../../settlement/ephemeral/journal.ts';
import { openWatchMemory } from '../../settlement/watch/memory.ts';
import { runCli, temporaryFolder } from '../support/processes.ts';

const HOMES = join(import.meta.dirname, '../vectors/home');
const ROLES = ['client', 'coordinator', 'watcher', 'nodes/digits-0', 'nodes/digits-1', 'nodes/digits-2'];

const folder = temporaryFolder();
const homes: string[] = [];
before(() => {
  for (const file of readdirSync(HOMES).filter((name) => name.endsWith('.tgz'))) {
    const home = join(folder.path, file.replace('.tgz', ''));
    const { status } = spawnSync('sh', [
      '-c',
      `mkdir -p '${home}' && tar xzf '${join(HOMES, file)}' -C '${home}'`,
    ]);
    assert.equal(status, 0);
    homes.push(home);
  }
  assert.ok(homes.length > 0);
});
after(() => folder.remove());

const each = (name: string, check: (home: string) => Promise<void>): void => {
  test(name, async () => {
    for (const home of homes) await check(home);
  });
};

each('every command takes it', async (home) => {
  requireHomeFormat(home);
  const { code, stderr } = await runCli(['config', 'show', '--home', home]);
  assert.equal(code, 0, stderr);
});

each('keys stay what they were, sealed ones too', async (home) => {
  for (const file of globSync('**/*.key', { cwd: home })) {
    const own = join(home, dirname(dirname(file)));
    const name = file.split('/').at(-1)!.replace('.key', '') as Parameters<typeof loadOrCreateKey>[1];
    const before = readFileSync(join(home, file), 'utf8').trim();
    assert.equal(bytesToHex(loadOrCreateKey(own, name)), before);
  }
  const node = join(home, 'nodes/digits-0');
  const key = await startPeerKey(node, 'simulated');
  try {
    assert.equal(
      bytesToHex(key.signer.publicKey),
      readFileSync(join(node, 'keys/peer.public'), 'utf8').trim(),
    );
  } finally {
    await key.stop();
  }
});

each('its receipt verifies, as final', async (home) => {
  const [path] = globSync('client/receipts/*/receipt.json', { cwd: home });
  const header = readFileSync(join(home, dirname(path!), 'header.json'), 'utf8');
  const receipt = new Uint8Array(readFileSync(join(home, path!)));
  const { verdict, finality, error } = await verifyAgainst(receipt, parseAnchor(header, 'header.json'), true);
  assert.deepEqual([verdict, finality, error], ['verified', 'final', null]);
});

each("the coordinator's journals hold what they held", async (home) => {
  const journal = await openJournal(join(home, 'coordinator/journal.sqlite'));
  const batch = await journal.batchNumbered(1);
  assert.equal((await journal.entriesOf(batch!.id)).length, 1);
  await journal.close();
  for (const file of globSync('coordinator/sequencer/*.sqlite', { cwd: home })) {
    const session = await openSessionJournal(join(home, file));
    assert.equal(session.stepCount(), session.steps(0, 100).length);
    session.close();
  }
});

each('the watcher knows what it judged and signed', async (home) => {
  const memory = await openWatchMemory(join(home, 'watcher/watch.sqlite'));
  const [coordinator] = memory.coordinators();
  assert.equal(memory.batch({ coordinator: coordinator!, number: 1 })?.state, 'judged');
  memory.close();
  const votes = await openVotes(join(home, 'watcher/votes.sqlite'));
  assert.ok(votes.recall(coordinator!, 1) !== null);
  votes.close();
  const evidence = openEvidenceStore({ folder: join(home, 'watcher/evidence'), ...EVIDENCE_STORE_DEFAULTS });
  assert.equal(evidence.count, 3);
});

each('nodes find their claims, vouchers, witnesses, shards and chunks', async (home) => {
  for (const node of ROLES.filter((role) => role.startsWith('nodes/'))) {
    const unpaid = createUnpaidStore({
      folder: join(home, node, 'unpaid'),
      onError: assert.ifError,
      readOnly: true,
    });
    const [session] = unpaid.vouchers.keys();
    assert.equal((await unpaid.read(hex(session!)))?.claims.length, 1);
    const witnesses = await createWitnessStore({
      folder: join(home, node, 'witness'),
      maxBytes: 1e9,
      onEvent: (event) => assert.fail(JSON.stringify(event)),
    });
    assert.equal(witnesses.count, 1);
    const chunks = await openChunkStore(join(home, node, 'chunks.sqlite'), 1e9, 'own');
    chunks.close();
  }
});

each('stores have the tables that this version makes', async (home) => {
  const made = temporaryFolder();
  try {
    const openers: Record<string, (file: string) => Promise<{ close(): unknown }>> = {
      'coordinator/journal.sqlite': openJournal,
      'watcher/watch.sqlite': openWatchMemory,
      'watcher/votes.sqlite': openVotes,
      'coordinator/chunks.sqlite': (file) => openChunkStore(file, 1e9, 'own'),
    };
    for (const file of globSync('coordinator/sequencer/*.sqlite', { cwd: home }))
      openers[file] = openSessionJournal;
    for (const [file, open] of Object.entries(openers)) {
      const fresh = join(made.path, file.split('/').at(-1)!);
      await (await open(fresh)).close();
      assert.deepEqual(await tablesOf(join(home, file)), await tablesOf(fresh), file);
    }
  } finally {
    made.remove();
  }
});

async function tablesOf(file: string): Promise<unknown[]> {
  const { DatabaseSync } = await loadSqlite();
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'room' ORDER BY name`,
    )
    .all();
  db.close();
  return rows.map(({ name, sql }) => [name, String(sql).replaceAll(/\s+/g, ' ')]);
}
