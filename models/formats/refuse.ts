/**
 * How a reader refuses a file: what is wrong, what was expected and what to do, under one code.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';

const MAX_SHOWN = 80;

/**
 * @param what may quote the file: control characters do not reach a terminal
 * @param fix what the reader of the message can do about it
 */
export function refuse(
  code: string,
  what: string,
  expected: string,
  fix: string,
  cause?: unknown,
): UsageError {
  const plain = what.replace(/\p{Cc}/gu, '?');
  const options = { details: { what: plain, expected }, hint: fix };
  const message = `${plain}; expected ${expected}`;
  return new UsageError(code, message, cause === undefined ? options : { ...options, cause });
}

/** A name out of a file, fit for a terminal: no control characters, not long. */
export function shown(name: string): string {
  const plain = name.slice(0, MAX_SHOWN).replace(/[^\x20-\x7e]/gu, '?');
  return name.length > MAX_SHOWN ? `${plain}…` : plain;
}
