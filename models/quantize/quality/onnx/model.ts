/**
 * Writes an ONNX model (github.com/onnx/onnx, onnx/onnx.proto): nodes and constants, as much as the float reference
 * uses.
 * @module
 */
import { bytes, type Field, float, integer, message, text } from './wire.ts';

export interface Node {
  readonly type: string;
  /** '' for the operators of ONNX itself. */
  readonly domain: '' | 'com.microsoft';
  /** '' in place of an optional input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, number | string | { readonly float: number }>>;
}

export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int32Array;
}

export interface Port {
  readonly name: string;
  /** A string names a size that a run decides. */
  readonly shape: readonly (number | string)[];
  readonly type: 'float' | 'int32';
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

const IR_VERSION = 9;
/** The first with Gelu. */
const OPSET = 20;
const ELEMENT = { float: 1, int32: 6, int64: 7 } as const;
const ATTRIBUTE = { float: 1, int: 2, string: 3 } as const;

export function encodeOnnx(graph: Graph): Uint8Array {
  const opset = (domain: string, version: number): Field =>
    bytes(8, message([text(1, domain), integer(2, version)]));
  const body = message([
    ...graph.nodes.map((node) => bytes(1, encodeNode(node))),
    text(2, 'veilmesh'),
    ...graph.constants.map((constant) => bytes(5, encodeConstant(constant))),
    ...graph.inputs.map((port) => bytes(11, encodePort(port))),
    ...graph.outputs.map((port) => bytes(12, encodePort(port))),
  ]);
  return message([integer(1, IR_VERSION), bytes(7, body), opset('', OPSET), opset('com.microsoft', 1)]);
}

function encodeNode({ type, domain, inputs, outputs, attributes }: Node): Uint8Array {
  return message([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, encodeAttribute(name, value))),
    text(7, domain),
  ]);
}

function encodeAttribute(name: string, value: Node['attributes'][string]): Uint8Array {
  if (typeof value === 'string')
    return message([text(1, name), text(4, value), integer(20, ATTRIBUTE.string)]);
  if (typeof value === 'number')
    return message([text(1, name), integer(3, value), integer(20, ATTRIBUTE.int)]);
  return message([text(1, name), float(2, value.float), integer(20, ATTRIBUTE.float)]);
}

function encodeConstant({ name, shape, data }: Constant): Uint8Array {
  const type =
    data instanceof Float32Array ? ELEMENT.float : data instanceof Int32Array ? ELEMENT.int32 : ELEMENT.int64;
  return message([
    ...shape.map((size) => integer(1, size)),
    integer(2, type),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function encodePort({ name, shape, type }: Port): Uint8Array {
  const dimensions = shape.map((size) =>
    bytes(1, message([typeof size === 'number' ? integer(1, size) : text(2, size)])),
  );
  const tensor = message([integer(1, ELEMENT[type]), bytes(2, message(dimensions))]);
  return message([text(1, name), bytes(2, message([bytes(1, tensor)]))]);
}
