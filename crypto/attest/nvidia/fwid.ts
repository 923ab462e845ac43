/**
 * The firmware identity in a GPU's attestation certificate: the digest of the firmware that holds the key, put there
 * by the chip's boot ROM (TCG DICE; the extension's object identifier depends on the generation).
 * @module
 */
import { equalBytes } from '../../core/bytes.ts';
import type { Certificate } from '../x509/certificate.ts';
import { type DerNode, octetString, oid, parseDer, sequence, TAG } from '../x509/der.ts';
import { malformed } from './errors.ts';

/** Hopper: (version, public key of the boot ROM, FWID). */
const COMPOSITE_DEVICE_ID = '2.23.133.5.4.1';
/** Blackwell: DICE TCB information, somewhere in which is one FWID. */
const TCB_INFO = '2.23.133.5.4.1.1';
const SHA384 = '2.16.840.1.101.3.4.2.2';
const FWID_BYTES = 48;
const LIMITS = { code: 'TEE_CERT_MALFORMED', maxBytes: 2048 };

/** @throws VerificationError TEE_GPU_MALFORMED | TEE_CERT_MALFORMED */
export function certifiedFwid(leaf: Certificate, issuer: Certificate): Uint8Array {
  const composite = leaf.extensions.get(COMPOSITE_DEVICE_ID);
  if (composite !== undefined) {
    const root = parseDer(composite.value, LIMITS);
    if (!equalBytes(sequence(root, 3)[1]!.raw, issuer.publicKey.spki))
      throw malformed('device id', { of: 'another boot ROM' });
    return onlyFwid(root);
  }
  const tcbInfo = leaf.extensions.get(TCB_INFO);
  if (tcbInfo === undefined) throw malformed('FWID', { of: 'certificate' });
  return onlyFwid(parseDer(tcbInfo.value, LIMITS));
}

function onlyFwid(root: DerNode): Uint8Array {
  const found = fwids(root);
  if (found.length !== 1) throw malformed('FWID', { of: 'certificate', found: found.length });
  return found[0]!;
}

/** FWID ::= SEQUENCE { SHA-384, 48 bytes }, wherever it is. */
function fwids(node: DerNode): readonly Uint8Array[] {
  const [algorithm, digest] = node.children;
  const isFwid =
    node.children.length === 2 &&
    algorithm?.tag === TAG.oid &&
    oid(algorithm) === SHA384 &&
    digest?.tag === TAG.octetString &&
    octetString(digest).length === FWID_BYTES;
  return isFwid ? [octetString(digest)] : node.children.flatMap(fwids);
}
