/**
 * The thread in which transcripts are computed again (transcript-checks.ts); it gives way to everything else.
 * @module
 */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { createWasmProducts } from '../../models/engine/wasm/ring.ts';
import { recordedProducts } from '../../models/ring/recorded.ts';
import { decodeManifest, modelRoot, shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { answerCalls, withoutForeignText } from '../tee/calls.ts';
import type { ShardBoot } from './shard-thread.ts';
import { createTranscriptCheck, type TranscriptCheck } from './transcript-check.ts';
import type { TranscriptCall, TranscriptResults } from './transcript-checks.ts';

const IDLE_PRIORITY = 19;

let check: TranscriptCheck | undefined;

async function boot({ manifest: encoded, part: given, shardIndex }: ShardBoot): Promise<null> {
  // the thread's own on Linux; elsewhere it would be the whole process's
  if (process.platform === 'linux') setPriority(0, IDLE_PRIORITY);
  const manifest = decodeManifest(encoded);
  const part = shardsOf(manifest)[shardIndex]!;
  const file = verifyPart(manifest, part, given, nodeSha256);
  check = createTranscriptCheck({
    shard: {
      modelRoot: modelRoot(manifest),
      shardRoot: shardRoot(part),
      recorded: recordedProducts({ ...file, role: 'shard' }, manifest.closed),
      products: await createWasmProducts(file.program, file.weights),
    },
    model: { part, file },
    bls: await loadBls(),
    commitments: async () => {
      const [ints, setup] = await Promise.all([loadIntCommits(), loadSetup()]);
      return { ints, setup };
    },
  });
  return null;
}

async function answer(call: TranscriptCall): Promise<TranscriptResults[TranscriptCall['kind']]> {
  if (call.kind === 'boot') return await boot(call);
  if (check === undefined) throw new InternalError('TRANSCRIPT_BOOT', 'the thread has not been given a part');
  return await check(call);
}

answerCalls<TranscriptCall>(parentPort!, answer, ({ kind }, thrown) => withoutForeignText(kind, thrown));
