/**
 * Inverses in Fp by Bernstein and Yang's division steps (https://eprint.iacr.org/2019/266), in the variable-time form
 * of libsecp256k1's modinv32 (MIT; docs/safegcd_implementation.md there has the proof): thirty steps at a time on the
 * lowest 30 bits of f and g, gathered in a matrix [u v; q r] with |u|+|v| <= 2^30 and |q|+|r| <= 2^30, which is then
 * applied to the whole of (f, g), divided by 2^30, and to (d, e), divided by 2^30 modulo p.
 *
 * Numbers are 13 words, of which all but the last, which has the sign, hold 30 bits. f and g stay within
 * (−2p, 2p), d and e within (−2p, p), so a last word is below 2^24. Sums: two products of at most 2^30·2^30 in all, one of
 * md or me (30 bits) and a limb of p, and a carry below 2^33, together below 2^62.
 * @module
 */
import { LIMBS, mul, R3, set, SIZE } from './fp-field';
import { MODULUS } from './fp-line';

const M30: i64 = 0x3fffffff;
/** p^-1 mod 2^30 */
const P_INVERSE: u32 = inversePrime();
const d: usize = memory.data(64);
const e: usize = memory.data(64);
const f: usize = memory.data(64);
const g: usize = memory.data(64);

/** The matrix of the last thirty steps. */
let u: i32 = 1;
let v: i32 = 0;
let q: i32 = 0;
let r: i32 = 1;

function inversePrime(): u32 {
  const p = load<u32>(MODULUS);
  let x: u32 = 1;
  for (let i = 0; i < 6; i++) x *= 2 - p * x;
  return x & <u32>M30;
}

/** out = a^-1·R² for a = xR, which is x^-1·R; a must not be zero. */
export function inverse(out: usize, a: usize): void {
  memory.fill(d, 0, SIZE);
  memory.fill(e, 0, SIZE);
  store<u32>(e, 1);
  set(f, MODULUS);
  set(g, a);
  let eta = -1;
  do {
    eta = steps(eta, load<u32>(f), load<u32>(g));
    updateDe();
    updateFg();
  } while (!isNought(g));
  // f is ±1 and d = ±a^-1 in (−2p, p)
  if (<i32>load<u32>(d, 48) < 0) raise();
  if (<i32>load<u32>(f, 48) < 0) flip();
  if (<i32>load<u32>(d, 48) < 0) raise();
  mul(out, d, R3);
}

function isNought(x: usize): bool {
  let any: u32 = 0;
  for (let i = 0; i < LIMBS; i++) any |= load<u32>(x + (<usize>i << 2));
  return any == 0;
}

function steps(start: i32, f0: u32, g0: u32): i32 {
  let eta = start;
  let a: u32 = 1;
  let b: u32 = 0;
  let c: u32 = 0;
  let h: u32 = 1;
  // words hold 30 bits; the matrix depends on no more
  let x = f0;
  let y = g0;
  let left: i32 = 30;
  while (true) {
    const zeros = <i32>ctz<u32>(y | (<u32>0xffffffff << <u32>left));
    y >>= <u32>zeros;
    a <<= <u32>zeros;
    b <<= <u32>zeros;
    eta -= zeros;
    left -= zeros;
    if (left == 0) break;
    if (eta < 0) {
      eta = -eta;
      let swapped = x;
      x = y;
      y = 0 - swapped;
      swapped = a;
      a = c;
      c = 0 - swapped;
      swapped = b;
      b = h;
      h = 0 - swapped;
    }
    // clear as many low bits of y as eta and the steps left allow, at most the 10 the inverse below is good for
    const limit = min(min(eta + 1, left), 10);
    let inverted = (3 * x) ^ 2; // of x mod 2^5; a Newton step makes it 2^10
    inverted *= 2 - x * inverted;
    const w = (0 - y * inverted) & ((<u32>1 << <u32>limit) - 1);
    y += x * w;
    c += a * w;
    h += b * w;
  }
  u = <i32>a;
  v = <i32>b;
  q = <i32>c;
  r = <i32>h;
  return eta;
}

function updateDe(): void {
  const signD = <i32>load<u32>(d, 48) >> 31;
  const signE = <i32>load<u32>(e, 48) >> 31;
  let md = (u & signD) + (v & signE);
  let me = (q & signD) + (r & signE);
  let cd = <i64>u * <i64>load<i32>(d) + <i64>v * <i64>load<i32>(e);
  let ce = <i64>q * <i64>load<i32>(d) + <i64>r * <i64>load<i32>(e);
  md -= <i32>((P_INVERSE * <u32>cd + <u32>md) & <u32>M30);
  me -= <i32>((P_INVERSE * <u32>ce + <u32>me) & <u32>M30);
  cd += <i64>load<i32>(MODULUS) * <i64>md;
  ce += <i64>load<i32>(MODULUS) * <i64>me;
  cd >>= 30;
  ce >>= 30;
  for (let i: usize = 4; i < SIZE; i += 4) {
    const di = <i64>load<i32>(d + i);
    const ei = <i64>load<i32>(e + i);
    const pi = <i64>load<i32>(MODULUS + i);
    cd += <i64>u * di + <i64>v * ei + pi * <i64>md;
    ce += <i64>q * di + <i64>r * ei + pi * <i64>me;
    store<u32>(d + i - 4, <u32>(cd & M30));
    store<u32>(e + i - 4, <u32>(ce & M30));
    cd >>= 30;
    ce >>= 30;
  }
  store<i32>(d + SIZE - 4, <i32>cd);
  store<i32>(e + SIZE - 4, <i32>ce);
}

function updateFg(): void {
  let cf: i64 = 0;
  let cg: i64 = 0;
  for (let i: usize = 0; i < SIZE; i += 4) {
    const fi = <i64>load<i32>(f + i);
    const gi = <i64>load<i32>(g + i);
    cf += <i64>u * fi + <i64>v * gi;
    cg += <i64>q * fi + <i64>r * gi;
    if (i > 0) {
      store<u32>(f + i - 4, <u32>(cf & M30));
      store<u32>(g + i - 4, <u32>(cg & M30));
    }
    cf >>= 30;
    cg >>= 30;
  }
  store<i32>(f + SIZE - 4, <i32>cf);
  store<i32>(g + SIZE - 4, <i32>cg);
}

/** d += p */
function raise(): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i < SIZE; i += 4) {
    carry += <i64>load<i32>(d + i) + <i64>load<i32>(MODULUS + i);
    const last = i == SIZE - 4;
    store<i32>(d + i, <i32>(last ? carry : carry & M30));
    carry >>= 30;
  }
}

/** d = −d */
function flip(): void {
  let carry: i64 = 0;
  for (let i: usize = 0; i < SIZE; i += 4) {
    carry -= <i64>load<i32>(d + i);
    const last = i == SIZE - 4;
    store<i32>(d + i, <i32>(last ? carry : carry & M30));
    carry >>= 30;
  }
}
