/**
 * "Which of these sentences is closest in meaning?": embeds the question and every candidate, ranks by cosine.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { cosine, encodeSentence } from '../../models/quantize/use-lite/client.ts';
import type { Tokenizer } from '../../models/text/unigram.ts';
import type { Task, TaskStep } from './task.ts';

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
export const MAX_SENTENCES = 64;

/** @param sentences the query, then at least one candidate; an example when empty */
export function sentencesTask(sentences: readonly string[], tokenizer: Tokenizer): Task {
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
    steps: all.map((text) => sentenceStep(tokenizer, text)),
    answer: (outputs) => {
      const [reference, ...others] = outputs;
      const ranking = others
        .map((vector, i) => ({ sentence: candidates[i]!, similarity: cosine(reference!, vector) }))
        .sort((a, b) => b.similarity - a.similarity);
      const lines = ranking.map(({ sentence, similarity }) => `    ${similarity.toFixed(3)}  ${sentence}`);
      return {
        value: { query, ranking },
        text: `Closest: "${ranking[0]!.sentence}"\n${lines.join('\n')}`,
      };
    },
  };
}

/** A text as the model takes it. @throws UsageError TEXT_TOO_LONG | TEXT_EMPTY, rather than leave out what is too much */
export function sentenceStep(tokenizer: Tokenizer, text: string): TaskStep {
  const { ids, clipped } = encodeSentence(tokenizer, text);
  if (clipped) {
    throw new UsageError(
      'TEXT_TOO_LONG',
      `a sentence has more tokens than the ${ids.length} this model takes`,
      {
        details: { most: ids.length },
        hint: 'shorten it, or split it into sentences',
      },
    );
  }
  return { values: ids, rows: ids.length };
}
