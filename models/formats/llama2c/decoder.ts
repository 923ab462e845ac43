/**
 * A llama from a llama2.c checkpoint. Rotary pairs lie side by side, as in the models' original release; base and
 * epsilon are constants of that program (run.c), not of the file.
 * @module
 */
import type { ByteFile } from '../byte-file.ts';
import { createDecoderModel } from '../decoder-model.ts';
import type { FloatModel } from '../float-model.ts';
import { readLlama2cHeader } from './header.ts';
import { readLlama2cTokenizer } from './tokenizer.ts';
import { llama2cTensors } from './weights.ts';

const ROTARY_BASE = 10_000;
const NORM_EPSILON = 1e-5;

/**
 * @param tokenizer tokenizer.bin, a file of its own
 * @throws UsageError LLAMA2C_VERSION | LLAMA2C_HEADER | LLAMA2C_SIZE | LLAMA2C_TOKENIZER, those of createDecoderModel
 */
export function readLlama2cModel(file: ByteFile, tokenizer: ByteFile | null): FloatModel {
  const header = readLlama2cHeader(file);
  const { width, hidden, layers, heads, kvHeads, vocabulary, context, tied } = header;
  const tensors = llama2cTensors(file, header);
  return createDecoderModel({
    config: {
      family: 'llama',
      name: 'llama2c',
      layers,
      width,
      heads,
      kvHeads,
      headDim: width / heads,
      hidden,
      vocabulary,
      context,
      normEpsilon: NORM_EPSILON,
      rotaryBase: ROTARY_BASE,
      rotaryPairs: 'interleaved',
      activation: 'silu',
      tied,
    },
    tensors,
    license: null,
    text: tokenizer ? readLlama2cTokenizer(tokenizer, vocabulary) : null,
  });
}
