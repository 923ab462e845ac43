import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { blockCase, refusedCases } from '../../../models/engine/conformance/block.ts';
import type { ConformanceCase } from '../../../models/engine/conformance/case.ts';
import type { Engine } from '../../../models/engine/types.ts';
import { createArenas } from '../../../models/engine/wasm/arena.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { startThreads } from '../../../models/engine/wasm/threads.ts';
import { runReference } from '../../../models/program/reference.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { runStep } from '../../support/steps.ts';

const block = blockCase();

const expected = ({ program, weights, steps: [step] }: ConformanceCase): Int32Array =>
  runReference(program, createTensors(program.tensors, weights), step!.input, step!.rows);

const runFirst = async (engine: Engine, { program, weights, steps: [step] }: ConformanceCase) =>
  await runStep(await engine.load(program, weights), step!.input, step!.rows);

async function workersOf(start: () => Promise<Engine>): Promise<{ engine: Engine; workers: Worker[] }> {
  const workers: Worker[] = [];
  const seen = (worker: Worker): void => void workers.push(worker);
  process.on('worker', seen);
  const engine = await start();
  process.off('worker', seen);
  return { engine, workers };
}

test('one thread starts no worker', async () => {
  const { engine, workers } = await workersOf(() => createWasmEngine());
  assert.equal(workers.length, 0);
  assert.deepEqual(await runFirst(engine, block), expected(block));
  await engine.close();
});

test('three threads are the caller and two workers', async () => {
  const { engine, workers } = await workersOf(() => createWasmEngine({ threads: 3 }));
  assert.equal(workers.length, 2);
  await engine.close();
});

test('refuses thread counts that make no sense', async () => {
  for (const threads of [0, -1, 1.5, 65, Number.NaN]) {
    await assert.rejects(createWasmEngine({ threads }), { code: 'ENGINE_THREADS' });
  }
});

test('steps asked for at once do not disturb each other', async () => {
  const engine = await createWasmEngine({ threads: 2 });
  const programs = await Promise.all([0, 1].map(() => engine.load(block.program, block.weights)));
  const [first, second] = block.steps;
  const runs = Array.from({ length: 40 }, (_, i) => {
    const step = i % 3 ? first! : second!;
    return runStep(programs[i % 2]!, step.input, step.rows);
  });
  const tensors = createTensors(block.program.tensors, block.weights);
  const answers = [first!, second!].map((s) => runReference(block.program, tensors, s.input, s.rows));
  (await Promise.all(runs)).forEach((got, i) => {
    assert.deepEqual(got, answers[i % 3 ? 0 : 1]);
  });
  await engine.close();
});

test('a refused input leaves the program usable', async () => {
  const engine = await createWasmEngine({ threads: 2 });
  for (const { name, code, case: one } of refusedCases()) {
    const loaded = await engine.load(one.program, one.weights);
    const width = one.program.inputs[0]!.width;
    for (let round = 0; round < 2; round++) {
      await assert.rejects(runStep(loaded, one.steps[0]!.input, one.steps[0]!.rows), { code }, name);
      await runStep(loaded, new Int32Array(width), 1);
    }
  }
  await engine.close();
});

test('an input of the wrong length is refused', async () => {
  const engine = await createWasmEngine();
  const loaded = await engine.load(block.program, block.weights);
  await assert.rejects(runStep(loaded, new Int32Array(14), 1), { code: 'PROGRAM_INPUT_LENGTH' });
  await assert.rejects(runStep(loaded, new Int32Array(15), 1.5), { code: 'PROGRAM_ROWS' });
  await engine.close();
});

test('the caller owns its arrays: input unchanged, results independent', async () => {
  const engine = await createWasmEngine();
  const loaded = await engine.load(block.program, block.weights);
  const { input, rows } = block.steps[0]!;
  const before = input.slice();
  const one = await runStep(loaded, input, rows);
  const kept = one.slice();
  await runStep(loaded, block.steps[1]!.input, block.steps[1]!.rows);
  assert.deepEqual(input, before);
  assert.deepEqual(one, kept);
  await engine.close();
});

