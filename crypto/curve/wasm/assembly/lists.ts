/**
 * Sums of lists of affine points, all at once: each round adds neighbours pairwise, and the pairs of a batch share one
 * inversion (Montgomery's trick), so an addition costs five products and a square. Multi-scalar multiplications,
 * table look-ups and the building of tables are all this.
 *
 * A list is made of references: the address of a point, a multiple of 4, plus 1 for its negative.
 * @module
 */
import { add, equal, isZero, mul, negate, ONE, set, SIZE, square, sub, subBoth } from './fp-field';
import { MODULUS } from './fp-line';
import { mulPair, PAIR, squarePair, subBothPair, subPair } from './fp-pair';
import { inverse } from './inverse';
import { choose, join, part, replace } from './pair';
import { AFFINE, isInfinity } from './point';

/** Pairs that share an inversion; their denominators and products take 53 KB. */
const BATCH: i32 = 512;

const PLAIN: u32 = 0;
const TWICE: u32 = 1;
const FIRST: u32 = 2;
const SECOND: u32 = 3;
const NOTHING: u32 = 4;

const lefts: usize = memory.data(4 * BATCH);
const rights: usize = memory.data(4 * BATCH);
const outs: usize = memory.data(4 * BATCH);
const kinds: usize = memory.data(4 * BATCH);
const denominators: usize = memory.data(52 * BATCH);
const products: usize = memory.data(52 * (BATCH + 2));
const filler: usize = memory.data(104);
/** Where `touch` leaves what it read, so that its loads are not optimised away. */
const seen: usize = memory.data(4);
const ya: usize = memory.data(64);
const yb: usize = memory.data(64);
const t0: usize = memory.data(64);
const t1: usize = memory.data(64);
const t2: usize = memory.data(64);
const u1: usize = memory.data(64);
const u2: usize = memory.data(64);
// pairs
const zeros: usize = memory.data(104);
const xa: usize = memory.data(104);
const xb: usize = memory.data(104);
const ya2: usize = memory.data(104);
const yb2: usize = memory.data(104);
const negated: usize = memory.data(104);
const slope: usize = memory.data(104);

let pending: i32 = 0;

@inline
function pointOf(ref: u32): usize {
  return <usize>(ref & ~1);
}

/** y of a reference, at `scratch` when it is negated. */
@inline
function ordinate(ref: u32, scratch: usize): usize {
  const y = pointOf(ref) + SIZE;
  if (!(ref & 1)) return y;
  negate(scratch, y);
  return scratch;
}

/** Queues out = left + right; `out` may be the point of either, and must not be in another pair of the batch. */
@inline
export function queue(left: u32, right: u32, out: usize): void {
  const at = <usize>pending << 2;
  store<u32>(lefts + at, left);
  store<u32>(rights + at, right);
  store<u32>(outs + at, <u32>out);
  if (++pending == BATCH) flush();
}

/** Carries out what is queued, two additions at a time. */
export function flush(): void {
  const count = pending;
  pending = 0;
  if (count == 0) return;
  if (count & 1) {
    // a filler beside the last: infinity plus infinity
    const at = <usize>count << 2;
    store<u32>(lefts + at, <u32>filler);
    store<u32>(rights + at, <u32>filler);
    store<u32>(outs + at, <u32>filler);
  }
  const twos = (count + 1) >> 1;
  touch(count);
  join(products, ONE, ONE);
  for (let i = 0; i < twos; i++) {
    const at = <usize>i << 3;
    const denominator = denominators + <usize>i * PAIR;
    const product = products + <usize>i * PAIR;
    denominators2(at, denominator);
    mulPair(product + PAIR, product, denominator);
  }
  invertBoth(products + <usize>twos * PAIR);
  for (let i = twos - 1; i >= 0; i--) {
    const at = <usize>i << 3;
    const inverted = products + <usize>(i + 1) * PAIR;
    const product = products + <usize>i * PAIR;
    mulPair(slope, product, inverted); // 1 / denominators
    mulPair(product, inverted, denominators + <usize>i * PAIR);
    if (load<u64>(kinds + at) == 0) addBoth(at);
    else {
      part(t0, t1, slope);
      set(slope, t1);
      addOne(at, t0);
      addOne(at + 4, slope);
    }
  }
}

