/**
 * A GPU and a CPU's TEE in one piece of evidence: what holds them together, from nonce to policy, under test roots.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type AppraisalContext, appraise, appraiseUnder } from '../../../crypto/attest/appraise.ts';
import { type Binding, gpuNonce, reportData } from '../../../crypto/attest/binding.ts';
import { type Evidence, type GpuEvidence, gpuEvidenceHash } from '../../../crypto/attest/evidence.ts';
import { verifyNitro } from '../../../crypto/attest/nitro/verify.ts';
import type { GpuReference } from '../../../crypto/attest/nvidia/reference.ts';
import type { RimOptions } from '../../../crypto/attest/nvidia/rim.ts';
import { verifyNvidia } from '../../../crypto/attest/nvidia/verify.ts';
import type { PolicyContent } from '../../../crypto/attest/policy.ts';
import { PINNED, type Verifiers } from '../../../crypto/attest/verifiers.ts';
import { type Bls, loadBls } from '../../../crypto/poea/bls.ts';
import { addReferences } from '../../../node/cli/policy-references.ts';
import {
  GPU_MODEL,
  type GpuChain,
  gpuChain,
  gpuEvidence,
  opaqueBytes,
  opaqueEntries,
  testMeasurement,
  VBIOS_VERSION,
} from '../../support/gpu-evidence.ts';
import {
  type NitroChain,
  nitroChain,
  nitroFields,
  nitroPayload,
  nitroQuote,
} from '../../support/nitro-documents.ts';
import {
  gpuClaims,
  type NrasSigner,
  nrasSigner,
  nrasToken,
  overallClaims,
} from '../../support/nras-tokens.ts';
import { ocspResponse } from '../../support/ocsp-writer.ts';
import { refused } from '../../support/refusals.ts';
import { type RimParts, type RimSigner, rimSigner, rimXml } from '../../support/rim-writer.ts';
import { TEST_NOW } from '../../support/test-pki.ts';
import {
  developmentPolicy,
  makeHop,
  PRODUCTION,
  policyOf,
  type TestHop,
} from '../../unit/crypto/fixtures.ts';

const MEASUREMENT = `nitro:${[1, 2, 3].map((n) => `0${n}`.repeat(48)).join(':')}`;

let bls: Bls;
let hop: TestHop;
let nitro: NitroChain;
let gpus: GpuChain;
let nras: NrasSigner;
let verifiers: Verifiers;
before(async () => {
  bls = await loadBls();
  [hop, nitro, gpus, nras] = await Promise.all([makeHop(bls, 0), nitroChain(), gpuChain(), nrasSigner()]);
  verifiers = {
    cpu: { ...PINNED.cpu, 'aws-nitro': ({ quote }, now) => verifyNitro(quote, { now, roots: nitro.roots }) },
    gpu: (gpu, nonce, now, trust) => verifyNvidia(gpu, { nonce, now, roots: gpus.roots, ...trust }),
  };
});

const context = (
  policy: Partial<PolicyContent> = {},
  more: Partial<AppraisalContext> = {},
): AppraisalContext => ({
  policy: policyOf({
    ...developmentPolicy,
    ...PRODUCTION,
    measurements: [MEASUREMENT],
    issuedAt: TEST_NOW,
    ...policy,
  }),
  now: TEST_NOW + 5,
  expected: {},
  keyProofs: bls,
  ...more,
});

interface GpuParts {
  /** NRAS's token */
  readonly token?: true;
  /** Without the answers of NVIDIA's OCSP service */
  readonly silent?: true;
  readonly opaque?: Uint8Array;
  readonly status?: 'good' | 'revoked';
}

async function gpuFor(binding: Binding, parts: GpuParts = {}): Promise<GpuEvidence> {
  const nonce = gpuNonce(binding);
  const { opaque, status = 'good' } = parts;
  const { report, certificates } = await gpuEvidence(gpus, { nonce, ...(opaque && { opaque }) });
  const statuses = parts.silent
    ? {}
    : {
        statuses: [
          await ocspResponse(gpus.device, gpus.identity, { status }),
          await ocspResponse(gpus.identity, gpus.root),
        ],
      };
  const token = parts.token ? { token: await nrasToken(nras, overallClaims(nonce), [gpuClaims(nonce)]) } : {};
  return { kind: 'nvidia-cc', report, certificates: [...certificates], ...statuses, ...token };
}

