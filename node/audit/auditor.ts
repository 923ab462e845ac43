/**
 * Audits of sessions in a thread that gives way to everything else, with one part of the model after another: fetched when
 * it is needed, and not kept.
 * @module
 */
import { MessageChannel, type MessagePort, type Transferable } from 'node:worker_threads';
import { UsageError } from '../../crypto/core/errors.ts';
import { encodeManifest, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { borrowPart, type PartSources } from '../services/part-files.ts';
import type { FalseCell } from './false-cell.ts';
import type { Divergence } from './recompute.ts';
import { auditedOf, type SessionRecord } from './record.ts';
import { type AuditThread, startAuditThread } from './thread.ts';

export interface AuditProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  /** Positions a second. */
  readonly rate: number;
  /** Of the whole audit. */
  readonly leftSeconds: number;
}

export interface Audit {
  /** The first hop, and its first position, that is not what its shard computes; null when there is none. */
  readonly divergence: Divergence | null;
  /** Positions compared at every hop. */
  readonly positions: number;
  /** @param shown what the hop that diverged published: commitments to the position's inner columns, by column */
  locate(shown: readonly Uint8Array[]): Promise<FalseCell>;
  close(): Promise<void>;
}

export interface AuditOptions extends PartSources {
  readonly manifest: Manifest;
  readonly onProgress: (progress: AuditProgress) => void;
}

/**
 * Computes a session again up to the last of these segments, or these alone where a model remembers nothing.
 * @throws UsageError AUDIT_CLOSED; VerificationError AUDIT_INPUTS; UnavailableError AUDIT_MEMORY | SHARD_* | ...
 */
export const audit = (
  record: SessionRecord,
  chosen: readonly number[],
  options: AuditOptions,
): Promise<Audit> => {
  const thread = startAuditThread();
  const session = auditedOf(record);
  return auditIn(
    thread,
    (manifest, progress) => thread.ask({ kind: 'begin', manifest, session, chosen, progress }, [progress]),
    options,
  );
};

/**
 * The same with a session that the thread has or gets by `begin`.
 * @param begin answers with the positions that every hop computes
 * @throws as audit; the thread is closed then
 */
export async function auditIn(
  thread: AuditThread,
  begin: (manifest: Uint8Array, progress: MessagePort) => Promise<number>,
  { manifest, onProgress, ...sources }: AuditOptions,
): Promise<Audit> {
  const { port1: telling, port2: progress } = new MessageChannel();
  const close = async (): Promise<void> => {
    telling.close();
    await thread.close();
  };
  try {
    if (manifest.closed) {
      throw new UsageError(
        'AUDIT_CLOSED',
        `${manifest.name} is closed: its weights are not for its clients`,
        {
          hint: 'ask for a spot-check: veilmesh run --spot-check',
        },
      );
    }
    const shards = shardsOf(manifest);
    const cost = shards.reduce((sum, part) => sum + part.cost, 0);
    let hop = 0;
    let stage = '';
    let startedAt = 0;
    let hopAt = 0;
    // it comes by a way of its own: what is told of a hop that is over already is old
    telling.on('message', ([at, done, total]: readonly [number, number, number]) => {
      if (at !== hop) return;
      const now = performance.now();
      const before = shards.slice(0, at).reduce((sum, part) => sum + part.cost, 0);
      const share = (before + (done / total) * shards[at]!.cost) / cost;
      onProgress({
        stage,
        done,
        total,
        rate: (1_000 * done) / (now - hopAt),
        leftSeconds: ((now - startedAt) / 1_000) * (1 / share - 1),
      });
    });
    telling.unref();
    const partOf = async (index: number): Promise<{ part: Uint8Array; transfer: Transferable[] }> => {
      const part = Uint8Array.from(await borrowPart(sources, shards[index]!));
      return { part, transfer: [part.buffer] };
    };
    const positions = await begin(encodeManifest(manifest), progress);
    let divergence: Divergence | null = null;
    startedAt = performance.now();
    while (divergence === null && hop < shards.length) {
      const { part, transfer } = await partOf(hop);
      stage = `hop ${hop + 1} of ${shards.length}`;
      hopAt = performance.now();
      divergence = await thread.ask({ kind: 'hop', hop, part }, transfer);
      if (divergence !== null) break;
      hop++;
    }
    return {
      divergence,
      positions,
      close,
      locate: async (shown) => {
        stage = `the cells of hop ${hop + 1}`;
        const { part, transfer } = await partOf(hop);
        hopAt = performance.now();
        return await thread.ask({ kind: 'locate', hop, part, shown }, transfer);
      },
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
