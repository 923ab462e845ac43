/**
 * A question in twin or vault: one after another with what is handed to watchers, since nothing of one is to be known to nodes in the next.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UnavailableError, UsageError } from '../../crypto/core/errors.ts';
import { DECOY_RATE } from '../client/decoy-rate.ts';
import { createHandOver } from '../client/hand-transcripts.ts';
import { modeText } from '../client/mode-text.ts';
import { answerOverRing } from '../client/private-answer.ts';
import { quoteOverRing } from '../client/private-query.ts';
import { stopped } from '../client/until-aborted.ts';
import { assertOpen } from '../client/whole-model.ts';
import type { Answer, Task } from '../models/task.ts';
import {
  type AnsweredOverRing,
  type AskingOverRing,
  connectionFor,
  type Quote,
  quoteOf,
  type WrittenFiles,
} from './asking.ts';
import type { Mesh, OpenedModel } from './mesh.ts';

/** @throws UsageError PRIVACY_*, before anything is sent */
export async function quoteRing(
  mesh: Mesh,
  opened: OpenedModel,
  task: Task,
  asking: AskingOverRing,
): Promise<Quote> {
  const { attempt, most } = await priceOf(mesh, opened, task, asking);
  return quoteOf(asking.privacy, null, attempt, most);
}

/** @throws UsageError PRIVACY_* | SPENDING_LIMIT | ASKING_INVALID, before anything is sent; and as answerOverRing */
export async function askOverRing(
  mesh: Mesh,
  opened: OpenedModel,
  task: Task,
  asking: AskingOverRing,
): Promise<{ readonly answer: Answer; readonly answered: AnsweredOverRing }> {
  const { privacy: mode, signal, maxWei } = asking;
  const { most } = await priceOf(mesh, opened, task, asking);
  const connection = connectionFor(mesh, asking);
  const over = mesh.spending.hold(most, maxWei);
  const handOver = createHandOver(connection);
  const handed = mesh.ringTurn();
  let cost = 0n;
  try {
    await handed.before;
    if (signal?.aborted) throw stopped();
    cost = most; // until it is known better
    const options = { mode, decoys: decoysOf(asking), handOver, signal };
    const { result, receipt, missing } = await answerOverRing(
      connection,
      opened.model,
      await opened.whole(),
      task,
      options,
      mesh.stages,
    );
    cost = result.spentWei;
    const { hidden, breaks } = modeText(mode, connection.config.traffic > 0);
    const { products, check, wrong, networksUnknown } = result;
    const settled =
      receipt === null ? Promise.reject<WrittenFiles>(noReceipt(missing)) : Promise.resolve(receipt);
    settled.catch(() => {}); // whoever asks for the receipt hears of it
    return {
      answer: result.answer,
      answered: {
        mode,
        modelRoot: bytesToHex(opened.model.root),
        privacy: `${mode}: hides ${hidden}; broken by: ${breaks}`,
        costWei: cost,
        ...{ settled, wrong, networksUnknown },
        check: { products, ...check },
      },
    };
  } finally {
    over(cost);
    mesh.goOn(handOver.all(mesh.stages).finally(handed.done)); // what no watcher takes is handed over by the next command
  }
}

async function priceOf(mesh: Mesh, { model, whole }: OpenedModel, { steps }: Task, asking: AskingOverRing) {
  assertOpen(model.manifest);
  const connection = connectionFor(mesh, asking);
  const { minLevel } = connection.config;
  if (minLevel !== 'L0') {
    throw new UsageError(
      'PRIVACY_VEIL_ONLY',
      `levels are of veil, which rests on TEEs; ${asking.privacy} does not`,
      {
        details: { minLevel },
        hint: 'ask for the mode or for a level',
      },
    );
  }
  const { pricePerUnit } = model;
  return await quoteOverRing(connection, await whole(), steps, {
    mode: asking.privacy,
    decoys: decoysOf(asking),
    pricePerUnit,
  });
}

/** @throws UsageError ASKING_INVALID */
function decoysOf({ decoys = DECOY_RATE }: AskingOverRing): number {
  if (Number.isInteger(decoys) && decoys >= 0 && decoys < 1_000_000) return decoys;
  throw new UsageError('ASKING_INVALID', 'decoys: one question in so many, or 0 for none', {
    details: { key: 'decoys', got: decoys },
    hint: 'leave it out for one in 8',
  });
}

const noReceipt = (missing: string | null): UnavailableError =>
  new UnavailableError('RECEIPT_NONE', `this answer has no receipt: ${missing}`, {
    hint: 'the answer stands: this client checked every product; ask again for one with a receipt',
  });
