/**
 * Which format a file is of, from its bytes. A name says nothing here: names are what downloads get wrong.
 * @module
 */
import { type ByteFile, readRange } from './byte-file.ts';
import { GGUF_MAGIC } from './gguf/read.ts';
import { LLAMA2C_MAGIC, readLlama2cHeader } from './llama2c/header.ts';
import { llama2cTensors } from './llama2c/weights.ts';
import { startsAsOnnx } from './onnx/detect.ts';

export type ModelFormat = 'gguf' | 'safetensors' | 'safetensors-index' | 'llama2c' | 'onnx' | 'tfjs';

const HEAD_BYTES = 4096;

/** Null for a file of no format known here. */
export function detectFormat(file: ByteFile): ModelFormat | null {
  if (file.size < 16) return null;
  const head = readRange(file, 0, Math.min(HEAD_BYTES, file.size));
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const magic = view.getUint32(0, true);
  if (magic === GGUF_MAGIC) return 'gguf';
  if (magic === LLAMA2C_MAGIC || isLegacyLlama2c(file)) return 'llama2c';
  // safetensors: the length of a JSON object, then the object
  if (view.getUint32(4, true) === 0 && magic <= file.size - 8 && head[8] === 0x7b) return 'safetensors';
  if (startsAsOnnx(head)) return 'onnx';
  return jsonFormat(head);
}

/** The legacy checkpoint has no magic; a header from which the file's exact size follows is as good. */
function isLegacyLlama2c(file: ByteFile): boolean {
  try {
    llama2cTensors(file, readLlama2cHeader(file));
    return true;
  } catch {
    return false;
  }
}

/** Two JSON files stand for models: their first keys are enough. */
function jsonFormat(head: Uint8Array): ModelFormat | null {
  const text = new TextDecoder().decode(head).trimStart();
  if (!text.startsWith('{')) return null;
  if (/"weight_map"|"total_size"/.test(text)) return 'safetensors-index';
  return /"format"\s*:\s*"graph-model"|"modelTopology"/.test(text) ? 'tfjs' : null;
}
