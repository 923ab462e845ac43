/**
 * What a client does with words around a decoder: messages to token ids, token ids to text.
 * @module
 */
import { UsageError } from '../../crypto/core/errors.ts';
import type { TextBundle } from './bundle.ts';
import { createSpecials, escapeSpecials, type Specials, splitSpecials } from './special.ts';
import { createTextStream, type TextStream } from './stream.ts';
import { type ChatTemplate, parseTemplate } from './template.ts';
import { createBundleTokenizer } from './tokenizer.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface TextModel {
  /** Whether the model was made for conversations; without, `encodeText` is all there is. */
  readonly chats: boolean;
  /**
   * The conversation with the opening of the answer. Control tokens that a message spells stay text.
   * @throws UsageError TEXT_TOO_LONG | TEXT_NOT_UNICODE | TEXT_EMPTY | CHAT_TEMPLATE_NONE | CHAT_TEMPLATE_REFUSED | CHAT_FORGED
   */
  encodeChat(messages: readonly ChatMessage[]): Int32Array;
  /** Text to go on with. @throws UsageError TEXT_TOO_LONG | TEXT_NOT_UNICODE | TEXT_EMPTY */
  encodeText(text: string): Int32Array;
  isStop(id: number): boolean;
  /** The text of an answer, token by token. @throws UsageError STOP_STRING */
  stream(options?: StreamOptions): TextStream;
}

export interface StreamOptions {
  readonly stopStrings?: readonly string[];
  /** The answer to `encodeChat` and not the continuation of `encodeText`. */
  readonly chat?: boolean;
}

/** In UTF-16 units; no tokeniser here puts more than 32 of them into a token on average. */
export const MAX_PROMPT_LENGTH = 2 ** 18;
const MAX_STOP_STRINGS = 16;
const MAX_STOP_LENGTH = 256;
/** In place of a character that could begin a control token; like ESCAPE, no text holds it. */
const HARMLESS = '\udffe';

/** @throws UsageError CHAT_TEMPLATE */
export function createTextModel(bundle: TextBundle): TextModel {
  const tokenizer = createBundleTokenizer(bundle);
  const specials = createSpecials(bundle.special.map((id) => ({ id, text: bundle.tokens[id]! })));
  const template = bundle.chatTemplate === null ? null : parseTemplate(bundle.chatTemplate);
  const stopTokens = new Set(bundle.stop);
  const name = (id: number | null): string => (id === null ? '' : bundle.tokens[id]!);
  const names = { bos_token: name(bundle.bos), eos_token: name(bundle.eos) };
  const encode = (parts: readonly (string | number)[]): Int32Array => {
    const ids = parts.flatMap((part, at) =>
      typeof part === 'number' ? part : tokenizer.encode(part, at === 0),
    );
    return Int32Array.from(bundle.addBos && ids[0] !== bundle.bos ? [bundle.bos!, ...ids] : ids);
  };
  return {
    chats: template !== null,
    encodeChat: (messages) => {
      if (template === null) {
        throw new UsageError('CHAT_TEMPLATE_NONE', 'this model was not made for conversations', {
          hint: 'give it a text to go on with',
        });
      }
      const length = messages.reduce((sum, { content }) => sum + content.length, 0);
      if (length > MAX_PROMPT_LENGTH) throw tooLong(length);
      for (const { content } of messages) checkText(content);
      const ids = encode(renderParts(template, messages, names, specials));
      if (ids.length === 0) throw new UsageError('TEXT_EMPTY', "the model's chat template writes nothing");
      return ids;
    },
    encodeText: (text) => {
      checkText(text);
      const ids = encode(text === '' ? [] : [text]);
      if (ids.length === 0) throw new UsageError('TEXT_EMPTY', 'there is no text to go on with');
      return ids;
    },
    isStop: (id) => stopTokens.has(id),
    stream: ({ stopStrings = [], chat = true } = {}) => {
      checkStops(stopStrings);
      const dropSpace = chat && bundle.prefixSpace !== 'never';
      return createTextStream({ bytes: tokenizer.bytes, stopTokens, stopStrings, dropSpace });
    },
  };
}

/**
 * The rendered conversation, control tokens apart. A template may cut and join messages in ways no mark foresees, so a
 * rendering whose messages cannot even begin a control token must show the same ones.
 */
function renderParts(
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  names: { readonly bos_token: string; readonly eos_token: string },
  specials: Specials,
): (string | number)[] {
  const render = (change: (content: string) => string): (string | number)[] => {
    const changed = messages.map(({ role, content }) => ({ role, content: change(content) }));
    const prompt = template.render(changed, names);
    if (prompt.length > MAX_PROMPT_LENGTH) throw tooLong(prompt.length);
    return splitSpecials(prompt, specials);
  };
  const parts = render((content) => escapeSpecials(content, specials));
  const firsts = new Set(specials.texts.map((text) => String.fromCodePoint(text.codePointAt(0)!)));
  const harmless = render((content) => Array.from(content, (c) => (firsts.has(c) ? HARMLESS : c)).join(''));
  const control = (list: readonly (string | number)[]): string =>
    list.filter((part) => typeof part === 'number').join();
  if (control(parts) !== control(harmless)) {
    throw new UsageError('CHAT_FORGED', "a message would forge the model's control tokens");
  }
  return parts;
}

function checkText(text: string): void {
  if (text.length > MAX_PROMPT_LENGTH) throw tooLong(text.length);
  if (!text.isWellFormed()) throw new UsageError('TEXT_NOT_UNICODE', 'the text holds half a surrogate pair');
}

function checkStops(stops: readonly string[]): void {
  const sound = stops.every((stop) => stop !== '' && stop.length <= MAX_STOP_LENGTH && stop.isWellFormed());
  if (stops.length <= MAX_STOP_STRINGS && sound) return;
  throw new UsageError(
    'STOP_STRING',
    `at most ${MAX_STOP_STRINGS} stop strings of 1 to ${MAX_STOP_LENGTH} characters`,
    {
      details: { count: stops.length },
    },
  );
}

const tooLong = (length: number): UsageError =>
  new UsageError('TEXT_TOO_LONG', `text of ${length} characters, at most ${MAX_PROMPT_LENGTH}`, {
    details: { length, max: MAX_PROMPT_LENGTH },
    hint: 'shorten the text',
  });
