/**
 * Questions and answers between two threads: each call is one message there and one message back.
 * @module
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import {
  type ErrorDetails,
  type ErrorFamily,
  errorOfFamily,
  InternalError,
  VeilmeshError,
} from '../../crypto/core/errors.ts';

interface Request<Call> {
  readonly id: number;
  readonly call: Call;
}

type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly error: {
        readonly family: ErrorFamily;
        readonly code: string;
        readonly message: string;
        readonly details: ErrorDetails;
        readonly hint?: string;
      };
    };

export interface Calls<Call> {
  /** The answer, or the coded error of the other side. */
  ask(call: Call, transfer?: readonly ArrayBuffer[]): Promise<unknown>;
  /** Rejects what waits and whatever is asked from now on: a dead thread answers nothing. */
  fail(error: VeilmeshError): void;
}

/** The asking side. */
export function createCalls<Call>(worker: Worker): Calls<Call> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: VeilmeshError): void }>();
  let nextId = 1;
  let dead: VeilmeshError | undefined;
  worker.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value);
    else caller?.reject(revive(reply.error));
  });
  return {
    ask: (call, transfer = []) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) throw dead;
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, call } satisfies Request<Call>, transfer);
      }),
    fail(error) {
      dead ??= error;
      for (const { reject } of waiting.values()) reject(dead);
      waiting.clear();
    },
  };
}

/** What leaves an enclave of a failure. Texts that are not ours could hold values, so their kind must do. */
export function withoutForeignText(call: string, thrown: unknown): VeilmeshError {
  if (thrown instanceof VeilmeshError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new InternalError('ENCLAVE_FAILED', 'the enclave failed inside', { details: { call, name } });
}

/**
 * The answering side.
 * @param outward what leaves of a failure
 * @param handOver buffers of an answer that leave for good: moved, not copied
 */
export function answerCalls<Call>(
  port: MessagePort,
  answer: (call: Call) => Promise<unknown>,
  outward: (call: Call, thrown: unknown) => VeilmeshError,
  handOver: (value: unknown) => readonly ArrayBuffer[] = () => [],
): void {
  port.on('message', ({ id, call }: Request<Call>) => {
    answer(call).then(
      (value) => port.postMessage({ id, ok: true, value } satisfies Reply, handOver(value)),
      (thrown: unknown) => {
        port.postMessage({ id, ok: false, error: outward(call, thrown).toJSON() } satisfies Reply);
      },
    );
  });
}

function revive({
  family,
  code,
  message,
  ...options
}: Extract<Reply, { ok: false }>['error']): VeilmeshError {
  return errorOfFamily(family, code, message, options);
}
