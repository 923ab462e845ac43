/**
 * A small JSON file as a checked value.
 * @module
 */
import type { z } from 'zod';
import { type ByteFile, readText } from './byte-file.ts';
import { refuse } from './refuse.ts';

/** @throws UsageError FILE_TOO_LARGE | FILE_NOT_TEXT | FILE_NOT_JSON | `code` (it does not fit the schema) */
export function readJson<T extends z.ZodType>(
  file: ByteFile,
  name: string,
  schema: T,
  code: string,
): z.output<T> {
  return checkJson(parseJson(readText(file, name), name), name, schema, code);
}

/** @throws UsageError FILE_NOT_JSON */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse('FILE_NOT_JSON', `${name} is not JSON`, 'a JSON document', 'download the file again', cause);
  }
}

/** @throws UsageError `code` */
export function checkJson<T extends z.ZodType>(
  json: unknown,
  name: string,
  schema: T,
  code: string,
): z.output<T> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const what = `${name}: ${issue.path.join('.').slice(0, 200) || 'the document'} does not fit`;
  throw refuse(code, what, issue.message, 'take the file from the publisher of the model');
}
