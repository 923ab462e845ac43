/**
 * A decoder from a file of any format known here.
 * @module
 */
import type { ByteFile, OpenFile } from './byte-file.ts';
import { detectFormat } from './detect.ts';
import type { FloatModel } from './float-model.ts';
import { readGgufModel } from './gguf/decoder.ts';
import { readHubModel } from './hub/decoder.ts';
import { readLlama2cModel } from './llama2c/decoder.ts';
import { refuse } from './refuse.ts';

/** Names under which llama2.c's tokeniser lies beside a checkpoint. */
const LLAMA2C_TOKENIZERS = ['tokenizer.bin', 'tok512.bin'];

/**
 * @param beside gives files of the same folder by name
 * @throws UsageError FORMAT_UNKNOWN | FORMAT_NO_DECODER (a format that holds other models), those of the format's reader
 */
export function readDecoder(file: ByteFile, beside: OpenFile): FloatModel {
  const format = detectFormat(file);
  switch (format) {
    case 'gguf':
      return readGgufModel(file);
    case 'safetensors':
    case 'safetensors-index':
      return readHubModel(beside);
    case 'llama2c':
      return readLlama2cModel(file, LLAMA2C_TOKENIZERS.map(beside).find((found) => found !== null) ?? null);
    case 'onnx':
    case 'tfjs':
      throw refuse(
        'FORMAT_NO_DECODER',
        `a language model in the format ${format}`,
        'GGUF, safetensors or llama2.c',
        'take it in one of these formats; networks are compared with their float form by veilmesh model import',
      );
    case null:
      throw refuse(
        'FORMAT_UNKNOWN',
        'the file is of no known format',
        'GGUF, safetensors, llama2.c, ONNX or tfjs',
        'check that the download is complete: veilmesh model import --help',
      );
  }
}
