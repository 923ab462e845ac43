/**
 * Runs checked steps operation after operation, in one pass where no operation mixes rows.
 * @module
 */
import { joinOutput } from './input.ts';
import type { Matrix, Span, Tensors } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import type { Turn } from './sequence.ts';
import { inferShapes, memoryOf } from './shapes.ts';
import type { Op, Program } from './types.ts';

/** What operations remember, by the name of their result. */
export type Memories = ReadonlyMap<string, Int16Array>;

/** Room for `positions` rows of a sequence. */
export const allocateMemories = (program: Program, positions: number): Memories =>
  new Map([...memoryOf(program)].map(([out, words]) => [out, new Int16Array(words * positions)]));

export type RunOp = (op: Op, inputs: readonly Matrix[], spans: readonly Span[]) => Int32Array;

/** Each operation by its kind's plain function. */
export const plainly =
  (tensors: Tensors): RunOp =>
  (op, inputs, spans) =>
    kindOf(op).run(op, inputs, tensors, spans);

/** Sees every value as it is made. */
export type Trace = (name: string, value: Matrix) => void;

/** One operation whose inputs are there; whoever computes it answers with its result. */
export interface Pending {
  readonly op: Op;
  readonly inputs: readonly Matrix[];
  readonly spans: readonly Span[];
}

/** @returns one output per turn, laid out as engines give it */
export function execute(
  program: Program,
  turns: readonly Turn<Memories>[],
  runOp: RunOp,
  trace?: Trace,
): Int32Array[] {
  const pending = operations(program, turns, trace);
  let step = pending.next();
  while (!step.done) step = pending.next(runOp(step.value.op, step.value.inputs, step.value.spans));
  return step.value;
}

/** The same for whoever has to wait for results: yields operations in order and takes each one's result. */
export function* operations(
  program: Program,
  turns: readonly Turn<Memories>[],
  trace?: Trace,
): Generator<Pending, Int32Array[], Int32Array> {
  const mixes = program.ops.some((op) => kindOf(op).mixesRows);
  const batches = mixes ? turns.map((turn) => [turn]) : turns.length > 0 ? [turns] : [];
  const results: Int32Array[] = [];
  for (const batch of batches) results.push(...(yield* runBatch(program, batch, trace)));
  return results;
}

function* runBatch(
  program: Program,
  turns: readonly Turn<Memories>[],
  trace: Trace | undefined,
): Generator<Pending, Int32Array[], Int32Array> {
  const spans = turns.map(
    ({ rows, position, memory, sampling }): Span => ({
      rows,
      position,
      memory: (out) => memory.get(out)!,
      sampling,
    }),
  );
  const values = new Map<string, Matrix>(
    program.inputs.map(({ name }, i) => [name, stack(turns.map(({ inputs }) => inputs[i]!))]),
  );
  const shapes = inferShapes(program);
  for (const [i, op] of program.ops.entries()) {
    const inputs = op.in.map((name) => values.get(name)!);
    const { width } = shapes[i]!.output;
    const data = yield { op, inputs, spans };
    const value = { rows: data.length / width, width, data };
    values.set(op.out, value);
    trace?.(op.out, value);
  }
  const outputs = program.outputs.map(({ name }) => values.get(name)!);
  return split(outputs, turns);
}

/** Rows of all steps, one below the other. */
function stack(matrices: readonly Matrix[]): Matrix {
  const [first] = matrices;
  if (matrices.length === 1) return first!;
  const { width } = first!;
  const rows = matrices.reduce((sum, matrix) => sum + matrix.rows, 0);
  const data = new Int32Array(rows * width);
  let at = 0;
  for (const matrix of matrices) {
    data.set(matrix.data, at);
    at += matrix.data.length;
  }
  return { rows, width, data };
}

/** Each step's rows of the outputs; a step alone has all of them, which may be one row. */
function split(outputs: readonly Matrix[], turns: readonly Turn<Memories>[]): Int32Array[] {
  if (turns.length === 1) return [joinOutput(outputs)];
  let from = 0;
  return turns.map(({ rows }) => {
    const own = outputs.map(({ width, data }) => ({
      rows,
      width,
      data: data.subarray(from * width, (from + rows) * width),
    }));
    from += rows;
    return joinOutput(own);
  });
}
