/**
 * One query with one answer: a digit, or the closest of several sentences.
 * @module
 */
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { createPayments, ensureDeposit, limitOf, quote } from '../client/pay.ts';
import { type QueryResult, runQuery } from '../client/query.ts';
import { PRIVACY_NOTE } from '../client/receipt.ts';
import { coordinatorOf, type Settled, settle } from '../client/settle.ts';
import { keepUnpaid, unsettledOf } from '../client/unsettled.ts';
import { drawWaterfall, waterfallOf } from '../client/waterfall.ts';
import type { Task } from '../models/task.ts';
import type { Output } from './output.ts';
import { settledLines, settledValue } from './settle.ts';
import { checkOf, type SpotCheckMode, type SpotCheckResult } from './spot-check.ts';

export async function runTask(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  mode: SpotCheckMode,
  out: Output,
): Promise<void> {
  const positions = task.steps.reduce((sum, step) => sum + step.rows, 0);
  const price = quote(model, positions);
  const limit = limitOf(price);
  out.done(
    'quote',
    `${positions} positions, at most ${formatEther(price)} ether an attempt, ${formatEther(limit)} in all`,
  );
  out.note(`\n  ${task.question}\n`);
  await ensureDeposit(connection, limit, out);
  const payments = createPayments(connection, model, (await coordinatorOf(connection)).submit, out, limit);
  let answered: Uint8Array | undefined;
  try {
    const result = await runQuery(connection, model, task, out, payments);
    answered = result.sessionId;
    out.done('provisional', `${result.segments.length} segment(s): every claim of every hop verified here`);
    let settled: Settled | null = null;
    let check: SpotCheckResult | null = null;
    try {
      settled = await settle(connection, model.manifest, await unsettledOf(model, result, payments), out);
      if (out.json) check = await checkOf(connection, settled, mode, out);
    } finally {
      report(out, model, result, settled, check); // the answer stands by itself: never lost with what failed after it
    }
    if (!out.json) await checkOf(connection, settled, mode, out);
  } finally {
    await payments.flush(); // of attempts that broke off
    keepUnpaid(connection.config.home, model, payments, answered, out);
  }
}

function report(
  out: Output,
  model: ClientModel,
  result: QueryResult,
  settled: Settled | null,
  check: SpotCheckResult | null,
): void {
  const waterfall = waterfallOf(result);
  out.result(
    {
      answer: result.answer.value,
      answerNote: 'computed by this client from proven hidden states',
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: { level: 'L0', assurance: 'simulated', text: PRIVACY_NOTE },
      ...settledValue(settled),
      check,
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
