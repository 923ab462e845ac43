/**
 * Text of a model as a terminal may show it.
 * @module
 */

/** C0 without tab and line feed, DEL, C1: with these a model could move the cursor, rename the window or worse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/** Control characters become U+FFFD; any piece by itself, since each is one character. */
export const printable = (text: string): string => text.replace(CONTROL, '\ufffd');
