/**
 * Tokens of NVIDIA's attestation service: a real one, whose key is no longer published, and synthetic ones.
 * @module
 */
import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { p384 } from '@noble/curves/nist.js';
import { sha384 } from '@noble/hashes/sha2.js';
import { type NrasKeys, type NrasSubject, verifyNrasToken } from '../../../crypto/attest/nvidia/nras.ts';
import { verifyNvidia } from '../../../crypto/attest/nvidia/verify.ts';
import { splitPem } from '../../../crypto/attest/x509/certificate.ts';
import { bytesToHex, concatBytes, hex, utf8 } from '../../../crypto/core/bytes.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import {
  DRIVER_VERSION,
  GPU_MODEL,
  type GpuChain,
  gpuChain,
  gpuEvidence,
  LEAF_SERIAL,
  VBIOS_VERSION,
} from '../../support/gpu-evidence.ts';
import {
  base64Url,
  type Claims,
  detached,
  gpuClaims,
  NRAS_ISSUER,
  type NrasSigner,
  nrasSigner,
  nrasToken,
  overallClaims,
  signToken,
  submodsOf,
} from '../../support/nras-tokens.ts';
import { codeOf, flipped, refused } from '../../support/refusals.ts';
import { TEST_NOW } from '../../support/test-pki.ts';

const TOKEN = 'nvidia-attestation-sdk/hopperClaimsv3_detached_eat.json';
const LOCAL_TOKEN = 'dstack/gpu_attestation_h100.json';
/** The report that the sample token is about. */
const REPORT = ['trustee/hopperAttestationReport.txt', 'trustee/hopper_cert_chain_case1.txt'] as const;
/** Within the token's hour. */
const TOKEN_NOW = 1_749_601_900;
const NONCE = new Uint8Array(32).fill(7);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const fromBase64Url = (part: string): Uint8Array =>
  Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

/** Every key that could have made this signature: ECDSA lets two be recovered. */
function possibleKeys(token: string): readonly string[] {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const digest = sha384(utf8(`${header}.${payload}`));
  const made = p384.Signature.fromBytes(fromBase64Url(signature));
  return [0, 1].map((bit) => made.addRecoveryBit(bit).recoverPublicKey(digest).toHex(false));
}

/** The key that made both tokens of the sample: the only one that could have made either. */
function sampleKeys(file: Uint8Array): NrasKeys {
  const [[, overall], gpus] = JSON.parse(text(file)) as [[string, string], Record<string, string>];
  const theirs = possibleKeys(gpus['GPU-0']!);
  const both = possibleKeys(overall).filter((key) => theirs.includes(key));
  assert.equal(both.length, 1);
  const point = hex(both[0]!).subarray(1);
  const { kid } = JSON.parse(text(fromBase64Url(overall.split('.')[0]!))) as { kid: string };
  return { issuer: NRAS_ISSUER, keys: new Map([[kid, { x: point.slice(0, 48), y: point.slice(48) }]]) };
}

suite('a real token', () => {
  sampleTest('appraises the report it is about', [TOKEN, ...REPORT], async (token, report, chain) => {
    const nras = sampleKeys(token!);
    const bytes = hex(text(report!).trim());
    const evidence = { report: bytes, certificates: splitPem(text(chain!)), token: token! };
    const options = { now: TOKEN_NOW, nonce: bytes.slice(4, 36), nras };
    const appraised = await verifyNvidia(evidence, options);
    assert.equal(appraised.level, 'GPU_APPRAISED');
    assert.deepEqual(appraised.appraisedBy, ['nras']);
    assert.equal(appraised.validUntil, 1_749_605_458);
    await assert.rejects(
      verifyNvidia(evidence, { ...options, now: 1_749_605_458 }),
      refused('TEE_GPU_TOKEN_EXPIRED'),
    );
    await assert.rejects(
      verifyNvidia(evidence, { ...options, now: 1_749_601_000 }),
      refused('TEE_GPU_TOKEN_FUTURE'),
    );
  });

  sampleTest(
    'is not looked at where nobody pinned NRAS',
    [TOKEN, ...REPORT],
    async (token, report, chain) => {
      const bytes = hex(text(report!).trim());
      const evidence = { report: bytes, certificates: splitPem(text(chain!)), token: token! };
      const { level } = await verifyNvidia(evidence, { now: TOKEN_NOW, nonce: bytes.slice(4, 36) });
      assert.equal(level, 'GPU_GENUINE_UNAPPRAISED');
    },
  );

  sampleTest('is refused under keys that are not its own', [TOKEN], async (token) => {
    const { pinned } = await nrasSigner();
    const subject = subjectOf();
    await assert.rejects(verifyNrasToken(token, subject, pinned, TOKEN_NOW), refused('TEE_GPU_TOKEN_KEY'));
    const [kid] = [...sampleKeys(token).keys.keys()];
    const other = { ...pinned, keys: new Map([[kid!, [...pinned.keys.values()][0]!]]) };
    await assert.rejects(
      verifyNrasToken(token, subject, other, TOKEN_NOW),
      refused('TEE_GPU_TOKEN_SIGNATURE'),
    );
  });

  sampleTest('of NVIDIA’s local verifier, which nobody signed, is refused', [LOCAL_TOKEN], async (file) => {
    const { detached_eat: eat } = JSON.parse(text(file)) as { detached_eat: unknown };
    const { pinned } = await nrasSigner();
    const token = utf8(JSON.stringify(eat));
    await assert.rejects(
      verifyNrasToken(token, subjectOf(), pinned, TOKEN_NOW),
      refused('TEE_GPU_MALFORMED'),
    );
  });

  sampleTest('is refused with any byte altered', [TOKEN, ...REPORT], async (token, report, chain) => {
    const nras = sampleKeys(token!);
    const bytes = hex(text(report!).trim());
    const certificates = splitPem(text(chain!));
    // White space at the end of the file says nothing.
    const end = text(token!).trimEnd().length;
    for (let at = 0; at < end; at += 13) {
      const evidence = { report: bytes, certificates, token: flipped(token!, at) };
      const code = await codeOf(() =>
        verifyNvidia(evidence, { now: TOKEN_NOW, nonce: bytes.slice(4, 36), nras }),
      );
      assert.match(code, /^TEE_GPU_(MALFORMED|TOKEN_)/, `byte ${at}`);
    }
  });
});

