/**
 * The host's handle on its enclave worker.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { errorOfFamily, InternalError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import type {
  EnclaveBoot,
  EnclaveCall,
  EnclaveReady,
  EnclaveReply,
  EnclaveRequest,
  EnclaveResults,
} from './protocol.ts';

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
  const waiting = new Map<number, { resolve(value: never): void; reject(error: VeilmeshError): void }>();
  const death = Promise.withResolvers<never>();
  death.promise.catch(() => {}); // whoever cares awaits `died`
  let nextId = 1;
  let stopping = false;
  let dead: InternalError | undefined;

  const die = (cause?: unknown): void => {
    dead ??= new InternalError('ENCLAVE_DIED', 'the enclave worker stopped', { cause });
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
    if (!stopping) death.reject(dead);
  };
  worker.on('message', (reply: EnclaveReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value as never);
    else caller?.reject(revive(reply.error));
  });
  worker.on('error', die);
  worker.on('exit', () => die());

  function call<K extends EnclaveCall['kind']>(
    request: Extract<EnclaveCall, { kind: K }>,
    transfer: ArrayBuffer[] = [],
  ): Promise<EnclaveResults[K]> {
    return new Promise((resolve, reject) => {
      if (dead !== undefined) throw dead; // a message to a dead worker is never answered
      const id = nextId++;
      waiting.set(id, { resolve: resolve as (value: never) => void, reject });
      worker.postMessage({ id, call: request } satisfies EnclaveRequest, transfer);
    });
  }

  try {
    const ready = await call({ kind: 'boot', boot });
    return {
      ready,
      died: death.promise,
      possession: (context) => call({ kind: 'possession', context }),
      open: (envelope) => call({ kind: 'open', envelope }),
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

function revive({
  family,
  code,
  message,
  ...options
}: Extract<EnclaveReply, { ok: false }>['error']): VeilmeshError {
  return errorOfFamily(family, code, message, options);
}
