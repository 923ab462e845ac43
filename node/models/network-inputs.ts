/**
 * Inputs of a network from a file of numbers: as many as it holds, each of the shape that the model takes.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { type Numbers, readNumbers } from '../../models/formats/numbers.ts';
import { sizeOf } from '../../models/quantize/network/ports.ts';
import type { TensorEnd } from '../../models/shard/types.ts';
import { openByteFile } from './files.ts';

type Shape = Pick<TensorEnd, 'shape' | 'planes'>;

/** @throws UsageError MODEL_FILE | INPUT_SHAPE | INPUT_NOT_FINITE | NPY_* | NUMBERS_* | FILE_* */
export function readInputs(path: string, end: Shape): Float64Array[] {
  const file = openByteFile(path);
  try {
    return inputsOf(readNumbers(file), end);
  } finally {
    file.close();
  }
}

/** One input without a batch, or a batch of them. */
function inputsOf({ shape, values }: Numbers, end: Shape): Float64Array[] {
  const size = sizeOf(end);
  const isOne = same(shape, end.shape);
  const isBatch = same(shape.slice(1), end.shape);
  if (!isOne && !isBatch) throw wrongShape(shape, end);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) {
    throw new UsageError(
      'INPUT_NOT_FINITE',
      `value ${bad % size} of input ${Math.floor(bad / size)} is ${values[bad]}`,
      {
        details: { input: Math.floor(bad / size), value: bad % size },
        hint: 'leave that input out, or give a number in its place',
      },
    );
  }
  return Array.from({ length: values.length / size }, (_, i) => values.subarray(i * size, (i + 1) * size));
}

function wrongShape(shape: readonly number[], { shape: wanted, planes }: Shape): UsageError {
  const isTurned = planes > 1 && same(shape.slice(-3), [...wanted.slice(1), wanted[0]!]);
  const text = wanted.join(' x ');
  return new UsageError('INPUT_SHAPE', `the inputs are ${shape.join(' x ')}, the model takes n x ${text}`, {
    details: { got: [...shape], expected: ['n', ...wanted] },
    hint: isTurned
      ? 'the model takes its channels first: array.transpose(0, 3, 1, 2)'
      : `give an array of n x ${text}, prepared as for training`,
  });
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);
