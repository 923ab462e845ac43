/**
 * Bounded reader of TensorFlow.js models: model.json (topology and weights manifest) and its weight shards.
 *
 * It reads names, operators, edges, attributes and weights, and interprets nothing. Every size is checked before memory
 * is taken for it, and weights lie one after the other, so none can lie over another.
 * @module
 */
import { z } from 'zod';
import { type ByteFile, type OpenFile, readRange } from '../byte-file.ts';
import { decodeHalf } from '../half.ts';
import { checkJson, parseJson } from '../json.ts';
import { refuse, shown } from '../refuse.ts';

export interface TfjsNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  /** As in the file: attributes.ts looks into them. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface TfjsWeight {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array | Int32Array;
}

/** One layer of a layers model (Keras), as its configuration says it. */
export interface TfjsLayer {
  readonly name: string;
  /** E.g. 'Dense'. */
  readonly kind: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Layers it reads; null in a sequence, where it is the one before. */
  readonly inputs: readonly string[] | null;
}

export interface TfjsModel {
  /** Of a graph model, else empty. */
  readonly nodes: readonly TfjsNode[];
  /** Of a layers model, else null. */
  readonly layers: readonly TfjsLayer[] | null;
  readonly weights: ReadonlyMap<string, TfjsWeight>;
}

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_WEIGHT_BYTES = 1024 * 1024 * 1024;
const MAX_NODES = 50_000;
const FIX = 'the files are damaged, hostile or incomplete: convert the model again';

const nameSchema = z.string().min(1).max(512);
const kindSchema = z.string().min(1).max(64);
const recordSchema = z.record(z.string(), z.unknown());
const size = z
  .int()
  .min(0)
  .max(2 ** 31);
const weightSchema = z.object({
  name: nameSchema,
  shape: z.array(size).max(8),
  dtype: z.string().max(32),
  quantization: z
    .object({ dtype: z.string().max(32), scale: z.number().optional(), min: z.number().optional() })
    .optional(),
});
type WrittenWeight = z.infer<typeof weightSchema>;
const graphSchema = z.object({
  node: z
    .array(
      z.object({
        name: nameSchema,
        op: kindSchema,
        input: z.array(nameSchema).max(1024).optional(),
        attr: recordSchema.optional(),
      }),
    )
    .max(MAX_NODES),
});
const layerSchema = z.object({
  class_name: kindSchema,
  name: nameSchema.optional(),
  config: recordSchema,
  /** [[[layer, node, tensor, {}]]] */
  inbound_nodes: z
    .array(z.array(z.tuple([nameSchema], z.unknown())).max(64))
    .max(1)
    .optional(),
});
const layersSchema = z.array(layerSchema).max(MAX_NODES);
const kerasSchema = z.object({
  class_name: z.enum(['Sequential', 'Functional', 'Model']),
  config: z.union([layersSchema, z.object({ layers: layersSchema })]),
});
const schema = z.object({
  modelTopology: recordSchema,
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
 * @param beside gives the weight shards, which lie in the folder of model.json
 * @throws UsageError TFJS_MALFORMED (neither a graph nor a layers model) | TFJS_TOO_LARGE | TFJS_DTYPE | TFJS_WEIGHTS
 * (shards and manifest disagree, or a name occurs twice) | FILE_*
 */
export function readTfjs(file: ByteFile, beside: OpenFile): TfjsModel {
  if (file.size > MAX_JSON_BYTES) throw tooLarge('model.json', file.size, MAX_JSON_BYTES);
  const { modelTopology, weightsManifest } = check(schema, readJson(file));
  const topology = topologyOf(modelTopology);
  const weights = new Map<string, TfjsWeight>();
  const paths = new Set<string>();
  let total = 0;
  for (const group of weightsManifest) {
    const sizes = group.weights.map(byteLength);
    const expected = sizes.reduce((sum, bytes) => sum + bytes, 0);
    total += expected;
    if (total > MAX_WEIGHT_BYTES) throw tooLarge('weights', total, MAX_WEIGHT_BYTES);
    for (const path of group.paths) {
      if (paths.has(path)) throw inconsistent(`the file ${path} is listed twice`, 'each file once');
      paths.add(path);
    }
    const bytes = readShards(beside, group.paths, expected);
    let offset = 0;
    group.weights.forEach((weight, i) => {
      if (weights.has(weight.name))
        throw inconsistent(`weight ${shown(weight.name)} is listed twice`, 'each name once');
      // a copy, aligned for the typed view
      weights.set(weight.name, {
        shape: weight.shape,
        data: valuesOf(weight, bytes.slice(offset, offset + sizes[i]!)),
      });
      offset += sizes[i]!;
    });
  }
  return { ...topology, weights };
}

function readJson(file: ByteFile): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readRange(file, 0, file.size));
  } catch (cause) {
    throw refuse('TFJS_MALFORMED', 'model.json is not UTF-8', 'a text file', FIX, cause);
  }
  return parseJson(text, 'model.json');
}

