/**
 * Splits the hop operations of a model into k contiguous shards.
 *
 * The pipeline is as slow as its costliest shard, so that cost is minimised first, subject to the memory of a node and
 * to the boundaries that can be edges. Among all plans within SLACK of that optimum the one that sends the fewest
 * words between hops is taken (every word is masked, sent and committed), and among those the most even one.
 * Both steps are exact, by dynamic programming over boundaries: O(k n²) for n operations.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { type Boundary, boundariesOf, edgeAt } from './cut.ts';
import { createRangeMeasure, type Measure } from './measure.ts';
import { assertRanges, type OpRange, type WholeModel } from './split.ts';
import type { EdgeSpec } from './types.ts';

/**
 * A plan may have a costliest shard this much above the optimum if its edges are narrower: masking, sending and
 * committing to one word takes about as long as a thousand multiply-accumulates.
 */
const SLACK = 0.2;

export interface PlanRequest {
  readonly model: WholeModel;
  /** k >= 1. */
  readonly shards: number;
  /** Bytes that one node can give to a shard; they must hold it and one sequence of full length. */
  readonly memoryLimit: number;
}

export interface PlannedShard extends Measure {
  readonly index: number;
  readonly ops: OpRange;
  readonly in: EdgeSpec;
  readonly out: EdgeSpec;
}

export interface ShardPlan {
  /** Boundaries between shards, ascending, as `splitModel` takes them; k - 1 of them. */
  readonly cuts: readonly number[];
  readonly shards: readonly PlannedShard[];
  /** Multiply-accumulates per row of the costliest shard. */
  readonly largestCost: number;
  /** The least that `largestCost` can be for this k. */
  readonly optimalCost: number;
  /** Words between hops in a step of maxRows. */
  readonly wordsBetween: number;
}

/**
 * @throws UsageError SHARD_RANGES | SHARD_CUT_MIXED_ROWS | SHARD_CUT_BLOCKS when the hop operations themselves are not a possible part
 * @throws UsageError SHARD_COUNT_IMPOSSIBLE when the program has too few allowed boundaries for k
 * @throws UsageError SHARD_MEMORY_TOO_SMALL when no division into k fits; details name the memory that would do
 */
export function planShards({ model, shards, memoryLimit }: PlanRequest): ShardPlan {
  assertRanges(model);
  const { program, hopOps } = model;
  const boundaries = boundariesOf(program);
  const points = allowedPoints(boundaries, hopOps);
  if (!Number.isInteger(shards) || shards < 1 || shards > points.length - 1) {
    throw new UsageError('SHARD_COUNT_IMPOSSIBLE', `${program.name} cannot be split into ${shards} shards`, {
      details: { shards, largest: points.length - 1 },
      hint: `ask for 1 to ${points.length - 1} shards`,
    });
  }
  const measure = createRangeMeasure(program, boundaries);
  const need = (from: number, to: number): number => {
    const { memory, memoryPerPosition } = measure(from, to);
    return memory + memoryPerPosition * (program.maxPositions ?? 0);
  };
  const fits = (from: number, to: number): boolean => need(from, to) <= memoryLimit;
  const cost = (from: number, to: number): number =>
    fits(from, to) ? measure(from, to).cost : Number.POSITIVE_INFINITY;
  const optimalCost = smallestLargest(points, shards, cost);
  if (optimalCost === Number.POSITIVE_INFINITY)
    throw memoryTooSmall(smallestLargest(points, shards, need), shards, memoryLimit);

  const words = (at: number): number => {
    const { width, rows } = boundaries[at]!;
    return rows === 'n' ? width * program.maxRows : width;
  };
  const ceiling = optimalCost * (1 + SLACK);
  const ends = narrowest(
    points,
    shards,
    (from, to) => (cost(from, to) <= ceiling ? cost(from, to) : null),
    words,
  );
  const planned = ends.map((to, index): PlannedShard => {
    const from = index === 0 ? hopOps[0] : ends[index - 1]!;
    const edges = { in: edgeAt(boundaries[from]!), out: edgeAt(boundaries[to]!) };
    return { index, ops: [from, to], ...edges, ...measure(from, to) };
  });
  const cuts = ends.slice(0, -1);
  return {
    cuts,
    shards: planned,
    largestCost: Math.max(...planned.map((shard) => shard.cost)),
    optimalCost,
    wordsBetween: cuts.reduce((sum, at) => sum + words(at), 0),
  };
}