const partsOf = (token: Uint8Array) => JSON.parse(text(token)) as [[string, string], Record<string, string>];
const overallOf = (token: Uint8Array): string => partsOf(token)[0][1];
const gpusOf = (token: Uint8Array): Record<string, string> => partsOf(token)[1];

const subjectOf = (change: Partial<NrasSubject> = {}): NrasSubject => ({
  nonce: NONCE,
  ueid: LEAF_SERIAL.toString(),
  model: GPU_MODEL,
  driverVersion: DRIVER_VERSION,
  vbiosVersion: VBIOS_VERSION,
  ...change,
});

suite('a synthetic token', () => {
  let signer: NrasSigner;
  let chain: GpuChain;
  before(async () => {
    [signer, chain] = await Promise.all([nrasSigner(), gpuChain()]);
  });
  const verify = (token: Uint8Array, subject = subjectOf(), nras = signer.pinned, now = TEST_NOW) =>
    verifyNrasToken(token, subject, nras, now);
  const tokenOf = (overall: Claims = {}, ...gpus: Claims[]) =>
    nrasToken(
      signer,
      { ...overallClaims(NONCE), ...overall },
      (gpus.length === 0 ? [{}] : gpus).map((gpu) => ({ ...gpuClaims(NONCE), ...gpu })),
    );

  test('appraises the GPU it is about, alone or among others', async () => {
    const token = await tokenOf();
    const options = { now: TEST_NOW, nonce: NONCE, roots: chain.roots, nras: signer.pinned };
    const evidence = await gpuEvidence(chain);
    assert.equal((await verifyNvidia({ ...evidence, token }, options)).level, 'GPU_APPRAISED');
    assert.equal((await verifyNvidia(evidence, options)).level, 'GPU_GENUINE_UNAPPRAISED');
    assert.equal((await verify(await tokenOf({}, { ueid: '1' }, {}))).validUntil, TEST_NOW + 3_600);
  });

  test('is refused when it is about another GPU, or another state of it', async () => {
    const token = await tokenOf();
    const subjects: readonly Partial<NrasSubject>[] = [
      { ueid: '1' },
      { model: 'GB100 A01 FSP BROM' },
      { driverVersion: '550.90.08' },
      { vbiosVersion: '96.00.9F.00.02' },
    ];
    for (const change of subjects)
      await assert.rejects(verify(token, subjectOf(change)), refused('TEE_GPU_TOKEN_SUBJECT'));
    const twice = await tokenOf({}, {}, {});
    await assert.rejects(verify(twice), refused('TEE_GPU_TOKEN_SUBJECT'));
  });

  test('is refused for another nonce, in either token', async () => {
    const other = bytesToHex(NONCE.with(0, 0));
    await assert.rejects(
      tokenOf().then((token) => verify(token, subjectOf({ nonce: NONCE.with(0, 0) }))),
      refused('TEE_NONCE_MISMATCH'),
    );
    await assert.rejects(
      tokenOf({ eat_nonce: other }).then((token) => verify(token)),
      refused('TEE_NONCE_MISMATCH'),
    );
    await assert.rejects(
      tokenOf({}, { eat_nonce: other }).then((token) => verify(token)),
      refused('TEE_NONCE_MISMATCH'),
    );
  });

  test('is refused out of its time or of another issuer, in either token', async () => {
    const cases: readonly [string, Claims][] = [
      ['TEE_GPU_TOKEN_ISSUER', { iss: 'https://nras.example' }],
      ['TEE_GPU_TOKEN_EXPIRED', { exp: TEST_NOW }],
      ['TEE_GPU_TOKEN_FUTURE', { nbf: TEST_NOW + 121 }],
      ['TEE_GPU_TOKEN_FUTURE', { iat: TEST_NOW + 121 }],
      ['TEE_GPU_MALFORMED', { exp: 'never' }],
    ];
    for (const [code, change] of cases) {
      await assert.rejects(
        tokenOf(change).then((token) => verify(token)),
        refused(code),
      );
      await assert.rejects(
        tokenOf({}, change).then((token) => verify(token)),
        refused(code === 'TEE_GPU_MALFORMED' ? /^TEE_GPU_(MALFORMED|TOKEN_SUBJECT)$/ : code),
      );
    }
  });

  test('is refused when NRAS found anything wrong, or did not say', async () => {
    const overall = await tokenOf({ 'x-nvidia-overall-att-result': false });
    await assert.rejects(verify(overall), refused('TEE_GPU_TOKEN_RESULT'));
    const good = gpuClaims(NONCE);
    const identity = ['iss', 'iat', 'nbf', 'exp', 'eat_nonce', 'ueid', 'hwmodel'];
    const versions = ['x-nvidia-gpu-driver-version', 'x-nvidia-gpu-vbios-version'];
    const checks = Object.keys(good).filter((claim) => ![...identity, ...versions].includes(claim));
    assert.equal(checks.length, 20);
    for (const claim of checks) {
      const wrong = { 'x-nvidia-cert-status': 'valid', 'x-nvidia-cert-ocsp-status': 'revoked' };
      for (const value of [undefined, false, 'fail', wrong]) {
        const token = await tokenOf({}, { [claim]: value });
        await assert.rejects(verify(token), refused('TEE_GPU_TOKEN_RESULT'), `${claim}: ${String(value)}`);
      }
    }
  });

  test('is refused when a GPU’s token is not the one of the digest', async () => {
    const [one, two] = await Promise.all([
      signToken(gpuClaims(NONCE), signer),
      signToken({ ...gpuClaims(NONCE), ueid: '1' }, signer),
    ]);
    const overall = (tokens: Record<string, string>) =>
      signToken({ ...overallClaims(NONCE), submods: submodsOf(tokens) }, signer);
    const cases: readonly [Record<string, string>, Record<string, string>][] = [
      [{ 'GPU-0': two }, { 'GPU-0': one }],
      [{ 'GPU-0': one }, { 'GPU-1': one }],
      [{ 'GPU-0': one }, { 'GPU-0': one, 'GPU-1': two }],
      [{ 'GPU-0': one, 'GPU-1': two }, { 'GPU-0': one }],
      [{}, {}],
    ];
    for (const [signed, sent] of cases) {
      const token = detached(await overall(signed), sent);
      await assert.rejects(verify(token), refused('TEE_GPU_TOKEN_DIGEST'));
    }
  });

  test('is refused under any header but the one NRAS writes', async () => {
    const claims = { ...overallClaims(NONCE), submods: {} };
    const headers: readonly Claims[] = [
      { alg: 'none' },
      { alg: 'ES256' },
      { alg: 'HS384' },
      { jwk: {} },
      { crit: ['exp'] },
      { typ: 'at+jwt' },
      { kid: '' },
    ];
    for (const header of headers) {
      const token = detached(await signToken(claims, signer, header), {});
      await assert.rejects(verify(token), refused('TEE_GPU_MALFORMED'), JSON.stringify(header));
    }
    const unsigned = `${base64Url(utf8('{"alg":"none"}'))}.${base64Url(utf8(JSON.stringify(claims)))}.`;
    await assert.rejects(verify(detached(unsigned, {})), refused('TEE_GPU_MALFORMED'));
    const known = await signToken(claims, signer, { kid: 'other' });
    await assert.rejects(verify(detached(known, {})), refused('TEE_GPU_TOKEN_KEY'));
  });

  test('is refused when it is signed by somebody else, or its shape is another', async () => {
    const other = await nrasSigner();
    const theirs = await nrasToken(other, overallClaims(NONCE), [gpuClaims(NONCE)]);
    await assert.rejects(verify(theirs), refused('TEE_GPU_TOKEN_SIGNATURE'));
    const gpu = await signToken(gpuClaims(NONCE), other);
    const overall = await signToken(
      { ...overallClaims(NONCE), submods: submodsOf({ 'GPU-0': gpu }) },
      signer,
    );
    await assert.rejects(verify(detached(overall, { 'GPU-0': gpu })), refused('TEE_GPU_TOKEN_SIGNATURE'));
    const older = await tokenOf({ 'x-nvidia-ver': '2.0' });
    await assert.rejects(verify(older), refused('TEE_GPU_MALFORMED'));
    const good = await tokenOf();
    const shapes = [
      new Uint8Array(0),
      utf8('{}'),
      utf8('[["JWT","a.b.c"],{}]'),
      utf8('[["JWT","a.b"],{}]'),
      utf8(text(good).replace('"JWT"', '"JWS"')),
      utf8(text(good).replace(']', ',1]')),
      Uint8Array.of(0xff, 0xfe),
      concatBytes(good, new Uint8Array(70_000).fill(0x20)), // the same JSON, too long
      detached(`${overallOf(good)}.AAAA`, gpusOf(good)),
      utf8(`${'['.repeat(30_000)}${']'.repeat(30_000)}`),
    ];
    for (const shape of shapes) await assert.rejects(verify(shape), refused('TEE_GPU_MALFORMED'));
  });
});
