/**
 * Vault at a node: a thread that multiplies what clients encrypted.
 * @module
 */
import type { VaultMap } from '../../crypto/vault/packing.ts';
import { startThread, type VaultServerCall } from './calls.ts';

export interface VaultServerThread {
  /**
   * One request, answered; requests wait for each other.
   * @throws UsageError VAULT_OP_UNKNOWN; VerificationError VAULT_REQUEST_MALFORMED; UnavailableError VAULT_THREAD
   */
  correct(op: string, request: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Encodes the weights, which takes about half a second for each million of them.
 * @throws UsageError VAULT_SHAPE; UnavailableError VAULT_MEMORY; InternalError VAULT_SEAL | VAULT_PARAMETERS | VAULT_SELF_TEST
 */
export async function startVaultServer(maps: readonly VaultMap[]): Promise<VaultServerThread> {
  const { calls, close } = startThread<VaultServerCall>(new URL('./server-worker.ts', import.meta.url));
  try {
    await calls.ask({ kind: 'begin', maps });
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return {
    correct: (op, request) => calls.ask({ kind: 'correct', op, request }) as Promise<Uint8Array>,
    close,
  };
}
