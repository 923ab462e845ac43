import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConformanceCase } from '../../../models/engine/conformance/case.ts';
import type { Engine } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { runReference } from '../../../models/program/reference.ts';
import { validateProgram } from '../../../models/program/validate.ts';
import { createTensors } from '../../../models/program/weights.ts';
import { fc } from '../../support/fast-check.ts';
import { runStep } from '../../support/steps.ts';
import { KINDS, programWith } from './random-program.ts';

let engines: Engine[] = [];
before(async () => {
  engines = await Promise.all([1, 2, 3].map((threads) => createWasmEngine({ threads })));
});
after(() => Promise.all(engines.map((engine) => engine.close())));

async function assertAgreement({ program, weights, steps }: ConformanceCase): Promise<void> {
  validateProgram(program, weights);
  const tensors = createTensors(program.tensors, weights);
  for (const engine of engines) {
    const loaded = await engine.load(program, weights);
    for (const { input, rows } of steps) {
      const expected = runReference(program, tensors, input, rows);
      assert.deepEqual(
        await runStep(loaded, input, rows),
        expected,
        `${engine.threads} threads, ${rows} rows`,
      );
    }
    loaded.unload();
  }
}

for (const kind of KINDS) {
  test(`wasm on 1, 2 and 3 threads gives the bits of the reference: ${kind}`, async () => {
    await fc.assert(fc.asyncProperty(programWith(kind), assertAgreement), { numRuns: 60 });
  });
}
