/**
 * How a longer job says where it is. The command line draws it; a role process logs it.
 * @module
 */
export interface Stages {
  /** A stage has ended; `startedAt` is performance.now() of its start. */
  done(name: string, text: string, startedAt?: number): void;
  /** Where a stage stands now: counts, bytes, rate, ETA. The same in figures where it counts something. */
  progress(name: string, text: string, amount?: Amount): void;
}

export interface Amount {
  readonly done: number;
  readonly of: number;
  readonly unit: 'bytes' | 'steps';
  /** Units a second; null: not known yet. */
  readonly rate: number | null;
  readonly etaSeconds: number | null;
}
