/**
 * `POST /v1/completions`: text that a model goes on with.
 * @module
 */
import { z } from 'zod';
import { type Asking, type Desk, fingerprintOf } from './asking.ts';
import { COMPLETION, drawingOf, readBody, TEXT } from './parameters.ts';
import { answerText, type Writing } from './text-answer.ts';

/** Tokens where nobody says: of this route of the API. */
const DEFAULT_MAX_TOKENS = 16;

const schema = z.strictObject({
  ...TEXT,
  ...COMPLETION,
  prompt: z.union([z.string(), z.tuple([z.string()])], { error: 'one text is expected' }),
});

/** @throws as readBody and answerText */
export async function completions(desk: Desk, request: Request): Promise<Response> {
  const body = await readBody(request, schema);
  const wish = {
    model: body.model,
    prompt: { text: [body.prompt].flat()[0]! },
    maxTokens: body.max_tokens,
    otherwise: DEFAULT_MAX_TOKENS,
    stop: [body.stop ?? []].flat(),
    drawing: drawingOf(body),
  };
  const streaming =
    body.stream === true ? { includeUsage: body.stream_options?.include_usage === true } : null;
  return await answerText(desk, request, body, wish, writing(body.model), streaming);
}

function writing(model: string): Writing {
  const created = Math.floor(Date.now() / 1_000);
  const base = ({ id }: Asking) => ({ id: `cmpl-${id}`, object: 'text_completion', created, model });
  const choice = (text: string, finish_reason: string | null) => ({
    choices: [{ index: 0, text, logprobs: null, finish_reason }],
  });
  return {
    whole: (asking, given) => ({
      ...base(asking),
      system_fingerprint: fingerprintOf(given),
      ...choice(given.text, given.ended),
    }),
    first: (asking) => ({ ...base(asking), ...choice('', null) }),
    piece: (asking, text) => ({ ...base(asking), ...choice(text, null) }),
    last: (asking, given) => ({
      ...base(asking),
      system_fingerprint: fingerprintOf(given),
      ...choice('', given.ended),
    }),
    empty: (asking) => ({ ...base(asking), choices: [] }),
  };
}
