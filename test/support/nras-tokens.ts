/**
 * NRAS tokens signed with test keys: a GPU that is all right, or whatever a test changes.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { NrasKeys } from '../../crypto/attest/nvidia/nras.ts';
import { bytesToHex, utf8 } from '../../crypto/core/bytes.ts';
import { DRIVER_VERSION, GPU_MODEL, LEAF_SERIAL, spkiOf, VBIOS_VERSION } from './gpu-evidence.ts';
import { makeKeys, signRaw, TEST_NOW } from './test-pki.ts';

export interface NrasSigner {
  readonly kid: string;
  readonly keys: CryptoKeyPair;
  readonly pinned: NrasKeys;
}

export const NRAS_ISSUER = 'https://nras.attestation.nvidia.com';

export async function nrasSigner(kid = 'test-kid'): Promise<NrasSigner> {
  const keys = await makeKeys('P-384');
  const spki = await spkiOf({ keys });
  const point = spki.subarray(spki.length - 96);
  const key = { x: point.slice(0, 48), y: point.slice(48) };
  return { kid, keys, pinned: { issuer: NRAS_ISSUER, keys: new Map([[kid, key]]) } };
}

export type Claims = Record<string, unknown>;

export const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export async function signToken(claims: Claims, signer: NrasSigner, header: Claims = {}): Promise<string> {
  const parts = [{ kid: signer.kid, alg: 'ES384', ...header }, claims];
  const signed = parts.map((part) => base64Url(utf8(JSON.stringify(part)))).join('.');
  return `${signed}.${base64Url(await signRaw({ kind: 'P-384', keys: signer.keys }, utf8(signed)))}`;
}

const common = (nonce: Uint8Array): Claims => ({
  iss: NRAS_ISSUER,
  iat: TEST_NOW,
  nbf: TEST_NOW,
  exp: TEST_NOW + 3_600,
  eat_nonce: bytesToHex(nonce),
});

export const overallClaims = (nonce: Uint8Array): Claims => ({
  sub: 'NVIDIA-PLATFORM-ATTESTATION',
  'x-nvidia-ver': '3.0',
  'x-nvidia-overall-att-result': true,
  ...common(nonce),
});

const GOOD_CHAIN = { 'x-nvidia-cert-status': 'valid', 'x-nvidia-cert-ocsp-status': 'good' };

export const gpuClaims = (nonce: Uint8Array): Claims => ({
  ...common(nonce),
  ueid: LEAF_SERIAL.toString(),
  hwmodel: GPU_MODEL,
  oemid: '5703',
  measres: 'success',
  secboot: true,
  dbgstat: 'disabled',
  'x-nvidia-attestation-warning': null,
  'x-nvidia-gpu-driver-version': DRIVER_VERSION,
  'x-nvidia-gpu-vbios-version': VBIOS_VERSION,
  'x-nvidia-gpu-arch-check': true,
  'x-nvidia-gpu-attestation-report-parsed': true,
  'x-nvidia-gpu-attestation-report-nonce-match': true,
  'x-nvidia-gpu-attestation-report-signature-verified': true,
  'x-nvidia-gpu-attestation-report-cert-chain-fwid-match': true,
  'x-nvidia-gpu-attestation-report-cert-chain': GOOD_CHAIN,
  'x-nvidia-gpu-driver-rim-signature-verified': true,
  'x-nvidia-gpu-driver-rim-version-match': true,
  'x-nvidia-gpu-driver-rim-measurements-available': true,
  'x-nvidia-gpu-driver-rim-cert-chain': GOOD_CHAIN,
  'x-nvidia-gpu-vbios-rim-signature-verified': true,
  'x-nvidia-gpu-vbios-rim-version-match': true,
  'x-nvidia-gpu-vbios-rim-measurements-available': true,
  'x-nvidia-gpu-vbios-rim-cert-chain': GOOD_CHAIN,
  'x-nvidia-gpu-vbios-index-no-conflict': true,
});

/** Detached EAT: digests of the GPU tokens in the first one, unless `overall` has its own. */
export async function nrasToken(
  signer: NrasSigner,
  overall: Claims,
  gpus: readonly Claims[],
): Promise<Uint8Array> {
  const tokens = await Promise.all(gpus.map((claims) => signToken(claims, signer)));
  const named = Object.fromEntries(tokens.map((token, i) => [`GPU-${i}`, token]));
  return detached(await signToken({ submods: submodsOf(named), ...overall }, signer), named);
}

export const submodsOf = (tokens: Readonly<Record<string, string>>): Claims =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [
      name,
      ['DIGEST', ['SHA-256', bytesToHex(sha256(utf8(token)))]],
    ]),
  );

export const detached = (overall: string, tokens: Readonly<Record<string, string>>): Uint8Array =>
  utf8(JSON.stringify([['JWT', overall], tokens]));
