/** A client hands over the transcripts of all its sessions or of none, each to a few watchers, and tells what came of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import type { TranscriptFile } from '../../../crypto/ring/record.ts';
import type { MeshHost } from '../../../mesh/host/types.ts';
import type { ClientConnection } from '../../../node/client/connect.ts';
import { createHandOver } from '../../../node/client/hand-transcripts.ts';
import { keepTranscripts } from '../../../node/client/ring-transcript.ts';
import { PIECE_BYTES, serveTranscripts } from '../../../node/services/transcripts.ts';
import { startHost } from '../../support/mesh.ts';
import { statementOf } from '../../support/statements.ts';

const root = mkdtempSync(join(tmpdir(), 'veilmesh-hand-over-'));
after(() => rmSync(root, { recursive: true }));

/** Of nothing; a little more than one piece. */
const transcript = (): TranscriptFile => ({
  kind: 'decoy',
  blindKey: randomBytes(32),
  rows: [{ op: 'fc', words: new Int32Array(PIECE_BYTES / 4), result: new Int32Array(7) }],
  signed: statementOf(1),
});

/** @returns bytes of what it took */
async function startWatcher(t: TestContext, refuses = false): Promise<{ host: MeshHost; taken: number[] }> {
  const host = await startHost(t);
  const taken: number[] = [];
  await serveTranscripts(host, {
    offer: async () => {
      if (refuses) throw new UnavailableError('TRANSCRIPTS_FULL', 'full');
    },
    take: async (file) => {
      taken.push(file.length);
    },
  });
  return { host, taken };
}

async function connectionTo(
  t: TestContext,
  hosts: readonly MeshHost[],
  transcripts: 'all' | 'none',
  home = mkdtempSync(join(root, 'home-')),
): Promise<ClientConnection> {
  const watchers = hosts.map((host) => ({ peerId: host.peerId, addresses: host.addresses() }));
  const host = await startHost(t, { listen: [] });
  return { host, network: { watchers }, config: { transcripts, home } } as unknown as ClientConnection;
}

async function told(connection: ClientConnection, count = 2): Promise<string[]> {
  const handOver = createHandOver(connection);
  const keep = keepTranscripts(join(connection.config.home, 'transcripts'));
  for (let i = 0; i < count; i++) handOver.add(keep(transcript()));
  const lines: string[] = [];
  const stages = { done: (_: string, text: string) => lines.push(text), progress: () => {} };
  await handOver.all(stages);
  return lines;
}

test('all of them go to three watchers, or as many as there are', async (t) => {
  const watchers = await Promise.all([0, 1, 2, 3].map(() => startWatcher(t)));
  const lines = await told(
    await connectionTo(
      t,
      watchers.map(({ host }) => host),
      'all',
    ),
  );
  assert.deepEqual(lines, ['2 of 2 transcripts are with watchers, of whom 3 were asked']);
  assert.deepEqual(watchers.map(({ taken }) => taken.length).sort(), [0, 2, 2, 2]);
  assert.ok(watchers.flatMap(({ taken }) => taken).every((bytes) => bytes > PIECE_BYTES));
});

test('what no watcher took the next command hands over, once', async (t) => {
  const [full, open] = await Promise.all([startWatcher(t, true), startWatcher(t)]);
  const home = mkdtempSync(join(root, 'home-'));
  await told(await connectionTo(t, [full.host], 'all', home));
  assert.deepEqual(await told(await connectionTo(t, [open.host], 'none', home), 1), []);
  assert.deepEqual(open.taken, []);
  assert.match((await told(await connectionTo(t, [open.host], 'all', home), 1))[0]!, /^3 of 3/);
  assert.deepEqual(await told(await connectionTo(t, [open.host], 'all', home), 0), []);
  assert.equal(open.taken.length, 3);
});

test('none of them leaves where the client says so', async (t) => {
  const { host, taken } = await startWatcher(t);
  assert.deepEqual(await told(await connectionTo(t, [host], 'none')), []);
  assert.deepEqual(taken, []);
});

test('what watchers refuse, and those that are none, are said and are no error', async (t) => {
  const [full, open] = await Promise.all([startWatcher(t, true), startWatcher(t)]);
  const none = await startHost(t);
  const lines = await told(await connectionTo(t, [full.host, none], 'all'));
  assert.match(lines[0]!, /^0 of 2 .* of whom 2 were asked; .*TRANSCRIPTS_FULL/);
  assert.match(lines[0]!, /MESH_PROTOCOL_MISSING/);
  const [both] = await told(await connectionTo(t, [full.host, open.host], 'all'));
  assert.match(both!, /^2 of 2 .* asked; TRANSCRIPTS_FULL/);
  const nobody = await told(await connectionTo(t, [], 'all'));
  assert.match(nobody[0]!, /^0 of 2 .* of whom 0 were asked/);
});
