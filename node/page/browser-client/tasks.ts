/**
 * What this page asks by itself: a drawn digit, and sentences by their meaning.
 * @module
 */
import { createUnigramTokenizer } from '../../../models/text/unigram.ts';
import { parseVocabulary } from '../../../models/text/vocabulary.ts';
import { digitInput } from '../../../models/zoo/digits/index.ts';
import type { ClientModel } from '../../client/model.ts';
import { sentencesTask } from '../../models/sentences-task.ts';
import type { Task } from '../../models/task.ts';

/** @param pixels 784 grey values, white on black */
export const digitTask = async (pixels: Uint8Array): Promise<Task> => ({
  question: 'Which digit is this?',
  steps: [{ values: digitInput(pixels), rows: 1 }],
  answer: ([output], before) => {
    const digit = output![0]!;
    return { value: { digit, scores: [...(before?.[0] ?? [])] }, text: `It is a ${digit}.` };
  },
});

/** @param sentences the one to compare with, then the others */
export const meaningTask =
  (sentences: readonly string[]) =>
  async (model: ClientModel): Promise<Task> =>
    sentencesTask(sentences, createUnigramTokenizer(parseVocabulary(await model.tokenizer())));
