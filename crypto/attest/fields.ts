/**
 * Schema pieces for what comes off the wire: exact or bounded bytes, bounded integers.
 * @module
 */
import { z } from 'zod';
import { VerificationError } from '../core/errors.ts';

/** Exactly `length` bytes. */
export const exactBytes = (length: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length === length,
    `expected ${length} bytes`,
  );

/** 1 to `max` bytes. */
export const boundedBytes = (max: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length > 0 && value.length <= max,
    `expected 1 to ${max} bytes`,
  );

export const bytes32 = exactBytes(32);

/** Unsigned integer up to 2^32 - 1. */
export const uint32 = z.int().min(0).max(0xffff_ffff);

/** Unix time in seconds, up to the year 9999. */
export const unixSeconds = z.int().min(0).max(253_402_300_799);

/** [from, to), not empty. */
export const range = z.tuple([uint32, uint32]).refine(([from, to]) => from < to, 'expected from < to');

/** Parses or throws a VerificationError with `code`; its details name the field, never its content. */
export function parseWith<T extends z.ZodType>(
  schema: T,
  value: unknown,
  code: string,
  what: string,
): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new VerificationError(code, `${what} is malformed`, {
    details: { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' },
  });
}
