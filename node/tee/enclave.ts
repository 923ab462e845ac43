/**
 * The host's handle on its enclave worker.
 * @module
 */
import { MessageChannel, type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import { asVeilmeshError, InternalError } from '../../crypto/core/errors.ts';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import type { OwnEvidence } from '../../mesh/session/hop-types.ts';
import { answerCalls, createCalls } from './calls.ts';
import type { BrokerCarrier } from './key-request.ts';
import type {
  EnclaveBoot,
  EnclaveCall,
  EnclaveReady,
  EnclaveResults,
  KeeperCall,
  RenewalRequest,
  RingStatementRequest,
} from './protocol.ts';
import { openProver, type Prover, type ProverProgress } from './prover.ts';
import type { SealedBoot, SealedCall } from './sealed-part.ts';
import type { SealedWitness } from './witness.ts';

/** A sealed part as its host has it. */
export interface SealedSource extends BrokerCarrier, Omit<SealedBoot, 'port'> {
  /** The sealed file piece by piece, from 0; null after the last. */
  read(piece: number): Promise<Uint8Array | null>;
}

export interface EnclaveOptions extends Omit<EnclaveBoot, 'keeper' | 'part'> {
  readonly part: Uint8Array | SealedSource;
  /** Keeps a witness; durable when it resolves. Its claim leaves the enclave only then. */
  readonly keep: (witness: SealedWitness) => Promise<void>;
}

export interface Enclave extends EnclavePort {
  readonly ready: EnclaveReady;
  /**
   * Evidence made anew. Sessions may be opened under it and, for a while, under those before; those that run keep theirs.
   * @throws VerificationError POLICY_*; what the quote provider throws
   */
  renew(request: RenewalRequest): Promise<OwnEvidence>;
  /** Proof of possession of the enclave's BLS key for the registry (48 bytes). */
  possession(context: Uint8Array): Promise<Uint8Array>;
  /** A signed statement of a ring session (crypto/ring/statement.ts), encoded. */
  stateRing(request: RingStatementRequest): Promise<Uint8Array>;
  /**
   * A thread that answers spot-checks, in place of the one before; it ends with the enclave.
   * @param part the shard's part file once more; null where it is sealed
   * @param urgent takes its share of the processor; else it takes what nobody else wants
   */
  startProver(
    part: Uint8Array | null,
    urgent: boolean,
    onProgress: (progress: ProverProgress) => void,
  ): Promise<Prover>;
  stopProver(): Promise<void>;
  /** Rejects when the worker dies by itself: the node must stop serving. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a worker, loads the shard in it, and returns when its evidence is made. @throws what boot refused with */
export async function startEnclave({ keep, part, ...options }: EnclaveOptions): Promise<Enclave> {
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
    const given = part instanceof Uint8Array ? { boot: part, ports: [] } : offer(part);
    const boot: EnclaveBoot = { ...options, part: given.boot, keeper };
    const ready = await call({ kind: 'boot', boot }, [keeper, boot.peer, ...given.ports]);
    return {
      ready,
      died: death.promise,
      possession: (context) => call({ kind: 'possession', context }),
      renew: (request) => call({ kind: 'renew', request }),
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

/** The host's end of a sealed part: what the enclave asks for, it carries. */
function offer({ sealed, checkCells, ...source }: SealedSource): {
  readonly boot: SealedBoot;
  readonly ports: readonly MessagePort[];
} {
  const { port1: here, port2: port } = new MessageChannel();
  answerCalls<SealedCall>(
    here,
    async (asked) => {
      switch (asked.kind) {
        case 'nonce':
          return await source.nonce(asked.broker, asked.keyId);
        case 'release':
          return await source.release(asked.broker, asked.request);
        case 'read':
          return await source.read(asked.piece);
      }
    },
    (_, thrown) => asVeilmeshError(thrown),
  );
  return { boot: { sealed, checkCells, port }, ports: [port] };
}
