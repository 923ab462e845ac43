import assert from 'node:assert/strict';
import test from 'node:test';
import type { LoadedProgram, Sequence, Step } from '../../../../models/engine/types.ts';
import { createReferenceEngine } from '../../../../models/program/reference.ts';
import type { Sampling } from '../../../../models/program/sampling.ts';
import { createSequences } from '../../../../models/program/sequence.ts';
import { memoryOf } from '../../../../models/program/shapes.ts';
import type { Op } from '../../../../models/program/types.ts';
import { validateProgram } from '../../../../models/program/validate.ts';
import { fc } from '../../../support/fast-check.ts';
import { integerDecoder, MAX_ROWS, POSITIONS, VOCABULARY } from '../../../support/integer-decoder.ts';
import { build, tensor } from './build.ts';

const { program, weights } = integerDecoder();
validateProgram(program, weights);
const engine = createReferenceEngine();
const decoder = await engine.load(program, weights);

const ids = (length: number, seed = 1): number[] =>
  Array.from({ length }, (_, i) => (seed * 31 + i * 7 + ((i * i) % 5)) % VOCABULARY);
const step = (sequence: Sequence, list: readonly number[]): Step => ({
  sequence,
  input: Int32Array.from(list),
  rows: list.length,
});

/** All logits of the ids, run in chunks of the given lengths. */
async function inChunks(
  loaded: LoadedProgram,
  list: readonly number[],
  chunks: readonly number[],
): Promise<number[]> {
  const sequence = loaded.open(list.length);
  const logits: number[] = [];
  for (const rows of chunks) {
    const at = sequence.position;
    const [output] = await loaded.run([step(sequence, list.slice(at, at + rows))]);
    logits.push(...output!);
  }
  sequence.close();
  return logits;
}

test('a prompt in one step, in chunks and token by token gives the same bits', async () => {
  const list = ids(MAX_ROWS);
  const whole = await inChunks(decoder, list, [MAX_ROWS]);
  assert.equal(whole.length, MAX_ROWS * VOCABULARY);
  assert.ok(new Set(whole).size > VOCABULARY);
  for (const chunks of [
    [1, 1, 1, 1, 1, 1, 1, 1],
    [3, 5],
    [7, 1],
    [1, 2, 5],
  ]) {
    assert.deepEqual(await inChunks(decoder, list, chunks), whole, chunks.join());
  }
});

test('what a sequence has seen decides what it says', async () => {
  const list = ids(5);
  const other = [list[0]! + 1, ...list.slice(1)];
  const tail = async (tokens: readonly number[]): Promise<number[]> =>
    (await inChunks(decoder, tokens, [5])).slice(-VOCABULARY);
  assert.notDeepEqual(await tail(list), await tail(other));
});

test('steps of several sequences in one run are those of each alone', async () => {
  const lists = [ids(8, 1), ids(6, 2), ids(8, 3)];
  const alone = await Promise.all(lists.map((list) => inChunks(decoder, list, [list.length])));
  const order = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(order, async (turns) => {
      const sequences = lists.map((list) => decoder.open(list.length));
      const got: number[][] = lists.map(() => []);
      for (const counts of turns) {
        const members: number[] = [];
        const steps = counts.flatMap((count, i) => {
          const at = sequences[i]!.position;
          const rows = lists[i]!.slice(at, at + count);
          if (rows.length === 0) return [];
          members.push(i);
          return [step(sequences[i]!, rows)];
        });
        const outputs = await decoder.run(steps);
        outputs.forEach((output, k) => {
          got[members[k]!]!.push(...output);
        });
      }
      got.forEach((logits, i) => {
        assert.deepEqual(logits, alone[i]!.slice(0, logits.length));
        sequences[i]!.close();
      });
    }),
    { numRuns: 30 },
  );
});

test('a failed run leaves every sequence of it where it was', async () => {
  const [a, b] = [decoder.open(8), decoder.open(8)];
  await decoder.run([step(a, ids(3)), step(b, ids(3))]);
  const wrong: readonly [string, Step][] = [
    ['PROGRAM_ID_RANGE', step(b, [1, VOCABULARY])],
    ['PROGRAM_INPUT_LENGTH', { ...step(b, [1, 2]), rows: 1 }],
    ['CONTEXT_FULL', step(b, ids(6))],
  ];
  for (const [code, bad] of wrong) {
    await assert.rejects(decoder.run([step(a, [1, 2]), bad]), { code });
    assert.deepEqual([a.position, b.position], [3, 3]);
  }
  const [rest] = await decoder.run([step(a, ids(8).slice(3))]);
  assert.deepEqual([...rest!], (await inChunks(decoder, ids(8), [8])).slice(3 * VOCABULARY));
});

