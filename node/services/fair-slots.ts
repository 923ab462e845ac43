/**
 * A few slots for work that strangers ask for, given to whoever was served longest ago: a few sources that ask all the time take
 * turns with everybody else, and cannot keep them out.
 * @module
 */

export interface FairSlots {
  /**
   * One of a source at a time, running or waiting.
   * @returns the function that gives the slot back; null: there is none for it now, or it had to give way to one served longer ago
   */
  take(source: string): Promise<(() => void) | null>;
}

interface Waiting {
  readonly source: string;
  readonly start: () => void;
  readonly giveWay: () => void;
}

/** Sources whose last turn is remembered; the oldest is forgotten first. */
const MAX_REMEMBERED = 4_096;

/** @param mostWaiting sources that may wait for a slot */
export function createFairSlots(atOnce: number, mostWaiting: number): FairSlots {
  const busy = new Set<string>();
  /** Source -> its last turn, oldest first. */
  const turns = new Map<string, number>();
  let waiting: Waiting[] = [];
  let running = 0;
  let turn = 0;
  const lastOf = ({ source }: { readonly source: string }): number => turns.get(source) ?? -1;

  function begin(source: string): () => void {
    running++;
    turns.delete(source);
    turns.set(source, turn++);
    if (turns.size > MAX_REMEMBERED) turns.delete(turns.keys().next().value!);
    return () => {
      running--;
      busy.delete(source);
      const next = waiting.toSorted((a, b) => lastOf(a) - lastOf(b))[0]; // stable: of equals who came first
      if (next === undefined) return;
      waiting = waiting.filter((one) => one !== next);
      next.start();
    };
  }

  /** Makes room for one that was served longer ago than any that waits. */
  function makeRoom(source: string): boolean {
    if (waiting.length < mostWaiting) return true;
    const last = waiting.toSorted((a, b) => lastOf(b) - lastOf(a))[0];
    if (last === undefined || lastOf({ source }) >= lastOf(last)) return false;
    waiting = waiting.filter((one) => one !== last);
    busy.delete(last.source);
    last.giveWay();
    return true;
  }

  return {
    async take(source) {
      if (busy.has(source)) return null;
      if (running >= atOnce && !makeRoom(source)) return null;
      busy.add(source);
      if (running < atOnce) return begin(source);
      return await new Promise((resolve) => {
        waiting.push({ source, start: () => resolve(begin(source)), giveWay: () => resolve(null) });
      });
    },
  };
}
