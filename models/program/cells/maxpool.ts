/**
 * The cell of `maxpool` with windows of size 2: the four entries of a window are wired onto the row of its maximum.
 * @module
 */
import {
  add,
  column,
  columnsAt,
  constant,
  type Expression,
  multiply,
  negate,
  subtract,
} from '../../../crypto/proof/expression.ts';
import type { Relation } from '../../../crypto/proof/relation.ts';
import type { MaxPoolOp } from '../types.ts';
import { columns, fixed, I8, isI8, isLimb, LIMBS, WIRE_TAG } from './parts.ts';

/** Entries of a window, in the order (0, 0), (0, 1), (1, 0), (1, 1). */
const PLACES = [0, 1, 2, 3];
const [y, used, from, place] = columnsAt('y', 'used', 'from', 'place');
const windows = PLACES.map((k) => `w${k}`);
const gaps = windows.map((name) => subtract(y, column(name)));
const shifted = (e: Expression, by: number): Expression => add(e, constant(BigInt(by)));

type Image = Pick<MaxPoolOp, 'height' | 'width' | 'channels'>;

/** How far the entry at a place of a window is behind its first. */
const offsetOf = ({ width, channels }: Image, k: number): number =>
  (Math.floor(k / 2) * width + (k % 2)) * channels;

/** Where the window of an output starts in the image. */
function windowStart({ width, channels }: Image, output: number): number {
  const pixel = Math.floor(output / channels);
  const w2 = Math.floor(width / 2);
  return (2 * Math.floor(pixel / w2) * width + 2 * (pixel % w2)) * channels + (output % channels);
}

/** The entries of a window, in order of places. */
const windowOf = (image: Image, output: number): number[] =>
  PLACES.map((k) => windowStart(image, output) + offsetOf(image, k));

/** Name of the boundary column with entries `chunk` times `rows` on of the image. */
export const poolInput = (chunk: number): string => `x${chunk}`;

/** Which columns of the image these outputs read. */
export const poolChunks = (image: Image, outputs: readonly number[], rows: number): number[] =>
  [
    ...new Set(outputs.flatMap((output) => windowOf(image, output).map((entry) => Math.floor(entry / rows)))),
  ].toSorted((a, b) => a - b);

/**
 * One kind for each geometry, and for each part of the outputs where one column does not hold them.
 * @param outputs the entries of y, at most `rows`
 * @param rows usable rows of a column; an image of more entries is cut into several columns
 */
export function maxpoolCell(image: Image, outputs: readonly number[], rows: number): Relation {
  // windows do not overlap
  const read = new Set(outputs.flatMap((output) => windowOf(image, output)));
  const chunks = poolChunks(image, outputs, rows);
  return {
    name: 'maxpool-2x2-i8/v1',
    columns: [
      ...columns('boundary', ...chunks.map(poolInput), 'y'),
      ...columns('witness', ...windows),
      fixed('used', rows, (i) => (i < outputs.length ? 1 : 0)),
      fixed('from', rows, (i) => (i < outputs.length ? windowStart(image, outputs[i]!) : 0)),
      fixed('place', rows, (i) => i),
      ...chunks.map((chunk) => fixed(`read${chunk}`, rows, (i) => (read.has(chunk * rows + i) ? 1 : 0))),
    ],
    constraints: [
      // one of the window's entries is y; rows without a window hold zeros
      multiply(...gaps),
      ...windows.map((name) => multiply(subtract(constant(1n), used), column(name))),
    ],
    // and none is above it
    lookups: [isI8(y), ...gaps.map(isLimb)],
    wires: [
      ...windows.map((name, k) => ({
        times: used,
        tuple: [column(name), shifted(from, offsetOf(image, k)), WIRE_TAG] as const,
      })),
      ...chunks.map((chunk) => ({
        times: negate(column(`read${chunk}`)),
        tuple: [column(poolInput(chunk)), shifted(place, chunk * rows), WIRE_TAG] as const,
      })),
    ],
    sums: [],
    table: [...LIMBS, ...I8],
  };
}

/** @param boundary the columns of the image */
export function traceMaxpool(
  image: Image,
  outputs: readonly number[],
  boundary: ReadonlyMap<string, Int32Array>,
  rows: number,
): { readonly y: Int32Array; readonly witness: ReadonlyMap<string, Int32Array> } {
  const entries = outputs.map((output) =>
    windowOf(image, output).map((entry) => boundary.get(poolInput(Math.floor(entry / rows)))![entry % rows]!),
  );
  return {
    y: Int32Array.from(entries, (window) => Math.max(...window)),
    witness: new Map(windows.map((name, k) => [name, Int32Array.from(entries, (window) => window[k]!)])),
  };
}