test('a sequence that is closed while its step runs holds no other sequence of the run back', () => {
  const sequences = createSequences(program, { allocate: () => null, free() {} });
  const [a, b, c] = [sequences.open(8), sequences.open(8), sequences.open(8)];
  const steps = [step(a, ids(3)), step(b, ids(2)), step(c, ids(1))];
  sequences.check(steps);
  b.close();
  sequences.advance(steps);
  assert.deepEqual([a.position, b.position, c.position], [3, 0, 1]);
});

test('a sequence takes as many rows as it was opened for, up to what the program allows', async () => {
  for (const positions of [0, POSITIONS + 1, 1.5, -1]) {
    assert.throws(() => decoder.open(positions), { code: 'CONTEXT_TOO_LONG' });
  }
  const sequence = decoder.open(4);
  await decoder.run([step(sequence, ids(4))]);
  assert.equal(sequence.position, 4);
  await assert.rejects(decoder.run([step(sequence, [1])]), { code: 'CONTEXT_FULL' });
});

test('a run takes open sequences of its program, each once', async () => {
  const sequence = decoder.open(4);
  await assert.rejects(decoder.run([step(sequence, [1]), step(sequence, [2])]), { code: 'SEQUENCE_TWICE' });
  const other = await engine.load(program, weights);
  await assert.rejects(other.run([step(sequence, [1])]), { code: 'SEQUENCE_UNKNOWN' });
  sequence.close();
  sequence.close();
  await assert.rejects(decoder.run([step(sequence, [1])]), { code: 'SEQUENCE_UNKNOWN' });
  other.unload();
  assert.throws(() => other.open(4), { code: 'PROGRAM_UNLOADED' });
  assert.deepEqual(await decoder.run([]), []);
});

test('programs without sequences run any number of steps one after another, and open none with positions', async () => {
  const x = { name: 'x', rows: 'n', width: 1, type: 'i32' } as const;
  const pool: Op = { kind: 'meanpool', name: 'p', in: ['x'], out: 'y', requant: { mult: 'm', out: 'i32' } };
  const built = build([x], [pool], [tensor('m', 'u32', [1], [2 ** 30])]);
  const loaded = await engine.load(built.program, built.weights);
  assert.throws(() => loaded.open(1), { code: 'CONTEXT_TOO_LONG' });
  const [a, b] = [loaded.open(0), loaded.open(0)];
  const steps = [step(a, [80, 160]), step(b, [800])];
  for (const _ of [1, 2]) assert.deepEqual((await loaded.run(steps)).map(Number), [15, 100]);
});

test('a closed model draws by the sampling of its sequence, the same in chunks and after a replay', async () => {
  const closed = integerDecoder({ closed: true });
  validateProgram(closed.program, closed.weights);
  const loaded = await engine.load(closed.program, closed.weights);
  const draw = async (sampling: Sampling | null, chunks: readonly number[]): Promise<number[]> => {
    const sequence = loaded.open(8, sampling);
    const drawn: number[] = [];
    for (const rows of chunks) {
      const at = sequence.position;
      drawn.push(...(await loaded.run([step(sequence, ids(8).slice(at, at + rows))]))[0]!);
    }
    return drawn;
  };
  const seeded = (seed: number): Sampling => ({
    temperature: 10_000,
    topK: 0,
    topP: 10_000,
    seed: new Uint8Array(32).fill(seed),
  });
  const logits = await inChunks(decoder, ids(8), [8]);
  const best = Array.from({ length: 8 }, (_, r) => {
    const row = logits.slice(r * VOCABULARY, (r + 1) * VOCABULARY);
    return row.indexOf(Math.max(...row));
  });
  assert.deepEqual(await draw(null, [8]), best);
  const first = await draw(seeded(1), [8]);
  assert.deepEqual(await draw(seeded(1), [5, 1, 2]), first);
  assert.notDeepEqual(await draw(seeded(2), [8]), first);
});

test('tells what a position of a sequence takes', () => {
  // two rows of kvHeads * headDim = 4 mantissas and their exponents
  assert.deepEqual([...memoryOf(program).values()], [10, 10, 10]);
});
