/**
 * KZG vector commitments over the ceremony's Lagrange points (Kate, Zaverucha, Goldberg, ASIACRYPT 2010).
 *
 * A vector is the values, on the 4096 roots of unity ω^i, of a polynomial f of degree below 4096, and its commitment is
 * Σ v_i·[L_i(τ)] = [f(τ)]; shorter vectors end in zeros. Commitments add up: Σ t^j·C_j commits to Σ t^j·v_j.
 *
 * Binding: two vectors with one commitment give two polynomials that agree at τ, hence τ (4095-SDH). An opening
 * f(z) = y is [q(τ)] with q = (f − y)/(X − z), and e(C − [y] + z·Π, [1]) = e(Π, [τ]) says so; two values at one z break
 * the same assumption.
 *
 * Hiding: one uniform scalar b in one of the last eight rows makes C uniform in G1 whatever the values, since
 * L_i(τ) ≠ 0: perfect, as Pedersen's commitments, and with a pseudorandom b as good as its generator. That is all the
 * commitment itself needs. Every opening is one linear equation about rows and blinders: with k openings k + 1 blinding
 * rows are needed, so vectors with one blinder are never opened directly by who must hide them; the argument
 * (../proof) re-randomises them in blinding rows first and opens that.
 * @module
 */
import { UsageError, VeilmeshError } from '../core/errors.ts';
import { randomBytes } from '../core/random.ts';
import type { FrVector, Point } from '../curve/curve.ts';
import { fromBytes, power, R, reduce, rootOfUnity } from '../curve/scalar.ts';
import { DOMAIN_SIZE, type Setup } from './setup.ts';

export interface Opening {
  readonly value: bigint;
  readonly proof: Point;
}

/** A claim that the polynomial in `commitment` is `value` at `z`. */
export interface OpeningClaim extends Opening {
  readonly commitment: Point;
  readonly z: bigint;
}

export interface Kzg {
  /** Blinders, if any, stand in the vector's last rows. @throws UsageError COMMIT_LENGTH beyond 4096 */
  commit(values: FrVector): Point;
  /** At any z. */
  open(values: FrVector, z: bigint): Opening;
  /** Of several vectors at one z: their values, and one proof for Σ ν^i·f_i. */
  openTogether(vectors: readonly FrVector[], z: bigint, nu: bigint): { values: bigint[]; proof: Point };
  /** Of one vector at some of its rows. */
  openRows(values: FrVector, rows: readonly number[]): Opening[];
  /**
   * One pairing for any number of claims, combined with random 128-bit scalars: accepts a wrong one with probability
   * 2^-128. False for malformed points too; none is trusted.
   */
  verify(claims: readonly OpeningClaim[]): boolean;
  /** The claim that `openTogether` proves. */
  together(
    commitments: readonly Point[],
    z: bigint,
    nu: bigint,
    values: readonly bigint[],
    proof: Point,
  ): OpeningClaim;
  /** Σ scalars[i]·commitments[i]; @throws VerificationError POINT_ENCODING */
  fold(commitments: readonly Point[], scalars: readonly bigint[]): Point;
}

/** ω^row: where an entry of a vector stands. */
export const placeOf = (row: number): bigint => power(rootOfUnity(DOMAIN_SIZE), BigInt(row));

const COEFFICIENT_BYTES = 16;

export function createKzg({ curve, lagrange, generator, pairingIsOne }: Setup): Kzg {
  const { fr, g1, scope } = curve;

  const committed = (values: FrVector): Point => {
    if (values.length > DOMAIN_SIZE) {
      throw new UsageError('COMMIT_LENGTH', `a commitment has ${DOMAIN_SIZE} rows`, {
        details: { length: values.length },
      });
    }
    return g1.msm(g1.slice(lagrange, 0, values.length), values);
  };
  const coefficientsOf = (values: FrVector): FrVector => {
    const coefficients = fr.zeros(DOMAIN_SIZE);
    fr.place(coefficients, 0, values);
    fr.ifft(coefficients);
    return coefficients;
  };
  /** Overwrites the coefficients. */
  const openCoefficients = (coefficients: FrVector, z: bigint): Opening => {
    const value = fr.divideByLinear(coefficients, coefficients, z);
    fr.fft(coefficients);
    return { value, proof: committed(coefficients) };
  };
  const fold = (points: readonly Point[], scalars: readonly bigint[]): Point =>
    scope(() => g1.msm(g1.fromEvm(points), fr.fromBigInts(scalars)));

  return {
    commit: committed,
    open: (values, z) => scope(() => openCoefficients(coefficientsOf(values), z)),
    openTogether: (vectors, z, nu) =>
      scope(() => {
        const sum = fr.zeros(DOMAIN_SIZE);
        let factor = 1n;
        const values = vectors.map((vector) => {
          const coefficients = coefficientsOf(vector);
          fr.addScaled(sum, coefficients, factor);
          factor = (factor * nu) % R;
          return fr.evaluate(coefficients, z);
        });
        return { values, proof: openCoefficients(sum, z).proof };
      }),
    openRows: (values, rows) =>
      scope(() => {
        const coefficients = coefficientsOf(values);
        return rows.map((row) => scope(() => openCoefficients(fr.copy(coefficients), placeOf(row))));
      }),
    verify(claims) {
      const points: Point[] = [];
      const scalars: bigint[] = [];
      const proofScalars: bigint[] = [];
      let constant = 0n;
      for (const { commitment, z, value, proof } of claims) {
        const r = fromBytes(randomBytes(COEFFICIENT_BYTES));
        points.push(commitment, proof);
        scalars.push(r, reduce(r * z));
        proofScalars.push(0n, reduce(-r));
        constant += r * value;
      }
      try {
        return scope(() => {
          const checked = g1.fromEvm([...points, generator]);
          const one = g1.msm(checked, fr.fromBigInts([...scalars, -constant]));
          const tau = g1.msm(checked, fr.fromBigInts([...proofScalars, 0n]));
          return pairingIsOne([
            { point: one, at: 'one' },
            { point: tau, at: 'tau' },
          ]);
        });
      } catch (error) {
        if (error instanceof VeilmeshError && error.family === 'verification') return false;
        throw error;
      }
    },
    together(commitments, z, nu, values, proof) {
      let [factor, value] = [1n, 0n];
      const scalars = values.map((entry) => {
        const scalar = factor;
        value = reduce(value + scalar * entry);
        factor = (factor * nu) % R;
        return scalar;
      });
      return { commitment: fold(commitments, scalars), z, value, proof };
    },
    fold,
  };
}
