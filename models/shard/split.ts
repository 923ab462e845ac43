/**
 * Cuts a whole model into parts that run one after another: embed | shard 0 | … | shard k-1 | head.
 *
 * Every part is a program of its own: its inputs are the values live at its first boundary, its outputs those live at
 * its last (a value may pass through untouched), its weights only what its operations use.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { Program } from '../program/types.ts';
import { type Boundary, boundariesOf, edgeAt } from './cut.ts';
import { layOut, tensorViews } from './layout.ts';
import type { EdgeSpec, PartManifest } from './types.ts';

/** Half-open range of a program's operations. */
export type OpRange = readonly [from: number, to: number];

/** A model before it is split: who runs which operations. */
export interface WholeModel {
  readonly program: Program;
  readonly weights: Uint8Array;
  /** [0, a): run by the client before it sends; empty when the client's preprocessing is code. */
  readonly embedOps: OpRange;
  /** [a, b): run by the hops. */
  readonly hopOps: OpRange;
  /** [b, ops.length): run by the client on what comes back; may be empty. */
  readonly headOps: OpRange;
}

export interface ModelPart {
  readonly role: PartManifest['role'];
  readonly index: number;
  /** Range of the whole program's operations. */
  readonly ops: OpRange;
  readonly in: EdgeSpec;
  readonly out: EdgeSpec;
  readonly program: Program;
  readonly weights: Uint8Array;
}

/**
 * @param cuts boundaries between shards, strictly ascending inside hopOps (ShardPlan.cuts)
 * @returns parts in order of execution; an empty embed or head part is absent
 * @throws UsageError SHARD_RANGES | SHARD_CUTS | SHARD_CUT_MIXED_ROWS | SHARD_CUT_BLOCKS
 */
export function splitModel(model: WholeModel, cuts: readonly number[]): ModelPart[] {
  const { embedOps, hopOps, headOps, program } = model;
  assertRanges(model);
  const ends = [...cuts, hopOps[1]];
  ends.forEach((end, i) => {
    if (!Number.isInteger(end) || end <= (ends[i - 1] ?? hopOps[0])) {
      throw new UsageError('SHARD_CUTS', 'cuts must ascend strictly inside the hop operations', {
        details: { cuts: [...cuts], hopOps: [...hopOps] },
      });
    }
  });
  const boundaries = boundariesOf(program);
  const part = (role: ModelPart['role'], index: number, ops: OpRange): ModelPart =>
    cutOut(model, boundaries, role, index, ops);
  return [
    ...(embedOps[0] < embedOps[1] ? [part('embed', 0, embedOps)] : []),
    ...ends.map((end, i) => part('shard', i, [ends[i - 1] ?? hopOps[0], end])),
    ...(headOps[0] < headOps[1] ? [part('head', 0, headOps)] : []),
  ];
}

/** @throws UsageError SHARD_RANGES */
export function assertRanges({ program, embedOps, hopOps, headOps }: WholeModel): void {
  const bounds = [0, ...embedOps, ...hopOps, ...headOps, program.ops.length];
  const joined = [0, 2, 4, 6].every((i) => bounds[i] === bounds[i + 1]);
  const ascending = bounds.every((bound, i) => Number.isInteger(bound) && bound >= (bounds[i - 1] ?? 0));
  if (!joined || !ascending || hopOps[0] === hopOps[1]) {
    throw new UsageError(
      'SHARD_RANGES',
      'embed, hop and head operations must cover the program in this order',
      {
        details: { embedOps: [...embedOps], hopOps: [...hopOps], headOps: [...headOps] },
      },
    );
  }
}

function cutOut(
  { program, weights }: WholeModel,
  boundaries: readonly Boundary[],
  role: ModelPart['role'],
  index: number,
  ops: OpRange,
): ModelPart {
  const [from, to] = ops;
  const own = program.ops.slice(from, to);
  const { name, maxRows, maxPositions } = program;
  const laidOut = layOut(own, tensorViews(program.tensors, weights));
  return {
    role,
    index,
    ops,
    in: edgeAt(boundaries[from]!),
    out: edgeAt(boundaries[to]!),
    program: {
      version: 1,
      name,
      inputs: boundaries[from]!.live,
      outputs: boundaries[to]!.live,
      ops: own,
      tensors: laidOut.tensors,
      maxRows,
      ...(maxPositions === undefined ? {} : { maxPositions }),
    },
    weights: laidOut.weights,
  };
}