/** The order of a boot: the GPU is asked, its answer goes into the binding, the CPU's TEE quotes that. */
async function evidenceWith(gpu: GpuEvidence, binding: Binding = hop.evidence.binding): Promise<Evidence> {
  const bound = { ...binding, gpuEvidenceHash: gpuEvidenceHash(gpu) };
  const quote = await nitroQuote(nitroPayload(nitroFields(nitro, reportData(bound))), nitro.leaf);
  return { v: 1, kind: 'aws-nitro', quote, binding: bound, keyProof: hop.evidence.keyProof, gpu };
}

/** With NVIDIA's answers about those who signed. */
const asked = async (signer: RimSigner): Promise<RimOptions> => ({
  now: TEST_NOW,
  roots: signer.roots,
  statuses: [
    await ocspResponse(signer.leaf, signer.authority),
    await ocspResponse(signer.authority, signer.root),
    await ocspResponse(gpus.device, gpus.identity), // of another chain: not looked at
  ],
});

/** Of a driver whose measurement `driver` is as the GPU's, and of a VBIOS, out of verified manifests. */
async function references(driver: number, vbios: number): Promise<PolicyContent['gpuReferences']> {
  const signer = await rimSigner();
  const digests = (index: number) => new Map([[index, [new Uint8Array(48), testMeasurement(index)]]]);
  const parts: readonly RimParts[] = [
    { digests: digests(driver) },
    { version: VBIOS_VERSION, digests: digests(vbios) },
  ];
  const manifests = await Promise.all(parts.map((part) => rimXml(part, signer)));
  const draft = await addReferences({ ...developmentPolicy }, manifests, await asked(signer));
  return draft.gpuReferences!;
}

const pinnedNras = (): NonNullable<PolicyContent['nras']> => {
  const { issuer, keys } = nras.pinned;
  return { issuer, keys: [...keys].map(([id, { x, y }]) => ({ id, x, y })) };
};

test('a genuine GPU beside a CPU’s TEE is L2, and L3 once it is appraised by manifests or by NRAS', async () => {
  const genuine = await evidenceWith(await gpuFor(hop.evidence.binding));
  const plain = await appraiseUnder(verifiers, genuine, context({ gpu: 'genuine' }));
  assert.ok(plain.assurance === 'hardware');
  assert.equal(plain.level, 'L2');
  assert.equal(plain.gpu?.level, 'GPU_GENUINE_UNAPPRAISED');
  assert.equal(plain.expiresAt, TEST_NOW + 3_600);

  const gpuReferences = await references(7, 1);
  const byRims = await appraiseUnder(verifiers, genuine, context({ gpu: 'appraised', gpuReferences }));
  assert.equal(byRims.assurance === 'hardware' && byRims.gpu?.level, 'GPU_APPRAISED');

  const told = await evidenceWith(await gpuFor(hop.evidence.binding, { token: true, silent: true }));
  const byNras = await appraiseUnder(verifiers, told, context({ gpu: 'appraised', nras: pinnedNras() }));
  assert.equal(byNras.level, byRims.level);
  assert.notEqual(byNras.level, 'L2');
});

test('reference values in a policy refuse a GPU that measured something else, and expire', async () => {
  const genuine = await evidenceWith(await gpuFor(hop.evidence.binding));
  const [driver, vbios] = (await references(7, 1)) as [GpuReference, GpuReference];
  const wrong = { ...driver, digests: [{ index: 7, any: [testMeasurement(8)] }] };
  const under = (...gpuReferences: GpuReference[]) =>
    appraiseUnder(verifiers, genuine, context({ gpuReferences }));
  await assert.rejects(under(wrong, vbios), refused('TEE_GPU_MEASUREMENT'));
  await assert.rejects(under({ ...driver, validUntil: TEST_NOW + 4 }, vbios), refused('TEE_GPU_RIM_EXPIRED'));
  const appraised = await under(driver, { ...vbios, validUntil: TEST_NOW + 60 });
  assert.equal(appraised.expiresAt, TEST_NOW + 60);
  const one = await under(driver);
  assert.equal(one.assurance === 'hardware' && one.gpu?.level, 'GPU_GENUINE_UNAPPRAISED');
});

