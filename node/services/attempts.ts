/**
 * Background work on many things: what fails is said once, tried again, and does not hold up the rest.
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import type { Logger } from '../log.ts';

export interface Attempts {
  /**
   * @param what names it, also where it is tried again
   * @returns whether it was done
   */
  attempt(what: string, work: () => Promise<unknown>): Promise<boolean>;
}

/** Things whose trouble is remembered; of older ones it is said again. */
const MAX_TROUBLES = 1_024;

/** @param isOver true: nothing is tried any more, and what fails for that reason is not said */
export function createAttempts(log: Logger, isOver: () => boolean = () => false): Attempts {
  /** What is waiting, and with which error. */
  const troubles = new Map<string, string>();
  return {
    async attempt(what, work) {
      if (isOver()) return false;
      try {
        await work();
        troubles.delete(what);
        return true;
      } catch (thrown) {
        const { code, message } = asVeilmeshError(thrown);
        if (!isOver() && troubles.get(what) !== code) log.error(`${what} waits`, { code, why: message });
        remember(troubles, what, code, MAX_TROUBLES);
        return false;
      }
    },
  };
}

/** Sets an entry of a map that keeps the latest `most`. */
export function remember<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value!);
}
