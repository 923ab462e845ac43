/**
 * The tensor types of a GGUF file that this reader decodes, by GGML's number: values and bytes a block, and the decoder.
 * @module
 */
import { decodeBrain, decodeHalf, decodeSingle } from '../half.ts';
import { decodeQ4_K, decodeQ5_K, decodeQ6_K } from './k-blocks.ts';
import { decodeQ4_0, decodeQ4_1, decodeQ5_0, decodeQ5_1, decodeQ8_0 } from './legacy-blocks.ts';

export interface GgufType {
  readonly name: string;
  /** Values in a block; a row is whole blocks. */
  readonly values: number;
  readonly bytes: number;
  /** Fills `out`, a whole number of blocks, from as many blocks of bytes. */
  readonly decode: (bytes: Uint8Array, out: Float32Array) => void;
}

export const GGUF_TYPES: ReadonlyMap<number, GgufType> = new Map<number, GgufType>([
  [0, { name: 'F32', values: 1, bytes: 4, decode: decodeSingle }],
  [1, { name: 'F16', values: 1, bytes: 2, decode: decodeHalf }],
  [2, { name: 'Q4_0', values: 32, bytes: 18, decode: decodeQ4_0 }],
  [3, { name: 'Q4_1', values: 32, bytes: 20, decode: decodeQ4_1 }],
  [6, { name: 'Q5_0', values: 32, bytes: 22, decode: decodeQ5_0 }],
  [7, { name: 'Q5_1', values: 32, bytes: 24, decode: decodeQ5_1 }],
  [8, { name: 'Q8_0', values: 32, bytes: 34, decode: decodeQ8_0 }],
  [12, { name: 'Q4_K', values: 256, bytes: 144, decode: decodeQ4_K }],
  [13, { name: 'Q5_K', values: 256, bytes: 176, decode: decodeQ5_K }],
  [14, { name: 'Q6_K', values: 256, bytes: 210, decode: decodeQ6_K }],
  [30, { name: 'BF16', values: 1, bytes: 2, decode: decodeBrain }],
]);

/** Names of types that exist and are not decoded here, for the message. */
export const OTHER_TYPES: Readonly<Record<number, string>> = {
  9: 'Q8_1',
  10: 'Q2_K',
  11: 'Q3_K',
  15: 'Q8_K',
  16: 'IQ2_XXS',
  17: 'IQ2_XS',
  18: 'IQ3_XXS',
  19: 'IQ1_S',
  20: 'IQ4_NL',
  21: 'IQ3_S',
  22: 'IQ2_S',
  23: 'IQ4_XS',
  24: 'I8',
  25: 'I16',
  26: 'I32',
  27: 'I64',
  28: 'F64',
  29: 'IQ1_M',
  34: 'TQ1_0',
  35: 'TQ2_0',
  39: 'MXFP4',
};
