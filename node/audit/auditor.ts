/**
 * Audits of sessions in a thread that gives way to everything else, with one part of the model after another: fetched when
 * it is needed, and not kept.
 * @module
 */
import { MessageChannel, type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { encodeManifest, shardsOf } from '../../models/shard/manifest.ts';
import type { Manifest } from '../../models/shard/types.ts';
import { borrowPart, type PartSources } from '../services/part-files.ts';
import { createCalls } from '../tee/calls.ts';
import type { FalseCell } from './false-cell.ts';
import type { Divergence } from './recompute.ts';
import { type AuditedSession, auditedOf, type SessionRecord } from './record.ts';

export type AuditCall =
  | {
      readonly kind: 'begin';
      readonly manifest: Uint8Array;
      readonly session: AuditedSession;
      readonly chosen: readonly number[];
      /** Where the thread says how far it is: hop, positions of it, of how many. */
      readonly progress: MessagePort;
    }
  | { readonly kind: 'hop'; readonly hop: number; readonly part: Uint8Array }
  | {
      readonly kind: 'locate';
      readonly hop: number;
      readonly part: Uint8Array;
      readonly shown: readonly Uint8Array[];
    };

export interface AuditResults {
  /** Positions that every hop computes. */
  readonly begin: number;
  readonly hop: Divergence | null;
  readonly locate: FalseCell;
}

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
export async function audit(
  record: SessionRecord,
  chosen: readonly number[],
  { manifest, onProgress, ...sources }: AuditOptions,
): Promise<Audit> {
  if (manifest.closed) {
    throw new UsageError('AUDIT_CLOSED', `${manifest.name} is closed: its weights are not for its clients`, {
      hint: 'ask for a spot-check: veilmesh run --spot-check',
    });
  }
  const shards = shardsOf(manifest);
  const cost = shards.reduce((sum, part) => sum + part.cost, 0);
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url));
  const calls = createCalls<AuditCall>(worker);
  const died = (): void => calls.fail(new UnavailableError('AUDIT_THREAD', 'the audit thread has ended'));
  worker.on('error', died);
  worker.on('exit', died);
  const { port1: telling, port2: progress } = new MessageChannel();
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
  const ask = <K extends AuditCall['kind']>(
    call: Extract<AuditCall, { kind: K }>,
    transfer: readonly Transferable[] = [],
  ): Promise<AuditResults[K]> => calls.ask(call, transfer) as Promise<AuditResults[K]>;
  const partOf = async (index: number): Promise<{ part: Uint8Array; transfer: Transferable[] }> => {
    const part = Uint8Array.from(await borrowPart(sources, shards[index]!));
    return { part, transfer: [part.buffer] };
  };
  const close = async (): Promise<void> => {
    telling.close();
    await worker.terminate();
  };
  try {
    const session = auditedOf(record);
    const positions = await ask(
      { kind: 'begin', manifest: encodeManifest(manifest), session, chosen, progress },
      [progress],
    );
    let divergence: Divergence | null = null;
    startedAt = performance.now();
    while (divergence === null && hop < shards.length) {
      const { part, transfer } = await partOf(hop);
      stage = `hop ${hop + 1} of ${shards.length}`;
      hopAt = performance.now();
      divergence = await ask({ kind: 'hop', hop, part }, transfer);
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
        return await ask({ kind: 'locate', hop, part, shown }, transfer);
      },
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
