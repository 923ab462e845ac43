/**
 * Masks used twice: under one mask, the difference of two rows is the difference of what they hide, and small; under a mask
 * and its negative, the sum is.
 *
 * Assumes: nothing to find it; to read two prompts of one row out of their difference, the model and the candidates.
 * @module
 */
import { createRandom } from '../../sim/random.ts';

/** Words of a row that are looked at: two rows of independent masks pass for one of one mask with chance 2^-70. */
const LOOKED = 10;
/** Twice the largest entry of a state is below this: 2^-7 of all words, both signs counted. */
const SMALL = 2 ** 24;

export interface Reuse {
  readonly first: number;
  readonly second: number;
  readonly how: 'difference' | 'sum';
}

/** What `findReuse` may report of independent masks, in expectation. */
export const reuseByChance = (rows: number): number => rows * (rows - 1) * 2 ** (-7 * LOOKED);

/** Looks at every pair. @param rows each of at least ten words */
export function findReuse(rows: readonly Int32Array[]): Reuse[] {
  const found: Reuse[] = [];
  const words = new Int32Array(rows.length * LOOKED);
  for (const [i, row] of rows.entries()) words.set(row.subarray(0, LOOKED), i * LOOKED);
  const small = (word: number): boolean => word < SMALL && word >= -SMALL;
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < i; j++) {
      let [difference, sum] = [true, true];
      for (let k = 0; k < LOOKED && (difference || sum); k++) {
        const [a, b] = [words[i * LOOKED + k]!, words[j * LOOKED + k]!];
        difference &&= small((a - b) | 0);
        sum &&= small((a + b) | 0);
      }
      if (difference) found.push({ first: j, second: i, how: 'difference' });
      if (sum) found.push({ first: j, second: i, how: 'sum' });
    }
  }
  return found;
}

/** Two candidates whose states differ by exactly this; undefined when there are none. */
export function readDifference(
  states: readonly Int32Array[],
): (difference: Int32Array) => readonly [first: number, second: number] | undefined {
  // a linear hash: that of the second is that of the first less that of the difference
  const random = createRandom(1);
  const times = Int32Array.from(states[0]!, () => Math.floor(random.next() * 2 ** 32) | 1);
  const hashOf = (row: Int32Array): number =>
    row.reduce((sum, word, k) => (sum + Math.imul(word, times[k]!)) | 0, 0);
  const hashes = states.map(hashOf);
  const places = Map.groupBy(states.keys(), (i) => hashes[i]!);
  return (difference) => {
    const off = hashOf(difference);
    for (const [first, state] of states.entries()) {
      for (const second of places.get((hashes[first]! - off) | 0) ?? []) {
        if (difference.every((word, k) => ((state[k]! - states[second]![k]!) | 0) === word))
          return [first, second];
      }
    }
    return undefined;
  };
}