/**
 * Reads a word of every cache line of the batch's points: independent loads wait for memory all at once, where the
 * arithmetic would wait for each in turn. On a busy machine the sum over 8.5 MB of tables (`msmFixed`) took a quarter less.
 */
function touch(count: i32): void {
  let any: u32 = 0;
  for (let at: usize = 0; at < <usize>count << 2; at += 4) {
    const left = pointOf(load<u32>(lefts + at));
    const right = pointOf(load<u32>(rights + at));
    any |= load<u32>(left) | load<u32>(left, 63) | load<u32>(left, 100);
    any |= load<u32>(right) | load<u32>(right, 63) | load<u32>(right, 100);
  }
  store<u32>(seen, any);
}

/** What the additions at `at` and after it must divide by, and their kinds. */
@inline
function denominators2(at: usize, denominator: usize): void {
  const left = load<u32>(lefts + at);
  const right = load<u32>(rights + at);
  const nextLeft = load<u32>(lefts + at, 4);
  const nextRight = load<u32>(rights + at, 4);
  join(xa, pointOf(left), pointOf(nextLeft));
  join(xb, pointOf(right), pointOf(nextRight));
  subPair(denominator, xb, xa);
  store<u64>(kinds + at, 0);
  if (isOrdinary(left, right, load<u32>(denominator))) {
    if (isOrdinary(nextLeft, nextRight, load<u32>(denominator, 4))) return;
  }
  store<u32>(kinds + at, prepare(left, right, t0));
  replace(denominator, 0, t0);
  store<u32>(kinds + at, prepare(nextLeft, nextRight, t0), 4);
  replace(denominator, 1, t0);
}

/** False for every addition that is not of two unlike points, and for few others: one word of each number is looked at. */
@inline
function isOrdinary(left: u32, right: u32, low: u32): bool {
  return (
    low != 0 && low != load<u32>(MODULUS) && load<u32>(pointOf(left), SIZE) != 0 && load<u32>(pointOf(right), SIZE) != 0
  );
}

/** Both elements of a pair, by one inversion. */
function invertBoth(pair: usize): void {
  part(t0, t1, pair);
  mul(t2, t0, t1);
  inverse(t2, t2);
  mul(t1, t2, t1);
  mul(t0, t2, t0);
  join(pair, t1, t0);
}

/** Two plain additions, with the inverses of their denominators in `slope`. */
@inline
function addBoth(at: usize): void {
  const left = load<u32>(lefts + at);
  const right = load<u32>(rights + at);
  const nextLeft = load<u32>(lefts + at, 4);
  const nextRight = load<u32>(rights + at, 4);
  join(xa, pointOf(left), pointOf(nextLeft));
  join(xb, pointOf(right), pointOf(nextRight));
  ordinates(ya2, left, nextLeft);
  ordinates(yb2, right, nextRight);
  subPair(yb2, yb2, ya2);
  mulPair(slope, slope, yb2);
  squarePair(yb2, slope);
  subBothPair(xb, yb2, xa, xb);
  subPair(xa, xa, xb);
  mulPair(xa, slope, xa);
  subPair(ya2, xa, ya2);
  const out = <usize>load<u32>(outs + at);
  const nextOut = <usize>load<u32>(outs + at, 4);
  part(out, nextOut, xb);
  part(out + SIZE, nextOut + SIZE, ya2);
}

