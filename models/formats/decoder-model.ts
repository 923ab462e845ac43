/**
 * Puts a decoder together from the tensors a reader found under their canonical names. Every format ends here, so each
 * promise of FloatModel is checked once: complete, of the right shapes, finite.
 * @module
 */
import { checkDecoderConfig } from './decoder-config.ts';
import { decoderShapes } from './decoder-shapes.ts';
import type { DecoderConfig, DecoderTensor, FloatModel, TextSource } from './float-model.ts';
import type { RawTensor } from './raw-tensor.ts';
import { refuse } from './refuse.ts';

export interface DecoderParts {
  readonly config: DecoderConfig;
  /** A tensor given here that the configuration has no place for is refused. */
  readonly tensors: ReadonlyMap<DecoderTensor, RawTensor>;
  readonly license: string | null;
  readonly text: TextSource | null;
}

/**
 * @throws UsageError MODEL_CONFIG | TENSOR_MISSING | TENSOR_UNUSED | TENSOR_SHAPE; tensor() throws TENSOR_MISSING |
 * TENSOR_NOT_FINITE
 */
export function createDecoderModel({ config, tensors, license, text }: DecoderParts): FloatModel {
  const checked = checkDecoderConfig(config);
  checkTensors(checked, tensors);
  return {
    config: checked,
    weightFormat: commonFormat(tensors.values()),
    license,
    text,
    has: (name) => tensors.has(name),
    tensor(name) {
      const raw = tensors.get(name);
      if (raw === undefined) throw missing(name);
      const values = raw.rows(0, raw.shape[0]!);
      const index = firstNotFinite(values);
      if (index === -1) return values;
      const what = `value ${index} of tensor ${name} is ${values[index]}`;
      throw refuse('TENSOR_NOT_FINITE', what, 'finite weights', 'the file is damaged or hostile');
    },
  };
}

function checkTensors(config: DecoderConfig, tensors: ReadonlyMap<DecoderTensor, RawTensor>): void {
  const rules = decoderShapes(config);
  for (const [name, { shape, required }] of rules) {
    const tensor = tensors.get(name);
    if (tensor === undefined && required) throw missing(name);
    if (tensor === undefined || tensor.shape.join() === shape.join()) continue;
    const what = `tensor ${name} is ${tensor.shape.join(' x ')}`;
    throw refuse(
      'TENSOR_SHAPE',
      what,
      shape.join(' x '),
      'the header and the tensors disagree: take the original file',
    );
  }
  for (const name of tensors.keys()) {
    if (rules.has(name)) continue;
    const what = `a ${config.family} model with tensor ${name}`;
    throw refuse(
      'TENSOR_UNUSED',
      what,
      'only tensors that change its result',
      'this variant is not supported',
    );
  }
}

/** Index, or -1; a plain loop, since matrices have tens of millions of values. */
function firstNotFinite(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return i;
  return -1;
}

/** The format that holds the most values: norms are F32 whatever a model is called after. */
function commonFormat(tensors: Iterable<RawTensor>): string {
  const values = new Map<string, number>();
  for (const { format, shape } of tensors) {
    const size = shape.reduce((product, dimension) => product * dimension, 1);
    values.set(format, (values.get(format) ?? 0) + size);
  }
  return [...values].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'none';
}

const missing = (name: string): Error =>
  refuse(
    'TENSOR_MISSING',
    `the model has no tensor ${name}`,
    'a complete model',
    'take all files of the model',
  );
