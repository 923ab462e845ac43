/**
 * What goes into one run of the engine, who waits, and that one session's failure is its own.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError, UsageError } from '../../../crypto/core/errors.ts';
import { createStepQueue, MAX_WAITING_STEPS } from '../../../mesh/session/step-queue.ts';
import type { Sequence, Step } from '../../../models/engine/types.ts';

const sequence = (): Sequence => ({ position: 0, close() {} });
const input = (value: number, rows = 1): Int32Array => new Int32Array(rows).fill(value);
const turnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An engine whose runs end when the test says so; every step's output is its input plus 1. */
function stoppedEngine(
  refuse: (step: Step) => boolean = () => false,
  check: (input: Int32Array, rows: number) => void = () => {},
  hops = 1,
) {
  const runs: { readonly values: number[]; finish(): void }[] = [];
  const queue = createStepQueue({
    hops,
    check,
    nowUs: () => 0,
    breathe: turnOfLoop,
    run: (steps) =>
      new Promise((resolve, reject) => {
        runs.push({
          values: steps.map((step) => step.input[0]!),
          finish: () => {
            if (steps.some(refuse)) reject(new UsageError('CONTEXT_FULL', 'no room'));
            else resolve(steps.map((step) => step.input.map((value) => value + 1)));
          },
        });
      }),
  });
  /** Ends run after run until the queue is empty. @returns first word of every step, by run */
  async function finishAll(): Promise<number[][]> {
    await turnOfLoop();
    for (let i = 0; i < runs.length; i++) {
      runs[i]!.finish();
      await turnOfLoop();
      await turnOfLoop();
    }
    return runs.map(({ values }) => values);
  }
  return { queue, runs, finishAll };
}

test('steps of other sessions that come while the engine computes go into its next run together', async () => {
  const { queue, finishAll } = stoppedEngine();
  const first = queue.lane(sequence()).run(input(1), 1);
  await turnOfLoop();
  const answers = [first, ...[2, 3, 4].map((value) => queue.lane(sequence()).run(input(value), 1))];
  assert.deepEqual(await finishAll(), [[1], [2, 3, 4]]);
  assert.deepEqual(
    (await Promise.all(answers)).map(({ output }) => output[0]),
    [2, 3, 4, 5],
  );
});

test('steps that come in one turn go into one run', async () => {
  const { queue, finishAll } = stoppedEngine();
  for (const value of [1, 2, 3, 4]) void queue.lane(sequence()).run(input(value), 1);
  assert.deepEqual(await finishAll(), [[1, 2, 3, 4]]);
});

test('a session has one step in a run, and its steps keep their order', async () => {
  const { queue, finishAll } = stoppedEngine();
  const [a, b] = [queue.lane(sequence()), queue.lane(sequence())];
  const order: number[] = [];
  for (const value of [1, 2, 3]) void a.run(input(value), 1).then(() => order.push(value));
  void b.run(input(10), 1).then(() => order.push(10));
  assert.deepEqual(await finishAll(), [[1, 10], [2], [3]]);
  assert.deepEqual(order, [1, 10, 2, 3]);
});

test('a run takes one chunk of a prompt at most, sessions in turn, and every decoding step that waits', async () => {
  const { queue, finishAll } = stoppedEngine();
  const lanes = [1, 2, 3].map(() => queue.lane(sequence()));
  for (const chunk of [0, 1]) {
    for (const [i, lane] of lanes.entries()) void lane.run(input((i + 1) * 100 + chunk, 16), 16);
  }
  const decoding = queue.lane(sequence());
  for (let i = 0; i < MAX_WAITING_STEPS; i++) void decoding.run(input(i), 1);
  const runs = await finishAll();
  assert.deepEqual(
    runs.map((values) => values.toSorted((a, b) => b - a)),
    [[100, 0], [200, 1], [300, 2], [101, 3], [201, 4], [301, 5], [6], [7]],
  );
});

test('nobody starves: under full load every session gets as many runs as any other', async () => {
  const { queue, runs } = stoppedEngine();
  const done = new Map<number, number>();
  const always = async (id: number, rows: number): Promise<void> => {
    const lane = queue.lane(sequence());
    while (true) {
      await lane.run(input(id, rows), rows);
      done.set(id, (done.get(id) ?? 0) + 1);
    }
  };
  for (const id of [1, 2, 3]) void always(id, 16);
  for (const id of [11, 12]) void always(id, 1);
  await turnOfLoop();
  for (let i = 0; i < 60; i++) {
    runs[i]!.finish();
    await turnOfLoop();
    await turnOfLoop();
  }
  const [prefills, decodes] = [[1, 2, 3].map((id) => done.get(id)!), [11, 12].map((id) => done.get(id)!)];
  assert.ok(Math.max(...prefills) - Math.min(...prefills) <= 1, `prompts ${prefills}`);
  assert.ok(Math.min(...decodes) >= 58, `decoding ${decodes}`);
});

