/**
 * The committed calibration: what `models/train/use-lite/recalibrate.ts` measured, so that an import need not repeat minutes of float work
 * and everyone derives the same integers.
 * @module
 */
import { InternalError } from '../../../crypto/core/errors.ts';
import type { ChannelStats } from '../scales.ts';
import type { ActivationStats } from './calibrate.ts';
import committed from './profile.json' with { type: 'json' };

/** Values in the file are integers in units of 1/4096. */
const UNIT = 4096;
const FIELDS = ['min', 'max', 'mean'] as const;

export interface ProfileFile {
  /** SHA-256 of the calibration texts, one a line. */
  readonly texts: string;
  readonly activations: Readonly<Record<string, ChannelStats>>;
}

/** Activations the compiler reads; the others need no grid. */
const USED = /^(l0\.narrow|l\d\.(norm1|qkv|attention|norm2|inner)|pooled)$/;

const mapFields = (stats: ChannelStats, change: (value: number) => number): ChannelStats => ({
  min: stats.min.map(change),
  max: stats.max.map(change),
  mean: stats.mean.map(change),
});

export function toProfile(stats: ActivationStats, texts: string): ProfileFile {
  const used = Object.entries(stats).filter(([name]) => USED.test(name));
  return {
    texts,
    activations: Object.fromEntries(
      used.map(([name, s]) => [name, mapFields(s, (v) => Math.round(v * UNIT))]),
    ),
  };
}

export function fromProfile(file: ProfileFile): ActivationStats {
  return Object.fromEntries(
    Object.entries(file.activations).map(([name, stats]) => {
      if (FIELDS.some((field) => stats[field].length !== stats.min.length)) {
        throw new InternalError('CALIBRATION_PROFILE', `profile of ${name} has fields of different lengths`);
      }
      return [name, mapFields(stats, (value) => value / UNIT)];
    }),
  );
}

export const committedProfile: ProfileFile = committed;
