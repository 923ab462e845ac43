/**
 * Language models: what an answer would cost, the answer, and the answer as it is drawn.
 * @module
 */
import { decodeBundle } from '../../models/text/bundle.ts';
import { type ChatMessage, createTextModel } from '../../models/text/text-model.ts';
import { createAnswer } from '../client/answer.ts';
import { runChat } from '../client/chat.ts';
import { type ChatPlan, planChat } from '../client/plan-chat.ts';
import { samplingOf } from '../client/sampling.ts';
import { assertOpen } from '../client/whole-model.ts';
import {
  type AnsweredInVeil,
  type AskingInVeil,
  connectionFor,
  isOverRing,
  type Quote,
  quoteOf,
} from './asking.ts';
import { askInVeil } from './in-veil.ts';
import type { Mesh } from './mesh.ts';
import { requireTask } from './require-task.ts';

/** Language models are asked in veil alone, in this version. */
export interface Question extends AskingInVeil {
  /** Name, or root in hex. */
  readonly model: string;
  /** A conversation, for models that chat; or a text to go on with. */
  readonly prompt: readonly ChatMessage[] | string;
  /** Tokens of the answer at most; what the context leaves, up to 256, when left out. */
  readonly maxTokens?: number;
  /** Ends the answer where one of these would begin. */
  readonly stop?: readonly string[];
  /** 0, the default, takes the likeliest token each time. */
  readonly temperature?: number;
  /** The same seed draws the same answer, from the same model. */
  readonly seed?: string;
  /** Told of each piece as it is drawn: provisional until the answer is given. */
  readonly onText?: (piece: string) => void;
}

export interface ChatAnswer extends AnsweredInVeil {
  readonly text: string;
  /** Why it ended: by itself, or by its length. */
  readonly ended: 'stop' | 'length';
  readonly promptTokens: number;
  readonly tokens: number;
}

export interface ChatQuote extends Quote {
  readonly promptTokens: number;
  /** Of the answer. */
  readonly maxTokens: number;
}

export interface AnswerStream extends AsyncIterable<string> {
  /** Given when every claim is verified: only then is what was streamed more than provisional. */
  readonly answer: Promise<ChatAnswer>;
}

/**
 * What an answer would cost at most, and who could see what. Nothing of the question leaves this machine.
 * @throws UsageError MODEL_UNKNOWN | MODEL_TASK | CHAT_CONTEXT | ASKING_INVALID
 */
export async function quote(mesh: Mesh, question: Question): Promise<ChatQuote> {
  const { tokens, plan } = await planned(mesh, question);
  const { minLevel } = connectionFor(mesh, question).config;
  return {
    ...quoteOf('veil', minLevel, plan.price, plan.limit),
    promptTokens: tokens.length,
    maxTokens: plan.maxTokens,
  };
}

/**
 * Asks a language model, in veil: masked on every wire, computed by the nodes of one route, every claim verified before the answer is given.
 * @throws UsageError MODEL_UNKNOWN | MODEL_TASK | CHAT_CONTEXT | SPENDING_LIMIT | ASKING_INVALID, before anything is sent; UnavailableError
 * ROUTE_COVERAGE_GAP | CLIENT_UNFUNDED | SESSION_NONE | CHAT_STOPPED; VerificationError for a claim that is false
 */
export async function ask(mesh: Mesh, question: Question): Promise<ChatAnswer> {
  const { model, text, tokens, plan } = await planned(mesh, question);
  const { onText = () => {}, stop = [], signal = new AbortController().signal } = question;
  const stream = text.stream({ stopStrings: stop, chat: isChat(question) });
  const answer = createAnswer({ prompt: tokens, maxTokens: plan.maxTokens, stream, onText });
  const { temperature = 0, seed } = question;
  const drawing = { temperature: Math.round(temperature * 1_000), topK: 0, topP: 10_000 };
  const { answered } = await askInVeil(mesh, model, question, plan.limit, async (connection, payments) => {
    const { proven } = await runChat(connection, model, {
      ...{ answer, signal, payments, stages: mesh.stages },
      sampling: samplingOf({ ...drawing, ...(seed === undefined ? {} : { seed }) }),
      ...(plan.steady === null ? {} : { steady: plan.steady }),
    });
    return proven;
  });
  return {
    ...answered,
    text: answer.text,
    ended: answer.ended === 'length' ? 'length' : 'stop',
    promptTokens: tokens.length,
    tokens: answer.tokens.length,
  };
}

/**
 * The same, piece by piece. Leaving the loop early does not end the session: abort `question.signal` for that.
 * @throws as ask, from the loop and from `answer`
 */
export function stream(mesh: Mesh, question: Question): AnswerStream {
  const pieces: string[] = [];
  let wake = (): void => {};
  let over = false;
  const onText = (piece: string): void => {
    question.onText?.(piece);
    pieces.push(piece);
    wake();
  };
  const answer = ask(mesh, { ...question, onText }).finally(() => {
    over = true;
    wake();
  });
  answer.catch(() => {}); // thrown from the loop too
  return {
    answer,
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* pieces.splice(0);
        if (over && pieces.length === 0) break;
        if (pieces.length > 0) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await answer;
    },
  };
}

const isChat = ({ prompt }: Question): boolean => typeof prompt !== 'string';

async function planned(mesh: Mesh, question: Question) {
  const { model: name, prompt, maxTokens } = question;
  const { traffic } = connectionFor(mesh, question).config;
  const { model } = await mesh.open(name);
  requireTask(model, 'chat');
  if (isOverRing(question)) assertOpen(model.manifest); // not by its type
  const text = createTextModel(decodeBundle(await model.tokenizer()));
  const tokens = typeof prompt === 'string' ? text.encodeText(prompt) : text.encodeChat(prompt);
  const plan: ChatPlan = planChat(model, { prompt: tokens.length, maxTokens }, traffic);
  return { model, text, tokens, plan };
}
