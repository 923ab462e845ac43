/**
 * Encodings of points, and what a point must be before it gets in: coordinates below p, on the curve, in the subgroup of
 * order r. Compressed: 48 bytes, big-endian x, three flags in its top bits (draft-irtf-cfrg-pairing-friendly-curves, C).
 * EVM: 128 bytes, x and y in 64 big-endian bytes each, infinity all zero (EIP-2537).
 * @module
 */
import { BETA, FOUR, HALF_P, SQUARE_ROOT, Z_HIGH, Z_LOW } from './constants';
import { add, BYTES, equal, fromBytes, isNull, mul, negate, set, SIZE, square, toBytes, toWords } from './fp-field';
import { PAIR } from './fp-pair';
import { alloc, mark, release } from './memory';
import { join, part, powerPair } from './pair';
import { addAffine, addPoints, AFFINE, fromAffine, isInfinity, JACOBIAN } from './point';
import { doublePair, joinPoints, partPoints } from './point-pair';

const COMPRESSED: u32 = 0x80;
const INFINITY: u32 = 0x40;
const LARGER_Y: u32 = 0x20;
const PADDING: usize = 16;

const bytes: usize = memory.data(48);
const words: usize = memory.data(48);
const t0: usize = memory.data(64);
const t1: usize = memory.data(64);
const t2: usize = memory.data(64);
const pair: usize = memory.data(104);

function isLarger(y: usize): bool {
  toWords(words, y);
  for (let i = 11; i >= 0; i--) {
    const a = load<u32>(words + (<usize>i << 2));
    const b = load<u32>(HALF_P + (<usize>i << 2));
    if (a != b) return a > b;
  }
  return false;
}

export function compress(out: usize, a: usize): void {
  if (isInfinity(a)) {
    memory.fill(out, 0, BYTES);
    store<u8>(out, COMPRESSED | INFINITY);
    return;
  }
  toBytes(out, a);
  store<u8>(out, load<u8>(out) | COMPRESSED | (isLarger(a + SIZE) ? LARGER_Y : 0));
}

/**
 * Two points at once; refused is what is not the one encoding of a point of the curve, and infinity. The result has bit 0
 * set for the first and bit 1 for the second.
 */
export function decompressBoth(out: usize, next: usize, from: usize, nextFrom: usize): u32 {
  let refused = <u32>!abscissa(out, from) | (<u32>!abscissa(next, nextFrom) << 1);
  curveSide(t0, out);
  curveSide(t1, next);
  join(pair, t0, t1);
  powerPair(pair, pair, SQUARE_ROOT, 12);
  part(out + SIZE, next + SIZE, pair);
  if (!isRoot(out, from)) refused |= 1;
  if (!isRoot(next, nextFrom)) refused |= 2;
  return refused;
}

/** Reads x; 0 for what is refused. */
function abscissa(out: usize, from: usize): bool {
  memory.fill(out, 0, AFFINE);
  if ((<u32>load<u8>(from) & (COMPRESSED | INFINITY)) != COMPRESSED) return false;
  memory.copy(bytes, from, BYTES);
  store<u8>(bytes, load<u8>(from) & 0x1f);
  return fromBytes(out, bytes);
}

/** Whether y is a root; gives it the sign that is asked for. */
function isRoot(point: usize, from: usize): bool {
  const y = point + SIZE;
  curveSide(t0, point);
  square(t1, y);
  if (!equal(t1, t0)) return false;
  if (isLarger(y) != ((<u32>load<u8>(from) & LARGER_Y) != 0)) negate(y, y);
  return true;
}

/** x³ + 4; `to` is neither x nor t2. */
function curveSide(to: usize, x: usize): void {
  square(t2, x);
  mul(t2, t2, x);
  add(to, t2, FOUR);
}

/**
 * Which of two points of the curve are outside the subgroup, bits as above. Inside is where (z² − 1)·P = φ(P): then
 * (λ² + λ + 1)·P = r·P = 0 for λ = z² − 1, since φ² + φ + 1 = 0; and points of order r over Fp are those of the subgroup,
 * as r² does not divide the curve's order.
 */
export function outsideSubgroup(a: usize, b: usize): u32 {
  const noA = isInfinity(a);
  const noB = isInfinity(b);
  if (noA || noB) {
    if (noA && noB) return 0;
    return noA ? outsideSubgroup(b, b) & 2 : outsideSubgroup(a, a) & 1;
  }
  const base = mark();
  const first = alloc(JACOBIAN);
  const second = alloc(JACOBIAN);
  fromAffine(first, a);
  fromAffine(second, b);
  timesZ(first, second);
  timesZ(first, second);
  const outside = <u32>!isImage(first, a) | (<u32>!isImage(second, b) << 1);
  release(base);
  return outside;
}

/** Whether z²·a − a, the first being given, is φ(a). */
function isImage(point: usize, a: usize): bool {
  const base = mark();
  const negative = alloc(AFFINE);
  set(negative, a);
  negate(negative + SIZE, a + SIZE);
  addAffine(point, point, negative);
  release(base);
  const z = point + 2 * SIZE;
  if (isNull(z)) return false;
  square(t0, z);
  mul(t1, a, BETA);
  mul(t1, t1, t0);
  mul(t0, t0, z);
  mul(t2, a + SIZE, t0);
  return equal(t1, point) && equal(t2, point + SIZE);
}

/** Both times |z|, six bits of which are set; its sign does not matter, as z is squared. */
function timesZ(first: usize, second: usize): void {
  const base = mark();
  const a = alloc(JACOBIAN);
  const b = alloc(JACOBIAN);
  memory.copy(a, first, JACOBIAN);
  memory.copy(b, second, JACOBIAN);
  const both = alloc(3 * PAIR);
  joinPoints(both, a, b);
  const z = (<u64>Z_HIGH << 32) | <u64>Z_LOW;
  for (let i: u64 = 63; i > 0; i--) {
    doublePair(both, both);
    if (!((z >> (i - 1)) & 1)) continue;
    partPoints(first, second, both);
    addPoints(first, first, a);
    addPoints(second, second, b);
    joinPoints(both, first, second);
  }
  partPoints(first, second, both);
  release(base);
}

export function toEvm(out: usize, a: usize): void {
  memory.fill(out, 0, 128);
  if (isInfinity(a)) return;
  toBytes(out + PADDING, a);
  toBytes(out + 64 + PADDING, a + SIZE);
}

/** False for anything but the one encoding of infinity or a point of the curve. */
export function fromEvm(out: usize, from: usize): bool {
  let any: u64 = 0;
  for (let i: usize = 0; i < 16; i += 8) any |= load<u64>(from + i) | load<u64>(from + 64 + i);
  if (any) return false;
  const y = out + SIZE;
  if (!fromBytes(out, from + PADDING) || !fromBytes(y, from + 64 + PADDING)) return false;
  for (let i: usize = 0; i < 128; i += 8) any |= load<u64>(from + i);
  if (!any) return true; // the words of 0 are null: infinity
  curveSide(t0, out);
  square(t1, y);
  return equal(t1, t0);
}