const check = <T extends z.ZodType>(of: T, json: unknown): z.output<T> =>
  checkJson(json, 'model.json', of, 'TFJS_MALFORMED');

/** A graph has a list of nodes; of a layers model the converter writes one envelope, TensorFlow.js itself another. */
function topologyOf(topology: Readonly<Record<string, unknown>>): Pick<TfjsModel, 'nodes' | 'layers'> {
  if ('node' in topology) {
    const { node } = check(graphSchema, topology);
    const nodes = node.map(({ name, op, input, attr }) => ({
      name,
      op,
      inputs: input ?? [],
      attributes: attr ?? {},
    }));
    return { nodes, layers: null };
  }
  const { class_name: kind, config } = check(kerasSchema, topology.model_config ?? topology);
  const written = Array.isArray(config) ? config : config.layers;
  const layers = written.map((layer, i) => ({
    name: layer.name ?? check(nameSchema.default(`layer ${i}`), layer.config.name),
    kind: layer.class_name,
    config: layer.config,
    inputs: kind === 'Sequential' ? null : (layer.inbound_nodes?.[0] ?? []).map(([from]) => from),
  }));
  return { nodes: [], layers };
}

/** Number formats of the weights' bytes; a quantised weight has one of the latter and float32 as its own. */
const BYTES = new Map(Object.entries({ float32: 4, int32: 4 }));
const QUANTISED = new Map(Object.entries({ float16: 2, uint8: 1, uint16: 2 }));

function byteLength({ name, dtype, shape, quantization }: WrittenWeight): number {
  const isMisfit = quantization !== undefined && dtype !== 'float32';
  const own = quantization === undefined ? BYTES.get(dtype) : QUANTISED.get(quantization.dtype);
  if (own === undefined || isMisfit) {
    const as = quantization === undefined ? '' : `, quantised as ${shown(quantization.dtype)}`;
    const what = `weight ${shown(name)} is ${shown(dtype)}${as}`;
    const expected = 'float32, int32, or float32 quantised as float16, uint8 or uint16';
    throw refuse('TFJS_DTYPE', what, expected, 'convert the model with float32 weights');
  }
  let bytes = own;
  for (const length of shape) {
    bytes *= length;
    if (bytes > MAX_WEIGHT_BYTES) throw tooLarge(`weight ${shown(name)}`, bytes, MAX_WEIGHT_BYTES);
  }
  return bytes;
}

function valuesOf(
  { dtype, quantization }: WrittenWeight,
  bytes: Uint8Array<ArrayBuffer>,
): TfjsWeight['data'] {
  const { buffer } = bytes;
  if (dtype === 'int32') return new Int32Array(buffer);
  if (quantization === undefined) return new Float32Array(buffer);
  if (quantization.dtype === 'float16') {
    const out = new Float32Array(bytes.length / 2);
    decodeHalf(bytes, out);
    return out;
  }
  const { scale = 1, min = 0 } = quantization;
  const units = quantization.dtype === 'uint8' ? bytes : new Uint16Array(buffer);
  return Float32Array.from(units, (unit) => unit * scale + min);
}

/** Concatenates the shards of one group, each held against what the manifest describes before it is read. */
function readShards(beside: OpenFile, paths: readonly string[], expected: number): Uint8Array {
  const files = paths.map((path) => {
    const file = beside(path);
    if (file !== null) return file;
    throw inconsistent(`the file ${path} is missing`, 'all weight files in the folder of model.json');
  });
  const held = files.reduce((sum, file) => sum + file.size, 0);
  if (held !== expected) throw inconsistent(`the files hold ${held} bytes`, `${expected}, as in model.json`);
  const out = new Uint8Array(expected);
  let at = 0;
  for (const file of files) {
    out.set(readRange(file, 0, file.size), at);
    at += file.size;
  }
  return out;
}

const inconsistent = (what: string, expected: string): Error => refuse('TFJS_WEIGHTS', what, expected, FIX);
const tooLarge = (what: string, got: number, max: number): Error =>
  refuse('TFJS_TOO_LARGE', `${what}: ${got} bytes`, `at most ${max}`, 'choose a smaller model');
