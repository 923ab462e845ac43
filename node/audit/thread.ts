/**
 * The thread in which a session is computed again (audit-worker.ts), and what it is asked.
 * @module
 */
import { type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { createCalls } from '../tee/calls.ts';
import type { FalseCell } from './false-cell.ts';
import type { Divergence } from './recompute.ts';
import type { AuditedSession } from './record.ts';

export type AuditCall =
  | {
      readonly kind: 'begin';
      readonly manifest: Uint8Array;
      readonly session: AuditedSession;
      readonly chosen: readonly number[];
      /** Where the thread says how far it is: hop, positions of it, of how many. */
      readonly progress: MessagePort;
    }
  | { readonly kind: 'hop'; readonly hop: number; readonly part: Uint8Array }
  | {
      readonly kind: 'locate';
      readonly hop: number;
      readonly part: Uint8Array;
      readonly shown: readonly Uint8Array[];
    };

export interface AuditResults {
  /** Positions that every hop computes. */
  readonly begin: number;
  readonly hop: Divergence | null;
  readonly locate: FalseCell;
}

/** Where a session is computed again. */
export interface AuditThread {
  ask<K extends AuditCall['kind']>(
    call: Extract<AuditCall, { kind: K }>,
    transfer?: readonly Transferable[],
  ): Promise<AuditResults[K]>;
  close(): Promise<void>;
}

/** A thread of this process. */
export function startAuditThread(): AuditThread {
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url));
  const calls = createCalls<AuditCall>(worker);
  const died = (): void => calls.fail(new UnavailableError('AUDIT_THREAD', 'the audit thread has ended'));
  worker.on('error', died);
  worker.on('exit', died);
  return {
    ask: <K extends AuditCall['kind']>(
      call: Extract<AuditCall, { kind: K }>,
      transfer: readonly Transferable[] = [],
    ) => calls.ask(call, transfer) as Promise<AuditResults[K]>,
    close: async () => {
      await worker.terminate();
    },
  };
}
