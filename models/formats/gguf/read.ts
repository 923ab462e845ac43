/**
 * Bounded reader of GGUF files, versions 2 and 3 (github.com/ggml-org/ggml, docs/gguf.md): metadata and tensors, not
 * what they mean. Little-endian only, as every published model.
 * @module
 */
import { type ByteFile, readRange } from '../byte-file.ts';
import { Cursor } from '../cursor.ts';
import { checkLayout, type Extent } from '../layout.ts';
import { countValues, type RawTensor } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';
import { Metadata } from './metadata.ts';
import { GGUF_TYPES, type GgufType, OTHER_TYPES } from './types.ts';
import { type MetadataValue, readString, readValue } from './values.ts';

export interface Gguf {
  readonly metadata: Metadata;
  readonly tensors: ReadonlyMap<string, RawTensor>;
}

export const GGUF_MAGIC = 0x46554747; // 'GGUF'
const MAX_METADATA = 4096;
const MAX_TENSORS = 65_536;
const MAX_KEY_BYTES = 1024;
const MAX_HEADER_BYTES = 256 * 1024 * 1024;
const DEFAULT_ALIGNMENT = 32;
const MAX_ALIGNMENT = 65_536;
const MAX_DIMENSIONS = 4;
const FIX = 'the file is damaged or hostile: take it from another source';

/** A tensor's entry in the header; its offset counts from the data section, whose place is not known yet. */
interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: GgufType;
  readonly offset: number;
  readonly bytes: number;
}

/**
 * @throws UsageError GGUF_MAGIC | GGUF_VERSION | GGUF_COUNT | GGUF_HEADER (too long) | GGUF_DUPLICATE |
 * GGUF_ALIGNMENT | GGUF_SHAPE | GGUF_TENSOR_TYPE | GGUF_OFFSET | GGUF_OVERLAP, those of readValue
 */
export function readGguf(file: ByteFile): Gguf {
  const cursor = new Cursor(file);
  checkStart(cursor);
  // smallest entries: a key and a byte with their lengths; a name, one dimension, type and offset
  const tensorCount = readCount(cursor, 'tensors', MAX_TENSORS, 32);
  const metadataCount = readCount(cursor, 'metadata entries', MAX_METADATA, 13);
  const values = new Map<string, MetadataValue>();
  for (let i = 0; i < metadataCount; i++) {
    const key = readString(cursor, MAX_KEY_BYTES);
    if (values.has(key)) throw duplicate('metadata', key);
    values.set(key, readValue(cursor));
    checkHeader(cursor);
  }
  const metadata = new Metadata(values);
  const alignment = readAlignment(metadata);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < tensorCount; i++) {
    const entry = readEntry(cursor, alignment);
    if (entries.has(entry.name)) throw duplicate('tensor', entry.name);
    entries.set(entry.name, entry);
  }
  const start = Math.ceil(cursor.position / alignment) * alignment;
  const placed = [...entries.values()].map((entry) => ({ ...entry, offset: start + entry.offset }));
  checkLayout('GGUF', placed, start, file.size);
  return { metadata, tensors: new Map(placed.map((entry) => [entry.name, tensorOf(file, entry)])) };
}

function checkStart(cursor: Cursor): void {
  if (cursor.remaining < 4 || cursor.u32() !== GGUF_MAGIC)
    throw refuse(
      'GGUF_MAGIC',
      'the file does not start with GGUF',
      'a GGUF file',
      'name the .gguf file itself',
    );
  const version = cursor.u32();
  if (version === 2 || version === 3) return;
  const what = version >= 2 ** 24 ? 'the file is big-endian' : `the file is of GGUF version ${version}`;
  throw refuse('GGUF_VERSION', what, 'version 2 or 3, little-endian', 'convert it with a current llama.cpp');
}

function readCount(cursor: Cursor, of: string, limit: number, leastBytes: number): number {
  const count = cursor.u64();
  const most = Math.min(limit, Math.floor(cursor.remaining / leastBytes));
  if (count > most) throw refuse('GGUF_COUNT', `the header counts ${count} ${of}`, `at most ${most}`, FIX);
  return count;
}

function checkHeader(cursor: Cursor): void {
  if (cursor.position <= MAX_HEADER_BYTES) return;
  throw refuse('GGUF_HEADER', `a header beyond ${cursor.position} bytes`, `at most ${MAX_HEADER_BYTES}`, FIX);
}

function readAlignment(metadata: Metadata): number {
  if (!metadata.has('general.alignment')) return DEFAULT_ALIGNMENT;
  const alignment = metadata.number('general.alignment');
  if (alignment >= 8 && alignment <= MAX_ALIGNMENT && alignment % 8 === 0) return alignment;
  const expected = `a multiple of 8 up to ${MAX_ALIGNMENT}`;
  throw refuse('GGUF_ALIGNMENT', `general.alignment is ${alignment}`, expected, FIX);
}

function readEntry(cursor: Cursor, alignment: number): Entry {
  const name = readString(cursor, MAX_KEY_BYTES);
  const shape = readShape(cursor, name);
  const values = countValues(shape);
  const type = typeOf(cursor.u32(), name);
  if (values === null || shape.at(-1)! % type.values !== 0) {
    const expected = `1 to ${MAX_DIMENSIONS} sizes from 1, rows of whole blocks of ${type.values}, at most 2^29 values`;
    throw refuse('GGUF_SHAPE', `tensor ${shown(name)} (${type.name}) is ${shape.join(' x ')}`, expected, FIX);
  }
  const offset = cursor.u64();
  if (offset % alignment !== 0) {
    const what = `tensor ${shown(name)} is at offset ${offset}`;
    throw refuse('GGUF_OFFSET', what, `a multiple of ${alignment}`, FIX);
  }
  return { name, shape, type, offset, bytes: (values / type.values) * type.bytes };
}

/** GGML lists the innermost dimension first. */
function readShape(cursor: Cursor, name: string): number[] {
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    const what = `tensor ${shown(name)} has ${dimensions} dimensions`;
    throw refuse('GGUF_SHAPE', what, `1 to ${MAX_DIMENSIONS}`, FIX);
  }
  return Array.from({ length: dimensions }, () => cursor.u64()).reverse();
}

function typeOf(number: number, name: string): GgufType {
  const type = GGUF_TYPES.get(number);
  if (type) return type;
  const what = `tensor ${shown(name)} is of type ${OTHER_TYPES[number] ?? number}`;
  const known = [...GGUF_TYPES.values()].map((one) => one.name).join(', ');
  throw refuse('GGUF_TENSOR_TYPE', what, known, 'take the model in Q8_0, Q4_1 or F16');
}

function tensorOf(file: ByteFile, { name, shape, type, offset }: Entry & Extent): RawTensor {
  const rowValues = shape.slice(1).reduce((product, size) => product * size, 1);
  return {
    shape,
    format: type.name,
    rows(first, count) {
      const [from, values] = [first * rowValues, count * rowValues];
      if (from % type.values !== 0 || values % type.values !== 0) {
        const what = `rows of tensor ${shown(name)} share blocks of ${type.values} values`;
        throw refuse('GGUF_SHAPE', what, 'rows of whole blocks', 'take the model in F16');
      }
      const out = new Float32Array(values);
      const scale = type.bytes / type.values;
      type.decode(readRange(file, offset + from * scale, values * scale), out);
      return out;
    },
  };
}

const duplicate = (what: string, name: string): Error =>
  refuse('GGUF_DUPLICATE', `${what} ${shown(name)} occurs twice`, 'each name once', FIX);
