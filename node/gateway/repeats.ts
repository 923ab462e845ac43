/**
 * Requests that failed after they had cost something, for a moment: clients that repeat every failure of a server get the same answer
 * again, and pay for it once. Known by a keyed digest that lives in memory alone.
 * @module
 */
import { createHmac, randomBytes } from 'node:crypto';

export interface Repeats {
  /** The key of a request: the same for the same path and body, asked for alike. */
  keyOf(...parts: readonly string[]): string;
  /** @throws what the same request failed with a moment ago */
  refuse(key: string): void;
  /** It failed with this, and hops can claim something for it. */
  failed(key: string, error: unknown): void;
}

/** Longer than clients wait between attempts: the AI SDK asks again after 2 and after 4 more seconds. */
export const REPEAT_LIMITS = { ms: 15_000, most: 1_000 } as const;

export function createRepeats(
  limits: Readonly<Record<keyof typeof REPEAT_LIMITS, number>> = REPEAT_LIMITS,
  now: () => number = () => performance.now(),
): Repeats {
  const secret = randomBytes(32);
  /** Oldest first. */
  const failures = new Map<string, { readonly error: unknown; readonly until: number }>();
  return {
    keyOf: (...parts) => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex'),
    refuse(key) {
      for (const [known, { until }] of failures) {
        if (until > now()) break;
        failures.delete(known);
      }
      const failure = failures.get(key);
      if (failure !== undefined) throw failure.error;
    },
    failed(key, error) {
      if (failures.has(key)) return; // its time runs from the first
      failures.set(key, { error, until: now() + limits.ms });
      if (failures.size > limits.most) failures.delete(failures.keys().next().value!);
    },
  };
}
