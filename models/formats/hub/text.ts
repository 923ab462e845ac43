/**
 * Tokeniser, special tokens and chat template of a hub folder.
 * @module
 */
import { z } from 'zod';
import { type OpenFile, readText } from '../byte-file.ts';
import type { TextSource } from '../float-model.ts';
import { checkJson, parseJson, readJson } from '../json.ts';

const CODE = 'HUB_TOKENIZER';
const id = z.int().min(0);
const token = z.union([z.string().max(512), z.looseObject({ content: z.string().max(512) })]).nullish();
const configSchema = z.looseObject({
  bos_token_id: id.nullish(),
  eos_token_id: z.union([id, z.array(id).max(64)]).nullish(),
});
const tokenizerSchema = z.looseObject({
  added_tokens: z
    .array(z.looseObject({ id, content: z.string().max(512) }))
    .max(65_536)
    .default([]),
});
const template = z.string().max(2 ** 20);
const textConfigSchema = z.looseObject({
  bos_token: token,
  eos_token: token,
  add_bos_token: z.boolean().nullish(),
  chat_template: z
    .union([template, z.array(z.looseObject({ name: z.string().max(64), template })).max(16)])
    .nullish(),
});

/**
 * Null where the folder has no tokenizer.json. The tokeniser's own special tokens count before those of the model's
 * configuration: instruction-tuned models end a turn with another token than the base model ends a text.
 * @throws UsageError HUB_TOKENIZER, FILE_TOO_LARGE, FILE_NOT_TEXT, FILE_NOT_JSON
 */
export function readHubText(open: OpenFile, config: unknown, vocabulary: number): TextSource | null {
  const file = open('tokenizer.json');
  if (!file) return null;
  const json = readText(file, 'tokenizer.json');
  const added = checkJson(
    parseJson(json, 'tokenizer.json'),
    'tokenizer.json',
    tokenizerSchema,
    CODE,
  ).added_tokens;
  const ids = checkJson(config, 'config.json', configSchema, CODE);
  const beside = open('tokenizer_config.json');
  const text = beside ? readJson(beside, 'tokenizer_config.json', textConfigSchema, CODE) : {};
  const idOf = (special: z.output<typeof token>, otherwise: number | null): number | null => {
    const content = typeof special === 'object' ? special?.content : special;
    const found = added.find((one) => one.content === content)?.id ?? otherwise;
    return found !== null && found < vocabulary ? found : null;
  };
  const ends = [ids.eos_token_id ?? []].flat();
  return {
    kind: 'tokenizer-json',
    json,
    bos: idOf(text.bos_token, ids.bos_token_id ?? null),
    eos: idOf(text.eos_token, ends[0] ?? null),
    stops: ends.filter((end) => end < vocabulary),
    addBos: text.add_bos_token ?? false,
    chatTemplate: templateOf(open, text.chat_template),
  };
}

/** A file of its own (transformers 4.52 and later), one template, or several by name. */
function templateOf(
  open: OpenFile,
  inConfig: z.output<typeof textConfigSchema>['chat_template'],
): string | null {
  const file = open('chat_template.jinja');
  if (file) return readText(file, 'chat_template.jinja');
  if (Array.isArray(inConfig)) return inConfig.find(({ name }) => name === 'default')?.template ?? null;
  return inConfig ?? null;
}
