/**
 * The products of a program as linear maps over Z/2^32: what twin and vault outsource.
 * @module
 */
import type { RingShape } from '../../crypto/ring/types.ts';

/**
 * A product without bias and requantisation, which are the hinge's. Rows are what the operation reads: whole images for
 * `conv2d` (a convolution is linear in the image), mantissas without their exponent for `bfplinear`. inMax is 127,
 * for mantissas 2047.
 */
export interface RingProduct extends RingShape {
  readonly kind: 'linear' | 'conv2d' | 'bfplinear';
}

/** What multiplies in the ring: the plain reference, or the wasm engine. */
export interface RingProducts {
  /** In order of execution. */
  readonly list: readonly RingProduct[];
  /**
   * W x mod 2^32. @param x count * dIn words, any of Z/2^32 @returns count * dOut words
   * @throws UsageError RING_OP_UNKNOWN | RING_SHAPE
   */
  multiply(op: string, x: Int32Array, count: number): Promise<Int32Array>;
  /** Gives memory and threads back. */
  close(): Promise<void>;
}
