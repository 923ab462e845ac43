/**
 * Bounded reader of ONNX models (github.com/onnx/onnx, onnx.proto): operators, edges, attributes and initialisers.
 * It interprets nothing.
 * @module
 */
import { type ByteFile, readRange } from '../byte-file.ts';
import { refuse, shown } from '../refuse.ts';
import { type OnnxTensor, readOnnxTensor } from './tensor.ts';
import { type Field, fieldsOf, numbersOf, textOf } from './wire.ts';

/** A number, numbers, a string or a tensor; 'other' is a subgraph or a list of what no supported operator has. */
export type OnnxAttribute = number | readonly number[] | string | OnnxTensor | 'other';

export interface OnnxNode {
  readonly name: string;
  /** E.g. 'Conv'; of another operator set than ONNX's own with its domain: 'com.microsoft.Gelu'. */
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

export interface OnnxValue {
  readonly name: string;
  /** Null for a size that is free or named, such as the batch's. */
  readonly shape: readonly (number | null)[];
}

export interface OnnxModel {
  readonly name: string;
  /** Version of ONNX's own operator set. */
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly initialisers: ReadonlyMap<string, OnnxTensor>;
  /** Without those that are initialisers: older exporters list both. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_NODES = 50_000;
const MAX_TENSORS = 50_000;
const MAX_VALUES = 1024;
const MAX_ATTRIBUTES = 64;
const MAX_EDGES = 1024;
const MAX_DIMENSIONS = 8;
const OWN_DOMAINS = ['', 'ai.onnx'];
const FIX = 'the file is damaged, hostile or larger than what can be imported: export it again';

/**
 * @throws UsageError ONNX_TOO_LARGE | ONNX_GRAPH (no graph or several) | ONNX_COUNT | ONNX_DUPLICATE | ONNX_WIRE |
 * ONNX_STRING | ONNX_TENSOR_SHAPE | ONNX_SPARSE
 */
export function readOnnx(file: ByteFile): OnnxModel {
  if (file.size > MAX_BYTES)
    throw refuse('ONNX_TOO_LARGE', `a model of ${file.size} bytes`, `at most ${MAX_BYTES}`, FIX);
  let graph: Uint8Array | null = null;
  let opset = 0;
  for (const field of fieldsOf(readRange(file, 0, file.size))) {
    if (field.number === 7) {
      if (graph) throw refuse('ONNX_GRAPH', 'a second graph', 'one', FIX);
      graph = field.bytes;
    } else if (field.number === 8) opset = Math.max(opset, ownOpset(field.bytes));
  }
  if (!graph) throw refuse('ONNX_GRAPH', 'no graph', 'one', 'name an ONNX model file');
  return readGraph(graph, opset);
}

function ownOpset(message: Uint8Array): number {
  let domain = '';
  let version = 0;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) domain = textOf(field);
    else if (field.number === 2) version = field.value;
  }
  return OWN_DOMAINS.includes(domain) ? version : 0;
}

function readGraph(message: Uint8Array, opset: number): OnnxModel {
  const nodes: OnnxNode[] = [];
  const initialisers = new Map<string, OnnxTensor>();
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  let name = '';
  for (const field of fieldsOf(message)) {
    if (field.number === 1) push(nodes, readNode(field.bytes), MAX_NODES, 'operators');
    else if (field.number === 2) name = shown(textOf(field));
    else if (field.number === 5) addTensor(initialisers, readOnnxTensor(field.bytes));
    else if (field.number === 11) push(inputs, readValue(field.bytes), MAX_VALUES + MAX_TENSORS, 'inputs');
    else if (field.number === 12) push(outputs, readValue(field.bytes), MAX_VALUES, 'outputs');
    else if (field.number === 15) throw refuse('ONNX_SPARSE', 'a sparse tensor', 'dense weights', FIX);
  }
  checkNames(nodes, initialisers);
  return {
    name,
    opset,
    nodes,
    initialisers,
    inputs: inputs.filter((input) => !initialisers.has(input.name)),
    outputs,
  };
}

