/**
 * The tokeniser and chat template of a GGUF file.
 * @module
 */
import type { TextSource } from '../float-model.ts';
import { refuse, shown } from '../refuse.ts';
import type { Metadata } from './metadata.ts';

const KEY = 'tokenizer.ggml';

/**
 * Null where the file has no tokeniser. An embedding may have more rows than there are tokens: padding.
 * @throws UsageError GGUF_TOKENIZER (another kind, or lists that do not fit each other) | GGUF_METADATA
 */
export function readGgufText(metadata: Metadata, vocabulary: number): TextSource | null {
  if (!metadata.has(`${KEY}.model`)) return null;
  const model = metadata.text(`${KEY}.model`);
  if (model !== 'gpt2' && model !== 'llama')
    throw unfit(`a tokeniser ${shown(model)}`, 'gpt2 (BPE) or llama (SentencePiece)');
  const tokens = metadata.texts(`${KEY}.tokens`);
  if (tokens.length > vocabulary)
    throw unfit(`${tokens.length} tokens for an embedding of ${vocabulary}`, 'no more tokens than rows');
  const common = {
    tokens,
    types: listOf(metadata, 'token_type', tokens.length),
    bos: tokenId(metadata, 'bos', tokens.length),
    eos: tokenId(metadata, 'eos', tokens.length),
    chatTemplate: metadata.has('tokenizer.chat_template') ? metadata.text('tokenizer.chat_template') : null,
  };
  const addBos = metadata.has(`${KEY}.add_bos_token`)
    ? metadata.flag(`${KEY}.add_bos_token`)
    : model === 'llama';
  if (model === 'llama')
    return { kind: 'gguf-spm', ...common, scores: listOf(metadata, 'scores', tokens.length), addBos };
  const pre = metadata.has(`${KEY}.pre`) ? metadata.text(`${KEY}.pre`) : 'default';
  return { kind: 'gguf-bpe', ...common, merges: metadata.texts(`${KEY}.merges`), pre, addBos };
}

function listOf(metadata: Metadata, name: string, length: number): readonly number[] {
  const list = metadata.numbers(`${KEY}.${name}`);
  if (list.length === length) return list;
  throw unfit(`${list.length} entries in ${name} for ${length} tokens`, 'one a token');
}

function tokenId(metadata: Metadata, name: string, tokens: number): number | null {
  const key = `${KEY}.${name}_token_id`;
  if (!metadata.has(key)) return null;
  const id = metadata.number(key);
  if (Number.isInteger(id) && id >= 0 && id < tokens) return id;
  throw unfit(`${name}_token_id is ${id}`, `a token from 0 to ${tokens - 1}`);
}

const unfit = (what: string, expected: string): Error =>
  refuse('GGUF_TOKENIZER', what, expected, 'import the model from safetensors with its tokenizer.json');
