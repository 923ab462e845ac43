/**
 * How an answer is to be drawn, from what a person types to the integers that define it.
 * @module
 */
import { utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { GREEDY, type Sampling } from '../../models/program/sampling.ts';
import type { ChatFlags } from './commands/chat-options.ts';

/** One seed, one answer: what is drawn depends on these numbers and the position alone. */
export const samplingOf = ({ temperature, topK, topP, seed }: ChatFlags): Sampling => ({
  temperature,
  topK,
  topP,
  seed: temperature === 0 ? GREEDY.seed : seedOf(seed),
});

const seedOf = (text: string | undefined): Sampling['seed'] =>
  Uint8Array.from(text === undefined ? randomBytes(32) : hash('chat-seed/v1', utf8(text)));
