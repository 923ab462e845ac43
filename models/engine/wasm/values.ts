/**
 * Where a program's values lie in its arena: rows padded to eight entries, buffers reused after the last use.
 * @module
 */
import type { ValueShape } from '../../program/kind.ts';
import type { Program } from '../../program/types.ts';
import { alignUp } from './arena.ts';
import type { Step } from './steps.ts';

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

export const padTo8 = (entries: number): number => Math.ceil(entries / 8) * 8;

/** First fit in order of definition; an operation's output never shares memory with its inputs. */
export function planValues(program: Program, steps: readonly Step[]): ValuePlan {
  const lastUse = new Map<string, number>();
  steps.forEach(({ op }, i) => {
    for (const name of op.in) lastUse.set(name, i);
  });
  for (const { name } of program.outputs) lastUse.set(name, steps.length);

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

  for (const input of program.inputs) place(input.name, -1, input);
  steps.forEach(({ out, output }, i) => {
    place(out, i, output);
  });
  return { values, bytes };
}
