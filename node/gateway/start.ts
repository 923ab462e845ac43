/**
 * Where a gateway stands that a localnet starts before everything else: its page says what the localnet does until it can be asked.
 * @module
 */
import type { ApiLive, ApiStart } from './api-types.ts';

export interface Start {
  now(): ApiStart;
  /** Whoever listens is told. */
  become(start: ApiStart): void;
}

/** @param tell whoever listens */
export function createStart(first: ApiStart, tell: (event: ApiLive) => void): Start {
  let current = first;
  return {
    now: () => current,
    become(start) {
      current = start;
      tell({ type: 'start', ...start });
    },
  };
}

/** A start with nothing to tell: of a gateway whose mesh runs already, and before the first word of a localnet. */
export const startIn = (state: 'ready' | 'starting'): ApiStart => ({
  ...{ state, startedAt: Date.now(), title: null, stages: [], error: null },
});
