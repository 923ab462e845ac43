/**
 * Signatures of certificates, revocation lists and reports, verified by the platform's WebCrypto.
 *
 * Only what the vendors' chains use: ECDSA on P-256 with SHA-256, on P-384 with SHA-384, and RSA-PSS with SHA-384.
 * @module
 */
import { bytesToHex, hex } from '../../core/bytes.ts';
import {
  bitString,
  type DerNode,
  expectTag,
  explicitTag,
  malformed,
  oid,
  parseDer,
  sequence,
  smallInteger,
  TAG,
  unsignedBytes,
} from './der.ts';

export type SignatureAlgorithm = 'ecdsa-sha256' | 'ecdsa-sha384' | 'rsa-pss-sha384';
export type KeyAlgorithm = 'P-256' | 'P-384' | 'RSA';

export interface PublicKey {
  readonly algorithm: KeyAlgorithm;
  /** SubjectPublicKeyInfo, DER */
  readonly spki: Uint8Array;
}

const OID = {
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  rsaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  sha384: '2.16.840.1.101.3.4.2.2',
  ecPublicKey: '1.2.840.10045.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;
const CURVES: Readonly<Record<string, 'P-256' | 'P-384'>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
};
const COORDINATE_BYTES = { 'P-256': 32, 'P-384': 48 } as const;
const HASH = { 'P-256': 'SHA-256', 'P-384': 'SHA-384' } as const;
/** Smallest and largest modulus, bytes. */
const RSA_BYTES = { least: 256, most: 512 } as const;
const PSS_SALT_BYTES = 48;
const MAX_SIGNATURE_BYTES = 160;

/** AlgorithmIdentifier of a signature. @throws VerificationError the node's code */
export function signatureAlgorithm(node: DerNode): SignatureAlgorithm {
  const [id, parameters] = sequence(node, 1, 2);
  const name = oid(id!);
  if (name === OID.rsaPss && parameters !== undefined) {
    checkPssParameters(parameters);
    return 'rsa-pss-sha384';
  }
  if (parameters === undefined && name === OID.ecdsaSha256) return 'ecdsa-sha256';
  if (parameters === undefined && name === OID.ecdsaSha384) return 'ecdsa-sha384';
  throw malformed(node.code, 'a signature algorithm that no chain here uses', { got: name });
}

/** RSASSA-PSS-params: SHA-384, MGF1 of the same, 48 bytes of salt, trailer 1 (which AMD writes out although it is the default). */
function checkPssParameters(node: DerNode): void {
  const [hash, mask, salt, trailer] = sequence(node, 3, 4);
  const inside = (field: DerNode | undefined, n: number): DerNode =>
    expectTag(field, explicitTag(n), node).children[0] ?? field!;
  for (const [at, field] of [hash, mask, salt, trailer].entries()) {
    if (field !== undefined && field.children.length !== 1) {
      throw malformed(node.code, 'RSA-PSS parameters', { got: at });
    }
  }
  const [maskId, maskHash] = sequence(inside(mask, 1), 2);
  const right =
    isSha384(inside(hash, 0)) &&
    oid(maskId!) === OID.mgf1 &&
    isSha384(maskHash!) &&
    smallInteger(inside(salt, 2)) === PSS_SALT_BYTES &&
    (trailer === undefined || smallInteger(inside(trailer, 3)) === 1);
  if (!right) throw malformed(node.code, 'RSA-PSS with other parameters than SHA-384 and 48 bytes of salt');
}

function isSha384(node: DerNode): boolean {
  const [id, parameters] = sequence(node, 1, 2);
  return (
    oid(id!) === OID.sha384 &&
    (parameters === undefined || (parameters.tag === TAG.null && parameters.value.length === 0))
  );
}

