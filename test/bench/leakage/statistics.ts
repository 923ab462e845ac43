/**
 * How far chance can go: exact or one-sided bounds on what a test sees of words that really are uniform.
 *
 * Everything here is about the null hypothesis that masked words are independent and uniform. Masks are real, so a test
 * may fail by chance alone; every limit is chosen from `ALARM`, the probability of that for one comparison.
 * @module
 */

/** Probability that one comparison fails although the words are uniform. A run makes fewer than two hundred: below 1e-7 together. */
export const ALARM = 5e-10;

/** ln Γ(x) for x >= 1: Stirling's series behind enough recurrences; wrong by less than 1e-10. */
function logGamma(x: number): number {
  let [shift, z] = [0, x];
  for (; z < 10; z++) shift -= Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1_260 * z ** 5);
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}

/** P(X >= k) for X binomial: the sum of its terms. */
export function binomialTail(trials: number, chance: number, k: number): number {
  if (k <= 0) return 1;
  let sum = 0;
  for (let i = k; i <= trials; i++) {
    const choose = logGamma(trials + 1) - logGamma(i + 1) - logGamma(trials - i + 1);
    const term = Math.exp(choose + i * Math.log(chance) + (trials - i) * Math.log1p(-chance));
    sum += term;
    if (i > trials * chance && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}

/** The least k with P(X > k) <= alarm. */
export function mostHits(trials: number, chance: number, alarm = ALARM): number {
  let k = Math.floor(trials * chance);
  while (binomialTail(trials, chance, k + 1) > alarm) k++;
  return k;
}

/**
 * |AUC - 1/2| stays below this with probability 1 - alarm. Hoeffding (1963), section 5b: a two-sample U-statistic with a
 * kernel in [0, 1] behaves at least as well as the mean of min(n, m) independent terms. Holds for any scores.
 */
export const aucSlack = (same: number, different: number, alarm = ALARM): number =>
  Math.sqrt(Math.log(2 / alarm) / (2 * Math.min(same, different)));

/** Half of a 95 % interval of an AUC (Hanley and McNeil 1982); at least what one pair more or less would change. */
export function aucInterval(area: number, same: number, different: number): number {
  const [q1, q2] = [area / (2 - area), (2 * area ** 2) / (1 + area)];
  const variance =
    (area * (1 - area) + (same - 1) * (q1 - area ** 2) + (different - 1) * (q2 - area ** 2)) /
    (same * different);
  return Math.max(1.96 * Math.sqrt(variance), 1 / (same * different));
}

/** Area under the ROC curve: how often a score of `same` is above one of `different`, ties half. */
export function auc(same: Float64Array, different: Float64Array): number {
  const all = [...same].map((score) => ({ score, ours: true }));
  for (const score of different) all.push({ score, ours: false });
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to++;
    for (let i = from; i < to; i++) if (all[i]!.ours) ranks += (from + 1 + to) / 2;
    from = to;
  }
  return (ranks - (same.length * (same.length + 1)) / 2) / (same.length * different.length);
}

/** Beyond it a chi-square variable lies with probability <= alarm (Laurent and Massart 2000, lemma 1). */
export function chiSquareLimit(degrees: number, alarm = ALARM): number {
  const t = Math.log(1 / alarm);
  return degrees + 2 * Math.sqrt(degrees * t) + 2 * t;
}

/** Pearson's statistic of counts against the uniform distribution. */
export function chiSquare(counts: ArrayLike<number>): number {
  let [total, squares] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!;
    squares += counts[i]! ** 2;
  }
  return (squares * counts.length) / total - total;
}

/** How far the number of set bits of `trials` may be from a half, for every one of `positions` at once (Hoeffding). */
export const bitSlack = (trials: number, positions: number, alarm = ALARM): number =>
  Math.sqrt((trials * Math.log((2 * positions) / alarm)) / 2);