/** One line per shard and one for the whole, for people. */
export function explainPlan(plan: ShardPlan): string[] {
  const shards = plan.shards.map(
    ({ index, ops: [from, to], cost, bytes, memory, memoryPerPosition, out }) =>
      `shard ${index}: operations ${from}..${to - 1}, ${cost} MACs a row, ${bytes} bytes of weights, ` +
      `${memory} bytes in memory${memoryPerPosition > 0 ? ` and ${memoryPerPosition} a position` : ''}, hands on ${out.width} words${out.rows === 'n' ? ' a row' : ''}`,
  );
  const above = ((plan.largestCost / plan.optimalCost - 1) * 100).toFixed(1);
  const summary =
    plan.optimalCost === 0
      ? 'no shard multiplies'
      : `the costliest shard is ${above} % above the optimum for ${plan.shards.length} shards`;
  return [...shards, `${summary}; ${plan.wordsBetween} words between hops in the longest step`];
}

/** Both ends of the hop operations (which must be edges) and every boundary between that can be one. */
function allowedPoints(boundaries: readonly Boundary[], [from, to]: OpRange): number[] {
  edgeAt(boundaries[from]!);
  edgeAt(boundaries[to]!);
  const points: number[] = [];
  for (let at = from; at <= to; at++) if (boundaries[at]!.rows !== null) points.push(at);
  return points;
}

/** Least possible largest `weight` over divisions of the points into k ranges; infinite when there is none. */
function smallestLargest(
  points: readonly number[],
  k: number,
  weight: (from: number, to: number) => number,
): number {
  // best[p]: least largest weight of `used` ranges that end at point p
  let best = points.map((_, p) => (p === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let used = 1; used <= k; used++) {
    best = points.map((to, p) => {
      let least = Number.POSITIVE_INFINITY;
      for (let q = 0; q < p; q++) least = Math.min(least, Math.max(best[q]!, weight(points[q]!, to)));
      return least;
    });
  }
  return best.at(-1)!;
}

interface Division {
  readonly words: number;
  /** Σ cost²: smaller is more even. */
  readonly unevenness: number;
  /** Ends of the ranges so far. */
  readonly ends: readonly number[];
}

/** Ends of k ranges, each with a cost (null: not allowed), with the fewest words at inner ends. */
function narrowest(
  points: readonly number[],
  k: number,
  cost: (from: number, to: number) => number | null,
  words: (at: number) => number,
): readonly number[] {
  let best: (Division | null)[] = points.map((_, p) =>
    p === 0 ? { words: 0, unevenness: 0, ends: [] } : null,
  );
  for (let used = 1; used <= k; used++) {
    best = points.map((to, p) => {
      let least: Division | null = null;
      for (let q = 0; q < p; q++) {
        const before = best[q];
        const own = cost(points[q]!, to);
        if (before == null || own === null) continue;
        const candidate = {
          words: before.words + (used < k ? words(to) : 0),
          unevenness: before.unevenness + own * own,
          ends: [...before.ends, to],
        };
        if (least === null || isBetter(candidate, least)) least = candidate;
      }
      return least;
    });
  }
  return best.at(-1)!.ends;
}

const isBetter = (a: Division, b: Division): boolean =>
  a.words < b.words || (a.words === b.words && a.unevenness < b.unevenness);

function memoryTooSmall(needed: number, k: number, memoryLimit: number): UsageError {
  return new UsageError('SHARD_MEMORY_TOO_SMALL', `no division into ${k} shards fits ${memoryLimit} bytes`, {
    details: { shards: k, memoryLimit, needed },
    hint: 'allow more memory per node or split into more shards',
  });
}
