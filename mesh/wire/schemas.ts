/**
 * zod schemas for the byte fields and bounded values that come from peers.
 * @module
 */
import { z } from 'zod';

type Bytes = z.ZodType<Uint8Array>;

/** Exactly `length` bytes. */
export const bytes = (length: number): Bytes =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length, {
    message: `expected ${length} bytes`,
  });

/** At most `max` bytes. */
export const bytesUpTo = (max: number): Bytes =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= max, {
    message: `expected at most ${max} bytes`,
  });

/** Text that people are shown: no control characters, or a peer could write to their terminals what it likes. */
export const shownText = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .regex(/^\P{C}*$/u);

/** An integer from 0 to `max`. */
export const uint = (max: number = Number.MAX_SAFE_INTEGER): z.ZodInt => z.int().min(0).max(max);

/** Where a schema failed, in a form safe for an error's details: the paths only, never the values. */
export function issuePaths(error: z.ZodError): string[] {
  return error.issues.slice(0, 8).map((issue) => issue.path.join('.') || '(root)');
}
