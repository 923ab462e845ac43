/**
 * The client's thread of vault: it alone holds the key, from its start to its end, and draws the masks.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { InternalError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { createVaultClient, type VaultClient } from '../../crypto/vault/client.ts';
import { loadSeal } from '../../crypto/vault/seal.ts';
import { answerCalls } from '../tee/calls.ts';
import { type VaultClientCall, type VaultClientResults, withoutForeignText } from './calls.ts';

let client: VaultClient | undefined;

async function answer(call: VaultClientCall): Promise<VaultClientResults[VaultClientCall['kind']]> {
  if (call.kind === 'begin') {
    client = createVaultClient(await loadSeal(), call.shapes);
    return null;
  }
  if (client === undefined) throw new InternalError('VAULT_THREAD', 'the thread of vault mode has not begun');
  if (call.kind === 'finish') return client.decrypt(call.op, call.replies, call.count);
  const masks = new Int32Array(randomBytes(4 * client.words(call.op, call.count)).buffer as ArrayBuffer);
  return { masks, requests: client.encrypt(call.op, masks, call.count) };
}

const buffersToHandOver = (value: unknown): ArrayBuffer[] => {
  if (value instanceof Int32Array) return [value.buffer as ArrayBuffer];
  if (value === null || typeof value !== 'object' || !('requests' in value)) return [];
  const { masks, requests } = value as VaultClientResults['prepare'];
  return [masks.buffer, ...requests.map(({ buffer }) => buffer)];
};

answerCalls<VaultClientCall>(parentPort!, answer, withoutForeignText, buffersToHandOver);
