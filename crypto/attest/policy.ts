/**
 * Attestation policies: what a relying party accepts. Signed, versioned, monotonic; a policy object that
 * `appraise` takes can only come out of `openPolicy`.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { z } from 'zod';
import { equalBytes } from '../core/bytes.ts';
import { decodeCbor, encodeCbor } from '../core/cbor.ts';
import { UsageError, VerificationError } from '../core/errors.ts';
import { type Hash32, hash } from '../core/hash.ts';
import { boundedBytes, bytes32, exactBytes, parseWith, unixSeconds } from './fields.ts';

export const policySchema = z
  .strictObject({
    v: z.literal(1),
    /** Grows with every policy a signer issues; a lower one than seen before is refused */
    serial: z.int().min(1),
    network: z.enum(['development', 'production']),
    allowSimulated: z.boolean(),
    /** Exact strings; simulated ones begin with SIM: */
    measurements: z.array(z.string().min(1).max(256)).min(1).max(256),
    maxEvidenceAgeSeconds: z
      .int()
      .min(1)
      .max(31 * 86_400),
    issuedAt: unixSeconds,
  })
  .refine((policy) => policy.network === 'development' || !policy.allowSimulated, {
    message: 'only a development network may allow simulated TEEs',
    path: ['allowSimulated'],
  })
  .refine(
    (policy) => policy.allowSimulated || policy.measurements.every((text) => !text.startsWith('SIM:')),
    { message: 'SIM: measurements need allowSimulated', path: ['measurements'] },
  );
export type PolicyContent = z.infer<typeof policySchema>;

declare const policyBrand: unique symbol;
/** A policy whose signature and serial were checked. */
export type Policy = Readonly<PolicyContent> & { readonly [policyBrand]: true };

const MAX_POLICY_BYTES = 64 * 1024;
const signedPolicySchema = z.strictObject({
  policy: boundedBytes(MAX_POLICY_BYTES),
  signer: bytes32,
  signature: exactBytes(64),
});
const signedBytes = (policy: Uint8Array): Hash32 => hash('attestation-policy/v1', policy);

/**
 * @param secretKey Ed25519 seed, 32 bytes
 * @throws UsageError POLICY_MALFORMED
 */
export function signPolicy(content: PolicyContent, secretKey: Uint8Array): Uint8Array {
  const checked = policySchema.safeParse(content);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError('POLICY_MALFORMED', `policy is malformed: ${issue?.message ?? ''}`, {
      details: { field: issue?.path.join('.') ?? '' },
    });
  }
  const policy = encodeCbor(checked.data);
  return encodeCbor({
    policy,
    signer: ed25519.getPublicKey(secretKey),
    signature: ed25519.sign(signedBytes(policy), secretKey),
  });
}

/**
 * @param trust keys whose policies count, and the highest serial seen so far (0 at first)
 * @throws VerificationError POLICY_MALFORMED | POLICY_SIGNER_UNKNOWN | POLICY_SIGNATURE | POLICY_ROLLBACK
 */
export function openPolicy(
  bytes: Uint8Array,
  trust: { readonly signers: readonly Uint8Array[]; readonly minSerial: number },
): Policy {
  const outer = decodeCbor(bytes, MAX_POLICY_BYTES + 256);
  const signed = parseWith(signedPolicySchema, outer, 'POLICY_MALFORMED', 'signed policy');
  if (!trust.signers.some((signer) => equalBytes(signer, signed.signer))) {
    throw new VerificationError('POLICY_SIGNER_UNKNOWN', 'the policy is signed by a key nobody here trusts');
  }
  if (!ed25519.verify(signed.signature, signedBytes(signed.policy), signed.signer, { zip215: false })) {
    throw new VerificationError('POLICY_SIGNATURE', "the policy's signature is wrong");
  }
  const inner = decodeCbor(signed.policy, MAX_POLICY_BYTES);
  const policy = parseWith(policySchema, inner, 'POLICY_MALFORMED', 'policy');
  if (policy.serial < trust.minSerial) {
    throw new VerificationError('POLICY_ROLLBACK', 'a newer policy has been seen', {
      details: { got: policy.serial, expected: trust.minSerial },
    });
  }
  return policy as Policy;
}
