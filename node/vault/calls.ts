/**
 * What the threads of vault are asked, and how they fail.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { InternalError, UnavailableError, VeilmeshError } from '../../crypto/core/errors.ts';
import type { VaultMap, VaultShape } from '../../crypto/vault/packing.ts';
import { type Calls, createCalls } from '../tee/calls.ts';

export type VaultClientCall =
  | { readonly kind: 'begin'; readonly shapes: readonly VaultShape[] }
  | { readonly kind: 'prepare'; readonly op: string; readonly count: number }
  | {
      readonly kind: 'finish';
      readonly op: string;
      readonly count: number;
      readonly replies: readonly Uint8Array[];
    };

export interface VaultClientResults {
  readonly begin: null;
  readonly prepare: {
    readonly masks: Int32Array<ArrayBuffer>;
    readonly requests: readonly Uint8Array<ArrayBuffer>[];
  };
  readonly finish: Int32Array<ArrayBuffer>;
}

export type VaultServerCall =
  | { readonly kind: 'begin'; readonly maps: readonly VaultMap[] }
  | { readonly kind: 'correct'; readonly op: string; readonly request: Uint8Array };

export interface VaultServerResults {
  readonly begin: null;
  readonly correct: Uint8Array<ArrayBuffer>;
}

/** A thread of this process; what waits for it fails when it dies, and what is asked of it later. */
export function startThread<Call>(script: URL): { readonly calls: Calls<Call>; close(): Promise<void> } {
  const worker = new Worker(script);
  const calls = createCalls<Call>(worker);
  const died = (cause?: unknown): void =>
    calls.fail(
      new UnavailableError(
        'VAULT_THREAD',
        'the thread of vault mode has ended',
        cause instanceof Error ? { cause } : {},
      ),
    );
  worker.on('error', died);
  worker.on('exit', () => died());
  return {
    calls,
    close: async () => {
      await worker.terminate();
    },
  };
}

/** What leaves a thread of a failure: texts that are not ours could hold values. */
export function withoutForeignText({ kind }: { readonly kind: string }, thrown: unknown): VeilmeshError {
  if (thrown instanceof VeilmeshError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InternalError('VAULT_FAILED', 'the thread of vault mode failed inside', {
    details: { call: kind, name },
  });
}
