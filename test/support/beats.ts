/**
 * Beats by hand: time passes when everything that the last beat set off has come to rest, so that what is captured on a beat does not
 * depend on how busy this machine is.
 * @module
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { EnclavePort } from '../../mesh/session/hop-host.ts';
import { createPace, type Pace, type PaceClock } from '../../mesh/session/pace.ts';
import type { Crossing, MemoryMesh } from './memory-mesh.ts';

export const PERIOD_MS = 50;

export interface Beats {
  /** Of one query. */
  pace(): Pace;
  /** Put around every hop's enclave: counts what it is at work on. */
  watch(port: EnclavePort): EnclavePort;
  /** Lets beats pass until `work` is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Number of the beat that is now. */
  readonly now: number;
}

/** @param isBusy whether something else that was set off is not over */
export function createBeats(isBusy: () => boolean = () => false): Beats {
  let now = 0;
  let busy = 0;
  let waiting: { readonly at: number; resolve(): void }[] = [];
  const clock: PaceClock = {
    now: () => now,
    until: (at) =>
      at <= now
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ at, resolve: () => resolve() })),
  };
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      busy++;
      try {
        return await call(...args);
      } finally {
        busy--;
      }
    };
  return {
    pace: () => createPace(PERIOD_MS, clock),
    get now() {
      return now / PERIOD_MS;
    },
    watch: (port) => ({
      ...port,
      step: counted(port.step),
      commits: counted(port.commits),
      commitSegment: counted(port.commitSegment),
      closeSegment: counted(port.closeSegment),
    }),
    async during(work) {
      let done = false;
      const over = work.finally(() => {
        done = true;
      });
      over.catch(() => {}); // whoever called learns it
      let quiet = 0;
      while (!done) {
        await turn();
        quiet = busy === 0 && !isBusy() && waiting.length > 0 ? quiet + 1 : 0;
        if (quiet < 3) continue; // what an enclave answered is on the wire a turn later
        quiet = 0;
        now += PERIOD_MS;
        const due = waiting.filter(({ at }) => at <= now);
        waiting = waiting.filter(({ at }) => at > now);
        for (const { resolve } of due) resolve();
      }
      return await over;
    },
  };
}

/** What whoever sits on every wire writes down: link by link, what crossed, how long it was, and on which beat. */
export type Trace = Readonly<Record<string, readonly string[]>>;

/** Captures from now on. */
export function capture(mesh: MemoryMesh, beats: Pick<Beats, 'now'>): () => Trace {
  const seen = new Map<string, string[]>();
  mesh.wiretap = (crossing: Crossing) => {
    const link = `${crossing.from} -> ${crossing.to}`;
    const line = `beat ${beats.now}: type ${crossing.type}, ${crossing.bytes.length} bytes`;
    seen.set(link, [...(seen.get(link) ?? []), line]);
    return [crossing];
  };
  return () => {
    mesh.wiretap = undefined;
    return Object.fromEntries([...seen].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
}

/** With the first thing that happened on beat 0. */
export function aligned(trace: Trace): Trace {
  const beatOf = (line: string): number => Number(/\d+/.exec(line)![0]);
  const first = Math.min(...Object.values(trace).flatMap((lines) => lines.map(beatOf)));
  return Object.fromEntries(
    Object.entries(trace).map(([link, lines]) => [
      link,
      lines.map((line) => line.replace(/\d+/, String(beatOf(line) - first))),
    ]),
  );
}
