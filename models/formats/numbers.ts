/**
 * Numbers that a person gives to a model: an array of any dimensions, from NumPy's format or from JSON.
 * @module
 */
import { type ByteFile, readRange } from './byte-file.ts';
import { isNpy, readNpy } from './npy.ts';
import { refuse } from './refuse.ts';

export interface Numbers {
  /** Outermost dimension first. */
  readonly shape: readonly number[];
  /** Row-major; some may not be finite. */
  readonly values: Float64Array;
}

const MAX_DIMENSIONS = 8;
const MAX_JSON_BYTES = 64 * 2 ** 20;
const SAVE = "save one array as NumPy does: numpy.save('inputs.npy', array)";

/** @throws UsageError NPY_* | NUMBERS_* | FILE_TRUNCATED */
export function readNumbers(file: ByteFile): Numbers {
  const head = readRange(file, 0, Math.min(8, file.size));
  if (isNpy(head)) return readNpy(file);
  if (file.size > MAX_JSON_BYTES)
    throw unknown(`${file.size} bytes of JSON`, `at most ${MAX_JSON_BYTES}, or .npy`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readRange(file, 0, file.size)));
  } catch (cause) {
    const isZip = head[0] === 0x50 && head[1] === 0x4b; // as numpy.savez writes
    throw unknown(isZip ? 'an archive of arrays' : 'neither .npy nor JSON', 'one array, .npy or JSON', cause);
  }
  return fromJson(json);
}

const unknown = (what: string, expected: string, cause?: unknown): Error =>
  refuse('NUMBERS_FORMAT', `the file of numbers is ${what}`, expected, SAVE, cause);

/** Nested lists of numbers, all lists of one depth equally long. */
function fromJson(json: unknown): Numbers {
  const shape: number[] = [];
  for (let level = json; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
    if (shape.length > MAX_DIMENSIONS) throw ragged(`lists in more than ${MAX_DIMENSIONS} levels`);
  }
  if (shape.length === 0 || shape.includes(0)) throw ragged('no list of numbers');
  const values: number[] = [];
  const take = (entry: unknown, depth: number): void => {
    const size = shape[depth];
    if (size === undefined) {
      if (typeof entry !== 'number') throw ragged(`value ${values.length} is no number`);
      values.push(entry);
    } else {
      if (!Array.isArray(entry) || entry.length !== size)
        throw ragged(`behind value ${values.length} no list of ${size}`);
      for (const one of entry) take(one, depth + 1);
    }
  };
  take(json, 0);
  return { shape, values: Float64Array.from(values) };
}

const ragged = (what: string): Error =>
  refuse(
    'NUMBERS_JSON',
    what,
    'nested lists of numbers, each level of one length',
    'write it as json.dump(array.tolist(), file) does, or save an .npy file',
  );
