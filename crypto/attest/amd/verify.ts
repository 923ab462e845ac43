/**
 * SEV-SNP evidence verified: report, endorsement key, chain to AMD's root, revocation list.
 *
 * What no policy could want is refused here: debug, migration agents, unsigned reports, reports of the host. What a policy
 * may choose is only reported: TCB version, privilege level, measurement, chip.
 *
 * A machine that is updated under a running guest reports the new version, and what the old one let its host do to the guest
 * stays done: the version told is the lower of the two, part by part.
 * @module
 */
import { bytesToHex, equalBytes, u32be } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type Hash32, hash } from '../../core/hash.ts';
import type { HardwareReport } from '../report.ts';
import { type Certificate, parseCertificate } from '../x509/certificate.ts';
import { verifyChain } from '../x509/chain.ts';
import { parseCrl } from '../x509/crl.ts';
import { verifyEcdsaRaw } from '../x509/signature.ts';
import { type Endorsement, readEndorsement } from './endorsement.ts';
import { parseSnpReport, type SnpGuestPolicy, type SnpPlatform, type SnpReportFields } from './report.ts';
import { AMD_ROOTS, type SnpProduct, type SnpRoot } from './roots.ts';
import { atMost, lower, readTcb, type SnpTcb, tcbText } from './tcb.ts';

export interface SnpEvidence {
  /** 1,184 bytes, as the firmware made it */
  readonly report: Uint8Array;
  /** DER: VCEK or VLEK, then ASK or ASVK, then ARK */
  readonly certificates: readonly Uint8Array[];
  /** DER: the ARK's list */
  readonly crls: readonly Uint8Array[];
}

export interface SnpOptions {
  /** Unix seconds */
  readonly now: number;
  /** AMD's unless a test has its own */
  readonly roots?: readonly SnpRoot[];
  /** `if-given` is for samples that came without a list */
  readonly revocation?: 'required' | 'if-given';
}

export interface SnpFacts {
  readonly product: SnpProduct;
  readonly signedBy: Endorsement['kind'];
  /** The cloud provider that a VLEK is of; null under a VCEK */
  readonly cspId: string | null;
  /** The host masked CHIP_ID; under a VCEK the certificate still names the chip */
  readonly chipIdMasked: boolean;
  readonly guestSvn: number;
  readonly guestPolicy: SnpGuestPolicy;
  readonly platform: SnpPlatform;
  readonly hostData: Uint8Array;
  /** Of the key that signed the guest's id block; all zero where there was none */
  readonly idKeyDigest: Uint8Array;
  /** null where no author key signed the id key */
  readonly authorKeyDigest: Uint8Array | null;
  readonly reportedTcb: SnpTcb;
  readonly committedTcb: SnpTcb;
  readonly currentTcb: SnpTcb;
  readonly launchTcb: SnpTcb;
}

/** A HardwareReport, and what only SEV-SNP says. */
export interface SnpReport extends HardwareReport {
  readonly kind: 'amd-sev-snp';
  readonly snp: SnpFacts;
}

const CHAIN_LENGTH = 3;
const ALL_ONES = new Uint8Array(32).fill(0xff);
const MAX_VMPL = 3;

/**
 * @throws VerificationError TEE_QUOTE_MALFORMED | TEE_CERT_MALFORMED | TEE_CRL_MALFORMED | whatever `verifyChain` throws |
 * TEE_PRODUCT_MISMATCH | TEE_SIGNING_KEY | TEE_TCB_MISMATCH | TEE_CHIP_MISMATCH | TEE_QUOTE_SIGNATURE | TEE_DEBUG_ENABLED |
 * TEE_MIGRATION_ALLOWED | TEE_VMPL
 */
