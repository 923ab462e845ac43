/**
 * check() of crypto/ring on the wasm kernels: the same answers as `plainCheck`, several times faster.
 * @module
 */
import type { CheckKernel } from '../../../crypto/ring/check.ts';
import { createArenas, MAX_PAGES } from './arena.ts';
import * as L from './assembly/layout.ts';
import { compiledKernels, instantiate } from './kernels.ts';
import { padTo8 } from './tensors.ts';

/** Rows that are checked at once. */
const ROWS = 16;
/** Vector loads may reach this far behind the last row. */
const SLACK = 64;
/** No word is larger in magnitude, read as unsigned. */
const UNBOUNDED = -1;

/** One kernel with a memory of its own, which nothing else sees. */
export async function createWasmCheck(): Promise<CheckKernel> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  const arenas = createArenas(memory);
  const kernels = instantiate(await compiledKernels(), memory);

  return ({ dIn, dOut, bounds, challenges }) => {
    const [paddedIn, paddedOut] = [padTo8(dIn), padTo8(dOut)];
    const count = challenges.length / (dIn + dOut);
    const offsets = { bounds: L.RECORD_BYTES, challenges: 0, x: 0, z: 0, end: 0 };
    offsets.challenges = offsets.bounds + 4 * paddedOut;
    offsets.x = offsets.challenges + 4 * count * (paddedOut + paddedIn);
    offsets.z = offsets.x + 4 * ROWS * dIn + SLACK;
    offsets.end = offsets.z + 4 * ROWS * dOut + SLACK;
    const arena = arenas.take(offsets.end);
    const words = new Int32Array(memory.buffer, arena.address, offsets.end >> 2);
    for (const [field, value] of [
      [L.IN, arena.address + offsets.x],
      [L.OUT, arena.address + offsets.z],
      [L.WIDTH, dIn],
      [L.CHANNELS_OUT, dOut],
      [L.BOUNDS_AT, bounds === null ? 0 : arena.address + offsets.bounds],
      [L.CHALLENGES_AT, arena.address + offsets.challenges],
      [L.CHALLENGE_COUNT, count],
    ] as const) {
      words[field >> 2] = value;
    }
    if (bounds !== null) {
      words.fill(UNBOUNDED, offsets.bounds >> 2, (offsets.bounds >> 2) + paddedOut);
      words.set(bounds, offsets.bounds >> 2);
    }
    for (let c = 0; c < count; c++) {
      const row = challenges.subarray(c * (dOut + dIn), (c + 1) * (dOut + dIn));
      const at = (offsets.challenges >> 2) + c * (paddedOut + paddedIn);
      words.set(row.subarray(0, dOut), at);
      words.set(row.subarray(dOut), at + paddedOut);
    }
    challenges.fill(0);
    return {
      holds(x, z, rows) {
        let wrong = x.length !== rows * dIn || z.length !== rows * dOut ? 1 : 0;
        if (wrong !== 0) return false;
        for (let from = 0; from < rows; from += ROWS) {
          const to = Math.min(rows, from + ROWS);
          words.set(x.subarray(from * dIn, to * dIn), offsets.x >> 2);
          words.set(z.subarray(from * dOut, to * dOut), offsets.z >> 2);
          wrong |= kernels.check(arena.address, to - from);
        }
        return wrong === 0;
      },
      release: () => arenas.free(arena),
    };
  };
}
