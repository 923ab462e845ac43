/**
 * How a coordinator has vouchers settled in sessions, and what everybody keeps of it.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address } from 'viem';
import { z } from 'zod';
import { bytes32, exactBytes, parseWith } from '../../crypto/attest/fields.ts';
import { equalBytes } from '../../crypto/core/bytes.ts';
import { decodeCbor, encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { wei, weiBytes } from '../batch/fields.ts';
import { type SignedVoucher, SignedVoucherSchema, type Voucher, voucherToCbor } from '../batch/voucher.ts';
import type { Addresses } from '../chain/types.ts';
import { channelKey } from './accounting.ts';
import { domainSeparator } from './domain.ts';
import { verifyReceipt } from './receipts.ts';
import { leafHash } from './step-leaf.ts';
import type { Order, SessionRef, StepLeaf, StepReceipt } from './types.ts';
import { isSignedByClient, sessionVoucherDigest } from './voucher.ts';

/** A step with all that a challenge or the tail needs of it (PROTOCOL.md). */
export interface SettledStep {
  /** Number of the session of the voucher's coordinator. */
  readonly session: number;
  readonly order: Order;
  readonly leaf: StepLeaf;
  readonly receipt: StepReceipt;
}

export interface SessionSettling {
  /**
   * Settles a voucher's channel up to so many wei; what is settled already gets the channel's newest step again.
   * @throws UsageError SESSION_UNKNOWN | SEQUENCER_CLOSED | SESSION_CLOSING; VerificationError STEP_REFUSED | VOUCHER_UNREADABLE;
   * UnavailableError SEQUENCER_BUSY | FACTS_YOUNG
   */
  settle(session: number, signed: SignedVoucher, upTo: bigint): Promise<SettledStep>;
  /** The newest step of a voucher's channel; null where there is none, or the session is not known here any more. */
  newest(session: number, signed: SignedVoucher): SettledStep | null;
}

/** Of a step: a voucher of 64 payees, five words of leaf, a signature. */
export const MAX_SETTLED_BYTES = 8_192;

const SettledSchema = z.strictObject({
  session: z.int().min(1),
  voucher: SignedVoucherSchema,
  settled: wei,
  pre: bytes32,
  post: bytes32,
  seq: z.int().min(0),
  signature: exactBytes(64),
});

export const encodeSettled = ({ session, order, leaf, receipt }: SettledStep): Uint8Array =>
  encodeCbor({
    session,
    voucher: voucherToCbor(order),
    settled: weiBytes(order.settled),
    pre: leaf.pre,
    post: leaf.post,
    seq: receipt.seq,
    signature: receipt.signature,
  });

/** Where sessions are. */
export type SessionContracts = Pick<Addresses, 'chainId' | 'ephemeralSession'>;

/** Domain of one of them. */
export const separatorOf = (
  { chainId, ephemeralSession: contract }: SessionContracts,
  session: SessionRef,
): Uint8Array => domainSeparator({ chainId, contract, session });

/**
 * @param sequencer whose session it is said to be of; null: of whom its voucher names
 * @throws VerificationError SETTLED_MALFORMED | CBOR_*
 */
export function decodeSettled(
  bytes: Uint8Array,
  sequencer: Address | null,
  contracts: SessionContracts,
): SettledStep {
  const { session, voucher, settled, pre, post, seq, signature } = parseWith(
    SettledSchema,
    decodeCbor(bytes, MAX_SETTLED_BYTES),
    'SETTLED_MALFORMED',
    'step',
  );
  const separator = separatorOf(contracts, {
    sequencer: sequencer ?? voucher.voucher.coordinator,
    number: session,
  });
  const digest = sessionVoucherDigest(voucher.voucher, separator);
  const leaf = { digest, signatureHash: keccak_256(voucher.signature), settled, pre, post };
  const receipt = { seq, leaf: leafHash(leaf), signature };
  return { session, order: { ...voucher, settled }, leaf, receipt };
}

/**
 * What a client or node checks before it counts on a step: it is the sequencer's word, about a voucher's channel, for so much.
 * @param receiptKey the session's, from the chain
 * @throws VerificationError SESSION_RECEIPT | STEP_OTHER
 */
export function verifySettled(
  { order, leaf, receipt }: SettledStep,
  voucher: Voucher,
  upTo: bigint,
  receiptKey: Uint8Array,
  separator: Uint8Array,
): void {
  verifyReceipt(receipt, leaf, receiptKey, separator);
  const own = equalBytes(channelKey(order.voucher), channelKey(voucher)) && order.settled >= upTo;
  if (own && isSignedByClient(order, leaf.digest)) return;
  throw new VerificationError('STEP_OTHER', 'the step settles something else than was asked for', {
    details: { settled: String(order.settled), expected: String(upTo) },
  });
}
