/**
 * The vocabulary of a tokenizer.json (the format of Hugging Face tokenizers) with a byte-pair model, byte-level or
 * SentencePiece-like. Whatever would make other ids here than there is refused by name.
 * @module
 */
import { z } from 'zod';
import type { TextSource } from '../formats/float-model.ts';
import { MAX_TOKENS } from './bundle.ts';
import type { Vocabulary } from './from-source.ts';
import { mergesOf } from './merges.ts';
import { type BYTE_LEVEL_SPLITS, SPLIT_PATTERNS } from './splits.ts';
import { unsupported } from './unsupported.ts';

const MAX_BYTES = 64 * 1024 * 1024;

const step = z.looseObject({ type: z.string() });
const added = z.looseObject({
  id: z
    .int()
    .min(0)
    .max(MAX_TOKENS - 1),
  content: z.string().min(1),
  special: z.boolean(),
  lstrip: z.boolean().default(false),
  rstrip: z.boolean().default(false),
  single_word: z.boolean().default(false),
});
const fileSchema = z.looseObject({
  added_tokens: z.array(added).max(MAX_TOKENS).default([]),
  normalizer: z.unknown(),
  pre_tokenizer: z.unknown(),
  model: z.looseObject({
    type: z.literal('BPE'),
    dropout: z.number().nullish(),
    continuing_subword_prefix: z.string().nullish(),
    end_of_word_suffix: z.string().nullish(),
    byte_fallback: z.boolean().default(false),
    ignore_merges: z.boolean().default(false),
    vocab: z.record(
      z.string(),
      z
        .int()
        .min(0)
        .max(MAX_TOKENS - 1),
    ),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])).max(2 * MAX_TOKENS),
  }),
});
type Model = z.infer<typeof fileSchema>['model'];
type Step = z.infer<typeof step>;

/** @throws UsageError TEXT_UNSUPPORTED */
export function fromTokenizerJson({ json = '' }: TextSource): Vocabulary {
  const file = parse(json);
  const { model, added_tokens: extra } = file;
  if (model.dropout || model.continuing_subword_prefix || model.end_of_word_suffix) {
    throw unsupported('dropout, prefixes or suffixes of pieces');
  }
  const stripping = extra.find(({ lstrip, rstrip, single_word }) => lstrip || rstrip || single_word);
  if (stripping !== undefined) throw unsupported('added tokens that take white space with them');
  const form = model.byte_fallback ? spmForm(file.normalizer, file.pre_tokenizer) : byteForm(file);
  const spaced = (text: string): string => (form.split === 'spm' ? text.replaceAll('▁', ' ') : text);
  const written = tokensOf(model, extra);
  const pairs = model.merges.map((merge) => (typeof merge === 'string' ? halves(merge) : merge));
  return {
    ...form,
    tokens: written.map(spaced),
    merges: mergesOf(pairs, written),
    wholeWords: model.ignore_merges,
    special: extra.filter(({ special }) => special).map(({ id }) => id),
    added: extra.filter(({ special }) => !special).map(({ id }) => id),
  };
}

function parse(json: string): z.infer<typeof fileSchema> {
  if (json.length > MAX_BYTES) throw unsupported(`a file of ${json.length} characters`);
  try {
    return fileSchema.parse(JSON.parse(json));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    throw unsupported(
      issue === undefined ? 'a file that is not JSON' : `${issue.path.join('.')}: ${issue.message}`,
    );
  }
}

function tokensOf(
  model: Model,
  extra: readonly { readonly id: number; readonly content: string }[],
): string[] {
  const tokens: string[] = [];
  for (const [text, id] of Object.entries(model.vocab)) tokens[id] = text;
  for (const { id, content } of extra) tokens[id] = content;
  for (let id = 0; id < tokens.length; id++)
    if (tokens[id] === undefined) throw unsupported(`no token has id ${id}`);
  return tokens;
}

function halves(merge: string): [string, string] {
  const parts = merge.split(' ');
  if (parts.length !== 2) throw unsupported('merges of other than two pieces');
  return [parts[0]!, parts[1]!];
}

type Form = Pick<Vocabulary, 'split' | 'nfc' | 'prefixSpace'>;

function byteForm({ normalizer, pre_tokenizer: pre }: z.infer<typeof fileSchema>): Form {
  const normalizers = stepsOf(normalizer, 'normalizers');
  if (normalizers.some(({ type }) => type !== 'NFC')) throw unsupported(`normalizer ${namesOf(normalizers)}`);
  const steps = stepsOf(pre, 'pretokenizers');
  const patterns = steps.flatMap(patternOf);
  const known = Object.entries(SPLIT_PATTERNS).find(
    ([, wanted]) => wanted.join('\n') === patterns.join('\n'),
  );
  if (known === undefined || steps.at(-1)?.type !== 'ByteLevel')
    throw unsupported(`pre-tokeniser ${namesOf(steps)}`);
  return {
    split: known[0] as keyof typeof BYTE_LEVEL_SPLITS,
    nfc: normalizers.length > 0,
    prefixSpace: steps.at(-1)!.add_prefix_space === true ? 'first' : 'never',
  };
}

/** The pattern a step splits by; null entries make the search fail. */
function patternOf(one: Step): string[] {
  if (one.type === 'ByteLevel') return one.use_regex === false ? [] : [...SPLIT_PATTERNS['gpt-2']];
  if (one.type === 'Digits' && one.individual_digits === true) return [SPLIT_PATTERNS.smollm[0]!];
  const regex = (one.pattern as { Regex?: unknown } | undefined)?.Regex;
  const isolated = one.type === 'Split' && one.behavior === 'Isolated' && one.invert !== true;
  return [isolated && typeof regex === 'string' ? regex : 'unknown'];
}

/** Llama 2's form: "▁" for spaces, one put before the text by a normaliser or by Metaspace. */
function spmForm(normalizer: unknown, pre: unknown): Form {
  const steps = [...stepsOf(normalizer, 'normalizers'), ...stepsOf(pre, 'pretokenizers')];
  const form = { split: 'spm', nfc: false } as const;
  if (namesOf(steps) === 'Prepend, Replace') return { ...form, prefixSpace: 'each' };
  const [only] = steps;
  if (namesOf(steps) !== 'Metaspace' || only!.split === true)
    throw unsupported(`normalizer ${namesOf(steps)}`);
  const scheme = only!.prepend_scheme ?? 'always';
  return { ...form, prefixSpace: scheme === 'always' ? 'each' : scheme === 'first' ? 'first' : 'never' };
}

const namesOf = (steps: readonly Step[]): string => steps.map(({ type }) => type).join(', ') || 'none';

/** A step, the steps of a sequence, or none. */
function stepsOf(value: unknown, field: 'normalizers' | 'pretokenizers'): Step[] {
  if (value === null || value === undefined) return [];
  const outer = step.safeParse(value);
  const inner = outer.data?.type === 'Sequence' ? z.array(step).max(8).safeParse(outer.data[field]) : null;
  if (!outer.success || inner?.success === false) throw unsupported(`malformed ${field}`);
  return inner === null ? [outer.data] : inner.data;
}
