/**
 * Verified evidence against what its node registered, without a chain: each refusal by its code, to the second, and what is asked of the
 * chain how often.
 * @module
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { UnavailableError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import {
  type Appraised,
  createEvidenceCheck,
  type EvidenceLedger,
  JUDGING_LATENESS,
} from '../../../settlement/batch/registered-evidence.ts';
import { measurementId, NO_PLATFORM } from '../../../settlement/chain/measurement-id.ts';
import type { NodeKey, NodeRecord, RegisteredEvidence } from '../../../settlement/chain/types.ts';
import { FALSE_BY_ITSELF } from '../../../settlement/committee/evidence-judge.ts';
import { fc } from '../../support/fast-check.ts';

const NODE = hash('test/node');
const MODEL = hash('test/model');
const PLATFORM = hash('test/platform');
const SINCE = 1_000;
const AGE = 500;
const NOW = 1_200;
const OWN = { oneKeyPerPlatform: true } as const;

const shown: Appraised = {
  assurance: 'hardware',
  evidenceHash: hash('test/evidence'),
  measurement: 'tdx:01',
  platformId: PLATFORM,
};
const record = {
  node: NODE,
  evidenceHash: shown.evidenceHash,
  measurement: measurementId(shown.measurement),
  platformId: PLATFORM,
} as NodeRecord;
const key: NodeKey = { node: NODE, validUntil: Number.POSITIVE_INFINITY, record };

interface Facts {
  readonly since: number | null;
  readonly exclusive: boolean;
  readonly evidence: number | null;
  readonly measurement: number | null;
  readonly model: number | null;
  readonly holding: number | null;
  readonly former: RegisteredEvidence | null;
}
const GOOD: Facts = {
  since: SINCE,
  exclusive: true,
  evidence: null,
  measurement: null,
  model: null,
  holding: null,
  former: null,
};

function ledgerOf(facts: Partial<Facts> = {}) {
  const said: Facts = { ...GOOD, ...facts };
  const asked = { since: 0, revoked: 0 };
  const ledger: EvidenceLedger = {
    evidenceSince: async () => {
      asked.since++;
      return said.since;
    },
    registeredEvidence: async () => said.former,
    maxEvidenceAge: async () => AGE,
    onePlatformKey: async () => said.exclusive,
    revocations: {
      notice: async () => 1,
      revokedFrom: async (kind) => {
        asked.revoked++;
        return said[kind];
      },
      revokedForModelFrom: async () => said.model,
    },
  };
  return { ledger, asked };
}

const judge = (
  facts: Partial<Facts>,
  { appraised = shown, of = key, now = NOW, policy = OWN, lateness = 0 } = {} as {
    appraised?: Appraised;
    of?: NodeKey;
    now?: number;
    policy?: { oneKeyPerPlatform: boolean };
    lateness?: number;
  },
): Promise<void> =>
  createEvidenceCheck(ledgerOf(facts).ledger, policy, lateness).check(of, appraised, MODEL, now);

describe('registered evidence', () => {
  it('is good as long as it is young and nobody has revoked it, to the second, later by what judging may take', async () => {
    const time = fc.nat({ max: 4_000 });
    const maybe = fc.option(time, { nil: null });
    await fc.assert(
      fc.asyncProperty(
        time,
        maybe,
        maybe,
        maybe,
        maybe,
        time,
        fc.constantFrom(0, JUDGING_LATENESS),
        async (since, evidence, measurement, model, holding, now, lateness) => {
          const old = now - lateness > since + AGE;
          const revoked = [evidence, measurement, model, holding].some(
            (from) => from !== null && now - lateness >= from,
          );
          const expected = old ? 'NODE_EVIDENCE_STALE' : revoked ? 'NODE_REVOKED' : 'good';
          const found = await judge({ since, evidence, measurement, model, holding }, { now, lateness }).then(
            () => 'good',
            ({ code }) => code,
          );
          assert.equal(found, expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('that the node never registered is not its', async () => {
    await assert.rejects(judge({ since: null }), { code: 'NODE_EVIDENCE', family: 'verification' });
  });

  it('shows what its node said: measurement and platform, while the key is in force', async () => {
    const other = { ...shown, measurement: 'tdx:02' };
    await assert.rejects(judge({}, { appraised: other }), { code: 'NODE_MEASUREMENT' });
    for (const platformId of [hash('test/other'), null]) {
      const policy = { oneKeyPerPlatform: false };
      await assert.rejects(judge({}, { appraised: { ...shown, platformId }, policy }), {
        code: 'NODE_PLATFORM',
      });
    }
    const none = { ...key, record: { ...record, platformId: NO_PLATFORM } };
    await assert.rejects(judge({}, { of: none }), { code: 'NODE_PLATFORM' });
    const replaced = { ...key, validUntil: NOW + 10 };
    const former = { at: SINCE, measurement: measurementId('tdx:02'), platformId: PLATFORM };
    await judge({ former }, { appraised: other, of: replaced }); // of the boot before: the record is of this one
    await assert.rejects(judge({ former }, { of: replaced }), { code: 'NODE_MEASUREMENT' });
    const renewed = { ...key, record: { ...record, evidenceHash: hash('test/newer') } };
    await judge({}, { of: renewed });
    await assert.rejects(judge({}, { appraised: other, of: renewed }), { code: 'NODE_MEASUREMENT' });
  });

  it('under a policy of one key a platform names its machine, in a registry that gives it to one node', async () => {
    const nameless = { ...shown, platformId: null };
    const of = { ...key, record: { ...record, platformId: NO_PLATFORM } };
    await assert.rejects(judge({}, { appraised: nameless, of }), { code: 'NODE_PLATFORM' });
    await assert.rejects(judge({ exclusive: false }), { code: 'NODE_PLATFORM' });
    const lenient = { oneKeyPerPlatform: false };
    await judge({ exclusive: false }, { policy: lenient });
    await judge({}, { appraised: nameless, of, policy: lenient });
    const simulated = { ...nameless, assurance: 'simulated' } as const;
    await judge({}, { appraised: simulated, of });
  });

  it('is asked for once, revocations again after ten seconds, and what could not be asked at once', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 0 });
    const { ledger, asked } = ledgerOf();
    let away = true;
    const flaky: EvidenceLedger = {
      ...ledger,
      revocations: {
        ...ledger.revocations,
        revokedFrom: async (...args) => {
          if (away) throw new UnavailableError('CHAIN_UNREACHABLE', 'away');
          return await ledger.revocations.revokedFrom(...args);
        },
      },
    };
    const { check } = createEvidenceCheck(flaky, OWN, 0);
    const ask = (): Promise<void> => check(key, shown, MODEL, NOW);
    await assert.rejects(ask(), { code: 'CHAIN_UNREACHABLE' });
    away = false;
    await ask();
    await ask();
    assert.deepEqual(asked, { since: 1, revoked: 3 });
    t.mock.timers.tick(10_001);
    await ask();
    assert.deepEqual(asked, { since: 1, revoked: 6 });
  });

  it('evidence that was not found is asked for again', async () => {
    const { ledger, asked } = ledgerOf({ since: null });
    const { check } = createEvidenceCheck(ledger, OWN, 0);
    for (let i = 0; i < 3; i++)
      await assert.rejects(check(key, shown, MODEL, NOW), { code: 'NODE_EVIDENCE' });
    assert.equal(asked.since, 3);
  });

  it('is called false by codes that there are', () => {
    const crypto = join(import.meta.dirname, '../../../crypto');
    const sources = globSync(join(crypto, '{attest,core}/**/*.ts')).map((file) => readFileSync(file, 'utf8'));
    for (const code of FALSE_BY_ITSELF) {
      if (code.startsWith('NODE_')) continue;
      assert.ok(
        sources.some((source) => source.includes(`'${code}'`)),
        code,
      );
    }
  });
});
