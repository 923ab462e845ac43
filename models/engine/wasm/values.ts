/**
 * Where a program's values lie in its arena: rows padded to eight entries, buffers reused after the last use.
 * @module
 */
import type { ValueShape } from '../../program/kind.ts';
import type { Program } from '../../program/types.ts';
import { alignUp } from './arena.ts';
import { resultsOf } from './samples.ts';
import { phasesOf, type Step } from './steps.ts';
import { padTo8 } from './tensors.ts';

export interface ValueBuffer extends ValueShape {
  /** Offset in the arena. */
  readonly offset: number;
  /** Stored as i32; otherwise as i16. */
  readonly wide: boolean;
  /** Bytes from row to row. */
  readonly stride: number;
}

export interface ValuePlan {
  readonly values: ReadonlyMap<string, ValueBuffer>;
  readonly bytes: number;
}

/** Vector loads at the end of the last row may reach this far behind it. */
const SLACK = 64;

/**
 * First fit in order of definition. Values share memory only across phases (steps.ts): within one, threads may be at
 * different operations.
 */
export function planValues(program: Program, steps: readonly Step[]): ValuePlan {
  const phases = phasesOf(program, steps);
  const lastUse = new Map<string, number>();
  steps.forEach(({ op }, i) => {
    for (const name of op.in) lastUse.set(name, phases[i]!);
  });
  for (const name of resultsOf(program)) lastUse.set(name, Number.POSITIVE_INFINITY);

  const values = new Map<string, ValueBuffer>();
  const live: { offset: number; end: number; until: number }[] = [];
  let bytes = 0;
  const place = (name: string, at: number, { rows, width, type }: ValueShape): void => {
    for (let i = live.length - 1; i >= 0; i--) if (live[i]!.until < at) live.splice(i, 1);
    const wide = type === 'i32';
    const stride = padTo8(width) * (wide ? 4 : 2);
    const size = alignUp(stride * (rows === 'n' ? program.maxRows : 1) + SLACK);
    let offset = 0;
    let index = 0;
    for (const { offset: from, end } of live) {
      if (offset + size <= from) break;
      offset = end;
      index++;
    }
    live.splice(index, 0, { offset, end: offset + size, until: lastUse.get(name) ?? at });
    bytes = Math.max(bytes, offset + size);
    values.set(name, { rows, width, type, offset, wide, stride });
  };

  for (const input of program.inputs) place(input.name, 0, input);
  steps.forEach(({ out, output }, i) => {
    place(out, phases[i]!, output);
  });
  return { values, bytes };
}
