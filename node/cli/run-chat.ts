/**
 * One private answer of a language model: streamed as it is drawn, then paid for and proven.
 * @module
 */

import { formatEther } from 'viem';
import { levelText } from '../../crypto/attest/levels.ts';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError, UsageError, type VeilmeshError } from '../../crypto/core/errors.ts';
import { decodeBundle } from '../../models/text/bundle.ts';
import { createTextModel } from '../../models/text/text-model.ts';
import { reaches } from '../../settlement/receipt/finality.ts';
import { type Answer, createAnswer } from '../client/answer.ts';
import { type ChatRun, runChat } from '../client/chat.ts';
import { type ChatTiming, timingOf } from '../client/chat-timing.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { closePayments, openPayments } from '../client/paid-request.ts';
import { planChat } from '../client/plan-chat.ts';
import type { ProvenRun } from '../client/proven-run.ts';
import { type AskedQuestion, askedOf, deliver } from '../client/question.ts';
import type { QuestionRef } from '../client/question-ref.ts';
import { privacyOf } from '../client/route.ts';
import { samplingOf } from '../client/sampling.ts';
import { type Settled, settleAs } from '../client/settle.ts';
import {
  refusePublic,
  seenLines,
  seenOf,
  TRAFFIC_TEXT,
  type TrafficSeen,
  talkText,
} from '../client/traffic.ts';
import { unsettledOf } from '../client/unsettled.ts';
import { drawWaterfall, waterfallOf } from '../client/waterfall.ts';
import { type AuditResult, auditOf, diverged } from './audit.ts';
import { demandNothingFound, holdLot, type LotResult } from './audit-lot.ts';
import { keepRecord } from './audit-record.ts';
import type { ChatFlags } from './commands/chat-options.ts';
import { untilFinal, type Wishes } from './finality.ts';
import { untilInterrupted } from './interrupt.ts';
import { type Output, seconds } from './output.ts';
import { settledLines, settledValue } from './settle.ts';
import { checkOf, type SpotCheckResult } from './spot-check.ts';

/** @throws UsageError CHAT_NO_PROMPT | CHAT_CONTEXT, before anything is sent; and as runChat */
export async function runChatCommand(
  connection: ClientConnection,
  model: ClientModel,
  question: string,
  flags: ChatFlags,
  { question: ref, ...asked }: Wishes & { readonly question?: QuestionRef },
  out: Output,
): Promise<void> {
  if (question.trim() === '') {
    throw new UsageError('CHAT_NO_PROMPT', 'there is nothing to answer', {
      hint: `veilmesh run ${model.manifest.name} "What is the capital of France?"`,
    });
  }
  const asking = ref === undefined ? null : await askedOf(connection, model, ref, question);
  const wishes = asking === null ? asked : { ...asked, finality: asking.needed };
  const text = createTextModel(decodeBundle(await model.tokenizer()));
  const system = flags.system === undefined ? [] : [{ role: 'system' as const, content: flags.system }];
  const prompt = text.chats
    ? text.encodeChat([...system, { role: 'user', content: question }])
    : text.encodeText([...system.map(({ content }) => content), question].join('\n'));
  const stream = text.stream({ stopStrings: flags.stop ?? [], chat: text.chats });
  const { traffic } = connection.config;
  if (traffic > 0) refusePublic(ref !== undefined);
  const length = { prompt: prompt.length, maxTokens: flags.maxTokens };
  const { maxTokens, shape, steady, price, limit } = planChat(model, length, traffic);
  out.done(
    'quote',
    `${prompt.length} tokens of prompt, at most ${maxTokens} of answer: at most ${formatEther(price)} ether an attempt, ${formatEther(limit)} in all`,
  );
  if (steady !== null) out.done('traffic', `${talkText(shape, steady.pace)}; seen: ${TRAFFIC_TEXT}`);
  out.note(`\n  ${question}\n`);
  const payments = await openPayments(connection, model, limit, out);
  const answer = createAnswer({ prompt, maxTokens, stream, onText: out.text });
  const sampling = samplingOf(flags);
  const seen = (): TrafficSeen | null => seenOf(steady?.pace ?? null);
  const interrupt = untilInterrupted();
  let run: ChatRun | null = null;
  let settled: Settled | null = null;
  let check: SpotCheckResult | null = null;
  let audited: AuditResult | null = null;
  let lot: LotResult | null = null;
  let delivered: Delivered | null = null;
  try {
    out.text('\n');
    const { signal } = interrupt;
    run = await runChat(connection, model, {
      ...{ answer, sampling, signal, payments },
      stages: out,
      ...(steady === null ? {} : { steady }),
      ...(asking === null ? {} : { requestSalt: asking.requestSalt }),
    });
    interrupt.release();
    out.text('\n\n');
    out.done('provisional', `${run.proven.segments.length} segments: every claim of every hop verified here`);
    keepRecord(model, run.proven, wishes.record, out);
    const unsettled = await unsettledOf(model, run.proven, payments);
    const running = await holdLot(connection, model, run.proven.record, wishes.lot, out);
    settled = await settleAs(wishes.finality, connection, model.manifest, unsettled, out);
    lot = await running.close(settled?.written?.receiptPath ?? null);
    if (out.json) {
      audited = await auditOf(connection, model, run.proven, settled, wishes.audit, out);
      check = await checkOf(connection, settled?.written ?? null, wishes.spotCheck, out);
      settled = await untilFinal(connection, settled, wishes, out);
      delivered = await bring(connection, asking, run.proven, settled, out);
    }
  } catch (thrown) {
    // the answer stands as far as it came: it is given with what failed, never lost with it
    report(out, model, answer, run, settled, check, audited, lot, delivered, seen(), asVeilmeshError(thrown));
    throw thrown;
  } finally {
    interrupt.release();
    await closePayments(connection, model, payments, run?.proven.sessionId, out);
  }
  report(out, model, answer, run, settled, check, audited, lot, delivered, seen(), null);
  if (!out.json) {
    audited = await auditOf(connection, model, run.proven, settled, wishes.audit, out);
    if (audited?.divergence) throw diverged(audited);
    await checkOf(connection, settled?.written ?? null, wishes.spotCheck, out);
    settled = await untilFinal(connection, settled, wishes, out);
    await bring(connection, asking, run.proven, settled, out);
  }
  if (audited?.divergence) throw diverged(audited);
  if (lot !== null) demandNothingFound(lot);
}

