/**
 * The host's handle on its enclave worker.
 * @module
 */
import { MessageChannel, type Transferable, Worker } from 'node:worker_threads';
import { asVeilmeshError, InternalError } from '../../crypto/core/errors.ts';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import { answerCalls, createCalls } from './calls.ts';
import type {
  EnclaveBoot,
  EnclaveCall,
  EnclaveReady,
  EnclaveResults,
  KeeperCall,
  RingStatementRequest,
} from './protocol.ts';
import { openProver, type Prover, type ProverProgress } from './prover.ts';
import type { SealedWitness } from './witness.ts';

export interface EnclaveOptions extends Omit<EnclaveBoot, 'keeper'> {
  /** Keeps a witness; durable when it resolves. Its claim leaves the enclave only then. */
  readonly keep: (witness: SealedWitness) => Promise<void>;
}

export interface Enclave extends EnclavePort {
  readonly ready: EnclaveReady;
  /** Proof of possession of the enclave's BLS key for the registry (48 bytes). */
  possession(context: Uint8Array): Promise<Uint8Array>;
  /** A signed statement of a ring session (crypto/ring/statement.ts), encoded. */
  stateRing(request: RingStatementRequest): Promise<Uint8Array>;
  /**
   * A thread that answers spot-checks, in place of the one before; it ends with the enclave.
   * @param part the shard's part file once more
   * @param urgent takes its share of the processor; else it takes what nobody else wants
   */
  startProver(
    part: Uint8Array,
    urgent: boolean,
    onProgress: (progress: ProverProgress) => void,
  ): Promise<Prover>;
  stopProver(): Promise<void>;
  /** Rejects when the worker dies by itself: the node must stop serving. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a worker, loads the shard in it, and returns when its evidence is made. @throws what boot refused with */
export async function startEnclave({ keep, ...options }: EnclaveOptions): Promise<Enclave> {
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
    transfer: readonly Transferable[] = [],
  ): Promise<EnclaveResults[K]> => calls.ask(request, transfer) as Promise<EnclaveResults[K]>;

  try {
    const { port1: here, port2: keeper } = new MessageChannel();
    answerCalls<KeeperCall>(
      here,
      async ({ witness }) => keep(witness),
      (_, thrown) => asVeilmeshError(thrown),
    );
    const ready = await call({ kind: 'boot', boot: { ...options, keeper } }, [keeper]);
    return {
      ready,
      died: death.promise,
      possession: (context) => call({ kind: 'possession', context }),
      stateRing: (request) => call({ kind: 'stateRing', request }),
      open: (envelope, peerId) => call({ kind: 'open', envelope, peerId }),
      step: (session, frame, arrivedUs) =>
        call({ kind: 'step', session, frame, arrivedUs }, [frame.buffer as ArrayBuffer]),
      commits: async (session, bytes) => {
        await call({ kind: 'commits', session, bytes });
      },
      commitSegment: (session) => call({ kind: 'commitSegment', session }),
      closeSegment: (session) => call({ kind: 'closeSegment', session }),
      cover: (session, rows) => {
        call({ kind: 'cover', session, rows }).catch(() => {}); // as close: its steps fail by themselves
      },
      backed: (session, segments) => {
        call({ kind: 'backed', session, segments }).catch(() => {}); // likewise
      },
      close: (session) => {
        call({ kind: 'close', session }).catch(() => {}); // a dead worker has no session left to close
      },
      startProver: async (part, urgent, onProgress) => {
        const calling = new MessageChannel();
        const telling = new MessageChannel();
        const prover = openProver(calling.port1, telling.port1, onProgress);
        const [port, progress] = [calling.port2, telling.port2];
        await call({ kind: 'startProver', part, urgent, port, progress }, [port, progress]);
        return prover;
      },
      stopProver: async () => {
        await call({ kind: 'stopProver' });
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
