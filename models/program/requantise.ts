/**
 * The one rounding function of the integer program; every kernel, table and proof refers to it.
 * @module
 */

/** Largest magnitude of each value type; ranges are symmetric, u8 starts at 0. */
export const TYPE_MAX = { i8: 127, u8: 255, i16: 32_767, i32: 2_147_483_647 } as const;

/** Largest magnitude of a mantissa of b12. */
export const MANTISSA_MAX = 2047;

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

/**
 * ⌊(a · b + half) / 2^shift⌋ with half = 2^(shift − 1), or 0 without a shift: the same rounding at any shift, for
 * products that 64-bit integers hold and doubles do not. Results beyond 2⁵³ are approximate; callers clamp them.
 * @param a integer, |a| <= 2³¹ @param b integer, |b| <= 2³² @param shift 0..50
 */
export function shiftProduct(a: number, b: number, shift: number): number {
  const hi = Math.floor(b / 65_536);
  const high = a * hi;
  const low = a * (b - hi * 65_536) + halfOf(shift);
  if (shift <= 16) return high * 2 ** (16 - shift) + Math.floor(low / 2 ** shift);
  const unit = 2 ** (shift - 16);
  const whole = Math.floor(high / unit);
  return whole + Math.floor(((high - whole * unit) * 65_536 + low) / 2 ** shift);
}

/** ⌊(value + half) / 2^shift⌋ for integers below 2⁵². */
export const shiftRound = (value: number, shift: number): number =>
  Math.floor((value + halfOf(shift)) / 2 ** shift);

const halfOf = (shift: number): number => (shift === 0 ? 0 : 2 ** (shift - 1));

/** Length of an integer 0..2³² − 1 in bits. */
export const bitLength = (value: number): number => 32 - Math.clz32(value);

/** Saturates to ±max. */
export function clamp(value: number, max: number): number {
  return Math.max(-max, Math.min(max, value));
}

export const sat25 = (value: number): number => clamp(value, SAT25);
