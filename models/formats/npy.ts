/**
 * Bounded reader of NumPy's .npy files (numpy.org/doc/stable/reference/generated/numpy.lib.format.html), versions 1 to 3:
 * plain little-endian numbers in C order.
 * @module
 */
import { type ByteFile, readRange } from './byte-file.ts';
import { fromHalf } from './half.ts';
import type { Numbers } from './numbers.ts';
import { refuse, shown } from './refuse.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const MAX_HEADER = 4096;
/** Half a gigabyte as doubles. */
const MAX_VALUES = 2 ** 26;
const MAX_DIMENSIONS = 8;
const FIX = "save it anew: numpy.save('inputs.npy', numpy.ascontiguousarray(array, 'float32'))";

interface Type {
  readonly bytes: number;
  readonly get: (view: DataView, at: number) => number;
}

const TYPES: ReadonlyMap<string, Type> = new Map([
  ['<f2', { bytes: 2, get: (view, at) => fromHalf(view.getUint16(at, true)) }],
  ['<f4', { bytes: 4, get: (view, at) => view.getFloat32(at, true) }],
  ['<f8', { bytes: 8, get: (view, at) => view.getFloat64(at, true) }],
  ['|b1', { bytes: 1, get: (view, at) => view.getUint8(at) }],
  ['|u1', { bytes: 1, get: (view, at) => view.getUint8(at) }],
  ['|i1', { bytes: 1, get: (view, at) => view.getInt8(at) }],
  ['<u2', { bytes: 2, get: (view, at) => view.getUint16(at, true) }],
  ['<i2', { bytes: 2, get: (view, at) => view.getInt16(at, true) }],
  ['<u4', { bytes: 4, get: (view, at) => view.getUint32(at, true) }],
  ['<i4', { bytes: 4, get: (view, at) => view.getInt32(at, true) }],
  ['<u8', { bytes: 8, get: (view, at) => Number(view.getBigUint64(at, true)) }],
  ['<i8', { bytes: 8, get: (view, at) => Number(view.getBigInt64(at, true)) }],
] satisfies [string, Type][]);

export const isNpy = (head: Uint8Array): boolean => MAGIC.every((byte, i) => head[i] === byte);

/** @throws UsageError NPY_HEADER | NPY_DTYPE | NPY_ORDER | NPY_SIZE | FILE_TRUNCATED */
export function readNpy(file: ByteFile): Numbers {
  const { header, start } = headerOf(file);
  const descr = /'descr'\s*:\s*('[^']{1,32}'|\[)/.exec(header)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
  const sizes = /'shape'\s*:\s*\(([\d, ]{0,256})\)/.exec(header)?.[1];
  if (descr === undefined || order === undefined || sizes === undefined)
    throw refuse('NPY_HEADER', `the header is ${shown(header)}`, 'descr, fortran_order and shape', FIX);
  const type = TYPES.get(descr.slice(1, -1));
  if (type === undefined)
    throw refuse('NPY_DTYPE', `numbers of type ${shown(descr)}`, [...TYPES.keys()].join(' '), FIX);
  if (order === 'True') throw refuse('NPY_ORDER', 'columns before rows (fortran_order)', 'C order', FIX);
  const shape = sizes.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.length > MAX_DIMENSIONS || !(count >= 1 && count <= MAX_VALUES))
    throw refuse(
      'NPY_SIZE',
      `an array of ${shape.slice(0, 8).join(' x ')}`,
      `1 to ${MAX_VALUES} values`,
      FIX,
    );
  if (count * type.bytes !== file.size - start) {
    const what = `${file.size - start} bytes behind the header`;
    throw refuse('NPY_SIZE', what, `${count * type.bytes} for ${shape.join(' x ')}`, FIX);
  }
  const bytes = readRange(file, start, count * type.bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { shape, values: Float64Array.from({ length: count }, (_, i) => type.get(view, i * type.bytes)) };
}

function headerOf(file: ByteFile): { readonly header: string; readonly start: number } {
  const head = readRange(file, 0, 12);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const version = view.getUint8(6);
  if (version < 1 || version > 3) throw refuse('NPY_HEADER', `version ${version}`, '1 to 3', FIX);
  const [at, length] = version === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  if (length > MAX_HEADER)
    throw refuse('NPY_HEADER', `a header of ${length} bytes`, `at most ${MAX_HEADER}`, FIX);
  const header = new TextDecoder('latin1').decode(readRange(file, at, length));
  return { header, start: at + length };
}
