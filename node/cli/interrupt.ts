/**
 * Ctrl-C during a job that must let go of what others hold for it before this process ends.
 * @module
 */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** The job is over: signals mean again what they meant before. */
  release(): void;
}

/** The first signal aborts; a second one, from an impatient person, kills. */
export function untilInterrupted(): Interrupt {
  const controller = new AbortController();
  const abort = (): void => {
    release();
    controller.abort();
  };
  const release = (): void => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, abort);
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, abort);
  return { signal: controller.signal, release };
}

/** Whether a job ended because a signal of its own said so, or its time was over. */
export const isAbort = (thrown: unknown): boolean =>
  thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError');
