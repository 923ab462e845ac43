/**
 * A growing text in whole sentences: what a screen reader is told of an answer while it is written.
 * @module
 */

/** Behind which a sentence is over, once something follows. */
const END = /[.!?…:]["')\]]*\s+|\n+/g;

/** @returns what can be said from `from` on, and where the rest begins; all of it when the text is over */
export function sayable(
  text: string,
  from: number,
  over: boolean,
): { readonly said: string; readonly upTo: number } {
  const rest = text.slice(from);
  if (over) return { said: rest.trim(), upTo: text.length };
  const last = [...rest.matchAll(END)].at(-1);
  if (last === undefined) return { said: '', upTo: from };
  const length = last.index + last[0].length;
  return { said: rest.slice(0, length).trim(), upTo: from + length };
}
