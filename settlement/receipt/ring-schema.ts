/**
 * The receipt of a query over twin or vault: what was computed by whom, on whose word. Canonical JSON as receipts of veil are.
 *
 * Nodes sign what they were given and answered, blinded (crypto/ring/statement.ts). That every product was right the client checked
 * itself, in secret: a third party has its word for that, and decoys (crypto/ring/PROTOCOL.md).
 * @module
 */
import { z } from 'zod';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { STATED_ROLES } from '../../crypto/ring/statement.ts';
import { canonical, decodeCanonical } from './format.ts';
import { ringPaymentSchema } from './ring-payment.ts';
import { address, answerSchema, hexBytes, hexUpTo, text, timingsSchema, uint } from './schema.ts';

/** Both roles of as many shards as a model has. */
const MAX_STATEMENTS = 128;

const statementSchema = z.strictObject({
  /** Of the manifest's shards. */
  shard: uint,
  role: z.enum(STATED_ROLES),
  /** Account that staked for the node, and hash of its peer id: together its id in the registry. */
  operator: address,
  peerIdHash: hexBytes(32),
  /** Signed statement, deterministic CBOR. */
  signed: hexUpTo(1_024),
});

export const ringBodySchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal('veilmesh-ring-receipt'),
  privacy: z.strictObject({
    mode: z.enum(['twin', 'vault']),
    /** Who would have to collude, or what to be broken (ring-modes.ts). */
    breaks: text(1_024),
  }),
  issuedAt: uint,
  client: address,
  chain: z.strictObject({ chainId: uint, rollup: address }),
  /** The query's public name. */
  session: hexBytes(32),
  /** Model manifest, deterministic CBOR. */
  manifest: hexUpTo(256 * 1_024),
  /** In the order in which the client went through the shards; who multiplied before who corrected. */
  statements: z.array(statementSchema).min(1).max(MAX_STATEMENTS),
  /** What the client says of its checks: how many products, and how likely a wrong one passes, at most 2^-missBits. */
  check: z.strictObject({ products: uint, challenges: uint, missBits: uint }),
  /** Null where nodes computed it for nothing. */
  payment: ringPaymentSchema.nullable(),
  answer: answerSchema,
  /** Microseconds by stage, as the client measured them. */
  timings: timingsSchema,
});

/** EIP-191 signature of the client over `ringReceiptMessage`, r ‖ s ‖ v. */
export const ringReceiptSchema = z.strictObject({ ...ringBodySchema.shape, signature: hexBytes(65) });

export type RingReceiptBody = z.infer<typeof ringBodySchema>;
export type RingReceipt = z.infer<typeof ringReceiptSchema>;

export const RING_RECEIPT_KIND: RingReceiptBody['kind'] = 'veilmesh-ring-receipt';

export const encodeRingReceipt = (receipt: RingReceipt): Uint8Array => canonical(receipt);

/** @throws VerificationError RECEIPT_TOO_LARGE | RECEIPT_MALFORMED | RECEIPT_NOT_CANONICAL */
export const decodeRingReceipt = (bytes: Uint8Array): RingReceipt =>
  decodeCanonical(ringReceiptSchema, bytes);

/** What the client signs (EIP-191 text): a line that a wallet can show, over the hash of all but the signature. */
export const ringReceiptMessage = (body: RingReceiptBody): string =>
  `Veilmesh ${body.privacy.mode} receipt v1\n${bytesToHex(hash('ring-receipt/v1', canonical(body)))}`;