/** The ordinates of two references, negated where they say so. */
@inline
function ordinates(out: usize, first: u32, second: u32): void {
  join(out, pointOf(first) + SIZE, pointOf(second) + SIZE);
  if (((first | second) & 1) == 0) return;
  subPair(negated, zeros, out);
  let mask = i32x4.splat(0 - <i32>(first & 1));
  mask = i32x4.replace_lane(mask, 1, 0 - <i32>(second & 1));
  mask = i32x4.replace_lane(mask, 3, 0 - <i32>(second & 1));
  choose(out, out, negated, mask);
}

/** An addition of any kind. @param inverted of its denominator, and overwritten */
function addOne(at: usize, inverted: usize): void {
  const left = load<u32>(lefts + at);
  const right = load<u32>(rights + at);
  const out = <usize>load<u32>(outs + at);
  const kind = load<u32>(kinds + at);
  if (kind > TWICE) {
    settle(kind, left, right, out);
    return;
  }
  const x = pointOf(left);
  const y = ordinate(left, ya);
  if (kind == PLAIN) {
    sub(u1, ordinate(right, yb), y);
    mul(inverted, inverted, u1);
    square(u1, inverted);
    subBoth(u1, u1, x, pointOf(right));
  } else {
    square(u1, x);
    add(u2, u1, u1);
    add(u1, u2, u1);
    mul(inverted, inverted, u1);
    square(u1, inverted);
    subBoth(u1, u1, x, x);
  }
  sub(u2, x, u1);
  mul(u2, inverted, u2);
  sub(out + SIZE, u2, y);
  set(out, u1);
}

/** Decides how two points are added, and stores what must be inverted for it: 1 for nothing. */
function prepare(left: u32, right: u32, denominator: usize): u32 {
  const a = pointOf(left);
  const b = pointOf(right);
  if (!isInfinity(a) && !isInfinity(b)) {
    sub(denominator, b, a);
    if (!isZero(denominator)) return PLAIN;
    const y = ordinate(left, ya);
    if (equal(y, ordinate(right, yb))) {
      add(denominator, y, y);
      return TWICE;
    }
    set(denominator, ONE);
    return NOTHING;
  }
  set(denominator, ONE);
  return isInfinity(a) ? SECOND : FIRST;
}

function settle(kind: u32, left: u32, right: u32, out: usize): void {
  if (kind == NOTHING) {
    memory.fill(out, 0, AFFINE);
    return;
  }
  const ref = kind == FIRST ? left : right;
  const from = pointOf(ref);
  if (isInfinity(from)) {
    memory.fill(out, 0, AFFINE);
    return;
  }
  const y = ordinate(ref, ya);
  set(out, from);
  set(out + SIZE, y);
}

/**
 * Sums `lists` lists: the references of list l are at refs + 4·starts[l], counts[l] of them. Afterwards a list that was
 * not empty has one reference, its first. `spare` has room for one point for every two references, and takes the sums.
 */
export function sumLists(refs: usize, starts: usize, counts: usize, lists: i32, spare: usize): void {
  const from = <u32>spare;
  let free = spare;
  let again = true;
  while (again) {
    again = false;
    const used = <u32>free;
    for (let l = 0; l < lists; l++) {
      const at = <usize>l << 2;
      const count = load<u32>(counts + at);
      if (count < 2) continue;
      const list = refs + (<usize>load<u32>(starts + at) << 2);
      const pairs = count >> 1;
      for (let j: u32 = 0; j < pairs; j++) {
        const pair = list + (<usize>j << 3);
        const left = load<u32>(pair);
        const right = load<u32>(pair, 4);
        let out: usize;
        if (left >= from && left < used) out = <usize>left;
        else if (right >= from && right < used) out = <usize>right;
        else {
          out = free;
          free += AFFINE;
        }
        queue(left, right, out);
        store<u32>(list + (<usize>j << 2), <u32>out);
      }
      if (count & 1) store<u32>(list + (<usize>pairs << 2), load<u32>(list + (<usize>(count - 1) << 2)));
      const left = (count + 1) >> 1;
      store<u32>(counts + at, left);
      if (left > 1) again = true;
    }
    flush();
  }
}
