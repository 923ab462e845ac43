/**
 * An Intel of our own: root, PCK and TCB signing certificates, collateral and quotes under a test root, each part changeable.
 * @module
 */
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { encodeCollateral, type IntelCollateral } from '../../crypto/attest/intel/collateral.ts';
import type { IntelEvidence } from '../../crypto/attest/intel/verify.ts';
import { KEY_USAGE } from '../../crypto/attest/x509/certificate.ts';
import type { PinnedRoot } from '../../crypto/attest/x509/chain.ts';
import { bytesToHex, concatBytes, hex, utf8 } from '../../crypto/core/bytes.ts';
import * as der from './der-writer.ts';
import { type Issued, type IssueOptions, issue, issueCrl, pinOf, signRaw, TEST_NOW } from './test-pki.ts';

const SGX = '1.2.840.113741.1.13.1';
const zeros = (size: number): Uint8Array => new Uint8Array(size);
const filled = (size: number, byte: number): Uint8Array => new Uint8Array(size).fill(byte);
const u16 = (value: number): Uint8Array => Uint8Array.of(value & 255, value >> 8);
const u32 = (value: number): Uint8Array => concatBytes(u16(value & 0xffff), u16(value >>> 16));

export const PPID = filled(16, 0x11);
export const FMSPC = hex('b0c06f000000');
export const QE_SIGNER = filled(32, 0x51);

/** The SGX extension of a PCK certificate. */
export function pckFields(
  over: { components?: number[]; pceSvn?: number; pceId?: Uint8Array } = {},
): Uint8Array {
  const components = over.components ?? Array.from({ length: 16 }, () => 5);
  const field = (id: string, value: Uint8Array): Uint8Array => der.sequence(der.oid(`${SGX}.${id}`), value);
  const tcb = der.sequence(
    ...components.map((svn, i) => field(`2.${i + 1}`, der.integer(svn))),
    field('2.17', der.integer(over.pceSvn ?? 13)),
    field('2.18', der.octets(Uint8Array.from(components))),
  );
  return der.sequence(
    field('1', der.octets(PPID)),
    field('2', tcb),
    field('3', der.octets(over.pceId ?? u16(0))),
    field('4', der.octets(FMSPC)),
    field('5', der.element(0x0a, Uint8Array.of(0))),
  );
}

export interface IntelWorld {
  readonly root: Issued;
  readonly authority: Issued;
  readonly pck: Issued;
  readonly signer: Issued;
  readonly roots: readonly PinnedRoot[];
}

type Part = 'root' | 'authority' | 'pck' | 'signer';
const SERIALS = { root: 1, authority: 2, pck: 1_003, signer: 4 } as const;

/** @param over what to issue differently; `fields` is the PCK certificate's extension */
export async function intelWorld(
  over: { readonly [P in Part]?: Partial<IssueOptions> } & { readonly fields?: Uint8Array } = {},
): Promise<IntelWorld> {
  const root = await issue({
    subject: 'Intel SGX Root CA',
    key: 'P-256',
    serial: SERIALS.root,
    pathLength: 1,
    ...over.root,
  });
  const authority = await issue({
    subject: 'Intel SGX PCK Platform CA',
    issuer: root,
    key: 'P-256',
    serial: SERIALS.authority,
    ca: true,
    ...(over.authority?.ca === false ? {} : { pathLength: 0 }),
    ...over.authority,
  });
  const pck = await issue({
    subject: 'Intel SGX PCK Certificate',
    issuer: authority,
    key: 'P-256',
    serial: SERIALS.pck,
    keyUsage: KEY_USAGE.digitalSignature,
    extensions: [{ oid: SGX, value: over.fields ?? pckFields() }],
    ...over.pck,
  });
  const signer = await issue({
    subject: 'Intel SGX TCB Signing',
    issuer: root,
    key: 'P-256',
    serial: SERIALS.signer,
    keyUsage: KEY_USAGE.digitalSignature,
    ...over.signer,
  });
  return { root, authority, pck, signer, roots: [pinOf(root)] };
}

type Json = Record<string, unknown>;
const iso = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace('.000', '');
const dated = () => ({
  issueDate: iso(TEST_NOW - 86_400),
  nextUpdate: iso(TEST_NOW + 29 * 86_400),
  tcbEvaluationDataNumber: 17,
});
const svns = (...first: number[]) => Array.from({ length: 16 }, (_, i) => ({ svn: first[i] ?? 0 }));
const noModule = {
  mrsigner: '00'.repeat(48),
  attributes: '0000000000000000',
  attributesMask: 'FFFFFFFFFFFFFFFF',
};

