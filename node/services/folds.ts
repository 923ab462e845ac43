/**
 * Looks at the folds of proven cells, in a thread, with the part of the model that they are about: fetched when it is
 * needed, one at a time, and not kept.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { encodeManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { CheckFacts, FoldContest, ProvenCell } from '../../settlement/checks/types.ts';
import { type Calls, createCalls } from '../tee/calls.ts';
import { borrowPart, type PartSources } from './part-files.ts';

export type FoldCall =
  | {
      readonly kind: 'boot';
      readonly manifest: Uint8Array;
      readonly part: Uint8Array;
      readonly shardIndex: number;
    }
  | { readonly kind: 'check'; readonly proven: ProvenCell };

export interface FoldResults {
  readonly boot: null;
  readonly check: FoldContest | null;
}

export interface Folds {
  /**
   * The move that shows a false fold of a proven cell; null when all are those of the model's weights.
   * @throws UnavailableError SHARD_* when the part cannot be had; VerificationError MANIFEST_CELLS
   */
  contestOf(facts: CheckFacts, proven: ProvenCell): Promise<FoldContest | null>;
  close(): Promise<void>;
}

export interface FoldsOptions extends PartSources {
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
}

/** For fetching a part, and for looking at one cell: what hangs is given up, and tried again in its turn. */
const TIME_LIMIT_MS = 60_000;

interface Running {
  readonly shard: string;
  readonly calls: Calls<FoldCall>;
  readonly worker: Worker;
}

export function createFolds({ manifestOf, ...sources }: FoldsOptions): Folds {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const { worker } = running ?? {};
    running = undefined;
    await worker?.terminate();
  }

  async function threadFor({ modelRoot, shardRoot: root }: CheckFacts): Promise<Calls<FoldCall>> {
    const shard = bytesToHex(root);
    if (running?.shard === shard) return running.calls;
    await stop();
    const manifest = await manifestOf(modelRoot);
    const shardIndex = shardsOf(manifest).findIndex((part) => equalBytes(shardRoot(part), root));
    const spec = shardsOf(manifest)[shardIndex];
    if (spec === undefined) throw new InternalError('CHECK_PART', 'the check is about no shard of its model');
    const part = await borrowPart(sources, spec, AbortSignal.timeout(TIME_LIMIT_MS));
    const worker = new Worker(new URL('./fold-worker.ts', import.meta.url));
    const calls = createCalls<FoldCall>(worker);
    const died = (): void => {
      calls.fail(new UnavailableError('FOLD_THREAD', 'the thread that looks at folds has ended'));
      if (running?.worker === worker) running = undefined;
    };
    worker.on('error', died);
    worker.on('exit', died);
    worker.unref(); // whoever waits for it holds the process by other means
    running = { shard, calls, worker };
    try {
      await calls.ask({ kind: 'boot', manifest: encodeManifest(manifest), part, shardIndex });
    } catch (thrown) {
      await stop();
      throw thrown;
    }
    return calls;
  }

  return {
    contestOf(facts, proven) {
      const answer = last.then(async () => {
        const timer = setTimeout(() => void stop(), TIME_LIMIT_MS);
        try {
          const calls = await threadFor(facts);
          return (await calls.ask({ kind: 'check', proven })) as FoldResults['check'];
        } finally {
          clearTimeout(timer);
        }
      });
      last = answer.catch(() => {});
      return answer;
    },
    close: stop,
  };
}
