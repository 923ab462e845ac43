import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admit, conformanceCases } from '../../../models/engine/conformance.ts';
import { selectEngine } from '../../../models/engine/select.ts';
import type { Engine } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { kinds } from '../../../models/program/kinds/index.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import type { Program } from '../../../models/program/types.ts';
import { validateProgram } from '../../../models/program/validate.ts';

/** The reference, with each result passed through `damage`. */
function brokenEngine(
  damage: (result: Int32Array, program: Program, input: Int32Array) => Int32Array,
): Engine {
  const reference = createReferenceEngine();
  return {
    ...reference,
    name: 'broken',
    async load(program, weights) {
      const loaded = await reference.load(program, weights);
      return {
        ...loaded,
        run: async (steps) =>
          (await loaded.run(steps)).map((result, i) => damage(result, program, steps[i]!.input)),
      };
    },
  };
}

test('every conformance program is valid', () => {
  for (const { program, weights, name } of conformanceCases()) {
    assert.doesNotThrow(() => validateProgram(program, weights), name);
  }
});

test('every operation kind is covered', () => {
  const covered = new Set(conformanceCases().flatMap(({ program }) => program.ops.map(({ kind }) => kind)));
  assert.deepEqual([...covered].sort(), Object.keys(kinds).sort());
});

test('the reference and the wasm engine are admitted', async () => {
  for (const engine of [createReferenceEngine(), await createWasmEngine()]) {
    const admission = await admit(engine);
    assert.ok(admission.admitted, engine.name);
    await engine.close();
  }
});

test('an engine that rounds half down is refused, and the case is named', async () => {
  const engine = brokenEngine((result, program) =>
    program.ops[0]!.kind === 'linear' ? result.map((y) => (y === 1 ? 0 : y)) : result,
  );
  const admission = await admit(engine);
  assert.ok(!admission.admitted);
  assert.match(admission.reason, /^linear .*: \d+ rows, entry \d+ is 0 instead of 1$/);
});

test('an engine that takes the last of equal maxima is refused', async () => {
  const engine = brokenEngine((result, program, input) =>
    program.ops[0]!.kind === 'argmax' && program.inputs[0]!.width === 3
      ? result.map((_, r) => {
          const row = input.subarray(3 * r, 3 * r + 3);
          return row.lastIndexOf(Math.max(...row));
        })
      : result,
  );
  const admission = await admit(engine);
  assert.ok(!admission.admitted);
  assert.match(admission.reason, /^argmax ties: /);
});

test('an engine that lets an input out of range pass is refused', async () => {
  const engine = createReferenceEngine();
  const lax: Engine = {
    ...engine,
    async load(program, weights) {
      const loaded = await engine.load(program, weights);
      return { ...loaded, run: (steps) => loaded.run(steps).catch(() => [new Int32Array(9)]) };
    },
  };
  const admission = await admit(lax);
  assert.ok(!admission.admitted);
  assert.match(admission.reason, /expected the refusal PROGRAM_ID_RANGE, got none/);
});

test('an engine that throws or returns too little is refused', async () => {
  const short = await admit(brokenEngine((result) => result.subarray(1)));
  assert.ok(!short.admitted);
  assert.match(short.reason, /entries instead of/);
  const throwing = await admit(
    brokenEngine(() => {
      throw new Error('kernel not found');
    }),
  );
  assert.ok(!throwing.admitted);
  assert.match(throwing.reason, /kernel not found/);
});

test('selection takes wasm by default and says why', async () => {
  const { engine, report } = await selectEngine({ threads: 2 });
  assert.equal(engine.name, 'wasm');
  assert.equal(engine.threads, 2);
  assert.equal(report.length, 1);
  assert.equal(report[0]!.state, 'chosen');
  assert.match(report[0]!.reason, /agrees with the reference on \d+ cases/);
  await engine.close();
});

test('selection passes over what is missing or wrong, and reports both', async () => {
  const { engine, report } = await selectEngine({
    prefer: 'tfjs-gpu',
    create: async (name) => {
      if (name === 'tfjs-gpu') throw new Error('no such package');
      return name === 'wasm' ? brokenEngine((result) => result.map((y) => y + 1)) : createReferenceEngine();
    },
  });
  assert.equal(engine.name, 'reference');
  assert.deepEqual(
    report.map(({ name, state }) => [name, state]),
    [
      ['tfjs-gpu', 'unavailable'],
      ['wasm', 'refused'],
      ['tfjs-wasm', 'chosen'],
    ],
  );
  assert.match(report[0]!.reason, /no such package/);
});

test('selection fails with a coded error when nothing is right', async () => {
  const create = async (): Promise<Engine> => brokenEngine((result) => result.map((y) => ~y));
  await assert.rejects(selectEngine({ create }), { code: 'ENGINE_NONE', family: 'unavailable' });
});
