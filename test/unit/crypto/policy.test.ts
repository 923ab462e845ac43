/**
 * What policies decide about hardware: every field accepts what it should and refuses the rest with its own code. The quotes are of
 * every kind, under test roots; what their verifiers refuse is test/compliance/attest.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import {
  type AppraisalContext,
  appraiseUnder,
  type HardwareAppraisal,
} from '../../../crypto/attest/appraise.ts';
import { gpuNonce } from '../../../crypto/attest/binding.ts';
import {
  type Evidence,
  gpuEvidenceHash,
  HARDWARE_KINDS,
  type HardwareKind,
} from '../../../crypto/attest/evidence.ts';
import { judgeHardware } from '../../../crypto/attest/judge.ts';
import {
  openPolicy,
  type Policy,
  type PolicyDraft,
  requireProduction,
  signPolicy,
} from '../../../crypto/attest/policy.ts';
import { signCustodyList } from '../../../crypto/attest/proof-of-cloud.ts';
import { aspectOf } from '../../../crypto/attest/refusals.ts';
import type { HardwareReport } from '../../../crypto/attest/report.ts';
import type { VerificationError } from '../../../crypto/core/errors.ts';
import { hash } from '../../../crypto/core/hash.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { type HardwareWorld, hardwareWorld, testGpu } from '../../support/hardware-evidence.ts';
import { TEST_NOW } from '../../support/test-pki.ts';
import { bytesOf, POLICY_SEED, POLICY_SIGNER, policyOf } from './fixtures.ts';

const HOUR = 3_600;
const policySignerOf = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);
let bls: Bls;
let world: HardwareWorld;
const evidence = {} as Record<HardwareKind, Evidence>;
const reports = {} as Record<HardwareKind, HardwareReport>;

before(async () => {
  bls = await loadBls();
  world = await hardwareWorld(bls);
  for (const kind of HARDWARE_KINDS) {
    evidence[kind] = await world.evidence(kind);
    reports[kind] = await world.verifiers.cpu[kind](evidence[kind], TEST_NOW);
  }
});

/** Accepts all of the world's evidence, and nothing simulated. */
const draft = (over: Partial<PolicyDraft> = {}): PolicyDraft => ({
  v: 1,
  serial: 1,
  network: 'production',
  allowSimulated: false,
  measurements: HARDWARE_KINDS.map((kind) => reports[kind].measurement),
  minTcbEvaluationDataNumber: 1,
  minVersions: [{ kind: 'amd-sev-snp', product: null, least: { snp: 1 } }],
  maxEvidenceAgeSeconds: HOUR,
  issuedAt: TEST_NOW - 100,
  expiresAt: TEST_NOW + 1_000 * HOUR,
  ...over,
});
const context = (
  over: Partial<PolicyDraft> = {},
  more: Partial<AppraisalContext> = {},
): AppraisalContext => ({
  policy: policyOf(draft(over)),
  now: TEST_NOW + 10,
  expected: {},
  keyProofs: bls,
  freshAt: (value) => (value.every((byte, i) => byte === hash('block')[i]) ? TEST_NOW - 20 : null),
  ...more,
});
const appraised = async (one: Evidence, given = context()): Promise<HardwareAppraisal> => {
  const appraisal = await appraiseUnder(world.verifiers, one, given);
  assert.equal(appraisal.assurance, 'hardware');
  return appraisal as HardwareAppraisal;
};
const refuses = (code: string, one: Evidence, given: AppraisalContext): Promise<void> =>
  assert.rejects(appraiseUnder(world.verifiers, one, given), { name: 'VerificationError', code });
/** Of facts as a verifier gives them. */
const judged = (report: HardwareReport, over: Partial<PolicyDraft> = {}, now = TEST_NOW): number =>
  judgeHardware(report, policyOf(draft(over)), now);
const refusesFacts = (
  code: string,
  report: HardwareReport,
  over: Partial<PolicyDraft> = {},
  now = TEST_NOW,
): void => {
  assert.throws(() => judged(report, over, now), { name: 'VerificationError', code });
};

