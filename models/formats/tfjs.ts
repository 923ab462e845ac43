/**
 * Bounded reader of TensorFlow.js graph models: model.json (topology and weights manifest) and its weight shards.
 *
 * It reads names, operators, edges and float32/int32 weights, and interprets nothing. Every size is checked before
 * memory is taken for it.
 * @module
 */
import { z } from 'zod';
import { UsageError } from '../../crypto/core/errors.ts';

export interface TfjsNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
}

export interface TfjsWeight {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array | Int32Array;
}

export interface TfjsModel {
  readonly nodes: readonly TfjsNode[];
  readonly weights: ReadonlyMap<string, TfjsWeight>;
}

/** Gives the bytes of one file that lies beside model.json. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_WEIGHT_BYTES = 1024 * 1024 * 1024;
const MAX_NODES = 50_000;

const nameSchema = z.string().min(1).max(512);
const weightSchema = z.object({
  name: nameSchema,
  shape: z
    .array(
      z
        .int()
        .min(0)
        .max(2 ** 31),
    )
    .max(8),
  dtype: z.string().max(32),
  quantization: z.unknown().optional(),
});
const schema = z.object({
  modelTopology: z.object({
    node: z
      .array(
        z.object({
          name: nameSchema,
          op: z.string().min(1).max(64),
          input: z.array(nameSchema).max(1024).optional(),
        }),
      )
      .max(MAX_NODES),
  }),
  weightsManifest: z
    .array(
      z.object({
        // plain file names: no separators, so a model cannot name files outside its folder
        paths: z.array(z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/)).max(4096),
        weights: z.array(weightSchema).max(MAX_NODES),
      }),
    )
    .max(64),
});

/**
 * @throws UsageError TFJS_MALFORMED (not a graph model) | TFJS_TOO_LARGE | TFJS_DTYPE (neither float32 nor int32, or
 * quantised) | TFJS_WEIGHTS (shards and manifest disagree, or a name occurs twice)
 */
export async function readTfjsModel(readFile: ReadFile): Promise<TfjsModel> {
  const { modelTopology, weightsManifest } = parseManifest(await readFile('model.json'));
  const weights = new Map<string, TfjsWeight>();
  let total = 0;
  for (const group of weightsManifest) {
    const sizes = group.weights.map(byteLength);
    const expected = sizes.reduce((sum, size) => sum + size, 0);
    total += expected;
    if (total > MAX_WEIGHT_BYTES) throw tooLarge('weights', total, MAX_WEIGHT_BYTES);
    const bytes = await readShards(readFile, group.paths, expected);
    let offset = 0;
    group.weights.forEach((weight, i) => {
      if (weights.has(weight.name)) throw inconsistent(`weight ${weight.name} is listed twice`);
      const slice = bytes.slice(offset, offset + sizes[i]!).buffer; // a copy, aligned for the typed view
      const data = weight.dtype === 'int32' ? new Int32Array(slice) : new Float32Array(slice);
      weights.set(weight.name, { shape: weight.shape, data });
      offset += sizes[i]!;
    });
  }
  const nodes = modelTopology.node.map(({ name, op, input }) => ({ name, op, inputs: input ?? [] }));
  return { nodes, weights };
}

function parseManifest(bytes: Uint8Array): z.infer<typeof schema> {
  if (bytes.length > MAX_JSON_BYTES) throw tooLarge('model.json', bytes.length, MAX_JSON_BYTES);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UsageError('TFJS_MALFORMED', 'model.json is not JSON', { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new UsageError('TFJS_MALFORMED', `model.json: ${issue.path.join('.')}: ${issue.message}`);
}

function byteLength(weight: z.infer<typeof weightSchema>): number {
  const { name, dtype, shape, quantization } = weight;
  if ((dtype !== 'float32' && dtype !== 'int32') || quantization !== undefined) {
    throw new UsageError(
      'TFJS_DTYPE',
      `weight ${name} is ${dtype}${quantization === undefined ? '' : ', quantised'}`,
      {
        details: { name, dtype },
        hint: 'convert the model with float32 weights',
      },
    );
  }
  let bytes = 4;
  for (const size of shape) {
    bytes *= size;
    if (bytes > MAX_WEIGHT_BYTES) throw tooLarge(`weight ${name}`, bytes, MAX_WEIGHT_BYTES);
  }
  return bytes;
}

/** Concatenates the shards of one group; stops as soon as they exceed what the manifest describes. */
async function readShards(
  readFile: ReadFile,
  paths: readonly string[],
  expected: number,
): Promise<Uint8Array> {
  const out = new Uint8Array(expected);
  let at = 0;
  for (const path of paths) {
    const shard = await readFile(path);
    if (at + shard.length > expected)
      throw inconsistent('the shards hold more bytes than the manifest describes');
    out.set(shard, at);
    at += shard.length;
  }
  if (at !== expected) throw inconsistent(`the shards hold ${at} bytes, the manifest describes ${expected}`);
  return out;
}

const inconsistent = (what: string): UsageError => new UsageError('TFJS_WEIGHTS', `tfjs weights: ${what}`);
const tooLarge = (what: string, got: number, max: number): UsageError =>
  new UsageError('TFJS_TOO_LARGE', `${what}: ${got} bytes, at most ${max}`, { details: { got, max } });
