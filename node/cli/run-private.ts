/**
 * One query in twin or vault: what the mode hides from whom is said before anything leaves, and in the result.
 * @module
 */
import { formatEther } from 'viem';
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import { statementHash } from '../../crypto/ring/statement.ts';
import type { ClientConnection } from '../client/connect.ts';
import { createHandOver } from '../client/hand-transcripts.ts';
import { modeText, WEIGHTS_KNOWN } from '../client/mode-text.ts';
import type { ClientModel } from '../client/model.ts';
import type { RingPrivacy } from '../client/privacy-modes.ts';
import { answerOverRing } from '../client/private-answer.ts';
import type {
  PrivateDecoy,
  PrivatePeer,
  PrivateResult,
  PrivateSession,
  PrivateStatement,
  PrivateWrong,
} from '../client/private-result.ts';
import { paidText, paidValue } from '../client/ring-payment.ts';
import type { WrittenRingReceipt } from '../client/ring-receipt.ts';
import { seenLines } from '../client/traffic.ts';
import { assertOpen, openWhole } from '../client/whole-model.ts';
import type { Config } from '../config/schema.ts';
import type { Task } from '../models/task.ts';
import { bytesText, type Output, seconds } from './output.ts';
import type { RunRequest } from './run.ts';

export const UNPAID = 'nodes computed this for nothing';
export const SIGNED =
  'each node signs what it was given and answered, blinded, and you that you checked it (veilmesh verify FILE)';
export const TRANSCRIPT =
  'anybody may check what a node signed here (veilmesh transcript check FILE), learns nothing of the input from it, and can ' +
  'have the stake taken of a node that signed a wrong word';

/** What these modes cannot do is refused before anything is fetched. @throws UsageError PRIVACY_* */
export function assertPrivacy(
  { manifest }: Pick<ClientModel, 'manifest'>,
  mode: RingPrivacy,
  { spotCheck, audit, lot, record, question }: RunRequest,
  { minLevel }: Pick<Config, 'minLevel'>,
): void {
  assertOpen(manifest);
  const asked = [
    spotCheck === 'demanded' ? '--spot-check' : null,
    audit === null ? null : '--audit',
    lot === null ? null : '--lot',
    record === null ? null : '--record',
    question === undefined ? null : '--for',
    minLevel === 'L0' ? null : '--min-level', // these modes do not rest on a TEE
  ].filter((flag) => flag !== null);
  if (asked.length === 0) return;
  throw new UsageError(
    'PRIVACY_VEIL_ONLY',
    `these are for claims of veil's hops, and ${mode} has its own checks: ${asked.join(', ')}`,
    {
      details: { flags: asked },
      hint: 'leave them out, or --privacy veil',
    },
  );
}

export async function runPrivate(
  connection: ClientConnection,
  model: ClientModel,
  mode: RingPrivacy,
  task: Task,
  decoys: number,
  out: Output,
): Promise<void> {
  const { traffic } = connection.config;
  const text = modeText(mode, traffic > 0);
  out.done('privacy', `${mode}: hides ${text.hidden}`);
  out.done('broken by', text.breaks);
  out.done('still seen', text.seen);
  out.done('weights', WEIGHTS_KNOWN);
  out.note(`\n  ${task.question}\n`);
  const whole = await openWhole(connection, model, out);
  const handOver = createHandOver(connection);
  try {
    const asked = { mode, decoys, handOver };
    const { result, receipt, missing } = await answerOverRing(connection, model, whole, task, asked, out);
    report(out, model, mode, result, receipt, missing);
  } finally {
    await handOver.all(out); // after query and decoy: neither is to be told of the other
  }
}

const wrongValue = ({ shard, roles, peerId, ops }: PrivateWrong) => ({ shard, roles, peerId, ops });

const statementValue = ({ shard, role, peerId, signed, missing, transcript }: PrivateStatement) => ({
  shard,
  role,
  peerId,
  hash: signed === null ? null : bytesToHex(statementHash(signed.statement)),
  rows: signed?.statement.rows ?? null,
  missing,
  transcript,
});

const sessionValue = ({ session, attempts, hops, statements, wrong, paid }: PrivateSession) => ({
  session: bytesToHex(session),
  attempts,
  hops,
  statements: statements.map(statementValue),
  wrong: wrong.map(wrongValue),
  paid: paid === null ? null : paidValue(paid),
});

