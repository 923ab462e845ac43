/**
 * Nearest-neighbour inversion: the candidate whose states, beside any neighbours and at any place, lie nearest to the row.
 *
 * Assumes: the model or rows of known prompts under the same protection, and a view that undoes it. What neighbours and
 * places do to a state is learned as a covariance and weighed down (Mahalanobis' distance).
 * @module
 */
import { lowerSolve, rootOf } from './linear.ts';
import type { PracticeRow } from './practice.ts';
import { comparing, direct, type View } from './views.ts';

/** Added to the diagonal of the covariance, relative to its mean. */
const FLOOR = 1e-4;

/** Distance of a row's view from every candidate, in the order of `model.items`. */
export type Ranker = (looked: Float64Array) => Float64Array;

export function learnNeighbours(
  practice: readonly PracticeRow[],
  items: number,
  view: View = direct,
): Ranker {
  const seen = view.state(practice[0]!.plain).length;
  const counts = new Float64Array(items);
  const means = Array.from({ length: items }, () => new Float64Array(seen));
  const looked = practice.map(({ item, plain }) => {
    const state = view.state(plain);
    counts[item]!++;
    for (let i = 0; i < seen; i++) means[item]![i]! += state[i]!;
    return { item, state };
  });
  for (const [item, mean] of means.entries()) for (let i = 0; i < seen; i++) mean[i]! /= counts[item]!;

  const scatter = Array.from({ length: seen }, () => new Float64Array(seen));
  const off = new Float64Array(seen);
  for (const { item, state } of looked) {
    for (let i = 0; i < seen; i++) off[i] = state[i]! - means[item]![i]!;
    for (let i = 0; i < seen; i++) {
      const [x, row] = [off[i]!, scatter[i]!];
      if (x !== 0) for (let j = 0; j <= i; j++) row[j]! += x * off[j]!;
    }
  }
  const trace = scatter.reduce((sum, row, i) => sum + row[i]!, 0);
  // a state that depends on nothing else has no scatter: plain distance
  if (trace === 0) return comparing(means);
  for (const [i, row] of scatter.entries()) row[i]! += (FLOOR * trace) / seen;
  rootOf(scatter);
  const compare = comparing(means.map((mean) => lowerSolve(scatter, mean)));
  return (row) => compare(lowerSolve(scatter, row));
}
