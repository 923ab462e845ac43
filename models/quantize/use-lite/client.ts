/**
 * What a client does around the program: text to ids before it, similarity after it.
 * @module
 */
import type { Tokenizer } from '../../text/unigram.ts';
import { MAX_POSITIONS } from './source.ts';

export interface EncodedSentence {
  /** One id a row, 1 to 128 rows: the program's input. */
  readonly ids: Int32Array;
  /** True when tokens beyond the 128th were left out, as the original graph does. */
  readonly clipped: boolean;
}

/** @throws UsageError TEXT_TOO_LONG | TEXT_EMPTY */
export function encodeSentence(tokenizer: Tokenizer, text: string): EncodedSentence {
  const ids = tokenizer.encode(text);
  return { ids: Int32Array.from(ids.slice(0, MAX_POSITIONS)), clipped: ids.length > MAX_POSITIONS };
}

/** Cosine of the angle between two embeddings, which need not be normalised; 0 when one is all zeros. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}
