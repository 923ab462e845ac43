/**
 * Where a program may be cut: the values that are live at each boundary between operations.
 *
 * Boundary b lies before operation b; boundary 0 is the program's input and boundary ops.length its output. A value
 * is live at b when it exists before b and an operation from b on, or the program's output, still needs it.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { valuesOf } from '../program/shapes.ts';
import type { Program, ValueSpec } from '../program/types.ts';
import type { EdgeSpec } from './types.ts';

/** Live values at one boundary, in the order in which the program defines them. */
export interface Boundary {
  readonly live: readonly ValueSpec[];
  /** Σ width in words per row. */
  readonly width: number;
  /** Null where no frame can carry what is live: values per position beside values per step, or b12. */
  readonly rows: 'n' | 1 | null;
}

/**
 * Boundaries 0..ops.length of a validated program. The outermost two are exactly its inputs and outputs, in their
 * order, used or not, so that the parts of a model take and give what the whole takes and gives.
 */
export function boundariesOf(program: Program): Boundary[] {
  const specs = [...valuesOf(program).values()];
  const lastUse = new Map<string, number>();
  program.ops.forEach((op, index) => {
    for (const name of op.in) lastUse.set(name, index);
  });
  for (const { name } of program.outputs) lastUse.set(name, program.ops.length);

  const boundaries: Boundary[] = [boundary(program.inputs)];
  for (let at = 1; at < program.ops.length; at++) {
    const defined = specs.slice(0, program.inputs.length + at);
    const live = defined.filter(({ name }) => (lastUse.get(name) ?? -1) >= at);
    boundaries.push(boundary(live));
  }
  boundaries.push(boundary(program.outputs));
  return boundaries;
}

function boundary(live: readonly ValueSpec[]): Boundary {
  const kinds = new Set(live.map(({ rows }) => rows));
  return {
    live,
    width: live.reduce((sum, { width }) => sum + width, 0),
    rows: kinds.size === 1 && !live.some(isBlocks) ? live[0]!.rows : null,
  };
}

const isBlocks = ({ type }: ValueSpec): boolean => type === 'b12';

/** @throws UsageError SHARD_CUT_MIXED_ROWS | SHARD_CUT_BLOCKS when the boundary cannot be an edge */
export function edgeAt(boundary: Boundary): EdgeSpec {
  if (boundary.live.some(isBlocks)) {
    throw new UsageError('SHARD_CUT_BLOCKS', 'a block floating point value is live at this cut', {
      details: { values: boundary.live.filter(isBlocks).map(({ name }) => name) },
      hint: 'let the planner choose the cuts',
    });
  }
  if (boundary.rows === null) {
    throw new UsageError(
      'SHARD_CUT_MIXED_ROWS',
      'values per position and values per step are live at this cut',
      {
        details: { values: boundary.live.map(({ name }) => name) },
        hint: 'let the planner choose the cuts',
      },
    );
  }
  return {
    values: boundary.live.map(({ name, width }) => ({ name, width })),
    width: boundary.width,
    rows: boundary.rows,
  };
}
