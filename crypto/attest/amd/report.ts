/**
 * SEV-SNP attestation reports, versions 2, 3 and 5 (AMD 56860, "ATTESTATION_REPORT"), taken apart strictly: exact
 * length, every reserved byte zero. Nothing here is verified yet.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';

const SNP_REPORT_BYTES = 1_184;
/** What the signature covers: all before it. */
const SIGNED_BYTES = 0x2a0;
/** R and S stand in 72 bytes each, little-endian. */
const SCALAR_FIELD_BYTES = 72;
const SCALAR_BYTES = 48;
const ECDSA_P384_SHA384 = 1;

/** Guest policy: what the guest's owner demanded at launch. */
export interface SnpGuestPolicy {
  readonly abiMajor: number;
  readonly abiMinor: number;
  readonly smtAllowed: boolean;
  readonly migrationAgentAllowed: boolean;
  readonly debugAllowed: boolean;
  readonly singleSocketOnly: boolean;
  readonly cxlAllowed: boolean;
  readonly aes256XtsOnly: boolean;
  readonly raplDisabledOnly: boolean;
  readonly ciphertextHidingOnly: boolean;
  readonly pageSwapDisabled: boolean;
}

/** Platform info: what the machine runs with. */
export interface SnpPlatform {
  readonly smt: boolean;
  readonly transparentMemoryEncryption: boolean;
  readonly ecc: boolean;
  readonly raplDisabled: boolean;
  readonly ciphertextHiding: boolean;
  /** Memory was checked for aliases since reset (version 3 on): CVE-2024-21944 */
  readonly aliasCheckComplete: boolean;
  readonly trustedIo: boolean;
}

export type SnpSigningKey = 'vcek' | 'vlek' | 'none';

export interface SnpReportFields {
  readonly version: 2 | 3 | 5;
  readonly guestSvn: number;
  readonly guestPolicy: SnpGuestPolicy;
  readonly familyId: Uint8Array;
  readonly imageId: Uint8Array;
  /** 0 to 3 for a guest; 2^32 - 1 where the host asked */
  readonly vmpl: number;
  readonly platform: SnpPlatform;
  readonly authorKey: boolean;
  readonly chipKeyMasked: boolean;
  readonly signingKey: SnpSigningKey;
  readonly reportData: Uint8Array;
  readonly measurement: Uint8Array;
  readonly hostData: Uint8Array;
  readonly idKeyDigest: Uint8Array;
  readonly authorKeyDigest: Uint8Array;
  readonly reportId: Uint8Array;
  /** All ones without a migration agent */
  readonly migrationAgentReportId: Uint8Array;
  /** TCB versions: eight bytes whose meaning depends on the product (tcb.ts) */
  readonly currentTcb: Uint8Array;
  readonly reportedTcb: Uint8Array;
  readonly committedTcb: Uint8Array;
  readonly launchTcb: Uint8Array;
  /** Version 3 on; null before */
  readonly cpu: { readonly family: number; readonly model: number; readonly stepping: number } | null;
  /** All zero where the host masked it */
  readonly chipId: Uint8Array;
  readonly currentFirmware: string;
  readonly committedFirmware: string;
  /** Version 5 on: mitigations in force at launch and now; null before */
  readonly mitigations: { readonly launch: bigint; readonly current: bigint } | null;
  readonly signedBytes: Uint8Array;
  /** r ‖ s, big-endian, 96 bytes */
  readonly signature: Uint8Array;
}

const POLICY_RESERVED_ONE = 1n << 17n;
const POLICY_KNOWN = (1n << 26n) - 1n;
const PLATFORM_KNOWN = 0b1011_1111n;

