/**
 * `POST /v1/chat/completions`
 * @module
 */
import { z } from 'zod';
import type { ChatMessage } from '../../models/text/text-model.ts';
import { type Asking, type Desk, fingerprintOf } from './asking.ts';
import { ParameterError } from './errors.ts';
import { CHAT, drawingOf, readBody, TEXT } from './parameters.ts';
import { answerText, type Writing } from './text-answer.ts';

const MAX_MESSAGES = 1_000;

const part = z.strictObject({ type: z.literal('text'), text: z.string() });
const message = z.strictObject({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.union([z.string(), z.array(part).min(1)]),
});

export const MESSAGES = z.array(message).min(1).max(MAX_MESSAGES);

const schema = z.strictObject({
  ...TEXT,
  ...CHAT,
  messages: MESSAGES,
  max_completion_tokens: TEXT.max_tokens,
});

/** @throws as readBody and answerText; UsageError PARAMETER_CONFLICT */
export async function chat(desk: Desk, request: Request): Promise<Response> {
  const body = await readBody(request, schema);
  const { max_tokens: older, max_completion_tokens: newer, stop = [] } = body;
  if (older !== undefined && newer !== undefined && older !== newer) {
    throw new ParameterError(
      'PARAMETER_CONFLICT',
      'max_tokens',
      'max_tokens and max_completion_tokens differ',
    );
  }
  const wish = {
    model: body.model,
    prompt: { messages: body.messages.map(messageOf) },
    maxTokens: newer ?? older,
    stop: [stop].flat(),
    drawing: drawingOf(body),
  };
  const streaming =
    body.stream === true ? { includeUsage: body.stream_options?.include_usage === true } : null;
  return await answerText(desk, request, body, wish, writing(body.model), streaming);
}

export function messageOf({ role, content }: z.output<typeof message>): ChatMessage {
  return {
    role: role === 'developer' ? 'system' : role,
    content: typeof content === 'string' ? content : content.map(({ text }) => text).join(''),
  };
}

function writing(model: string): Writing {
  const created = Math.floor(Date.now() / 1_000);
  const base = ({ id }: Asking, object: string) => ({ id: `chatcmpl-${id}`, object, created, model });
  const chunk = (asking: Asking) => base(asking, 'chat.completion.chunk');
  const choice = (delta: object, finish_reason: string | null) => ({
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  });
  return {
    whole: (asking, given) => ({
      ...base(asking, 'chat.completion'),
      system_fingerprint: fingerprintOf(given),
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: given.text, refusal: null },
          logprobs: null,
          finish_reason: given.ended,
        },
      ],
    }),
    first: (asking) => ({ ...chunk(asking), ...choice({ role: 'assistant', content: '' }, null) }),
    piece: (asking, content) => ({ ...chunk(asking), ...choice({ content }, null) }),
    last: (asking, given) => ({
      ...chunk(asking),
      system_fingerprint: fingerprintOf(given),
      ...choice({}, given.ended),
    }),
    empty: (asking) => ({ ...chunk(asking), choices: [] }),
  };
}
