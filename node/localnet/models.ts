/**
 * The models of a localnet: taken where they are, downloaded or imported where they are not, on a thread of their own.
 * @module
 */
import { Worker } from 'node:worker_threads';
import {
  asVeilmeshError,
  errorOfFamily,
  InternalError,
  type VeilmeshError,
} from '../../crypto/core/errors.ts';
import type { Config } from '../config/schema.ts';
import type { StoredModel } from '../models/packed-store.ts';
import type { Shutdown } from '../shutdown.ts';
import type { Amount } from '../stages.ts';
import type { LocalnetOptions } from './options.ts';

/** What the thread is told. */
export interface ModelsOrder extends Pick<LocalnetOptions, 'models' | 'otherwise' | 'shards'> {
  readonly config: Pick<Config, 'home' | 'smollm2'>;
}

/** What it says of that; the last word is the models, or what it failed with. */
export type ModelsNews =
  | { readonly kind: 'done'; readonly name: string; readonly text: string; readonly tookMs: number | null }
  | {
      readonly kind: 'progress';
      readonly name: string;
      readonly text: string;
      readonly amount: Amount | undefined;
    }
  | { readonly kind: 'models'; readonly models: readonly StoredModel[] }
  | {
      readonly kind: 'failed';
      readonly error: ReturnType<VeilmeshError['toJSON']>;
      readonly stack: string | null;
    };

/** @throws UsageError MODEL_UNKNOWN; UnavailableError SOURCE_UNREACHABLE when nothing else may be taken */
export async function obtainModels(
  { models, otherwise, shards, config: { home, smollm2 }, stages }: LocalnetOptions,
  shutdown: Shutdown,
): Promise<readonly StoredModel[]> {
  const at = performance.now();
  const workerData: ModelsOrder = { models, otherwise, shards, config: { home, smollm2 } };
  const worker = new Worker(new URL('./models-worker.ts', import.meta.url), { workerData });
  shutdown.add(() => worker.terminate());
  const obtained = Promise.withResolvers<readonly StoredModel[]>();
  worker.on('message', (news: ModelsNews) => {
    if (news.kind === 'progress') stages.progress(news.name, news.text, news.amount);
    else if (news.kind === 'models') obtained.resolve(news.models);
    else if (news.kind === 'failed') obtained.reject(errorIn(news));
    else {
      const { name, text, tookMs } = news;
      stages.done(name, text, tookMs === null ? undefined : performance.now() - tookMs);
    }
  });
  worker.once('error', (error) => obtained.reject(asVeilmeshError(error)));
  worker.once('exit', () =>
    obtained.reject(new InternalError('MODELS_LOST', 'the thread that obtains the models has ended')),
  );
  const packed = await obtained.promise;
  const names = packed.map(({ manifest }) => manifest.name);
  stages.done('models', `${names.join(', ')}: packed, split into ${shards}`, at);
  return packed;
}

function errorIn({ error, stack }: Extract<ModelsNews, { kind: 'failed' }>): VeilmeshError {
  const { family, code, message, details, hint } = error;
  return errorOfFamily(family, code, message, {
    details,
    ...(hint === undefined ? {} : { hint }),
    ...(stack === null ? {} : { cause: Object.assign(new Error(message), { stack }) }),
  });
}
