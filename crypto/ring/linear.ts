/**
 * linear(op, x, label) of the design: an exact product computed by somebody who sees masked words only.
 *
 *   p = x + m; z_p = host(p) = W x + W m; z = z_p - c with c = W m; check(op, x, z)
 *
 * Masks and corrections come from the mode; everything else is the same for twin and vault.
 * @module
 */
import { UsageError, VerificationError } from '../core/errors.ts';
import { asPlain, mask } from '../mask/masked.ts';
import type { Checks } from './check.ts';
import { assertCount } from './mask.ts';
import type { CorrectionRows, Corrections, RingHost, RingShape } from './types.ts';

export interface LinearOptions {
  readonly host: RingHost;
  readonly corrections: Corrections;
  readonly checks: Checks;
  /**
   * Told of a wrong product, and zeros take its place. Nothing else changes, challenges stay, since no node may see it: the
   * caller ends with another result, forgets them, and looks for who it was once nobody is asked any more.
   */
  readonly onWrong: (op: string) => void;
}

export interface Linear {
  /**
   * The exact sums W x of `count` rows; zeros where they are wrong, as `onWrong` is told.
   * @param x count * dIn words, |x_k| <= inMax
   * @param taken what `corrections.take` gave for these rows, where they were asked for before
   * @throws UsageError RING_SHAPE | RING_COUNT | RING_RANGE before a mask is spent;
   * VerificationError RING_REPLY; what host and corrections throw. From the
   * moment that masks are taken they are spent, whatever fails; so is the session, whose caller opens a new one.
   */
  linear(shape: RingShape, x: Int32Array, count: number, taken?: CorrectionRows): Promise<Int32Array>;
}

export function createLinear({ host, corrections, checks, onWrong }: LinearOptions): Linear {
  return {
    async linear(shape, x, count, taken) {
      const { op, dOut } = shape;
      assertMultiplicands(shape, x, count);
      const { masks, corrections: c } = taken ?? (await corrections.take(op, count));
      demandLength(op, 'corrections', masks.length === x.length && c.length === count * dOut);
      const p = mask(asPlain(x), bytesOf(masks));
      const masked = await host.multiply(op, p, count);
      demandLength(op, 'host', masked.length === count * dOut);
      const { z, holds } = checks.unmask(op, x, masked, c, count);
      if (holds) return z;
      onWrong(op);
      return z.fill(0);
    },
  };
}

function assertMultiplicands({ op, dIn, inMax }: RingShape, x: Int32Array, count: number): void {
  assertCount(count);
  if (x.length !== count * dIn) {
    throw new UsageError('RING_SHAPE', `${op} takes rows of ${dIn} words`, {
      details: { op, count, dIn, words: x.length },
    });
  }
  // as program/input.ts: a difference is negative where a word is outside, also where it wraps
  let outside = 0;
  for (let i = 0; i < x.length; i++) outside |= (x[i]! + inMax) | (inMax - x[i]!);
  if (outside >= 0) return;
  throw new UsageError('RING_RANGE', `${op} takes words of at most ${inMax}`, { details: { op, inMax } });
}

function demandLength(op: string, side: 'host' | 'corrections', ok: boolean): void {
  if (ok) return;
  throw new VerificationError('RING_REPLY', `a reply for ${op} has another length than its rows`, {
    details: { op, side },
    hint: 'its masks are spent: ask again over other nodes',
  });
}

const bytesOf = (words: Int32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
