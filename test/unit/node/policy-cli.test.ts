/**
 * `veilmesh policy`: files signed, shown and held against evidence, with exit codes and the next step.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { encodeEvidence, makeEvidence } from '../../../crypto/attest/evidence.ts';
import { type PolicyDraft, signPolicy } from '../../../crypto/attest/policy.ts';
import { createSimulatedProvider } from '../../../crypto/attest/simulated.ts';
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { loadBls } from '../../../crypto/poea/bls.ts';
import { runCli } from '../../support/processes.ts';
import {
  developmentPolicy,
  MEASUREMENT,
  makeHop,
  POLICY_SEED,
  POLICY_SIGNER,
  PRODUCTION,
} from '../crypto/fixtures.ts';

/** Unix seconds, in 2020: the age of what policies here are asked about. */
const OLD = 1_600_000_000;
const SNP = `snp:${'0a'.repeat(48)}`;
const TDX = `tdx:${['1', '2', '3', '4'].map((digit) => digit.repeat(96)).join(':')}`;
const folder = mkdtempSync(join(tmpdir(), 'veilmesh-policy-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const policy = (...args: readonly string[]) => runCli(['policy', ...args, '--home', at('home')]);

before(async () => {
  const { binding, keyProof } = (await makeHop(await loadBls(), 0)).evidence;
  const provider = createSimulatedProvider({ measurement: MEASUREMENT, clock: () => OLD });
  writeFileSync(at('evidence.bin'), encodeEvidence(await makeEvidence(provider, binding, keyProof)));
  const draft = developmentPolicy;
  writeFileSync(at('development.bin'), signPolicy(draft, POLICY_SEED));
  const production: PolicyDraft = {
    ...draft,
    ...PRODUCTION,
    measurements: [SNP],
    minVersions: [{ kind: 'amd-sev-snp', product: 'Milan', least: { snp: 24 } }],
  };
  writeFileSync(at('production.bin'), signPolicy(production, POLICY_SEED));
});

test('show prints every field of a policy in a file, and whose signature it bears', async () => {
  const { code, stdout } = await policy('show', at('production.bin'));
  assert.equal(code, 0);
  for (const part of [
    bytesToHex(POLICY_SIGNER),
    /simulated TEEs +refused/,
    /debug enclaves +refused, by every policy/,
    /TCB statuses +UpToDate\n/,
    new RegExp(`measurements +${SNP}`),
    /least versions +amd-sev-snp Milan \{"snp":24\}/,
    /keys for a machine +one at a time/,
  ]) {
    assert.match(stdout, new RegExp(part));
  }
  const development = await policy('show', at('development.bin'), '--json');
  const shown = JSON.parse(development.stdout) as { policy: { measurements: string[] }; signer: string };
  assert.deepEqual([shown.policy.measurements, shown.signer], [[MEASUREMENT], bytesToHex(POLICY_SIGNER)]);
});

test('check says for each question what became of it, and exits 4 when a policy refuses', async () => {
  const refused = await policy('check', at('evidence.bin'), '--policy', at('production.bin'), '--json');
  assert.equal(refused.code, 4);
  const [checked] = (JSON.parse(refused.stdout) as { checked: Checked[] }).checked;
  assert.equal(checked!.level, null);
  assert.equal(checked!.error!.code, 'TEE_SIMULATED_REFUSED');
  assert.match(refused.stderr, /TEE_SIMULATED_REFUSED/);
  // under a policy that takes it, this evidence is refused for its age, and for nothing before
  const late = await policy('check', at('evidence.bin'), '--policy', at('development.bin'), '--json');
  assert.equal(late.code, 4);
  const [one] = (JSON.parse(late.stdout) as { checked: Checked[] }).checked;
  assert.deepEqual(
    one!.steps.map(({ name, state }) => `${name} ${state}`),
    ['evidence passed', 'measurement passed', 'keys passed', 'age failed'],
  );
});

interface Checked {
  readonly level: string | null;
  readonly steps: readonly { readonly name: string; readonly state: string }[];
  readonly error: { readonly code: string } | null;
}

test('check wants one subject, and says how to name one', async () => {
  for (const args of [[], [at('evidence.bin'), '--node', 'x'], [at('evidence.bin'), '--save', at('copy')]]) {
    const { code, stderr } = await policy('check', ...args);
    assert.equal(code, 2);
    assert.match(stderr, /POLICY_CHECK_WHAT[\s\S]*next: veilmesh policy check/);
  }
  const { code, stderr } = await policy('check', at('nothing'), '--policy', at('production.bin'));
  assert.equal(code, 2);
  assert.match(stderr, /FILE_UNREADABLE[\s\S]*next: /);
});

test('a changed byte of a policy file is refused', async () => {
  const bytes = new Uint8Array(readFileSync(at('production.bin')));
  const middle = bytes.length >> 1;
  writeFileSync(at('changed.bin'), bytes.with(middle, bytes[middle]! ^ 1));
  const { code, stderr } = await policy('show', at('changed.bin'));
  assert.equal(code, 4);
  assert.match(stderr, /POLICY_(SIGNATURE|MALFORMED)|CBOR_/);
});

test('sign makes of a draft in JSON a policy whose left-out fields are the strictest', async () => {
  const draft = {
    v: 1,
    serial: 3,
    network: 'production',
    allowSimulated: false,
    measurements: [TDX],
    minTcbEvaluationDataNumber: 17,
    expiresAt: 1_900_000_000,
    platforms: ['ab'.repeat(32)],
    maxEvidenceAgeSeconds: 3_600,
    issuedAt: 1_800_000_000,
  };
  writeFileSync(at('draft.json'), JSON.stringify(draft));
  const signed = await policy('sign', at('draft.json'), '--out', at('signed.bin'));
  assert.equal(signed.code, 0, signed.stderr);
  const { stdout } = await policy('show', at('signed.bin'), '--json');
  const shown = (JSON.parse(stdout) as { policy: Record<string, unknown> }).policy;
  assert.deepEqual([shown.serial, shown.platforms, shown.tcbStatuses], [3, ['ab'.repeat(32)], ['UpToDate']]);
  // what show prints is a draft again
  writeFileSync(at('again.json'), JSON.stringify({ ...shown, serial: 4 }));
  assert.equal((await policy('sign', at('again.json'), '--out', at('again.bin'))).code, 0);
  writeFileSync(at('bad.json'), JSON.stringify({ ...draft, allowSimulated: true }));
  const bad = await policy('sign', at('bad.json'), '--out', at('bad.bin'));
  assert.equal(bad.code, 2);
  assert.match(bad.stderr, /POLICY_MALFORMED[\s\S]*only a development network may allow simulated TEEs/);
});

test('sign adds the values of manifests that it has verified, and prints values as a draft takes them', async () => {
  const reference = {
    product: 'GH100',
    version: '550.144.03',
    digests: [{ index: 7, any: ['ab'.repeat(48)] }],
    validUntil: 1_800_000_000,
  };
  const draft = {
    v: 1,
    serial: 3,
    network: 'production',
    allowSimulated: false,
    measurements: [TDX],
    minTcbEvaluationDataNumber: 17,
    expiresAt: 1_900_000_000,
    gpuReferences: [reference],
    maxEvidenceAgeSeconds: 3_600,
    issuedAt: 1_700_000_000,
  };
  writeFileSync(at('gpu.json'), JSON.stringify(draft));
  const signed = await policy('sign', at('gpu.json'), '--out', at('gpu.bin'));
  assert.equal(signed.code, 0, signed.stderr);
  const { stdout } = await policy('show', at('gpu.bin'), '--json');
  const { policy: shown } = JSON.parse(stdout) as { policy: { gpuReferences: unknown } };
  assert.deepEqual(shown.gpuReferences, [reference]);
  assert.match(
    (await policy('show', at('gpu.bin'))).stdout,
    /GH100 550\.144\.03, 1 measurements, until 2027/,
  );

  writeFileSync(at('manifest.xml'), '<SoftwareIdentity/>');
  const forged = await policy('sign', at('gpu.json'), '--out', at('forged.bin'), '--rim', at('manifest.xml'));
  assert.equal(forged.code, 4);
  assert.match(forged.stderr, /TEE_GPU_MALFORMED/);
});
