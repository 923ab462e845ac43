/**
 * The name that somebody meant who wrote one that there is not.
 * @module
 */

/** Letters of it that may be wrong, missing, too many or swapped: a third of them. */
const SHARE = 1 / 3;

/** Null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  const found = known
    .map((candidate) => ({ candidate, away: distance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return found === undefined || found.away > Math.max(1, name.length * SHARE) ? null : found.candidate;
}

/** Of Levenshtein, where two neighbours that are swapped count once. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : replaced;
      row.push(Math.min(replaced, swapped, rows[i - 1]![j]! + 1, row[j - 1]! + 1));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