/** TCB info of both kinds: the world's platform is up to date, one PCE version lower it is not. */
export function tcbInfo(id: 'SGX' | 'TDX', over: Json = {}): Json {
  const level = (pcesvn: number, tcbStatus: string, advisoryIDs?: string[]) => ({
    tcb: {
      sgxtcbcomponents: svns(5, 5, 5),
      pcesvn,
      ...(id === 'TDX' ? { tdxtcbcomponents: svns(5, 0, 3) } : {}),
    },
    tcbDate: '2024-03-13T00:00:00Z',
    tcbStatus,
    ...(advisoryIDs === undefined ? {} : { advisoryIDs }),
  });
  return {
    id,
    version: 3,
    ...dated(),
    fmspc: bytesToHex(FMSPC).toUpperCase(),
    pceId: '0000',
    tcbType: 0,
    ...(id === 'TDX'
      ? {
          tdxModule: noModule,
          tdxModuleIdentities: [
            {
              id: 'TDX_01',
              ...noModule,
              tcbLevels: [
                { tcb: { isvsvn: 6 }, tcbDate: '2024-11-13T00:00:00Z', tcbStatus: 'UpToDate' },
                {
                  tcb: { isvsvn: 5 },
                  tcbDate: '2024-03-13T00:00:00Z',
                  tcbStatus: 'OutOfDate',
                  advisoryIDs: ['INTEL-SA-01036'],
                },
              ],
            },
          ],
        }
      : {}),
    tcbLevels: [level(13, 'UpToDate'), level(11, 'OutOfDate', ['INTEL-SA-00837'])],
    ...over,
  };
}

export const qeIdentity = (id: 'QE' | 'TD_QE', over: Json = {}): Json => ({
  id,
  version: 2,
  ...dated(),
  tcbEvaluationDataNumber: 18,
  miscselect: '00000000',
  miscselectMask: 'FFFFFFFF',
  attributes: '11000000000000000000000000000000',
  attributesMask: 'FBFFFFFFFFFFFFFF0000000000000000',
  mrsigner: bytesToHex(QE_SIGNER).toUpperCase(),
  isvprodid: id === 'QE' ? 1 : 2,
  tcbLevels: [
    { tcb: { isvsvn: 4 }, tcbDate: '2024-03-13T00:00:00Z', tcbStatus: 'UpToDate' },
    {
      tcb: { isvsvn: 3 },
      tcbDate: '2023-03-13T00:00:00Z',
      tcbStatus: 'OutOfDate',
      advisoryIDs: ['INTEL-SA-00615'],
    },
  ],
  ...over,
});

export interface CollateralOptions {
  readonly tcbInfo?: Json;
  readonly qeIdentity?: Json;
  /** Signs the JSON instead of the world's signer */
  readonly by?: Issued;
  readonly parts?: Partial<IntelCollateral>;
}

/** Collateral for quotes of a kind, before it is encoded. */
export async function intelCollateral(
  world: IntelWorld,
  kind: IntelKind,
  options: CollateralOptions = {},
): Promise<IntelCollateral> {
  const tdx = kind === 'intel-tdx';
  const signer = options.by ?? world.signer;
  const tcb = utf8(JSON.stringify(options.tcbInfo ?? tcbInfo(tdx ? 'TDX' : 'SGX')));
  const qe = utf8(JSON.stringify(options.qeIdentity ?? qeIdentity(tdx ? 'TD_QE' : 'QE')));
  return {
    v: 1,
    tcbInfo: tcb,
    tcbInfoSignature: await signRaw(signer, tcb),
    qeIdentity: qe,
    qeIdentitySignature: await signRaw(signer, qe),
    signers: [signer.der],
    rootCrl: await issueCrl(world.root, { revoked: [9_001] }),
    pckCrl: await issueCrl(world.authority, { revoked: [9_002] }),
    ...options.parts,
  };
}

export type IntelKind = 'intel-tdx' | 'intel-sgx';
type Fields = Readonly<Record<string, Uint8Array>>;

const HEADER = (version: number, kind: IntelKind): Fields => ({
  version: u16(version),
  keyType: u16(2),
  teeType: u32(kind === 'intel-tdx' ? 0x81 : 0),
  svns: zeros(4),
  vendor: hex('939a7233f79c4ca9940a0db3957f0607'),
  userData: zeros(20),
});

const ENCLAVE = (): Fields => ({
  cpuSvn: filled(16, 5),
  miscSelect: zeros(4),
  reserved1: zeros(12),
  isvExtProdId: zeros(16),
  attributes: hex(`0500000000000000${'e700000000000000'}`),
  mrEnclave: filled(32, 0xe1),
  reserved2: zeros(32),
  mrSigner: filled(32, 0x5e),
  reserved3: zeros(32),
  configId: zeros(64),
  isvProdId: u16(7),
  isvSvn: u16(3),
  configSvn: zeros(2),
  reserved4: zeros(42),
  isvFamilyId: zeros(16),
  reportData: filled(64, 0xda),
});

