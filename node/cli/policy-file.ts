/**
 * Signed policies and evidence as files: raw bytes, or a header.json, which holds the policy that a receipt was checked with.
 * @module
 */
import { readFileSync } from 'node:fs';
import { decodeEvidence, type Evidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, type Policy, policySigner } from '../../crypto/attest/policy.ts';
import { hex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { readAnchor } from '../client/anchor-file.ts';

export interface PolicyFile {
  readonly policy: Policy;
  readonly signer: Uint8Array;
  readonly bytes: Uint8Array;
}

const OPEN_BRACE = 0x7b;

/**
 * Whoever names a file vouches for it: its signature must be its signer's, whose key is shown.
 * @throws UsageError FILE_UNREADABLE | ANCHOR_MALFORMED; VerificationError POLICY_* | CBOR_*
 */
export function readPolicyFile(path: string): PolicyFile {
  const content = readBytes(path);
  const bytes = content[0] === OPEN_BRACE ? hex(readAnchor(path).policy) : content;
  return openUntrusted(bytes);
}

/** @throws VerificationError POLICY_* | CBOR_* */
export function openUntrusted(bytes: Uint8Array): PolicyFile {
  const signer = policySigner(bytes);
  return { policy: openPolicy(bytes, { signers: [signer], minSerial: 0 }), signer, bytes };
}

/** @throws UsageError FILE_UNREADABLE; VerificationError EVIDENCE_MALFORMED | CBOR_* */
export const readEvidenceFile = (path: string): Evidence => decodeEvidence(readBytes(path));

export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new UsageError('FILE_UNREADABLE', `cannot read ${path}`, {
      cause,
      hint: 'veilmesh policy check --node PEER --save FILE writes evidence, veilmesh policy show --save FILE a policy',
    });
  }
}
