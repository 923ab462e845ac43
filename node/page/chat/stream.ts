/**
 * One answer over the gateway's OpenAI-compatible API: its pieces are provisional until the end of the stream says that every claim was verified.
 * @module
 */
import type { ApiLevel, ApiMode } from '../../gateway/api-types.ts';
import { ApiFailure, apiFetch, failureOf, isErrorBody, postOf } from '../api.ts';
import { eventsOf } from '../events.ts';
import { type Drawn, parametersOf } from './sampling.ts';

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface Question {
  readonly model: string;
  readonly mode: ApiMode;
  readonly messages: readonly Message[];
  readonly maxTokens: number;
  readonly drawn: Drawn;
}

/** Of what was verified. */
export interface Given {
  /** Under which its receipt and its page are found. */
  readonly id: string;
  readonly mode: ApiMode;
  readonly level: ApiLevel | null;
  readonly assurance: 'simulated' | 'hardware' | null;
  readonly text: string;
  readonly costWei: string;
  readonly modelRoot: string;
  readonly promptTokens: number;
  readonly tokens: number | null;
  /** stop: the model ended it; length: the limit did. */
  readonly ended: 'stop' | 'length' | null;
}

/** What the API says beside what its other clients know. */
export interface Extension {
  readonly receipt: string;
  readonly privacy: Pick<Given, 'mode' | 'level' | 'assurance' | 'text'>;
  readonly cost_wei: string;
  readonly model_root: string;
}

interface Chunk {
  readonly choices: readonly {
    readonly delta: { readonly content?: string };
    readonly finish_reason: 'stop' | 'length' | null;
  }[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  readonly veilmesh?: Extension;
}

export interface Hearing {
  /** Known before a word is: that of its receipt, and of its session in the picture. */
  onId(id: string): void;
  onText(piece: string): void;
}

/** @throws ApiFailure with the API's code, also of an error in the middle; the signal's reason */
export async function askText(question: Question, hearing: Hearing, signal: AbortSignal): Promise<Given> {
  const { model, messages, mode, maxTokens, drawn } = question;
  const body = {
    model,
    messages,
    max_tokens: maxTokens,
    ...parametersOf(drawn),
    stream: true,
    stream_options: { include_usage: true },
  };
  const post = postOf(body, signal);
  const headers = { ...(post.headers as Record<string, string>), 'x-veilmesh-privacy': mode };
  const response = await apiFetch('/v1/chat/completions', { ...post, headers });
  const id = response.headers.get('x-veilmesh-receipt');
  if (id !== null) hearing.onId(id);
  let ended: Given['ended'] = null;
  let given: Given | null = null;
  for await (const data of eventsOf(response)) {
    if (data === '[DONE]') {
      if (given === null) break;
      return { ...given, ended };
    }
    const event: unknown = JSON.parse(data);
    if (isErrorBody(event)) throw failureOf(event, response.status);
    const { choices, usage, veilmesh } = event as Chunk;
    for (const { delta, finish_reason } of choices) {
      if (delta.content !== undefined && delta.content !== '') hearing.onText(delta.content);
      ended = finish_reason ?? ended;
    }
    if (veilmesh !== undefined) {
      given = {
        ...givenOf(veilmesh),
        promptTokens: usage?.prompt_tokens ?? 0,
        tokens: usage?.completion_tokens ?? null,
        ended,
      };
    }
  }
  throw new ApiFailure(
    'STREAM_BROKEN',
    'the answer broke off before it was verified',
    'nothing of it is proven: ask again',
    0,
  );
}

export const givenOf = ({ receipt, privacy, cost_wei, model_root }: Extension) => ({
  id: receipt,
  mode: privacy.mode,
  level: privacy.level,
  assurance: privacy.assurance,
  text: privacy.text,
  costWei: cost_wei,
  modelRoot: model_root,
});

export interface Likeness {
  readonly given: Given;
  /** Cosines, of each text with each. */
  readonly cosines: readonly (readonly number[])[];
}

/** @throws as askText */
export async function askLikeness(
  {
    model,
    mode,
    texts,
  }: { readonly model: string; readonly mode: ApiMode; readonly texts: readonly string[] },
  signal: AbortSignal,
): Promise<Likeness> {
  const post = postOf({ model, input: texts }, signal);
  const headers = { ...(post.headers as Record<string, string>), 'x-veilmesh-privacy': mode };
  const response = await apiFetch('/v1/embeddings', { ...post, headers });
  const { data, usage, veilmesh } = (await response.json()) as {
    readonly data: readonly { readonly embedding: readonly number[] }[];
    readonly usage: { readonly prompt_tokens: number };
    readonly veilmesh: Extension;
  };
  return {
    given: { ...givenOf(veilmesh), promptTokens: usage.prompt_tokens, tokens: null, ended: null },
    cosines: cosinesOf(data.map(({ embedding }) => embedding)),
  };
}

/** Of vectors of length one. */
export const cosinesOf = (vectors: readonly (readonly number[])[]): number[][] =>
  vectors.map((a) => vectors.map((b) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)));
