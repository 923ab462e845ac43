/**
 * What is asked of peers that may be slow: nobody waits for it. Whoever asks is given what is known by now, and it is asked again behind.
 * @module
 */

export interface BehindOptions<K, T> {
  /** No sooner is the same asked again. */
  readonly everyMs: number;
  /** Keys that are remembered: the last so many. */
  readonly most: number;
  /** @throws what counts as no answer */
  readonly ask: (key: K) => Promise<T>;
  /** Whether what was said is still true of whoever does not answer any more; else it is given until it is stale. */
  readonly lasts: boolean;
  /** An answer came, and somebody who was given none, or a stale one, would be given it now. */
  readonly onNews: () => void;
}

interface Known<T> {
  answer: T | null;
  answeredAt: number;
  askedAt: number;
  asking: boolean;
  /** Somebody was given less than he would be now. */
  missed: boolean;
}

/** Of `everyMs`: an answer that is older is given until the one asked for behind is there, which is news. */
const STALE_TIMES = 3;

/** @returns null: nothing is known yet */
export function behindBy<K, T>(
  { everyMs, most, ask, lasts, onNews }: BehindOptions<K, T>,
  clock: () => number = () => performance.now(),
): (key: K) => T | null {
  const all = new Map<K, Known<T>>();
  return (key) => {
    const never = Number.NEGATIVE_INFINITY;
    const known = all.get(key) ?? {
      ...{ answer: null, answeredAt: never, askedAt: never, asking: false, missed: false },
    };
    all.delete(key);
    all.set(key, known);
    if (all.size > most) all.delete(all.keys().next().value!);
    const now = clock();
    if (now - known.answeredAt > STALE_TIMES * everyMs) known.missed = true;
    if (!known.asking && now - known.askedAt >= everyMs) {
      known.asking = true;
      known.askedAt = now;
      void ask(key)
        .then(
          (answer) => {
            known.answer = answer;
            known.answeredAt = clock();
            if (known.missed) onNews();
            known.missed = false;
          },
          () => {
            if (lasts || known.answer === null || clock() - known.answeredAt <= STALE_TIMES * everyMs) return;
            known.answer = null;
            onNews();
          },
        )
        .finally(() => {
          known.asking = false;
        });
    }
    return known.answer;
  };
}
