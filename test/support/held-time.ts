/**
 * Time by hand: what waits for a deadline goes on when the test lets time pass, and not sooner where this machine is slow.
 * @module
 */
import type { TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';

/** For work that waits for no deadline. */
const MOST_MS = 120_000;
const STEP_MS = 10;

export interface HeldTime {
  /** Lets so many milliseconds pass: timers go off, in their order. */
  pass(ms: number): void;
  /** Waits, while no time passes, until what is under way has come so far. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** As `until`, for a promise. */
  of<T>(work: Promise<T>): Promise<T>;
  /** Lets time pass until this is so: where nothing is left but to wait. */
  passUntil(condition: () => boolean, what: string): Promise<void>;
}

/** Of timers that are set from now on, and of `performance.now`, to the end of the test. */
export function holdTime(t: TestContext): HeldTime {
  const real = performance.now.bind(performance);
  let now = real();
  t.mock.method(performance, 'now', () => now);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const pass = (ms: number): void => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  const waiting = async (condition: () => boolean, what: string, stepMs: number): Promise<void> => {
    const end = real() + MOST_MS;
    while (!condition()) {
      if (real() > end) throw new Error(`waited in vain for: ${what}`);
      pass(stepMs); // 0: what only lets others go first
      await turn();
    }
  };
  return {
    pass,
    until: (condition, what) => waiting(condition, what, 0),
    passUntil: (condition, what) => waiting(condition, what, STEP_MS),
    async of(work) {
      let over = false;
      const end = (): void => {
        over = true;
      };
      work.then(end, end);
      await waiting(() => over, 'work that waits for no deadline', 0);
      return await work;
    },
  };
}
