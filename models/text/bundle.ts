/**
 * The text bundle: all a client needs to turn messages into token ids and ids into text, in one JSON file whose
 * SHA-256 and size are in the manifest. It comes from a model's owner, so it is data alone: no patterns, no code but
 * the chat template (template.ts).
 * @module
 */
import { z } from 'zod';
import { utf8 } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { bytesOfSymbols } from './byte-alphabet.ts';
import { SPLITS } from './splits.ts';

/** Vocabularies in use have up to 262,144 tokens; a bundle of 128 k tokens takes 5 MB. */
export const MAX_TOKENS = 2 ** 18;
export const MAX_BUNDLE_BYTES = 32 * 1024 * 1024;
export const MAX_TEMPLATE = 64 * 1024;
const MAX_TOKEN_LENGTH = 2_048;
const MAX_SPECIAL = 8_192;
const MAX_SPECIAL_LENGTH = 256;

const id = z
  .int()
  .min(0)
  .max(MAX_TOKENS - 1);
const ids = (max: number) => z.array(id).max(max);

const bundleSchema = z.strictObject({
  version: z.literal(1),
  /** Index = token id. Byte-level tokens in GPT-2's alphabet; spm tokens as the text they stand for, or <0xNN>. */
  tokens: z.array(z.string().min(1).max(MAX_TOKEN_LENGTH)).min(1).max(MAX_TOKENS),
  /** Ids of merged pairs, left, right, left, right, the first pair first. */
  merges: ids(4 * MAX_TOKENS),
  split: z.enum(SPLITS),
  /** A whole word that is a token needs no merges. */
  wholeWords: z.boolean(),
  /** NFC before splitting. */
  nfc: z.boolean(),
  /** Where a space is put before the text: never, before the first stretch between special tokens, or before each. */
  prefixSpace: z.enum(['never', 'first', 'each']),
  /** Control tokens, which text never produces and which have no text. */
  special: ids(MAX_SPECIAL),
  /** Ordinary tokens that are matched in the text before it is split. */
  added: ids(MAX_TOKENS),
  bos: id.nullable(),
  eos: id.nullable(),
  /** Tokens that end an answer. */
  stop: ids(16),
  addBos: z.boolean(),
  chatTemplate: z.string().max(MAX_TEMPLATE).nullable(),
});

export type TextBundle = Readonly<z.infer<typeof bundleSchema>>;

export const encodeBundle = (bundle: TextBundle): Uint8Array => utf8(JSON.stringify(bundle));

/** @throws UsageError TEXT_BUNDLE */
export function decodeBundle(bytes: Uint8Array): TextBundle {
  if (bytes.length > MAX_BUNDLE_BYTES) throw malformed(`${bytes.length} bytes, at most ${MAX_BUNDLE_BYTES}`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw malformed('it is not JSON', cause);
  }
  return checkBundle(json);
}

/** @throws UsageError TEXT_BUNDLE */
export function checkBundle(value: unknown): TextBundle {
  const parsed = bundleSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw malformed(`${issue.path.join('.')}: ${issue.message}`);
  }
  const bundle = parsed.data;
  checkIds(bundle);
  checkTokens(bundle);
  return bundle;
}

function checkIds(bundle: TextBundle): void {
  const { tokens, merges, special, added, stop, bos, eos } = bundle;
  const all = [...[bos, eos].filter((one) => one !== null), ...stop];
  for (const list of [merges, special, added, all]) {
    if (list.some((one) => one >= tokens.length)) throw malformed('an id is beyond the vocabulary');
  }
  if (merges.length % 2 !== 0) throw malformed('merges must come in pairs');
  if (new Set([...special, ...added]).size !== special.length + added.length) {
    throw malformed('a token is listed twice as special or added');
  }
  if (bundle.addBos && bos === null) throw malformed('addBos without bos');
}

function checkTokens({ tokens, split, special, added, chatTemplate }: TextBundle): void {
  if (new Set(tokens).size !== tokens.length) throw malformed('a token occurs twice');
  if (chatTemplate?.isWellFormed() === false || !tokens.every((token) => token.isWellFormed())) {
    throw malformed('it holds half a surrogate pair');
  }
  // templates may trim a message: the guard against forged control tokens (special.ts) relies on this
  if (special.some((one) => /\s/u.test(tokens[one]!) || tokens[one]!.length > MAX_SPECIAL_LENGTH)) {
    throw malformed('a special token holds white space or is too long');
  }
  if (split === 'spm') return;
  const literal = new Set([...special, ...added]);
  const foreign = tokens.findIndex((token, at) => !literal.has(at) && bytesOfSymbols(token) === null);
  if (foreign >= 0) throw malformed(`token ${foreign} is not in the byte alphabet`);
}

const malformed = (what: string, cause?: unknown): UsageError =>
  new UsageError('TEXT_BUNDLE', `text bundle: ${what}`, { cause });
