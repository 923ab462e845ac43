/**
 * Embeddings of texts as they are: vectors of length one, for whoever compares them elsewhere.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Tokenizer } from '../../models/text/unigram.ts';
import { MAX_SENTENCES, sentenceStep } from './sentences-task.ts';
import type { Answer, Task } from './task.ts';

export interface EmbeddingsTask extends Task {
  /** Of all texts. */
  readonly tokens: number;
}

/** @throws UsageError SENTENCES_COUNT | TEXT_TOO_LONG | TEXT_EMPTY */
export function embeddingsTask(texts: readonly string[], tokenizer: Tokenizer): EmbeddingsTask {
  if (texts.length === 0 || texts.length > MAX_SENTENCES) {
    throw new UsageError('SENTENCES_COUNT', `1 to ${MAX_SENTENCES} texts are embedded at once`, {
      details: { got: texts.length, most: MAX_SENTENCES },
      hint: 'ask in several requests',
    });
  }
  const steps = texts.map((text) => sentenceStep(tokenizer, text));
  return {
    question: `${texts.length} text(s) to embed`,
    steps,
    tokens: steps.reduce((sum, { rows }) => sum + rows, 0),
    answer: (outputs) => ({ value: { vectors: outputs.map(unit) }, text: '' }),
  };
}

/** Of an answer to this task, a vector a text, in order. */
export const vectorsOf = ({ value }: Answer): readonly Float32Array[] =>
  value.vectors as readonly Float32Array[];

/** All zeros stay zeros. */
function unit(vector: Int32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}
