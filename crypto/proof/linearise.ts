/**
 * The whole identity at zeta, where every opened column is a number and every other one stays a commitment. The
 * prover builds the polynomial from it that it opens, the verifier the commitment to that polynomial.
 * @module
 */
import { InternalError } from '../core/errors.ts';
import { power, reduce } from '../curve/scalar.ts';
import { blindingZeros, type Domain, lagrangeAt, vanishing, weightAt } from './domain.ts';
import { type ChallengeName, evaluate, type Ring } from './expression.ts';
import { QUOTIENT_CHUNKS } from './layout.ts';
import { ACCUMULATOR, type System } from './relation.ts';

/** constant + the sum of coefficient times column */
export interface LinearForm {
  readonly constant: bigint;
  readonly coefficients: ReadonlyMap<string, bigint>;
}

export interface Challenges extends Readonly<Record<ChallengeName, bigint>> {
  /** Weighs the rows of the sums. */
  readonly t: bigint;
  /** Weighs the boundary columns in the linking proof. */
  readonly rho: bigint;
}

export interface Evaluations {
  /** Opened columns at zeta, by name. */
  readonly here: ReadonlyMap<string, bigint>;
  /** The accumulator at omega zeta. */
  readonly next: bigint;
}

export const quotientName = (chunk: number): string => `quotient${chunk}`;

const numeric = (constant: bigint): LinearForm => ({ constant: reduce(constant), coefficients: new Map() });

const single = (name: string): LinearForm => ({ constant: 0n, coefficients: new Map([[name, 1n]]) });

function scaled(form: LinearForm, factor: bigint): LinearForm {
  const coefficients = new Map<string, bigint>();
  for (const [name, value] of form.coefficients) coefficients.set(name, reduce(value * factor));
  return { constant: reduce(form.constant * factor), coefficients };
}

function sum(left: LinearForm, right: LinearForm): LinearForm {
  const coefficients = new Map(left.coefficients);
  for (const [name, value] of right.coefficients) {
    coefficients.set(name, reduce((coefficients.get(name) ?? 0n) + value));
  }
  return { constant: reduce(left.constant + right.constant), coefficients };
}

function product(left: LinearForm, right: LinearForm): LinearForm {
  if (right.coefficients.size === 0) return scaled(left, right.constant);
  if (left.coefficients.size === 0) return scaled(right, left.constant);
  throw new InternalError('PROOF_RELATION', 'a product of two columns that are not opened');
}

/** Zero at zeta, as a polynomial in X with the columns in place of their commitments, when the identity holds. */
export function linearise(
  system: System,
  domain: Domain,
  challenges: Challenges,
  v: bigint,
  zeta: bigint,
  { here, next }: Evaluations,
): LinearForm {
  const p = weightAt(domain, challenges.t, zeta);
  const ring: Ring<LinearForm> = {
    constant: numeric,
    challenge: (name) => numeric(challenges[name]),
    weight: () => numeric(p),
    column(name, isNext) {
      if (isNext) return numeric(next);
      const value = here.get(name);
      return value === undefined ? single(name) : numeric(value);
    },
    add: sum,
    multiply: product,
  };

  let total = numeric(0n);
  let factor = blindingZeros(domain, zeta); // zb(zeta) v^i
  for (const constraint of system.constraints) {
    total = sum(total, scaled(evaluate(constraint, ring), factor));
    factor = reduce(factor * v);
  }
  const ends = power(v, BigInt(system.constraints.length));
  const first = lagrangeAt(domain, 0, zeta);
  const last = lagrangeAt(domain, domain.usable, zeta);
  total = sum(total, scaled(single(ACCUMULATOR), reduce(ends * (first + v * last))));

  const shift = power(zeta, BigInt(domain.size - 1));
  let chunkFactor = reduce(-vanishing(domain, zeta)); // -Z_H(zeta) zeta^(k (n - 1))
  for (let k = 0; k < QUOTIENT_CHUNKS; k++) {
    total = sum(total, scaled(single(quotientName(k)), chunkFactor));
    chunkFactor = reduce(chunkFactor * shift);
  }
  return total;
}
