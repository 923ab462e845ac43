/**
 * Control tokens in a prompt: found where the chat template wrote them, never where a message spells them.
 *
 * Before rendering, every place in a message that spells a control token, or could complete one together with what
 * stands next to it, gets ESCAPE: half a surrogate pair, which well-formed text cannot hold. What follows it is taken
 * literally, and the mark vanishes before tokenisation.
 * @module
 */

export const ESCAPE = '\udfff';

export interface Specials {
  /** The longest control token that starts at `at`, or null. */
  match(text: string, at: number): { readonly id: number; readonly length: number } | null;
  /** Whether a control token begins with this text. */
  begins(text: string): boolean;
  readonly texts: readonly string[];
  /** Length of the longest. */
  readonly longest: number;
}

/** In order of their texts: thousands of control tokens cost a prompt no more than a few do. */
export function createSpecials(entries: readonly { readonly id: number; readonly text: string }[]): Specials {
  const sorted = entries.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const texts = sorted.map(({ text }) => text);
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const firsts = new Set(texts.map((text) => text[0]!));
  /** Of each, the place of the longest other one that it begins with; -1 when there is none. */
  const within: number[] = [];
  /** What `text` begins with, at `place` or among those that one begins with. */
  const beginning = (text: string, place: number): number => {
    let at = place;
    while (at >= 0 && !text.startsWith(texts[at]!)) at = within[at]!;
    return at;
  };
  for (const [at, text] of texts.entries()) within.push(beginning(text, at - 1));
  /** Place of the first that is not before `text`. */
  const placeOf = (text: string): number => {
    let [low, high] = [0, texts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (texts[middle]! < text) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    texts,
    longest,
    begins: (text) => texts[placeOf(text)]?.startsWith(text) ?? false,
    match(text, at) {
      if (!firsts.has(text[at]!)) return null;
      const ahead = text.slice(at, at + longest);
      const place = placeOf(ahead);
      const found = sorted[beginning(ahead, texts[place] === ahead ? place : place - 1)];
      return found === undefined ? null : { id: found.id, length: found.text.length };
    },
  };
}

/** The message with every start of a control token marked; leading and trailing white space stays outside the marks. */
export function escapeSpecials(message: string, specials: Specials): string {
  const start = message.length - message.trimStart().length;
  const end = message.trimEnd().length;
  if (end <= start) return message;
  let out = message.slice(0, start);
  const completing = specials.texts.some((text) => completes(text, message, start));
  for (let at = start; at < end; at++) {
    const opens = end - at < specials.longest && specials.begins(message.slice(at, end));
    const marked = opens || specials.match(message, at) !== null || (completing && at === start);
    out += marked ? ESCAPE + message[at] : message[at]; // one mark: a second would be what the first makes literal
  }
  return out + message.slice(end);
}

/** Whether an end of the control token stands at `at`. */
function completes(text: string, message: string, at: number): boolean {
  for (let i = 1; i < text.length; i++) if (message.startsWith(text.slice(i), at)) return true;
  return false;
}

/** The rendered prompt in order: control tokens as ids, everything between them as text without marks. */
export function splitSpecials(prompt: string, specials: Specials): (string | number)[] {
  const parts: (string | number)[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push(text);
    text = '';
  };
  // by code points: the second half of U+1F3FF looks like the mark
  for (let at = 0; at < prompt.length; ) {
    const found = specials.match(prompt, at);
    if (found !== null) {
      flush();
      parts.push(found.id);
      at += found.length;
      continue;
    }
    const marked = codePoint(prompt, at) === ESCAPE;
    const literal = codePoint(prompt, marked ? at + 1 : at);
    text += literal;
    at += literal.length + (marked ? 1 : 0);
  }
  flush();
  return parts;
}

const codePoint = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
