/**
 * The one mask: addition in Z/2^32. `Plain` and `Masked` are different types so that what sends can demand
 * `Masked` and the compiler finds the place where somebody forgot.
 * @module
 */
import { InternalError } from '../core/errors.ts';

declare const plainBrand: unique symbol;
declare const maskedBrand: unique symbol;

/** Words in clear: inside an enclave or at the client only. */
export type Plain = Int32Array & { readonly [plainBrand]: true };

/** Words under a one-time mask: uniform to whoever lacks the key. */
export type Masked = Int32Array & { readonly [maskedBrand]: true };

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
  throw new InternalError(
    'PLATFORM_BIG_ENDIAN',
    'word views assume little-endian memory, as WebAssembly and every supported platform have',
  );
}

/** Marks computed words as plain. There is no such function for `Masked`: `mask` is its only source. */
export const asPlain = (words: Int32Array): Plain => words as Plain;

/** out[i] = x[i] + m[i] mod 2^32, m being the keystream as i32le. @param keystream 4 bytes a word */
export const mask = (plain: Plain, keystream: Uint8Array): Masked =>
  addWords(plain, keystream, 1) as Int32Array as Masked;

/** Inverse of `mask` under the same keystream. @param masked words as they came off the wire */
export const unmask = (masked: Int32Array, keystream: Uint8Array): Plain =>
  addWords(masked, keystream, -1) as Int32Array as Plain;

function addWords(words: Int32Array, keystream: Uint8Array, sign: 1 | -1): Int32Array {
  if (keystream.length !== words.length * 4) {
    throw new InternalError('MASK_LENGTH', 'a mask has exactly one word for each value', {
      details: { words: words.length, maskBytes: keystream.length },
    });
  }
  const aligned = keystream.byteOffset % 4 === 0 ? keystream : new Uint8Array(keystream);
  const m = new Int32Array(aligned.buffer, aligned.byteOffset, words.length);
  const out = new Int32Array(words.length);
  // An Int32Array store reduces mod 2^32; sums of two i32 are exact in a double.
  if (sign === 1) for (let i = 0; i < out.length; i++) out[i] = words[i]! + m[i]!;
  else for (let i = 0; i < out.length; i++) out[i] = words[i]! - m[i]!;
  return out;
}
