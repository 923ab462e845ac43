import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeProgram, value } from '../../../models/engine/conformance/case.ts';
import { type DecoderShape, decoder } from '../../../models/engine/conformance/decoder.ts';
import type { Engine, LoadedProgram, Sequence } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import { validateProgram } from '../../../models/program/validate.ts';
import { fc } from '../../support/fast-check.ts';

const SMALL: DecoderShape = {
  layers: 1,
  width: 16,
  heads: 2,
  kvHeads: 1,
  headDim: 8,
  hidden: 12,
  vocabulary: 13,
  positions: 24,
  maxRows: 6,
};

let engines: Engine[] = [];
before(async () => {
  engines = await Promise.all([1, 2, 3].map((threads) => createWasmEngine({ threads })));
});
after(() => Promise.all(engines.map((engine) => engine.close())));

/** Each run: rows of each sequence's step, 0 for none. */
type Schedule = readonly (readonly number[])[];

async function converse(
  loaded: LoadedProgram,
  schedule: Schedule,
  shape: DecoderShape,
): Promise<Int32Array[]> {
  const sequences = schedule[0]!.map(() => loaded.open(shape.positions));
  const all: Int32Array[] = [];
  for (const [turn, rowCounts] of schedule.entries()) {
    const steps = rowCounts.flatMap((rows, i) => {
      const sequence = sequences[i]!;
      const room = Math.min(rows, shape.positions - sequence.position);
      const input = Int32Array.from(
        { length: room },
        (_, r) => (7 * turn + 5 * i + 3 * r) % shape.vocabulary,
      );
      return room === 0 ? [] : [{ sequence, input, rows: room }];
    });
    if (steps.length > 0) all.push(...(await loaded.run(steps)));
  }
  return all;
}

const shapes = fc
  .record({
    layers: fc.integer({ min: 1, max: 2 }),
    width: fc.integer({ min: 1, max: 40 }),
    kvHeads: fc.integer({ min: 1, max: 3 }),
    group: fc.integer({ min: 1, max: 3 }),
    half: fc.integer({ min: 1, max: 11 }),
    hidden: fc.integer({ min: 1, max: 40 }),
    vocabulary: fc.integer({ min: 1, max: 30 }),
    positions: fc.integer({ min: 1, max: 40 }),
    maxRows: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ kvHeads, group, half, ...rest }) => ({
    ...rest,
    kvHeads,
    heads: kvHeads * group,
    headDim: 2 * half,
  }));