const TD = (): Fields => ({
  teeTcbSvn: hex(`060103${'00'.repeat(13)}`),
  mrSeam: filled(48, 0x5a),
  mrSignerSeam: zeros(48),
  seamAttributes: zeros(8),
  tdAttributes: hex('0000001000000000'),
  xfam: hex('e702060000000000'),
  mrTd: filled(48, 0xa0),
  mrConfigId: zeros(48),
  mrOwner: zeros(48),
  mrOwnerConfig: zeros(48),
  rtMr0: filled(48, 0xb0),
  rtMr1: filled(48, 0xb1),
  rtMr2: filled(48, 0xb2),
  rtMr3: zeros(48),
  reportData: filled(64, 0xda),
});

export interface QuoteOptions {
  readonly version?: 3 | 4 | 5;
  /** Version 5: the body of TDX 1.0 or 1.5 */
  readonly bodyType?: 2 | 3;
  readonly header?: Fields;
  readonly body?: Fields;
  readonly qe?: Fields;
  readonly authData?: Uint8Array;
  /** In place of the world's chain */
  readonly pem?: string;
  readonly trailing?: {
    readonly quote?: number;
    readonly signatures?: number;
    readonly certification?: number;
  };
}

const merged = (fields: Fields, over: Fields = {}): Uint8Array =>
  concatBytes(...Object.values({ ...fields, ...over }));

export const pem = (...certificates: Uint8Array[]): string =>
  certificates
    .map((certificate) => {
      const lines = Buffer.from(certificate)
        .toString('base64')
        .match(/.{1,64}/g)!;
      return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
    })
    .join('');

/** A quote that a platform of this world made. */
export async function intelQuote(
  world: IntelWorld,
  kind: IntelKind,
  options: QuoteOptions = {},
): Promise<Uint8Array> {
  const version = options.version ?? (kind === 'intel-sgx' ? 3 : 4);
  const bodyType = options.bodyType ?? 3;
  const attestation = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', attestation.publicKey)).subarray(1);
  const authData = options.authData ?? filled(32, 0xad);
  const withVersion15 = { ...TD(), teeTcbSvn2: hex(`060103${'00'.repeat(13)}`), mrServiceTd: zeros(48) };
  const fields = kind === 'intel-sgx' ? ENCLAVE() : version === 5 && bodyType === 3 ? withVersion15 : TD();
  const body = merged(fields, options.body);
  const signed = concatBytes(
    merged(HEADER(version, kind), options.header),
    ...(version === 5 ? [u16(bodyType), u32(body.length)] : []),
    body,
  );
  const qeReport = merged(
    {
      ...ENCLAVE(),
      attributes: hex('1500000000000000e700000000000000'),
      mrSigner: QE_SIGNER,
      isvProdId: u16(kind === 'intel-sgx' ? 1 : 2),
      isvSvn: u16(4),
      reportData: concatBytes(sha256(concatBytes(point, authData)), zeros(32)),
    },
    options.qe,
  );
  const chain = utf8(`${options.pem ?? pem(world.pck.der, world.authority.der, world.root.der)}\0`);
  const extra = (where: keyof NonNullable<QuoteOptions['trailing']>): Uint8Array =>
    zeros(options.trailing?.[where] ?? 0);
  const certified = concatBytes(
    qeReport,
    await signRaw(world.pck, qeReport),
    u16(authData.length),
    authData,
    u16(5),
    u32(chain.length),
    chain,
    extra('certification'),
  );
  const signatures = concatBytes(
    await signRaw({ kind: 'P-256', keys: attestation }, signed),
    point,
    ...(version === 3 ? [certified] : [u16(6), u32(certified.length), certified]),
    extra('signatures'),
  );
  return concatBytes(signed, u32(signatures.length), signatures, extra('quote'));
}

/** A quote and its collateral. */
export async function intelEvidence(
  world: IntelWorld,
  kind: IntelKind,
  quote: QuoteOptions = {},
  collateral: CollateralOptions = {},
): Promise<IntelEvidence> {
  return {
    quote: await intelQuote(world, kind, quote),
    collateral: encodeCollateral(await intelCollateral(world, kind, collateral)),
  };
}

export interface TestEvent {
  readonly imr?: number;
  readonly type?: number;
  readonly name: string;
  readonly payload: string;
}

/** A log of run-time events as dstack writes it, and the register it leads to. */
export function eventLog(events: readonly TestEvent[]): {
  readonly log: Uint8Array;
  readonly rtMr3: Uint8Array;
} {
  let rtMr3 = zeros(48);
  const entries = events.map(({ imr = 3, type = 0x0800_0001, name, payload }) => {
    const digest = sha384(concatBytes(u32(type), utf8(`:${name}:`), hex(payload)));
    if (imr === 3) rtMr3 = sha384(concatBytes(rtMr3, digest));
    return { imr, event_type: type, digest: bytesToHex(digest), event: name, event_payload: payload };
  });
  return { log: utf8(JSON.stringify(entries)), rtMr3 };
}
