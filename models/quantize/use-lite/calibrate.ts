/**
 * Ranges and means of USE-lite's activations over the calibration texts.
 * @module
 */
import type { Tokenizer } from '../../text/unigram.ts';
import type { ChannelStats } from '../scales.ts';
import { runFloat } from './float.ts';
import { MAX_POSITIONS, type UseLite } from './source.ts';

export type ActivationStats = Readonly<Record<string, ChannelStats>>;

/** Runs the float model over the texts (about five million products a token). */
export function calibrate(model: UseLite, tokenizer: Tokenizer, texts: readonly string[]): ActivationStats {
  const seen: Record<string, { min: number[]; max: number[]; sum: number[]; rows: number }> = {};
  for (const text of texts) {
    const ids = tokenizer.encode(text).slice(0, MAX_POSITIONS);
    runFloat(model, ids, (name, values, width) => {
      seen[name] ??= {
        min: Array(width).fill(Number.POSITIVE_INFINITY),
        max: Array(width).fill(Number.NEGATIVE_INFINITY),
        sum: Array(width).fill(0),
        rows: 0,
      };
      const { min, max, sum } = seen[name];
      seen[name].rows += values.length / width;
      values.forEach((value, i) => {
        const c = i % width;
        min[c] = Math.min(min[c]!, value);
        max[c] = Math.max(max[c]!, value);
        sum[c]! += value;
      });
    });
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, { min, max, sum, rows }]) => [
      name,
      { min, max, mean: sum.map((total) => total / rows) },
    ]),
  );
}
