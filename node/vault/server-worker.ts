/**
 * The node's thread of vault: multiplies ciphertexts with weights it encoded when it began.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { InternalError } from '../../crypto/core/errors.ts';
import { loadSeal } from '../../crypto/vault/seal.ts';
import { createVaultServer, type VaultServer } from '../../crypto/vault/server.ts';
import { answerCalls } from '../tee/calls.ts';
import { type VaultServerCall, type VaultServerResults, withoutForeignText } from './calls.ts';

let server: VaultServer | undefined;

async function answer(call: VaultServerCall): Promise<VaultServerResults[VaultServerCall['kind']]> {
  if (call.kind === 'begin') {
    server = createVaultServer(await loadSeal(), call.maps);
    return null;
  }
  if (server === undefined) throw new InternalError('VAULT_THREAD', 'the thread of vault mode has not begun');
  return server.correct(call.op, call.request);
}

const buffersToHandOver = (value: unknown): ArrayBuffer[] =>
  value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];

answerCalls<VaultServerCall>(parentPort!, answer, withoutForeignText, buffersToHandOver);
