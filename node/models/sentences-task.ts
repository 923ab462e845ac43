/**
 * "Which of these sentences is closest in meaning?": embeds the question and every candidate, ranks by cosine.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Tokenizer } from '../../models/text/unigram.ts';
import type { Task } from './task.ts';

const EXAMPLE = {
  query: 'My chest hurts when I climb stairs.',
  candidates: [
    'I feel pain around my heart during exercise.',
    'The stairs in our house need repair.',
    'My daughter climbs trees in the garden.',
    'He painted the kitchen walls yesterday.',
  ],
};
/** Bounds one session. */
const MAX_SENTENCES = 64;

/** @param sentences the query, then at least one candidate; an example when empty */
export function sentencesTask(sentences: readonly string[], tokenizer: Tokenizer, maxRows: number): Task {
  const [query, ...candidates] = sentences.length === 0 ? [EXAMPLE.query, ...EXAMPLE.candidates] : sentences;
  if (candidates.length === 0 || candidates.length >= MAX_SENTENCES) {
    throw new UsageError(
      'SENTENCES_COUNT',
      `one question and 1 to ${MAX_SENTENCES - 1} candidates are expected`,
      {
        details: { candidates: candidates.length },
        hint: 'veilmesh run --model use-lite "the question" "first candidate" "second candidate"',
      },
    );
  }
  const all = [query!, ...candidates];
  return {
    question: `Which is closest in meaning to "${query}"?\n${candidates.map((text) => `    - ${text}`).join('\n')}`,
    steps: all.map((text) => {
      const ids = tokenizer.encode(text);
      if (ids.length > maxRows) {
        throw new UsageError(
          'TEXT_TOO_LONG',
          `a sentence has ${ids.length} tokens; this model takes ${maxRows}`,
          {
            details: { tokens: ids.length, most: maxRows },
            hint: 'shorten it, or split it into sentences',
          },
        );
      }
      return { values: Int32Array.from(ids), rows: ids.length };
    }),
    answer: (outputs) => {
      const [reference, ...others] = outputs.map(normalised);
      const ranking = others
        .map((vector, i) => ({ sentence: candidates[i]!, similarity: dot(reference!, vector) }))
        .sort((a, b) => b.similarity - a.similarity);
      const lines = ranking.map(({ sentence, similarity }) => `    ${similarity.toFixed(3)}  ${sentence}`);
      return {
        value: { query, ranking },
        text: `Closest: "${ranking[0]!.sentence}"\n${lines.join('\n')}`,
      };
    },
  };
}

/** The float model's last operation, l2_normalize, done at the client: scales cancel in the cosine. */
function normalised(vector: Int32Array): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
  return Float64Array.from(vector, (x) => x / norm);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
