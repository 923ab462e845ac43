/**
 * The segments that a receipt shows, as whoever asks about them on the chain needs them.
 * @module
 */
import { hex } from '../../crypto/core/bytes.ts';
import { decodeCbor } from '../../crypto/core/cbor.ts';
import { decodeSignedClaim } from '../../crypto/poea/claim.ts';
import type { ReceiptPlace } from '../../settlement/batch/coordinator.ts';
import type { BatchHeader } from '../../settlement/batch/header.ts';
import { leafOf } from '../../settlement/batch/segment.ts';
import { SignedVoucherSchema } from '../../settlement/batch/voucher.ts';
import type { Receipt } from '../../settlement/receipt/schema.ts';

const MAX_VOUCHER_BYTES = 8_192;

/** A segment that was posted: where its receipt is, and the signed claims of all hops, encoded. */
export interface PostedSegment {
  readonly place: ReceiptPlace;
  readonly claims: readonly Uint8Array[];
}

/** The segments of a receipt, which was verified. */
export const segmentsOf = ({ segments, batches }: Receipt): PostedSegment[] =>
  segments.map(({ claims: signed, voucher, amount, batch, index, path }) => {
    const claims = signed.map(hex);
    return {
      claims,
      place: {
        leaf: leafOf(
          {
            claims: claims.map((claim) => decodeSignedClaim(claim)),
            voucher: SignedVoucherSchema.parse(decodeCbor(hex(voucher), MAX_VOUCHER_BYTES)),
          },
          BigInt(amount),
        ),
        index,
        path: path.map(hex),
        header: headerOfReceipt(batches.find(({ number }) => number === batch)!),
      },
    };
  });

const headerOfReceipt = (header: Receipt['batches'][number]): BatchHeader => ({
  ...header,
  previousHash: hex(header.previousHash),
  receiptsRoot: hex(header.receiptsRoot),
  dataHash: hex(header.dataHash),
  bitmap: hex(header.bitmap),
  aggregate: hex(header.aggregate),
});
