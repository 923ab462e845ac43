/**
 * check(): Freivalds over Z/2^32 with a range check (PRIVACY "check()"; the argument is in PROTOCOL.md).
 *
 * For R secret uniform t: t z - (t W) x = 0 mod 2^32, and |z_j| <= bounds[j]. An error e that passes the range check has
 * |e_j| <= 2 max bounds as an integer, so some e_j is nonzero with 2-adic valuation v <= floor(log2(2 max bounds)), and a
 * challenge misses it with probability at most 2^-(32 - v). R makes that 2^-40 or less for a call, whatever its rows.
 *
 * Challenges are drawn when an operation is first checked and serve until anything fails; then all are forgotten.
 * @module
 */
import { InternalError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';
import { unknownOp } from './mask.ts';
import type { RingMap } from './types.ts';

/** A wrong product passes a check with probability at most 2^-MISS_BITS. */
export const MISS_BITS = 40;

const RING_BITS = 32;

/** How often a product is challenged, and what follows. */
export interface CheckPlan {
  readonly challenges: number;
  /** Minus the logarithm to base 2 of the largest probability that a wrong product passes. */
  readonly missBits: number;
}

/** One product's secrets, ready for use. */
export interface LoadedCheck {
  /** Whether every row of z is within the bounds and every challenge holds for its x. */
  holds(x: Int32Array, z: Int32Array, count: number): boolean;
  /** As `holds` of z = masked - corrections mod 2^32, which it makes. Lengths are the caller's to see to. */
  unmask(x: Int32Array, masked: Int32Array, corrections: Int32Array, count: number): Unmasked;
  /** Wipes the challenges. */
  release(): void;
}

/** A product without its mask, and whether it is right. */
export interface Unmasked {
  readonly z: Int32Array;
  readonly holds: boolean;
}

export interface CheckSecrets {
  readonly dIn: number;
  readonly dOut: number;
  /** dOut words; null where the product has no range. */
  readonly bounds: Int32Array | null;
  /** R rows of dOut + dIn words: t, then -t W. */
  readonly challenges: Int32Array;
}

/** What evaluates checks; implementations differ in speed only. */
export type CheckKernel = (secrets: CheckSecrets) => LoadedCheck;

export interface Checks {
  plan(op: string): CheckPlan;
  /** Draws the challenges of every operation now, which takes R passes over its weights, instead of at its first check. */
  prepare(): void;
  /**
   * Whether z = W x for every row, |x_k| <= inMax. After a false answer all challenges are new.
   * @throws UsageError RING_OP_UNKNOWN
   */
  product(op: string, x: Int32Array, z: Int32Array, count: number): boolean;
  /**
   * z = masked - corrections mod 2^32, and what `product` says of it; but challenges stay whatever that is, so only where
   * nobody who was checked can see it before `close`.
   * @param x count * dIn words @param masked count * dOut words, as are the corrections @throws UsageError RING_OP_UNKNOWN
   */
  unmask(op: string, x: Int32Array, masked: Int32Array, corrections: Int32Array, count: number): Unmasked;
  /** Whether y = W p mod 2^32 for every row of any words p: no range, so 40 challenges, drawn for this call. */
  oneSided(op: string, p: Int32Array, y: Int32Array, count: number): boolean;
  /** Forgets all challenges; later checks draw their own. */
  close(): void;
}

interface Bounds {
  readonly plan: CheckPlan;
  readonly words: Int32Array;
}

export function createChecks(maps: readonly RingMap[], kernel: CheckKernel = plainCheck): Checks {
  const byOp = new Map(maps.map((map) => [map.op, map]));
  const loaded = new Map<string, LoadedCheck>();
  const bounds = new Map<string, Bounds>();
  const mapOf = (op: string): RingMap => {
    const map = byOp.get(op);
    if (map) return map;
    throw unknownOp(op);
  };
  const boundsOf = (op: string): Bounds => {
    const known = bounds.get(op);
    if (known) return known;
    const limits = mapOf(op).bounds();
    const plan = planChecks(limits); // before they are words: a bound that is none must not wrap into one
    const made = { plan, words: Int32Array.from(limits) };
    bounds.set(op, made);
    return made;
  };
  const forget = (): void => {
    for (const check of loaded.values()) check.release();
    loaded.clear();
  };
  const checkOf = (op: string): LoadedCheck => {
    const known = loaded.get(op);
    if (known) return known;
    const { plan, words } = boundsOf(op);
    const check = kernel(drawSecrets(mapOf(op), words, plan.challenges));
    loaded.set(op, check);
    return check;
  };
  return {
    plan: (op) => boundsOf(op).plan,
    prepare() {
      for (const op of byOp.keys()) checkOf(op);
    },
    product(op, x, z, count) {
      const ok = checkOf(op).holds(x, z, count);
      if (!ok) forget();
      return ok;
    },
    unmask: (op, x, masked, corrections, count) => checkOf(op).unmask(x, masked, corrections, count),
    oneSided(op, p, y, count) {
      const check = kernel(drawSecrets(mapOf(op), null, MISS_BITS));
      try {
        return check.holds(p, y, count);
      } finally {
        check.release();
      }
    },
    close: forget,
  };
}

/**
 * R for products whose words out have these bounds: the smallest with R (32 - v) >= 40, v = floor(log2(2 max bounds)).
 * @throws InternalError RING_BOUND where 2 max bounds >= 2^32, so that z would not determine the sum
 */
export function planChecks(bounds: ArrayLike<number>): CheckPlan {
  let most = 1;
  for (let j = 0; j < bounds.length; j++) most = Math.max(most, bounds[j]!);
  if (most >= 2 ** (RING_BITS - 1)) {
    throw new InternalError('RING_BOUND', 'a sum of this product may leave i32', {
      details: { bound: most },
    });
  }
  const valuation = RING_BITS - 1 - Math.clz32(2 * most);
  const bits = RING_BITS - valuation;
  const challenges = Math.ceil(MISS_BITS / bits);
  return { challenges, missBits: challenges * bits };
}

function drawSecrets(map: RingMap, bounds: Int32Array | null, count: number): CheckSecrets {
  const { dIn, dOut } = map;
  const challenges = new Int32Array(count * (dOut + dIn));
  for (let c = 0; c < count; c++) {
    const t = new Int32Array(randomBytes(4 * dOut).buffer);
    const row = challenges.subarray(c * (dOut + dIn), (c + 1) * (dOut + dIn));
    row.set(t);
    const u = map.transposed(t);
    for (let k = 0; k < dIn; k++) row[dOut + k] = -u[k]!;
    t.fill(0);
    u.fill(0);
  }
  return { dIn, dOut, bounds, challenges };
}

/** Runs anywhere; the definition that faster kernels are compared with. */
export const plainCheck: CheckKernel = ({ dIn, dOut, bounds, challenges }) => {
  const holds: LoadedCheck['holds'] = (x, z, count) => {
    const width = dOut + dIn;
    let wrong = x.length !== count * dIn || z.length !== count * dOut ? 1 : 0;
    for (let row = 0; row < count; row++) {
      if (bounds !== null) {
        for (let j = 0; j < dOut; j++) {
          const word = z[row * dOut + j]!;
          if (word > bounds[j]! || word < -bounds[j]!) wrong = 1;
        }
      }
      for (let at = 0; at < challenges.length; at += width) {
        let sum = 0;
        for (let j = 0; j < dOut; j++) sum = (sum + Math.imul(challenges[at + j]!, z[row * dOut + j]!)) | 0;
        const u = at + dOut;
        for (let k = 0; k < dIn; k++) sum = (sum + Math.imul(challenges[u + k]!, x[row * dIn + k]!)) | 0;
        wrong |= sum;
      }
    }
    return wrong === 0;
  };
  return {
    holds,
    unmask(x, masked, corrections, count) {
      const z = masked.map((word, i) => word - corrections[i]!);
      return { z, holds: holds(x, z, count) };
    },
    release() {
      challenges.fill(0);
    },
  };
};