function addTensor(tensors: Map<string, OnnxTensor>, tensor: OnnxTensor): void {
  if (tensors.has(tensor.name)) throw duplicate(tensor.name);
  if (tensors.size >= MAX_TENSORS) throw tooMany('initialisers', MAX_TENSORS);
  tensors.set(tensor.name, tensor);
}

/** Single assignment, as the format asks for. */
function checkNames(nodes: readonly OnnxNode[], initialisers: ReadonlyMap<string, OnnxTensor>): void {
  const seen = new Set(initialisers.keys());
  for (const { outputs } of nodes) {
    for (const output of outputs) {
      if (seen.has(output)) throw duplicate(output);
      if (output !== '') seen.add(output); // an optional output that is left out
    }
  }
}

function readNode(message: Uint8Array): OnnxNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, OnnxAttribute>();
  let [name, op, domain] = ['', '', ''];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) push(inputs, textOf(field), MAX_EDGES, 'inputs of an operator');
    else if (field.number === 2) push(outputs, textOf(field), MAX_EDGES, 'outputs of an operator');
    else if (field.number === 3) name = textOf(field);
    else if (field.number === 4) op = textOf(field);
    else if (field.number === 5) {
      const [key, value] = readAttribute(field.bytes);
      if (attributes.has(key)) throw duplicate(key);
      if (attributes.size >= MAX_ATTRIBUTES) throw tooMany('attributes of an operator', MAX_ATTRIBUTES);
      attributes.set(key, value);
    } else if (field.number === 7) domain = textOf(field);
  }
  return { name, op: OWN_DOMAINS.includes(domain) ? op : `${domain}.${op}`, inputs, outputs, attributes };
}

function readAttribute(message: Uint8Array): [string, OnnxAttribute] {
  let name = '';
  let value: OnnxAttribute = 'other';
  const numbers: number[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = textOf(field);
    else if (field.number === 2) value = floatOf(field);
    else if (field.number === 3) value = field.value;
    else if (field.number === 4) value = textOf(field);
    else if (field.number === 5) value = readOnnxTensor(field.bytes);
    else if (field.number === 8)
      for (const one of numbersOf(field, MAX_EDGES)) push(numbers, one, MAX_EDGES, 'numbers');
  }
  return [name, numbers.length > 0 ? numbers : value];
}

function floatOf({ bytes }: Field): number {
  if (bytes.length === 4) return new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  throw refuse('ONNX_WIRE', `a float of ${bytes.length} bytes`, '4', FIX);
}

function readValue(message: Uint8Array): OnnxValue {
  let name = '';
  const shape: (number | null)[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = textOf(field);
    if (field.number !== 2) continue;
    // type -> tensor type -> shape -> dimensions
    for (const type of fieldsOf(field.bytes)) {
      if (type.number !== 1) continue;
      for (const part of fieldsOf(type.bytes)) {
        if (part.number !== 2) continue;
        for (const dimension of fieldsOf(part.bytes))
          push(shape, sizeOf(dimension.bytes), MAX_DIMENSIONS, 'dimensions');
      }
    }
  }
  return { name, shape };
}

function sizeOf(dimension: Uint8Array): number | null {
  for (const { number, value } of fieldsOf(dimension)) if (number === 1 && value > 0) return value;
  return null;
}

function push<T>(list: T[], entry: T, limit: number, of: string): void {
  if (list.length >= limit) throw tooMany(of, limit);
  list.push(entry);
}

const tooMany = (of: string, limit: number): Error =>
  refuse('ONNX_COUNT', `more than ${limit} ${of}`, `at most ${limit}`, FIX);
const duplicate = (name: string): Error =>
  refuse('ONNX_DUPLICATE', `the name ${shown(name)} is given twice`, 'each name once', FIX);
