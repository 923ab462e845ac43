/**
 * NVIDIA GPU evidence under a test root: device chain and signed measurement report.
 * @module
 */
import type { NvidiaEvidence } from '../../crypto/attest/nvidia/verify.ts';
import type { PinnedRoot } from '../../crypto/attest/x509/chain.ts';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import * as der from './der-writer.ts';
import { type Issued, type IssueOptions, issue, pinOf, signRaw, type TestExtension } from './test-pki.ts';

export const GPU_PRODUCT = 'GH100';
export const GPU_MODEL = 'GH100 A01 GSP BROM';
export const DRIVER_VERSION = '550.90.07';
export const VBIOS_VERSION = '96.00.9F.00.01';
export const TEST_FWID = new Uint8Array(48).fill(0xf1);
/** Serial number of the attestation certificate, which is the device's UEID in decimal. */
export const LEAF_SERIAL = 0x1122_3344n;

export interface GpuChain {
  readonly root: Issued;
  readonly identity: Issued;
  readonly device: Issued;
  readonly leaf: Issued;
  readonly certificates: readonly Uint8Array[];
  readonly roots: readonly PinnedRoot[];
}

export const spkiOf = async ({ keys }: Pick<Issued, 'keys'>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));

const fwidNode = (fwid: Uint8Array): Uint8Array =>
  der.sequence(der.oid('2.16.840.1.101.3.4.2.2'), der.octets(fwid));

/** The extension of Hopper: version, key of the boot ROM, firmware digest. */
export const hopperFwid = (bootRom: Uint8Array, fwid: Uint8Array): TestExtension => ({
  oid: '2.23.133.5.4.1',
  value: der.sequence(der.integer(1), bootRom, fwidNode(fwid)),
});

/** The extension of Blackwell: TCB information with a list of firmware digests. */
export const blackwellFwid = (...fwids: Uint8Array[]): TestExtension => ({
  oid: '2.23.133.5.4.1.1',
  value: der.sequence(der.sequence(der.element(0xa6, ...fwids.map(fwidNode)))),
});

/** Root, identity authority, device, leaf; what a test gives replaces the options of one. */
export async function gpuChain(
  change: Partial<Record<'identity' | 'device' | 'leaf', Partial<IssueOptions>>> = {},
): Promise<GpuChain> {
  const root = await issue({ subject: 'test NVIDIA Device Identity CA' });
  const identity = await issue({
    subject: 'test GH100 Identity',
    issuer: root,
    ca: true,
    serial: 2,
    ...change.identity,
  });
  const device = await issue({ subject: GPU_MODEL, issuer: identity, ca: true, serial: 3, ...change.device });
  const leaf = await issue({
    subject: 'GH100 A01 GSP FMC LF',
    issuer: device,
    serial: LEAF_SERIAL,
    keyUsage: 1,
    extensions: [hopperFwid(await spkiOf(device), TEST_FWID)],
    ...change.leaf,
  });
  const certificates = [leaf, device, identity, root].map((one) => one.der);
  return { root, identity, device, leaf, certificates, roots: [pinOf(root)] };
}

/** Measurement i of a test GPU. */
export const testMeasurement = (i: number): Uint8Array => new Uint8Array(48).fill(i + 1);

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, value >> 8);

export type OpaqueEntries = ReadonlyMap<number, Uint8Array>;

/** 3 driver, 6 VBIOS, 11 video decoder, 20 FWID, 36 mode. */
export const opaqueEntries = (): Map<number, Uint8Array> =>
  new Map([
    [6, Uint8Array.of(0x00, 0x9f, 0x00, 0x96, 0x01, 0, 0, 0)],
    [14, Uint8Array.of(1, 2, 3, 4)],
    [3, utf8(`${DRIVER_VERSION}\0`)],
    [11, Uint8Array.of(0x55)],
    [20, TEST_FWID],
    [36, u16(1)],
  ]);

export const opaqueBytes = (entries: OpaqueEntries): Uint8Array =>
  concatBytes(...[...entries].flatMap(([type, value]) => [u16(type), u16(value.length), value]));

export interface ReportParts {
  readonly nonce?: Uint8Array;
  readonly measurements?: readonly Uint8Array[];
  readonly opaque?: Uint8Array;
}

/** Request and response, not signed. */
export function gpuReportBody(parts: ReportParts = {}): Uint8Array {
  const measurements = parts.measurements ?? Array.from({ length: 64 }, (_, i) => testMeasurement(i));
  const record = concatBytes(
    ...measurements.map((digest, i) =>
      concatBytes(
        Uint8Array.of(i + 1, 1),
        u16(digest.length + 3),
        Uint8Array.of(1),
        u16(digest.length),
        digest,
      ),
    ),
  );
  const opaque = parts.opaque ?? opaqueBytes(opaqueEntries());
  const { length } = record;
  return concatBytes(
    Uint8Array.of(0x11, 0xe0, 0x01, 0xff),
    parts.nonce ?? new Uint8Array(32).fill(7),
    Uint8Array.of(0),
    Uint8Array.of(0x11, 0x60, 0, 0, measurements.length, length & 0xff, (length >> 8) & 0xff, length >> 16),
    record,
    new Uint8Array(32).fill(9),
    u16(opaque.length),
    opaque,
  );
}

export const signReport = async (
  body: Uint8Array,
  leaf: Pick<Issued, 'kind' | 'keys'>,
): Promise<Uint8Array> => concatBytes(body, await signRaw(leaf, body));

/** Evidence that verifyNvidia accepts under `chain.roots` for the nonce given (32 sevens unless told). */
export async function gpuEvidence(chain: GpuChain, parts: ReportParts = {}): Promise<NvidiaEvidence> {
  return { report: await signReport(gpuReportBody(parts), chain.leaf), certificates: chain.certificates };
}