test('only verified manifests get into a policy, and a policy’s values are checked for their form', async () => {
  const signer = await rimSigner();
  const xml = await rimXml({ digests: new Map([[7, [testMeasurement(7)]]]) }, signer);
  const draft = { ...developmentPolicy };
  const options = await asked(signer);
  assert.deepEqual(await addReferences(draft, [], { now: TEST_NOW }), draft);
  await assert.rejects(addReferences(draft, [xml], { now: TEST_NOW }), refused('TEE_CHAIN_UNTRUSTED'));
  for (const statuses of [[], options.statuses!.slice(1)])
    await assert.rejects(
      addReferences(draft, [xml], { ...options, statuses }),
      refused('TEE_GPU_STATUS_MISSING'),
    );
  const held = await ocspResponse(signer.leaf, signer.authority, { status: 'revoked' });
  await assert.rejects(addReferences(draft, [xml], { ...options, statuses: [held] }), refused('TEE_REVOKED'));
  const forged = new TextEncoder().encode(
    new TextDecoder().decode(xml).replace('08'.repeat(48), '09'.repeat(48)),
  );
  await assert.rejects(addReferences(draft, [forged], options), refused('TEE_GPU_RIM_DIGEST'));
  const [good] = (await addReferences(draft, [xml], options)).gpuReferences!;
  const entry = good!.digests[0]!;
  const bad: readonly GpuReference[] = [
    { ...good!, product: 'LS10' },
    { ...good!, version: 'latest' },
    { ...good!, digests: [] },
    { ...good!, digests: [entry, entry] },
    { ...good!, digests: [{ ...entry, index: 64 }] },
    { ...good!, digests: [{ ...entry, any: [] }] },
    { ...good!, digests: [{ ...entry, any: [new Uint8Array(47)] }] },
  ];
  assert.equal(context({ gpuReferences: [good!] }).policy.gpuReferences.length, 1);
  for (const reference of bad)
    assert.throws(() => context({ gpuReferences: [reference] }), { code: 'POLICY_MALFORMED' });
});

test('a GPU whose revocation nobody asked for is no GPU to a policy that wants one, nor to the level', async () => {
  const gpuReferences = await references(7, 1);
  const silent = await evidenceWith(await gpuFor(hop.evidence.binding, { silent: true }));
  for (const gpu of ['genuine', 'appraised'] as const) {
    await assert.rejects(
      appraiseUnder(verifiers, silent, context({ gpu, gpuReferences })),
      refused('TEE_GPU_STATUS_MISSING'),
    );
  }
  const shown = await appraiseUnder(verifiers, silent, context({ gpuReferences }));
  assert.equal(shown.level, 'L2');
  assert.deepEqual(shown.assurance === 'hardware' && shown.gpu?.unchecked, [
    GPU_MODEL,
    'test GH100 Identity',
  ]);
  const revoked = await evidenceWith(await gpuFor(hop.evidence.binding, { status: 'revoked' }));
  await assert.rejects(appraiseUnder(verifiers, revoked, context({ gpuReferences })), refused('TEE_REVOKED'));
});

test('a GPU that works with others, or whose driver does not say, is no more than L2', async () => {
  const gpuReferences = await references(7, 1);
  const entries = opaqueEntries();
  entries.delete(36);
  const modes = [opaqueBytes(entries), opaqueBytes(opaqueEntries().set(36, Uint8Array.of(2, 0)))];
  for (const opaque of modes) {
    const evidence = await evidenceWith(await gpuFor(hop.evidence.binding, { opaque }));
    assert.equal((await appraiseUnder(verifiers, evidence, context({ gpuReferences }))).level, 'L2');
    await assert.rejects(
      appraiseUnder(verifiers, evidence, context({ gpu: 'appraised', gpuReferences })),
      refused('TEE_GPU_LEVEL'),
    );
  }
});

