/**
 * The verifier. It reads as PROTOCOL.md, "Verifier", which has the same numbers.
 * @module
 */
import { VerificationError } from '../core/errors.ts';
import { power, reduce } from '../curve/scalar.ts';
import type { Point, Verifier } from './arithmetic.ts';
import { encodeContext, type ProofContext } from './context.ts';
import { vanishing } from './domain.ts';
import type { VerifyingKey } from './key.ts';
import { decodeProof, encodeScalars, type Proof } from './layout.ts';
import { type Challenges, linearise, quotientName } from './linearise.ts';
import { ACCUMULATOR, MULTIPLICITY, named, TABLE } from './relation.ts';
import { createTranscript } from './transcript.ts';

/** The commitments a proof is about, each list in the order of the kind's columns. */
export interface Statement {
  readonly boundary: readonly Point[];
  readonly model: readonly Point[];
}

/** What still has to hold: each fold is the sum of its rows with the weights of t (fold.ts). */
export interface FoldClaim {
  readonly t: bigint;
  readonly folds: readonly Point[];
}

/** All challenges of a proof, and what the transcript was fed to draw them. */
export interface Drawn extends Challenges {
  readonly v: bigint;
  /** Challenge of the linking proof. */
  readonly link: bigint;
  readonly zeta: bigint;
  readonly nu: bigint;
  readonly mu: bigint;
}

/**
 * @throws VerificationError PROOF_LENGTH | PROOF_SCALAR | PROOF_INFINITY | PROOF_STATEMENT | PROOF_CHALLENGE |
 * PROOF_REJECTED | POINT_ENCODING
 */
export function verify(
  key: VerifyingKey,
  setup: Verifier,
  context: ProofContext,
  statement: Statement,
  bytes: Uint8Array,
): FoldClaim {
  // 1. Parse
  const proof = decodeProof(key.system, bytes);
  if (
    statement.boundary.length !== named(key.system, 'boundary').length ||
    statement.model.length !== named(key.system, 'model').length
  ) {
    throw new VerificationError('PROOF_STATEMENT', 'the statement has another shape than the cell kind');
  }
  // 2. Challenges
  const drawn = drawChallenges(key, context, statement, proof);
  check(key, setup, statement, proof, drawn);
  return { t: drawn.t, folds: proof.fold };
}

/**
 * Steps 2 to 5 for given challenges.
 * @throws VerificationError PROOF_CHALLENGE | PROOF_REJECTED | POINT_ENCODING
 */
export function check(
  key: VerifyingKey,
  setup: Verifier,
  statement: Statement,
  proof: Proof,
  drawn: Drawn,
): void {
  const { system, domain } = key;
  const { t, v, link, zeta, nu, mu, rho } = drawn;
  if (
    Object.values(drawn).includes(0n) ||
    vanishing(domain, t) === 0n ||
    vanishing(domain, zeta) === 0n ||
    zeta === t
  ) {
    throw new VerificationError('PROOF_CHALLENGE', 'a challenge is one at which the argument says nothing');
  }
  // 3. The identity at zeta
  const here = new Map(system.opened.map((name, i) => [name, proof.evaluations[i]!]));
  const next = proof.evaluations.at(-1)!;
  const form = linearise(system, domain, drawn, v, zeta, { here, next });
  // 4. Both openings and the linking proof as one sum of points
  const sum = createSum();
  const commitments = commitmentsOf(key, statement, proof, drawn.beta);
  const addColumn = (name: string, by: bigint): void => {
    for (const [point, scale] of commitments.get(name)!) sum.add(point, by * scale);
  };
  let factor = 1n; // nu^i
  let expected = 0n;
  for (const name of system.opened) {
    addColumn(name, factor);
    expected += factor * here.get(name)!;
    factor = reduce(factor * nu);
  }
  for (const [name, coefficient] of form.coefficients) addColumn(name, factor * coefficient);
  expected -= factor * form.constant;

  addColumn(ACCUMULATOR, mu);
  expected += mu * next;

  const [opening, openingNext] = proof.openings as [Point, Point];
  sum.add(opening, zeta);
  sum.add(openingNext, mu * zeta * domain.omega);

  const mu2 = reduce(mu * mu);
  sum.add(proof.linkMask, mu2);
  let weight = reduce(mu2 * link); // mu^2 c rho^k
  statement.boundary.forEach((committed, k) => {
    sum.add(proof.boundary[k]!, weight);
    sum.add(committed, -weight);
    weight = reduce(weight * rho);
  });
  setup.linkRows.forEach((row, i) => {
    sum.add(row, -mu2 * proof.linkResponses[i]!);
  });
  sum.add(setup.generator, -expected);
  // 5. One pairing check
  const accepted = setup.pairingIsOne([
    { point: setup.combine(sum.points, sum.scalars), at: 'one' },
    { point: setup.combine([opening, openingNext], [reduce(-1n), reduce(-mu)]), at: 'tau' },
  ]);
  if (!accepted) throw new VerificationError('PROOF_REJECTED', 'the proof does not hold');
}

