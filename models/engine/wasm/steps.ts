/**
 * A program's operations as the kernels execute them: each with its shapes, and a `relu` right behind a product
 * folded into the product's clamp.
 * @module
 */
import type { ValueShape } from '../../program/kind.ts';
import { inferShapes } from '../../program/shapes.ts';
import type { Op, Program } from '../../program/types.ts';

export interface Step {
  readonly op: Op;
  readonly inputs: readonly ValueShape[];
  readonly out: string;
  readonly output: ValueShape;
  /** Negative results become 0. */
  readonly relu: boolean;
}

export function stepsOf(program: Program): Step[] {
  const shapes = inferShapes(program);
  const uses = new Map<string, number>();
  const readers = [...program.ops.flatMap((op) => op.in), ...program.outputs.map(({ name }) => name)];
  for (const name of readers) uses.set(name, (uses.get(name) ?? 0) + 1);

  const steps: Step[] = [];
  for (const [i, op] of program.ops.entries()) {
    const { inputs, output } = shapes[i]!;
    const last = steps.at(-1);
    const product = last?.op.kind === 'linear' || last?.op.kind === 'conv2d';
    if (op.kind === 'relu' && product && last.out === op.in[0] && uses.get(last.out) === 1) {
      steps[steps.length - 1] = { ...last, out: op.out, relu: true };
    } else {
      steps.push({ op, inputs, out: op.out, output, relu: false });
    }
  }
  return steps;
}
