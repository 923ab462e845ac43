/**
 * How text is cut into words before byte-pair merging, by the names GGUF files use. A bundle names one of these: no
 * pattern ever comes from a model's owner.
 *
 * The patterns are data published with the models (tokenizer.json of SmolLM2, GPT-2, Llama 3 and Qwen2), written for
 * Oniguruma; `@huggingface/tokenizers` rewrites their \s and \p for JavaScript. `smollm` cuts digits by \p{N} and not
 * by that package's `Digits`, which knows ASCII digits alone.
 * @module
 */

const GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
const DIGIT = '\\p{N}';
const modern = (digits: string): string =>
  `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

const split = (regex: string) => ({
  type: 'Split',
  pattern: { Regex: regex },
  behavior: 'Isolated',
  invert: false,
});
const BYTES = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false };
const byteLevel = (...regexes: string[]) => ({
  type: 'Sequence',
  pretokenizers: [...regexes.map(split), BYTES],
});

/** Pre-tokenisers of byte-level vocabularies, as tokenizer.json writes them. */
export const BYTE_LEVEL_SPLITS = {
  'gpt-2': byteLevel(GPT2),
  smollm: byteLevel(DIGIT, GPT2),
  'llama-bpe': byteLevel(modern('\\p{N}{1,3}')),
  qwen2: byteLevel(modern('\\p{N}')),
} as const;

/** `spm`: SentencePiece-like, the whole text is one word, bytes as <0xNN>. */
export const SPLITS = ['gpt-2', 'smollm', 'llama-bpe', 'qwen2', 'spm'] as const;

/** The patterns of each split, to recognise a tokenizer.json. */
export const SPLIT_PATTERNS: Readonly<Record<keyof typeof BYTE_LEVEL_SPLITS, readonly string[]>> = {
  'gpt-2': [GPT2],
  smollm: [DIGIT, GPT2],
  'llama-bpe': [modern('\\p{N}{1,3}')],
  qwen2: [modern('\\p{N}')],
};
