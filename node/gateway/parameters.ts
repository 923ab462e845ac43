/**
 * The body of a request: bounded, JSON, known to the last field. What this gateway does not do is refused, not passed over.
 *
 * Passed over are what names whoever asks (`user`, `metadata`, `safety_identifier`, `prompt_cache_key`), since it goes no further than
 * here, and `service_tier`, `store` and `parallel_tool_calls`, which clients send by habit and which change nothing of an answer here:
 * there is one tier, nothing is stored, no tool is called.
 * @module
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { UsageError } from '../../crypto/core/errors.ts';
import type { Drawing } from '../client/sampling.ts';
import { ParameterError } from './errors.ts';

/** Of a body. A prompt has at most a quarter of a million characters. */
const MAX_BODY_BYTES = 2 * 2 ** 20;

/** A parameter that may be there as long as it says what is done anyway. */
const only = (...values: readonly unknown[]) =>
  z
    .unknown()
    .refine((value) => values.some((known) => isDeepStrictEqual(known, value)), {
      params: { unsupported: true },
      error: `is not supported here; of its values only ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    })
    .optional();

/** Of every request. */
export const COMMON = {
  model: z.string().min(1).max(200),
  user: z.string().max(1_000).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  safety_identifier: z.string().max(1_000).optional(),
  prompt_cache_key: z.string().max(1_000).optional(),
};

/** Of requests for text. */
export const TEXT = {
  ...COMMON,
  max_tokens: z.int().min(1).max(65_536).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().min(0).max(65_535).optional(),
  seed: z.int().optional(),
  stop: z.union([z.string(), z.array(z.string())]).optional(),
  stream: z.boolean().optional(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().optional(), include_obfuscation: only(false) })
    .optional(),
  service_tier: z.enum(['auto', 'default']).optional(),
  n: only(1),
  frequency_penalty: only(0),
  presence_penalty: only(0),
  logit_bias: only({}),
};

/** Of chats alone. */
export const CHAT = {
  store: only(false),
  parallel_tool_calls: z.boolean().optional(),
  logprobs: only(false),
  tools: only([]),
  tool_choice: only('none', 'auto'),
  response_format: only({ type: 'text' }),
  modalities: only(['text']),
};

/** Of completions alone. */
export const COMPLETION = { best_of: only(1), echo: only(false), suffix: only('') };

type Drawn = Partial<Record<'temperature' | 'top_p' | 'top_k' | 'seed', number | undefined>>;

/** Without a temperature the likeliest token is taken, as `veilmesh run` does: an answer that anybody can have again. */
export const drawingOf = ({ temperature = 0, top_p = 1, top_k = 0, seed }: Drawn): Drawing => ({
  temperature: Math.round(temperature * 1_000),
  topK: top_k,
  topP: Math.round(top_p * 10_000),
  ...(seed === undefined ? {} : { seed: String(seed) }),
});

/**
 * @throws UsageError BODY_NOT_JSON | BODY_TOO_LARGE | BODY_MALFORMED | PARAMETER_UNSUPPORTED | PARAMETER_INVALID; none of them says what was in it
 */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new UsageError('BODY_NOT_JSON', 'a body of application/json is expected');
  }
  const text = await boundedText(request).catch((thrown) => {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError('BODY_MALFORMED', 'the body broke off, or is not UTF-8');
  });
  let body: unknown;
  try {
    body = withoutNulls(JSON.parse(text)); // nested too deep for this, it is no request either
  } catch {
    throw new UsageError('BODY_MALFORMED', 'the body is not JSON'); // the parser's own words quote it
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw parameterError(parsed.error.issues[0]!);
}

async function boundedText({ body }: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new UsageError('BODY_TOO_LARGE', `a body has at most ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(concatBytes(...chunks));
}

/** A vector is as wide as its model makes it. @throws UsageError PARAMETER_UNSUPPORTED */
export function requireDimensions(dimensions: number | undefined, width: number): void {
  if (dimensions === undefined || dimensions === width) return;
  throw new ParameterError(
    'PARAMETER_UNSUPPORTED',
    'dimensions',
    `'dimensions': of its values only ${width}`,
  );
}

/** A null is a parameter left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
}

function parameterError(issue: z.core.$ZodIssue): ParameterError {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const param = [...path, issue.keys[0]!].join('.').slice(0, 100);
    return new ParameterError(
      'PARAMETER_UNSUPPORTED',
      param,
      `'${param}' is not supported here`,
      'leave it out',
    );
  }
  const param = path.join('.');
  const what = `'${param}': ${issue.message}`;
  return issue.code === 'custom' && issue.params?.unsupported === true
    ? new ParameterError('PARAMETER_UNSUPPORTED', param, what, 'leave it out')
    : new ParameterError('PARAMETER_INVALID', param, what);
}
