/**
 * An answer in words, whole or streamed. Whole, it leaves when every claim is verified; streamed, its pieces are provisional, and what
 * ends it, with usage and receipt, comes when every claim is verified, or an error does.
 * @module
 */
import {
  type Asking,
  askedHeaders,
  type Desk,
  extensionOf,
  givenHeaders,
  PATIENCE_SECONDS,
  startAsking,
} from './asking.ts';
import { eventStream } from './sse.ts';
import type { AskedText, GivenText } from './types.ts';

export type TextWish = Omit<AskedText, 'id' | 'privacy' | 'signal' | 'onText' | 'onSpent'>;

/** How one of the API's two kinds of answers is written. */
export interface Writing {
  whole(asking: Asking, given: GivenText): object;
  /** Chunks of a stream. */
  first(asking: Asking): object;
  piece(asking: Asking, text: string): object;
  last(asking: Asking, given: GivenText): object;
  /** One without a choice. */
  empty(asking: Asking, given: GivenText): object;
}

export interface Streaming {
  /** Usage comes in a chunk of its own, which has no choice. */
  readonly includeUsage: boolean;
}

export const usageOf = ({ promptTokens, tokens }: GivenText) => ({
  prompt_tokens: promptTokens,
  completion_tokens: tokens,
  total_tokens: promptTokens + tokens,
});

/** @throws before anything of an answer leaves: what it fails with */
export async function answerText(
  desk: Desk,
  request: Request,
  body: { readonly model: string },
  wish: TextWish,
  writing: Writing,
  streaming: Streaming | null,
): Promise<Response> {
  const asking = startAsking(desk, request, body, streaming !== null);
  const { id, model, privacy, signal, onSpent } = asking;
  const ask = (onText: (piece: string) => void): Promise<GivenText> =>
    asking.run(() => desk.client.text({ ...wish, id, model, privacy, signal, onText, onSpent }));
  if (streaming === null) {
    const given = await ask(() => {});
    const answer = {
      ...writing.whole(asking, given),
      usage: usageOf(given),
      veilmesh: extensionOf(asking, given),
    };
    return Response.json(answer, { headers: givenHeaders(asking, given) });
  }
  const begun = Promise.withResolvers<void>();
  const early: string[] = [];
  let say = (piece: string): void => {
    early.push(piece);
    begun.resolve();
  };
  const answered = ask((piece) => say(piece));
  const patience = setTimeout(begun.resolve, PATIENCE_SECONDS * 1_000);
  try {
    await Promise.race([begun.promise, answered]); // what fails before the first word has a status of its own
  } finally {
    clearTimeout(patience);
  }
  return eventStream(
    async (send) => {
      send(writing.first(asking));
      say = (piece) => send(writing.piece(asking, piece));
      early.forEach(say);
      const given = await answered;
      const tail = { usage: usageOf(given), veilmesh: extensionOf(asking, given) };
      if (streaming.includeUsage) {
        send(writing.last(asking, given));
        send({ ...writing.empty(asking, given), ...tail });
      } else send({ ...writing.last(asking, given), ...tail });
    },
    asking.stop,
    askedHeaders(asking),
  );
}
