/**
 * The prover's door: what a node's host asks its enclave's third thread, directly, so that nothing of it passes the
 * thread that serves.
 * @module
 */
import type { MessagePort } from 'node:worker_threads';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { createCalls } from './calls.ts';
import type { Cheat } from './cheats.ts';
import type { CheckPlan, CheckSubject, DrawnCell, ProvenMove } from './check-prover.ts';

/** What the enclave gives its prover. */
export interface ProverBoot {
  readonly manifest: Uint8Array;
  readonly part: Uint8Array;
  readonly shardIndex: number;
  readonly sealingKey: Uint8Array;
  /** What its enclave simulates. */
  readonly cheat?: Cheat;
  /** Out of everybody's way, or with the same right to the processor as what is served. */
  readonly urgent: boolean;
  /** Where the host asks. */
  readonly port: MessagePort;
  /** Where the host is told how far it is: `ProverProgress`. */
  readonly progress: MessagePort;
}

export interface ProverProgress {
  readonly stage: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
}

export type ProverCall =
  | { readonly kind: 'plan'; readonly subject: CheckSubject }
  | { readonly kind: 'commit'; readonly subject: CheckSubject }
  | { readonly kind: 'columns'; readonly subject: CheckSubject; readonly position: number }
  | { readonly kind: 'prove'; readonly subject: CheckSubject; readonly drawn: DrawnCell };

/** What answering takes, before it is begun. */
export interface CheckEstimate extends CheckPlan {
  readonly recomputeSeconds: number;
  readonly commitSeconds: number;
  readonly memoryBytes: number;
  readonly freeBytes: number;
}

export interface ProverResults {
  readonly plan: CheckEstimate;
  readonly commit: Uint8Array;
  readonly columns: Uint8Array[];
  readonly prove: ProvenMove;
}

/** Rejections are the coded errors of check-prover.ts. */
export interface Prover {
  plan(subject: CheckSubject): Promise<CheckEstimate>;
  commit(subject: CheckSubject): Promise<Uint8Array>;
  columns(subject: CheckSubject, position: number): Promise<Uint8Array[]>;
  prove(subject: CheckSubject, drawn: DrawnCell): Promise<ProvenMove>;
}

/** The host's end of the ports. */
export function openProver(
  port: MessagePort,
  progress: MessagePort,
  onProgress: (progress: ProverProgress) => void,
): Prover {
  const calls = createCalls<ProverCall>(port);
  port.on('close', () => {
    calls.fail(new UnavailableError('PROVER_ENDED', "the enclave's prover thread has ended"));
  });
  progress.on('message', onProgress);
  const ask = <K extends ProverCall['kind']>(
    call: Extract<ProverCall, { kind: K }>,
  ): Promise<ProverResults[K]> => calls.ask(call) as Promise<ProverResults[K]>;
  return {
    plan: (subject) => ask({ kind: 'plan', subject }),
    commit: (subject) => ask({ kind: 'commit', subject }),
    columns: (subject, position) => ask({ kind: 'columns', subject, position }),
    prove: (subject, drawn) => ask({ kind: 'prove', subject, drawn }),
  };
}
