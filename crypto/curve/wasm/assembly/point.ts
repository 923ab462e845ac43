/**
 * Points of y² = x³ + 4 over Fp: affine as x, y (infinity is two null words) and Jacobian as X, Y, Z (infinity is Z
 * null). Formulas: dbl-2009-l, madd-2007-bl and add-2007-bl of the Explicit-Formulas Database, with every exceptional
 * case tested for. `out` may be an operand everywhere.
 * @module
 */
import { add, isNull, isZero, mul, negate, ONE, set, SIZE, square, sub, subBoth } from './fp-field';
import { inverse } from './inverse';

export const AFFINE: usize = 2 * SIZE;
export const JACOBIAN: usize = 3 * SIZE;

const t0: usize = memory.data(64);
const t1: usize = memory.data(64);
const t2: usize = memory.data(64);
const t3: usize = memory.data(64);
const t4: usize = memory.data(64);
const t5: usize = memory.data(64);
const t6: usize = memory.data(64);
const t7: usize = memory.data(64);

@inline
export function isInfinity(affine: usize): bool {
  return load<u32>(affine, SIZE) == 0 && isNull(affine + SIZE) && isNull(affine);
}

@inline
export function setInfinity(jacobian: usize): void {
  memory.fill(jacobian, 0, JACOBIAN);
}

export function fromAffine(out: usize, a: usize): void {
  if (isInfinity(a)) {
    setInfinity(out);
    return;
  }
  memory.copy(out, a, AFFINE);
  set(out + 2 * SIZE, ONE);
}

export function toAffine(out: usize, a: usize): void {
  if (isNull(a + 2 * SIZE)) {
    memory.fill(out, 0, AFFINE);
    return;
  }
  inverse(t0, a + 2 * SIZE);
  square(t1, t0);
  mul(t0, t0, t1);
  mul(out, a, t1);
  mul(out + SIZE, a + SIZE, t0);
}

export function double(out: usize, a: usize): void {
  if (isNull(a + 2 * SIZE)) {
    setInfinity(out);
    return;
  }
  square(t0, a); // A
  square(t1, a + SIZE); // B
  square(t2, t1); // C
  add(t3, a, t1);
  square(t3, t3);
  subBoth(t3, t3, t0, t2);
  add(t3, t3, t3); // D
  add(t4, t0, t0);
  add(t4, t4, t0); // E
  mul(t5, a + SIZE, a + 2 * SIZE);
  add(out + 2 * SIZE, t5, t5);
  square(t5, t4);
  subBoth(out, t5, t3, t3);
  sub(t3, t3, out);
  mul(t3, t4, t3);
  add(t2, t2, t2);
  add(t2, t2, t2);
  add(t2, t2, t2);
  sub(out + SIZE, t3, t2);
}

/** out = a + b, b affine. */
export function addAffine(out: usize, a: usize, b: usize): void {
  if (isInfinity(b)) {
    memory.copy(out, a, JACOBIAN);
    return;
  }
  const z = a + 2 * SIZE;
  if (isNull(z)) {
    fromAffine(out, b);
    return;
  }
  square(t0, z);
  mul(t1, b, t0);
  sub(t1, t1, a); // H
  mul(t2, b + SIZE, z);
  mul(t2, t2, t0);
  sub(t2, t2, a + SIZE);
  if (isZero(t1)) {
    if (isZero(t2)) double(out, a);
    else setInfinity(out);
    return;
  }
  add(t2, t2, t2); // r
  square(t3, t1); // HH
  add(t4, z, t1);
  square(t4, t4);
  subBoth(out + 2 * SIZE, t4, t0, t3);
  add(t3, t3, t3);
  add(t3, t3, t3); // I
  mul(t4, t1, t3); // J
  mul(t5, a, t3); // V
  finish(out, a + SIZE);
}

/** X3 = r² − J − 2V and Y3 = r·(V − X3) − 2·y·J, for r in t2, J in t4, V in t5. */
@inline
function finish(out: usize, y: usize): void {
  mul(t6, y, t4);
  square(t3, t2);
  subBoth(t3, t3, t5, t5);
  sub(out, t3, t4);
  sub(t5, t5, out);
  mul(t5, t2, t5);
  subBoth(out + SIZE, t5, t6, t6);
}

/** out = a + b */
export function addPoints(out: usize, a: usize, b: usize): void {
  const za = a + 2 * SIZE;
  const zb = b + 2 * SIZE;
  if (isNull(za) || isNull(zb)) {
    memory.copy(out, isNull(za) ? b : a, JACOBIAN);
    return;
  }
  square(t0, za);
  square(t1, zb);
  mul(t5, a, t1); // U1
  mul(t6, b, t0);
  sub(t6, t6, t5); // H
  mul(t7, a + SIZE, zb);
  mul(t7, t7, t1); // S1
  mul(t2, b + SIZE, za);
  mul(t2, t2, t0);
  sub(t2, t2, t7);
  if (isZero(t6)) {
    if (isZero(t2)) double(out, a);
    else setInfinity(out);
    return;
  }
  add(t2, t2, t2); // r
  add(t3, za, zb);
  square(t3, t3);
  subBoth(t3, t3, t0, t1);
  mul(out + 2 * SIZE, t3, t6);
  add(t3, t6, t6);
  square(t3, t3); // I
  mul(t4, t6, t3); // J
  mul(t5, t5, t3); // V
  finish(out, t7);
}

/** Copies what a reference of lists.ts stands for. */
export function setSigned(out: usize, ref: u32): void {
  const a = <usize>(ref & ~1);
  set(out, a);
  if (ref & 1 && !isInfinity(a)) negate(out + SIZE, a + SIZE);
  else set(out + SIZE, a + SIZE);
}
