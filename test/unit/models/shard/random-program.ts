/**
 * Random valid programs with residual streams, so that several values of different kinds are live at a cut.
 * @module
 */

import { inferShapes } from '../../../../models/program/shapes.ts';
import type { Op, Program, ValueSpec } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { type NamedTensor, packTensors } from '../../../../models/program/weights.ts';
import type { ProgramWithWeights } from '../../../../models/shard/merge.ts';
import type { WholeModel } from '../../../../models/shard/split.ts';
import { fc } from '../../../support/fast-check.ts';

const step = fc.record({
  kind: fc.constantFrom('linear', 'add', 'relu', 'rescale', 'meanpool'),
  pick: fc.nat(),
  other: fc.nat(),
  width: fc.integer({ min: 1, max: 6 }),
  wide: fc.boolean(),
  seed: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Steps that do not apply become a ReLU, so that every list of steps is a program. */
export const randomProgram: fc.Arbitrary<ProgramWithWeights> = fc
  .array(step, { minLength: 2, maxLength: 12 })
  .map(build);

/** The whole of it is for hops. */
export const asModel = ({ program, weights }: ProgramWithWeights): WholeModel => ({
  program,
  weights,
  embedOps: [0, 0],
  hopOps: [0, program.ops.length],
  headOps: [program.ops.length, program.ops.length],
});

/** An input of `rows` rows within the i8 range. */
export function randomInput(program: Program, rows: number, seed: number): Int32Array {
  const next = numbers(seed);
  const width = program.inputs.reduce((sum, value) => sum + value.width, 0);
  return Int32Array.from({ length: rows * width }, () => next(127));
}

function numbers(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state % (2 * limit + 1)) - limit;
  };
}

function build(steps: readonly Step[]): ProgramWithWeights {
  const inputs: ValueSpec[] = [
    { name: 'a', rows: 'n', width: 4, type: 'i8' },
    { name: 'b', rows: 'n', width: 3, type: 'i8' },
  ];
  const values = [...inputs];
  const ops: Op[] = [];
  const named: NamedTensor[] = [];
  for (const [i, chosen] of steps.entries()) {
    const op = operation(chosen, i, values, named);
    ops.push(op);
    const { tensors } = packTensors(named);
    const shapes = inferShapes({ version: 1, name: 'p', inputs, outputs: [], ops, tensors, maxRows: 8 });
    values.push({ name: op.out, ...shapes.at(-1)!.output });
  }
  const last = values.at(-1)!;
  const early = values.find(({ rows, name }) => rows === last.rows && name !== last.name);
  const outputs = early === undefined ? [last] : [last, early];
  const { tensors, weights } = packTensors(named);
  const program: Program = { version: 1, name: 'random', inputs, outputs, ops, tensors, maxRows: 8 };
  validateProgram(program, weights);
  return { program, weights };
}

function operation(chosen: Step, i: number, values: readonly ValueSpec[], named: NamedTensor[]): Op {
  const next = numbers(chosen.seed);
  const base = { name: `op${i}`, out: `v${i}` };
  const choose = (accept: (value: ValueSpec) => boolean, at: number): ValueSpec | undefined => {
    const possible = values.filter(accept);
    return possible[at % Math.max(1, possible.length)];
  };
  const requant = (width: number, out: 'i8' | 'i32') => {
    const data = Array.from({ length: width }, () => 2 ** 29 + next(2 ** 26));
    named.push({ name: `${base.name}.mult`, type: 'u32', shape: [width], data });
    return { mult: `${base.name}.mult`, out } as const;
  };
  const narrow = choose(({ type }) => type === 'i8', chosen.pick);
  if (chosen.kind === 'linear' && narrow !== undefined) {
    const shape = [chosen.width, narrow.width];
    const weight = Array.from({ length: chosen.width * narrow.width }, () => next(127));
    const bias = Array.from({ length: chosen.width }, () => next(1000));
    named.push({ name: `${base.name}.weight`, type: 'i8', shape, data: weight });
    named.push({ name: `${base.name}.bias`, type: 'i32', shape: [chosen.width], data: bias });
    return {
      kind: 'linear',
      ...base,
      in: [narrow.name],
      weight: `${base.name}.weight`,
      bias: `${base.name}.bias`,
      requant: requant(chosen.width, chosen.wide ? 'i32' : 'i8'),
    };
  }
  const wide = choose(({ type }) => type === 'i32', chosen.pick);
  if (chosen.kind === 'rescale' && wide !== undefined) {
    return { kind: 'rescale', ...base, in: [wide.name], requant: requant(wide.width, 'i8') };
  }
  if (chosen.kind === 'meanpool' && wide?.rows === 'n') {
    return { kind: 'meanpool', ...base, in: [wide.name], requant: requant(wide.width, 'i8') };
  }
  if (chosen.kind === 'add' && wide !== undefined) {
    const same = (v: ValueSpec) => v.type === 'i32' && v.width === wide.width && v.rows === wide.rows;
    return { kind: 'add', ...base, in: [wide.name, choose(same, chosen.other)!.name] };
  }
  return { kind: 'relu', ...base, in: [values[chosen.pick % values.length]!.name] };
}
