/**
 * Bounded reader of one safetensors file (github.com/huggingface/safetensors, "Format"): a JSON header, then the
 * tensors back to back.
 * @module
 */
import { z } from 'zod';
import { type ByteFile, readRange } from '../byte-file.ts';
import { Cursor } from '../cursor.ts';
import { decodeBrain, decodeHalf, decodeSingle } from '../half.ts';
import { checkJson, parseJson } from '../json.ts';
import { checkLayout, type Extent } from '../layout.ts';
import { countValues, type RawTensor } from '../raw-tensor.ts';
import { refuse, shown } from '../refuse.ts';

const MAX_HEADER_BYTES = 32 * 1024 * 1024;
const MAX_TENSORS = 65_536;
const FIX = 'the file is damaged or hostile: take it from another source';

interface Format {
  readonly bytes: number;
  readonly decode: (bytes: Uint8Array, out: Float32Array) => void;
}
const FORMATS: Readonly<Record<string, Format>> = {
  F32: { bytes: 4, decode: decodeSingle },
  F16: { bytes: 2, decode: decodeHalf },
  BF16: { bytes: 2, decode: decodeBrain },
};

const offset = z.int().min(0);
const tensorSchema = z.object({
  dtype: z.string().max(16),
  shape: z.array(z.int().min(0)).max(8),
  data_offsets: z.tuple([offset, offset]),
});
const headerSchema = z.record(z.string().max(512), z.unknown());

/**
 * @param ignored tensors that are in files of this kind and no weights: their number format may be any
 * @throws UsageError SAFETENSORS_HEADER | SAFETENSORS_COUNT | SAFETENSORS_SHAPE | SAFETENSORS_DTYPE |
 * SAFETENSORS_OFFSET | SAFETENSORS_OVERLAP | SAFETENSORS_GAP | FILE_NOT_JSON | FILE_TRUNCATED
 */
export function readSafetensors(
  file: ByteFile,
  ignored: (name: string) => boolean,
): ReadonlyMap<string, RawTensor> {
  const { header, start } = readHeader(file);
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  if (names.length > MAX_TENSORS)
    throw refuse('SAFETENSORS_COUNT', `${names.length} tensors`, `at most ${MAX_TENSORS}`, FIX);
  const extents: Extent[] = [];
  const tensors = new Map<string, RawTensor>();
  for (const name of names) {
    const entry = checkJson(header[name], `tensor ${shown(name)}`, tensorSchema, 'SAFETENSORS_HEADER');
    const [from, to] = entry.data_offsets;
    const extent = { name, offset: start + from, bytes: to - from };
    extents.push(extent);
    if (to < from)
      throw refuse(
        'SAFETENSORS_OFFSET',
        `tensor ${shown(name)} ends before it starts`,
        `${from} or more`,
        FIX,
      );
    if (!ignored(name)) tensors.set(name, tensorOf(file, entry.dtype, entry.shape, extent));
  }
  checkLayout('SAFETENSORS', extents, start, file.size);
  const described = extents.reduce((sum, { bytes }) => sum + bytes, start);
  if (described !== file.size) {
    const what = `${file.size - described} bytes belong to no tensor`; // also what a name that occurs twice leaves
    throw refuse('SAFETENSORS_GAP', what, 'tensors back to back up to the end', FIX);
  }
  return tensors;
}

function readHeader(file: ByteFile): { header: Record<string, unknown>; start: number } {
  if (file.size < 8) throw refuse('SAFETENSORS_HEADER', `a file of ${file.size} bytes`, 'at least 8', FIX);
  const cursor = new Cursor(file);
  const length = cursor.u64();
  const most = Math.min(MAX_HEADER_BYTES, cursor.remaining);
  if (length > most)
    throw refuse('SAFETENSORS_HEADER', `a header of ${length} bytes`, `at most ${most}`, FIX);
  let text: string;
  try {
    text = cursor.text(length);
  } catch (cause) {
    throw refuse('SAFETENSORS_HEADER', 'the header is not UTF-8', 'JSON in UTF-8', FIX, cause);
  }
  const header = checkJson(parseJson(text, 'the header'), 'the header', headerSchema, 'SAFETENSORS_HEADER');
  return { header, start: cursor.position };
}

function tensorOf(file: ByteFile, dtype: string, shape: readonly number[], extent: Extent): RawTensor {
  const name = shown(extent.name);
  const format = Object.hasOwn(FORMATS, dtype) ? FORMATS[dtype]! : undefined;
  if (format === undefined) {
    const known = Object.keys(FORMATS).join(', ');
    throw refuse(
      'SAFETENSORS_DTYPE',
      `tensor ${name} is ${shown(dtype)}`,
      known,
      'take the model in BF16 or F16',
    );
  }
  const values = countValues(shape);
  if (values === null || values * format.bytes !== extent.bytes) {
    const what = `tensor ${name}, ${shape.join(' x ')} in ${dtype}, takes ${extent.bytes} bytes`;
    throw refuse('SAFETENSORS_SHAPE', what, 'sizes from 1, at most 2^29 values, bytes that fit them', FIX);
  }
  const rowValues = shape.slice(1).reduce((product, size) => product * size, 1);
  return {
    shape,
    format: dtype,
    rows(first, count) {
      const out = new Float32Array(count * rowValues);
      const rowBytes = rowValues * format.bytes;
      format.decode(readRange(file, extent.offset + first * rowBytes, count * rowBytes), out);
      return out;
    },
  };
}
