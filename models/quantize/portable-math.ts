/**
 * exp, tanh, sin and cos from additions, multiplications and divisions alone.
 *
 * ECMAScript leaves the last bits of Math.exp and its kind to the engine, and an import must give the same integers
 * everywhere. IEEE 754 fixes the four operations, so these agree to the bit; they are within 1e-14 of the true
 * values over the ranges that are used (−50 ≤ x ≤ 0 for exp, |x| ≤ 200 for sin and cos; 1e-12 up to |x| ≤ 8192).
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

/** ln x, x ≥ 1, by x = m · 2^k, m in [1, 2), and the series of 2 artanh((m − 1) / (m + 1)), which ends below 1e-16. */
export function ln(x: number): number {
  let m = x;
  let k = 0;
  for (; m >= 2; k++) m /= 2;
  const z = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 33; n > 0; n -= 2) sum = 1 / n + z * z * sum;
  return k * LN2 + 2 * z * sum;
}

/** Normal distribution function, |x| ≤ 8, by 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …), whose terms all have one sign. */
export function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  let [term, sum] = [x, 0];
  for (let n = 3; term > 1e-18; n += 2) {
    sum += term;
    term *= (x * x) / n;
  }
  return 0.5 + (exp((-x * x) / 2) / Math.sqrt(2 * PI)) * sum;
}
