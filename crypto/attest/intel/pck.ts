/**
 * What a PCK certificate says of its platform: Intel's extension 1.2.840.113741.1.13.1.
 *
 * Source: Intel SGX PCK Certificate and Certificate Revocation List Profile Specification, 1.3.5.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';
import type { Certificate } from '../x509/certificate.ts';
import { type DerNode, octetString, oid, parseDer, sequence, smallInteger } from '../x509/der.ts';

export interface PckExtension {
  /** Names the platform for as long as it lives, 16 bytes */
  readonly ppid: Uint8Array;
  /** Versions of the 16 components that TCB info speaks of */
  readonly components: readonly number[];
  readonly pceSvn: number;
  readonly pceId: Uint8Array;
  readonly fmspc: Uint8Array;
}

const CODE = 'TEE_CERT_MALFORMED';
const SGX = '1.2.840.113741.1.13.1';
const MAX_EXTENSION_BYTES = 2_048;
const COMPONENTS = 16;

/** @throws VerificationError TEE_CERT_MALFORMED */
export function pckExtension({ extensions }: Certificate): PckExtension {
  const extension = extensions.get(SGX);
  if (extension === undefined) throw wrong(SGX, 'the extension', 'none');
  const fields = fieldsOf(parseDer(extension.value, { code: CODE, maxBytes: MAX_EXTENSION_BYTES }), SGX);
  const tcb = fieldsOf(required(fields, `${SGX}.2`), `${SGX}.2`);
  const svn = (n: number, max: number): number => {
    const value = smallInteger(required(tcb, `${SGX}.2.${n}`));
    if (value > max) throw wrong(`${SGX}.2.${n}`, `at most ${max}`, value);
    return value;
  };
  return {
    ppid: octets(fields, `${SGX}.1`, 16),
    components: Array.from({ length: COMPONENTS }, (_, i) => svn(i + 1, 0xff)),
    pceSvn: svn(COMPONENTS + 1, 0xffff),
    pceId: octets(fields, `${SGX}.3`, 2),
    fmspc: octets(fields, `${SGX}.4`, 6),
  };
}

/** SEQUENCE OF SEQUENCE { identifier, value }; each identifier once, all under `parent`. */
function fieldsOf(node: DerNode, parent: string): ReadonlyMap<string, DerNode> {
  const fields = new Map<string, DerNode>();
  for (const field of sequence(node, 1, 32)) {
    const [id, value] = sequence(field, 2);
    const name = oid(id!);
    if (!name.startsWith(`${parent}.`) || fields.has(name)) throw wrong(name, `one field of ${parent}`, name);
    fields.set(name, value!);
  }
  return fields;
}

function required(fields: ReadonlyMap<string, DerNode>, id: string): DerNode {
  const node = fields.get(id);
  if (node === undefined) throw wrong(id, 'the field', 'none');
  return node;
}

function octets(fields: ReadonlyMap<string, DerNode>, id: string, size: number): Uint8Array {
  const bytes = octetString(required(fields, id));
  if (bytes.length !== size) throw wrong(id, `${size} bytes`, bytes.length);
  return bytes;
}

const wrong = (extension: string, expected: string, got: string | number): VerificationError =>
  new VerificationError(CODE, "the PCK certificate's SGX extension is malformed", {
    details: { extension, expected, got },
  });
