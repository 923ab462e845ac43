/**
 * A program's operations as the kernels execute them: each with its shapes, and a `relu` right behind a product
 * folded into the product's clamp; and between which of them the threads have to meet.
 * @module
 */
import type { ValueShape } from '../../program/kind.ts';
import { inferShapes } from '../../program/shapes.ts';
import type { Op, OpKind, Program } from '../../program/types.ts';

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
    if (op.kind === 'sample') continue; // samples.ts
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

/** Kinds whose kernels give every thread rows of its own, always the same ones; so do import and export. */
const BY_ROWS: ReadonlySet<OpKind> = new Set([
  'add',
  'layernorm',
  'embed',
  'argmax',
  'norm',
  'bfp',
  'rotary',
  'tokens',
]);

/** Rows of what the step reads and writes, where it goes by rows: 'n', 1, or null. `causal` begins so (`remember`). */
const rowsBefore = ({ op, inputs }: Step): ValueShape['rows'] | null =>
  BY_ROWS.has(op.kind) || op.kind === 'causal' ? inputs[0]!.rows : null;
const rowsAfter = ({ op, output }: Step): ValueShape['rows'] | null =>
  BY_ROWS.has(op.kind) ? output.rows : null;

/**
 * Whether the threads meet before a step, or behind the last one: not where both sides go by the same rows, because
 * then no thread reads what another has written. At one row a meeting takes as long as many a small operation.
 */
export function meetsBefore(program: Program, before: Step | undefined, after: Step | undefined): boolean {
  const from = before ? rowsAfter(before) : program.inputs[0]!.rows;
  const to = after ? rowsBefore(after) : program.outputs[0]!.rows;
  return from === null || from !== to;
}

/** Number of the phase of each step: between two phases all threads meet. */
export function phasesOf(program: Program, steps: readonly Step[]): number[] {
  let phase = 0;
  return steps.map((step, i) => {
    if (meetsBefore(program, steps[i - 1], step) || step.op.kind === 'causal') phase++;
    return phase;
  });
}
