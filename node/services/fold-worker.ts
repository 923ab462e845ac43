/**
 * The thread in which folds are looked at (folds.ts): committing to a cell's rows of weights takes up to seconds.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { decodeManifest, shardsOf } from '../../models/shard/manifest.ts';
import { verifyPart } from '../../models/shard/verify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { answerCalls, withoutForeignText } from '../tee/calls.ts';
import { createFoldCheck, type FoldCheck } from './fold-check.ts';
import type { FoldCall, FoldResults } from './folds.ts';

let check: FoldCheck | undefined;

async function answer(call: FoldCall): Promise<FoldResults[FoldCall['kind']]> {
  if (call.kind === 'boot') {
    const manifest = decodeManifest(call.manifest);
    const part = shardsOf(manifest)[call.shardIndex]!;
    const verified = verifyPart(manifest, part, call.part, nodeSha256);
    const [setup, ints] = await Promise.all([loadSetup(), loadIntCommits()]);
    check = createFoldCheck(verified, setup, ints);
    return null;
  }
  if (check === undefined) throw new InternalError('FOLD_BOOT', 'the thread has not been given a part');
  return check(call.proven);
}

answerCalls<FoldCall>(parentPort!, answer, ({ kind }, thrown) => withoutForeignText(kind, thrown));
