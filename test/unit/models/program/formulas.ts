/**
 * The formulas of the decoder kinds on 64-bit integers, written from their meaning and from nothing else.
 * @module
 */
const MAX = 2n ** 31n - 1n;

export const abs = (a: bigint): bigint => (a < 0n ? -a : a);
export const sat = (a: bigint, max = MAX): bigint => (a > max ? max : a < -max ? -max : a);
export const bitlen = (a: bigint): number => (a === 0n ? 0 : a.toString(2).length);
function most(row: readonly bigint[]): bigint {
  let best = row[0]!;
  for (const v of row) if (v > best) best = v;
  return best;
}
const top = (row: readonly bigint[]): bigint => most(row.map(abs));
/** Arithmetic shift with rounding half up. */
export const shift = (a: bigint, by: number): bigint =>
  by === 0 ? a : (a + (1n << BigInt(by - 1))) >> BigInt(by);
export const big = (row: readonly number[]): bigint[] => row.map(BigInt);
export const sum = (row: readonly bigint[]): bigint => row.reduce((a, b) => a + b, 0n);

export function norm(
  row: readonly number[],
  gamma: readonly number[],
  beta: readonly number[] | null,
  center: boolean,
  epsilon: number,
): number[] {
  const x = big(row);
  const h = Math.max(0, bitlen(top(x)) - 24);
  const s = x.map((v) => shift(v, h));
  const w = BigInt(x.length);
  const dividend = sum(s) + w / 2n;
  const mean = dividend >= 0n ? dividend / w : -((-dividend + w - 1n) / w);
  const c = center ? s.map((v) => v - mean) : s;
  const squares = sum(c.map((v) => v * v)) + (BigInt(epsilon) >> BigInt(2 * h));
  const W = squares < 1n ? 1n : squares;
  let g = BigInt(Math.floor(Math.sqrt(Number(W))));
  while (g * g > W) g--;
  while ((g + 1n) * (g + 1n) <= W) g++;
  const R = 2n ** 54n / g;
  return c.map((v, i) => {
    const u = shift(v * R, 33);
    return Number(sat(shift(u * BigInt(gamma[i]!), 16) + BigInt(beta?.[i] ?? 0)));
  });
}

/** Mantissas and exponent of one group. */
export function bfp(row: readonly number[]): { m: bigint[]; e: number } {
  const x = big(row);
  const e = Math.max(0, bitlen(top(x)) - 11);
  return { m: x.map((v) => sat(shift(v, e), 2047n)), e };
}

export function bfplinear(
  { m, e }: { m: readonly bigint[]; e: number },
  weight: readonly (readonly number[])[],
  mult: readonly number[],
  bias: readonly number[] | null,
): number[] {
  return weight.map((w, j) => {
    const acc = sum(w.map((v, k) => BigInt(v) * m[k]!));
    return Number(sat(shift(acc * BigInt(mult[j]!), 33 - e) + BigInt(bias?.[j] ?? 0)));
  });
}

export interface CausalShape {
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

/** Rows [q | k | v] of a whole sequence in one. */
export function causal(
  rows: readonly (readonly number[])[],
  { heads, kvHeads, headDim }: CausalShape,
  table: readonly number[],
  scoreMult: readonly number[],
): number[][] {
  const [q, kv] = [heads * headDim, kvHeads * headDim];
  const parts = rows.map((row) => ({
    q: bfp(row.slice(0, q)),
    k: bfp(row.slice(q, q + kv)),
    v: bfp(row.slice(q + kv)),
  }));
  return parts.map(({ q: query }, p) =>
    Array.from({ length: q }, (_, c) => {
      const h = Math.floor(c / headDim);
      const key = Math.floor(h / (heads / kvHeads)) * headDim;
      const mult = BigInt(scoreMult.length === 1 ? scoreMult[0]! : scoreMult[h]!);
      const past = parts.slice(0, p + 1);
      const scores = past.map(({ k }) => {
        const products = Array.from({ length: headDim }, (_, d) => query.m[h * headDim + d]! * k.m[key + d]!);
        return sum(products) << BigInt(k.e);
      });
      const best = most(scores);
      const cap = 1n << BigInt(62 - bitlen(mult));
      const weights = scores.map((s) => {
        const d = best - s < cap ? best - s : cap;
        const t = shift(d * mult, 33 - query.e);
        return BigInt(table[Math.min(table.length - 1, Number(t))]!);
      });
      const E = Math.max(...past.map(({ v }) => v.e));
      const acc = sum(past.map(({ v }, j) => shift(weights[j]!, E - v.e) * v.m[key + (c % headDim)]!));
      const R = 2n ** 50n / sum(weights);
      return Number(sat(shift(acc * R, 50 - E)));
    }),
  );
}

export function rotate(a: number, b: number, cos: number, sin: number): [number, number] {
  const [x, y, c, s] = [BigInt(a), BigInt(b), BigInt(cos), BigInt(sin)];
  return [Number(sat(shift(x * c - y * s, 14))), Number(sat(shift(x * s + y * c, 14)))];
}

/** @param up null where the layer is not gated */
export function gate(
  g: number,
  up: number | null,
  table: readonly number[],
  indexMult: number,
  by: number,
): number {
  const index = shift(BigInt(g) * BigInt(indexMult), 33);
  const t = index < -2048n ? -2048n : index > 2047n ? 2047n : index;
  const a = shift(BigInt(g) * BigInt(table[Number(t) + 2048]!), 15);
  return Number(sat(up === null ? a : shift(a * BigInt(up), by)));
}

export const token = (entry: number, mult: number, position: number): number =>
  Number(sat(shift(BigInt(entry) * BigInt(mult), 16) + BigInt(position)));
