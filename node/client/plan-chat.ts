/**
 * An answer of a language model before anything is sent: how long it may be, what it looks like from outside, what it costs at most.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import { createPace } from '../../mesh/session/pace.ts';
import { SESSION_SECONDS } from './attempt.ts';
import type { Steady } from './chat.ts';
import type { ClientModel } from './model.ts';
import { limitOf, quote } from './pay.ts';
import { steadyTalk } from './steady.ts';
import { demandTime, mostRows, type TalkShape, talkShape } from './traffic.ts';

export interface ChatPlan {
  /** Tokens of the answer at most. */
  readonly maxTokens: number;
  readonly shape: TalkShape;
  /** Null where everything leaves as soon as it can. */
  readonly steady: Steady | null;
  /** Wei that an attempt costs at most, and all of them together. */
  readonly price: bigint;
  readonly limit: bigint;
}

export interface ChatLength {
  /** Tokens. */
  readonly prompt: number;
  /** Undefined: as many as the context leaves, up to `otherwise`. */
  readonly maxTokens: number | undefined;
  readonly otherwise?: number;
}

/** Longest answer where nobody says how long it may be, in tokens. */
const DEFAULT_MAX_TOKENS = 256;

/**
 * @param traffic milliseconds of the beat; 0: none
 * @throws UsageError CHAT_CONTEXT | TRAFFIC_TOO_LONG
 */
export function planChat(model: ClientModel, length: ChatLength, traffic: number): ChatPlan {
  const maxTokens = answerRoom(model, length);
  const shape = talkShape(model.manifest, length.prompt, maxTokens);
  const steady = traffic === 0 ? null : { pace: createPace(traffic), talk: steadyTalk(shape) };
  if (steady !== null) demandTime(mostRows(shape), steady.pace, SESSION_SECONDS);
  const price = quote(model, steady === null ? length.prompt + maxTokens : mostRows(shape));
  return { maxTokens, shape, steady, price, limit: limitOf(price) }; // an attempt that breaks off late has cost almost as much
}

function answerRoom(
  { manifest }: ClientModel,
  { prompt, maxTokens: asked, otherwise = DEFAULT_MAX_TOKENS }: ChatLength,
): number {
  const room = manifest.context - prompt + 1; // the last token is never fed
  if (room < 1 || (asked ?? 0) > room) {
    throw new UsageError('CHAT_CONTEXT', `prompt and answer do not fit the context of ${manifest.name}`, {
      details: { prompt, maxTokens: asked ?? 1, context: manifest.context },
      hint:
        room < 1
          ? 'shorten the prompt'
          : `at most ${room} tokens of answer (--max-tokens, max_tokens), or a shorter prompt`,
    });
  }
  return asked ?? Math.min(otherwise, room);
}
