/**
 * What a receipt of twin or vault shows of its payment: the step that settled the query's voucher before anything was computed, tied
 * to a block as those of veil's receipts are (payment-step.ts).
 * @module
 */

import type { Address } from 'viem';
import { isAddressEqual } from 'viem';
import { z } from 'zod';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { StorageProof } from '../chain/types.ts';
import { refuse, storageRootOf } from './findings.ts';
import { type PlacedStep, sessionsOf } from './make.ts';
import { checkStep } from './payment-step.ts';
import type { Pending } from './run-steps.ts';
import { address, ethHash, ethUpTo, proofNodes, receiptStepSchema, uint } from './schema.ts';
import { readBlockHeader } from './state-proof.ts';

export const ringPaymentSchema = z.strictObject({
  blockNumber: uint,
  blockHash: ethHash,
  blockHeader: ethUpTo(4_096),
  /** EphemeralSession. */
  contract: address,
  accountProof: proofNodes,
  sequencer: address,
  step: receiptStepSchema,
});
export type RingPayment = z.infer<typeof ringPaymentSchema>;

/**
 * @param chain `SessionReads.prove` of the step's `provenSlots`
 * @throws UsageError RECEIPT_INCOMPLETE
 */
export function ringPaymentOf(chain: StorageProof, placed: PlacedStep): RingPayment {
  const { blockNumber, blockHash, blockHeader } = chain;
  const sessions = sessionsOf({ chain, of: [placed] })!;
  const parsed = ringPaymentSchema.safeParse({
    blockNumber,
    blockHash,
    blockHeader,
    contract: sessions.contract,
    accountProof: sessions.accountProof,
    sequencer: placed.step.order.voucher.coordinator.toLowerCase(),
    step: sessions.of[0],
  });
  if (parsed.success) return parsed.data;
  throw new UsageError('RECEIPT_INCOMPLETE', 'the parts do not make a receipt', {
    details: { field: parsed.error.issues[0]?.path.join('.') ?? '' },
  });
}

/** What the rest of the receipt says: the step must be of exactly this. */
export interface RingPaymentSubject {
  readonly chainId: number;
  /** EphemeralSession of the deployment that is trusted. */
  readonly contract: Address;
  /** The query's public name, 32 bytes. */
  readonly session: Uint8Array;
  readonly modelRoot: Uint8Array;
  readonly client: Address;
  /** Registry ids of the nodes whose statements the receipt has: nobody else is paid, and some may have served for nothing. */
  readonly nodes: readonly Uint8Array[];
}

/**
 * The block is the caller's to trust: its header is only held against its hash here.
 * @returns pending where the step is its sequencer's word alone, in no commit yet
 * @throws VerificationError RECEIPT_DEPLOYMENT | RECEIPT_BLOCK; as checkStep
 */
export async function checkRingPayment(
  payment: RingPayment,
  of: RingPaymentSubject,
): Promise<string | Pending> {
  const { blockHash, blockNumber, blockHeader, contract, sequencer, step } = payment;
  const { hash, number, stateRoot, timestamp } = readBlockHeader(blockHeader);
  if (hash !== blockHash || number !== blockNumber) {
    throw refuse('RECEIPT_BLOCK', 'the block header is not the one that the receipt names');
  }
  const storageRoot = await storageRootOf(payment, 'the sessions', of.contract, stateRoot);
  const site = { chainId: of.chainId, contract, sequencer, storageRoot, timestamp };
  const nodes = new Set(of.nodes.map((node) => bytesToHex(node)));
  const { text, committed } = await checkStep(
    step,
    site,
    ({ voucher }, settled) =>
      settled === voucher.cumulative &&
      equalBytes(voucher.sessionId, of.session) &&
      equalBytes(voucher.modelRoot, of.modelRoot) &&
      isAddressEqual(voucher.client, of.client) &&
      voucher.payees.every(({ node }) => nodes.has(bytesToHex(node))),
  );
  const paid = `paid ahead in ${text}`;
  return committed ? paid : { pending: paid };
}
