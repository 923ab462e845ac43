/**
 * How the next answer is drawn: a little by chance, since the likeliest word of a small model runs in circles; the seed is sent along, so that
 * the same question to the same model can be drawn again, bit by bit.
 * @module
 */
import { signal } from '@preact/signals';

export interface Drawn {
  /** 0 takes the likeliest token. */
  readonly temperature: number;
  /** Of the likeliest tokens as many as have this share together; 1: all. */
  readonly topP: number;
  /** One seed, one answer. Null where nothing is left to chance. */
  readonly seed: number | null;
}

export const MOST_TEMPERATURE = 2;
/** Integers below it are seeds: as many as a person may want to copy. */
export const SEEDS = 2 ** 32;

export const temperature = signal(0.4);
export const topP = signal(0.9);
/** Null: a new one for each question. */
export const fixedSeed = signal<number | null>(null);

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

/** What the next question is asked with. */
export const drawn = (): Drawn => ({
  temperature: temperature.value,
  topP: topP.value,
  seed: temperature.value === 0 ? null : (fixedSeed.value ?? newSeed()),
});

/** As the API takes it. */
export const parametersOf = ({ temperature, topP, seed }: Drawn) => ({
  temperature,
  top_p: topP,
  ...(seed === null ? {} : { seed }),
});
