/**
 * Values of every kind as names and text for people: bytes as hex, times with their date, what is nested by its path.
 * @module
 */
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import type { RawField } from './messages.ts';

/** Unix seconds. */
const TIMES: ReadonlySet<string> = new Set([
  'issuedAt',
  'postedAt',
  'finalAt',
  'notAfter',
  'validUntil',
  'timestamp',
]);
/** Seconds from 2001 to 2286: other numbers under these names are not such times. */
const isTime = (value: number): boolean => value > 1e9 && value < 1e10;

export const timeText = (seconds: number): string =>
  `${new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')} (${seconds})`;

/** What is absent is left out. */
export function fieldsOf(value: object, prefix = ''): RawField[] {
  const entries: [string, unknown][] =
    value instanceof Map ? [...value].map(([key, inner]) => [String(key), inner]) : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const name = prefix === '' ? key : `${prefix} ${key}`;
    if (inner === undefined) return [];
    return isLeaf(inner) ? [{ name, value: textOf(inner, key) }] : fieldsOf(inner as object, name);
  });
}

const isLeaf = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  value instanceof Uint8Array ||
  (Array.isArray(value) && value.every((item) => typeof item === 'number'));

function textOf(value: unknown, key: string): string {
  if (value === null) return 'none';
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (Array.isArray(value)) return value.join(' to ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && TIMES.has(key) && isTime(value)) return timeText(value);
  return String(value);
}
