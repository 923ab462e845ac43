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
import { HARDWARE_KINDS, type HardwareKind } from './evidence.ts';
import { boundedBytes, bytes32, exactBytes, parseWith, uint32, unixSeconds } from './fields.ts';
import { gpuReferenceSchema } from './nvidia/reference.ts';
import { MAX_CUSTODY_BYTES, openCustodyList } from './proof-of-cloud.ts';

const HEX48 = '[0-9a-f]{96}';
const HEX32 = '[0-9a-f]{64}';
const CONFIG = `(:config=${HEX32})?`;
/** As the verifiers write them, by the word before the colon: one that no verifier writes would list, or revoke, nothing. */
const FORMS: Readonly<Record<string, { readonly kind: HardwareKind | 'simulated'; readonly rest: string }>> =
  {
    SIM: { kind: 'simulated', rest: '[\\x21-\\x7e]{1,120}' },
    tdx: { kind: 'intel-tdx', rest: `(${HEX48}:){3}${HEX48}(:events=${HEX32})?${CONFIG}` },
    sgx: { kind: 'intel-sgx', rest: `(${HEX32}:){2}\\d{1,5}:\\d{1,5}${CONFIG}` },
    snp: { kind: 'amd-sev-snp', rest: `${HEX48}${CONFIG}` },
    nitro: { kind: 'aws-nitro', rest: `(${HEX48}:){2}${HEX48}` },
  };
const formOf = (text: string) => FORMS[text.slice(0, text.indexOf(':'))];
const measurement = z
  .string()
  .max(768)
  .refine((text) => {
    const form = formOf(text);
    return form !== undefined && new RegExp(`^[A-Za-z]+:${form.rest}$`).test(text);
  }, 'not a measurement as verifiers write it: veilmesh policy check prints that of evidence');

/** Whether a verifier could write this. */
export const isMeasurement = (text: string): boolean => measurement.safeParse(text).success;

const name = z.string().regex(/^[a-zA-Z]{1,32}$/);

/** What a policy may accept. Never `Revoked`: no verifier lets it through. */
export const ACCEPTABLE_TCB = [
  'UpToDate',
  'SWHardeningNeeded',
  'ConfigurationNeeded',
  'ConfigurationAndSWHardeningNeeded',
  'OutOfDate',
  'OutOfDateConfigurationNeeded',
] as const;

