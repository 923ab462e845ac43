/**
 * Reads GGUF's typed values and strings (github.com/ggml-org/ggml, docs/gguf.md), each size held against a limit and
 * against the rest of the file before memory is taken for it.
 * @module
 */
import type { Cursor } from '../cursor.ts';
import { refuse } from '../refuse.ts';

export type Scalar = number | boolean | string;
export type MetadataValue = Scalar | readonly number[] | readonly boolean[] | readonly string[];

/** A chat template is the longest string; the longest known has some 20,000 characters. */
export const MAX_STRING_BYTES = 2 ** 20;
/** A vocabulary's merges are the longest list; the largest known has half a million. */
export const MAX_ARRAY_LENGTH = 2 ** 21;
const STRING = 8;
const ARRAY = 9;
const FIX = 'the file is damaged or made by a newer tool: take it from its publisher again';

interface ValueType {
  /** Least number of bytes of one value. */
  readonly bytes: number;
  readonly read: (cursor: Cursor) => Scalar;
}

const TYPES: ReadonlyMap<number, ValueType> = new Map<number, ValueType>([
  [0, { bytes: 1, read: (cursor) => cursor.u8() }],
  [1, { bytes: 1, read: (cursor) => cursor.i8() }],
  [2, { bytes: 2, read: (cursor) => cursor.u16() }],
  [3, { bytes: 2, read: (cursor) => cursor.i16() }],
  [4, { bytes: 4, read: (cursor) => cursor.u32() }],
  [5, { bytes: 4, read: (cursor) => cursor.i32() }],
  [6, { bytes: 4, read: (cursor) => cursor.f32() }],
  [7, { bytes: 1, read: readFlag }],
  [STRING, { bytes: 8, read: readString }],
  [10, { bytes: 8, read: (cursor) => cursor.u64() }],
  [11, { bytes: 8, read: (cursor) => cursor.i64() }],
  [12, { bytes: 8, read: (cursor) => cursor.f64() }],
]);

/**
 * @throws UsageError GGUF_TYPE | GGUF_ARRAY | GGUF_STRING | GGUF_FLAG | FILE_TRUNCATED
 */
export function readValue(cursor: Cursor): MetadataValue {
  const type = cursor.u32();
  return type === ARRAY ? readArray(cursor) : typeOf(type).read(cursor);
}

function readArray(cursor: Cursor): readonly number[] | readonly boolean[] | readonly string[] {
  const { bytes, read } = typeOf(cursor.u32()); // lists of lists are in the format, but no model has one
  const length = cursor.u64();
  const room = Math.floor(cursor.remaining / bytes);
  if (length > MAX_ARRAY_LENGTH || length > room) {
    const expected = `at most ${Math.min(MAX_ARRAY_LENGTH, room)}`;
    throw refuse('GGUF_ARRAY', `a list of ${length} values`, expected, FIX);
  }
  const values: Scalar[] = [];
  for (let i = 0; i < length; i++) values.push(read(cursor));
  return values as number[] | boolean[] | string[]; // one reader makes one type
}

/**
 * @param limit largest number of bytes
 * @throws UsageError GGUF_STRING | FILE_TRUNCATED
 */
export function readString(cursor: Cursor, limit = MAX_STRING_BYTES): string {
  const length = cursor.u64();
  const most = Math.min(limit, cursor.remaining);
  if (length > most) throw refuse('GGUF_STRING', `a string of ${length} bytes`, `at most ${most}`, FIX);
  try {
    return cursor.text(length);
  } catch (cause) {
    throw refuse('GGUF_STRING', 'a string is not UTF-8', 'UTF-8', FIX, cause);
  }
}

function readFlag(cursor: Cursor): boolean {
  const value = cursor.u8();
  if (value > 1) throw refuse('GGUF_FLAG', `a truth value is ${value}`, '0 or 1', FIX);
  return value === 1;
}

function typeOf(number: number): ValueType {
  const type = TYPES.get(number);
  if (type) return type;
  throw refuse('GGUF_TYPE', `metadata of type ${number}`, 'a type from 0 to 12, no list in a list', FIX);
}
