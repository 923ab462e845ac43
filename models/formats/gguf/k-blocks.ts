/**
 * GGML's blocks of 256 values ("K-quants"): a binary16 scale for the block, small integer scales for its parts
 * (ggml/src/ggml-quants.c, dequantize_row_q*_K).
 * @module
 */
import { fromHalf } from '../half.ts';

const SIZE = 256;

const half = (bytes: Uint8Array, at: number): number => fromHalf(bytes[at]! | (bytes[at + 1]! << 8));

/** 144 bytes: scale, scale of the minima, 12 bytes of 6-bit scales and minima, 128 of 4-bit values. */
export function decodeQ4_K(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 144, to += SIZE) {
    for (let part = 0; part < 8; part++) {
      const { scale, least } = scaleOf(bytes, at, part);
      const values = at + 16 + (part >> 1) * 32;
      const shift = (part & 1) * 4;
      for (let l = 0; l < 32; l++)
        out[to + part * 32 + l] = scale * ((bytes[values + l]! >> shift) & 15) - least;
    }
  }
}

/** 176 bytes: as Q4_K, with 32 bytes of fifth bits before the values; bit `part` of byte l belongs to value l. */
export function decodeQ5_K(bytes: Uint8Array, out: Float32Array): void {
  for (let at = 0, to = 0; to < out.length; at += 176, to += SIZE) {
    for (let part = 0; part < 8; part++) {
      const { scale, least } = scaleOf(bytes, at, part);
      const values = at + 48 + (part >> 1) * 32;
      const shift = (part & 1) * 4;
      for (let l = 0; l < 32; l++) {
        const fifth = ((bytes[at + 16 + l]! >> part) & 1) << 4;
        out[to + part * 32 + l] = scale * (((bytes[values + l]! >> shift) & 15) | fifth) - least;
      }
    }
  }
}

/** 210 bytes: 128 of low four bits, 64 of high two bits, 16 signed scales, one scale for the block. */
export function decodeQ6_K(bytes: Uint8Array, out: Float32Array): void {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0, to = 0; to < out.length; at += 210, to += SIZE) {
    const scale = half(bytes, at + 208);
    for (let i = 0; i < SIZE; i++) {
      const side = i >> 7; // the block's two halves are packed alike
      const quarter = (i >> 5) & 3;
      const l = i & 31;
      const low = (bytes[at + side * 64 + (quarter & 1) * 32 + l]! >> ((quarter >> 1) * 4)) & 15;
      const high = (bytes[at + 128 + side * 32 + l]! >> (quarter * 2)) & 3;
      out[to + i] = scale * signed[at + 192 + (i >> 4)]! * ((low | (high << 4)) - 32);
    }
  }
}

/** Parts 0 to 3 have their six bits in one byte each; of parts 4 to 7 the upper two lie above those. */
function scaleOf(bytes: Uint8Array, at: number, part: number): { scale: number; least: number } {
  const packed = at + 4;
  const low = part < 4;
  const scale = low
    ? bytes[packed + part]! & 63
    : (bytes[packed + part + 4]! & 15) | ((bytes[packed + part - 4]! >> 6) << 4);
  const least = low
    ? bytes[packed + part + 4]! & 63
    : (bytes[packed + part + 4]! >> 4) | ((bytes[packed + part]! >> 6) << 4);
  return { scale: half(bytes, at) * scale, least: half(bytes, at + 2) * least };
}
