/**
 * From a model file to a packed model in the home folder: read, quantised, split, with the text bundle its clients
 * will need.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { contentHash } from '../../crypto/core/hash.ts';
import type { FloatModel } from '../../models/formats/float-model.ts';
import { importDecoder } from '../../models/quantize/decoder/import.ts';
import { packModel } from '../../models/shard/manifest.ts';
import { planShards } from '../../models/shard/plan.ts';
import { splitModel } from '../../models/shard/split.ts';
import { encodeBundle } from '../../models/text/bundle.ts';
import { bundleOf } from '../../models/text/from-source.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import type { Stages } from '../stages.ts';
import { commitCells } from './commit-cells.ts';
import type { StoredModel } from './packed-store.ts';

export interface ImportRequest {
  readonly name: string;
  /** Where the weights came from, for the manifest. */
  readonly source: string;
  readonly shards: number;
  readonly closed: boolean;
  readonly stages: Stages;
}

/** @throws UsageError MODEL_NO_TEXT | DECODER_* | QUANTIZE_RANGE | SHARD_COUNT_IMPOSSIBLE ... */
export async function importModel(
  model: FloatModel,
  { name, source, shards, closed, stages }: ImportRequest,
): Promise<StoredModel> {
  if (model.text === null) {
    throw new UsageError('MODEL_NO_TEXT', 'the model comes without a tokenizer', {
      hint: 'put tokenizer.json beside it, or import a file that carries one (GGUF)',
    });
  }
  const tokenizer = encodeBundle(bundleOf(model.text));
  const startedAt = performance.now();
  const imported = await importDecoder(model, {
    name,
    source,
    tokenizer: { hash: contentHash(tokenizer), bytes: tokenizer.length },
    closed,
    onProgress: ({ what, done, total }) => {
      const rate = done === 0 ? null : (1_000 * done) / (performance.now() - startedAt);
      const etaSeconds = rate === null ? null : (total - done) / rate;
      const left = etaSeconds === null ? '' : `, ${etaSeconds.toFixed(0)} s left`;
      stages.progress('import', `${what}, ${done} of ${total}${left}`, {
        ...{ done, of: total, unit: 'steps', rate, etaSeconds },
      });
    },
  });
  const plan = planShards({ model: imported.model, shards, memoryLimit: Number.MAX_SAFE_INTEGER });
  const parts = splitModel(imported.model, plan.cuts);
  const leaves = await commitCells(parts, stages);
  return { ...packModel(imported.card, parts, leaves, nodeSha256), tokenizer };
}
