/**
 * GGML's blocks of 32 values: a binary16 scale, for the `_1` types a binary16 minimum, then 4, 5 or 8 bits a value.
 * In the 4- and 5-bit types byte j holds value j in its low half and value j + 16 in its high half
 * (ggml/src/ggml-quants.c, dequantize_row_*).
 * @module
 */
import { fromHalf } from '../half.ts';

const SIZE = 32;
const HALF = 16;

const half = (bytes: Uint8Array, at: number): number => fromHalf(bytes[at]! | (bytes[at + 1]! << 8));

export function decodeQ8_0(bytes: Uint8Array, out: Float32Array): void {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0, to = 0; to < out.length; at += 34, to += SIZE) {
    const scale = half(bytes, at);
    for (let j = 0; j < SIZE; j++) out[to + j] = scale * signed[at + 2 + j]!;
  }
}

export function decodeQ4_0(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 18, to += SIZE) {
    const scale = half(bytes, at);
    for (let j = 0; j < HALF; j++) {
      const pair = bytes[at + 2 + j]!;
      out[to + j] = scale * ((pair & 15) - 8);
      out[to + j + HALF] = scale * ((pair >> 4) - 8);
    }
  }
}

export function decodeQ4_1(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 20, to += SIZE) {
    const scale = half(bytes, at);
    const least = half(bytes, at + 2);
    for (let j = 0; j < HALF; j++) {
      const pair = bytes[at + 4 + j]!;
      out[to + j] = scale * (pair & 15) + least;
      out[to + j + HALF] = scale * (pair >> 4) + least;
    }
  }
}

export function decodeQ5_0(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 22, to += SIZE) {
    const scale = half(bytes, at);
    for (let j = 0; j < HALF; j++) {
      const pair = bytes[at + 6 + j]!;
      out[to + j] = scale * (((pair & 15) | fifthBit(bytes, at + 2, j)) - 16);
      out[to + j + HALF] = scale * (((pair >> 4) | fifthBit(bytes, at + 2, j + HALF)) - 16);
    }
  }
}

export function decodeQ5_1(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 24, to += SIZE) {
    const scale = half(bytes, at);
    const least = half(bytes, at + 2);
    for (let j = 0; j < HALF; j++) {
      const pair = bytes[at + 8 + j]!;
      out[to + j] = scale * ((pair & 15) | fifthBit(bytes, at + 4, j)) + least;
      out[to + j + HALF] = scale * ((pair >> 4) | fifthBit(bytes, at + 4, j + HALF)) + least;
    }
  }
}

/** The fifth bits of a block's 32 values lie in four bytes of their own. */
const fifthBit = (bytes: Uint8Array, at: number, j: number): number =>
  ((bytes[at + (j >> 3)]! >> (j & 7)) & 1) << 4;
