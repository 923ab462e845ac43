/**
 * Ends what was started, last first, in bounded time.
 *
 * A stop step may wait for somebody who is gone: a peer that does not answer, a chain that was killed. Each step
 * therefore has a limit after which it is left behind; the process exits anyway once its command has ended.
 * @module
 */

export interface Shutdown {
  /** @param limitMs how long `step` may take */
  add(step: () => unknown, limitMs?: number): void;
  /** Runs every step once, last added first; failed and overdue steps are passed over. Never rejects. */
  run(): Promise<void>;
}

const STEP_LIMIT_MS = 3_000;

export function createShutdown(): Shutdown {
  const steps: { readonly step: () => unknown; readonly limitMs: number }[] = [];
  return {
    add: (step, limitMs = STEP_LIMIT_MS) => {
      steps.push({ step, limitMs });
    },
    run: async () => {
      for (const { step, limitMs } of steps.splice(0).reverse()) await withinLimit(step, limitMs);
    },
  };
}

async function withinLimit(step: () => unknown, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  try {
    await Promise.race([step(), limit]);
  } catch {
    // what could not be ended in order ends with the process
  } finally {
    clearTimeout(timer);
  }
}
