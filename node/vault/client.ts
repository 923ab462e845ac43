/**
 * Vault at the client: a thread with a key of its own that prepares masks and finishes corrections.
 * @module
 */

import { known } from '../../crypto/vault/client.ts';
import { packingOf, type VaultShape } from '../../crypto/vault/packing.ts';
import { startThread, type VaultClientCall, type VaultClientResults } from './calls.ts';

/** Masks on their way to becoming corrections. */
export interface PreparedMasks {
  /** count * dIn words, drawn for this alone. */
  readonly masks: Int32Array;
  /** For the node, each at most MAX_MESSAGE_BYTES. */
  readonly requests: readonly Uint8Array[];
  /**
   * @param replies in the order of the requests @returns count * dOut words, W m mod 2^32 if the node is honest
   * @throws VerificationError VAULT_REPLY_MALFORMED
   */
  finish(replies: readonly Uint8Array[]): Promise<Int32Array>;
}

export interface VaultClientThread {
  /** Rows that share ciphertexts: fewer at a time cost as much. @throws UsageError VAULT_OP_UNKNOWN */
  batch(op: string): number;
  /** @throws UsageError VAULT_OP_UNKNOWN | VAULT_ROWS; UnavailableError VAULT_THREAD */
  prepare(op: string, count: number): Promise<PreparedMasks>;
  /** The key dies with the thread. */
  close(): Promise<void>;
}

/** One for each session. @throws UsageError VAULT_SHAPE; InternalError VAULT_SEAL | VAULT_PARAMETERS | VAULT_SELF_TEST */
export async function startVaultClient(shapes: readonly VaultShape[]): Promise<VaultClientThread> {
  const batches = new Map(shapes.map((shape) => [shape.op, packingOf(shape).rows]));
  const { calls, close } = startThread<VaultClientCall>(new URL('./client-worker.ts', import.meta.url));
  try {
    await calls.ask({ kind: 'begin', shapes });
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return {
    batch: (op) => known(batches, op),
    prepare: async (op, count) => {
      const prepared = (await calls.ask({ kind: 'prepare', op, count })) as VaultClientResults['prepare'];
      return {
        ...prepared,
        finish: (replies) => calls.ask({ kind: 'finish', op, count, replies }) as Promise<Int32Array>,
      };
    },
    close,
  };
}
