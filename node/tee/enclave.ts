/**
 * The host's handle on its enclave worker.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { InternalError } from '../../crypto/core/errors.ts';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import { createCalls } from './calls.ts';
import type { EnclaveBoot, EnclaveCall, EnclaveReady, EnclaveResults } from './protocol.ts';

export interface Enclave extends EnclavePort {
  readonly ready: EnclaveReady;
  /** Proof of possession of the enclave's BLS key for the registry (48 bytes). */
  possession(context: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the worker dies by itself: the node must stop serving. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a worker, loads the shard in it, and returns when its evidence is made. @throws what boot refused with */
export async function startEnclave(boot: EnclaveBoot): Promise<Enclave> {
  const worker = new Worker(new URL('./enclave-worker.ts', import.meta.url));
  const calls = createCalls<EnclaveCall>(worker);
  const death = Promise.withResolvers<never>();
  death.promise.catch(() => {}); // whoever cares awaits `died`
  let stopping = false;

  const die = (cause?: unknown): void => {
    const error = new InternalError('ENCLAVE_DIED', 'the enclave worker stopped', { cause });
    calls.fail(error);
    if (!stopping) death.reject(error);
  };
  worker.on('error', die);
  worker.on('exit', () => die());

  const call = <K extends EnclaveCall['kind']>(
    request: Extract<EnclaveCall, { kind: K }>,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<EnclaveResults[K]> => calls.ask(request, transfer) as Promise<EnclaveResults[K]>;

  try {
    const ready = await call({ kind: 'boot', boot });
    return {
      ready,
      died: death.promise,
      possession: (context) => call({ kind: 'possession', context }),
      open: (envelope, peerId) => call({ kind: 'open', envelope, peerId }),
      step: (session, frame, arrivedUs) =>
        call({ kind: 'step', session, frame, arrivedUs }, [frame.buffer as ArrayBuffer]),
      closeSegment: (session) => call({ kind: 'closeSegment', session }),
      close: (session) => {
        call({ kind: 'close', session }).catch(() => {}); // a dead worker has no session left to close
      },
      stop: async () => {
        stopping = true;
        await worker.terminate();
      },
    };
  } catch (error) {
    stopping = true;
    await worker.terminate();
    throw error;
  }
}
