/**
 * The admission run: an engine computes nothing for anybody before it has agreed with the reference, bit for bit,
 * on the edges of every operation kind (design: NUMERICS, "Engines").
 * @module
 */
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { createReferenceEngine } from '../program/reference.ts';
import { blockCase, pooledCase, refusedCases } from './conformance/block.ts';
import type { ConformanceCase } from './conformance/case.ts';
import { floatingCases } from './conformance/floating.ts';
import { productCases } from './conformance/products.ts';
import { rowCases } from './conformance/rows.ts';
import { type SequenceCase, sequenceCases } from './conformance/sequences.ts';
import type { Engine, LoadedProgram } from './types.ts';

export type Admission =
  | { readonly admitted: true; readonly cases: number; readonly ms: number }
  | { readonly admitted: false; readonly reason: string };

/** Every conformance case, always the same. */
export const conformanceCases = (): SequenceCase[] => [
  ...[...productCases(), ...rowCases(), ...floatingCases(), blockCase(), pooledCase()].map(oneAfterAnother),
  ...sequenceCases(),
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
    const got = await errorCode(engine, oneAfterAnother(one));
    if (got !== code) return { admitted: false, reason: `${name}: expected the refusal ${code}, got ${got}` };
  }
  return { admitted: true, cases: cases.length + refusals.length, ms: performance.now() - start };
}

/** Steps that stand by themselves, in one sequence that remembers nothing. */
const oneAfterAnother = ({ steps, ...rest }: ConformanceCase): SequenceCase => ({
  ...rest,
  sequences: [{ positions: 0, sampling: null }],
  runs: steps.map((step) => [{ sequence: 0, ...step }]),
});

async function disagreement(engine: Engine, one: SequenceCase): Promise<string | null> {
  try {
    const expected = await results(createReferenceEngine(), one);
    const got = await results(engine, one);
    for (const [i, { rows, entries }] of expected.entries()) {
      const other = got[i]!.entries;
      if (other.length !== entries.length) return `${other.length} entries instead of ${entries.length}`;
      const at = entries.findIndex((entry, k) => entry !== other[k]);
      if (at >= 0) return `${rows} rows, entry ${at} is ${other[at]} instead of ${entries[at]}`;
    }
  } catch (error) {
    return asVeilmeshError(error).message;
  }
  return null;
}

async function errorCode(engine: Engine, one: SequenceCase): Promise<string> {
  try {
    await results(engine, one);
  } catch (error) {
    return asVeilmeshError(error).code;
  }
  return 'none';
}

/** The result of every step, in order. */
async function results(engine: Engine, one: SequenceCase): Promise<{ rows: number; entries: Int32Array }[]> {
  const loaded = await engine.load(one.program, one.weights);
  try {
    return await runAll(loaded, one);
  } finally {
    loaded.unload();
  }
}

async function runAll(
  loaded: LoadedProgram,
  { sequences, runs }: SequenceCase,
): Promise<{ rows: number; entries: Int32Array }[]> {
  const opened = sequences.map(({ positions, sampling }) => loaded.open(positions, sampling));
  const all: { rows: number; entries: Int32Array }[] = [];
  for (const run of runs) {
    const got = await loaded.run(
      run.map(({ sequence, rows, input }) => ({ sequence: opened[sequence]!, rows, input: input.slice() })),
    );
    if (got.length !== run.length) throw new Error(`${got.length} results for ${run.length} steps`);
    all.push(...run.map(({ rows }, i) => ({ rows, entries: got[i]! })));
  }
  return all;
}
