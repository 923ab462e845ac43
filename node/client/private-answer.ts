/**
 * A query over twin or vault with its receipt, where there is one.
 * @module
 */
import { UnavailableError } from '../../crypto/core/errors.ts';
import type { Task } from '../models/task.ts';
import type { Stages } from '../stages.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import { type PrivateOptions, runOverRing } from './private-query.ts';
import type { PrivateResult } from './private-result.ts';
import { noReceipt, type WrittenRingReceipt, writeRingReceipt } from './ring-receipt.ts';
import type { WholeModel } from './whole-model.ts';

export interface PrivateAnswer {
  readonly result: PrivateResult;
  readonly receipt: WrittenRingReceipt | null;
  /** Why there is none; null where there is one. */
  readonly missing: string | null;
}

/** @throws as runOverRing; as writeRingReceipt, but where the chain is away */
export async function answerOverRing(
  connection: ClientConnection,
  { manifest, pricePerUnit }: Pick<ClientModel, 'manifest' | 'pricePerUnit'>,
  whole: WholeModel,
  task: Task,
  asking: Omit<PrivateOptions, 'pricePerUnit'>,
  stages: Stages,
): Promise<PrivateAnswer> {
  const result = await runOverRing(connection, whole, task, { ...asking, pricePerUnit }, stages);
  const missing = noReceipt(result);
  if (missing !== null) return { result, receipt: null, missing };
  const at = performance.now();
  try {
    const receipt = await writeRingReceipt(connection, manifest, asking.mode, result);
    stages.done('receipt', `${(receipt.bytes / 1_000).toFixed(1)} kB`, at);
    return { result, receipt, missing: null };
  } catch (thrown) {
    // the answer is checked and paid for: that the chain is away takes nothing of it back
    if (!(thrown instanceof UnavailableError)) throw thrown;
    return { result, receipt: null, missing: `${thrown.code}: ${thrown.message}` };
  }
}
