/**
 * The inverse of splitModel: one program from parts in order of execution.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { Program, TensorName, ValueSpec } from '../program/types.ts';
import { layOut, type TensorBytes, tensorViews } from './layout.ts';

export interface ProgramWithWeights {
  readonly program: Program;
  readonly weights: Uint8Array;
}

/**
 * @param parts in order of execution, embed to head; at least one
 * @returns the whole program, its tensors laid out by first use
 * @throws VerificationError SHARD_PARTS_DISAGREE when neighbours do not fit together or share a tensor's name but
 *   not its bytes
 */
export function mergeParts(parts: readonly ProgramWithWeights[]): ProgramWithWeights {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw disagree('there are no parts');
  const tensors = new Map<TensorName, TensorBytes>();
  parts.forEach(({ program, weights }, i) => {
    const before = parts[i - 1]?.program;
    if (before !== undefined && !sameValues(before.outputs, program.inputs)) {
      throw disagree(`part ${i} does not take what part ${i - 1} gives`);
    }
    if (!(['name', 'maxRows', 'maxPositions'] as const).every((key) => program[key] === first.program[key])) {
      throw disagree(`part ${i} is of another model`);
    }
    for (const [name, tensor] of tensorViews(program.tensors, weights)) {
      const known = tensors.get(name);
      if (known !== undefined && !sameTensor(known, tensor)) throw disagree(`parts differ in tensor ${name}`);
      tensors.set(name, tensor);
    }
  });
  const ops = parts.flatMap(({ program }) => program.ops);
  const laidOut = layOut(ops, tensors);
  return {
    program: {
      ...first.program,
      outputs: last.program.outputs,
      ops,
      tensors: laidOut.tensors,
    },
    weights: laidOut.weights,
  };
}

const disagree = (message: string): VerificationError =>
  new VerificationError('SHARD_PARTS_DISAGREE', message);

const sameValues = (a: readonly ValueSpec[], b: readonly ValueSpec[]): boolean =>
  a.length === b.length &&
  a.every((value, i) => {
    const other = b[i]!;
    return (
      value.name === other.name &&
      value.width === other.width &&
      value.rows === other.rows &&
      value.type === other.type
    );
  });

const sameTensor = (a: TensorBytes, b: TensorBytes): boolean =>
  a.spec.type === b.spec.type && a.spec.shape.join() === b.spec.shape.join() && equalBytes(a.bytes, b.bytes);
