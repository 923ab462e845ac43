/**
 * The thread in which a session is computed again (thread.ts).
 * @module
 */
import { setPriority } from 'node:os';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { InternalError, UnavailableError } from '../../crypto/core/errors.ts';
import { selectEngine } from '../../models/engine/select.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { createWasmCheck } from '../../models/engine/wasm/ring-check.ts';
import { decodeManifest, shardsOf, valueWidths } from '../../models/shard/manifest.ts';
import type { Manifest, PartManifest } from '../../models/shard/types.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { answerCalls, withoutForeignText } from '../tee/calls.ts';
import { createCheckedEngine } from './checked-engine.ts';
import { type AuditedShard, type Recomputation, recompute } from './recompute.ts';
import type { AuditCall, AuditResults } from './thread.ts';

const IDLE_PRIORITY = 19;
/** Told at most so often. */
const PROGRESS_MS = 250;
/** The shard as a file, as the engine packs it, for checked products, and as tensors. */
const SHARD_COPIES = 4;
/** Tables for commitments. */
const TABLE_BYTES = 20e6;

interface Begun {
  readonly manifest: Manifest;
  readonly recomputation: Recomputation;
  readonly progress: MessagePort;
}

let begun: Begun | undefined;

async function begin({
  manifest: encoded,
  session,
  chosen,
  progress,
}: Extract<AuditCall, { kind: 'begin' }>): Promise<number> {
  // the thread's own on Linux; elsewhere it would be the whole process's
  if (process.platform === 'linux') setPriority(0, IDLE_PRIORITY);
  const manifest = decodeManifest(encoded);
  const [{ engine: fast }, ints, kernel] = await Promise.all([
    selectEngine({ threads: 1 }),
    loadIntCommits(),
    createWasmCheck(),
  ]);
  const checked = createCheckedEngine({ products: createWasmProducts, kernel });
  const shape = { remembers: manifest.context > 0, widthsIn: valueWidths(shardsOf(manifest)[0]!.in) };
  const recomputation = recompute(session, chosen, shape, { fast, checked }, ints);
  begun = { manifest, recomputation, progress };
  return recomputation.positions;
}

/** @throws UnavailableError AUDIT_MEMORY */
function demandMemory({ bytes, memoryPerPosition, in: { width } }: PartManifest, positions: number): void {
  const needed = TABLE_BYTES + SHARD_COPIES * bytes + positions * (memoryPerPosition + 8 * width);
  const free = process.availableMemory();
  if (free >= needed) return;
  throw new UnavailableError('AUDIT_MEMORY', 'there is not enough memory to compute a shard again', {
    details: { needed, free },
    hint: 'free memory on this machine',
  });
}

function shardOf({ manifest, recomputation }: Begun, hop: number, file: Uint8Array): AuditedShard {
  const part = shardsOf(manifest)[hop]!;
  demandMemory(part, recomputation.positions);
  return verifyPart(manifest, part, file, nodeSha256);
}

async function answer(call: AuditCall): Promise<AuditResults[AuditCall['kind']]> {
  if (call.kind === 'begin') return await begin(call);
  if (begun === undefined) throw new InternalError('AUDIT_BEGIN', 'the audit has not begun');
  const { recomputation, progress } = begun;
  const shard = shardOf(begun, call.hop, call.part);
  let toldAt = 0;
  const onPosition = (done: number, total: number): void => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_MS && done !== total) return;
    toldAt = now;
    progress.postMessage([call.hop, done, total]);
  };
  return call.kind === 'hop'
    ? await recomputation.hop(shard, onPosition)
    : await recomputation.locate(shard, call.shown, onPosition);
}

answerCalls<AuditCall>(parentPort!, answer, ({ kind }, thrown) => withoutForeignText(kind, thrown));
