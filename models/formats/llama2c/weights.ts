/**
 * Where a llama2.c checkpoint's tensors lie: binary32 values back to back in a fixed order, each kind for all layers.
 * @module
 */
import { type ByteFile, readRange } from '../byte-file.ts';
import type { DecoderTensor, LayerTensor } from '../float-model.ts';
import { decodeSingle } from '../half.ts';
import type { RawTensor } from '../raw-tensor.ts';
import { refuse } from '../refuse.ts';
import type { Llama2cHeader } from './header.ts';

/** A tensor of the whole model, one for every layer, or a table that follows from the configuration. */
type Block =
  | { readonly whole: DecoderTensor; readonly shape: readonly number[] }
  | { readonly layers: LayerTensor; readonly shape: readonly number[] }
  | { readonly skip: number };

/** @throws UsageError LLAMA2C_SIZE (the file is not as long as its header says) */
export function llama2cTensors(file: ByteFile, header: Llama2cHeader): ReadonlyMap<DecoderTensor, RawTensor> {
  const blocks = header.version === 0 ? legacyOrder(header) : version1Order(header);
  const sizes = blocks.map((block) =>
    'skip' in block ? block.skip : product(block.shape) * ('layers' in block ? header.layers : 1),
  );
  const expected = header.bytes + 4 * sizes.reduce((sum, size) => sum + size, 0);
  if (file.size !== expected) {
    const fix = 'the file is cut off, or of another format';
    throw refuse('LLAMA2C_SIZE', `the file has ${file.size} bytes`, `${expected}, from its header`, fix);
  }
  const tensors = new Map<DecoderTensor, RawTensor>();
  let at = header.bytes;
  blocks.forEach((block, i) => {
    if ('whole' in block) tensors.set(block.whole, tensorAt(file, at, block.shape));
    if ('layers' in block) {
      const bytes = 4 * product(block.shape);
      for (let l = 0; l < header.layers; l++)
        tensors.set(`layer.${l}.${block.layers}`, tensorAt(file, at + l * bytes, block.shape));
    }
    at += 4 * sizes[i]!;
  });
  return tensors;
}

function legacyOrder(header: Llama2cHeader): Block[] {
  const { embed, attnNorm, mlpNorm, norm, head, attention, mlp } = parts(header);
  const frequencies = header.context * (header.width / header.heads); // cosines, then sines, of half as many angles
  return [embed, attnNorm, ...attention, mlpNorm, ...mlp, norm, { skip: frequencies }, ...head];
}

function version1Order(header: Llama2cHeader): Block[] {
  const { embed, attnNorm, mlpNorm, norm, head, attention, mlp } = parts(header);
  return [attnNorm, mlpNorm, norm, embed, ...attention, ...mlp, ...head];
}

function parts({ width, hidden, heads, kvHeads, vocabulary, tied }: Llama2cHeader) {
  const kv = (width / heads) * kvHeads;
  const layers = (name: LayerTensor, ...shape: number[]): Block => ({ layers: name, shape });
  return {
    embed: { whole: 'embed', shape: [vocabulary, width] } satisfies Block,
    norm: { whole: 'norm', shape: [width] } satisfies Block,
    head: tied ? [] : [{ whole: 'head', shape: [vocabulary, width] } satisfies Block],
    attnNorm: layers('attnNorm', width),
    mlpNorm: layers('mlpNorm', width),
    attention: [
      layers('q', width, width),
      layers('k', kv, width),
      layers('v', kv, width),
      layers('o', width, width),
    ],
    mlp: [layers('gate', hidden, width), layers('down', width, hidden), layers('up', hidden, width)],
  };
}

function tensorAt(file: ByteFile, offset: number, shape: readonly number[]): RawTensor {
  const rowValues = product(shape.slice(1));
  return {
    shape,
    format: 'F32',
    rows(first, count) {
      const out = new Float32Array(count * rowValues);
      decodeSingle(readRange(file, offset + 4 * first * rowValues, 4 * out.length), out);
      return out;
    },
  };
}

const product = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);
