/**
 * The weights file of a program: tensors back to back, each on a 64-byte boundary, little-endian, gaps zero.
 * @module
 */
import { InternalError, VerificationError } from '../../crypto/core/errors.ts';
import type { TensorData, Tensors, TensorTable } from './kind.ts';
import type { Program, TensorSpec } from './types.ts';

const ALIGNMENT = 64;

const ARRAYS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  i32: Int32Array,
  u32: Uint32Array,
} as const;

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export const align = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

export function tensorBytes(type: TensorSpec['type'], shape: readonly number[]): number {
  return shape.reduce((n, size) => n * size, ARRAYS[type].BYTES_PER_ELEMENT);
}

/** Length of the file: the end of its last tensor. */
export const weightsLength = (tensors: readonly TensorSpec[]): number =>
  tensors.reduce((end, t) => Math.max(end, t.offset + t.bytes), 0);

export interface NamedTensor {
  readonly name: string;
  readonly type: TensorSpec['type'];
  readonly shape: readonly number[];
  /** Row-major values, each within the type. */
  readonly data: ArrayLike<number>;
}

/** Lays tensors out in the given order. @throws InternalError TENSOR_VALUES when data do not fit type or shape */
export function packTensors(list: readonly NamedTensor[]): { tensors: TensorSpec[]; weights: Uint8Array } {
  const tensors: TensorSpec[] = [];
  let end = 0;
  for (const { name, type, shape } of list) {
    const offset = align(end);
    const bytes = tensorBytes(type, shape);
    tensors.push({ name, type, shape: [...shape], offset, bytes });
    end = offset + bytes;
  }
  const weights = new Uint8Array(end);
  const view = createTensors(tensors, weights);
  for (const { name, data } of list) {
    const target = view.data(name);
    target.set(data);
    // numbers of the same type are copied as they are
    const sameType = data.constructor === target.constructor;
    const exact =
      target.length === data.length && (sameType || target.every((value, i) => value === data[i]));
    if (!exact)
      throw new InternalError('TENSOR_VALUES', `tensor ${name}: values do not fit its type or shape`);
  }
  return { tensors, weights };
}

/** Looks tensors up by name. */
export function createTensorTable(tensors: readonly TensorSpec[]): TensorTable {
  const specs = new Map(tensors.map((t) => [t.name, t]));
  return {
    spec(name) {
      const spec = specs.get(name);
      if (spec) return spec;
      throw new VerificationError('PROGRAM_TENSOR_UNKNOWN', `there is no tensor ${name}`, {
        details: { name },
      });
    },
  };
}

/** Typed views on a weights file (a copy where its memory is not aligned). Layout already validated. */
export function createTensors(tensors: readonly TensorSpec[], weights: Uint8Array): Tensors {
  if (!littleEndian)
    throw new InternalError('BIG_ENDIAN', 'weights files are read in place on little-endian machines only');
  const aligned = weights.byteOffset % 4 === 0 ? weights : Uint8Array.from(weights); // Buffer.slice would not copy
  const table = createTensorTable(tensors);
  const views = new Map<string, TensorData>(
    tensors.map((t) => {
      const array = ARRAYS[t.type];
      return [
        t.name,
        new array(
          aligned.buffer as ArrayBuffer,
          aligned.byteOffset + t.offset,
          t.bytes / array.BYTES_PER_ELEMENT,
        ),
      ];
    }),
  );
  return {
    spec: table.spec,
    data(name) {
      table.spec(name);
      return views.get(name)!;
    },
  };
}

/**
 * Layout rules: unique names, 64-byte aligned in order without overlap or hidden bytes, exact total length.
 * @throws VerificationError PROGRAM_TENSORS
 */
export function validateLayout(program: Program, weights: Uint8Array): void {
  const fail = (what: string): never => {
    throw new VerificationError('PROGRAM_TENSORS', `weights layout: ${what}`);
  };
  const names = new Set<string>();
  let end = 0;
  for (const t of program.tensors) {
    if (names.has(t.name)) fail(`tensor ${t.name} is listed twice`);
    names.add(t.name);
    if (t.bytes !== tensorBytes(t.type, t.shape)) fail(`tensor ${t.name} has ${t.bytes} bytes for its shape`);
    if (t.offset !== align(end)) fail(`tensor ${t.name} starts at ${t.offset}, expected ${align(end)}`);
    if (t.offset > weights.length) fail(`tensor ${t.name} starts behind the end of the file`);
    for (let i = end; i < t.offset; i++) if (weights[i] !== 0) fail(`byte ${i} between tensors is not zero`);
    end = t.offset + t.bytes;
  }
  if (weights.length !== end) fail(`the file has ${weights.length} bytes, its tensors end at ${end}`);
}
