/**
 * One question of this page at a time: what is being done, what came back, what went wrong.
 * @module
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { asVeilmeshError } from '../../../crypto/core/errors.ts';
import type { ClientModel } from '../../client/model.ts';
import type { Task } from '../../models/task.ts';
import { ApiFailure } from '../api.ts';
import type { Given } from './client.ts';

export type Failed = Pick<ApiFailure, 'code' | 'message' | 'hint'>;

export type Receipt =
  | { readonly state: 'pending' }
  | { readonly state: 'written'; readonly id: string }
  | { readonly state: 'failed'; readonly failure: Failed };

export interface Answered {
  readonly given: Given;
  /** From the click to an answer whose every claim is verified. */
  readonly ms: number;
  readonly receipt: Receipt;
}

/** What a question goes through here, in order. */
export interface Progress {
  readonly name: string;
  readonly text: string;
}

/** The client is large, and loaded once somebody is there who may ask. */
const client = () => import('./client.ts');

export function useAsking(model: string) {
  const progress = useSignal<Progress | null>(null);
  const answered = useSignal<Answered | null>(null);
  const failure = useSignal<Failed | null>(null);
  const running = useSignal<AbortController | null>(null);
  const again = useSignal(false);
  useEffect(() => {
    void client();
    return () => running.peek()?.abort(); // whoever leaves the view has no use for the answer
  }, [running]);

  async function ask(makeTask: (model: ClientModel) => Promise<Task>): Promise<void> {
    const controller = new AbortController();
    running.value = controller;
    [answered.value, failure.value] = [null, null];
    progress.value = { name: 'client', text: 'loading it into this page' };
    const at = performance.now();
    try {
      const { ask: askMesh } = await client();
      const given = await askMesh(model, makeTask, {
        signal: controller.signal,
        again: again.value,
        onStage: (name, text) => {
          if (running.value === controller) progress.value = { name, text };
        },
      });
      const found: Answered = { given, ms: performance.now() - at, receipt: { state: 'pending' } };
      answered.value = found;
      const shown = (receipt: Receipt): void => {
        if (answered.value?.given === given) answered.value = { ...found, receipt };
      };
      void given.receipt.then(
        (id) => shown({ state: 'written', id }),
        (thrown) => shown({ state: 'failed', failure: failedOf(thrown) }),
      );
    } catch (thrown) {
      if (!controller.signal.aborted) failure.value = failedOf(thrown);
    } finally {
      running.value = null;
      progress.value = null;
    }
  }
  return { again, progress, answered, failure, running, ask, stop: () => running.value?.abort() };
}

function failedOf(thrown: unknown): Failed {
  if (thrown instanceof ApiFailure) return thrown;
  const { code, message, hint } = asVeilmeshError(thrown);
  return { code, message, hint: hint ?? null };
}
