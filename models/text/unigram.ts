/**
 * Unigram tokenisation (Kudo 2018, arXiv 1804.10959, section 3.2): the segmentation of the text into vocabulary
 * pieces with the largest sum of log probabilities, found by Viterbi's algorithm over code points.
 *
 * Follows SentencePiece: NFKC (after cutting runs of combining marks to 30), white space collapsed and trimmed, "▁" before every word, a code point that is
 * no piece by itself is also an unknown node at the lowest score − 10, neighbouring unknowns make one token. Case is kept
 * (the vocabulary has both). The tfjs package's own tokenizer differs: it takes a partial sum of 0 for "not
 * reached", and so loses the best segmentation around unknown characters.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** In UTF-16 units; four times what fills the longest step of the model. */
export const MAX_TEXT_LENGTH = 8192;
const UNKNOWN_PENALTY = 10;
const SEPARATOR = '▁';

/** No script needs more marks on one letter (UAX #15, section 13); reordering long runs of them is quadratic. */
const MARKS = /(\p{M}{30})\p{M}+/gu;

export interface Tokenizer {
  /**
   * Token ids of the best segmentation, at least one. Time is linear in the text.
   * @throws UsageError TEXT_TOO_LONG | TEXT_EMPTY
   */
  encode(text: string): number[];
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** Piece that ends here; of several with one text, the most probable. */
  id: number;
  score: number;
}

const newNode = (): TrieNode => ({ next: new Map(), id: -1, score: Number.NEGATIVE_INFINITY });

export function createUnigramTokenizer(vocabulary: Vocabulary): Tokenizer {
  const root = newNode();
  let lowest = 0;
  vocabulary.pieces.forEach(({ text, score }, id) => {
    if (id < vocabulary.reserved) return;
    let node = root;
    for (const symbol of text) {
      const next = node.next.get(symbol) ?? newNode();
      node.next.set(symbol, next);
      node = next;
    }
    if (score > node.score) Object.assign(node, { id, score });
    lowest = Math.min(lowest, score);
  });
  const unknownScore = lowest - UNKNOWN_PENALTY;
  return {
    encode: (text) =>
      backtrack(search(root, normalise(text), vocabulary.unknown, unknownScore), vocabulary.unknown),
  };
}

/** Code points of the normalised text. */
function normalise(text: string): string[] {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new UsageError('TEXT_TOO_LONG', `text of ${text.length} characters, at most ${MAX_TEXT_LENGTH}`, {
      details: { length: text.length, max: MAX_TEXT_LENGTH },
      hint: 'shorten the text; the model reads its first 128 tokens only',
    });
  }
  const words = text
    .replace(MARKS, '$1')
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) throw new UsageError('TEXT_EMPTY', 'the text has no characters to encode');
  return Array.from(words.map((word) => SEPARATOR + word).join(''));
}

/** Best path to every position: `from` is where its last token starts, `ids` what that token is. */
interface Lattice {
  readonly from: Int32Array;
  readonly ids: Int32Array;
}

function search(root: TrieNode, symbols: readonly string[], unknown: number, unknownScore: number): Lattice {
  const n = symbols.length;
  const best = new Float64Array(n + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(n + 1);
  const ids = new Int32Array(n + 1);
  best[0] = 0;
  const offer = (start: number, end: number, id: number, score: number): void => {
    const total = best[start]! + score;
    if (total <= best[end]!) return; // ties go to the segmentation found first, whose last token is longer
    best[end] = total;
    from[end] = start;
    ids[end] = id;
  };
  for (let start = 0; start < n; start++) {
    let node = root.next.get(symbols[start]!);
    if (node === undefined || node.id < 0) offer(start, start + 1, unknown, unknownScore);
    for (let end = start + 1; node !== undefined; end++) {
      if (node.id >= 0) offer(start, end, node.id, node.score);
      node = node.next.get(symbols[end]!);
    }
  }
  return { from, ids };
}

function backtrack({ from, ids }: Lattice, unknown: number): number[] {
  const out: number[] = [];
  for (let end = from.length - 1; end > 0; end = from[end]!) {
    const id = ids[end]!;
    if (id !== unknown || out.at(-1) !== unknown) out.push(id);
  }
  return out.reverse();
}
