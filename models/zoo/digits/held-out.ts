/**
 * The 1,500 held-out digits of dataset.ts, in their order, out of a file of 0.3 MB beside this one: to ask about them takes no package.
 * @module
 */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { type DigitImage, IMAGE_PIXELS } from './digit-image.ts';

export const HELD_OUT_COUNT = 1_500;
/** Deflated: label and pixels of each. Written by models/train/digits/held-out-file.ts; under the licence in held-out.LICENSE. */
export const HELD_OUT_FILE = new URL('held-out.bin', import.meta.url);

const RECORD = 1 + IMAGE_PIXELS;
let all: Uint8Array | undefined;

/** @param n below HELD_OUT_COUNT */
export function heldOutImage(n: number): DigitImage {
  all ??= new Uint8Array(inflateRawSync(readFileSync(HELD_OUT_FILE)));
  const [label, ...pixels] = all.subarray(n * RECORD, (n + 1) * RECORD);
  return { label: label!, pixels: Uint8Array.from(pixels) };
}