/** PROTOCOL.md, "Transcript". */
export function drawChallenges(
  key: VerifyingKey,
  context: ProofContext,
  statement: Statement,
  proof: Proof,
): Drawn {
  const transcript = createTranscript();
  transcript.absorb(encodeContext(context), key.digest);
  transcript.absorb(...statement.boundary, ...statement.model);
  transcript.absorb(...proof.boundary, ...proof.witness);
  const [t, alpha, beta, gamma, rho] = transcript.challenges(5) as [bigint, bigint, bigint, bigint, bigint];
  transcript.absorb(...proof.fold, ...proof.helper, proof.linkMask);
  const [v, link] = transcript.challenges(2) as [bigint, bigint];
  transcript.absorb(...proof.quotient);
  const [zeta] = transcript.challenges(1) as [bigint];
  transcript.absorb(encodeScalars(proof.evaluations), encodeScalars(proof.linkResponses));
  const [nu] = transcript.challenges(1) as [bigint];
  transcript.absorb(...proof.openings);
  const [mu] = transcript.challenges(1) as [bigint];
  return { t, alpha, beta, gamma, rho, v, link, zeta, nu, mu };
}

type Weighed = readonly [point: Point, scale: bigint];

/** Every column's commitment; the table's is a + beta b + beta^2 tag. */
function commitmentsOf(
  { system, table, fixed }: VerifyingKey,
  statement: Statement,
  proof: Proof,
  beta: bigint,
): Map<string, readonly Weighed[]> {
  const found = new Map<string, readonly Weighed[]>();
  const assign = (names: readonly string[], points: readonly Point[]): void =>
    names.forEach((name, i) => {
      found.set(name, [[points[i]!, 1n]]);
    });
  assign(named(system, 'boundary'), proof.boundary);
  assign(named(system, 'model'), statement.model);
  assign([...named(system, 'witness'), MULTIPLICITY], proof.witness);
  assign(named(system, 'fold'), proof.fold);
  assign([...named(system, 'helper'), ACCUMULATOR], proof.helper);
  assign(
    proof.quotient.map((_, k) => quotientName(k)),
    proof.quotient,
  );
  assign(named(system, 'fixed'), fixed);
  found.set(
    TABLE,
    table.map((point, i) => [point, power(beta, BigInt(i))]),
  );
  return found;
}

/** Σ scalar point with one entry for each point. */
function createSum() {
  const points: Point[] = [];
  const scalars: bigint[] = [];
  return {
    points,
    scalars,
    add(point: Point, scalar: bigint): void {
      const at = points.indexOf(point);
      if (at >= 0) {
        scalars[at] = reduce(scalars[at]! + scalar);
      } else {
        points.push(point);
        scalars.push(reduce(scalar));
      }
    },
  };
}
