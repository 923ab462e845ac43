/**
 * What was verified and not settled, because the coordinator or the chain was away: settled now, by whoever has the home folder.
 * @module
 */
import { bytesToHex, equalBytes } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { meshModels } from './model.ts';
import { hasRunOut, type Settled, settleKept } from './settle.ts';
import { alone, readUnsettled, setAside, unsettled } from './unsettled.ts';

export interface FailedSettling {
  readonly file: string;
  readonly error: VeilmeshError;
}

export type MeshModels = Awaited<ReturnType<typeof meshModels>>;

/** One after another, whatever becomes of the others. */
export async function settleLeft(
  connection: ClientConnection,
  models: MeshModels,
  stages: Stages,
): Promise<{ readonly settled: readonly Settled[]; readonly failed: readonly FailedSettling[] }> {
  const settled: Settled[] = [];
  const failed: FailedSettling[] = [];
  let patienceMs: number | undefined;
  for (const file of unsettled(connection.config.home)) {
    try {
      const one = await alone(file, () => settleFile(connection, models, file, stages, patienceMs));
      if (one !== null) settled.push(one);
    } catch (thrown) {
      const error = asVeilmeshError(thrown);
      if (error.family === 'unavailable' && error.code !== 'UNSETTLED_BUSY') patienceMs = 0; // waited for once
      failed.push({ file, error });
      stages.done('not settled', `${file}: ${error.message} (${error.code})`);
    }
  }
  return { settled, failed };
}

/** Null when another process has settled it meanwhile. */
async function settleFile(
  connection: ClientConnection,
  models: MeshModels,
  file: string,
  stages: Stages,
  patienceMs: number | undefined,
): Promise<Settled | null> {
  const answer = readUnsettled(file);
  if (answer === null) return null;
  try {
    const model = models.find(({ root }) => equalBytes(root, answer.modelRoot));
    if (model !== undefined) return await settleKept(connection, model.manifest, answer, stages, patienceMs);
    throw new UsageError('MODEL_UNKNOWN', 'this mesh does not know the model of an answer', {
      details: { modelRoot: bytesToHex(answer.modelRoot), request: bytesToHex(answer.requestId) },
      hint: 'name the mesh that it was asked in: veilmesh settle --bootstrap <multiaddr>',
    });
  } catch (thrown) {
    // segments that were handed in in time still get their receipt: only a refusal is the end
    const kept = readUnsettled(file); // its vouchers may have been signed anew
    if (kept !== null && hasRunOut(kept) && asVeilmeshError(thrown).family !== 'unavailable') {
      expire(file, stages);
    }
    throw thrown;
  }
}

/** Puts away what nobody takes any more. */
export function expire(file: string, stages: Stages): void {
  stages.done('expired', `its voucher has run out, nobody takes it any more: ${setAside(file, 'expired')}`);
}
