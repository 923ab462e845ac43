/**
 * What the question as it stands would cost at most, and who could see what of it: asked while it is written, a moment after each pause.
 * @module
 */
import { effect, signal } from '@preact/signals';
import type { ApiQuote, ApiQuoteRequest } from '../../gateway/api-types.ts';
import { type ApiFailure, postJson } from '../api.ts';
import { asFailure } from '../state/resource.ts';
import {
  draft,
  editing,
  maxTokens,
  messagesWith,
  mode,
  model,
  textsOf,
  turnsBefore,
} from './conversation.ts';

export const quote = signal<ApiQuote | null>(null);
export const quoteFailure = signal<ApiFailure | null>(null);
/** What is shown is of an earlier wording. */
export const quoting = signal(false);

const PAUSE_MS = 300;

function requestOf(): ApiQuoteRequest | null {
  const asked = model.value;
  const written = draft.value.trim();
  if (asked === null || written === '') return null;
  const shared = { model: asked.root, privacy: mode.value };
  const before = turnsBefore(editing.value);
  return asked.task === 'chat'
    ? { ...shared, messages: messagesWith(before, asked.root, written), max_tokens: maxTokens.value }
    : { ...shared, texts: textsOf(written) };
}

/** @returns ends it */
export function keepQuote(): () => void {
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = effect(() => {
    const request = requestOf();
    clearTimeout(timer);
    abort.abort();
    quoting.value = request !== null;
    if (request === null) {
      quote.value = null;
      quoteFailure.value = null;
      return;
    }
    const own = new AbortController();
    abort = own;
    timer = setTimeout(() => {
      postJson<ApiQuote>('/api/quote', request, own.signal).then(
        (value) => {
          quoting.value = false;
          quote.value = value;
          quoteFailure.value = null;
        },
        (thrown) => {
          if (own.signal.aborted) return;
          quoting.value = false;
          quote.value = null;
          quoteFailure.value = asFailure(thrown);
        },
      );
    }, PAUSE_MS);
  });
  return () => {
    end();
    clearTimeout(timer);
    abort.abort();
  };
}
