/**
 * Beats: a grid of moments on which what this client sends may leave, one message a beat.
 *
 * What cannot leave on its beat leaves on a later one, and never between two: whoever watches learns how many beats passed, no
 * finer time.
 * @module
 */

export interface Pace {
  readonly periodMs: number;
  /** Resolves on the next beat that nobody has taken, the first at once; in the order of the calls. */
  beat(): Promise<void>;
  /** Beats that were taken, and beats between the first and the last of them on which nothing left. */
  readonly taken: number;
  readonly leftOut: number;
}

export interface PaceClock {
  /** Milliseconds. */
  now(): number;
  /** Resolves when `now` is this or later. */
  until(ms: number): Promise<void>;
}

const WALL: PaceClock = {
  now: () => performance.now(),
  async until(ms) {
    // timers fire up to a millisecond early
    for (let wait = ms - performance.now(); wait > 0; wait = ms - performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
    }
  },
};

export function createPace(periodMs: number, clock: PaceClock = WALL): Pace {
  let startedAt: number | undefined;
  /** Number of the first free beat. */
  let free = 0;
  let taken = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    periodMs,
    get taken() {
      return taken;
    },
    get leftOut() {
      return free - taken;
    },
    beat() {
      const now = clock.now();
      startedAt ??= now;
      const beat = Math.max(free, Math.ceil((now - startedAt) / periodMs));
      free = beat + 1;
      taken++;
      const at = startedAt + beat * periodMs;
      last = last.then(() => clock.until(at));
      return last;
    },
  };
}
