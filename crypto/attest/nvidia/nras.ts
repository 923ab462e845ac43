/**
 * Tokens of NVIDIA's Remote Attestation Service (NRAS): an Entity Attestation Token over all GPUs, and one detached token
 * for each, whose digests the first one holds. Both are JSON Web Signatures with ES384.
 *
 * Issuer and keys are the caller's: a token names its key, never brings it.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { bytesToHex, utf8 } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { parseWith, unixSeconds } from '../fields.ts';
import { fromBase64Url } from './base64.ts';
import { malformed } from './errors.ts';

/** Who NRAS is: pinned by the relying party. */
export interface NrasKeys {
  /** `https://nras.attestation.nvidia.com` */
  readonly issuer: string;
  /** By key id: P-384 coordinates, 48 bytes each */
  readonly keys: ReadonlyMap<string, { readonly x: Uint8Array; readonly y: Uint8Array }>;
}

/** What the token must be about. */
export interface NrasSubject {
  readonly nonce: Uint8Array;
  /** Serial number of the attestation certificate, decimal */
  readonly ueid: string;
  readonly model: string;
  readonly driverVersion: string;
  readonly vbiosVersion: string;
}

const MAX_TOKEN_BYTES = 64 * 1024;
const MAX_GPUS = 16;
/** Seconds that NRAS's clock may run ahead of ours. */
const MAX_CLOCK_SKEW_SECONDS = 120;
const CODE = 'TEE_GPU_MALFORMED';

const name = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);
const detachedSchema = z.tuple([
  z.tuple([z.literal('JWT'), z.string()]),
  z.record(name, z.string()).refine((tokens) => Object.keys(tokens).length <= MAX_GPUS),
]);
const headerSchema = z.strictObject({
  alg: z.literal('ES384'),
  kid: z.string().min(1).max(128),
  typ: z.literal('JWT').exactOptional(),
});
const commonClaims = {
  iss: z.string(),
  iat: unixSeconds,
  nbf: unixSeconds,
  exp: unixSeconds,
  eat_nonce: z.string(),
};
const overallSchema = z.object({
  ...commonClaims,
  'x-nvidia-ver': z.literal('3.0'),
  'x-nvidia-overall-att-result': z.boolean(),
  submods: z.record(
    name,
    z.tuple([z.literal('DIGEST'), z.tuple([z.literal('SHA-256'), z.string().regex(/^[0-9a-f]{64}$/)])]),
  ),
});
const chainSchema = z.object({
  'x-nvidia-cert-status': z.literal('valid'),
  'x-nvidia-cert-ocsp-status': z.literal('good'),
});
/** Everything that NRAS checked must be said, and be good. */
const goodGpu = z.object({
  measres: z.literal('success'),
  secboot: z.literal(true),
  dbgstat: z.literal('disabled'),
  oemid: z.literal('5703'),
  'x-nvidia-attestation-warning': z.null(),
  'x-nvidia-gpu-arch-check': z.literal(true),
  'x-nvidia-gpu-attestation-report-parsed': z.literal(true),
  'x-nvidia-gpu-attestation-report-nonce-match': z.literal(true),
  'x-nvidia-gpu-attestation-report-signature-verified': z.literal(true),
  'x-nvidia-gpu-attestation-report-cert-chain-fwid-match': z.literal(true),
  'x-nvidia-gpu-attestation-report-cert-chain': chainSchema,
  'x-nvidia-gpu-driver-rim-signature-verified': z.literal(true),
  'x-nvidia-gpu-driver-rim-version-match': z.literal(true),
  'x-nvidia-gpu-driver-rim-measurements-available': z.literal(true),
  'x-nvidia-gpu-driver-rim-cert-chain': chainSchema,
  'x-nvidia-gpu-vbios-rim-signature-verified': z.literal(true),
  'x-nvidia-gpu-vbios-rim-version-match': z.literal(true),
  'x-nvidia-gpu-vbios-rim-measurements-available': z.literal(true),
  'x-nvidia-gpu-vbios-rim-cert-chain': chainSchema,
  'x-nvidia-gpu-vbios-index-no-conflict': z.literal(true),
});
const gpuSchema = z.object({
  ...commonClaims,
  ueid: z.string(),
  hwmodel: z.string(),
  'x-nvidia-gpu-driver-version': z.string(),
  'x-nvidia-gpu-vbios-version': z.string(),
});

/**
 * A token that says this very GPU, asked with this nonce, measured what it should.
 * @throws VerificationError TEE_GPU_MALFORMED | TEE_GPU_TOKEN_KEY | TEE_GPU_TOKEN_SIGNATURE | TEE_GPU_TOKEN_ISSUER |
 * TEE_GPU_TOKEN_EXPIRED | TEE_GPU_TOKEN_FUTURE | TEE_NONCE_MISMATCH | TEE_GPU_TOKEN_DIGEST | TEE_GPU_TOKEN_SUBJECT |
 * TEE_GPU_TOKEN_RESULT
 */
