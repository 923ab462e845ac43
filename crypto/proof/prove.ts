/**
 * The prover. Rounds and names are those of PROTOCOL.md.
 * @module
 */
import { InternalError } from '../core/errors.ts';
import { power, reduce, rootOfUnity } from '../curve/scalar.ts';
import type { Point, Prover, Vectors } from './arithmetic.ts';
import { encodeContext, type ProofContext } from './context.ts';
import { BLINDING_ROWS, LINK_ROWS, rowWeights } from './domain.ts';
import { column as columnAt } from './expression.ts';
import { fixedColumns, tableColumns, type VerifyingKey } from './key.ts';
import { encodeProof, encodeScalars, type Proof, QUOTIENT_CHUNKS } from './layout.ts';
import { type Challenges, linearise, quotientName } from './linearise.ts';
import { countLookups } from './lookups.ts';
import { ACCUMULATOR, type Fraction, MULTIPLICITY, named, TABLE } from './relation.ts';
import { createTranscript } from './transcript.ts';
import { evaluateVector, type VectorRingOptions } from './vector-ring.ts';

/** A column that is committed to outside the proof. */
export interface CommittedColumn<T extends Int32Array | Uint32Array = Int32Array> {
  /** The usable rows that are not zero. */
  readonly values: T;
  /** Rows N on; at most 8, the rest are zero. */
  readonly blinders: readonly bigint[];
  readonly commitment: Point;
}

export interface Witness {
  readonly boundary: ReadonlyMap<string, CommittedColumn>;
  readonly model: ReadonlyMap<string, CommittedColumn<Int32Array | Uint32Array>>;
  /** Usable rows by column; rows that are not given are zero. */
  readonly witness: ReadonlyMap<string, Int32Array>;
  /**
   * The n values of a fold column, blinding rows included: Σ_j weights[j] W_j.
   * @param weights p(omega^j) of every usable row j
   */
  readonly fold: (name: string, weights: readonly bigint[]) => readonly bigint[];
}

export interface ProveOptions<V> {
  readonly key: VerifyingKey;
  readonly prover: Prover<V>;
  readonly context: ProofContext;
  readonly witness: Witness;
  /** Uniform field elements from a secure source: every one of them hides something. */
  readonly random: () => bigint;
  /** Called as each stage begins. */
  readonly onStage?: (stage: ProofStage) => void;
}

/** What a prover is busy with: rounds 1, 2, 3, and 4 with 5. */
export const PROOF_STAGES = ['witness', 'lookups', 'quotient', 'openings'] as const;
export type ProofStage = (typeof PROOF_STAGES)[number];

/** The given rows, then zeros. */
function usableColumn<V>(vectors: Vectors<V>, given: Int32Array | Uint32Array, size: number): V {
  if (given instanceof Int32Array) {
    const rows = new Int32Array(size);
    rows.set(given);
    return vectors.fromInts(rows);
  }
  return vectors.fromBigInts(Array.from({ length: size }, (_, i) => BigInt(given[i] ?? 0)));
}

/** t has 3n + 5 coefficients, of which the first chunks hold 3 (n - 1). */
const LAST_CHUNK = 8;

/** Generator of the multiplicative group: the coset 7 H' never meets H. */
const COSET_SHIFT = 7n;

/**
 * A proof as bytes.
 * @throws InternalError PROOF_WITNESS when the witness does not satisfy the cell
 */
export function prove<V>(options: ProveOptions<V>): Uint8Array {
  const { proof, holds } = argue(options);
  if (!holds) {
    throw new InternalError(
      'PROOF_WITNESS',
      `the witness does not satisfy ${options.key.system.relation.name}`,
      {
        hint: 'the commitments, the model columns and the trace belong to different computations',
      },
    );
  }
  return encodeProof(proof);
}

