/**
 * What is asked in a capture: every prompt once by the victim and once more by somebody who knows it.
 * @module
 */
import type { KnownModel } from './models.ts';
import { itemsOf, promptsOf } from './practice.ts';

export interface Volume {
  /** Prompts of many rows. */
  readonly many: number;
  /** Prompts of one row. */
  readonly alone: number;
  /** Prompts of one session at most. */
  readonly together?: number;
}

const [MANY_SEED, ALONE_SEED] = [7, 8];

/** A transcript has room for so many prompts. */
const TOGETHER = 64;

/** Sessions of prompts; even ones are the victim's, each followed by its repetition. A decoder's session is one prompt. */
export function sessionsOf(model: KnownModel, { many, alone, together = TOGETHER }: Volume): number[][][] {
  const { items, rows } = model;
  const prompts = (rowsEach: number, seed: number, count: number): number[][] =>
    promptsOf(items.length, rowsEach, seed)
      .slice(0, count)
      .map((prompt) => itemsOf(model, prompt));
  const asked = [...prompts(rows, MANY_SEED, many), ...prompts(1, ALONE_SEED, alone)];
  const each = model.context === 'before' ? 1 : together;
  const own = Array.from({ length: Math.ceil(asked.length / each) }, (_, i) =>
    asked.slice(i * each, (i + 1) * each),
  );
  return own.flatMap((session) => [session, session]);
}