suite('hardware evidence', () => {
  for (const kind of HARDWARE_KINDS) {
    test(`${kind}: level L2 under a production policy, young until its freshness is too old`, async () => {
      const appraisal = await appraised(evidence[kind]);
      assert.deepEqual([appraisal.kind, appraisal.level, appraisal.gpu], [kind, 'L2', null]);
      assert.equal(appraisal.measurement, reports[kind].measurement);
      const madeAt = kind === 'aws-nitro' ? TEST_NOW : TEST_NOW - 20;
      assert.equal(appraisal.issuedAt, madeAt);
      assert.equal(appraisal.expiresAt, madeAt + HOUR);
      await refuses('TEE_EVIDENCE_EXPIRED', evidence[kind], context({}, { now: madeAt + HOUR }));
    });

    test(`${kind}: keys other than those it was quoted over are refused`, async () => {
      const { binding } = evidence[kind];
      const stolen = { ...evidence[kind], binding: { ...binding, peerKey: bytesOf(32, 9) } };
      await refuses('TEE_BINDING_MISMATCH', stolen, context());
      const given = context({}, { expected: { peerKey: bytesOf(32, 9) } });
      await refuses('TEE_BINDING_MISMATCH', evidence[kind], given);
      await refuses('TEE_KEY_PROOF', { ...evidence[kind], keyProof: bytesOf(48, 0xc0) }, context());
    });

    test(`${kind}: refused under the label of any other kind`, async () => {
      for (const label of HARDWARE_KINDS.filter((other) => other !== kind)) {
        await assert.rejects(
          appraiseUnder(world.verifiers, { ...evidence[kind], kind: label }, context()),
          { name: 'VerificationError' },
          label,
        );
      }
    });
  }

  test('without a known freshness is refused, but for Nitro, which has a clock', async () => {
    const strange = context({}, { freshAt: () => null });
    for (const kind of HARDWARE_KINDS) {
      if (kind === 'aws-nitro') await appraised(evidence[kind], strange);
      else await refuses('TEE_FRESHNESS_UNKNOWN', evidence[kind], strange);
    }
    const { freshAt: _none, ...silent } = context();
    await refuses('TEE_FRESHNESS_UNKNOWN', evidence['intel-tdx'], silent);
  });

  test('whose age nobody asks about says so, and lasts as long as what it rests on', async () => {
    const appraisal = await appraised(evidence['intel-tdx'], context({}, { freshAt: 'unasked' }));
    assert.equal(appraisal.issuedAt, null);
    assert.equal(appraisal.expiresAt, reports['intel-tdx'].validUntil);
  });

  test('from the future is refused', async () => {
    const ahead = context({}, { freshAt: () => TEST_NOW + 10 + 121 });
    await refuses('TEE_EVIDENCE_FUTURE', evidence['amd-sev-snp'], ahead);
  });
});

test('a refusal says what was in order before it, and nothing of what came after', async () => {
  const { binding } = evidence['amd-sev-snp'];
  const relayed = context(
    { measurements: [reports['amd-sev-snp'].measurement] },
    { expected: { peerKey: bytesOf(32, 9) }, now: TEST_NOW + 2 * HOUR }, // and too old
  );
  const question = async (one: Evidence, given: AppraisalContext): Promise<string> => {
    const error = await appraiseUnder(world.verifiers, one, given).then(
      () => assert.fail('accepted'),
      (thrown: VerificationError) => thrown,
    );
    return `${aspectOf(error)} ${error.code}`;
  };
  const one = evidence['amd-sev-snp'];
  assert.equal(await question(one, relayed), 'keys TEE_BINDING_MISMATCH');
  assert.equal(await question(one, { ...relayed, expected: {} }), 'age TEE_EVIDENCE_EXPIRED');
  const unlisted = {
    ...relayed,
    policy: policyOf(draft({ measurements: [reports['intel-tdx'].measurement] })),
  };
  assert.equal(await question(one, unlisted), 'measurement TEE_KIND_REFUSED');
  // a GPU that answered others is no evidence, whatever its code is called
  const gpu = testGpu(gpuNonce({ ...binding, bootNonce: bytesOf(32, 1) }), 'appraised');
  assert.equal(await question({ ...one, gpu }, relayed), 'evidence TEE_NONCE_MISMATCH');
});

test('evidence holds what its kind has and nothing else: one quote has one hash', async () => {
  const piece = bytesOf(9, 1);
  const extra = { endorsements: [piece], crls: [piece], eventLog: piece, collateral: piece };
  const strange = {
    'aws-nitro': ['endorsements', 'crls', 'eventLog', 'collateral'],
    'amd-sev-snp': ['eventLog', 'collateral'],
    'intel-sgx': ['endorsements', 'crls', 'eventLog'],
    'intel-tdx': ['endorsements', 'crls'],
  } as const;
  for (const kind of HARDWARE_KINDS) {
    for (const field of strange[kind]) {
      await refuses('TEE_EVIDENCE_FIELDS', { ...evidence[kind], [field]: extra[field] }, context());
    }
  }
});

