/**
 * The desk where evidence is handed in: strangers who ask at once are served in turn, and keep nobody out.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { equalBytes } from '../../../crypto/core/bytes.ts';
import { randomBytes } from '../../../crypto/core/random.ts';
import { keepPublished, publishEvidence, serveEvidenceDesk } from '../../../node/services/evidence-desk.ts';
import { openEvidenceStore } from '../../../node/services/evidence-store.ts';
import { createMemoryMesh } from '../../support/memory-mesh.ts';

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-desk-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const WATCHER = 'watcher';
const NODE = randomBytes(32);

test('many strangers with nothing registered wait their turn, and so does who has something: nobody is turned away', async () => {
  const mesh = createMemoryMesh();
  let [now, most] = [0, 0];
  await serveEvidenceDesk(mesh.host(WATCHER), {
    ledger: {
      async evidenceSince(node) {
        most = Math.max(most, ++now);
        await sleep(5);
        now--;
        return equalBytes(node, NODE) ? 1 : null;
      },
    },
    store: openEvidenceStore({ folder, maxBytes: 10_000, maxOfNode: 8 }),
    revoker: null,
  });
  const network = { watchers: [{ peerId: WATCHER, addresses: [] }] };
  const strangers = Array.from({ length: 60 }, (_, i) =>
    publishEvidence(mesh.host(`stranger-${i}`), network, randomBytes(32), randomBytes(100)),
  );
  const honest = publishEvidence(mesh.host('honest'), network, NODE, randomBytes(100));
  assert.equal(await honest, 1);
  assert.deepEqual(new Set(await Promise.all(strangers)), new Set([0]));
  assert.equal(most, 8, 'no more at once');
});

test('a peer is served one thing at a time, and asks again for the other', async () => {
  const mesh = createMemoryMesh();
  let [now, most] = [0, 0];
  await serveEvidenceDesk(mesh.host(WATCHER), {
    ledger: {
      async evidenceSince() {
        most = Math.max(most, ++now);
        await sleep(20);
        now--;
        return 1;
      },
    },
    store: openEvidenceStore({ folder: join(folder, 'one'), maxBytes: 10_000, maxOfNode: 8 }),
    revoker: null,
  });
  const network = { watchers: [{ peerId: WATCHER, addresses: [] }] };
  const host = mesh.host('hasty');
  const both = [1, 2].map(() => publishEvidence(host, network, NODE, randomBytes(100)));
  assert.deepEqual(await Promise.all(both), [1, 1]);
  assert.equal(most, 1);
});

test('evidence that nobody keeps, or that cannot be offered, is told to its operator', async () => {
  const said: string[] = [];
  const outcomes = [async () => 0, () => Promise.reject(new Error('away')), async () => 1, async () => 1];
  const stop = keepPublished(
    () => outcomes.shift()?.() ?? Promise.resolve(1),
    {
      error: (message) => said.push(message),
    },
    2,
  );
  while (outcomes.length > 0) await sleep(2);
  stop();
  assert.deepEqual(said, [
    'no watcher keeps the evidence of this node: whoever contests it cannot be shown it',
    'the evidence of this node was not published',
  ]);
});
