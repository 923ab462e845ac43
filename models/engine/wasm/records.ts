/**
 * A program as a list of records: its inputs are imported, its operations executed, its outputs exported.
 * @module
 */
import type { Tensors } from '../../program/kind.ts';
import { TYPE_MAX } from '../../program/requantise.ts';
import type { IntType, Program } from '../../program/types.ts';
import * as L from './assembly/layout.ts';
import { type Fields, fieldsOf, type Place, scratchBytes } from './fields.ts';
import { stepsOf } from './steps.ts';
import { planValues, type ValueBuffer } from './values.ts';

export interface Records {
  readonly records: readonly Fields[];
  /** Region sizes in bytes; scratch for one thread. */
  readonly valueBytes: number;
  readonly scratchBytes: number;
  /** Entries of a caller's row. */
  readonly inputWidth: number;
  readonly outputWidth: number;
}

export function recordsOf(program: Program, tensors: Tensors): Records {
  const steps = stepsOf(program);
  const plan = planValues(program, steps);
  const inputWidth = totalWidth(program.inputs);
  const outputWidth = totalWidth(program.outputs);
  const scratch = Math.max(0, ...steps.map((step) => scratchBytes(step, program.maxRows)));
  const buffer = (name: string): ValueBuffer => plan.values.get(name)!;
  const place = (name: string): Place => ({ region: 'values', offset: buffer(name).offset });

  const records: Fields[] = [];
  let column = 0;
  for (const { name, width, type } of program.inputs) {
    records.push({
      [L.CODE]: L.CODE_IMPORT,
      ...shapeFields(callersRows(buffer(name), inputWidth), buffer(name)),
      [L.IN]: { region: 'input', offset: 4 * column },
      [L.OUT]: place(name),
      [L.LOWEST]: lowestOf(type),
      [L.HIGHEST]: TYPE_MAX[type],
    });
    column += width;
  }
  for (const step of steps) {
    const [first, second] = step.op.in;
    records.push({
      ...shapeFields(buffer(first!), buffer(step.out)),
      [L.IN]: place(first!),
      [L.OUT]: place(step.out),
      ...(second === undefined ? {} : { [L.IN_B]: place(second) }),
      [L.SCRATCH]: { region: 'scratch', offset: 0 },
      ...fieldsOf(step, tensors),
    });
  }
  column = 0;
  for (const { name, width } of program.outputs) {
    records.push({
      [L.CODE]: L.CODE_EXPORT,
      ...shapeFields(buffer(name), callersRows(buffer(name), outputWidth)),
      [L.IN]: place(name),
      [L.OUT]: { region: 'output', offset: 4 * column },
    });
    column += width;
  }
  return { records, valueBytes: plan.bytes, scratchBytes: scratch, inputWidth, outputWidth };
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

function lowestOf(type: IntType): number {
  if (type === 'i32') return -(2 ** 31);
  return type === 'u8' ? 0 : -TYPE_MAX[type];
}