suite('a policy', () => {
  test('lists kinds and measurements', async () => {
    await refuses('TEE_KIND_REFUSED', evidence['intel-sgx'], context({ kinds: ['intel-tdx'] }));
    const one = context({
      kinds: [...HARDWARE_KINDS],
      measurements: [reports['intel-tdx'].measurement],
    });
    await appraised(evidence['intel-tdx'], one);
    await refuses('TEE_MEASUREMENT_UNKNOWN', evidence['amd-sev-snp'], one);
  });

  test('revokes a measurement from a time on, and what was judged before stands', () => {
    const report = reports['amd-sev-snp'];
    const revoked = [{ measurement: report.measurement, from: TEST_NOW + 50 }];
    assert.equal(judged(report, { revoked }), TEST_NOW + 50, 'and is accepted only until then');
    refusesFacts('TEE_MEASUREMENT_REVOKED', report, { revoked }, TEST_NOW + 50);
    const twice = [...revoked, { measurement: report.measurement, from: TEST_NOW - 1 }];
    refusesFacts('TEE_MEASUREMENT_REVOKED', report, { revoked: twice });
  });

  test('accepts no TCB status but UpToDate unless it says so', () => {
    for (const tcbStatus of ['OutOfDate', 'SWHardeningNeeded', 'ConfigurationNeeded'] as const) {
      const report = { ...reports['intel-tdx'], tcbStatus };
      refusesFacts('TEE_TCB_STATUS', report);
      judged(report, { tcbStatuses: ['UpToDate', tcbStatus] });
    }
    const revoked = { ...reports['intel-tdx'], tcbStatus: 'Revoked' as const };
    refusesFacts('TEE_TCB_STATUS', revoked, { tcbStatuses: ['UpToDate', 'OutOfDate'] });
    assert.throws(() => signPolicy(draft({ tcbStatuses: ['Revoked' as 'UpToDate'] }), POLICY_SEED), {
      code: 'POLICY_MALFORMED',
    });
  });

  test('bears with an advisory until its exception ends, whatever the status', () => {
    const report = { ...reports['intel-sgx'], advisories: ['INTEL-SA-00615', 'INTEL-SA-00657'] };
    refusesFacts('TEE_ADVISORY', report);
    const advisories = [
      { id: 'INTEL-SA-00615', until: TEST_NOW + 9 },
      { id: 'INTEL-SA-00657', until: TEST_NOW + 99 },
    ];
    assert.equal(judged(report, { advisories }), TEST_NOW + 9);
    refusesFacts('TEE_ADVISORY', report, { advisories }, TEST_NOW + 9);
    refusesFacts('TEE_ADVISORY', report, { advisories: advisories.slice(0, 1) });
  });

  test('refuses collateral older than its floor, though its dates hold', () => {
    const report = reports['intel-tdx'];
    const number = report.tcbEvaluationDataNumber!;
    judged(report, { minTcbEvaluationDataNumber: number });
    refusesFacts('TEE_TCB_EVALUATION_OLD', report, { minTcbEvaluationDataNumber: number + 1 });
    judged(reports['aws-nitro'], { minTcbEvaluationDataNumber: number + 1 }); // has no such number
  });

  test('refuses versions below its floors, and versions that a report does not tell', () => {
    const report = reports['amd-sev-snp'];
    const { snp } = report.versions;
    const kind = 'amd-sev-snp';
    const of = (product: string | null, least: Record<string, number>, other: HardwareKind = kind) => ({
      minVersions: [{ kind: other, product, least }],
    });
    judged(report, of(null, { snp: snp! }));
    refusesFacts('TEE_VERSION_FLOOR', report, of(null, { snp: snp! + 1 }));
    refusesFacts('TEE_VERSION_FLOOR', report, of(null, { other: 0 }));
    judged(report, {
      minVersions: [
        ...of(null, { snp: 1 }).minVersions,
        ...of(null, { snp: snp! + 1 }, 'intel-tdx').minVersions,
      ],
    });
    const genoa = { ...report, product: 'Genoa' };
    judged(genoa, of('Genoa', { snp: snp! }));
    refusesFacts('TEE_VERSION_FLOOR', genoa, of('Genoa', { snp: snp! + 1 }));
    refusesFacts('TEE_VERSION_FLOOR', genoa, of('Milan', { snp: 0 })); // machines that it says nothing of
  });

  test('refuses a less privileged VMPL than it names', () => {
    const report = { ...reports['amd-sev-snp'], vmpl: 2 };
    refusesFacts('TEE_VMPL', report);
    judged(report, { maxVmpl: 2 });
  });

  test('lists machines; one without a name is not on any list', async () => {
    const { platformId } = reports['intel-tdx'];
    const listed = context({ platforms: [platformId!] });
    assert.equal((await appraised(evidence['intel-tdx'], listed)).platformListed, true);
    assert.equal((await appraised(evidence['intel-tdx'])).platformListed, false);
    await refuses('TEE_PLATFORM_UNKNOWN', evidence['amd-sev-snp'], listed);
    await refuses('TEE_PLATFORM_UNKNOWN', evidence['aws-nitro'], listed);
  });

  test('asks for somebody’s word about where the machine stands, while that word lasts', () => {
    const seed = bytesOf(32, 0x77);
    const signer = policySignerOf(seed);
    const list = signCustodyList(
      {
        v: 1,
        platforms: [reports['intel-tdx'].platformId!],
        issuedAt: TEST_NOW - 10,
        expiresAt: TEST_NOW + 10,
      },
      seed,
    );
    const proofOfCloud = { signer, list };
    assert.equal(judged(reports['intel-tdx'], { proofOfCloud }), TEST_NOW + 10);
    refusesFacts('TEE_PROOF_OF_CLOUD', reports['intel-tdx'], { proofOfCloud }, TEST_NOW + 10);
    refusesFacts('TEE_PROOF_OF_CLOUD', reports['intel-tdx'], { proofOfCloud }, TEST_NOW - 11);
    refusesFacts('TEE_PROOF_OF_CLOUD', reports['amd-sev-snp'], { proofOfCloud });
    const forged = { signer: policySignerOf(bytesOf(32, 0x78)), list };
    assert.throws(() => policyOf(draft({ proofOfCloud: forged })), { code: 'PROOF_OF_CLOUD_SIGNATURE' });
  });

  test('asks for a GPU, genuine or appraised, bound by nonce and by the quote', async () => {
    const plain = evidence['amd-sev-snp'];
    await refuses('TEE_GPU_REQUIRED', plain, context({ gpu: 'genuine' }));
    const withGpu = async (what: Parameters<typeof testGpu>[1]): Promise<Evidence> => {
      const gpu = testGpu(gpuNonce(plain.binding), what);
      const made = await world.evidence('amd-sev-snp', { gpuEvidenceHash: gpuEvidenceHash(gpu) });
      return { ...made, gpu };
    };
    const genuine = await withGpu('genuine');
    assert.equal((await appraised(genuine, context({ gpu: 'genuine' }))).level, 'L2');
    await refuses('TEE_GPU_LEVEL', genuine, context({ gpu: 'appraised' }));
    const looked = await withGpu('appraised');
    const appraisal = await appraised(looked, context({ gpu: 'appraised' }));
    assert.equal(appraisal.level, 'L3');
    const undated = await appraised(looked, context({}, { freshAt: 'unasked' }));
    assert.equal(undated.expiresAt, TEST_NOW + 86_400, 'no longer than what the GPU rests on');
    const shared = await withGpu('one of several');
    assert.equal((await appraised(shared)).level, 'L2');
    await refuses('TEE_GPU_LEVEL', shared, context({ gpu: 'appraised' }));
    // another node's GPU, or one that the quote does not name
    const foreign = {
      ...looked,
      gpu: testGpu(gpuNonce({ ...plain.binding, bootNonce: bytesOf(32, 1) }), 'appraised'),
    };
    await refuses('TEE_NONCE_MISMATCH', foreign, context());
    await refuses('TEE_GPU_UNBOUND', { ...plain, gpu: looked.gpu! }, context());
    const { gpu: _left, ...hidden } = looked;
    await refuses('TEE_GPU_UNBOUND', hidden, context());
  });

  test('that says little is strict: what it leaves out is refused', () => {
    const policy = policyOf(draft());
    assert.deepEqual(
      [policy.tcbStatuses, policy.advisories, policy.maxVmpl, policy.oneKeyPerPlatform],
      [['UpToDate'], [], 0, true],
    );
  });

  test('of production is a type of its own, and no development policy can become it', () => {
    assert.equal(requireProduction(policyOf(draft())).network, 'production');
    const development = policyOf(draft({ network: 'development' }));
    assert.throws(() => requireProduction(development), { code: 'POLICY_DEVELOPMENT' });
    const forged = { ...development, network: 'production', allowSimulated: true } as Policy;
    assert.throws(() => requireProduction(forged), { code: 'POLICY_DEVELOPMENT' });
  });

  test('without kinds, with SIM: measurements or with unknown fields cannot be signed', () => {
    for (const bad of [
      { kinds: [] },
      { measurements: ['SIM:x'] },
      { revoked: [{ measurement: 'SIM:x', from: 0 }] },
      { extra: 1 } as Partial<PolicyDraft>,
      { maxVmpl: 4 },
    ]) {
      assert.throws(() => signPolicy(draft(bad), POLICY_SEED), { code: 'POLICY_MALFORMED' });
    }
  });

  test('of production says when it ends, and how old firmware may be', () => {
    const needs = (over: Partial<PolicyDraft>, field: string): void => {
      assert.throws(
        () => signPolicy(draft(over), POLICY_SEED),
        (error: Error & { code: string; details: { field: string } }) =>
          error.code === 'POLICY_MALFORMED' && error.details.field === field,
      );
      signPolicy(draft({ ...over, network: 'development' }), POLICY_SEED);
    };
    needs({ expiresAt: null }, 'expiresAt');
    needs({ minTcbEvaluationDataNumber: 0 }, 'minTcbEvaluationDataNumber');
    needs({ minVersions: [] }, 'minVersions');
    needs({ minVersions: [{ kind: 'amd-sev-snp', product: null, least: {} }] }, 'minVersions');
    // of a kind that is not among its measurements it need not speak
    const nitro = { measurements: [reports['aws-nitro'].measurement], minVersions: [] };
    assert.deepEqual(policyOf(draft({ ...nitro, minTcbEvaluationDataNumber: 0 })).kinds, ['aws-nitro']);
  });

  test('accepts nothing once it has ended, and nothing for longer', async () => {
    const ends = { expiresAt: TEST_NOW + 30 };
    assert.equal((await appraised(evidence['amd-sev-snp'], context(ends))).expiresAt, TEST_NOW + 30);
    await refuses('POLICY_EXPIRED', evidence['amd-sev-snp'], context(ends, { now: TEST_NOW + 30 }));
  });

  test('may ask for young revocation lists', () => {
    const report = { ...reports['intel-tdx'], listedAt: TEST_NOW - 100 };
    assert.equal(judged(report, { maxRevocationAgeSeconds: 150 }), TEST_NOW + 50);
    refusesFacts('TEE_REVOCATION_OLD', report, { maxRevocationAgeSeconds: 100 });
    judged(report);
  });

  test('lists and revokes only what verifiers write: a slip revokes nothing, and is refused', () => {
    const { measurement } = reports['amd-sev-snp'];
    const slips = [
      measurement.toUpperCase(),
      ` ${measurement}`,
      `${measurement} `,
      measurement.slice(4),
      `${measurement}:`,
      `${measurement}00`,
      measurement.replace('snp', 'sev'),
      '',
      'tdx:',
    ];
    for (const slip of slips) {
      for (const over of [{ measurements: [slip] }, { revoked: [{ measurement: slip, from: 0 }] }]) {
        assert.throws(() => signPolicy(draft(over), POLICY_SEED), { code: 'POLICY_MALFORMED' }, slip);
      }
    }
    const config = `:config=${'0a'.repeat(32)}`;
    const { 'intel-tdx': tdx, 'intel-sgx': sgx, 'amd-sev-snp': snp } = reports;
    const good = [tdx, sgx, snp].map((report) => report.measurement.replace(/:config=.*$/, ''));
    signPolicy(draft({ measurements: good.map((text) => text + config) }), POLICY_SEED);
  });

  test('too large to be opened cannot be signed', () => {
    const { measurement } = reports['intel-tdx'];
    const of = (count: number): Partial<PolicyDraft> => ({
      revoked: Array.from({ length: count }, (_, from) => ({ measurement, from: from + TEST_NOW + HOUR })),
    });
    policyOf(draft(of(100)));
    assert.throws(() => signPolicy(draft(of(256)), POLICY_SEED), { code: 'POLICY_MALFORMED' });
  });

  test('is refused when a newer one has been seen', () => {
    const trust = { signers: [POLICY_SIGNER], minSerial: 8 };
    assert.throws(() => openPolicy(signPolicy(draft({ serial: 7 }), POLICY_SEED), trust), {
      code: 'POLICY_ROLLBACK',
    });
  });
});
