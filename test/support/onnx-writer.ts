/**
 * Writes small ONNX models (github.com/onnx/onnx, onnx.proto), for tests of their reader.
 * @module
 */

export interface WrittenOnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** INT64 if given as bigints. */
  readonly data: readonly number[] | readonly bigint[];
  /** Where values lie: raw bytes, or the field of their type. */
  readonly packing?: 'raw' | 'typed';
}

export interface WrittenOnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[] | string | WrittenOnnxTensor>>;
}

export interface WrittenOnnx {
  readonly nodes: readonly WrittenOnnxNode[];
  readonly initialisers?: readonly WrittenOnnxTensor[];
  readonly inputs: readonly { name: string; shape: readonly (number | string)[] }[];
  readonly outputs: readonly { name: string; shape: readonly (number | string)[] }[];
}

export function writeOnnx({ nodes, initialisers = [], inputs, outputs }: WrittenOnnx): Uint8Array {
  const graph = join([
    ...nodes.map((node) => field(1, nodeBytes(node))),
    text(2, 'graph'),
    ...initialisers.map((tensor) => field(5, tensorBytes(tensor))),
    ...inputs.map((value) => field(11, valueBytes(value))),
    ...outputs.map((value) => field(12, valueBytes(value))),
  ]);
  return join([
    varintField(1, 8),
    text(2, 'test'),
    field(7, graph),
    field(8, join([text(1, ''), varintField(2, 17)])),
  ]);
}

function nodeBytes({ op, inputs, outputs, domain, attributes = {} }: WrittenOnnxNode): Uint8Array {
  return join([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${op}_${outputs[0] ?? ''}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeBytes(name, value))),
    ...(domain === undefined ? [] : [text(7, domain)]),
  ]);
}

function attributeBytes(
  name: string,
  value: number | readonly number[] | string | WrittenOnnxTensor,
): Uint8Array {
  const head = text(1, name);
  if (typeof value === 'string') return join([head, text(4, value), varintField(20, 3)]);
  if (typeof value === 'number') {
    const isFloat = ['alpha', 'beta', 'epsilon'].includes(name);
    const number = isFloat ? join([varint((2 << 3) | 5), float(value)]) : varintField(3, value);
    return join([head, number, varintField(20, isFloat ? 1 : 2)]);
  }
  if ('name' in value) return join([head, field(5, tensorBytes(value)), varintField(20, 4)]);
  return join([head, ...value.map((one) => varintField(8, one)), varintField(20, 7)]);
}

export function tensorBytes({ name, shape, data, packing = 'raw' }: WrittenOnnxTensor): Uint8Array {
  const isInteger = typeof data[0] === 'bigint';
  const raw = isInteger
    ? new Uint8Array(BigInt64Array.from(data as bigint[]).buffer)
    : new Uint8Array(Float32Array.from(data as number[]).buffer);
  const typed = isInteger
    ? field(7, join((data as bigint[]).map((one) => varint(Number(one)))))
    : field(4, raw);
  return join([
    field(1, join(shape.map(varint))), // packed
    varintField(2, isInteger ? 7 : 1),
    packing === 'raw' ? field(9, raw) : typed,
    text(8, name),
  ]);
}

function valueBytes({ name, shape }: { name: string; shape: readonly (number | string)[] }): Uint8Array {
  const sizes = shape.map((size) =>
    field(1, typeof size === 'number' ? varintField(1, size) : text(2, size)),
  );
  const tensor = join([varintField(1, 1), field(2, join(sizes))]);
  return join([text(1, name), field(2, field(1, tensor))]);
}

/** A length-delimited field. */
export const field = (number: number, bytes: Uint8Array): Uint8Array =>
  join([varint(number * 8 + 2), varint(bytes.length), bytes]);
export const varintField = (number: number, value: number): Uint8Array =>
  join([varint(number * 8), varint(value)]);
export const text = (number: number, value: string): Uint8Array =>
  field(number, new TextEncoder().encode(value));
const float = (value: number): Uint8Array => new Uint8Array(Float32Array.of(value).buffer);
export const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
