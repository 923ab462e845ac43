/**
 * NVIDIA's opaque data at the end of a measurement response: (type, length, value) entries, 16 bits little-endian
 * each. Types and their meaning are those of NVIDIA's own verifier (NVIDIA/attestation-sdk).
 * @module
 */
import { bytesToHex } from '../../core/bytes.ts';
import { malformed } from './errors.ts';

/** How a GPU is used: alone, one tenant of several GPUs, or with protected PCIe. */
export type GpuMode = 'single' | 'multiple' | 'protected-pcie';

export interface OpaqueData {
  /** As `550.90.07` */
  readonly driverVersion: string;
  /** As `96.00.9F.00.01` */
  readonly vbiosVersion: string;
  /** Digest of the firmware that holds the signing key; older drivers leave it out */
  readonly fwid: Uint8Array | null;
  /** False when the video decoder is off: measurement block 36 then says nothing */
  readonly videoDecoder: boolean;
  /** Null where the driver does not say */
  readonly mode: GpuMode | null;
}

const TYPE = { driverVersion: 3, vbiosVersion: 6, videoDecoder: 11, fwid: 20, mode: 36 } as const;
const MAX_ENTRIES = 64;
const ENABLED = 0xaa;
const DISABLED = 0x55;
const FWID_BYTES = 48;
const MODES: readonly GpuMode[] = ['multiple', 'single', 'protected-pcie'];

/** @throws VerificationError TEE_GPU_MALFORMED */
export function parseOpaqueData(bytes: Uint8Array): OpaqueData {
  const entries = entriesOf(bytes);
  return {
    driverVersion: driverVersionOf(entries.get(TYPE.driverVersion)),
    vbiosVersion: vbiosVersionOf(entries.get(TYPE.vbiosVersion)),
    fwid: fwidOf(entries.get(TYPE.fwid)),
    videoDecoder: videoDecoderOf(entries.get(TYPE.videoDecoder)),
    mode: modeOf(entries.get(TYPE.mode)),
  };
}

function entriesOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length || entries.size === MAX_ENTRIES) throw malformed('opaque data');
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    at += 4;
    if (at + length > bytes.length || entries.has(type)) throw malformed('opaque data', { type });
    entries.set(type, bytes.slice(at, at + length));
    at += length;
  }
  return entries;
}

/** Digits and dots, ended by a zero byte. */
function driverVersionOf(value: Uint8Array | undefined): string {
  const text = String.fromCharCode(...(value ?? []));
  if (!/^[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}\0$/.test(text)) throw malformed('driver version');
  return text.slice(0, -1);
}

/** Four bytes little-endian, then the fifth: 00 9f 00 96 01 is 96.00.9F.00.01. */
function vbiosVersionOf(value: Uint8Array | undefined): string {
  if (value?.length !== 8 || value[5] !== 0 || value[6] !== 0 || value[7] !== 0)
    throw malformed('VBIOS version');
  return [3, 2, 1, 0, 4].map((at) => bytesToHex(value.subarray(at, at + 1)).toUpperCase()).join('.');
}

function fwidOf(value: Uint8Array | undefined): Uint8Array | null {
  if (value === undefined) return null;
  if (value.length !== FWID_BYTES) throw malformed('FWID');
  return value;
}

function videoDecoderOf(value: Uint8Array | undefined): boolean {
  if (value?.length !== 1 || (value[0] !== ENABLED && value[0] !== DISABLED))
    throw malformed('decoder status');
  return value[0] === ENABLED;
}

function modeOf(value: Uint8Array | undefined): GpuMode | null {
  if (value === undefined) return null;
  const mode = value.length === 2 && value[1] === 0 ? MODES[value[0]!] : undefined;
  if (mode === undefined) throw malformed('mode');
  return mode;
}
