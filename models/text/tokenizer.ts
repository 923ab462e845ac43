/**
 * Text to token ids by `@huggingface/tokenizers`, and token ids to the bytes they stand for.
 *
 * Control tokens are not left to that package: a message may spell them (special.ts).
 * @module
 */
import { Tokenizer as Library } from '@huggingface/tokenizers';
import { utf8 } from '../../crypto/core/bytes.ts';
import type { TextBundle } from './bundle.ts';
import { bytesOfSymbols } from './byte-alphabet.ts';
import { ESCAPE } from './special.ts';
import { BYTE_LEVEL_SPLITS } from './splits.ts';

export interface BundleTokenizer {
  /** Ids of text that holds no control token. What no token can write is left out, as the models' own tokenizers do. */
  encode(text: string, first: boolean): number[];
  /** The bytes of a token; none for control tokens and ids beyond the vocabulary. */
  bytes(id: number): Uint8Array;
}

const BYTE_NAME = /^<0x([0-9A-F]{2})>$/;
const NOTHING = new Uint8Array(0);

export function createBundleTokenizer(bundle: TextBundle): BundleTokenizer {
  const library = new Library(libraryForm(bundle), {});
  const silent = new Set(bundle.special);
  const literal = new Set(bundle.added);
  const known: (Uint8Array | undefined)[] = [];
  const bytesOf = (id: number): Uint8Array => {
    const token = bundle.tokens[id];
    if (token === undefined || silent.has(id)) return NOTHING;
    if (literal.has(id)) return utf8(token);
    if (bundle.split !== 'spm') return bytesOfSymbols(token) ?? NOTHING;
    const byte = BYTE_NAME.exec(token);
    return byte === null ? utf8(token) : Uint8Array.of(Number.parseInt(byte[1]!, 16));
  };
  return {
    encode: (text, first) => {
      const spaced = bundle.prefixSpace === 'each' || (bundle.prefixSpace === 'first' && first);
      return library.encode(spaced ? ` ${text}` : text, { add_special_tokens: false }).ids;
    },
    bytes: (id) => (known[id] ??= bytesOf(id)),
  };
}

/** The bundle as the tokenizer.json that the package reads. There no text is a control token, nor makes one. */
function libraryForm(bundle: TextBundle): object {
  const { tokens, merges, special, added, split } = bundle;
  const control = new Set(special);
  const controlTexts = new Set(special.map((id) => tokens[id]!));
  const pairs: [string, string][] = [];
  for (let i = 0; i < merges.length; i += 2) {
    const [left, right] = [tokens[merges[i]!]!, tokens[merges[i + 1]!]!];
    if (!controlTexts.has(left + right)) pairs.push([left, right]);
  }
  return {
    added_tokens: added.map((id) => ({ id, content: tokens[id], special: false, normalized: false })),
    normalizer: bundle.nfc ? { type: 'NFC' } : null,
    pre_tokenizer: split === 'spm' ? null : BYTE_LEVEL_SPLITS[split],
    post_processor: null,
    decoder: null,
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(tokens.map((token, id) => [control.has(id) ? `${ESCAPE}${id}` : token, id])),
      merges: pairs,
      byte_fallback: split === 'spm',
      ignore_merges: bundle.wholeWords,
    },
  };
}
