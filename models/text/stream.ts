/**
 * Tokens to text as they come: pieces are whole characters, an answer ends at a stop token or a stop string, and what
 * could still become a stop string is held back.
 *
 * The pieces together are the UTF-8 decoding of all tokens' bytes (WHATWG rules: U+FFFD for each maximal invalid part,
 * and once for a character that is incomplete at the end), cut at the stop string that is complete first. Neither
 * depends on how the bytes fall into tokens.
 * @module
 */

export interface TextStream {
  /** The text this token completes; '' while a character or a possible stop string is open, and after the end. */
  push(id: number): string;
  /** What was held back. Call it once, after the last token. */
  end(): string;
  /** Why the answer ended before its last allowed token; null while it has not. */
  finished(): 'stop-token' | 'stop-string' | null;
}

export interface TextStreamOptions {
  readonly bytes: (id: number) => Uint8Array;
  readonly stopTokens: ReadonlySet<number>;
  readonly stopStrings: readonly string[];
  /** Drops one leading space: where the vocabulary writes one before the first word. */
  readonly dropSpace: boolean;
}

export function createTextStream({
  bytes,
  stopTokens,
  stopStrings,
  dropSpace,
}: TextStreamOptions): TextStream {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let held = '';
  let atStart = dropSpace;
  let finished: ReturnType<TextStream['finished']> = null;
  const take = (text: string): string => {
    held += atStart && text.startsWith(' ') ? text.slice(1) : text;
    if (text !== '') atStart = false;
    const cut = firstComplete(held, stopStrings);
    if (cut !== null) finished = 'stop-string';
    const ready = cut ?? held.length - openPart(held, stopStrings);
    const piece = held.slice(0, ready);
    held = cut === null ? held.slice(ready) : '';
    return piece;
  };
  return {
    push: (id) => {
      if (finished !== null) return '';
      if (stopTokens.has(id)) {
        finished = 'stop-token';
        return '';
      }
      return take(decoder.decode(bytes(id), { stream: true }));
    },
    end: () => {
      if (finished === 'stop-string') return '';
      const piece = take(decoder.decode());
      const rest = held;
      held = '';
      return piece + rest;
    },
    finished: () => finished,
  };
}

/** Where the stop string begins that is complete first, the longest of those; null when none is there. */
function firstComplete(text: string, stops: readonly string[]): number | null {
  let best: { start: number; end: number } | null = null;
  for (const stop of stops) {
    const start = text.indexOf(stop);
    const end = start + stop.length;
    if (start < 0) continue;
    if (best === null || end < best.end || (end === best.end && start < best.start)) best = { start, end };
  }
  return best === null ? null : best.start;
}

/** Length of the longest end of the text with which a stop string begins. */
function openPart(text: string, stops: readonly string[]): number {
  let open = 0;
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > open; length--) {
      if (text.endsWith(stop.slice(0, length))) open = length;
    }
  }
  return open;
}