test('a step the engine refuses fails alone, and nothing of its session runs after it', async () => {
  const { queue, finishAll } = stoppedEngine(({ input: words }) => words[0] === 13);
  const first = queue.lane(sequence()).run(input(1), 1);
  await turnOfLoop();
  const bad = queue.lane(sequence());
  const refused = [bad.run(input(13), 1), bad.run(input(14), 1)];
  const others = [2, 3].map((value) => queue.lane(sequence()).run(input(value), 1));
  const outcome = Promise.allSettled(refused);
  const runs = await finishAll();
  assert.deepEqual(runs, [[1], [13, 2, 3], [13], [2], [3]]);
  assert.deepEqual(
    (await outcome).map((result) => result.status === 'rejected' && result.reason.code),
    ['CONTEXT_FULL', 'CONTEXT_FULL'],
  );
  await assert.rejects(bad.run(input(15), 1), { code: 'CONTEXT_FULL' });
  assert.deepEqual(
    (await Promise.all([first, ...others])).map(({ output }) => output[0]),
    [2, 3, 4],
  );
});

test('a step that is bad by itself never joins a run: nobody is computed twice for it', async () => {
  const bad = new UsageError('PROGRAM_ID_RANGE', 'no such id');
  const { queue, finishAll } = stoppedEngine(undefined, (words) => {
    if (words[0] === 13) throw bad;
  });
  const first = queue.lane(sequence()).run(input(1), 1);
  const hostile = queue.lane(sequence());
  const good = hostile.run(input(12), 1);
  await assert.rejects(hostile.run(input(13), 1), bad);
  await assert.rejects(hostile.run(input(14), 1), bad);
  const others = [2, 3].map((value) => queue.lane(sequence()).run(input(value), 1));
  assert.deepEqual(await finishAll(), [
    [1, 12],
    [2, 3],
  ]);
  assert.equal((await good).output[0], 13);
  await Promise.all([first, ...others]);
});

test('a session that sends more than may wait is refused, and the others are not', async () => {
  const { queue, finishAll } = stoppedEngine();
  const lane = queue.lane(sequence());
  const taken = [lane.run(input(0), 1)];
  await turnOfLoop();
  for (let i = 1; i <= MAX_WAITING_STEPS; i++) taken.push(lane.run(input(i), 1));
  await assert.rejects(lane.run(input(99), 1), { code: 'SESSION_QUEUE_FULL' });
  const other = queue.lane(sequence()).run(input(50), 1);
  await finishAll();
  assert.equal((await Promise.all(taken)).length, MAX_WAITING_STEPS + 1);
  assert.equal((await other).output[0], 51);
});

test('a lane that closes rejects what waits and outlives the run it is part of', async () => {
  const { queue, runs } = stoppedEngine();
  const lane = queue.lane(sequence());
  const running = lane.run(input(1), 1);
  await turnOfLoop();
  const waiting = lane.run(input(2), 1);
  const rejected = assert.rejects(waiting, { code: 'SESSION_OVER' });
  let closed = false;
  const closing = lane.close().then(() => (closed = true));
  await rejected;
  await turnOfLoop();
  assert.equal(closed, false, 'the engine may still write to the sequence');
  runs[0]!.finish();
  await closing;
  assert.equal((await running).output[0], 2);
  await assert.rejects(lane.run(input(3), 1), UnavailableError);
});

test('on a route of several hops a run takes its part of the sessions, in fours, and those left over go first', async () => {
  const { queue, finishAll } = stoppedEngine(
    () => false,
    () => {},
    3,
  );
  const lanes = Array.from({ length: 14 }, () => queue.lane(sequence()));
  for (const turn of [0, 100]) {
    for (const [i, lane] of lanes.entries()) void lane.run(input(i + turn), 1);
  }
  const runs = await finishAll();
  assert.deepEqual(
    runs.map((run) => run.length),
    [8, 8, 8, 4],
  ); // 14 sessions, 3 hops: 4.7, so two fours
  assert.deepEqual(
    runs
      .flat()
      .slice(0, 14)
      .toSorted((a, b) => a - b),
    lanes.map((_, i) => i),
  );
  await Promise.all(lanes.slice(4).map((lane) => lane.close()));
  for (const [i, lane] of lanes.slice(0, 4).entries()) void lane.run(input(200 + i), 1);
  void queue.lane(sequence()).run(input(204), 1);
  assert.deepEqual(
    (await finishAll()).slice(runs.length).map((run) => run.length),
    [4, 1],
  );
});
