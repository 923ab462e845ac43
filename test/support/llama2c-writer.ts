/**
 * Writes the tiny llama (format-models.ts) as llama2.c does (github.com/karpathy/llama2.c, export.py), for tests.
 * @module
 */
import type { DecoderTensor, LayerTensor } from '../../models/formats/float-model.ts';
import type { FormatModel } from './format-models.ts';

const LEGACY = [
  'embed',
  'attnNorm',
  'q',
  'k',
  'v',
  'o',
  'mlpNorm',
  'gate',
  'down',
  'up',
  'norm',
  'frequencies',
  'head',
];
const VERSION1 = ['attnNorm', 'mlpNorm', 'norm', 'embed', 'q', 'k', 'v', 'o', 'gate', 'down', 'up', 'head'];

export function writeLlama2c({ config, tensors }: FormatModel, version: 0 | 1): Uint8Array {
  const { width, hidden, layers, heads, kvHeads, vocabulary, context, tied, headDim } = config;
  const fields = [
    width,
    hidden,
    layers,
    heads,
    kvHeads,
    version === 0 && !tied ? -vocabulary : vocabulary,
    context,
  ];
  const header = new Uint8Array(version === 0 ? 28 : 256);
  const view = new DataView(header.buffer);
  if (version === 1) {
    view.setUint32(0, 0x616b3432, true);
    view.setInt32(4, 1, true);
    header[36] = Number(tied);
  }
  fields.forEach((value, i) => {
    view.setInt32((version === 0 ? 0 : 8) + 4 * i, value, true);
  });
  const parts: Uint8Array[] = [header];
  const push = (data: Float32Array | undefined): unknown =>
    data && parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  for (const name of version === 0 ? LEGACY : VERSION1) {
    if (name === 'frequencies') push(new Float32Array(context * headDim).fill(9));
    else if (tensors.has(`layer.0.${name as LayerTensor}`))
      for (let l = 0; l < layers; l++) push(tensors.get(`layer.${l}.${name as LayerTensor}`)!.data);
    else push(tensors.get(name as DecoderTensor)?.data);
  }
  return new Uint8Array(Buffer.concat(parts));
}

export function writeLlama2cTokenizer(tokens: readonly { text: string; score: number }[]): Uint8Array {
  const encoded = tokens.map(({ text }) => Buffer.from(text));
  const parts = [Buffer.from(Uint32Array.of(Math.max(...encoded.map((one) => one.length))).buffer)];
  encoded.forEach((one, i) => {
    const head = Buffer.alloc(8);
    head.writeFloatLE(tokens[i]!.score);
    head.writeUInt32LE(one.length, 4);
    parts.push(head, one);
  });
  return new Uint8Array(Buffer.concat(parts));
}
