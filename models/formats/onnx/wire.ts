/**
 * Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding): the fields of one message, in order.
 * @module
 */
import { refuse } from '../refuse.ts';

export interface Field {
  readonly number: number;
  /** Of a varint, as a signed 64-bit number: above 2^53 inexact, but never below it. */
  readonly value: number;
  /** Of a length-delimited, 32- or 64-bit field. */
  readonly bytes: Uint8Array;
}

const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const NONE = new Uint8Array();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws UsageError ONNX_WIRE, while it is iterated */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const tag = varintAt(message, at);
    at = tag.end;
    const number = Math.floor(tag.value / 8);
    if (number < 1 || number >= 2 ** 29) throw broken(`field ${number}`, 'a field number from 1');
    const type = tag.value % 8;
    if (type === VARINT) {
      const { value, end } = varintAt(message, at);
      yield { number, value, bytes: NONE };
      at = end;
      continue;
    }
    const { start, length } = extentAt(message, at, type);
    if (length > message.length - start)
      throw broken(`a field of ${length} bytes`, `at most ${message.length - start}`);
    yield { number, value: 0, bytes: message.subarray(start, start + length) };
    at = start + length;
  }
}

/** A repeated number is one varint, or many packed into one field. Stops after one more than `limit`. */
export function numbersOf(field: Field, limit: number): number[] {
  if (field.bytes === NONE) return [field.value];
  const numbers: number[] = [];
  for (let at = 0; at < field.bytes.length && numbers.length <= limit; ) {
    const { value, end } = varintAt(field.bytes, at);
    numbers.push(value);
    at = end;
  }
  return numbers;
}

/**
 * @param limit largest number of bytes
 * @throws UsageError ONNX_STRING
 */
export function textOf({ bytes }: Field, limit = 1024): string {
  const fix = 'the file is damaged or hostile: export the model again';
  if (bytes.length > limit)
    throw refuse('ONNX_STRING', `a name of ${bytes.length} bytes`, `at most ${limit}`, fix);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw refuse('ONNX_STRING', 'a name is not UTF-8', 'UTF-8', fix, cause);
  }
}

function extentAt(message: Uint8Array, at: number, type: number): { start: number; length: number } {
  if (type === FIXED32) return { start: at, length: 4 };
  if (type === FIXED64) return { start: at, length: 8 };
  if (type !== DELIMITED) throw broken(`wire type ${type}`, 'a varint, 32, 64 bits or a length'); // groups are long gone
  const { value, end } = varintAt(message, at);
  // a length above 2^63 reads as negative
  return { start: end, length: value < 0 ? Number.POSITIVE_INFINITY : value };
}

/** Seven bits a byte, lowest first, at most ten bytes. */
function varintAt(bytes: Uint8Array, start: number): { value: number; end: number } {
  let low = 0;
  let high = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) throw broken('a number is cut off', 'its last byte');
    const bits = byte & 127;
    if (i < 4) low |= bits << (7 * i);
    else if (i === 4) {
      low |= bits << 28;
      high = bits >> 4;
    } else high |= bits << (7 * i - 32);
    if (byte < 128) return { value: high * 2 ** 32 + (low >>> 0), end: start + i + 1 };
  }
  throw broken('a number of more than ten bytes', 'at most ten');
}

const broken = (what: string, expected: string): Error =>
  refuse('ONNX_WIRE', what, expected, 'the file is damaged, or not an ONNX model: export it again');
