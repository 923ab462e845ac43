/**
 * A node that is told to stop: it takes no more sessions, says so in its heartbeat, and lets those that run come to their end, up
 * to a deadline.
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { StopRisk } from '../control/protocol.ts';
import type { Drained, DrainProgress } from '../control/serve.ts';

/** What serves sessions of one kind. */
export interface Served {
  active(): number;
  drain(): void;
}

export interface DrainingOptions {
  readonly served: readonly Served[];
  /** Tells the mesh. */
  readonly announce: () => Promise<void>;
  readonly risk: () => Promise<StopRisk>;
}

export interface Draining {
  readonly began: boolean;
  /** Resolves when nothing runs any more or the time is over. A later call may shorten the time, and never lengthens it. */
  drain(seconds: number, onProgress: (progress: DrainProgress) => void): Promise<Drained>;
}

const LOOK_MS = 100;
const TELL_MS = 1_000;
/** Sessions go on whether or not the mesh hears of it: whoever opens one is refused. */
const ANNOUNCE_MS = 2_000;

export function createDraining({ served, announce, risk }: DrainingOptions): Draining {
  let began = false;
  let deadline = Number.POSITIVE_INFINITY;
  const active = (): number => served.reduce((sum, one) => sum + one.active(), 0);

  return {
    get began() {
      return began;
    },
    async drain(seconds, onProgress) {
      deadline = Math.min(deadline, performance.now() + 1_000 * seconds);
      for (const one of served) one.drain();
      if (!began) {
        began = true;
        await Promise.race([
          announce().catch(() => undefined),
          sleep(ANNOUNCE_MS, undefined, { ref: false }),
        ]);
      }
      const left = await risk();
      for (
        let toldAt = Number.NEGATIVE_INFINITY;
        active() > 0 && performance.now() < deadline;
        await sleep(LOOK_MS)
      ) {
        const now = performance.now();
        if (now - toldAt < TELL_MS) continue;
        toldAt = now;
        onProgress({
          sessions: active(),
          secondsLeft: Math.max(0, Math.round((deadline - now) / 1_000)),
          risk: left,
        });
      }
      return { sessions: active(), risk: await risk() }; // with what the last sessions have claimed
    },
  };
}
