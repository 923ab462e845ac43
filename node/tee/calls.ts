/**
 * Questions and answers between two threads. What is asked, or answered, within one turn travels in one message:
 * waking a thread costs more than what it is told.
 * @module
 */
import type { MessagePort, Transferable, Worker } from 'node:worker_threads';
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
  ask(call: Call, transfer?: readonly Transferable[]): Promise<unknown>;
  /** Rejects what waits and whatever is asked from now on: a dead thread answers nothing. */
  fail(error: VeilmeshError): void;
}

/** Puts what is said within one turn into one message. `unsaid` is told what could not be cloned or moved. */
function createMouth<Said>(
  post: (all: readonly Said[], transfer: readonly Transferable[]) => void,
  unsaid: (all: readonly Said[], thrown: unknown) => void,
): (said: Said, transfer: readonly Transferable[]) => void {
  let all: Said[] = [];
  let moved: Transferable[] = [];
  const speak = (): void => {
    const [saying, moving] = [all, moved];
    all = [];
    moved = [];
    try {
      post(saying, moving);
    } catch (thrown) {
      unsaid(saying, thrown);
    }
  };
  return (said, transfer) => {
    if (all.length === 0) queueMicrotask(speak);
    all.push(said);
    moved.push(...transfer);
  };
}

/** The asking side. */
export function createCalls<Call>(worker: Worker | MessagePort): Calls<Call> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: VeilmeshError): void }>();
  let nextId = 1;
  let dead: VeilmeshError | undefined;
  const say = createMouth<Request<Call>>(
    (requests, transfer) => worker.postMessage(requests, transfer),
    (requests, cause) => {
      for (const { id } of requests) {
        waiting
          .get(id)
          ?.reject(
            new InternalError('ENCLAVE_CALL_UNSENT', 'a call cannot be sent to the enclave', { cause }),
          );
        waiting.delete(id);
      }
    },
  );
  (worker as MessagePort).on('message', (replies: readonly Reply[]) => {
    for (const reply of replies) {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) caller?.resolve(reply.value);
      else caller?.reject(revive(reply.error));
    }
  });
  return {
    ask: (call, transfer = []) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) throw dead;
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        say({ id, call }, transfer);
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
  const say = createMouth<Reply>(
    (replies, transfer) => port.postMessage(replies, transfer),
    (replies, thrown) => {
      const error = withoutForeignText('answer', thrown).toJSON();
      port.postMessage(replies.map(({ id }) => ({ id, ok: false, error })));
    },
  );
  port.on('message', (requests: readonly Request<Call>[]) => {
    for (const { id, call } of requests) {
      answer(call).then(
        (value) => say({ id, ok: true, value }, handOver(value)),
        (thrown: unknown) => say({ id, ok: false, error: outward(call, thrown).toJSON() }, []),
      );
    }
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
