/**
 * Beats: a grid of moments on which a client's frames and products may leave, one a beat. (What follows from them, commitments,
 * vouchers, requests for corrections, leaves when it is made.)
 *
 * What cannot leave on its beat leaves on a later one, and never between two: whoever watches learns how many beats passed, no
 * finer time. Where what is computed in between takes longer for more rows, it begins on the grid as well (`tick`): then the beat on which
 * it leaves follows from when the answer came, which whoever watches has.
 * @module
 */

export interface Pace {
  readonly periodMs: number;
  /** Resolves on the next beat that nobody has taken, the first at once; in the order of the calls. */
  beat(): Promise<void>;
  /**
   * Resolves behind the next moment that no other call has, in the order of the calls; the first call of either kind begins the grid.
   * What is computed from here on is to be over before the next moment; it is said by calling what this returns.
   */
  tick(): Promise<() => void>;
  /** Beats that were taken, and beats between the first and the last of them on which nothing left. */
  readonly taken: number;
  readonly leftOut: number;
  /** Computations that were not over at the next moment. */
  readonly overrun: number;
}

/** How far behind its moment a computation begins, in periods: what leaves on that moment is out by then, and not held up by it. */
const BEHIND = 1 / 4;

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
  /** Number of the first beat that was taken, and of the first free one. */
  let first = 0;
  let free = 0;
  /** The same of those behind which something is computed. */
  let idle = 0;
  let taken = 0;
  let overrun = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    periodMs,
    get taken() {
      return taken;
    },
    get leftOut() {
      return free - first - taken;
    },
    get overrun() {
      return overrun;
    },
    async tick() {
      const now = clock.now();
      startedAt ??= now;
      const moment = Math.max(idle, Math.ceil((now - startedAt) / periodMs - BEHIND));
      idle = moment + 1;
      const next = startedAt + idle * periodMs;
      await clock.until(next - (1 - BEHIND) * periodMs);
      return () => {
        if (clock.now() > next) overrun++;
      };
    },
    beat() {
      const now = clock.now();
      startedAt ??= now;
      const beat = Math.max(free, Math.ceil((now - startedAt) / periodMs));
      if (taken === 0) first = beat;
      free = beat + 1;
      taken++;
      const at = startedAt + beat * periodMs;
      last = last.then(() => clock.until(at));
      return last;
    },
  };
}
