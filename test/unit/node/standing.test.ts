/**
 * What `veilmesh status` says of a node's standing: each way not to serve by its name, age and measurement for people.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { describeStanding } from '../../../node/cli/standing.ts';
import { standingOf } from '../../../node/services/standing.ts';
import { measurementId, NO_PLATFORM } from '../../../settlement/chain/measurement-id.ts';
import type { NodeRecord } from '../../../settlement/chain/types.ts';

const NOW = 10_000;
const AGE = 3_600;
const MEASUREMENT = `tdx:${'ab'.repeat(48)}`;
const good = {
  serving: true,
  staked: true,
  evidenceAt: NOW - 300,
  evidenceHash: hash('test/evidence'),
  measurement: measurementId(MEASUREMENT),
  platformId: NO_PLATFORM,
} as NodeRecord;

const standing = (record: Partial<NodeRecord> | null) =>
  standingOf(
    {
      getNode: async () => (record === null ? null : { ...good, ...record }),
      maxEvidenceAge: async () => AGE,
      time: async () => NOW,
    },
    { measurements: ['tdx:00', MEASUREMENT] },
    hash('test/node'),
  );

test('each way not to serve has a name', async () => {
  const cases: [string, Partial<NodeRecord> | null][] = [
    ['serving', {}],
    ['lapsed', { serving: false, evidenceAt: NOW - AGE - 1 }],
    ['revoked', { serving: false }],
    ['leaving', { serving: false, staked: false }],
    ['unregistered', null],
  ];
  for (const [text, record] of cases) assert.equal((await standing(record)).text, text);
});

test('age, measurement and platform are shown, a measurement that the policy has not by its id', async () => {
  const { evidenceAge, measurement, platformId } = await standing({});
  assert.deepEqual([evidenceAge, measurement, platformId], [300, MEASUREMENT, null]);
  assert.equal(
    describeStanding(await standing({})),
    'evidence 5 min old of 60 min, measurement tdx:abababababababababababab…',
  );
  const unknown = hash('test/unknown');
  const platform = hash('test/platform');
  const line = describeStanding(
    await standing({ serving: false, measurement: unknown, platformId: platform }),
  );
  assert.ok(line.startsWith('REVOKED, ') && line.includes('not in the policy'), line);
  assert.ok(
    line.includes(bytesToHex(unknown).slice(0, 16)) && line.includes(bytesToHex(platform).slice(0, 16)),
  );
  assert.equal(describeStanding(await standing(null)), 'NOT REGISTERED');
});
