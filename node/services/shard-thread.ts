/**
 * A thread that looks at what others say of a model's shards, with one part at a time: fetched when it is needed, and checked
 * against the chain's root.
 * @module
 */
import { Worker } from 'node:worker_threads';
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { encodeManifest, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { type Calls, createCalls } from '../tee/calls.ts';
import { createPartShelf, type PartSources } from './part-files.ts';

/** What such a thread is asked first; it checks the part's file itself. */
export interface ShardBoot {
  readonly kind: 'boot';
  readonly manifest: Uint8Array;
  readonly part: Uint8Array;
  readonly shardIndex: number;
}

/** Of whom something is said. */
export interface ShardName {
  readonly modelRoot: Uint8Array;
  readonly shardRoot: Uint8Array;
}

export interface ShardThread<Call> {
  /**
   * One after another. Whoever holds the process holds it by other means.
   * @throws UnavailableError SHARD_* when the part cannot be had, SHARD_THREAD when the thread has ended; what it answers with
   */
  ask(shard: ShardName, call: Call): Promise<unknown>;
  close(): Promise<void>;
}

export interface ShardThreadOptions extends PartSources {
  readonly manifestOf: (modelRoot: Uint8Array) => Promise<Manifest>;
  readonly worker: URL;
  /** For fetching a part, and for a call: what hangs is given up. */
  readonly timeLimitMs: number;
  /** Bytes of parts that stay in the folder for when they are needed again. */
  readonly keepBytes: number;
}

interface Running<Call> {
  readonly shard: string;
  readonly calls: Calls<Call | ShardBoot>;
  readonly worker: Worker;
}

export function createShardThread<Call extends { readonly kind: string }>({
  manifestOf,
  worker: url,
  timeLimitMs,
  keepBytes,
  ...sources
}: ShardThreadOptions): ShardThread<Call> {
  const borrow = createPartShelf(sources, keepBytes);
  let running: Running<Call> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const { worker } = running ?? {};
    running = undefined;
    await worker?.terminate();
  }

  async function threadFor({ modelRoot, shardRoot: root }: ShardName): Promise<Calls<Call | ShardBoot>> {
    const shard = bytesToHex(root);
    if (running?.shard === shard) return running.calls;
    await stop();
    const manifest = await manifestOf(modelRoot);
    const shardIndex = shardsOf(manifest).findIndex((part) => equalBytes(shardRoot(part), root));
    const spec = shardsOf(manifest)[shardIndex];
    if (spec === undefined)
      throw new InternalError('SHARD_UNKNOWN', 'what is said is of no shard of its model');
    const part = await borrow(spec, AbortSignal.timeout(timeLimitMs));
    const worker = new Worker(url);
    const calls = createCalls<Call | ShardBoot>(worker);
    const died = (): void => {
      calls.fail(new UnavailableError('SHARD_THREAD', 'the thread that looks at a shard has ended'));
      if (running?.worker === worker) running = undefined;
    };
    worker.on('error', died);
    worker.on('exit', died);
    worker.unref();
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
    ask(shard, call) {
      const answer = last.then(async () => {
        const timer = setTimeout(() => void stop(), timeLimitMs);
        try {
          return await (await threadFor(shard)).ask(call);
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
