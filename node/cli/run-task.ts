/**
 * One query with one answer: a digit, or the closest of several sentences.
 * @module
 */
import { formatEther } from 'viem';
import { levelText } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { createPace } from '../../mesh/session/pace.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import { limitOf, quote } from '../client/pay.ts';
import { framesOf, type QueryResult, rowsOfFrames, runQuery } from '../client/query.ts';
import { privacyOf } from '../client/route.ts';
import { type Settled, settleAs } from '../client/settle.ts';
import { seenLines, seenOf, stepsText, TRAFFIC_TEXT, type TrafficSeen } from '../client/traffic.ts';
import { unsettledOf } from '../client/unsettled.ts';
import { drawWaterfall, waterfallOf } from '../client/waterfall.ts';
import type { Task } from '../models/task.ts';
import { type AuditResult, auditOf, diverged } from './audit.ts';
import { demandNothingFound, holdLot, type LotResult } from './audit-lot.ts';
import { keepRecord } from './audit-record.ts';
import { untilFinal, type Wishes } from './finality.ts';
import type { Output } from './output.ts';
import { settledLines, settledValue } from './settle.ts';
import { checkOf, type SpotCheckResult } from './spot-check.ts';

export async function runTask(
  connection: ClientConnection,
  model: ClientModel,
  task: Task,
  wishes: Wishes,
  out: Output,
): Promise<void> {
  const { traffic } = connection.config;
  const pace = traffic === 0 ? null : createPace(traffic);
  const frames = framesOf(model, task.steps, pace);
  const positions = rowsOfFrames(frames);
  const price = quote(model, positions);
  const limit = limitOf(price);
  out.done(
    'quote',
    `${positions} positions, at most ${formatEther(price)} ether an attempt, ${formatEther(limit)} in all`,
  );
  if (pace !== null)
    out.done(
      'traffic',
      `${stepsText(frames.length, positions / frames.length, 'frame', pace)}; seen: ${TRAFFIC_TEXT}`,
    );
  out.note(`\n  ${task.question}\n`);
  const payments = await openPayments(connection, model, limit, out);
  let answered: Uint8Array | undefined;
  try {
    const result = await runQuery(connection, model, task, out, payments, pace);
    answered = result.sessionId;
    out.done('provisional', `${result.segments.length} segment(s): every claim of every hop verified here`);
    keepRecord(model, result, wishes.record, out);
    let settled: Settled | null = null;
    let check: SpotCheckResult | null = null;
    let audited: AuditResult | null = null;
    let lot: LotResult | null = null;
    try {
      const unsettled = await unsettledOf(model, result, payments);
      const running = await holdLot(connection, model, result.record, wishes.lot, out);
      settled = await settleAs(wishes.finality, connection, model.manifest, unsettled, out);
      lot = await running.close(settled?.written?.receiptPath ?? null);
      if (out.json) {
        audited = await auditOf(connection, model, result, settled, wishes.audit, out);
        check = await checkOf(connection, settled?.written ?? null, wishes.spotCheck, out);
        settled = await untilFinal(connection, settled, wishes, out);
      }
    } finally {
      report(out, model, result, settled, check, audited, lot, seenOf(pace)); // the answer stands by itself: never lost with what failed after it
    }
    if (!out.json) {
      audited = await auditOf(connection, model, result, settled, wishes.audit, out);
      if (audited?.divergence) throw diverged(audited);
      await checkOf(connection, settled?.written ?? null, wishes.spotCheck, out);
      await untilFinal(connection, settled, wishes, out);
    }
    if (audited?.divergence) throw diverged(audited);
    if (lot !== null) demandNothingFound(lot);
  } finally {
    await closePayments(connection, model, payments, answered, out);
  }
}

function report(
  out: Output,
  model: ClientModel,
  result: QueryResult,
  settled: Settled | null,
  check: SpotCheckResult | null,
  audited: AuditResult | null,
  lot: LotResult | null,
  traffic: TrafficSeen | null,
): void {
  const waterfall = waterfallOf(result);
  out.result(
    {
      answer: result.answer.value,
      answerNote: 'computed by this client from proven hidden states',
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: privacyOf(result.route),
      ...settledValue(settled),
      check,
      audit: audited,
      lot,
      traffic,
      waterfall,
    },
    [
      `\n  ${result.answer.text}\n`,
      drawWaterfall(waterfall),
      `\n  privacy      ${levelText(result.route.level)}`,
      ...seenLines(traffic),
      ...(traffic === null ? [] : [`  still seen   ${TRAFFIC_TEXT}`]),
      ...settledLines(settled),
    ].join('\n'),
  );
}
