/**
 * Expressions on vectors: every row of H, or every point of a coset, at once.
 * @module
 */
import { reduce } from '../curve/scalar.ts';
import type { Vectors } from './arithmetic.ts';
import { type ChallengeName, type Expression, evaluate, type Ring } from './expression.ts';

/** One number for all rows, or a vector; `owned` vectors are intermediate results that may be overwritten. */
type Term<V> =
  | { readonly scalar: bigint }
  | { readonly scalar?: undefined; readonly vector: V; readonly owned: boolean };

export interface VectorRingOptions<V> {
  readonly vectors: Vectors<V>;
  readonly length: number;
  readonly challenges: Readonly<Record<ChallengeName, bigint>>;
  /** Values of p(X). */
  readonly weight: V;
  readonly column: (name: string, next: boolean) => V;
}

/** A new vector, or an intermediate one, with the expression's values. */
export function evaluateVector<V>(e: Expression, options: VectorRingOptions<V>): V {
  const { vectors, length } = options;
  const own = (vector: V): Term<V> => ({ vector, owned: true });
  const borrowed = (vector: V): Term<V> => ({ vector, owned: false });
  const ring: Ring<Term<V>> = {
    constant: (value) => ({ scalar: reduce(value) }),
    challenge: (name) => ({ scalar: options.challenges[name] }),
    weight: () => borrowed(options.weight),
    column: (name, next) => borrowed(options.column(name, next)),
    add(left, right) {
      if (left.scalar !== undefined && right.scalar !== undefined) {
        return { scalar: reduce(left.scalar + right.scalar) };
      }
      if (left.scalar !== undefined) return ring.add(right, left);
      const out = left.owned ? left.vector : vectors.zeros(length);
      if (right.scalar !== undefined) vectors.addConstant(out, left.vector, right.scalar);
      else vectors.add(out, left.vector, right.vector);
      return own(out);
    },
    multiply(left, right) {
      if (left.scalar !== undefined && right.scalar !== undefined) {
        return { scalar: reduce(left.scalar * right.scalar) };
      }
      if (left.scalar !== undefined) return ring.multiply(right, left);
      const out = left.owned ? left.vector : vectors.zeros(length);
      if (right.scalar !== undefined) vectors.scale(out, left.vector, right.scalar);
      else vectors.mul(out, left.vector, right.vector);
      return own(out);
    },
  };
  const result = evaluate(e, ring);
  if (result.scalar === undefined) return result.owned ? result.vector : vectors.copy(result.vector);
  const out = vectors.zeros(length);
  vectors.addConstant(out, out, result.scalar);
  return out;
}
