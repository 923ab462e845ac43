/**
 * What the integer program can hold of a decoder's shape, said before any work is done.
 * @module
 */
import { UsageError } from '../../../crypto/core/errors.ts';
import type { DecoderConfig } from '../../formats/float-model.ts';

/** norm: squares of wider rows leave 63 bits. */
const MAX_NORM_WIDTH = 4096;
/** bfplinear: 8260 · 127 · 2047 is the last below 2³¹. */
const MAX_INPUTS = 8260;
/** causal: 512 · 2047² is the last power of two times 2047² below 2³¹. */
const MAX_HEAD = 512;

/** @throws UsageError DECODER_WIDTH | DECODER_HIDDEN | DECODER_HEADS */
export function checkDecoder(config: DecoderConfig): void {
  const { width, hidden, heads, kvHeads, headDim, rotaryBase } = config;
  if (width > MAX_NORM_WIDTH) refuse('DECODER_WIDTH', 'width', width, `at most ${MAX_NORM_WIDTH}`);
  if (hidden > MAX_INPUTS) refuse('DECODER_HIDDEN', 'feed-forward width', hidden, `at most ${MAX_INPUTS}`);
  if (heads * headDim > MAX_INPUTS)
    refuse('DECODER_HEADS', 'width of all heads', heads * headDim, `at most ${MAX_INPUTS}`);
  if (headDim > MAX_HEAD) refuse('DECODER_HEADS', 'head width', headDim, `at most ${MAX_HEAD}`);
  if (rotaryBase !== null && headDim % 2 !== 0)
    refuse('DECODER_HEADS', 'head width', headDim, 'even, as positions turn pairs');
  if (heads % kvHeads !== 0)
    refuse('DECODER_HEADS', 'number of key heads', kvHeads, `a divisor of the ${heads} heads`);
}

function refuse(code: string, what: string, value: number, expected: string): never {
  throw new UsageError(code, `the model's ${what} is ${value}, expected ${expected}`, {
    details: { value, expected },
    hint: 'the exact arithmetic has no room for it: choose a smaller model',
  });
}
