/**
 * The attestation document inside the COSE envelope, within the bounds of its specification ("Nitro Enclaves
 * Attestation Process", AWS NSM API repository).
 * @module
 */
import { decodeStrict, malformed, STRICT } from './cose.ts';

export interface NitroDocument {
  /** Instance and enclave, `i-…-enc…` */
  readonly moduleId: string;
  /** Unix milliseconds, the hypervisor's clock */
  readonly timestamp: number;
  readonly pcrs: ReadonlyMap<number, Uint8Array>;
  /** DER of the key that signed the document */
  readonly certificate: Uint8Array;
  /** DER, root first */
  readonly cabundle: readonly Uint8Array[];
  readonly publicKey: Uint8Array | null;
  readonly userData: Uint8Array | null;
  readonly nonce: Uint8Array | null;
}

/** The module writes the document as a map of indefinite length. */
const DOCUMENT_OPTIONS = { ...STRICT, allowIndefinite: true };
const FIELDS: ReadonlySet<unknown> = new Set([
  'module_id',
  'digest',
  'timestamp',
  'pcrs',
  'certificate',
  'cabundle',
  'public_key',
  'user_data',
  'nonce',
]);
const MAX_PCR = 31;
const PCR_LENGTHS: readonly number[] = [32, 48, 64];
const MAX_CERTIFICATE_BYTES = 1024;
/** The specification sets no limit; real chains have a root and three authorities. */
const MAX_CABUNDLE = 7;
const MAX_PUBLIC_KEY_BYTES = 1024;
const MAX_USER_BYTES = 512;

/** @throws VerificationError TEE_QUOTE_MALFORMED */
export function parseNitroDocument(payload: Uint8Array): NitroDocument {
  const map = decodeStrict(payload, DOCUMENT_OPTIONS, 'payload');
  if (!(map instanceof Map)) throw malformed('payload');
  for (const key of map.keys())
    if (!FIELDS.has(key)) throw malformed('payload', { unknown: String(key).slice(0, 64) });
  if (map.get('digest') !== 'SHA384') throw malformed('digest');
  return {
    moduleId: moduleIdOf(map.get('module_id')),
    timestamp: timestampOf(map.get('timestamp')),
    pcrs: pcrsOf(map.get('pcrs')),
    certificate: bytesOf(map.get('certificate'), 'certificate', MAX_CERTIFICATE_BYTES),
    cabundle: cabundleOf(map.get('cabundle')),
    publicKey: optionalOf(map.get('public_key'), 'public_key', MAX_PUBLIC_KEY_BYTES),
    userData: optionalOf(map.get('user_data'), 'user_data', MAX_USER_BYTES),
    nonce: optionalOf(map.get('nonce'), 'nonce', MAX_USER_BYTES),
  };
}

function moduleIdOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(value)) throw malformed('module_id');
  return value;
}

function timestampOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw malformed('timestamp');
  return value;
}

function pcrsOf(value: unknown): ReadonlyMap<number, Uint8Array> {
  if (!(value instanceof Map) || value.size > MAX_PCR + 1) throw malformed('pcrs');
  for (const [index, digest] of value) {
    if (!Number.isSafeInteger(index) || index < 0 || index > MAX_PCR) throw malformed('pcrs');
    if (!(digest instanceof Uint8Array) || !PCR_LENGTHS.includes(digest.length)) throw malformed('pcrs');
  }
  return value;
}

function cabundleOf(value: unknown): readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > MAX_CABUNDLE) throw malformed('cabundle');
  return value.map((item: unknown) => bytesOf(item, 'cabundle', MAX_CERTIFICATE_BYTES));
}

function bytesOf(value: unknown, field: string, max: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length < 1 || value.length > max) throw malformed(field);
  return value;
}

/** Absent and null say the same; an empty string is a value, except for a public key. */
function optionalOf(value: unknown, field: string, max: number): Uint8Array | null {
  if (value === undefined || value === null) return null;
  if (!(value instanceof Uint8Array) || value.length > max) throw malformed(field);
  if (field === 'public_key' && value.length === 0) throw malformed(field);
  return value;
}
