/**
 * One query in twin or vault: what the mode hides from whom is said before anything leaves, and in the result.
 * @module
 */
import { bytesToHex } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { ClientConnection } from '../client/connect.ts';
import type { ClientModel } from '../client/model.ts';
import { type PrivatePeer, type PrivateResult, runOverRing } from '../client/private-query.ts';
import { assertOpen, openWhole } from '../client/whole-model.ts';
import type { Task } from '../models/task.ts';
import type { RingPrivacy } from './commands/privacy-modes.ts';
import { bytesText, type Output, seconds } from './output.ts';
import type { RunRequest } from './run.ts';

/** What a person has to know of a mode before it is used. */
interface ModeText {
  readonly hidden: string;
  readonly breaks: string;
  readonly seen: string;
}

const SEEN =
  'who asks (an address), which model, how many rows in steps of its length buckets, and when. Sizes of messages follow from ' +
  'these alone; times between them do not: they let a node or a watcher guess the number of rows within a bucket';
export const OPEN_WEIGHTS =
  'this client runs the non-linearities: whoever does learns the weights from d_in queries, so open weights only';
export const UNPAID =
  'nodes compute this for nothing: in this version it is neither paid nor claimed, and there is no receipt';
export const TRANSCRIPT =
  'each node signs what it was sent and answered, masked: anybody may check it (veilmesh transcript check FILE), ' +
  'learns nothing of the input from it, and can have the stake taken of a node that signed a wrong word';

export const MODE_TEXT: Readonly<Record<RingPrivacy, ModeText>> = {
  twin: {
    hidden:
      'your input and every activation, from each node of chain A alone and each node of chain B alone, whatever ' +
      'they compute and whatever hardware they run on',
    breaks:
      'a node of chain A and the node of chain B of the same shard, if they put together what they saw: they ' +
      'learn what went into that shard; if they only agree beforehand how to lie, one yes or no a query. Addresses, operators and vendors are what nodes say of themselves',
    seen: SEEN,
  },
  vault: {
    hidden:
      'your input and every activation, from every node, also if all of them collude, whatever hardware they run on; a node ' +
      'that lies is not shown whether it was noticed',
    breaks:
      'breaking BFV (a lattice assumption, 128 bits), or a fault of its implementation on this machine. What you do ' +
      'afterwards can tell a node that lied up to one yes or no a query: whether you come back, publish or convict',
    seen: SEEN,
  },
};

/** What these modes cannot do is refused before anything is fetched. @throws UsageError PRIVACY_* */
export function assertPrivacy(
  { manifest }: Pick<ClientModel, 'manifest'>,
  mode: RingPrivacy,
  { spotCheck, audit, lot, record, question }: RunRequest,
): void {
  assertOpen(manifest);
  const asked = [
    spotCheck === 'demanded' ? '--spot-check' : null,
    audit === null ? null : '--audit',
    lot === null ? null : '--lot',
    record === null ? null : '--record',
    question === undefined ? null : '--for',
  ].filter((flag) => flag !== null);
  if (asked.length === 0) return;
  throw new UsageError(
    'PRIVACY_NOT_CLAIMED',
    `${mode} makes no claims in this version: ${asked.join(', ')}`,
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
  out: Output,
): Promise<void> {
  const text = MODE_TEXT[mode];
  out.done('privacy', `${mode}: hides ${text.hidden}`);
  out.done('broken by', text.breaks);
  out.done('still seen', text.seen);
  out.done('weights', OPEN_WEIGHTS);
  out.done('unpaid', UNPAID);
  out.note(`\n  ${task.question}\n`);
  const whole = await openWhole(connection, model, out);
  const result = await runOverRing(connection, whole, mode, task, out);
  report(out, model, mode, result);
}

function report(out: Output, model: ClientModel, mode: RingPrivacy, result: PrivateResult): void {
  const { answer, hops, networksUnknown, attempts, rounds, products, bytes, check, openMs, runMs } = result;
  const { transcripts, wrong } = result;
  const text = MODE_TEXT[mode];
  const wrongTexts = wrong.map(
    ({ shard, peerId, ops }) =>
      `node ${peerId.slice(-8)} of shard ${shard + 1} gave other words than ${ops.join(', ')}: nothing of it was used, and it was told nothing`,
  );
  const checked =
    `all ${products} products checked here with ${check.challenges} or fewer secret challenges each: ` +
    `a wrong one passes with probability 2^-${check.missBits} at most`;
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
        weights: OPEN_WEIGHTS,
        networksUnknown,
        hops,
      },
      paid: false,
      claimed: false,
      receipt: null,
      check: { products, ...check },
      transcripts,
      wrong,
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
      `  weights      ${OPEN_WEIGHTS}`,
      `  checks       ${checked}`,
      ...wrongTexts.map((line) => `  wrong        ${line}`),
      `  rounds       ${rounds} a step, ${seconds(runMs)} after ${seconds(openMs)}; ${bytesText(bytes.up)} out, ` +
        `${bytesText(bytes.down)} back, ${bytesText(bytes.ahead)} for corrections ahead`,
      ...transcripts.map(
        ({ shard, kept, missing }) =>
          `  transcript   shard ${shard + 1}: ${kept?.path ?? missing ?? 'no product of it can be disputed'}`,
      ),
      ...(transcripts.length === 0 ? [] : [`               ${TRANSCRIPT}`]),
      `  unpaid       ${UNPAID}`,
    ].join('\n'),
  );
}

const named = ({ peerId, operator }: PrivatePeer): string =>
  `${peerId.slice(-8)} (operator 0x${operator.slice(0, 8)}…)`;