test('a token means nothing to a policy that pins nobody as NRAS', async () => {
  const told = await evidenceWith(await gpuFor(hop.evidence.binding, { token: true }));
  await assert.rejects(
    appraiseUnder(verifiers, told, context({ gpu: 'appraised' })),
    refused('TEE_GPU_LEVEL'),
  );
});

test('a GPU that answered another binding is refused: evidence relayed from another node', async () => {
  const other = { ...hop.evidence.binding, bootNonce: new Uint8Array(32).fill(9) };
  const relayed = await evidenceWith(await gpuFor(other));
  await assert.rejects(appraiseUnder(verifiers, relayed, context()), refused('TEE_NONCE_MISMATCH'));
});

test('every field of the binding is in the GPU’s nonce, but for the hash of its own answer', () => {
  const { binding } = hop.evidence;
  const nonce = gpuNonce(binding);
  assert.deepEqual(gpuNonce({ ...binding, gpuEvidenceHash: new Uint8Array(32) }), nonce);
  for (const [field, value] of Object.entries(binding)) {
    const changed = value instanceof Uint8Array ? value.with(0, value[0]! ^ 1) : [value[0], value[1] + 1];
    assert.notDeepEqual(gpuNonce({ ...binding, [field]: changed }), nonce, field);
  }
});

test('GPU evidence taken away, exchanged or added after the quote is refused', async () => {
  const evidence = await evidenceWith(await gpuFor(hop.evidence.binding));
  const { gpu: _away, ...stripped } = evidence;
  await assert.rejects(appraiseUnder(verifiers, stripped, context()), refused('TEE_GPU_UNBOUND'));
  const exchanged = { ...evidence, gpu: await gpuFor(hop.evidence.binding) };
  await assert.rejects(appraiseUnder(verifiers, exchanged, context()), refused('TEE_GPU_UNBOUND'));
  const quote = await nitroQuote(
    nitroPayload(nitroFields(nitro, reportData(hop.evidence.binding))),
    nitro.leaf,
  );
  const added = { ...evidence, quote, binding: hop.evidence.binding };
  await assert.rejects(appraiseUnder(verifiers, added, context()), refused('TEE_GPU_UNBOUND'));
  const rewritten = {
    ...evidence,
    binding: { ...evidence.binding, gpuEvidenceHash: gpuEvidenceHash(exchanged.gpu) },
  };
  await assert.rejects(
    appraiseUnder(verifiers, { ...rewritten, gpu: exchanged.gpu }, context()),
    refused('TEE_BINDING_MISMATCH'),
  );
});

test('a policy that asks for a GPU refuses evidence without, or without appraisal', async () => {
  const quote = await nitroQuote(
    nitroPayload(nitroFields(nitro, reportData(hop.evidence.binding))),
    nitro.leaf,
  );
  const none: Evidence = { ...hop.evidence, kind: 'aws-nitro', quote };
  assert.equal((await appraiseUnder(verifiers, none, context())).level, 'L2');
  await assert.rejects(
    appraiseUnder(verifiers, none, context({ gpu: 'genuine' })),
    refused('TEE_GPU_REQUIRED'),
  );
  const genuine = await evidenceWith(await gpuFor(hop.evidence.binding));
  await assert.rejects(
    appraiseUnder(verifiers, genuine, context({ gpu: 'appraised' })),
    refused('TEE_GPU_LEVEL'),
  );
});

test('evidence under test roots means nothing under the vendors’', async () => {
  const evidence = await evidenceWith(await gpuFor(hop.evidence.binding));
  await assert.rejects(appraise(evidence, context()), refused('TEE_CHAIN_UNTRUSTED'));
  const pinnedGpu: Verifiers = { ...verifiers, gpu: PINNED.gpu };
  await assert.rejects(appraiseUnder(pinnedGpu, evidence, context()), refused('TEE_CHAIN_UNTRUSTED'));
});
