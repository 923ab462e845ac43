/**
 * A session of a language model whose shape says nothing but buckets: one row a beat, prompt, answer and cover alike.
 *
 * After the first rows, which every prompt of the bucket has, one row follows the other, whatever it is: the prompt's next token
 * while there are any, then the token that was drawn. When the answer has ended the model goes on with what it would say, which nobody
 * reads, until the bucket of the answer is full. So there is no row that differs from a row of an answer: the hops compute,
 * remember, claim and are paid for all of them alike, and what a position costs depends on its number alone.
 *
 * Each row waits for the answer to the one before, and its token is drawn, whether that is needed or not. So an answer that is late
 * has the same effect wherever it is: nothing leaves on that beat.
 * @module
 */
import type { Manifest } from '../../models/shard/types.ts';
import type { Attempt } from './attempt.ts';
import { type Conversation, drawing, lastRow, replayed } from './converse.ts';
import type { PartSequence } from './model.ts';
import type { TalkShape } from './traffic.ts';

/** What outlives the sessions of one answer. */
export interface SteadyTalk {
  readonly shape: TalkShape;
  /** Rows that were answered. */
  fed: number;
  /** Tokens after the prompt: the answer, and what came after it. */
  readonly drawn: number[];
}

export const steadyTalk = (shape: TalkShape): SteadyTalk => ({ shape, fed: 0, drawn: [] });

/**
 * Feeds one session until the answer and its cover are over. What earlier sessions were fed is fed again at once, and must be
 * drawn again.
 * @throws VerificationError CHAT_REPLAY; and as Attempt.step
 */
export async function converseSteadily(
  attempt: Pick<Attempt, 'step'>,
  head: Pick<PartSequence, 'run'>,
  model: Pick<Manifest, 'closed' | 'logitFrac' | 'frameRows'>,
  { answer, sampling, clock }: Conversation,
  talk: SteadyTalk,
): Promise<void> {
  const draw = drawing(head, model, sampling);
  const { prompt } = answer;
  const { shape, drawn } = talk;
  const tokenAt = (position: number): number => prompt[position] ?? drawn[position - prompt.length]!;
  const isOver = (rows: number): boolean => {
    const end = shape.ends.find((known) => known.rows === rows);
    if (end === undefined) return false;
    return end === shape.ends.at(-1) || (answer.ended !== null && answer.tokens.length <= end.answer);
  };
  /** What is said at this position: the prompt's own, what was drawn before and must be drawn again, or something new. */
  const take = (token: number, position: number): void => {
    if (position < prompt.length) return;
    const at = position - prompt.length;
    if (at < drawn.length) {
      if (drawn[at] !== token) throw replayed(at);
      return;
    }
    drawn.push(token);
    if (answer.ended === null) answer.accept(token);
  };

  const isAgain = talk.fed > 0;
  const first = Math.max(shape.first, talk.fed);
  const most = model.frameRows.at(-1)!;
  let over = false;
  for (let from = 0; from < first; from += most) {
    const ids = Int32Array.from({ length: Math.min(most, first - from) }, (_, i) => tokenAt(from + i));
    const end = from + ids.length;
    over = end === first && isOver(first);
    const rows = await attempt.step(ids, ids.length, over);
    talk.fed = Math.max(talk.fed, end);
    const tokens = isAgain
      ? await draw(rows, ids.length, from)
      : await draw(lastRow({ from, count: ids.length, rows }), 1, end - 1);
    for (const [i, token] of tokens.entries()) take(token, end - tokens.length + 1 + i);
  }
  for (let fed = first; !over; fed++) {
    over = isOver(fed + 1);
    const row = await attempt.step(Int32Array.of(tokenAt(fed)), 1, over);
    const at = performance.now();
    const [token] = await draw(row, 1, fed);
    clock.headMs += performance.now() - at;
    talk.fed = fed + 1;
    take(token!, fed + 1);
  }
}
