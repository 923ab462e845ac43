/**
 * Small JSON files of a home folder that one command leaves for later ones: read against the schema of what is written.
 * @module
 */
import type { z } from 'zod';
import { UsageError } from '../crypto/core/errors.ts';
import { readText } from './home-files.ts';

/**
 * @param malformed what is said of a file that is another: its code, who writes such files, and what to do
 * @returns null when absent
 * @throws UsageError with that code
 */
export function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  malformed: { readonly code: string; readonly writer: string; readonly hint: string },
): T | null {
  const text = readText(path);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UsageError(malformed.code, `${path} is not what ${malformed.writer} writes`, {
      cause,
      hint: malformed.hint,
    });
  }
}
