/**
 * SEV-SNP evidence of no machine, under a test root: reports of every version, chains of every product and of both kinds.
 * @module
 */
import type { SnpProduct, SnpRoot } from '../../crypto/attest/amd/roots.ts';
import type { SnpTcb } from '../../crypto/attest/amd/tcb.ts';
import type { SnpEvidence } from '../../crypto/attest/amd/verify.ts';
import { concatBytes, hex } from '../../crypto/core/bytes.ts';
import * as der from './der-writer.ts';
import {
  type Issued,
  type IssueOptions,
  issue,
  issueCrl,
  pinOf,
  signRaw,
  type TestExtension,
} from './test-pki.ts';

export type SnpKeyKind = 'vcek' | 'vlek';

const AMD = '1.3.6.1.4.1.3704.1';
const SIGNED_BYTES = 0x2a0;
const CPUS = { Milan: [0x19, 0x01], Genoa: [0x19, 0x11], Turin: [0x1a, 0x02] } as const;

export const TEST_TCB: Readonly<Record<SnpProduct, SnpTcb>> = {
  Milan: { bootLoader: 4, tee: 0, snp: 24, microcode: 219 },
  Genoa: { bootLoader: 10, tee: 0, snp: 23, microcode: 84 },
  Turin: { fmc: 1, bootLoader: 1, tee: 2, snp: 4, microcode: 75 },
};

/** 64 bytes as CHIP_ID has them: Turin uses eight. */
export const testChipId = (product: SnpProduct): Uint8Array =>
  Uint8Array.from({ length: 64 }, (_, i) => (product === 'Turin' && i >= 8 ? 0 : i + 1));

/** TCB_VERSION as it stands in a report. */
export const tcbBytes = (
  product: SnpProduct,
  { bootLoader, tee, snp, microcode, fmc = 0 }: SnpTcb,
): Uint8Array =>
  product === 'Turin'
    ? Uint8Array.of(fmc, bootLoader, tee, snp, 0, 0, 0, microcode)
    : Uint8Array.of(bootLoader, tee, 0, 0, 0, 0, snp, microcode);

export interface TestReport {
  readonly product: SnpProduct;
  readonly version?: 2 | 3 | 5;
  readonly tcb?: SnpTcb;
  readonly guestPolicy?: bigint;
  readonly platformInfo?: bigint;
  readonly vmpl?: number;
  /** SIGNING_KEY, MASK_CHIP_KEY and AUTHOR_KEY_EN as one number */
  readonly keyInfo?: number;
  readonly chipId?: Uint8Array;
  readonly reportData?: Uint8Array;
  readonly measurement?: Uint8Array;
  /** Last word on any bytes, before signing */
  readonly change?: (report: Uint8Array) => void;
}

/** 1,184 bytes without a signature. */
export function makeReport(options: TestReport): Uint8Array {
  const { product, version = 3 } = options;
  const report = new Uint8Array(1_184);
  const view = new DataView(report.buffer);
  const tcb = tcbBytes(product, options.tcb ?? TEST_TCB[product]);
  view.setUint32(0, version, true);
  view.setBigUint64(0x08, options.guestPolicy ?? 0x3_0000n, true);
  view.setUint32(0x30, options.vmpl ?? 0, true);
  view.setUint32(0x34, 1, true);
  for (const at of [0x38, 0x180, 0x1e0, 0x1f0]) report.set(tcb, at);
  view.setBigUint64(0x40, options.platformInfo ?? 0x25n, true);
  view.setUint32(0x48, options.keyInfo ?? 0, true);
  report.set(options.reportData ?? new Uint8Array(64).fill(0x11), 0x50);
  report.set(options.measurement ?? new Uint8Array(48).fill(0x22), 0x90);
  report.fill(0xff, 0x160, 0x180);
  if (version !== 2) report.set(CPUS[product], 0x188);
  report.set(options.chipId ?? testChipId(product), 0x1a0);
  report.set([5, 55, 1, 0, 5, 55, 1, 0], 0x1e8);
  options.change?.(report);
  return report;
}

/** Signs as the firmware does: P-384, R and S little-endian in 72 bytes each. */
export async function signReport(
  report: Uint8Array,
  signer: Pick<Issued, 'kind' | 'keys'>,
): Promise<Uint8Array> {
  const raw = await signRaw(signer, report.subarray(0, SIGNED_BYTES));
  const signed = Uint8Array.from(report);
  signed.set(raw.slice(0, 48).reverse(), SIGNED_BYTES);
  signed.set(raw.slice(48).reverse(), SIGNED_BYTES + 72);
  return signed;
}

