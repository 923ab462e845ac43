/**
 * The client's side: puts the receipt of a query over twin or vault together, and signs it.
 * @module
 */
import type { Address } from 'viem';
import { hexToBytes } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import {
  encodeSignedStatement,
  type SignedRingStatement,
  type StatedRole,
} from '../../crypto/ring/statement.ts';
import type { ReceiptSigner } from './make.ts';
import { RING_BREAKS, type RingMode } from './ring-modes.ts';
import {
  encodeRingReceipt,
  RING_RECEIPT_KIND,
  type RingReceiptBody,
  ringBodySchema,
  ringReceiptMessage,
} from './ring-schema.ts';

export interface RingReceiptContent {
  readonly mode: RingMode;
  readonly chain: RingReceiptBody['chain'];
  /** 32 bytes, the query's public name. */
  readonly session: Uint8Array;
  /** Model manifest, deterministic CBOR. */
  readonly manifest: Uint8Array;
  readonly statements: readonly {
    readonly shard: number;
    readonly role: StatedRole;
    readonly operator: Address;
    readonly peerIdHash: Uint8Array;
    readonly signed: SignedRingStatement;
  }[];
  readonly check: RingReceiptBody['check'];
  readonly payment: RingReceiptBody['payment'];
  readonly answer: RingReceiptBody['answer'];
  readonly timings: RingReceiptBody['timings'];
  /** Unix seconds. */
  readonly issuedAt: number;
}

/**
 * @returns the receipt's file, ready to be written
 * @throws UsageError RECEIPT_INCOMPLETE when the parts do not make one
 */
export async function makeRingReceipt(
  { mode, session, manifest, statements, ...rest }: RingReceiptContent,
  signer: ReceiptSigner,
): Promise<Uint8Array> {
  const parsed = ringBodySchema.safeParse({
    ...rest,
    version: 1,
    kind: RING_RECEIPT_KIND,
    privacy: { mode, breaks: RING_BREAKS[mode] },
    client: signer.address.toLowerCase(),
    session: bytesToHex(session),
    manifest: bytesToHex(manifest),
    statements: statements.map(({ shard, role, operator, peerIdHash, signed }) => ({
      shard,
      role,
      operator: operator.toLowerCase(),
      peerIdHash: bytesToHex(peerIdHash),
      signed: bytesToHex(encodeSignedStatement(signed)),
    })),
  });
  if (!parsed.success) {
    throw new UsageError('RECEIPT_INCOMPLETE', 'the parts do not make a receipt', {
      details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
    });
  }
  const signature = await signer.signMessage({ message: ringReceiptMessage(parsed.data) });
  return encodeRingReceipt({ ...parsed.data, signature: bytesToHex(hexToBytes(signature)) });
}
