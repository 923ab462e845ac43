/**
 * fast-check, which draws the same cases in every run: a failure is a change's, never chance. `npm run test:slow` draws others and
 * says its seed; `VEILMESH_FUZZ_SEED` draws those of such a run again.
 * @module
 */
import fc from 'fast-check';

/** The same of every property. */
export const SEED = Number(process.env.VEILMESH_FUZZ_SEED ?? 1);

fc.configureGlobal({ seed: SEED });

export { fc };