export async function verifyNrasToken(
  bytes: Uint8Array,
  subject: NrasSubject,
  nras: NrasKeys,
  now: number,
): Promise<{ readonly validUntil: number }> {
  if (bytes.length > MAX_TOKEN_BYTES) throw malformed('token', { got: bytes.length, max: MAX_TOKEN_BYTES });
  const [[, overallToken], gpuTokens] = parseWith(detachedSchema, json(bytes, 'token'), CODE, 'NRAS token');
  const overall = parseWith(overallSchema, await payloadOf(overallToken, nras), CODE, 'NRAS token');
  checkCommon(overall, subject.nonce, nras, now);
  if (!overall['x-nvidia-overall-att-result']) throw badResult('x-nvidia-overall-att-result');
  checkDigests(overall.submods, gpuTokens);
  const claims = await Promise.all(Object.values(gpuTokens).map((token) => payloadOf(token, nras)));
  const mine = claims.filter((claim) => gpuSchema.safeParse(claim).data?.ueid === subject.ueid);
  if (mine.length !== 1)
    throw wrongSubject('ueid', subject.ueid, `${mine.length} of ${claims.length} tokens`);
  const gpu = parseWith(gpuSchema, mine[0], CODE, 'NRAS token');
  checkCommon(gpu, subject.nonce, nras, now);
  checkSubject(gpu, subject);
  const good = goodGpu.safeParse(mine[0]);
  if (!good.success) throw badResult(good.error.issues[0]?.path.join('.') ?? '');
  return { validUntil: Math.min(overall.exp, gpu.exp) };
}

async function payloadOf(token: string, { keys }: NrasKeys): Promise<unknown> {
  const parts = token.split('.');
  if (parts.length !== 3) throw malformed('token');
  const [header, payload, signature] = parts as [string, string, string];
  const { kid } = parseWith(
    headerSchema,
    json(fromBase64Url(header, 'token'), 'token'),
    CODE,
    'NRAS token header',
  );
  const key = keys.get(kid);
  if (key === undefined) {
    throw new VerificationError('TEE_GPU_TOKEN_KEY', 'the token is signed with a key that is not pinned', {
      details: { got: kid },
      hint: "add NRAS's current keys to the policy, after checking where they come from",
    });
  }
  if (!(await verifyEs384(key, utf8(`${header}.${payload}`), fromBase64Url(signature, 'token'))))
    throw new VerificationError('TEE_GPU_TOKEN_SIGNATURE', "the token's signature is wrong");
  return json(fromBase64Url(payload, 'token'), 'token');
}

async function verifyEs384(
  { x, y }: { readonly x: Uint8Array; readonly y: Uint8Array },
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' };
  try {
    const point = Uint8Array.of(0x04, ...x, ...y);
    const key = await subtle.importKey('raw', point, algorithm, false, ['verify']);
    return await subtle.verify(
      { name: 'ECDSA', hash: 'SHA-384' },
      key,
      Uint8Array.from(signature),
      Uint8Array.from(data),
    );
  } catch {
    return false; // no point of the curve
  }
}

function checkCommon(
  claims: { iss: string; iat: number; nbf: number; exp: number; eat_nonce: string },
  nonce: Uint8Array,
  nras: NrasKeys,
  now: number,
): void {
  const { iss, iat, nbf, exp } = claims;
  if (iss !== nras.issuer) {
    throw new VerificationError('TEE_GPU_TOKEN_ISSUER', 'the token is of another issuer', {
      details: { expected: nras.issuer, got: iss },
    });
  }
  if (now >= exp) {
    throw new VerificationError('TEE_GPU_TOKEN_EXPIRED', 'the token has expired', {
      details: { expected: exp, now },
      hint: 'the node must ask NRAS again',
    });
  }
  if (Math.max(iat, nbf) > now + MAX_CLOCK_SKEW_SECONDS) {
    throw new VerificationError('TEE_GPU_TOKEN_FUTURE', 'the token is dated in the future', {
      details: { issuedAt: iat, notBefore: nbf, now },
    });
  }
  if (claims.eat_nonce !== bytesToHex(nonce)) {
    throw new VerificationError('TEE_NONCE_MISMATCH', 'the token answers another nonce', {
      details: { field: 'eat_nonce', expected: bytesToHex(nonce), got: claims.eat_nonce.slice(0, 128) },
    });
  }
}

/** Every GPU that the first token names has its own token, byte for byte, and there is no other. */
function checkDigests(
  submods: z.infer<typeof overallSchema>['submods'],
  tokens: Readonly<Record<string, string>>,
): void {
  const names = Object.keys(submods).sort();
  const same = names.join() === Object.keys(tokens).sort().join();
  const wrong = names.find((one) => submods[one]?.[1][1] !== bytesToHex(sha256(utf8(tokens[one] ?? ''))));
  if (same && names.length > 0 && wrong === undefined) return;
  throw new VerificationError('TEE_GPU_TOKEN_DIGEST', 'a GPU token is not the one that NRAS signed for', {
    details: { gpu: wrong ?? '' },
  });
}

function checkSubject(gpu: z.infer<typeof gpuSchema>, subject: NrasSubject): void {
  const pairs = [
    ['hwmodel', subject.model, gpu.hwmodel],
    ['driver', subject.driverVersion, gpu['x-nvidia-gpu-driver-version']],
    ['vbios', subject.vbiosVersion, gpu['x-nvidia-gpu-vbios-version']],
  ] as const;
  for (const [field, expected, got] of pairs) if (expected !== got) throw wrongSubject(field, expected, got);
}

function json(bytes: Uint8Array, field: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformed(field, { problem: 'JSON' }, cause);
  }
}

const wrongSubject = (field: string, expected: string, got: string): VerificationError =>
  new VerificationError('TEE_GPU_TOKEN_SUBJECT', 'the token is about another GPU or another state of it', {
    details: { field, expected, got: got.slice(0, 128) },
  });

const badResult = (claim: string): VerificationError =>
  new VerificationError('TEE_GPU_TOKEN_RESULT', 'NRAS found something wrong with the GPU', {
    details: { claim },
  });