export const policySchema = z
  .strictObject({
    v: z.literal(1),
    /** Grows with every policy a signer issues; a lower one than seen before is refused */
    serial: z.int().min(1),
    network: z.enum(['development', 'production']),
    allowSimulated: z.boolean(),
    /** Hardware kinds that count; those that are not here are refused whatever they measure */
    kinds: z.array(z.enum(HARDWARE_KINDS)).max(HARDWARE_KINDS.length),
    /** Exact strings; simulated ones begin with SIM: */
    measurements: z.array(measurement).min(1).max(256),
    /** Measurements that count no more from `from` on (unix seconds), listed above or not; what was judged before stands */
    revoked: z.array(z.strictObject({ measurement, from: unixSeconds })).max(256),
    tcbStatuses: z.array(z.enum(ACCEPTABLE_TCB)).min(1).max(ACCEPTABLE_TCB.length),
    /** Open advisories that are borne with until `until` (unix seconds); any other one is refused */
    advisories: z
      .array(z.strictObject({ id: z.string().regex(/^[A-Z0-9-]{1,64}$/), until: unixSeconds }))
      .max(256),
    /**
     * Intel: the oldest set of collateral that counts. Dates alone stop no rollback: Intel signs older sets anew on request. 0: any
     * that is current, on a development network alone
     */
    minTcbEvaluationDataNumber: uint32,
    /**
     * Security versions below which machines are refused, by the vendor's names (report.ts); numbers of SEV-SNP compare only
     * within a product. A kind of which some products are named is refused on every other product.
     */
    minVersions: z
      .array(
        z.strictObject({
          kind: z.enum(HARDWARE_KINDS),
          product: name.nullable(),
          least: z.record(name, uint32),
        }),
      )
      .max(32),
    /** SEV-SNP: the least privileged level that may ask for a report; 0 is the most privileged */
    maxVmpl: z.int().min(0).max(3),
    /** The only machines that count, by platform id; null: any */
    platforms: z.array(bytes32).max(512).nullable(),
    /** Machines that somebody vouches to have seen in a data centre (proof-of-cloud.ts); null: not asked for */
    proofOfCloud: z.strictObject({ signer: bytes32, list: boundedBytes(MAX_CUSTODY_BYTES) }).nullable(),
    /** What a GPU must show; with `none` one that is shown is still verified */
    gpu: z.enum(['none', 'genuine', 'appraised']),
    /** Whose tokens appraise GPUs: NVIDIA's service by its issuer, and its P-384 keys by key id; null: nobody's */
    nras: z
      .strictObject({
        issuer: z.string().min(1).max(256),
        keys: z
          .array(z.strictObject({ id: z.string().min(1).max(128), x: exactBytes(48), y: exactBytes(48) }))
          .min(1)
          .max(16),
      })
      .nullable(),
    /** What GPUs measured is compared with these, of driver and VBIOS each: taken out of NVIDIA's signed manifests */
    gpuReferences: z.array(gpuReferenceSchema).max(32),
    /** The chain registers at most one enclave key for a platform id at a time */
    oneKeyPerPlatform: z.boolean(),
    maxEvidenceAgeSeconds: z
      .int()
      .min(1)
      .max(31 * 86_400),
    /**
     * How old the oldest revocation list may be that evidence rests on; null: until the date that its issuer set. That is a year for
     * Intel's root and AMD's, who issue them about as often: a shorter time refuses honest machines until they do
     */
    maxRevocationAgeSeconds: uint32.nullable(),
    issuedAt: unixSeconds,
    /** From then on it accepts nothing; null: never ends, on a development network alone */
    expiresAt: unixSeconds.nullable(),
  })
  .refine((policy) => policy.network === 'development' || !policy.allowSimulated, {
    message: 'only a development network may allow simulated TEEs',
    path: ['allowSimulated'],
  })
  .refine(
    (policy) =>
      policy.allowSimulated ||
      [...policy.measurements, ...policy.revoked.map((revoked) => revoked.measurement)].every(
        (text) => !text.startsWith('SIM:'),
      ),
    { message: 'SIM: measurements need allowSimulated', path: ['measurements'] },
  )
  .refine((policy) => policy.allowSimulated || policy.kinds.length > 0, {
    message: 'a policy without kinds accepts nothing',
    path: ['kinds'],
  })
  .refine((policy) => policy.network === 'development' || policy.expiresAt !== null, {
    message: 'a production policy must end: whoever is kept from newer ones would hold to it for ever',
    path: ['expiresAt'],
  })
  .refine(
    ({ network, kinds, minTcbEvaluationDataNumber }) =>
      network === 'development' ||
      minTcbEvaluationDataNumber > 0 ||
      !kinds.some((kind) => kind === 'intel-tdx' || kind === 'intel-sgx'),
    {
      message:
        'a production policy for Intel needs a floor: firmware of any age is UpToDate by some older set',
      path: ['minTcbEvaluationDataNumber'],
    },
  )
  .refine(
    ({ network, kinds, minVersions }) =>
      network === 'development' ||
      !kinds.includes('amd-sev-snp') ||
      minVersions.some(({ kind, least }) => kind === 'amd-sev-snp' && Object.keys(least).length > 0),
    {
      message: 'a production policy for SEV-SNP needs floors: AMD has no words for firmware that is too old',
      path: ['minVersions'],
    },
  );
export type PolicyContent = z.infer<typeof policySchema>;

/** What a signer says who says nothing; `kinds` are then those of the measurements. */
const DEFAULTS = {
  revoked: [],
  tcbStatuses: ['UpToDate'],
  advisories: [],
  minTcbEvaluationDataNumber: 0,
  minVersions: [],
  maxVmpl: 0,
  platforms: null,
  proofOfCloud: null,
  gpu: 'none',
  nras: null,
  gpuReferences: [],
  oneKeyPerPlatform: true,
  maxRevocationAgeSeconds: null,
  expiresAt: null,
} satisfies Partial<PolicyContent>;

