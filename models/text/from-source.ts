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

/** How control tokens are written, besides endings. */
const CONTROL = /^(?:<[|｜]\S{1,248}[|｜]>|<start_of_turn>|<s>|\[\/?INST\])$/;

/** @throws UsageError TEXT_BUNDLE | TEXT_UNSUPPORTED */
export function bundleOf(source: TextSource): TextBundle {
  const vocabulary = READERS[source.kind](source);
  const { tokens, added } = vocabulary;
  const named = [...(source.stops ?? []), ...(source.eos === null ? [] : [source.eos])];
  // files list control tokens as ordinary ones (GGUF's USER_DEFINED): they would have a text, and a message could make
  // them; white space in one is beyond what a bundle takes as special
  const isControl = (id: number): boolean => {
    const [text, marked] = [tokens[id]!, named.includes(id) || id === source.bos];
    return marked ? /^\S{1,256}$/u.test(text) : ENDINGS.has(text) || CONTROL.test(text);
  };
  const special = [...vocabulary.special, ...added.filter(isControl)];
  const endings = special.filter((id) => ENDINGS.has(tokens[id] ?? ''));
  return checkBundle({
    version: 1,
    ...vocabulary,
    special,
    added: added.filter((id) => !isControl(id)),
    bos: source.bos,
    eos: source.eos,
    stop: [...new Set([...named, ...endings])],
    addBos: source.addBos && source.bos !== null,
    chatTemplate: source.chatTemplate,
  });
}
