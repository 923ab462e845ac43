/**
 * Options of how an answer is to be drawn.
 * @module
 */
import { type Command, InvalidArgumentError } from 'commander';

export interface ChatFlags {
  readonly system?: string;
  readonly maxTokens?: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed?: string;
  readonly stop?: readonly string[];
}

const MILLI = 1_000;

/** What the options below say when none is given. */
export const DEFAULT_CHAT: ChatFlags = { temperature: 0, topK: 0, topP: 10 * MILLI };

/** A decimal between 0 and `most`, as whole parts of `scale`. */
const decimal =
  (most: number, scale: number) =>
  (text: string): number => {
    const value = /^\d{1,3}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * scale) : Number.NaN;
    if (!(value <= most * scale)) throw new InvalidArgumentError(`expected a number from 0 to ${most}`);
    return value;
  };

const count =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
    }
    return value;
  };

export const addChatOptions = (command: Command): Command =>
  command
    .option('--system <text>', 'chat: what the model is told first (default: what its template says)')
    .option(
      '--max-tokens <n>',
      'chat: longest answer (default 256, or what the context leaves)',
      count(1, 65_536),
    )
    .option(
      '--temperature <t>',
      'chat: 0 takes the likeliest token',
      decimal(10, MILLI),
      DEFAULT_CHAT.temperature,
    )
    .option(
      '--top-k <k>',
      'chat: draw from the k likeliest tokens, 0 for all',
      count(0, 65_535),
      DEFAULT_CHAT.topK,
    )
    .option(
      '--top-p <p>',
      'chat: draw from the likeliest tokens of this share',
      decimal(1, 10 * MILLI),
      DEFAULT_CHAT.topP,
    )
    .option('--seed <text>', 'chat: the same seed draws the same answer (default: random)')
    .option('--stop <text...>', 'chat: end the answer before any of these texts');
