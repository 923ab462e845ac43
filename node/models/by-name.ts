/**
 * A model that a localnet can publish, by its name: one of ours, SmolLM2, or one that was imported.
 * @module
 */
import { join } from 'node:path';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';
import type { Stages } from '../stages.ts';
import { packCatalogModel } from './catalog.ts';
import { damagedModel, listImported, loadImported } from './imported.ts';
import { isCatalogName, KNOWN_MODELS, SMOLLM2 } from './names.ts';
import type { StoredModel } from './packed-store.ts';
import { ensureSmolLM2 } from './smollm2.ts';

/** @throws UsageError MODEL_UNKNOWN | MODEL_DAMAGED; UnavailableError SOURCE_UNREACHABLE */
export async function modelByName(
  name: string,
  shards: number,
  config: Pick<Config, 'home' | 'smollm2'>,
  stages: Stages,
): Promise<StoredModel> {
  if (isCatalogName(name)) return await packCatalogModel(name, shards, join(config.home, 'models'), stages);
  if (name === SMOLLM2) return await ensureSmolLM2(config, shards, stages);
  const imported = await loadImported(config.home, name, shards, stages);
  if (imported !== null) return imported;
  throw absentModel(name, config.home);
}

/** @throws UsageError MODEL_UNKNOWN | MODEL_DAMAGED unless a localnet in this home could have a model of the name */
export function checkKnown(name: string, home: string): void {
  if (KNOWN_MODELS.includes(name)) return;
  const imported = listImported(home).some((manifest) => manifest.name === name);
  if (!imported || damagedModel(home, name) !== null) throw absentModel(name, home);
}

function absentModel(name: string, home: string): UsageError {
  const damaged = damagedModel(home, name);
  if (damaged !== null) {
    return new UsageError('MODEL_DAMAGED', `'${name}' was imported, and is damaged`, {
      details: { reason: damaged.reason },
      hint: damaged.fix,
    });
  }
  return new UsageError('MODEL_UNKNOWN', `there is no model '${name}'`, {
    details: {
      known: [...new Set([...KNOWN_MODELS, ...listImported(home).map((manifest) => manifest.name)])],
    },
    hint: 'veilmesh model import <path> --name <name>',
  });
}
