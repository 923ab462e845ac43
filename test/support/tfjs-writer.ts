/**
 * Writes small TensorFlow.js models as the converter does, for tests of their reader.
 * @module
 */
import { type ByteFile, memoryFile, type OpenFile } from '../../models/formats/byte-file.ts';

export interface WrittenTfjsWeight {
  readonly name: string;
  readonly shape: readonly number[];
  /** int32 if said so, else float32. */
  readonly dtype?: 'int32';
  readonly data: readonly number[];
}

export interface WrittenTfjsNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, object>>;
}

export interface WrittenTfjs {
  readonly json: object;
  /** By name; the weights are cut in the middle of a number where there is more than one. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

export const ints = (...values: number[]): object => ({ list: { i: values.map(String) } });
export const text = (value: string): object => ({ s: btoa(value) });
export const texts = (...values: string[]): object => ({ list: { s: values.map((one) => btoa(one)) } });
export const sizes = (...values: number[]): object => ({
  shape: { dim: values.map((size) => ({ size: String(size) })) },
});

/** A graph model; a node for each weight is added. */
export const writeGraph = (
  nodes: readonly WrittenTfjsNode[],
  weights: readonly WrittenTfjsWeight[],
): WrittenTfjs => {
  const constants = weights.map(({ name, dtype }) => ({
    name,
    op: 'Const',
    attr: { dtype: { type: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' } },
  }));
  return written(
    'graph-model',
    { node: [...constants, ...nodes], library: {}, versions: { producer: 27 } },
    weights,
  );
};

/** A layers model in the envelope of the converter, or as TensorFlow.js itself writes it. */
export const writeLayers = (
  kind: 'Sequential' | 'Functional',
  layers: readonly object[],
  weights: readonly WrittenTfjsWeight[],
  converted = true,
): WrittenTfjs => {
  const config = { class_name: kind, config: { name: 'net', layers } };
  return written(
    'layers-model',
    converted ? { keras_version: '2.9.0', backend: 'tensorflow', model_config: config } : config,
    weights,
  );
};

function written(format: string, modelTopology: object, weights: readonly WrittenTfjsWeight[]): WrittenTfjs {
  const bytes = Buffer.concat(
    weights.map(({ dtype, data }) =>
      Buffer.from((dtype === 'int32' ? Int32Array.from(data) : Float32Array.from(data)).buffer),
    ),
  );
  const middle = (bytes.length >> 1) | 1;
  const files = {
    'group1-shard1of2.bin': new Uint8Array(bytes.subarray(0, middle)),
    'group1-shard2of2.bin': new Uint8Array(bytes.subarray(middle)),
  };
  const specs = weights.map(({ name, shape, dtype = 'float32' }) => ({ name, shape, dtype }));
  const weightsManifest = [{ paths: Object.keys(files), weights: specs }];
  return { json: { format, modelTopology, weightsManifest }, files };
}

export const jsonFile = (json: unknown): ByteFile => memoryFile(Buffer.from(JSON.stringify(json)));
export const beside =
  (files: Readonly<Record<string, Uint8Array>>): OpenFile =>
  (name) =>
    Object.hasOwn(files, name) ? memoryFile(files[name]!) : null;
