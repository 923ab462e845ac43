/**
 * The thread of a peer key as an enclave sees it, without the thread: for tests that boot enclaves alone.
 * @module
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { answerCalls } from '../../node/tee/calls.ts';
import type { EnclaveSideCall, PeerKeyFacts } from '../../node/tee/peer-key.ts';

/** @returns the enclave's end, for one boot */
export function peerKeyPort(publicKey: Uint8Array, tee: PeerKeyFacts['tee'] = 'simulated'): MessagePort {
  const { port1, port2 } = new MessageChannel();
  answerCalls<EnclaveSideCall>(
    port1,
    async (call) => (call.kind === 'public' ? { publicKey, tee } : null),
    (_, thrown) => asVeilmeshError(thrown),
  );
  port1.unref(); // one that no enclave takes keeps no test running
  return port2;
}