/** The extensions of an endorsement key's certificate. */
export function endorsementExtensions(options: {
  readonly product: SnpProduct;
  readonly kind: SnpKeyKind;
  readonly tcb?: SnpTcb;
  readonly chipId?: Uint8Array;
  readonly productName?: string;
}): readonly TestExtension[] {
  const { product, kind } = options;
  const tcb = options.tcb ?? TEST_TCB[product];
  const chipId = options.chipId ?? testChipId(product);
  const part = (n: number, value: number): TestExtension => ({
    oid: `${AMD}.3.${n}`,
    value: der.integer(value),
  });
  return [
    { oid: `${AMD}.1`, value: der.integer(product === 'Turin' ? 1 : 0) },
    {
      oid: `${AMD}.2`,
      value: der.ia5String(options.productName ?? (kind === 'vcek' ? `${product}-B1` : product)),
    },
    part(1, tcb.bootLoader),
    part(2, tcb.tee),
    ...[4, 5, 6, 7].map((n) => part(n, 0)),
    part(3, tcb.snp),
    part(8, tcb.microcode),
    ...(tcb.fmc === undefined ? [] : [part(9, tcb.fmc)]),
    kind === 'vcek'
      ? { oid: `${AMD}.4`, value: product === 'Turin' ? chipId.subarray(0, 8) : chipId }
      : { oid: `${AMD}.5`, value: der.ia5String('cloud.example') },
  ];
}

export interface SnpTestChain {
  readonly product: SnpProduct;
  readonly kind: SnpKeyKind;
  readonly roots: readonly SnpRoot[];
  readonly ark: Issued;
  readonly ask: Issued;
  readonly leaf: Issued;
  readonly crl: Uint8Array;
  /** Signs a report (or one with these fields) and sends it with the chain and the list. */
  evidence(report?: Partial<TestReport> | Uint8Array): Promise<SnpEvidence>;
}

/** Another root, intermediate or leaf than the usual one. */
export interface ChainChanges {
  readonly ark?: Partial<IssueOptions>;
  readonly ask?: Partial<IssueOptions>;
  readonly leaf?: Partial<IssueOptions>;
}

export async function makeSnpChain(
  product: SnpProduct,
  kind: SnpKeyKind = 'vcek',
  changes: ChainChanges = {},
): Promise<SnpTestChain> {
  const ark = await issue({
    subject: `ARK-${product}`,
    key: 'RSA-PSS',
    serial: 0x10000,
    ...changes.ark,
  });
  const ask = await issue({
    subject: kind === 'vcek' ? `SEV-${product}` : `SEV-VLEK-${product}`,
    issuer: ark,
    key: 'RSA-PSS',
    serial: 0x10001,
    ca: true,
    pathLength: 0,
    ...changes.ask,
  });
  const leaf = await issue({
    subject: kind === 'vcek' ? 'SEV-VCEK' : 'SEV-VLEK',
    issuer: ask,
    key: 'P-384',
    serial: 0,
    extensions: endorsementExtensions({ product, kind }),
    ...changes.leaf,
  });
  const crl = await issueCrl(ark);
  const keyInfo = kind === 'vcek' ? 0 : 1 << 2;
  return {
    product,
    kind,
    roots: [{ ...pinOf(ark, `test ARK-${product}`), product }],
    ark,
    ask,
    leaf,
    crl,
    evidence: async (report = {}) => ({
      report: await signReport(
        report instanceof Uint8Array ? report : makeReport({ product, keyInfo, ...report }),
        leaf,
      ),
      certificates: [leaf.der, ask.der, ark.der],
      crls: [crl],
    }),
  };
}

const GUIDS = {
  vcek: '63da758de6644564adc5f4b93be8accd',
  vlek: 'a8074bc2a25a483eaae639c045a0b8a1',
  ask: '4ab7b379bbac4fe4a02f05aef327c782',
  ark: 'c0b406a4a803495297433fb6014cd0ae',
  crl: '92f81bc358114d3d97ffd19f88dc67ea',
} as const;

/** The table that a host gives its guest: entries, a zero entry, then what they point to. */
export function certificateTable(parts: Partial<Record<keyof typeof GUIDS, Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts) as [keyof typeof GUIDS, Uint8Array][];
  const head = new Uint8Array((entries.length + 1) * 24);
  const view = new DataView(head.buffer);
  let end = head.length;
  for (const [i, [name, bytes]] of entries.entries()) {
    head.set(hex(GUIDS[name]), i * 24);
    view.setUint32(i * 24 + 16, end, true);
    view.setUint32(i * 24 + 20, bytes.length, true);
    end += bytes.length;
  }
  return concatBytes(head, ...entries.map(([, bytes]) => bytes));
}
