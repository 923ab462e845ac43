/**
 * Whether two sessions asked the same: scores of pairs of rows that grow with likeness, as areas under the ROC curve.
 *
 * Assumes: the attacker has two captures and wants to know whether the prompt was the same; nothing of the model.
 * @module
 */
import { auc, aucSlack } from './statistics.ts';

export type Score = (a: Int32Array, b: Int32Array) => number;

const equalBytes: Score = (a, b) => {
  let equal = 0;
  for (let i = 0; i < a.length; i++) {
    const off = a[i]! ^ b[i]!;
    for (let byte = 0; byte < 32; byte += 8) if (((off >>> byte) & 255) === 0) equal++;
  }
  return equal;
};

/** Bits that the differences are short of a full word. */
const near =
  (sign: 1 | -1): Score =>
  (a, b) => {
    let bits = 0;
    for (let i = 0; i < a.length; i++) {
      const off = (a[i]! - sign * b[i]!) | 0;
      bits += Math.clz32(off ^ (off >> 31));
    }
    return bits;
  };

const correlation: Score = (a, b) => {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
};

const sortedCorrelation: Score = (a, b) => correlation(a.toSorted(), b.toSorted());

export const SCORES: Readonly<Record<string, Score>> = {
  'equal bytes': equalBytes,
  difference: near(1),
  sum: near(-1),
  correlation,
  'sorted correlation': sortedCorrelation,
};

export interface Distinguished {
  readonly score: string;
  readonly auc: number;
  /** How far chance takes it from a half. */
  readonly slack: number;
}

/** Words of a row that make one observation: masks of others are independent, so a row gives several. */
const BLOCK = 64;

/**
 * Every word is in one pair only, so that scores under independent masks are independent.
 * @param first and second: rows of two sessions, at each place of the same plain row; rows of one width together
 */
export function distinguish(
  first: readonly Int32Array[],
  second: readonly Int32Array[],
  block = BLOCK,
): Distinguished[] {
  const same: [Int32Array, Int32Array][] = [];
  const different: [Int32Array, Int32Array][] = [];
  for (const [i, row] of first.entries()) {
    // odd rows change partners: 1 with 3, 5 with 7
    const partner = i % 4 === 1 ? i + 2 : i - 2;
    const pairsUp = i % 2 === 0 || first[partner]?.length !== row.length;
    const other = second[pairsUp ? i : partner]!;
    for (let from = 0; from + Math.min(block, row.length) <= row.length; from += block) {
      const pair: [Int32Array, Int32Array] = [
        row.subarray(from, from + block),
        other.subarray(from, from + block),
      ];
      (pairsUp ? same : different).push(pair);
    }
  }
  return Object.entries(SCORES).map(([score, of]) => ({
    score,
    auc: auc(
      Float64Array.from(same, ([a, b]) => of(a, b)),
      Float64Array.from(different, ([a, b]) => of(a, b)),
    ),
    slack: aucSlack(same.length, different.length),
  }));
}

/** The farthest from a half. */
export const worstAuc = (found: readonly Distinguished[]): Distinguished =>
  found.reduce((most, one) => (Math.abs(one.auc - 0.5) > Math.abs(most.auc - 0.5) ? one : most));
