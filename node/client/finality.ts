/**
 * How far a receipt's batches are at the block of their proof, read from the proof itself: a window may pass
 * between posting and proving, and a receipt that names another finality than its block does not verify.
 * @module
 */

import type { ReceiptProof } from '../../settlement/batch/coordinator.ts';
import { parseProgress, progressSlot } from '../../settlement/batch/header.ts';
import type { Finality } from '../../settlement/receipt/schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../settlement/receipt/state-proof.ts';

/** @throws VerificationError BLOCK_HEADER_MALFORMED | STATE_PROOF when the coordinator's proof is none */
export async function provenFinality({ places, chain, batchNumbers }: ReceiptProof): Promise<Finality> {
  const { stateRoot } = readBlockHeader(chain.blockHeader);
  const storageRoot = await proveAccount(stateRoot, chain.address, chain.accountProof);
  const slot = progressSlot(places[0]!.header.coordinator);
  const { finalized } = parseProgress(await proveSlot(storageRoot, slot, chain.storageProofs[0] ?? []));
  return batchNumbers.every((number) => number <= finalized) ? 'final' : 'challengeable';
}
