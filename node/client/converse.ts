/**
 * One session's part of an answer: the prompt goes through the route in chunks, then the client draws each token from
 * the last row's logits, says its text, and sends it as the next step.
 *
 * What earlier sessions said is fed with the prompt and must be drawn again. Their claims are void: a hop that steered
 * the answer with false rows and left before it had to sign would else have its tokens in an answer that is proven.
 * @module
 */
import { VerificationError } from '../../crypto/core/errors.ts';
import { nextToken, type Sampling } from '../../models/program/sampling.ts';
import type { Manifest } from '../../models/shard/types.ts';
import type { Answer } from './answer.ts';
import type { Attempt } from './attempt.ts';
import type { PartSequence } from './model.ts';

export interface Conversation {
  readonly answer: Answer;
  readonly sampling: Sampling;
  /** Grows by what the client itself computes for new tokens: its head and the draw. */
  readonly clock: { headMs: number };
}

type Shape = Pick<Manifest, 'closed' | 'logitFrac' | 'frameRows'>;
type Draw = (rows: Int32Array, count: number, from: number) => Promise<number[]>;

/**
 * Feeds one session until the answer has ended.
 * @throws VerificationError CHAT_REPLAY; and as Attempt.step
 */
export async function converse(
  attempt: Pick<Attempt, 'step'>,
  head: Pick<PartSequence, 'run'>,
  shape: Shape,
  { answer, sampling, clock }: Conversation,
): Promise<void> {
  const draw = drawing(head, shape, sampling);
  const history = answer.history();
  let fed = history.length;
  let over = answer.ended !== null || answer.isLast();
  const chunks = await prefill(attempt, history, shape.frameRows.at(-1)!, over);
  await drawAgain(chunks, draw, answer);
  let row = lastRow(chunks.at(-1)!);
  while (answer.ended === null) {
    const at = performance.now();
    const [token] = await draw(row, 1, fed - 1);
    clock.headMs += performance.now() - at;
    answer.accept(token!);
    if (answer.ended !== null) break;
    over = answer.isLast();
    fed++;
    row = await attempt.step(Int32Array.of(token!), 1, over);
  }
  if (!over) await attempt.step(new Int32Array(0), 0, true); // a stop token came before its time
}

/** Tokens from rows of the last edge, the first of them at position `from`. */
export const drawing =
  (head: Pick<PartSequence, 'run'>, { closed, logitFrac }: Shape, sampling: Sampling): Draw =>
  async (rows, count, from) => {
    if (closed) return [...rows];
    const logits = await head.run(rows, count);
    const width = logits.length / count;
    return Array.from({ length: count }, (_, i) =>
      nextToken(logits.subarray(i * width, (i + 1) * width), sampling, from + i, logitFrac),
    );
  };

interface Chunk {
  readonly from: number;
  readonly count: number;
  readonly rows: Int32Array;
}

/** All chunks are on their way before the first is back. */
function prefill(
  attempt: Pick<Attempt, 'step'>,
  ids: Int32Array,
  most: number,
  last: boolean,
): Promise<Chunk[]> {
  const chunks: Promise<Chunk>[] = [];
  for (let from = 0; from < ids.length; from += most) {
    const chunk = ids.subarray(from, from + most);
    const answered = attempt.step(chunk, chunk.length, last && from + most >= ids.length);
    chunks.push(answered.then((rows) => ({ from, count: chunk.length, rows })));
  }
  return Promise.all(chunks);
}

export const lastRow = ({ rows, count }: Chunk): Int32Array => rows.slice(rows.length - rows.length / count);

/** @throws VerificationError CHAT_REPLAY */
async function drawAgain(chunks: readonly Chunk[], draw: Draw, { prompt, tokens }: Answer): Promise<void> {
  const first = prompt.length - 1; // the row that the first token is drawn from
  for (const { from, count, rows } of chunks) {
    const start = Math.max(from, first);
    const said = start < from + count ? tokens.slice(start - first, from + count - first) : [];
    if (said.length === 0) continue;
    const width = rows.length / count;
    const drawnRows = rows.slice((start - from) * width, (start - from + said.length) * width);
    const drawn = await draw(drawnRows, said.length, start);
    const at = drawn.findIndex((token, i) => token !== said[i]);
    if (at < 0) continue;
    throw replayed(start - first + at);
  }
}

/** This token of the answer was not drawn again. */
export const replayed = (token: number): VerificationError =>
  new VerificationError('CHAT_REPLAY', 'a hop of an earlier attempt computed something else', {
    details: { token },
    hint: 'do not use this answer; run it again',
  });
