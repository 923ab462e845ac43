/**
 * Ranges and means of USE-lite's activations over the calibration sentences.
 * @module
 */
import type { Tokenizer } from '../../text/unigram.ts';
import { widen } from '../scales.ts';
import { CALIBRATION } from './calibration.ts';
import { runFloat } from './float.ts';
import { MAX_POSITIONS, type UseLite } from './source.ts';

/** Per channel of one activation. */
export interface ChannelStats {
  /** Largest magnitude. */
  readonly range: Float64Array;
  readonly mean: Float64Array;
}

export type ActivationStats = (name: string) => ChannelStats;

export function calibrate(model: UseLite, tokenizer: Tokenizer): ActivationStats {
  const sums = new Map<string, { range: Float64Array; mean: Float64Array; rows: number }>();
  for (const sentence of CALIBRATION) {
    const ids = tokenizer.encode(sentence).slice(0, MAX_POSITIONS);
    runFloat(model, ids, (name, values, width) => {
      const seen = sums.get(name) ?? {
        range: new Float64Array(width),
        mean: new Float64Array(width),
        rows: 0,
      };
      widen(seen.range, values);
      for (let i = 0; i < values.length; i++) seen.mean[i % width]! += values[i]!;
      seen.rows += values.length / width;
      sums.set(name, seen);
    });
  }
  for (const { mean, rows } of sums.values()) mean.set(mean.map((total) => total / rows));
  return (name) => sums.get(name)!;
}
