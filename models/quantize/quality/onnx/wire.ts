/**
 * The part of the protocol buffer encoding that an ONNX file needs (protobuf.dev/programming-guides/encoding): messages
 * are lists of fields, each written by one of these.
 * @module
 */
import { concatBytes as concat, utf8 } from '../../../../crypto/core/bytes.ts';

export type Field = Uint8Array;

export const message = (fields: readonly Field[]): Uint8Array => concat(...fields);

/** A non-negative integer. */
export const integer = (number: number, value: number): Field =>
  Uint8Array.from([...varint(number * 8), ...varint(value)]);

export function float(number: number, value: number): Field {
  const field = new Uint8Array(5);
  field[0] = number * 8 + 5;
  new DataView(field.buffer).setFloat32(1, value, true);
  return field;
}

export const bytes = (number: number, value: Uint8Array): Field =>
  concat(Uint8Array.from([...varint(number * 8 + 2), ...varint(value.length)]), value);

export const text = (number: number, value: string): Field => bytes(number, utf8(value));

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
