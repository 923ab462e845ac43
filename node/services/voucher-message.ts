/**
 * A signed voucher as it travels in a session: always of one length, so that it says nothing to those who only see it pass.
 * @module
 */

import { parseWith } from '../../crypto/attest/fields.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { InternalError, VerificationError } from '../../crypto/core/errors.ts';
import { VOUCHER_BYTES } from '../../mesh/session/protocol.ts';
import { type SignedVoucher, SignedVoucherSchema, voucherToCbor } from '../../settlement/batch/voucher.ts';

const LENGTH_BYTES = 2;

/** Its length, its CBOR, zeros. */
export function voucherMessage(signed: SignedVoucher): Uint8Array {
  const encoded = encodeCbor(voucherToCbor(signed));
  const padding = VOUCHER_BYTES - LENGTH_BYTES - encoded.length;
  if (padding < 0) throw new InternalError('VOUCHER_LENGTH', 'a voucher does not fit its message');
  const length = Uint8Array.of(encoded.length >> 8, encoded.length & 0xff);
  return concatBytes(length, encoded, new Uint8Array(padding));
}

/** @throws VerificationError VOUCHER_MALFORMED | CBOR_* */
export function readVoucherMessage(message: Uint8Array): SignedVoucher {
  const length = ((message[0] ?? 0) << 8) | (message[1] ?? 0);
  const end = LENGTH_BYTES + length;
  if (message.length !== VOUCHER_BYTES || message.subarray(end).some((byte) => byte !== 0)) {
    throw new VerificationError('VOUCHER_MALFORMED', 'a voucher message of another form', {
      details: { bytes: message.length },
    });
  }
  const value = decodeCbor(message.subarray(LENGTH_BYTES, end), VOUCHER_BYTES);
  return parseWith(SignedVoucherSchema, value, 'VOUCHER_MALFORMED', 'voucher');
}
