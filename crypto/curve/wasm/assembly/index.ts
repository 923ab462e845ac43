/**
 * What curve.ts calls. Addresses and counts are trusted: curve.ts makes them.
 * @module
 */
import { compress, decompressBoth, fromEvm, outsideSubgroup, toEvm } from './encoding';
import { AFFINE, addAffine, JACOBIAN, setInfinity, toAffine } from './point';
import { msm, msmFixed, msmSmall } from './msm';
import { alloc, mark, release } from './memory';
export { alloc, mark, release } from './memory';
export {
  accumulateInts, addAccumulated, addConstant, addScaled, addVectors, divideByLinear, evaluate, fft, fromInts,
  innerProduct, inverseFft, inverseVector,
  mulVectors, negateVector, pick, powers, prefixSums, prepareRoots, readVector, scale, subVectors, writeVector,
} from './vector';
export { buildFixed } from './msm';
export { addColumns } from './rows';
export { addMultiples, buildTables, commitInts, commitScalars, digitBases } from './tables';

/** 1-based place of the first refused, or 0. */
export function decodePoints(out: usize, bytes: usize, count: i32, checkSubgroup: bool): i32 {
  for (let i = 0; i < count; i += 2) {
    // the last of an odd number is done twice
    const point = out + <usize>i * AFFINE;
    const next = i + 1 < count ? point + AFFINE : point;
    const from = bytes + <usize>i * 48;
    let refused = decompressBoth(point, next, from, i + 1 < count ? from + 48 : from);
    if (checkSubgroup && !(refused & 1)) refused |= outsideSubgroup(point, refused ? point : next);
    if (refused) return i + (refused & 1 ? 1 : 2);
  }
  return 0;
}

export function encodePoints(bytes: usize, points: usize, count: i32): void {
  for (let i = 0; i < count; i++) compress(bytes + <usize>i * 48, points + <usize>i * AFFINE);
}

/** 1-based place of the first refused, or 0. */
export function readPoints(out: usize, bytes: usize, count: i32, checkSubgroup: bool): i32 {
  for (let i = 0; i < count; i += 2) {
    const point = out + <usize>i * AFFINE;
    const next = i + 1 < count ? point + AFFINE : point;
    const from = bytes + (<usize>i << 7);
    if (!fromEvm(point, from)) return i + 1;
    let refused: u32 = next == point || fromEvm(next, from + 128) ? 0 : 2;
    if (checkSubgroup) refused |= outsideSubgroup(point, refused ? point : next);
    if (refused) return i + (refused & 1 ? 1 : 2);
  }
  return 0;
}

export function writePoints(bytes: usize, points: usize, count: i32): void {
  for (let i = 0; i < count; i++) toEvm(bytes + (<usize>i << 7), points + <usize>i * AFFINE);
}

/** out (affine) = Σ scalars[i]·points[i]; elements of Fr, or i32 when `small`. */
export function multiScalar(out: usize, points: usize, scalars: usize, count: i32, small: bool): void {
  const base = mark();
  const total = alloc(JACOBIAN);
  if (small) msmSmall(total, points, scalars, count);
  else msm(total, points, scalars, count);
  toAffine(out, total);
  release(base);
}

/** out (affine) = Σ scalars[i]·P_i for the points of `buildFixed`. */
export function multiScalarFixed(out: usize, tables: usize, size: i32, scalars: usize, count: i32): void {
  const base = mark();
  const total = alloc(JACOBIAN);
  msmFixed(total, tables, size, scalars, count);
  toAffine(out, total);
  release(base);
}

/** out (affine) = the sum of `count` affine points. */
export function sumPoints(out: usize, points: usize, count: i32): void {
  const base = mark();
  const total = alloc(JACOBIAN);
  setInfinity(total);
  for (let i = 0; i < count; i++) addAffine(total, total, points + <usize>i * AFFINE);
  toAffine(out, total);
  release(base);
}