interface Delivered {
  readonly consumer: string;
  readonly id: string;
  readonly transaction: string;
}

/** @returns null where no contract asked, or the answer is not as far as it wants */
async function bring(
  connection: ClientConnection,
  asking: AskedQuestion | null,
  proven: ProvenRun,
  settled: Settled | null,
  out: Output,
): Promise<Delivered | null> {
  const written = settled?.written ?? null;
  if (asking === null || written === null || !reaches(written.finality, asking.needed)) return null;
  const { consumer, id } = asking.ref;
  const at = performance.now();
  const { txHash } = await deliver(connection, asking.ref, proven, written.receiptPath);
  out.done(
    'delivered',
    `to question ${id} of ${consumer}: ${formatEther(asking.reward)} ether are yours`,
    at,
  );
  return { consumer, id: String(id), transaction: txHash };
}

/**
 * The text went to stdout as it came; with --json all of it is here, complete or not.
 * @param run null when it broke off
 */
function report(
  out: Output,
  model: ClientModel,
  answer: Answer,
  run: ChatRun | null,
  settled: Settled | null,
  check: SpotCheckResult | null,
  audited: AuditResult | null,
  lot: LotResult | null,
  delivered: Delivered | null,
  traffic: TrafficSeen | null,
  error: VeilmeshError | null,
): void {
  const timing = run === null ? null : timingOf(answer, run);
  const decode = run?.proven.trace.steps.filter(({ rows }) => rows === 1) ?? [];
  const waterfall = run === null ? null : waterfallOf(run.proven, decode);
  out.result(
    {
      answer: {
        text: answer.text,
        complete: run !== null,
        ended: answer.ended,
        promptTokens: answer.prompt.length,
        tokens: answer.tokens.length,
      },
      answerNote: run === null ? 'broke off: nothing of it is proven' : noteOf(model),
      error: error?.toJSON() ?? null,
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: run === null ? null : privacyOf(run.proven.route),
      ...settledValue(settled, run === null ? 'streamed' : 'provisional'),
      check,
      audit: audited,
      lot,
      delivered,
      traffic,
      timing,
      waterfall,
    },
    run === null
      ? `\n\n  broke off after ${answer.tokens.length} tokens; what came so far is above`
      : [
          `  ${timingText(answer, timing!)}`,
          drawWaterfall(waterfall!),
          `\n  privacy      ${levelText(run.proven.route.level)}`,
          ...seenLines(traffic),
          ...(traffic === null ? [] : [`  still seen   ${TRAFFIC_TEXT}`]),
          ...settledLines(settled),
        ].join('\n'),
  );
}

const noteOf = ({ manifest }: ClientModel): string =>
  manifest.closed
    ? 'drawn by the last hop, whose claims bind it'
    : 'drawn by this client from proven hidden states';

function timingText({ tokens, ended }: Answer, timing: ChatTiming): string {
  const { firstTokenMs, tokensPerSecond, p50Ms, p99Ms, headMs } = timing;
  const why = ended === 'length' ? ' (as many as asked for)' : '';
  return (
    `${tokens.length} tokens${why}, the first after ${seconds(firstTokenMs)}, then ${tokensPerSecond.toFixed(1)} a second: ` +
    `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, of which head and draw here ${headMs.toFixed(1)} ms`
  );
}
