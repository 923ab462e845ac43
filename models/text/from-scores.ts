/**
 * SentencePiece-like vocabularies, which score their pieces: llama2.c's tokenizer.bin and GGUF's model "llama".
 * @module
 */
import type { TextSource } from '../formats/float-model.ts';
import type { Vocabulary } from './from-source.ts';
import { mergesByScore } from './merges.ts';
import { unsupported } from './unsupported.ts';

/** GGUF's token types. */
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const USER_DEFINED = 4;
const BYTE = 6;

/** @throws UsageError TEXT_UNSUPPORTED */
export function fromGgufScores({ tokens = [], types = [], scores = [] }: TextSource): Vocabulary {
  const texts = tokens.map((token) => token.replaceAll('▁', ' '));
  return { ...vocabulary(texts, types, scores), prefixSpace: 'each' };
}

/** Ids 0 to 2 are control pieces, 3 to 258 the bytes; a space is put before the text. @throws UsageError TEXT_UNSUPPORTED */
export function fromLlama2c({ tokens = [], scores = [] }: TextSource): Vocabulary {
  const types = tokens.map((_, id) => (id < 3 ? CONTROL : id < 259 ? BYTE : NORMAL));
  // the file writes the control pieces with line breaks around them
  const texts = tokens.map((token, id) => (types[id] === CONTROL ? token.trim() : token));
  return { ...vocabulary(texts, types, scores), prefixSpace: 'first' };
}

function vocabulary(
  tokens: string[],
  types: readonly number[],
  scores: readonly number[],
): Omit<Vocabulary, 'prefixSpace'> {
  if (types.length !== tokens.length || scores.length !== tokens.length) {
    throw unsupported('types or scores of another vocabulary');
  }
  const ofType = (...wanted: number[]): number[] =>
    types.flatMap((type, id) => (wanted.includes(type) ? id : []));
  return {
    tokens,
    merges: mergesByScore(tokens, scores, ofType(NORMAL)),
    split: 'spm',
    wholeWords: false,
    nfc: false,
    special: ofType(UNKNOWN, CONTROL),
    added: ofType(USER_DEFINED),
  };
}
