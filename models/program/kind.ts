/**
 * What every operation kind defines, and the helpers its shape rule and schema are written with.
 * @module
 */
import { z } from 'zod';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Sampling } from './sampling.ts';
import type { IntType, Op, OpKind, Rows, TensorName, TensorSpec } from './types.ts';

/** Static description of a value: `[rows, width]` of `type`. */
export interface ValueShape {
  readonly rows: Rows;
  readonly width: number;
  readonly type: IntType;
  /** Widths of the groups of a b12 value; absent for every other type. */
  readonly groups?: readonly number[];
}

/** What a program promises about its steps. */
export interface Limits {
  readonly maxRows: number;
  /** Longest sequence; 0 where every step stands by itself. */
  readonly maxPositions: number;
}

/** Neighbouring rows of one pass that belong to one sequence. */
export interface Span {
  readonly rows: number;
  /** Absolute position of the first of them in its sequence. */
  readonly position: number;
  /**
   * What the operation with this result remembers: `Kind.memory` words a position. Rows before `position` are there;
   * the operation writes those of this span. Nothing is remembered until the run has succeeded, because only then
   * does the sequence move on.
   */
  memory(out: string): Int16Array;
  readonly sampling: Sampling;
}

/** A value at run time, row-major, `data.length === rows * width`. */
export interface Matrix {
  readonly rows: number;
  readonly width: number;
  readonly data: Int32Array;
}

export type TensorData = Int8Array | Uint8Array | Int16Array | Int32Array | Uint32Array;

export interface TensorTable {
  /** @throws VerificationError PROGRAM_TENSOR_UNKNOWN */
  spec(name: string): TensorSpec;
}

export interface Tensors extends TensorTable {
  data(name: string): TensorData;
}

export interface Kind<O extends Op> {
  readonly kind: O['kind'];
  /** The exact meaning in one formula; it enters `semanticsHash`, so changing it changes every modelRoot. */
  readonly meaning: string;
  /** Why the result is within so much of the real-valued operation it stands for. */
  readonly errorBound: string;
  /** Strict schema of the operation as decoded from CBOR. */
  readonly schema: z.ZodType<O>;
  /** Names of the tensors the operation reads. */
  tensors(op: O): readonly TensorName[];
  /** Shape rule. @throws VerificationError PROGRAM_SHAPE | PROGRAM_TENSOR_UNKNOWN */
  infer(op: O, inputs: readonly ValueShape[], tensors: TensorTable): ValueShape;
  /** Bounds that need the weights' values. @throws VerificationError PROGRAM_OVERFLOW | PROGRAM_WEIGHTS */
  check(op: O, inputs: readonly ValueShape[], tensors: Tensors, limits: Limits): void;
  /** Multiply-accumulates per row at the limits; kinds without products count one per entry touched. */
  cost(op: O, inputs: readonly ValueShape[], tensors: TensorTable, limits: Limits): number;
  /** 16-bit words a sequence remembers for each position; kinds without memory have no such function. */
  memory?(op: O): number;
  /** Bytes that the engine with the widest layout takes for them. */
  memoryBytes?(op: O): number;
  /** A row's result depends on the other rows of its step or on its place in it: steps run one after another. */
  readonly mixesRows?: true;
  /**
   * Plain reference. Inputs are within their declared types; the result has as many rows as the shape says.
   * @param spans whose the rows are, in order; one span where the kind mixes rows
   */
  run(op: O, inputs: readonly Matrix[], tensors: Tensors, spans: readonly Span[]): Int32Array;
}

export type OpOf<K extends OpKind> = Extract<Op, { kind: K }>;

export const nameSchema = z.string().regex(/^[A-Za-z0-9_.\-/]{1,96}$/);
export const sizeSchema = z
  .int()
  .min(1)
  .max(1 << 20);
export const opBase = { name: nameSchema, out: nameSchema };
export const oneInput = z.tuple([nameSchema]).readonly();
export const requantSchema = z
  .strictObject({ mult: nameSchema, out: z.enum(['i8', 'i16', 'i32']) })
  .readonly();

/** @throws VerificationError PROGRAM_SHAPE when `ok` is false */
export function demand(ok: boolean, op: Op, what: string): asserts ok {
  if (!ok) {
    throw new VerificationError('PROGRAM_SHAPE', `operation ${op.name} (${op.kind}): ${what}`, {
      details: { op: op.name, kind: op.kind },
    });
  }
}

/** @throws VerificationError PROGRAM_OVERFLOW when a bound of the number format does not hold */
export function demandBound(ok: boolean, op: Op, what: string): asserts ok {
  if (!ok) {
    throw new VerificationError('PROGRAM_OVERFLOW', `operation ${op.name} (${op.kind}): ${what}`, {
      details: { op: op.name, kind: op.kind },
    });
  }
}

/** @throws VerificationError PROGRAM_WEIGHTS when a weight value is outside what its kind allows */
export function demandWeights(ok: boolean, op: Op, what: string): asserts ok {
  if (!ok) {
    throw new VerificationError('PROGRAM_WEIGHTS', `operation ${op.name} (${op.kind}): ${what}`, {
      details: { op: op.name, kind: op.kind },
    });
  }
}

/** Checks a tensor's type and shape; −1 in `shape` matches any size. */
export function demandTensor(
  op: Op,
  tensors: TensorTable,
  name: string,
  types: readonly TensorSpec['type'][],
  shape: readonly number[],
): TensorSpec {
  const spec = tensors.spec(name);
  demand(types.includes(spec.type), op, `tensor ${name} is ${spec.type}, expected ${types.join(' or ')}`);
  const fits = spec.shape.length === shape.length && shape.every((n, i) => n === -1 || n === spec.shape[i]);
  demand(fits, op, `tensor ${name} is [${spec.shape.join(',')}], expected [${shape.join(',')}]`);
  return spec;
}

/** The one input of an operation on plain integers. */
export function only(op: Op, inputs: readonly ValueShape[]): ValueShape {
  demand(inputs.length === 1, op, `takes one input, got ${inputs.length}`);
  demand(inputs[0]!.type !== 'b12', op, 'does not read b12');
  return inputs[0]!;
}

/** The one input of an operation on block floating point. */
export function onlyBlocks(op: Op, inputs: readonly ValueShape[]): { rows: Rows; groups: readonly number[] } {
  demand(inputs.length === 1, op, `takes one input, got ${inputs.length}`);
  const { rows, type, groups } = inputs[0]!;
  demand(type === 'b12' && groups !== undefined, op, `input is ${type}, expected b12`);
  return { rows, groups };
}

/** Operations that look at a row's place need rows that have one. */
export function demandPositions(op: Op, { maxPositions }: Limits, atMost: number): void {
  demand(maxPositions >= 1, op, 'the program has no maxPositions');
  demand(maxPositions <= atMost, op, `has ${atMost} positions for sequences of up to ${maxPositions}`);
}
