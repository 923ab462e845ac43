/**
 * How far a model's integers are from its floats, as it was measured here, kept beside the models for whoever looks at its card.
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { modelRoot } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { DIGITS_FILES } from '../../models/zoo/digits/index.ts';

export interface KeptQuality {
  /** A line for people. */
  readonly text: string;
  /** Unix seconds; null for what came with the model. */
  readonly measuredAt: number | null;
}

const keptSchema = z.strictObject({ text: z.string().max(512), measuredAt: z.int() });
const cardSchema = z.looseObject({
  heldOut: z.looseObject({
    images: z.int(),
    integerAccuracy: z.number(),
    floatAccuracy: z.number(),
    agreement: z.number(),
  }),
});

const fileOf = (home: string, root: string): string => join(home, 'models', 'quality', `${root}.json`);

export function keepQuality(home: string, manifest: Manifest, text: string, nowSeconds: number): void {
  const path = fileOf(home, bytesToHex(modelRoot(manifest)));
  mkdirSync(join(home, 'models', 'quality'), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ text, measuredAt: nowSeconds })}\n`);
}

/** Null where nothing is known. */
export function qualityOf(home: string, manifest: Manifest): KeptQuality | null {
  const kept = readJson(fileOf(home, bytesToHex(modelRoot(manifest))), keptSchema);
  if (kept !== null) return kept;
  if (manifest.name !== 'digits' || manifest.task !== 'classify-image') return null;
  const card = readJson(new URL(`../../models/zoo/digits/${DIGITS_FILES.card}`, import.meta.url), cardSchema);
  if (card === null) return null;
  const { images, integerAccuracy, floatAccuracy, agreement } = card.heldOut;
  const text =
    `${percent(integerAccuracy)} of ${images} held-out images, the float network ${percent(floatAccuracy)}; ` +
    `the same answer for ${percent(agreement)}`;
  return { text, measuredAt: null };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** Null where there is no file, or one of another form: it is measured again then. */
function readJson<T>(path: string | URL, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
