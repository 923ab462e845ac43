/**
 * check() of crypto/ring on the wasm kernels: the same answers as `plainCheck`, several times faster.
 * @module
 */
import type { CheckKernel } from '../../../crypto/ring/check.ts';
import { createArenas, MAX_PAGES } from './arena.ts';
import * as L from './assembly/layout.ts';
import { rowKernels } from './kernels.ts';
import { padTo8 } from './tensors.ts';

/** No word is larger in magnitude, read as unsigned. */
const UNBOUNDED = -1;

/** One kernel with a memory of its own, which nothing else sees. */
export async function createWasmCheck(): Promise<CheckKernel> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES });
  const arenas = createArenas(memory);
  const kernels = await rowKernels(memory);
  let words = new Int32Array(memory.buffer);
  /** All of memory; what has grown since is another buffer. */
  const allWords = (): Int32Array => {
    if (words.buffer !== memory.buffer) words = new Int32Array(memory.buffer);
    return words;
  };

  return ({ dIn, dOut, bounds, challenges }) => {
    const [paddedIn, paddedOut] = [padTo8(dIn), padTo8(dOut)];
    const given = challenges.length / (dIn + dOut);
    const count = Math.max(2, given); // one of zeros holds always
    const width = paddedOut + paddedIn;
    const arena = arenas.take(L.RECORD_BYTES + 4 * (2 * paddedOut + (1 + count) * width));
    const words = allWords();
    const record = arena.address / 4;
    const at = { bounds: record + (L.RECORD_BYTES >> 2), corrections: 0, z: 0, x: 0, challenges: 0 };
    at.corrections = at.bounds + paddedOut;
    at.z = at.corrections + paddedOut;
    at.x = at.z + paddedOut;
    at.challenges = at.z + width;
    for (const [field, value] of [
      [L.IN, 4 * at.z],
      [L.WIDTH, width],
      [L.CHANNELS_OUT, paddedOut],
      [L.CORRECTIONS, 4 * at.corrections],
      [L.BOUNDS_AT, bounds === null ? 0 : 4 * at.bounds],
      [L.CHALLENGES_AT, 4 * at.challenges],
      [L.CHALLENGE_COUNT, count],
    ] as const) {
      words[record + (field >> 2)] = value;
    }
    if (bounds !== null) {
      words.fill(UNBOUNDED, at.bounds, at.corrections);
      words.set(bounds, at.bounds);
    }
    for (let c = 0; c < given; c++) {
      const row = challenges.subarray(c * (dOut + dIn), (c + 1) * (dOut + dIn));
      const to = at.challenges + c * width;
      words.set(row.subarray(0, dOut), to);
      words.set(row.subarray(dOut), to + paddedOut);
    }
    challenges.fill(0);
    return {
      holds(x, z, rows) {
        if (x.length !== rows * dIn || z.length !== rows * dOut) return false;
        const words = allWords();
        let wrong = 0;
        for (let row = 0; row < rows; row++) {
          words.set(rowOf(x, row, dIn), at.x);
          words.set(rowOf(z, row, dOut), at.z);
          wrong |= kernels.check(arena.address);
        }
        return wrong === 0;
      },
      unmask(x, masked, corrections, rows) {
        const words = allWords();
        const unmasked = words.subarray(at.z, at.z + dOut);
        const z = new Int32Array(rows * dOut);
        let wrong = 0;
        for (let row = 0; row < rows; row++) {
          words.set(rowOf(x, row, dIn), at.x);
          words.set(rowOf(masked, row, dOut), at.z);
          words.set(rowOf(corrections, row, dOut), at.corrections);
          kernels.unmask(arena.address);
          wrong |= kernels.check(arena.address);
          z.set(unmasked, row * dOut);
        }
        return { z, holds: wrong === 0 };
      },
      release: () => arenas.free(arena),
    };
  };
}

/** One of several rows of `width` words; a row that is alone is given as it is, which takes no view. */
const rowOf = (rows: Int32Array, row: number, width: number): Int32Array =>
  rows.length === width ? rows : rows.subarray(row * width, (row + 1) * width);
