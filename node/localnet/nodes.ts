/**
 * A localnet's nodes: who serves which shard of which model, and when all of them are served.
 * @module
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Directory } from '../../mesh/directory/directory.ts';
import { modelRoot, type PackedModel, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { noteOwnCells } from '../models/own-cells.ts';
import type { Cheat } from '../tee/cheats.ts';
import type { Child } from './child.ts';
import type { LocalnetOptions } from './options.ts';

export interface PlannedNode {
  readonly folder: string;
  /** Root, hex. */
  readonly model: string;
  readonly shard: number;
  readonly what: string;
  readonly threads: number;
  /** How its TEE is broken; null: it is not. */
  readonly cheat: Cheat | null;
}

const COVERAGE_MS = 30_000;
const POLL_MS = 50;

/** The node that cheats is one of the first model, of its second shard where it has one. */
export function planNodes(
  { config, nodes, shards, cheat }: LocalnetOptions,
  models: readonly PackedModel[],
): PlannedNode[] {
  const broken = Math.min(1, shards - 1);
  return models.flatMap(({ manifest }, m) =>
    Array.from({ length: nodes }, (_, i) => ({
      folder: `nodes/${manifest.name}-${i}`,
      model: bytesToHex(modelRoot(manifest)),
      shard: i % shards,
      what: `${manifest.name} shard ${(i % shards) + 1}/${shards}`,
      threads: threadsOf(config.threads, manifest, nodes),
      cheat: m === 0 && i === broken ? (cheat ?? null) : null,
    })),
  );
}

/**
 * The nodes of this machine share its cores. A chat session works in one node after another, each waiting for the one
 * before, so each may use all of them; other models are asked many things at once.
 */
function threadsOf(wanted: number, { context }: Manifest, nodes: number): number {
  if (wanted !== 0) return wanted;
  const cores = availableParallelism();
  return context > 0 ? cores : Math.max(1, Math.floor(cores / nodes));
}

/**
 * Starts them, as many at once as there are cores, and waits until they serve.
 * @throws as they fail, once none is starting any more
 */
export async function startNodes(
  planned: readonly PlannedNode[],
  { stages }: Pick<LocalnetOptions, 'stages'>,
  start: (node: PlannedNode) => Promise<Child>,
): Promise<Child[]> {
  const startedAt = performance.now();
  let up = 0;
  const say = (): void => {
    const rate = up === 0 ? null : (1_000 * up) / (performance.now() - startedAt);
    const etaSeconds = rate === null ? null : (planned.length - up) / rate;
    const left = etaSeconds === null ? '' : `, about ${etaSeconds.toFixed(0)} s left`;
    stages.progress('nodes', `${up} of ${planned.length} nodes up${left}`, {
      ...{ done: up, of: planned.length, unit: 'steps', rate, etaSeconds },
    });
  };
  say();
  return await inParallel(planned, Math.max(2, availableParallelism()), async (node) => {
    const at = performance.now();
    const child = await start(node);
    const tee = node.cheat === null ? 'SIMULATED TEE' : `SIMULATED BROKEN TEE (${node.cheat})`;
    stages.done('node', `process ${child.pid}: ${node.what}, ${tee}, staked and registered`, at);
    up++;
    if (up < planned.length) say();
    return child;
  });
}

/** What a node of this folder need not derive: it was derived here, when the models were packed. */
export function noteCells(models: readonly PackedModel[], home: string, { folder }: PlannedNode): void {
  for (const { manifest } of models) {
    for (const part of shardsOf(manifest)) noteOwnCells(part, join(home, folder));
  }
}

export const nodeArguments = (
  { model, shard, threads, cheat }: PlannedNode,
  { config }: Pick<LocalnetOptions, 'config'>,
): string[] => [
  ...['--model', model, '--shard', String(shard)],
  ...['--threads', String(threads), '--engine', config.engine, '--tee', 'simulated'],
  ...(cheat === null ? [] : ['--cheat', cheat]),
];

/** Waits until every shard of every model has a live node in the directory. @throws UnavailableError LOCALNET_COVERAGE */
export async function untilCovered(directory: Directory, models: readonly PackedModel[]): Promise<void> {
  const wanted = models.flatMap(({ manifest }) =>
    shardsOf(manifest).map((part) => bytesToHex(shardRoot(part))),
  );
  await untilNone(() => {
    const served = new Set(
      directory.list().flatMap((record) => record.serving.map((shard) => bytesToHex(shard.shardRoot))),
    );
    return wanted.filter((root) => !served.has(root));
  });
}

/** Waits until nothing is missing in the directory. @throws UnavailableError LOCALNET_COVERAGE */
export async function untilNone(missing: () => readonly string[]): Promise<void> {
  const until = performance.now() + COVERAGE_MS;
  while (missing().length > 0) {
    if (performance.now() > until) {
      throw new UnavailableError('LOCALNET_COVERAGE', 'not every shard has a node in the directory', {
        details: { missing: missing().length },
        hint: 'read the logs in the home folder, then: veilmesh doctor',
      });
    }
    await sleep(POLL_MS);
  }
}

/** Results in order; at most `width` at once. The first failure is thrown after the rest has settled. */
async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  const failed = lanes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return results;
}