/** Also of a decoy: for people. */
const wrongTexts = ({ wrong }: PrivateSession, of: string): string[] =>
  wrong.map(
    ({ shard, peerId, ops }) =>
      `  wrong        node ${peerId.slice(-8)} of shard ${shard + 1} gave other words than ${ops.join(', ')}${of}: nothing of it was used, and it was told nothing`,
  );

const transcriptTexts = ({ statements }: PrivateSession): string[] =>
  statements.flatMap(({ shard, role, transcript }) =>
    transcript === null ? [] : [`  transcript   shard ${shard + 1}, ${role}: ${transcript.path}`],
  );

function decoyTexts({ place, session, missing }: PrivateDecoy): string[] {
  const what = 'a query that means nothing, over the same nodes, which cannot tell it from yours';
  if (session === null) return [`  decoy        ${place} yours: it came to no end (${missing})`];
  return [
    `  decoy        ${place} yours: ${what}`,
    ...wrongTexts(session, ' in the decoy'),
    ...transcriptTexts(session),
  ];
}

function report(
  out: Output,
  model: ClientModel,
  mode: RingPrivacy,
  result: PrivateResult,
  receipt: WrittenRingReceipt | null,
  missing: string | null,
): void {
  const { answer, hops, networksUnknown, rounds, products, bytes, check, openMs, runMs } = result;
  const { wrong, decoy, paid, spentWei, traffic } = result;
  const text = modeText(mode, traffic !== null);
  const checked =
    `all ${products} products checked here with ${check.challenges} or fewer secret challenges each: ` +
    `a wrong one passes with probability 2^-${check.missBits} at most`;
  const transcripts = [...transcriptTexts(result), ...(decoy === null ? [] : decoyTexts(decoy))];
  const { session, attempts, statements } = sessionValue(result);
  out.result(
    {
      answer: answer.value,
      answerNote:
        'computed by this client from products that it checked' +
        (wrong.length === 0 ? '' : '; where a node was wrong, from its own alone'),
      model: model.manifest.name,
      modelRoot: bytesToHex(model.root),
      privacy: {
        mode,
        ...text,
        weights: WEIGHTS_KNOWN,
        networksUnknown,
        hops,
      },
      session,
      paid: paid === null ? null : paidValue(paid),
      spentWei: String(spentWei),
      receipt,
      receiptMissing: missing,
      traffic,
      check: { products, ...check },
      statements,
      wrong: wrong.map(wrongValue),
      decoy:
        decoy === null
          ? null
          : {
              place: decoy.place,
              missing: decoy.missing,
              session: decoy.session === null ? null : sessionValue(decoy.session),
            },
      attempts,
      rounds,
      bytes,
      openMs,
      runMs,
    },
    [
      `\n  ${answer.text}\n`,
      ...hops.map(
        ({ shard, product, correct }) =>
          `  shard ${shard + 1}      ` +
          (mode === 'twin' ? `A ${named(product)}, B ${named(correct)}` : named(product)),
      ),
      `\n  privacy      ${mode}: hides ${text.hidden}`,
      `  broken by    ${text.breaks}`,
      ...(networksUnknown
        ? [
            '               here A and B are on addresses of a development network that cannot be compared: they may be one machine',
          ]
        : []),
      `  still seen   ${text.seen}`,
      ...seenLines(traffic),
      `  weights      ${WEIGHTS_KNOWN}`,
      `  checks       ${checked}`,
      ...wrongTexts(result, ''),
      `  rounds       ${rounds} a step, ${seconds(runMs)} after ${seconds(openMs)}; ${bytesText(bytes.up)} out, ` +
        `${bytesText(bytes.down)} back, ${bytesText(bytes.ahead)} for corrections ahead`,
      ...transcripts,
      ...(transcripts.length === 0 ? [] : [`               ${TRANSCRIPT}`]),
      `  paid         ${paid === null ? UNPAID : paidText(paid)}`,
      ...(spentWei === wei(result)
        ? []
        : [`               ${formatEther(spentWei)} ether in all, with what failed and with the decoy`]),
      `  receipt      ${receipt === null ? `none: ${missing}` : receipt.receiptPath}`,
      `               ${SIGNED}`,
    ].join('\n'),
  );
}

const wei = ({ paid }: PrivateResult): bigint => (paid === null ? 0n : paid.step.order.settled);

const named = ({ peerId, operator }: PrivatePeer): string =>
  `${peerId.slice(-8)} (operator 0x${operator.slice(0, 8)}…)`;
