import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundariesOf } from '../../../../models/shard/cut.ts';
import { createRangeMeasure } from '../../../../models/shard/measure.ts';
import { explainPlan, planShards } from '../../../../models/shard/plan.ts';
import { splitModel, type WholeModel } from '../../../../models/shard/split.ts';
import { fc } from '../../../support/fast-check.ts';
import { asModel, randomProgram } from './random-program.ts';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const model = randomProgram.map(asModel);

/** Every division of the program into k shards along allowed boundaries. */
function divisions({ program }: WholeModel, k: number): number[][] {
  const boundaries = boundariesOf(program);
  const end = program.ops.length;
  const extend = (cuts: number[]): number[][] =>
    cuts.length === k - 1
      ? [cuts]
      : boundaries.flatMap(({ rows }, at) =>
          at > (cuts.at(-1) ?? 0) && at < end && rows !== null ? extend([...cuts, at]) : [],
        );
  return extend([]);
}

function judge({ program }: WholeModel, cuts: readonly number[]) {
  const boundaries = boundariesOf(program);
  const measure = createRangeMeasure(program, boundaries);
  const ends = [...cuts, program.ops.length];
  const shards = ends.map((end, i) => measure(i === 0 ? 0 : ends[i - 1]!, end));
  const words = cuts
    .map((at) => boundaries[at]!)
    .map(({ width, rows }) => (rows === 'n' ? width * 8 : width));
  return {
    cost: Math.max(...shards.map(({ cost }) => cost)),
    memory: Math.max(...shards.map(({ memory }) => memory)),
    words: words.reduce((sum, own) => sum + own, 0),
  };
}

test('no division has a cheaper costliest shard, nor fewer words within the slack', () => {
  fc.assert(
    fc.property(model, fc.integer({ min: 1, max: 4 }), (whole, k) => {
      const all = divisions(whole, k).map((cuts) => judge(whole, cuts));
      if (all.length === 0) {
        assert.throws(() => planShards({ model: whole, shards: k, memoryLimit: NO_LIMIT }), {
          code: 'SHARD_COUNT_IMPOSSIBLE',
        });
        return;
      }
      const plan = planShards({ model: whole, shards: k, memoryLimit: NO_LIMIT });
      assert.equal(plan.optimalCost, Math.min(...all.map(({ cost }) => cost)));
      const near = all.filter(({ cost }) => cost <= plan.optimalCost * 1.2);
      assert.equal(plan.wordsBetween, Math.min(...near.map(({ words }) => words)));
      const own = judge(whole, plan.cuts);
      assert.deepEqual([plan.largestCost, plan.wordsBetween], [own.cost, own.words]);
    }),
    { numRuns: 150 },
  );
});

test('keeps every shard within the memory of a node, and says what would be enough when none fits', () => {
  fc.assert(
    fc.property(model, fc.integer({ min: 1, max: 3 }), (whole, k) => {
      const all = divisions(whole, k).map((cuts) => judge(whole, cuts));
      fc.pre(all.length > 0);
      const needed = Math.min(...all.map(({ memory }) => memory));
      const plan = planShards({ model: whole, shards: k, memoryLimit: needed });
      assert.ok(plan.shards.every(({ memory }) => memory <= needed));
      assert.throws(
        () => planShards({ model: whole, shards: k, memoryLimit: needed - 1 }),
        (error: { code: string; details: { needed: number } }) =>
          error.code === 'SHARD_MEMORY_TOO_SMALL' && error.details.needed === needed,
      );
    }),
    { numRuns: 100 },
  );
});

test('measures a shard inside the whole program as the part on its own', () => {
  fc.assert(
    fc.property(model, (whole) => {
      const [cuts] = divisions(whole, 3);
      fc.pre(cuts !== undefined);
      const measure = createRangeMeasure(whole.program, boundariesOf(whole.program));
      for (const { ops, program, weights } of splitModel(whole, cuts)) {
        const alone = createRangeMeasure(program, boundariesOf(program))(0, program.ops.length);
        assert.deepEqual(measure(...ops), alone);
        assert.equal(alone.bytes, weights.length);
      }
    }),
    { numRuns: 50 },
  );
});

test('refuses impossible numbers of shards and names the largest possible one', () => {
  const whole = fc.sample(model, { numRuns: 1, seed: 5 })[0]!;
  for (const shards of [0, -1, 1.5, 100]) {
    assert.throws(
      () => planShards({ model: whole, shards, memoryLimit: NO_LIMIT }),
      (error: { code: string; details: { largest: number } }) => {
        assert.equal(error.code, 'SHARD_COUNT_IMPOSSIBLE');
        return (
          planShards({ model: whole, shards: error.details.largest, memoryLimit: NO_LIMIT }).cuts.length > 0
        );
      },
    );
  }
});

test('explains a plan in one line a shard and one for the whole', () => {
  const whole = fc.sample(model, { numRuns: 1, seed: 5 })[0]!;
  const lines = explainPlan(planShards({ model: whole, shards: 2, memoryLimit: NO_LIMIT }));
  assert.equal(lines.length, 3);
  assert.match(lines[0]!, /^shard 0: operations 0\.\.\d+, \d+ MACs a row/);
  assert.match(lines[2]!, /words between hops/);
});
