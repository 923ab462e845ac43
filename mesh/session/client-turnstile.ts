/**
 * How many steps of a session are on the way: the rest wait at the client, in order, for an answer to let them in.
 * @module
 */
import type { VeilmeshError } from '../../crypto/core/errors.ts';

export interface Turnstile {
  /** undefined when there is room now; else resolves in the order of the calls. */
  enter(): Promise<void> | undefined;
  leave(): void;
  /** Rejects everyone who waits. */
  close(error: VeilmeshError): void;
}

export function createTurnstile(places: number): Turnstile {
  const queue: { resolve(): void; reject(error: VeilmeshError): void }[] = [];
  let free = places;
  return {
    enter() {
      if (free > 0) {
        free--;
        return undefined;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      queue.push({ resolve, reject });
      return promise;
    },
    leave() {
      const next = queue.shift();
      if (next === undefined) free++;
      else next.resolve(); // its place passes on
    },
    close(error) {
      for (const { reject } of queue.splice(0)) reject(error);
    },
  };
}
