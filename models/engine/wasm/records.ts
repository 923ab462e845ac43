/**
 * A program as a list of records: its inputs are imported, its operations executed, its outputs exported.
 * @module
 */
import type { Tensors } from '../../program/kind.ts';
import { causalMemoryBytes } from '../../program/kinds/causal.ts';
import type { Program } from '../../program/types.ts';
import * as L from './assembly/layout.ts';
import { type Fields, fieldsOf, type Place, scratchBytes } from './fields.ts';
import { meetsBefore, type Step, stepsOf } from './steps.ts';
import { planValues, type ValueBuffer } from './values.ts';

export interface Records {
  readonly records: readonly Fields[];
  /** Region sizes in bytes; scratch for one thread. */
  readonly valueBytes: number;
  readonly scratchBytes: number;
  /** What a sequence remembers for each position, in bytes. */
  readonly memoryBytes: number;
  /** Where each value lies. */
  readonly values: ReadonlyMap<string, ValueBuffer>;
  /** Entries of a caller's row. */
  readonly inputWidth: number;
  readonly outputWidth: number;
}

export function recordsOf(program: Program, tensors: Tensors): Records {
  const steps = stepsOf(program);
  const plan = planValues(program, steps);
  const inputWidth = totalWidth(program.inputs);
  const outputWidth = totalWidth(program.outputs);
  const scratch = Math.max(0, ...steps.map((step) => scratchBytes(step, program)));
  const buffer = (name: string): ValueBuffer => plan.values.get(name)!;
  const place = (name: string): Place => ({ region: 'values', offset: buffer(name).offset });

  const meets = (before: Step | undefined, after: Step | undefined): Fields => ({
    [L.BARRIER]: meetsBefore(program, before, after) ? 1 : 0,
  });
  const records: Fields[] = [];
  let column = 0;
  for (const [i, { name, width }] of program.inputs.entries()) {
    records.push({
      [L.CODE]: L.CODE_IMPORT,
      ...shapeFields(callersRows(buffer(name), inputWidth), buffer(name)),
      [L.IN]: { region: 'input', offset: 4 * column },
      [L.OUT]: place(name),
      ...(i === program.inputs.length - 1 ? meets(undefined, steps[0]) : {}),
    });
    column += width;
  }
  let memory = 0;
  for (const [i, step] of steps.entries()) {
    const [first, second] = step.op.in;
    const record: Fields = {
      ...shapeFields(buffer(first!), buffer(step.out)),
      [L.IN]: place(first!),
      [L.OUT]: place(step.out),
      ...(second === undefined ? {} : { [L.IN_B]: place(second) }),
      [L.SCRATCH]: { region: 'scratch', offset: 0 },
      ...fieldsOf(step, tensors),
      ...meets(step, steps[i + 1]),
    };
    if (step.op.kind === 'causal') {
      const remembering = { ...record, [L.MEMORY_OFFSET]: memory };
      records.push({ ...remembering, [L.CODE]: L.CODE_REMEMBER, [L.BARRIER]: 1 }, remembering);
      memory += causalMemoryBytes(step.op);
    } else records.push(record);
  }
  column = 0;
  for (const { name, width } of program.outputs) {
    const source = plan.values.get(name); // a sample's result is none of the kernels'
    if (source) {
      records.push({
        [L.CODE]: L.CODE_EXPORT,
        ...shapeFields(source, callersRows(source, outputWidth)),
        [L.IN]: place(name),
        [L.OUT]: { region: 'output', offset: 4 * column },
      });
    }
    column += width;
  }
  records[records.length - 1] = { ...records.at(-1)!, [L.BARRIER]: 1 };
  return {
    records,
    valueBytes: plan.bytes,
    scratchBytes: scratch,
    memoryBytes: memory,
    values: plan.values,
    inputWidth,
    outputWidth,
  };
}

const totalWidth = (values: readonly { readonly width: number }[]): number =>
  values.reduce((sum, { width }) => sum + width, 0);

/** A value's columns as they lie among the caller's i32 rows. */
const callersRows = (value: ValueBuffer, width: number): ValueBuffer => ({
  ...value,
  wide: true,
  stride: 4 * width,
});

const shapeFields = (from: ValueBuffer, to: ValueBuffer): Fields => ({
  [L.ONE_ROW]: from.rows === 1 ? 1 : 0,
  [L.WIDTH]: from.width,
  [L.IN_STRIDE]: from.stride,
  [L.IN_WIDE]: from.wide ? 1 : 0,
  [L.OUT_STRIDE]: to.stride,
  [L.OUT_WIDE]: to.wide ? 1 : 0,
});