/** SubjectPublicKeyInfo. @throws VerificationError the node's code */
export function publicKey(node: DerNode): PublicKey {
  const [algorithm, key] = sequence(node, 2);
  const [id, parameters] = sequence(algorithm!, 2);
  const bits = bitString(key!);
  if (oid(id!) === OID.rsaEncryption) {
    if (parameters!.tag !== TAG.null || parameters!.value.length !== 0) {
      throw malformed(node.code, 'an RSA key with parameters');
    }
    const [modulus] = sequence(parseDer(bits, { code: node.code, maxBytes: 1_024 }), 2).map((n) =>
      unsignedBytes(n),
    );
    if (modulus!.length < RSA_BYTES.least || modulus!.length > RSA_BYTES.most) {
      throw malformed(node.code, 'an RSA key too small or too large', { got: modulus!.length });
    }
    return { algorithm: 'RSA', spki: node.raw };
  }
  const curve = oid(id!) === OID.ecPublicKey ? CURVES[oid(parameters!)] : undefined;
  if (curve === undefined) throw malformed(node.code, 'a key of another algorithm', { got: oid(id!) });
  if (bits[0] !== 4 || bits.length !== 1 + 2 * COORDINATE_BYTES[curve]) {
    throw malformed(node.code, 'an EC point that is not uncompressed', {
      got: bytesToHex(bits.subarray(0, 1)),
    });
  }
  return { algorithm: curve, spki: node.raw };
}

/** SubjectPublicKeyInfo of an uncompressed point without its leading 4: what quotes carry. */
export function ecPublicKey(curve: 'P-256' | 'P-384', point: Uint8Array): PublicKey {
  const size = 2 * COORDINATE_BYTES[curve];
  if (point.length !== size) throw new RangeError(`a point of ${curve} has ${size} bytes`);
  const head = SPKI_HEADS[curve];
  const spki = new Uint8Array(head.length + size);
  spki.set(head);
  spki.set(point, head.length);
  return { algorithm: curve, spki };
}

/** SEQUENCE { SEQUENCE { ecPublicKey, curve }, BIT STRING { 0 unused, 4, … } } up to the point. */
const SPKI_HEADS = {
  'P-256': hex('3059301306072a8648ce3d020106082a8648ce3d03010703420004'),
  'P-384': hex('3076301006072a8648ce3d020106052b8104002203620004'),
} as const;

/**
 * A signature as certificates carry it: ECDSA as DER, RSA-PSS as it is. False for whatever does not verify, a key that
 * is no point of its curve included.
 */
export async function verifySignature(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (algorithm === 'rsa-pss-sha384') {
    if (key.algorithm !== 'RSA') return false;
    const name = { name: 'RSA-PSS', hash: 'SHA-384' };
    return verified(key, name, { name: 'RSA-PSS', saltLength: PSS_SALT_BYTES }, data, signature);
  }
  const curve = algorithm === 'ecdsa-sha256' ? 'P-256' : 'P-384';
  if (key.algorithm !== curve) return false;
  const raw = rawEcdsa(signature, COORDINATE_BYTES[curve]);
  return raw !== null && verifyEcdsaRaw(key, data, raw);
}

/** ECDSA with the curve's own hash; the signature is r ‖ s, big-endian. */
export async function verifyEcdsaRaw(
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.algorithm === 'RSA' || signature.length !== 2 * COORDINATE_BYTES[key.algorithm]) return false;
  const name = { name: 'ECDSA', namedCurve: key.algorithm };
  return verified(key, name, { name: 'ECDSA', hash: HASH[key.algorithm] }, data, signature);
}

async function verified(
  key: PublicKey,
  imported: EcKeyImportParams | RsaHashedImportParams,
  used: EcdsaParams | RsaPssParams,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  let cryptoKey: CryptoKey;
  try {
    cryptoKey = await subtle.importKey('spki', Uint8Array.from(key.spki), imported, false, ['verify']);
  } catch {
    return false; // no point of the curve
  }
  return subtle.verify(used, cryptoKey, Uint8Array.from(signature), Uint8Array.from(data));
}

/** DER Ecdsa-Sig-Value to r ‖ s; null where it is not one, byte for byte. */
function rawEcdsa(signature: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(2 * size);
  try {
    const node = parseDer(signature, { code: 'TEE_CERT_SIGNATURE', maxBytes: MAX_SIGNATURE_BYTES });
    for (const [i, part] of sequence(node, 2).entries()) {
      const bytes = unsignedBytes(part);
      if (bytes.length > size) return null;
      out.set(bytes, (i + 1) * size - bytes.length);
    }
  } catch {
    return null;
  }
  return out;
}
