/**
 * The thread on which a localnet's models are obtained: quantising and packing one takes seconds at a stretch, in which this localnet's bootstrap
 * peer would answer nobody.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { modelByName } from '../models/by-name.ts';
import type { StoredModel } from '../models/packed-store.ts';
import type { Stages } from '../stages.ts';
import type { ModelsNews, ModelsOrder } from './models.ts';

const tell = (news: ModelsNews, moved: readonly ArrayBuffer[] = []): void =>
  parentPort!.postMessage(news, moved);

const stages: Stages = {
  done: (name, text, startedAt) => {
    const tookMs = startedAt === undefined ? null : performance.now() - startedAt;
    tell({ kind: 'done', name, text, tookMs });
  },
  progress: (name, text, amount) => tell({ kind: 'progress', name, text, amount }),
};

async function obtain({ models, otherwise, shards, config }: ModelsOrder): Promise<StoredModel[]> {
  const packed: StoredModel[] = [];
  for (const name of models) {
    try {
      packed.push(await modelByName(name, shards, config, stages));
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (otherwise === null || error.family !== 'unavailable') throw error;
      for (const reason of [error.details.tried ?? error.message].flat()) {
        stages.done('no source', String(reason));
      }
      stages.done('instead', `${name} cannot be had here and now; going on with ${otherwise}`);
      packed.push(await modelByName(otherwise, shards, config, stages));
    }
  }
  return packed;
}

/** Of a buffer of its own, which can be moved. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

try {
  const models = (await obtain(workerData as ModelsOrder)).map(({ manifest, files, tokenizer }) => ({
    manifest,
    files: files.map(own),
    tokenizer: tokenizer === null ? null : own(tokenizer),
  }));
  const moved = models.flatMap(({ files, tokenizer }) =>
    [...files, ...(tokenizer === null ? [] : [tokenizer])].map(({ buffer }) => buffer),
  );
  tell({ kind: 'models', models }, moved);
} catch (thrown) {
  const error = asVeilmeshError(thrown);
  const stack = error.cause instanceof Error ? (error.cause.stack ?? null) : null;
  tell({ kind: 'failed', error: error.toJSON(), stack });
}
