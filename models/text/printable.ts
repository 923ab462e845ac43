/**
 * Text of a model as a terminal may show it.
 * @module
 */

/**
 * C0 without tab and line feed, DEL, C1: with these a model could move the cursor, rename the window or worse.
 * Embeddings, overrides and isolates of the bidirectional algorithm, the deprecated formats behind them, and annotations:
 * with these it could show text in another order than it is written, or hide some.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/g;

/** Such characters become U+FFFD; any piece by itself, since each is one UTF-16 unit. */
export const printable = (text: string): string => text.replace(STEERING, '\ufffd');

/** The same value as JSON that a terminal may show: JSON itself escapes no more than C0. */
export const printableJson = (json: string): string =>
  json.replace(STEERING, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