/** The argument without the last word: for a false witness the proof that a cheating prover would send. */
export function argue<V>(options: ProveOptions<V>): {
  readonly proof: Proof;
  readonly holds: boolean;
} {
  let result: { readonly proof: Proof; readonly holds: boolean } | undefined;
  options.prover.scope(() => {
    result = rounds(options);
  });
  return result!;
}

function rounds<V>({ key, prover, context, witness, random, onStage }: ProveOptions<V>): {
  readonly proof: Proof;
  readonly holds: boolean;
} {
  const { system, domain, digest } = key;
  const { vectors, commit, commitInts, commitLow } = prover;
  const { size, usable, omega } = domain;
  const transcript = createTranscript();
  /** Values on H by column. */
  const onH = new Map<string, V>();

  const randoms = (count: number): bigint[] => Array.from({ length: count }, random);
  /** Overwrites rows `from` to n - 1. */
  const blind = (values: V, blinders: readonly bigint[], from = usable): void =>
    blinders.forEach((blinder, i) => {
      vectors.set(values, from + i, blinder);
    });
  const column = (usableRows: Int32Array | Uint32Array, blinders: readonly bigint[]): V => {
    const values = usableColumn(vectors, usableRows, size);
    blind(values, blinders);
    return values;
  };
  const publish = (name: string, values: V): Point => {
    onH.set(name, values);
    return commit(values);
  };
  const publishInts = (name: string, values: Int32Array, blinders: readonly bigint[]): Point => {
    onH.set(name, column(values, blinders));
    return commitInts(values, blinders);
  };

  // Statement
  const boundaryNames = named(system, 'boundary');
  const modelNames = named(system, 'model');
  const given = boundaryNames.map((name) => witness.boundary.get(name)!);
  const model = modelNames.map((name) => witness.model.get(name)!);
  transcript.absorb(encodeContext(context), digest);
  transcript.absorb(...given.map((c) => c.commitment), ...model.map((c) => c.commitment));
  modelNames.forEach((name, i) => {
    onH.set(name, column(model[i]!.values, model[i]!.blinders));
  });

  for (const [name, values] of fixedColumns(system.relation)) onH.set(name, column(values, []));

  // Round 1
  onStage?.('witness');
  const shifts = given.map(() => randoms(LINK_ROWS));
  const boundary = given.map(({ values, blinders }, k) =>
    publishInts(
      boundaryNames[k]!,
      values,
      Array.from({ length: BLINDING_ROWS }, (_, i) => reduce((blinders[i] ?? 0n) + (shifts[k]![i] ?? 0n))),
    ),
  );
  const round1 = named(system, 'witness').map((name) =>
    publishInts(name, witness.witness.get(name)!, randoms(BLINDING_ROWS)),
  );
  const rows = new Map([
    ...boundaryNames.map((name, k) => [name, given[k]!.values] as const),
    ...witness.witness,
    ...fixedColumns(system.relation),
  ]);
  const counts = countLookups(system.relation, usable, rows);
  round1.push(publishInts(MULTIPLICITY, counts, randoms(BLINDING_ROWS)));
  transcript.absorb(...boundary, ...round1);
  const [t, alpha, beta, gamma, rho] = transcript.challenges(5) as [bigint, bigint, bigint, bigint, bigint];
  const challenges: Challenges = { t, alpha, beta, gamma, rho };

  // Round 2
  onStage?.('lookups');
  const table = vectors.zeros(size);
  tableColumns(system.relation, domain).forEach((values, i) => {
    vectors.addScaled(table, column(values, []), power(beta, BigInt(i)));
  });
  onH.set(TABLE, table);
  const weights = rowWeights(domain, t, size);
  const weight = vectors.fromBigInts(weights);
  const fold = named(system, 'fold').map((name) =>
    publish(name, vectors.fromBigInts(witness.fold(name, weights.slice(0, usable)))),
  );
  const atRows: VectorRingOptions<V> = {
    vectors,
    length: size,
    challenges,
    weight,
    column: (name) => onH.get(name)!,
  };
  const quotientOf = ({ numerator, denominator }: Fraction): V => {
    const values = evaluateVector(denominator, atRows);
    vectors.inverse(values, values);
    vectors.mul(values, values, evaluateVector(numerator, atRows));
    return values;
  };
  const helper = system.helpers.map(({ name, fractions }) => {
    const values = vectors.zeros(size);
    for (const fraction of fractions) vectors.add(values, values, quotientOf(fraction));
    blind(values, randoms(BLINDING_ROWS));
    return publish(name, values);
  });
  const gain = evaluateVector(system.gain, atRows);
  vectors.add(gain, gain, quotientOf(system.first));
  const used = quotientOf({ numerator: columnAt(MULTIPLICITY), denominator: system.tableDenominator });
  vectors.sub(gain, gain, used);
  vectors.prefixSums(gain, gain);
  const accumulator = vectors.zeros(size);
  const steps = vectors.slice(accumulator, 1, usable + 1);
  vectors.add(steps, steps, vectors.slice(gain, 0, usable));
  const closes = vectors.get(accumulator, usable) === 0n;
  blind(accumulator, randoms(BLINDING_ROWS - 1), usable + 1);
  helper.push(publish(ACCUMULATOR, accumulator));

  const masks = randoms(LINK_ROWS);
  const linkMask = commitInts(new Int32Array(0), masks);
  transcript.absorb(...fold, ...helper, linkMask);
  const [v, link] = transcript.challenges(2) as [bigint, bigint];

  // Round 3
  onStage?.('quotient');
  const coefficients = new Map<string, V>();
  const interpolate = (values: V): V => {
    const out = vectors.copy(values);
    vectors.ifft(out);
    return out;
  };
  for (const [name, values] of onH) coefficients.set(name, interpolate(values));
  const { chunks, exact } = quotientChunks();
  chunks.forEach((chunk, k) => {
    coefficients.set(quotientName(k), chunk);
  });
  const low = vectors.toBigInts(vectors.slice(chunks.at(-1)!, 0, LAST_CHUNK));
  const quotient = [...chunks.slice(0, -1).map(commitCoefficients), commitLow(low)];
  transcript.absorb(...quotient);
  const [zeta] = transcript.challenges(1) as [bigint];

  // Round 4
  onStage?.('openings');
  const evaluations = system.opened.map((name) => vectors.evaluate(coefficients.get(name)!, zeta));
  const next = vectors.evaluate(coefficients.get(ACCUMULATOR)!, reduce(zeta * omega));
  const linkResponses = masks.map((mask, i) => {
    let response = mask;
    let factor = link; // c rho^k
    for (const shift of shifts) {
      response = reduce(response + factor * shift[i]!);
      factor = reduce(factor * rho);
    }
    return response;
  });
  transcript.absorb(encodeScalars([...evaluations, next]), encodeScalars(linkResponses));
  const [nu] = transcript.challenges(1) as [bigint];

  // Round 5
  const here = new Map(system.opened.map((name, i) => [name, evaluations[i]!]));
  const form = linearise(system, domain, challenges, v, zeta, { here, next });
  const batch = vectors.zeros(size);
  let factor = 1n; // nu^i
  for (const name of system.opened) {
    vectors.addScaled(batch, coefficients.get(name)!, factor);
    factor = reduce(factor * nu);
  }
  for (const [name, scale] of form.coefficients) {
    vectors.addScaled(batch, coefficients.get(name)!, reduce(factor * scale));
  }
  const openings = [
    openingProof(batch, zeta),
    openingProof(coefficients.get(ACCUMULATOR)!, reduce(zeta * omega)),
  ];

  const proof: Proof = {
    boundary,
    witness: round1,
    fold,
    helper,
    linkMask,
    quotient,
    evaluations: [...evaluations, next],
    linkResponses,
    openings,
  };
  return { proof, holds: closes && exact };

  function commitCoefficients(chunk: V): Point {
    const values = vectors.copy(chunk);
    vectors.fft(values);
    return commit(values);
  }

  function openingProof(polynomial: V, at: bigint): Point {
    const out = vectors.zeros(size);
    vectors.divideByLinear(out, polynomial, at);
    return commitCoefficients(out);
  }

  /** t(X) on the coset 7 H', H' of order 4n, then cut into chunks of n - 1 coefficients that blind each other. */
  function quotientChunks(): { readonly chunks: readonly V[]; readonly exact: boolean } {
    const length = QUOTIENT_CHUNKS * size;
    const extended = new Map<string, V>();
    const shiftPowers = vectors.zeros(size);
    vectors.powers(shiftPowers, COSET_SHIFT, 1n);
    const extend = (polynomial: V): V => {
      const out = vectors.zeros(length);
      const low = vectors.slice(out, 0, size);
      vectors.mul(low, polynomial, shiftPowers);
      vectors.fft(out);
      return out;
    };
    for (const [name, polynomial] of coefficients) extended.set(name, extend(polynomial));
    const accumulated = extended.get(ACCUMULATOR)!;
    const nextRow = vectors.zeros(length);
    vectors.rotate(nextRow, accumulated, QUOTIENT_CHUNKS);
    const onCoset: VectorRingOptions<V> = {
      vectors,
      length,
      challenges,
      weight: extend(interpolate(weight)),
      column: (name, isNext) => (isNext ? nextRow : extended.get(name)!),
    };

    const total = vectors.zeros(length);
    let scale = 1n; // v^i
    for (const constraint of system.constraints) {
      prover.scope(() => {
        vectors.addScaled(total, evaluateVector(constraint, onCoset), scale);
      });
      scale = reduce(scale * v);
    }
    vectors.mul(total, total, extend(blindingPolynomial()));
    const ends = vectors.zeros(size); // v^k at row 0, v^(k + 1) at row N
    vectors.set(ends, 0, scale);
    vectors.set(ends, usable, reduce(scale * v));
    const closing = extend(interpolate(ends));
    vectors.mul(closing, closing, accumulated);
    vectors.add(total, total, closing);
    vectors.mul(total, total, inverseVanishing(length));
    vectors.cosetIfft(total, COSET_SHIFT);

    const step = size - 1;
    const linkers = randoms(QUOTIENT_CHUNKS - 1); // b_k
    const chunks = Array.from({ length: QUOTIENT_CHUNKS }, (_, k) => {
      const chunk = vectors.zeros(size);
      const low = vectors.slice(chunk, 0, step);
      vectors.add(low, low, vectors.slice(total, k * step, (k + 1) * step));
      if (k < linkers.length) vectors.set(chunk, step, linkers[k]!);
      if (k > 0) vectors.set(chunk, 0, reduce(vectors.get(chunk, 0) - linkers[k - 1]!));
      return chunk;
    });
    const top = 3 * size + 5;
    const exact = vectors.evaluate(vectors.slice(total, top, length), v) === 0n; // all zero, or v is a root
    return { chunks, exact };
  }

  /** Coefficients of zb(X). */
  function blindingPolynomial(): V {
    let product = [1n];
    for (let i = usable; i < size; i++) {
      const root = power(omega, BigInt(i));
      const raised = [0n, ...product];
      product = raised.map((value, k) => reduce(value - root * (product[k] ?? 0n)));
    }
    return vectors.fromBigInts([...product, ...new Array<bigint>(size - product.length).fill(0n)]);
  }

  /** 1 / (X^n - 1) on the coset. */
  function inverseVanishing(length: number): V {
    const values = vectors.zeros(length);
    vectors.powers(values, power(rootOfUnity(length), BigInt(size)), power(COSET_SHIFT, BigInt(size)));
    vectors.addConstant(values, values, -1n);
    vectors.inverse(values, values);
    return values;
  }
}
