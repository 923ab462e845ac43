/**
 * exp, tanh, sin and cos from additions, multiplications and divisions alone.
 *
 * ECMAScript leaves the last bits of Math.exp and its kind to the engine, and an import must give the same integers
 * everywhere. IEEE 754 fixes the four operations, so these agree to the bit; they are within 1e-14 of the true
 * values over the ranges that are used (−50 ≤ x ≤ 0 for exp, |x| ≤ 200 for sin and cos).
 * @module
 */

const { LN2, PI } = Math; // these are specified to the bit

/** e^x, x ≤ 0, by x = r − k ln 2, |r| ≤ ln 2 / 2, and Taylor's series to r^17. */
export function exp(x: number): number {
  const k = Math.round(-x / LN2);
  const r = x + k * LN2;
  let sum = 1;
  for (let n = 17; n > 0; n--) sum = 1 + (r / n) * sum;
  for (let halvings = 0; halvings < k; halvings++) sum /= 2;
  return sum;
}

export function tanh(x: number): number {
  if (x < 0) return -tanh(-x);
  const e = exp(-2 * x);
  return (1 - e) / (1 + e);
}

/** sin x by reduction to |r| ≤ π/2 and Taylor's series to r^27. */
export function sin(x: number): number {
  const k = Math.round(x / PI);
  const r = x - k * PI;
  let sum = 1;
  for (let n = 26; n > 0; n -= 2) sum = 1 - ((r * r) / (n * (n + 1))) * sum;
  return (k % 2 === 0 ? r : -r) * sum;
}

export const cos = (x: number): number => sin(x + PI / 2);
