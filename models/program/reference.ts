/**
 * The reference engine: each operation by its kind's plain function. Slow, and right by definition.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Engine } from '../engine/types.ts';
import { joinOutput, splitInput } from './input.ts';
import type { Matrix, Tensors } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import { inferShapes } from './shapes.ts';
import type { Program } from './types.ts';
import { createTensors } from './weights.ts';

/** Callers load validated programs only (`validateProgram`). */
export function createReferenceEngine(): Engine {
  return {
    name: 'reference',
    threads: 1,
    async load(program, weights) {
      let tensors: Tensors | null = createTensors(program.tensors, weights);
      return {
        async run(input, rows) {
          if (tensors) return runReference(program, tensors, input, rows);
          throw new UnavailableError('PROGRAM_UNLOADED', `${program.name} has been unloaded`);
        },
        unload() {
          tensors = null;
        },
      };
    },
    async close() {},
  };
}

/** One step; `trace` sees every value as it is made (for tests and calibration reports). */
export function runReference(
  program: Program,
  tensors: Tensors,
  input: Int32Array,
  rows: number,
  trace?: (name: string, value: Matrix) => void,
): Int32Array {
  const values = new Map<string, Matrix>();
  splitInput(program, input, rows).forEach((matrix, i) => {
    values.set(program.inputs[i]!.name, matrix);
  });
  const shapes = inferShapes(program);
  program.ops.forEach((op, i) => {
    const inputs = op.in.map((name) => values.get(name)!);
    const { width } = shapes[i]!.output;
    const data = kindOf(op).run(op, inputs, tensors);
    const value = { rows: data.length / width, width, data };
    values.set(op.out, value);
    trace?.(op.out, value);
  });
  return joinOutput(program.outputs.map(({ name }) => values.get(name)!));
}
