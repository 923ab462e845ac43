/**
 * QE identity: which quoting enclave Intel vouches for, and at which versions.
 *
 * Source: Intel PCS API version 4, "Get Enclave Identity", of version 2.
 * @module
 */
import { z } from 'zod';
import { bytesToHex } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { advisoryIds, hexBytes, isoSeconds, matchesMasked, svn16, tcbStatus } from './json-fields.ts';
import { littleEndian } from './layout.ts';
import type { EnclaveReport } from './quote.ts';
import { firstLevel } from './tcb-info.ts';
import type { TcbLevelFound } from './tcb-status.ts';

export const qeIdentitySchema = z.object({
  id: z.enum(['QE', 'TD_QE']),
  version: z.literal(2),
  issueDate: isoSeconds,
  nextUpdate: isoSeconds,
  tcbEvaluationDataNumber: z.int().min(1),
  miscselect: hexBytes(4),
  miscselectMask: hexBytes(4),
  attributes: hexBytes(16),
  attributesMask: hexBytes(16),
  mrsigner: hexBytes(32),
  isvprodid: svn16,
  tcbLevels: z
    .array(z.object({ tcb: z.object({ isvsvn: svn16 }), tcbStatus, advisoryIDs: advisoryIds }))
    .min(1)
    .max(64),
});
export type QeIdentity = z.infer<typeof qeIdentitySchema>;

/**
 * @param id of the enclave that quotes such bodies
 * @throws VerificationError TEE_COLLATERAL_MISMATCH | TEE_QE_IDENTITY | TEE_TCB_STATUS
 */
export function qeTcb(identity: QeIdentity, id: QeIdentity['id'], report: EnclaveReport): TcbLevelFound {
  if (identity.id !== id) {
    throw new VerificationError('TEE_COLLATERAL_MISMATCH', 'the QE identity is of another enclave', {
      details: { field: 'id', expected: id, got: identity.id },
    });
  }
  const signer = bytesToHex(report.mrSigner);
  if (signer !== identity.mrsigner) throw wrongEnclave('MRSIGNER', identity.mrsigner, signer);
  const product = littleEndian(report.isvProdId);
  if (product !== identity.isvprodid) throw wrongEnclave('ISVPRODID', identity.isvprodid, product);
  if (!matchesMasked(report.miscSelect, identity.miscselect, identity.miscselectMask)) {
    throw wrongEnclave('MISCSELECT', identity.miscselect, bytesToHex(report.miscSelect));
  }
  if (!matchesMasked(report.attributes, identity.attributes, identity.attributesMask)) {
    throw wrongEnclave('ATTRIBUTES', identity.attributes, bytesToHex(report.attributes));
  }
  const svn = littleEndian(report.isvSvn);
  return firstLevel(identity.tcbLevels, ({ tcb }) => svn >= tcb.isvsvn, 'quoting enclave');
}

const wrongEnclave = (field: string, expected: string | number, got: string | number): VerificationError =>
  new VerificationError('TEE_QE_IDENTITY', 'the quoting enclave is not the one that Intel vouches for', {
    details: { field, expected, got },
  });
