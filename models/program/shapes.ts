/**
 * Shape inference and cost over a whole program.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Limits, ValueShape } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import type { IntType, Op, Program, TensorName, ValueSpec } from './types.ts';
import { createTensorTable } from './weights.ts';

export interface OpShapes {
  readonly inputs: readonly ValueShape[];
  readonly output: ValueShape;
}

const MAX_WIDTH = 1 << 20;

/**
 * Shapes of every operation's inputs and output, in order.
 * @throws VerificationError PROGRAM_VALUE | PROGRAM_SHAPE | PROGRAM_TENSOR_UNKNOWN
 */
export function inferShapes(program: Program): OpShapes[] {
  const tensors = createTensorTable(program.tensors);
  const values = new Map<string, ValueShape>();
  const define = (name: string, shape: ValueShape): void => {
    if (values.has(name)) {
      throw new VerificationError('PROGRAM_VALUE', `value ${name} is defined twice`, { details: { name } });
    }
    if (shape.width > MAX_WIDTH) {
      throw new VerificationError(
        'PROGRAM_VALUE',
        `value ${name} is ${shape.width} wide, at most ${MAX_WIDTH}`,
      );
    }
    values.set(name, shape);
  };
  const lookup = (name: string): ValueShape => {
    const shape = values.get(name);
    if (shape) return shape;
    throw new VerificationError('PROGRAM_VALUE', `value ${name} is used before it is defined`, {
      details: { name },
    });
  };
  for (const { name, rows, width, type } of program.inputs) {
    demandPlain(name, type);
    define(name, { rows, width, type });
  }
  const shapes = program.ops.map((op) => {
    const inputs = op.in.map(lookup);
    const output = kindOf(op).infer(op, inputs, tensors);
    define(op.out, output);
    return { inputs, output };
  });
  for (const { name, rows, width, type } of program.outputs) {
    demandPlain(name, type);
    const got = lookup(name);
    if (got.rows !== rows || got.width !== width || got.type !== type) {
      throw new VerificationError(
        'PROGRAM_VALUE',
        `output ${name} is declared with another shape than it has`,
        {
          details: { name },
        },
      );
    }
  }
  return shapes;
}

/** Block floating point lives between two operations only: the shape of an edge has no room for its groups. */
function demandPlain(name: string, type: IntType): void {
  if (type !== 'b12') return;
  throw new VerificationError('PROGRAM_VALUE', `value ${name} is b12 and cannot enter or leave a program`, {
    details: { name },
  });
}

export const limitsOf = ({ maxRows, maxPositions = 0 }: Program): Limits => ({ maxRows, maxPositions });

/** 16-bit words that a sequence remembers for each position, by the result of the operation that does. */
export function memoryOf(program: Program): Map<string, number> {
  const words = program.ops.map((op) => [op.out, kindOf(op).memory?.(op) ?? 0] as const);
  return new Map(words.filter(([, count]) => count > 0));
}

/** Multiply-accumulates per row of each operation, at the program's limits. */
export function opCosts(program: Program): number[] {
  const tensors = createTensorTable(program.tensors);
  const shapes = inferShapes(program);
  return program.ops.map((op, i) => kindOf(op).cost(op, shapes[i]!.inputs, tensors, limitsOf(program)));
}

/** Tensors an operation reads: what a part that contains it must carry. */
export const tensorsOf = (op: Op): readonly TensorName[] => kindOf(op).tensors(op);

/** Every value by name, inputs first, then in order of definition. */
export function valuesOf(program: Program): Map<string, ValueSpec> {
  const values = new Map(program.inputs.map((spec) => [spec.name, spec]));
  inferShapes(program).forEach(({ output }, i) => {
    const name = program.ops[i]!.out;
    const { rows, width, type } = output;
    values.set(name, { name, rows, width, type });
  });
  return values;
}
