/**
 * VCEK and VLEK certificates: what AMD says about the key that signs reports (AMD 57230, certificate extensions).
 *
 * A VCEK is of one chip at one TCB version; a VLEK of one cloud provider at one TCB version, on any of its chips.
 * @module
 */
import { VerificationError } from '../../core/errors.ts';
import type { Certificate } from '../x509/certificate.ts';
import { asciiText, octetString, parseDer, smallInteger, TAG } from '../x509/der.ts';
import type { SnpProduct } from './roots.ts';
import { type SnpTcb, tcbParts } from './tcb.ts';

const AMD = '1.3.6.1.4.1.3704.1';
const PRODUCT_NAME = `${AMD}.2`;
const HARDWARE_ID = `${AMD}.4`;
const CSP_ID = `${AMD}.5`;
const PART_OIDS: Readonly<Record<keyof SnpTcb, string>> = {
  bootLoader: `${AMD}.3.1`,
  tee: `${AMD}.3.2`,
  snp: `${AMD}.3.3`,
  microcode: `${AMD}.3.8`,
  fmc: `${AMD}.3.9`,
};
/** Parts 4 to 7 are reserved and zero. */
const RESERVED_PARTS = [4, 5, 6, 7].map((part) => `${AMD}.3.${part}`);
const CODE = 'TEE_CERT_MALFORMED';
const MAX_VALUE_BYTES = 128;

const CHIP_ID_BYTES = 64;
/** Turin names a chip in the first bytes of CHIP_ID, zeros follow. */
const HARDWARE_ID_BYTES: Readonly<Record<SnpProduct, readonly number[]>> = {
  Milan: [CHIP_ID_BYTES],
  Genoa: [CHIP_ID_BYTES],
  Turin: [8, CHIP_ID_BYTES],
};

export interface Endorsement {
  readonly kind: 'vcek' | 'vlek';
  readonly tcb: SnpTcb;
  /** VCEK: the chip, as CHIP_ID has it; null for a VLEK */
  readonly chipId: Uint8Array | null;
  /** VLEK: the cloud provider; null for a VCEK */
  readonly cspId: string | null;
}

/**
 * @param product of the root at which the certificate's chain ends
 * @throws VerificationError TEE_CERT_MALFORMED | TEE_PRODUCT_MISMATCH
 */
export function readEndorsement(certificate: Certificate, product: SnpProduct): Endorsement {
  const value = (id: string): Uint8Array => {
    const extension = certificate.extensions.get(id);
    if (extension !== undefined) return extension.value;
    throw malformed('an extension is missing', { expected: id });
  };
  const number = (id: string): number => {
    const version = smallInteger(parseDer(value(id), { code: CODE, maxBytes: MAX_VALUE_BYTES }));
    if (version > 255) throw malformed('a security version out of range', { extension: id, got: version });
    return version;
  };
  const text = (id: string): string =>
    asciiText(parseDer(value(id), { code: CODE, maxBytes: MAX_VALUE_BYTES }), TAG.ia5String);

  const name = text(PRODUCT_NAME);
  if (name !== product && !name.startsWith(`${product}-`)) {
    throw new VerificationError(
      'TEE_PRODUCT_MISMATCH',
      'the endorsement key is of another product than its root',
      {
        details: { expected: product, got: name },
      },
    );
  }
  const tcb = Object.fromEntries(tcbParts(product).map((part) => [part, number(PART_OIDS[part])]));
  for (const id of product === 'Turin' ? RESERVED_PARTS : [...RESERVED_PARTS, PART_OIDS.fmc]) {
    if (certificate.extensions.has(id) && number(id) !== 0) {
      throw malformed('a part of the TCB that the product has not', { extension: id });
    }
  }
  const hasChip = certificate.extensions.has(HARDWARE_ID);
  if (hasChip === certificate.extensions.has(CSP_ID)) {
    throw malformed('neither a chip nor a cloud provider, or both', {});
  }
  return {
    kind: hasChip ? 'vcek' : 'vlek',
    tcb: tcb as unknown as SnpTcb,
    chipId: hasChip ? chipId(value(HARDWARE_ID), product) : null,
    cspId: hasChip ? null : text(CSP_ID),
  };
}

/** The value is the bytes themselves, or (as DER would have it) an octet string of them: lengths tell which. */
function chipId(value: Uint8Array, product: SnpProduct): Uint8Array {
  const lengths = HARDWARE_ID_BYTES[product];
  const bytes = lengths.includes(value.length)
    ? value
    : octetString(parseDer(value, { code: CODE, maxBytes: MAX_VALUE_BYTES }));
  if (!lengths.includes(bytes.length))
    throw malformed('a hardware id of another length', { got: bytes.length });
  const padded = new Uint8Array(CHIP_ID_BYTES);
  padded.set(bytes);
  return padded;
}

const malformed = (problem: string, details: Readonly<Record<string, string | number>>): VerificationError =>
  new VerificationError(CODE, `malformed endorsement key certificate: ${problem}`, {
    details: { problem, ...details },
  });