test('wasm on 1, 2 and 3 threads gives the bits of the reference on decoders whose sequences take turns', async () => {
  const schedules = (maxRows: number): fc.Arbitrary<Schedule> =>
    fc.array(fc.array(fc.nat({ max: maxRows }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
  const cases = shapes.chain((shape) => fc.tuple(fc.constant(shape), schedules(shape.maxRows)));
  await fc.assert(
    fc.asyncProperty(cases, async ([shape, schedule]) => {
      const { program, weights } = decoder('random', shape);
      validateProgram(program, weights);
      const expected = await converse(await createReferenceEngine().load(program, weights), schedule, shape);
      for (const engine of engines) {
        const loaded = await engine.load(program, weights);
        assert.deepEqual(await converse(loaded, schedule, shape), expected, `${engine.threads} threads`);
        loaded.unload();
      }
    }),
    { numRuns: 60 },
  );
});

/** Loads the small decoder with sequences that have said `ids`. */
async function started(
  engine: Engine,
  ...ids: number[][]
): Promise<{ loaded: LoadedProgram; sequences: Sequence[] }> {
  const { program, weights } = decoder('small', SMALL);
  const loaded = await engine.load(program, weights);
  const sequences: Sequence[] = [];
  for (const own of ids) {
    const sequence = loaded.open(SMALL.positions);
    await loaded.run([{ sequence, input: Int32Array.from(own), rows: own.length }]);
    sequences.push(sequence);
  }
  return { loaded, sequences };
}

test('a prompt in one step, in chunks and row by row leads to the same answer', async () => {
  const { loaded, sequences } = await started(engines[1]!, [1, 2, 3, 4, 5], [1, 2], [1]);
  const [, chunks, single] = sequences;
  await loaded.run([{ sequence: chunks!, input: Int32Array.of(3, 4, 5), rows: 3 }]);
  for (const id of [2, 3, 4, 5]) await loaded.run([{ sequence: single!, input: Int32Array.of(id), rows: 1 }]);
  const answers = await loaded.run(
    sequences.map((sequence) => ({ sequence, input: Int32Array.of(6), rows: 1 })),
  );
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  loaded.unload();
});

test('more rows at once than the program holds are computed in several passes', async () => {
  const { loaded, sequences } = await started(engines[1]!, [1], [1], [1], [1]);
  const input = Int32Array.of(4, 8, 12, 3, 7);
  const answers = await loaded.run(sequences.map((sequence) => ({ sequence, input, rows: 5 })));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  loaded.unload();
});

test('a failed run leaves every sequence where it was', async () => {
  const { loaded, sequences } = await started(engines[1]!, [1, 2], [1, 2]);
  const [good, bad] = sequences as [Sequence, Sequence];
  const step = (sequence: Sequence, ...ids: number[]) => ({
    sequence,
    input: Int32Array.from(ids),
    rows: ids.length,
  });
  await assert.rejects(loaded.run([step(good, 5), step(bad, 5, 13)]), { code: 'PROGRAM_ID_RANGE' });
  assert.deepEqual([good.position, bad.position], [2, 2]);
  const [first, second] = await loaded.run([step(good, 5), step(bad, 5)]);
  assert.deepEqual(second, first);
  const full = loaded.open(2);
  await assert.rejects(loaded.run([step(full, 1, 2, 3)]), { code: 'CONTEXT_FULL' });
  await assert.rejects(loaded.run([step(good, 1), step(good, 1)]), { code: 'SEQUENCE_TWICE' });
  assert.throws(() => loaded.open(SMALL.positions + 1), { code: 'CONTEXT_TOO_LONG' });
  full.close();
  await assert.rejects(loaded.run([step(full, 1)]), { code: 'SEQUENCE_UNKNOWN' });
  loaded.unload();
});

test('a sequence in the memory of a closed one starts from nothing', async () => {
  const { loaded, sequences } = await started(engines[1]!, [1, 2, 3, 4]);
  sequences[0]!.close();
  const again = loaded.open(SMALL.positions);
  const [answer] = await loaded.run([{ sequence: again, input: Int32Array.of(9), rows: 1 }]);
  const other = await started(engines[0]!);
  const clean = other.loaded.open(SMALL.positions);
  const [expected] = await other.loaded.run([{ sequence: clean, input: Int32Array.of(9), rows: 1 }]);
  assert.deepEqual(answer, expected);
});

test('closing a sequence and unloading the program while they compute harms no other', async () => {
  const engine = engines[2]!;
  const { loaded, sequences } = await started(engine, [1, 2], [1, 2]);
  const other = await started(engine, [1, 2]);
  const [kept, closed] = sequences as [Sequence, Sequence];
  const running = loaded.run([{ sequence: kept, input: Int32Array.of(3), rows: 1 }]);
  closed.close();
  const opened = other.loaded.open(SMALL.positions);
  const [answer] = await running;
  loaded.unload();
  const [expected] = await other.loaded.run([
    { sequence: other.sequences[0]!, input: Int32Array.of(3), rows: 1 },
    { sequence: opened, input: Int32Array.of(3), rows: 1 },
  ]);
  assert.deepEqual(answer, expected);
});

test('a sequence for which there is no memory is refused with a code, and the program goes on', async () => {
  const engine = await createWasmEngine();
  const { program, weights } = decoder('large', { ...SMALL, kvHeads: 2, headDim: 512, positions: 8192 });
  const loaded = await engine.load(program, weights);
  const opened: Sequence[] = [];
  assert.throws(
    () => {
      for (;;) opened.push(loaded.open(8192));
    },
    { code: 'ENGINE_MEMORY', family: 'unavailable' },
  );
  opened.pop()!.close();
  opened.push(loaded.open(8192));
  await loaded.run([{ sequence: opened.at(-1)!, input: Int32Array.of(1), rows: 1 }]);
  await engine.close();
});

test('a program that goes on behind a sampled token is refused', async () => {
  const { program, weights } = makeProgram('behind', {
    inputs: [value('x', 5, 'i32')],
    ops: [
      { kind: 'sample', name: 's', in: ['x'], out: 's', frac: 12 },
      { kind: 'argmax', name: 'a', in: ['s'], out: 'a' },
    ],
    tensors: [],
    outputs: ['a'],
    maxRows: 1,
    maxPositions: 1,
  });
  await assert.rejects(engines[0]!.load(program, weights), { code: 'PROGRAM_UNSUPPORTED' });
});
