/**
 * The byte-level vocabulary of a GGUF file (tokenizer.ggml.model "gpt2").
 * @module
 */
import type { TextSource } from '../formats/float-model.ts';
import type { Vocabulary } from './from-source.ts';
import { mergesOf } from './merges.ts';
import type { BYTE_LEVEL_SPLITS } from './splits.ts';
import { unsupported } from './unsupported.ts';

/** llama.cpp's token types: 2 unknown and 3 control have no text of their own, 4 was added by the model's maker. */
const UNKNOWN = 2;
const CONTROL = 3;
const USER_DEFINED = 4;

/** tokenizer.ggml.pre by split; 'default' is what older files of GPT-2 say. */
const SPLIT_OF: Readonly<Record<string, keyof typeof BYTE_LEVEL_SPLITS>> = {
  'gpt-2': 'gpt-2',
  default: 'gpt-2',
  smollm: 'smollm',
  'llama-bpe': 'llama-bpe',
  qwen2: 'qwen2',
};

/** @throws UsageError TEXT_UNSUPPORTED */
export function fromGguf({ tokens = [], merges = [], types = [], pre = 'default' }: TextSource): Vocabulary {
  const split = Object.hasOwn(SPLIT_OF, pre) ? SPLIT_OF[pre]! : null;
  if (split === null) throw unsupported(`pre-tokeniser ${JSON.stringify(pre.slice(0, 40))}`);
  if (types.length !== 0 && types.length !== tokens.length)
    throw unsupported('token types of another vocabulary');
  const ofType = (...wanted: number[]): number[] =>
    types.flatMap((type, id) => (wanted.includes(type) ? id : []));
  return {
    tokens: [...tokens],
    merges: mergesOf(merges.map(pair), tokens),
    split,
    wholeWords: split === 'llama-bpe',
    nfc: split === 'qwen2',
    prefixSpace: 'never',
    special: ofType(UNKNOWN, CONTROL),
    added: ofType(USER_DEFINED),
  };
}

function pair(merge: string): [string, string] {
  const at = merge.indexOf(' ', 1);
  if (at < 0) throw unsupported('merges without a space between their pieces');
  return [merge.slice(0, at), merge.slice(at + 1)];
}
