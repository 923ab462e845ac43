/**
 * One verification as it goes on: which steps there are, which have ended, and the verdict.
 * @module
 */
import { useRef, useState } from 'preact/hooks';
import type { Broken, Outcome, ReceiptSort, Step, Subject, Trust } from './messages.ts';
import { type Verifier, VerifyFailure } from './worker-client.ts';

export interface Run {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly sort: ReceiptSort | null;
  /** Of all steps, in order. */
  readonly names: readonly string[];
  /** That have ended. */
  readonly steps: readonly Step[];
  readonly outcome: Outcome | null;
  /** Why there is no verdict. */
  readonly failure: VerifyFailure | null;
  /** Whom was asked for the block. */
  readonly trust: Trust['from'] | null;
  readonly ms: number;
}

export const IDLE: Run = {
  state: 'idle',
  sort: null,
  names: [],
  steps: [],
  outcome: null,
  failure: null,
  trust: null,
  ms: 0,
};

export interface Ended {
  readonly outcome: Outcome;
  readonly ms: number;
}

export interface Runner {
  readonly run: Run;
  /** @returns null where there is no verdict, or another run has begun */
  start(subject: Subject, trust: Trust, broken: Broken | null): Promise<Ended | null>;
  clear(): void;
}

/** @param verifier null until there is one */
export function useRun(verifier: Verifier | null): Runner {
  const [run, setRun] = useState<Run>(IDLE);
  const turn = useRef(0);
  async function start(subject: Subject, trust: Trust, broken: Broken | null): Promise<Ended | null> {
    if (verifier === null) return null;
    const own = ++turn.current;
    const startedAt = performance.now();
    const update = (change: (before: Run) => Partial<Run>): void =>
      setRun((before) => (own === turn.current ? { ...before, ...change(before) } : before));
    setRun({ ...IDLE, state: 'running', trust: trust.from });
    try {
      const outcome = await verifier.verify(subject, trust, broken, (told) =>
        update(({ steps }) =>
          told.tell === 'begun' ? { sort: told.sort, names: told.names } : { steps: [...steps, told.step] },
        ),
      );
      const ms = performance.now() - startedAt;
      update(() => ({ state: 'done', outcome, steps: outcome.steps, ms }));
      return own === turn.current ? { outcome, ms } : null;
    } catch (thrown) {
      if (!(thrown instanceof VerifyFailure)) throw thrown;
      update(() => ({ state: 'failed', failure: thrown }));
      return null;
    }
  }
  function clear(): void {
    turn.current++;
    setRun(IDLE);
  }
  return { run, start, clear };
}
