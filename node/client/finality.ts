/**
 * How far a receipt's batches are at the block of their proof, read from the proof itself: a window may pass
 * between posting and proving, and a receipt that names another finality than its block does not verify.
 * @module
 */

import type { Address } from 'viem';
import { parseProgress, progressSlot } from '../../settlement/batch/header.ts';
import type { StorageProof } from '../../settlement/chain/types.ts';
import type { Finality } from '../../settlement/receipt/schema.ts';
import { proveAccount, proveSlot, readBlockHeader } from '../../settlement/receipt/state-proof.ts';

/**
 * @param chain `Ledger.proveBatches`, of these batches
 * @throws VerificationError BLOCK_HEADER_MALFORMED | STATE_PROOF when the proof is none
 */
export async function provenFinality(
  chain: StorageProof,
  coordinator: Address,
  batches: readonly number[],
): Promise<Finality> {
  const { stateRoot } = readBlockHeader(chain.blockHeader);
  const storageRoot = await proveAccount(stateRoot, chain.address, chain.accountProof);
  const { finalized } = parseProgress(
    await proveSlot(storageRoot, progressSlot(coordinator), chain.storageProofs[0] ?? []),
  );
  return batches.every((number) => number <= finalized) ? 'final' : 'challengeable';
}
