/**
 * Which rows of a transcript are computed again by whoever has no time for all of them.
 * @module
 */

/**
 * A share of the rows, rounded up, in ascending order; each set of so many is as likely as any other, so a wrong row is among
 * them with probability `share` at least.
 * @param random numbers from 0 to 1, 1 excluded, that whoever computed the rows cannot foresee
 */
export function sampleRows(count: number, share: number, random: () => number): number[] {
  const chosen: number[] = [];
  let wanted = Math.ceil(count * share);
  for (let row = 0; row < count; row++) {
    if (random() * (count - row) >= wanted) continue;
    chosen.push(row);
    wanted--;
  }
  return chosen;
}
