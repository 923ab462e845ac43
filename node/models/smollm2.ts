/**
 * SmolLM2, imported once: from the home folder when it is there, else from the first source that has it.
 * @module
 */
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Stages } from '../stages.ts';
import { importModel } from './import-model.ts';
import { loadImported, storeImported } from './imported.ts';
import { SMOLLM2 } from './names.ts';
import { openModelFile } from './open-model.ts';
import type { StoredModel } from './packed-store.ts';
import { obtainSmolLM2 } from './sources/smollm2.ts';

/** @throws UnavailableError SOURCE_UNREACHABLE, and what the import throws */
export async function ensureSmolLM2(
  { home, smollm2 }: Pick<Config, 'home' | 'smollm2'>,
  shards: number,
  stages: Stages,
): Promise<StoredModel> {
  const kept = await loadImported(home, SMOLLM2, shards, stages);
  if (kept !== null) return kept;
  let at = performance.now();
  const source = await obtainSmolLM2({
    cache: join(home, 'cache'),
    path: smollm2,
    environment: process.env,
    stages,
  });
  stages.done('source', source.from, at);
  at = performance.now();
  const file = openModelFile(source.path);
  try {
    const request = { name: SMOLLM2, source: source.origin, shards, closed: false, stages };
    const model = await importModel(file.model, request);
    storeImported(home, model);
    stages.done('import', `${SMOLLM2}: quantised, ${shards} shards`, at);
    return model;
  } finally {
    file.close();
  }
}
