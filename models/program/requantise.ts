/**
 * The one rounding function of the integer program; every kernel, table and proof refers to it.
 * @module
 */

/** Largest magnitude of each value type; ranges are symmetric, u8 starts at 0. */
export const TYPE_MAX = { i8: 127, u8: 255, i16: 32_767, i32: 2_147_483_647 } as const;

/** Readers of the residual stream saturate it to 25 bits first, so that every later product has a bound. */
export const SAT25 = 2 ** 24 - 1;

/** Products handed to `requantise` stay below this; the validator proves it from the weights. */
export const PRODUCT_LIMIT = 2 ** 55;

const HALF = 2 ** 32;
const SHIFT = 2 ** 33;

/**
 * ⌊(acc · mult + 2³²) / 2³³⌋: a fixed-point product rounded half up, equal to the arithmetic shift
 * `(acc * mult + 2^32) >> 33` on 64-bit integers.
 *
 * Doubles hold it exactly: with mult = hi·2¹⁶ + lo, both acc·hi and acc·lo stay below 2⁵³, and the sum is divided
 * piecewise so that nothing above 2⁵³ is ever formed.
 * @param acc integer, |acc| < 2³¹ @param mult integer >= 0 with |acc|·mult < 2⁵⁵
 */
export function requantise(acc: number, mult: number): number {
  const hi = Math.floor(mult / 65_536);
  const high = acc * hi;
  const low = acc * (mult - hi * 65_536) + HALF;
  const whole = Math.floor(high / 131_072);
  return whole + Math.floor(((high - whole * 131_072) * 65_536 + low) / SHIFT);
}

/** Saturates to ±max. */
export function clamp(value: number, max: number): number {
  return Math.max(-max, Math.min(max, value));
}

export const sat25 = (value: number): number => clamp(value, SAT25);
