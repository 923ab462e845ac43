/**
 * One query with one answer: a digit, or the closest of several sentences.
 * @module
 */
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { ensureDeposit, quote } from '../client/pay.ts';
import { type QueryResult, runQuery } from '../client/query.ts';
import { PRIVACY_NOTE } from '../client/receipt.ts';
import { drawWaterfall, waterfallOf } from '../client/waterfall.ts';
import type { Task } from '../models/task.ts';
import type { Output } from './output.ts';
import { type Settled, settle, settledLines, settledValue } from './settle.ts';

export async function runTask(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  out: Output,
): Promise<void> {
  const positions = task.steps.reduce((sum, step) => sum + step.rows, 0);
  const price = quote(model, positions);
  out.done('quote', `${positions} positions, about ${formatEther(price)} ether`);
  out.note(`\n  ${task.question}\n`);
  await ensureDeposit(connection, 2n * price, out);
  const result = await runQuery(connection, model, task, out);
  out.done('provisional', `${result.segments.length} segment(s): every claim of every hop verified here`);
  let settled: Settled;
  try {
    settled = await settle(connection, model, result, out);
  } catch (thrown) {
    // the answer stands by itself: it is given with what failed, never lost with it
    report(out, model, result, null);
    throw thrown;
  }
  report(out, model, result, settled);
}

function report(out: Output, model: ClientModel, result: QueryResult, settled: Settled | null): void {
  const waterfall = waterfallOf(result);
  out.result(
    {
      answer: result.answer.value,
      answerNote: 'computed by this client from proven hidden states',
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: { level: 'L0', assurance: 'simulated', text: PRIVACY_NOTE },
      ...settledValue(settled),
      waterfall,
    },
    [
      `\n  ${result.answer.text}\n`,
      drawWaterfall(waterfall),
      `\n  privacy      ${PRIVACY_NOTE}`,
      ...settledLines(settled),
    ].join('\n'),
  );
}
