/**
 * Merge lists: from pairs of texts, or from the scores of a SentencePiece-like vocabulary, to pairs of ids.
 * @module
 */
import { unsupported } from './unsupported.ts';

/** Pairs in their order. @throws UsageError TEXT_UNSUPPORTED for a pair that is not in the vocabulary */
export function mergesOf(pairs: readonly (readonly [string, string])[], tokens: readonly string[]): number[] {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  return pairs.flatMap(([left, right]) => {
    const [a, b] = [ids.get(left), ids.get(right)];
    if (a === undefined || b === undefined) throw unsupported('merges of pieces outside the vocabulary');
    return [a, b];
  });
}

/** All ways to make one of the `made` tokens of two others, the best-scored first, as SentencePiece merges. */
export function mergesByScore(
  tokens: readonly string[],
  scores: readonly number[],
  made: readonly number[],
): number[] {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const order = made.toSorted((a, b) => scores[b]! - scores[a]! || a - b);
  const merges: number[] = [];
  for (const id of order) {
    const symbols = Array.from(tokens[id]!);
    for (let at = 1; at < symbols.length; at++) {
      const left = ids.get(symbols.slice(0, at).join(''));
      const right = ids.get(symbols.slice(at).join(''));
      if (left !== undefined && right !== undefined) merges.push(left, right);
    }
  }
  return merges;
}