test('an unloaded program and a closed engine compute no more', async () => {
  const engine = await createWasmEngine({ threads: 2 });
  const first = await engine.load(block.program, block.weights);
  const second = await engine.load(block.program, block.weights);
  const { input, rows } = block.steps[0]!;
  const sequences = [first.open(0), second.open(0)] as const;
  first.unload();
  first.unload();
  assert.throws(() => first.open(0), { code: 'PROGRAM_UNLOADED' });
  await assert.rejects(first.run([{ sequence: sequences[0], input, rows }]), { code: 'PROGRAM_UNLOADED' });
  assert.deepEqual(await runStep(second, input, rows), expected(block));
  await engine.close();
  await assert.rejects(second.run([{ sequence: sequences[1], input, rows }]), { code: 'ENGINE_CLOSED' });
});

test('arenas are reused after they are freed, zeroed, and never overlap', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 64, shared: true });
  const arenas = createArenas(memory);
  const [a, b, c] = [arenas.take(100_000), arenas.take(200_000), arenas.take(300_000)];
  const size = memory.buffer.byteLength;
  const held = new Uint8Array(memory.buffer, b.address, b.bytes).fill(7);
  arenas.free(b);
  assert.ok(held.every((byte) => byte === 0)); // at once, not when somebody else gets it
  const d = arenas.take(64_000);
  const e = arenas.take(64_000);
  assert.equal(d.address, b.address);
  assert.ok(new Uint8Array(memory.buffer, d.address, d.bytes).every((byte) => byte === 0));
  assert.ok(e.address >= d.address + d.bytes && e.address + e.bytes <= c.address);
  assert.ok(a.address + a.bytes <= d.address);
  assert.equal(memory.buffer.byteLength, size);
  assert.throws(() => arenas.take(8_000_000), { code: 'ENGINE_MEMORY' });
});

test('when a worker dies, the step in progress and all later ones are rejected', async () => {
  const { engine, workers } = await workersOf(() => createWasmEngine({ threads: 3 }));
  const loaded = await engine.load(block.program, block.weights);
  const { input, rows } = block.steps[0]!;
  await runStep(loaded, input, rows);
  void workers[1]!.terminate();
  await assert.rejects(
    async () => {
      for (;;) await runStep(loaded, input, rows);
    },
    { code: 'ENGINE_WORKER_LOST', family: 'internal' },
  );
  await assert.rejects(runStep(loaded, input, rows), { code: 'ENGINE_WORKER_LOST' });
  await engine.close();
});

/** (module (func (export "step") (param i32 i32 i32 i32 i64) (result i32) unreachable)) */
const TRAPS = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x0a, 0x01, 0x60, 0x05, 0x7f, 0x7f, 0x7f, 0x7f, 0x7e, 0x01, 0x7f],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x07, 0x08, 0x01, 0x04, 0x73, 0x74, 0x65, 0x70, 0x00, 0x00],
  ...[0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b],
);

test('a kernel that traps rejects the step with a code and halts the engine', async () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const threads = await startThreads(new WebAssembly.Module(TRAPS), memory, 1);
  const port = { address: 0, width: 1 };
  const arena = { address: 0, bytes: 0 };
  const tape = {
    ...{ arena, address: 0, length: 0, input: port, output: port, rowTable: 0 },
    ...{ memoryBytes: 0, samples: [], faults: [] },
  };
  const run = (): Promise<void> => threads.run((pass) => pass(tape, 1));
  await assert.rejects(run(), { code: 'ENGINE_TRAPPED', family: 'internal' });
  await assert.rejects(run(), { code: 'ENGINE_TRAPPED' });
});

test('works inside a worker thread', async () => {
  const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const source = `
    import { parentPort } from 'node:worker_threads';
    import { admit } from ${url('../../../models/engine/conformance.ts')};
    import { createWasmEngine } from ${url('../../../models/engine/wasm/engine.ts')};
    const engine = await createWasmEngine({ threads: 2 });
    parentPort.postMessage(await admit(engine));
    await engine.close();
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const [admission] = await once(worker, 'message');
  assert.equal(admission.admitted, true);
  await once(worker, 'exit');
});

test('an engine left open does not keep the process alive', async () => {
  const path = JSON.stringify(new URL('../../../models/engine/wasm/engine.ts', import.meta.url).href);
  const source = `const { createWasmEngine } = await import(${path}); await createWasmEngine({ threads: 3 });`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source], { timeout: 20_000 });
});
