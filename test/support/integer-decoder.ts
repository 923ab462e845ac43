/**
 * A decoder of a few thousand seeded weights as a model, for tests of sequences and shards.
 * @module
 */
import { decoder } from '../../models/engine/conformance/decoder.ts';
import { valuesOf } from '../../models/program/shapes.ts';
import type { Op } from '../../models/program/types.ts';
import type { WholeModel } from '../../models/shard/split.ts';

export const VOCABULARY = 23;
export const POSITIONS = 24;
export const MAX_ROWS = 8;
const SHAPE = {
  layers: 3,
  width: 8,
  heads: 2,
  kvHeads: 1,
  headDim: 4,
  hidden: 6,
  vocabulary: VOCABULARY,
  positions: POSITIONS,
  maxRows: MAX_ROWS,
};
const HEAD_OPS = 3; // norm, bfp, bfplinear
const SAMPLE: Op = { kind: 'sample', name: 'next', in: ['logits'], out: 'next', frac: 12 };

/** From ids to logits; `closed`: to the ids drawn from them, with embedding and head for the hops. */
export function integerDecoder({ closed = false } = {}): WholeModel {
  const { program: whole, weights } = decoder('tiny-decoder', SHAPE);
  const toLogits = whole.ops.slice(0, whole.ops.findIndex(({ out }) => out === 'logits') + 1);
  const ops = closed ? [...toLogits, SAMPLE] : toLogits;
  const draft = { ...whole, ops, outputs: [] };
  const program = { ...draft, outputs: [valuesOf(draft).get(ops.at(-1)!.out)!] };
  const end = ops.length;
  return closed
    ? { program, weights, embedOps: [0, 0], hopOps: [0, end], headOps: [end, end] }
    : { program, weights, embedOps: [0, 1], hopOps: [1, end - HEAD_OPS], headOps: [end - HEAD_OPS, end] };
}
