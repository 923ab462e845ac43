/**
 * The admission run: an engine computes nothing for anybody before it has agreed with the reference, bit for bit,
 * on the edges of every operation kind (design: NUMERICS, "Engines").
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { runReference } from '../program/reference.ts';
import { createTensors } from '../program/weights.ts';
import { blockCase, pooledCase, refusedCases } from './conformance/block.ts';
import type { ConformanceCase } from './conformance/case.ts';
import { productCases } from './conformance/products.ts';
import { rowCases } from './conformance/rows.ts';
import type { Engine } from './types.ts';

export type Admission =
  | { readonly admitted: true; readonly cases: number; readonly ms: number }
  | { readonly admitted: false; readonly reason: string };

/** Every conformance case, always the same. */
export const conformanceCases = (): ConformanceCase[] => [
  ...productCases(),
  ...rowCases(),
  blockCase(),
  pooledCase(),
];

/** Never throws: whatever an engine does wrong is a reason to refuse it, named by the case. */
export async function admit(engine: Engine): Promise<Admission> {
  const start = performance.now();
  const cases = conformanceCases();
  const refusals = refusedCases();
  for (const one of cases) {
    const reason = await disagreement(engine, one);
    if (reason !== null) return { admitted: false, reason: `${one.name}: ${reason}` };
  }
  for (const { name, code, case: one } of refusals) {
    const got = await errorCode(engine, one);
    if (got !== code) return { admitted: false, reason: `${name}: expected the refusal ${code}, got ${got}` };
  }
  return { admitted: true, cases: cases.length + refusals.length, ms: performance.now() - start };
}

async function disagreement(
  engine: Engine,
  { program, weights, steps }: ConformanceCase,
): Promise<string | null> {
  const tensors = createTensors(program.tensors, weights);
  try {
    const loaded = await engine.load(program, weights);
    try {
      for (const { rows, input } of steps) {
        const expected = runReference(program, tensors, input, rows);
        const got = await loaded.run(input.slice(), rows);
        if (got.length !== expected.length) return `${got.length} entries instead of ${expected.length}`;
        const at = expected.findIndex((entry, i) => entry !== got[i]);
        if (at >= 0) return `${rows} rows, entry ${at} is ${got[at]} instead of ${expected[at]}`;
      }
    } finally {
      loaded.unload();
    }
  } catch (error) {
    return asVeilmeshError(error).message;
  }
  return null;
}

async function errorCode(engine: Engine, { program, weights, steps }: ConformanceCase): Promise<string> {
  try {
    const loaded = await engine.load(program, weights);
    try {
      await loaded.run(steps[0]!.input.slice(), steps[0]!.rows);
    } finally {
      loaded.unload();
    }
  } catch (error) {
    return asVeilmeshError(error).code;
  }
  return 'none';
}