export async function verifySnp(evidence: SnpEvidence, options: SnpOptions): Promise<SnpReport> {
  const report = parseSnpReport(evidence.report);
  const chain = evidence.certificates.map(parseCertificate);
  const [leaf, intermediate] = chain;
  if (leaf === undefined || intermediate === undefined || chain.length !== CHAIN_LENGTH) {
    throw new VerificationError('TEE_CHAIN_UNTRUSTED', "AMD's chains have three certificates", {
      details: { expected: CHAIN_LENGTH, got: chain.length },
    });
  }
  const { root, validUntil, listedAt } = await verifyChain(chain, {
    now: options.now,
    roots: options.roots ?? AMD_ROOTS,
    crls: evidence.crls.map(parseCrl),
    // AMD revokes signing keys, not the keys of single chips: those are outdated by their TCB version.
    crlFor: options.revocation === 'if-given' ? [] : [1],
  });
  const { product } = root;
  const endorsement = readEndorsement(leaf, product);
  checkRoles(leaf, intermediate, endorsement.kind, product);
  checkSigningKey(report, endorsement);
  const reportedTcb = readTcb(report.reportedTcb, product);
  checkEndorsed(report, reportedTcb, endorsement);
  checkCpu(report, product);
  if (!(await verifyEcdsaRaw(leaf.publicKey, report.signedBytes, report.signature))) {
    throw new VerificationError('TEE_QUOTE_SIGNATURE', "the report's signature is wrong", {
      details: { key: endorsement.kind },
    });
  }
  const committedTcb = readTcb(report.committedTcb, product);
  const currentTcb = readTcb(report.currentTcb, product);
  const launchTcb = readTcb(report.launchTcb, product);
  checkOrder(reportedTcb, committedTcb, currentTcb, launchTcb);
  checkGuest(report);
  return {
    kind: 'amd-sev-snp',
    reportData: report.reportData,
    measurement: snpMeasurement(report),
    platformId: platformId(report, endorsement),
    tcbStatus: 'UpToDate',
    advisories: [],
    tcbEvaluationDataNumber: null,
    vmpl: report.vmpl,
    product,
    versions: versionsOf(report, reportedTcb, launchTcb, endorsement.kind),
    ...(Number.isFinite(listedAt) ? { listedAt } : {}),
    issuedAt: null,
    validUntil,
    snp: {
      product,
      signedBy: endorsement.kind,
      cspId: endorsement.cspId,
      chipIdMasked: isZero(report.chipId),
      guestSvn: report.guestSvn,
      guestPolicy: report.guestPolicy,
      platform: report.platform,
      hostData: report.hostData,
      idKeyDigest: report.idKeyDigest,
      authorKeyDigest: report.authorKey ? report.authorKeyDigest : null,
      reportedTcb,
      committedTcb,
      currentTcb,
      launchTcb,
    },
  };
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** An ASK issues VCEKs and an ASVK issues VLEKs; neither may do the other's work. */
function checkRoles(
  leaf: Certificate,
  intermediate: Certificate,
  kind: Endorsement['kind'],
  product: SnpProduct,
): void {
  const expected = kind === 'vcek' ? ['SEV-VCEK', `SEV-${product}`] : ['SEV-VLEK', `SEV-VLEK-${product}`];
  const got = [leaf.commonName ?? '', intermediate.commonName ?? ''];
  if (expected.every((name, i) => name === got[i])) return;
  throw new VerificationError('TEE_CERT_ROLE', 'the chain is not that of its endorsement key', {
    details: { expected, got },
  });
}

function checkSigningKey(report: SnpReportFields, { kind }: Endorsement): void {
  // With the chip's key masked the firmware does not sign with it.
  const usable = report.signingKey === kind && !(kind === 'vcek' && report.chipKeyMasked);
  if (usable) return;
  throw new VerificationError(
    'TEE_SIGNING_KEY',
    'the report is signed by another kind of key, or not at all',
    {
      details: { expected: kind, got: report.signingKey, chipKeyMasked: report.chipKeyMasked },
    },
  );
}

/** The certificate is of the TCB version that the report names, and of its chip where both name one. */
function checkEndorsed(report: SnpReportFields, reported: SnpTcb, endorsement: Endorsement): void {
  const { tcb, chipId } = endorsement;
  if (!atMost(reported, tcb) || !atMost(tcb, reported)) {
    throw new VerificationError('TEE_TCB_MISMATCH', 'the endorsement key is of another TCB version', {
      details: { expected: tcbText(reported), got: tcbText(tcb) },
      hint: "fetch the certificate of the machine's reported TCB version from AMD",
    });
  }
  if (chipId === null || isZero(report.chipId) || equalBytes(chipId, report.chipId)) return;
  throw new VerificationError('TEE_CHIP_MISMATCH', 'the endorsement key is of another chip', {
    details: { expected: bytesToHex(report.chipId), got: bytesToHex(chipId) },
  });
}

/** CPUID family and models of each product. */
const CPUS: Readonly<
  Record<SnpProduct, { readonly family: number; readonly models: readonly (readonly [number, number])[] }>
> = {
  Milan: { family: 0x19, models: [[0x00, 0x0f]] },
  Genoa: {
    family: 0x19,
    models: [
      [0x10, 0x1f],
      [0xa0, 0xaf],
    ],
  },
  Turin: { family: 0x1a, models: [[0x00, 0x11]] },
};

function checkCpu({ cpu }: SnpReportFields, product: SnpProduct): void {
  if (cpu === null) return;
  const { family, models } = CPUS[product];
  if (cpu.family === family && models.some(([from, to]) => from <= cpu.model && cpu.model <= to)) return;
  throw new VerificationError('TEE_PRODUCT_MISMATCH', 'the report is of another processor than its root', {
    details: { expected: product, family: cpu.family, model: cpu.model },
  });
}

/** Firmware reports no more than it has committed to, and commits to no more than it runs; nor did it go back since launch. */
function checkOrder(reported: SnpTcb, committed: SnpTcb, current: SnpTcb, launch: SnpTcb): void {
  if (atMost(reported, committed) && atMost(committed, current) && atMost(launch, current)) return;
  throw new VerificationError('TEE_TCB_MISMATCH', 'the TCB versions contradict each other', {
    details: {
      reported: tcbText(reported),
      committed: tcbText(committed),
      current: tcbText(current),
      launch: tcbText(launch),
    },
  });
}

/** Besides the parts of the TCB: `vcek` 1 for a chip's own key (0: its provider's), `aliasCheck` 1 after CVE-2024-21944's check. */
const versionsOf = (
  { platform }: SnpReportFields,
  reported: SnpTcb,
  launch: SnpTcb,
  signedBy: Endorsement['kind'],
): Readonly<Record<string, number>> => ({
  ...lower(reported, launch),
  vcek: signedBy === 'vcek' ? 1 : 0,
  aliasCheck: platform.aliasCheckComplete ? 1 : 0,
});

/**
 * `snp:<measurement>[:config=<sha256>]`: the suffix is there where the host, or whoever signed the guest's id block, set what the
 * measurement does not cover. HOST_DATA alone may name another workload altogether.
 */
function snpMeasurement(report: SnpReportFields): string {
  const { hostData, familyId, imageId, idKeyDigest, authorKeyDigest, guestSvn, measurement } = report;
  const chosen = [hostData, familyId, imageId, idKeyDigest, authorKeyDigest, u32be(guestSvn)];
  const plain = `snp:${bytesToHex(measurement)}`;
  return chosen.every(isZero) ? plain : `${plain}:config=${bytesToHex(hash('snp-config/v1', ...chosen))}`;
}

function checkGuest(report: SnpReportFields): void {
  if (report.guestPolicy.debugAllowed) {
    throw new VerificationError(
      'TEE_DEBUG_ENABLED',
      'the guest may be debugged by its host, which sees its memory',
    );
  }
  if (report.guestPolicy.migrationAgentAllowed || !equalBytes(report.migrationAgentReportId, ALL_ONES)) {
    throw new VerificationError('TEE_MIGRATION_ALLOWED', 'a migration agent may copy the guest elsewhere');
  }
  if (report.vmpl > MAX_VMPL) {
    throw new VerificationError('TEE_VMPL', 'the report was asked for by the host, not by the guest', {
      details: { expected: `0 to ${MAX_VMPL}`, got: report.vmpl },
    });
  }
}

/**
 * The same chip has the same name whatever its TCB version. A masked chip is known by its VCEK; under a VLEK it has no
 * name.
 */
function platformId(report: SnpReportFields, { chipId }: Endorsement): Hash32 | null {
  const chip = chipId ?? report.chipId;
  return isZero(chip) ? null : hash('snp-platform/v1', chip);
}