/** @throws VerificationError TEE_QUOTE_MALFORMED */
export function parseSnpReport(bytes: Uint8Array): SnpReportFields {
  if (bytes.length !== SNP_REPORT_BYTES) {
    throw malformed('another length', { expected: SNP_REPORT_BYTES, got: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const take = (at: number, length: number): Uint8Array => bytes.subarray(at, at + length);
  const u32 = (at: number): number => view.getUint32(at, true);
  const u64 = (at: number): bigint => view.getBigUint64(at, true);
  const version = u32(0);
  // Version 4 was never described in public.
  if (version !== 2 && version !== 3 && version !== 5) {
    throw malformed('an unknown version', { expected: '2, 3 or 5', got: version });
  }
  if (u32(0x34) !== ECDSA_P384_SHA384) {
    throw malformed('an unknown signature algorithm', { expected: ECDSA_P384_SHA384, got: u32(0x34) });
  }
  const zero = (from: number, until: number): void => {
    const at = bytes.subarray(from, until).findIndex((byte) => byte !== 0);
    if (at !== -1) throw malformed('a reserved byte that is not zero', { offset: from + at });
  };
  zero(0x4c, 0x50);
  zero(version === 2 ? 0x188 : 0x18b, 0x1a0);
  zero(0x1eb, 0x1ec);
  zero(0x1ef, 0x1f0);
  zero(version === 5 ? 0x208 : 0x1f8, SIGNED_BYTES);
  zero(SIGNED_BYTES + 2 * SCALAR_FIELD_BYTES, SNP_REPORT_BYTES);
  const scalar = (at: number): Uint8Array => {
    zero(at + SCALAR_BYTES, at + SCALAR_FIELD_BYTES);
    return Uint8Array.from(take(at, SCALAR_BYTES)).reverse();
  };
  const signature = new Uint8Array(2 * SCALAR_BYTES);
  signature.set(scalar(SIGNED_BYTES));
  signature.set(scalar(SIGNED_BYTES + SCALAR_FIELD_BYTES), SCALAR_BYTES);
  return {
    version,
    guestSvn: u32(4),
    guestPolicy: guestPolicy(u64(8)),
    familyId: take(0x10, 16),
    imageId: take(0x20, 16),
    vmpl: u32(0x30),
    platform: platform(u64(0x40)),
    ...keyInfo(u32(0x48)),
    reportData: take(0x50, 64),
    measurement: take(0x90, 48),
    hostData: take(0xc0, 32),
    idKeyDigest: take(0xe0, 48),
    authorKeyDigest: take(0x110, 48),
    reportId: take(0x140, 32),
    migrationAgentReportId: take(0x160, 32),
    currentTcb: take(0x38, 8),
    reportedTcb: take(0x180, 8),
    committedTcb: take(0x1e0, 8),
    launchTcb: take(0x1f0, 8),
    cpu: version === 2 ? null : { family: bytes[0x188]!, model: bytes[0x189]!, stepping: bytes[0x18a]! },
    chipId: take(0x1a0, 64),
    currentFirmware: firmware(take(0x1e8, 3)),
    committedFirmware: firmware(take(0x1ec, 3)),
    mitigations: version === 5 ? { launch: u64(0x1f8), current: u64(0x200) } : null,
    signedBytes: bytes.subarray(0, SIGNED_BYTES),
    signature,
  };
}

function guestPolicy(bits: bigint): SnpGuestPolicy {
  // A bit nobody here knows may allow the host what a policy would never allow.
  if ((bits & POLICY_RESERVED_ONE) === 0n || (bits & ~POLICY_KNOWN) !== 0n) {
    throw malformed('a guest policy with unknown bits', { got: bits.toString(16) });
  }
  const bit = (n: bigint): boolean => ((bits >> n) & 1n) === 1n;
  return {
    abiMinor: Number(bits & 0xffn),
    abiMajor: Number((bits >> 8n) & 0xffn),
    smtAllowed: bit(16n),
    migrationAgentAllowed: bit(18n),
    debugAllowed: bit(19n),
    singleSocketOnly: bit(20n),
    cxlAllowed: bit(21n),
    aes256XtsOnly: bit(22n),
    raplDisabledOnly: bit(23n),
    ciphertextHidingOnly: bit(24n),
    pageSwapDisabled: bit(25n),
  };
}

function platform(bits: bigint): SnpPlatform {
  if ((bits & ~PLATFORM_KNOWN) !== 0n)
    throw malformed('platform info with unknown bits', { got: bits.toString(16) });
  const bit = (n: bigint): boolean => ((bits >> n) & 1n) === 1n;
  return {
    smt: bit(0n),
    transparentMemoryEncryption: bit(1n),
    ecc: bit(2n),
    raplDisabled: bit(3n),
    ciphertextHiding: bit(4n),
    aliasCheckComplete: bit(5n),
    trustedIo: bit(7n),
  };
}

const SIGNING_KEYS: Readonly<Record<number, SnpSigningKey>> = { 0: 'vcek', 1: 'vlek', 7: 'none' };

function keyInfo(bits: number): Pick<SnpReportFields, 'authorKey' | 'chipKeyMasked' | 'signingKey'> {
  const signingKey = bits >>> 5 === 0 ? SIGNING_KEYS[bits >>> 2] : undefined;
  if (signingKey === undefined) throw malformed('an unknown signing key', { got: bits });
  return { authorKey: (bits & 1) === 1, chipKeyMasked: (bits & 2) === 2, signingKey };
}

const firmware = ([build, minor, major]: Uint8Array): string => `${major}.${minor}.${build}`;

const malformed = (problem: string, details: Readonly<Record<string, string | number>>): VerificationError =>
  new VerificationError('TEE_QUOTE_MALFORMED', `malformed SEV-SNP report: ${problem}`, {
    details: { problem, ...details },
  });
