/**
 * An ONNX tensor (onnx.proto, TensorProto): shape and number format are read at once, values when asked for.
 * @module
 */
import { decodeBrain, decodeHalf, decodeSingle } from '../half.ts';
import { countValues } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';
import { type Field, fieldsOf, numbersOf, textOf } from './wire.ts';

export interface OnnxTensor {
  readonly name: string;
  /** Outermost dimension first; empty for a single number. */
  readonly shape: readonly number[];
  /** E.g. 'FLOAT' or 'INT64'. */
  readonly type: string;
  /** Number of values. */
  readonly size: number;
  /** @throws UsageError ONNX_TENSOR_TYPE | ONNX_TENSOR_SIZE | ONNX_EXTERNAL | TENSOR_NOT_FINITE */
  values(): Float32Array;
  /** Of an INT64 or INT32 tensor: axes and shapes. @throws the same */
  integers(): number[];
}

const TYPES: Readonly<Record<number, string>> = {
  1: 'FLOAT',
  2: 'UINT8',
  3: 'INT8',
  4: 'UINT16',
  5: 'INT16',
  6: 'INT32',
  7: 'INT64',
  8: 'STRING',
  9: 'BOOL',
  10: 'FLOAT16',
  11: 'DOUBLE',
  12: 'UINT32',
  13: 'UINT64',
  16: 'BFLOAT16',
};
const FLOATS = new Map([
  ['FLOAT', { bytes: 4, decode: decodeSingle }],
  ['FLOAT16', { bytes: 2, decode: decodeHalf }],
  ['BFLOAT16', { bytes: 2, decode: decodeBrain }],
]);
const INTEGERS = new Map([
  ['INT32', 4],
  ['INT64', 8],
]);
const MAX_DIMENSIONS = 8;
/** Axes and shapes: nothing longer is read as integers. */
const MAX_INTEGERS = 64;
const MAX_PIECES = 65_536;
const FIX = 'export the model again, with its weights inside the file and in float32';

interface Parts {
  name: string;
  shape: number[];
  type: number;
  raw: Uint8Array | null;
  /** Packed binary32 values; older exporters write them one field each, which only small tensors have. */
  floats: Uint8Array[];
  integers: number[];
  external: boolean;
}

/** @throws UsageError ONNX_TENSOR_SHAPE | ONNX_WIRE | ONNX_STRING */
export function readOnnxTensor(message: Uint8Array): OnnxTensor {
  const parts = readParts(message);
  const { name, shape } = parts;
  const size = shape.length > MAX_DIMENSIONS ? null : countValues(shape);
  if (size === null) {
    const what = `tensor ${shown(name)} is ${shape.slice(0, MAX_DIMENSIONS).join(' x ')}`;
    throw refuse('ONNX_TENSOR_SHAPE', what, `up to ${MAX_DIMENSIONS} sizes from 1, at most 2^29 values`, FIX);
  }
  const type = TYPES[parts.type] ?? `type ${parts.type}`;
  return {
    name,
    shape,
    type,
    size,
    values: () => floatValues(parts, type, size),
    integers: () => integerValues(parts, type, size),
  };
}

function readParts(message: Uint8Array): Parts {
  const parts: Parts = { name: '', shape: [], type: 0, raw: null, floats: [], integers: [], external: false };
  for (const field of fieldsOf(message)) {
    if (field.number === 1) parts.shape.push(...numbersOf(field, MAX_DIMENSIONS));
    else if (field.number === 2) parts.type = field.value;
    else if (field.number === 4) addFloats(parts, field.bytes);
    else if (field.number === 5 || field.number === 7) addIntegers(parts, field);
    else if (field.number === 8) parts.name = textOf(field);
    else if (field.number === 9) parts.raw = field.bytes;
    else if (field.number === 13 || (field.number === 14 && field.value !== 0)) parts.external = true;
    if (parts.shape.length > MAX_DIMENSIONS) break; // refused by the caller
  }
  return parts;
}

function addFloats(parts: Parts, bytes: Uint8Array): void {
  if (parts.floats.length >= MAX_PIECES) throw sizeError(parts, 'its values one field each', 'packed values');
  parts.floats.push(bytes);
}

/** Keeps no more than can be asked for; how many there were shows in the size. */
function addIntegers({ integers }: Parts, field: Field): void {
  if (integers.length <= MAX_INTEGERS) integers.push(...numbersOf(field, MAX_INTEGERS));
}

function floatValues(parts: Parts, type: string, size: number): Float32Array {
  const format = FLOATS.get(type);
  if (format === undefined) throw typeError(parts, type, [...FLOATS.keys()]);
  const bytes = bytesOf(parts, size * format.bytes);
  const out = new Float32Array(size);
  format.decode(bytes, out);
  for (let i = 0; i < size; i++) {
    if (Number.isFinite(out[i]!)) continue;
    const what = `value ${i} of tensor ${shown(parts.name)} is ${out[i]}`;
    throw refuse('TENSOR_NOT_FINITE', what, 'finite weights', 'the file is damaged or hostile');
  }
  return out;
}

function integerValues(parts: Parts, type: string, size: number): number[] {
  const bytes = INTEGERS.get(type);
  if (bytes === undefined || size > MAX_INTEGERS)
    throw typeError(parts, `${type} of ${size} values`, ['INT64', 'INT32']);
  if (parts.raw === null && !parts.external) {
    if (parts.integers.length !== size)
      throw sizeError(parts, `${parts.integers.length} values`, String(size));
    return parts.integers;
  }
  const raw = bytesOf(parts, size * bytes);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  return Array.from({ length: size }, (_, i) =>
    bytes === 4 ? view.getInt32(4 * i, true) : Number(view.getBigInt64(8 * i, true)),
  );
}

/** The tensor's bytes, wherever the exporter put them. */
function bytesOf(parts: Parts, expected: number): Uint8Array {
  if (parts.external) {
    const what = `tensor ${shown(parts.name)} is in another file`;
    throw refuse('ONNX_EXTERNAL', what, 'all weights in the model file', FIX);
  }
  const pieces = parts.raw === null ? parts.floats : [parts.raw];
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length !== expected) throw sizeError(parts, `${length} bytes`, String(expected));
  if (pieces.length === 1) return pieces[0]!;
  const out = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

const sizeError = ({ name }: Parts, what: string, expected: string): Error =>
  refuse('ONNX_TENSOR_SIZE', `tensor ${shown(name)} has ${what}`, expected, FIX);
const typeError = ({ name }: Parts, type: string, known: readonly string[]): Error =>
  refuse('ONNX_TENSOR_TYPE', `tensor ${shown(name)} is ${type}`, known.join(', '), FIX);
