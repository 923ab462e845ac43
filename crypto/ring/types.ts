/**
 * What `linear()` is made of: the map, who multiplies, and where corrections come from.
 *
 * Words are elements of Z/2^32 as i32; rows lie side by side, row-major.
 * @module
 */
import type { Masked } from '../mask/masked.ts';

/** The shape of a linear map over Z/2^32 and the range of what it is used on. */
export interface RingShape {
  /** The operation's name in the whole program. */
  readonly op: string;
  /** Words of a row in. */
  readonly dIn: number;
  /** Words of a row out. */
  readonly dOut: number;
  /** |x| <= inMax for every entry of a plain row. */
  readonly inMax: number;
}

/** What the checking side knows of the map: it holds the weights. */
export interface RingMap extends RingShape {
  /** dOut bounds, each below 2^31: |(W x)_j| <= bounds[j] for every x with |x_k| <= inMax. */
  bounds(): Float64Array;
  /** t W mod 2^32. @param t dOut words @returns dIn words */
  transposed(t: Int32Array): Int32Array;
}

/** Whoever multiplies masked rows: chain A of twin, the node of vault. */
export interface RingHost {
  /** W p mod 2^32 for `count` rows. Whatever it gives is checked; what it throws passes through. */
  multiply(op: string, masked: Masked, count: number): Promise<Int32Array>;
}

/** Masks and what they become, ahead of time: the one part of `linear()` that depends on the mode. */
export interface Corrections {
  /**
   * `count` rows that were never given before and never will be again, not even after an error.
   * @returns masks: count * dIn words m; corrections: count * dOut words, W m mod 2^32 if whoever made them is honest
   */
  take(op: string, count: number): Promise<CorrectionRows>;
}

export interface CorrectionRows {
  readonly masks: Int32Array;
  readonly corrections: Int32Array;
}
