/**
 * How an answer is to be drawn, from what a person asks for to the integers that define it.
 * @module
 */
import { utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import { GREEDY, type Sampling } from '../../models/program/sampling.ts';

export interface Drawing {
  /** Thousandths; 0 takes the likeliest token. */
  readonly temperature: number;
  /** 0: from all. */
  readonly topK: number;
  /** Ten-thousandths. */
  readonly topP: number;
  /** The same seed draws the same answer; random when left out. */
  readonly seed?: string;
}

/** One seed, one answer: what is drawn depends on these numbers and the position alone. */
export const samplingOf = ({ temperature, topK, topP, seed }: Drawing): Sampling => ({
  temperature,
  topK,
  topP,
  seed: temperature === 0 ? GREEDY.seed : seedOf(seed),
});

const seedOf = (text: string | undefined): Sampling['seed'] =>
  Uint8Array.from(text === undefined ? randomBytes(32) : hash('chat-seed/v1', utf8(text)));
