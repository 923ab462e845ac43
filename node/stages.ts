/**
 * How a longer job says where it is. The command line draws it; a role process logs it.
 * @module
 */
export interface Stages {
  /** A stage has ended; `startedAt` is performance.now() of its start. */
  done(name: string, text: string, startedAt?: number): void;
  /** Where a stage stands now: counts, bytes, rate, ETA. */
  progress(name: string, text: string): void;
}
