/**
 * From what a model's source files say about text to the bundle.
 * @module
 */
import type { TextSource } from '../formats/float-model.ts';
import { checkBundle, type TextBundle } from './bundle.ts';
import { fromGguf } from './from-gguf.ts';
import { fromGgufScores, fromLlama2c } from './from-scores.ts';
import { fromTokenizerJson } from './from-tokenizer-json.ts';

/** What the readers of single formats find; the rest follows from the source alone. */
export type Vocabulary = Pick<
  TextBundle,
  'tokens' | 'merges' | 'split' | 'wholeWords' | 'nfc' | 'prefixSpace' | 'special' | 'added'
>;

const READERS: Readonly<Record<TextSource['kind'], (source: TextSource) => Vocabulary>> = {
  'gguf-bpe': fromGguf,
  'gguf-spm': fromGgufScores,
  'tokenizer-json': fromTokenizerJson,
  llama2c: fromLlama2c,
};

/** Control tokens that end an answer wherever they are in a vocabulary, besides the one the source names. */
const ENDINGS = new Set([
  '<|im_end|>',
  '<|endoftext|>',
  '<|eot_id|>',
  '<|eom_id|>',
  '<|end_of_text|>',
  '<|end|>',
  '<end_of_turn>',
  '</s>',
]);

/** @throws UsageError TEXT_BUNDLE | TEXT_UNSUPPORTED */
export function bundleOf(source: TextSource): TextBundle {
  const vocabulary = READERS[source.kind](source);
  const { special, tokens } = vocabulary;
  const named = [...(source.stops ?? []), ...(source.eos === null ? [] : [source.eos])];
  const endings = special.filter((id) => ENDINGS.has(tokens[id] ?? ''));
  return checkBundle({
    version: 1,
    ...vocabulary,
    bos: source.bos,
    eos: source.eos,
    stop: [...new Set([...named, ...endings])],
    addBos: source.addBos && source.bos !== null,
    chatTemplate: source.chatTemplate,
  });
}