type Optional = keyof typeof DEFAULTS | 'kinds';
/** Also of what is not to be changed. */
type Lists<T> = { readonly [K in keyof T]: T[K] extends (infer U)[] ? readonly U[] : T[K] };
/** A policy as its signer writes it; what is left out is DEFAULTS, and is signed as such. */
export type PolicyDraft = Lists<Omit<PolicyContent, Optional> & Partial<Pick<PolicyContent, Optional>>>;

const kindsOf = ({ measurements }: PolicyDraft): HardwareKind[] =>
  HARDWARE_KINDS.filter((kind) => measurements.some((text) => formOf(text)?.kind === kind));

declare const policyBrand: unique symbol;
/** A policy whose signature and serial were checked. */
export type Policy = Readonly<PolicyContent> & { readonly [policyBrand]: true };
/** One under which nothing simulated can pass: what releases keys of real models takes no other. */
export type ProductionPolicy = Policy & { readonly network: 'production'; readonly allowSimulated: false };

/** With signature and signer it fits into the 64 KiB that a network's description has for it. */
export const MAX_POLICY_BYTES = 63 * 1024;
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
export function signPolicy(draft: PolicyDraft, secretKey: Uint8Array): Uint8Array {
  const checked = policySchema.safeParse({ ...DEFAULTS, kinds: kindsOf(draft), ...draft });
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError('POLICY_MALFORMED', `policy is malformed: ${issue?.message ?? ''}`, {
      details: { field: issue?.path.join('.') ?? '' },
      hint: 'veilmesh policy show FILE prints every field of a policy that is well formed',
    });
  }
  const policy = encodeCbor(checked.data);
  if (policy.length > MAX_POLICY_BYTES) {
    throw new UsageError('POLICY_MALFORMED', 'policy is too large', {
      details: { got: policy.length, max: MAX_POLICY_BYTES },
      hint: 'list fewer machines, references or revocations',
    });
  }
  return encodeCbor({
    policy,
    signer: ed25519.getPublicKey(secretKey),
    signature: ed25519.sign(signedBytes(policy), secretKey),
  });
}

/**
 * @param trust keys whose policies count, and the highest serial seen so far (0 at first)
 * @throws VerificationError POLICY_MALFORMED | POLICY_SIGNER_UNKNOWN | POLICY_SIGNATURE | POLICY_ROLLBACK |
 * PROOF_OF_CLOUD_MALFORMED | PROOF_OF_CLOUD_SIGNATURE
 */
export function openPolicy(
  bytes: Uint8Array,
  trust: { readonly signers: readonly Uint8Array[]; readonly minSerial: number },
): Policy {
  const signed = openSigned(bytes);
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
      hint: 'ask for the newest policy; an old one may still allow what was revoked since: veilmesh policy show',
    });
  }
  if (policy.proofOfCloud !== null) openCustodyList(policy.proofOfCloud.list, policy.proofOfCloud.signer);
  return policy as Policy;
}

/** Who says to have signed it, before anybody believes that. @throws VerificationError POLICY_MALFORMED | CBOR_* */
export const policySigner = (bytes: Uint8Array): Uint8Array => openSigned(bytes).signer;

/** Names its content, whoever signed it. @throws VerificationError POLICY_MALFORMED | CBOR_* */
export const policyHash = (bytes: Uint8Array): Hash32 => signedBytes(openSigned(bytes).policy);

const openSigned = (bytes: Uint8Array): z.infer<typeof signedPolicySchema> =>
  parseWith(
    signedPolicySchema,
    decodeCbor(bytes, MAX_POLICY_BYTES + 256),
    'POLICY_MALFORMED',
    'signed policy',
  );

/** @throws VerificationError POLICY_DEVELOPMENT for one of a development network */
export function requireProduction(policy: Policy): ProductionPolicy {
  if (policy.network === 'production' && !policy.allowSimulated) return policy as ProductionPolicy;
  throw new VerificationError('POLICY_DEVELOPMENT', 'this needs a production policy', {
    details: { expected: 'production', got: policy.network, serial: policy.serial },
    hint: 'a development policy may accept simulated TEEs, which keep nothing secret: veilmesh policy show',
  });
}
