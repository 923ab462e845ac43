/** What a proof shows: a simulator without a witness, counts of blinders, and an attack that works without them. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { power, reduce } from '../../../crypto/curve/scalar.ts';
import { encodeContext } from '../../../crypto/proof/context.ts';
import { LINK_ROWS } from '../../../crypto/proof/domain.ts';
import { checkFold, partialFolds } from '../../../crypto/proof/fold.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { encodeProof, encodeScalars, type Proof, QUOTIENT_CHUNKS } from '../../../crypto/proof/layout.ts';
import { linearise, quotientName } from '../../../crypto/proof/linearise.ts';
import { argue } from '../../../crypto/proof/prove.ts';
import { ACCUMULATOR, MULTIPLICITY, named, TABLE } from '../../../crypto/proof/relation.ts';
import { createTranscript } from '../../../crypto/proof/transcript.ts';
import { drawChallenges, type Statement, verify } from '../../../crypto/proof/verify.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import { CONTEXT, type CommittedCell, commitLinear, randomLinear } from '../../support/proof-cells.ts';
import {
  lagrangeBasis,
  loadTrapdoorSetup,
  seededScalars,
  type TrapdoorSetup,
} from '../../support/proof-setup.ts';
import { commitToy, TOY_SIZE, toyCell, toyOperation } from '../../support/proof-toy.ts';

let setup: TrapdoorSetup;
let toySetup: TrapdoorSetup;
let toyKey: VerifyingKey;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  toySetup = await loadTrapdoorSetup(TOY_SIZE);
  toyKey = createKey(toyCell, toySetup);
});

/**
 * The simulator of PROTOCOL.md: it knows tau, the boundary commitments' exponents and the public rows, but no
 * activation, weight or bias. `model` are the exponents of public commitments that it was given.
 */
function simulate(
  at: TrapdoorSetup,
  key: VerifyingKey,
  random: () => bigint,
  rows: readonly bigint[],
): { readonly statement: Statement; readonly proof: Proof } {
  const { system, domain } = key;
  const { multiple, tau } = at;
  const draw = (count: number): bigint[] => Array.from({ length: count }, random);
  const points = (exponents: readonly bigint[]) => exponents.map(multiple);
  const boundary = draw(named(system, 'boundary').length);
  const model = draw(named(system, 'model').length);
  const statement: Statement = { boundary: points(boundary), model: points(model) };
  const transcript = createTranscript();
  transcript.absorb(encodeContext(CONTEXT), key.digest);
  transcript.absorb(...statement.boundary, ...statement.model);

  const opened = draw(boundary.length);
  const witness = draw(named(system, 'witness').length + 1);
  transcript.absorb(...points(opened), ...points(witness));
  const [t, alpha, beta, gamma, rho] = transcript.challenges(5) as [bigint, bigint, bigint, bigint, bigint];

  const folded = lagrangeWeights(at, t, rows);
  const helper = draw(system.helpers.length + 1);
  const mask = random();
  transcript.absorb(multiple(folded), ...points(helper), multiple(mask));
  const [v, link] = transcript.challenges(2) as [bigint, bigint];
  const quotient = draw(QUOTIENT_CHUNKS);
  transcript.absorb(...points(quotient));
  const [zeta] = transcript.challenges(1) as [bigint];

  const evaluations = draw(system.opened.length + 1);
  const tableAt = tableValue(key, zeta, beta);
  evaluations[system.opened.indexOf(TABLE)] = tableAt;
  const responses = draw(LINK_ROWS - 1);
  const blindersAtTau = lagrangeBasis(domain, tau).slice(domain.usable, domain.usable + LINK_ROWS);
  let right = mask;
  let factor = link;
  opened.forEach((exponent, k) => {
    right += factor * (exponent - boundary[k]!);
    factor = reduce(factor * rho);
  });
  const used = responses.reduce((sum, s, i) => sum + s * blindersAtTau[i]!, 0n);
  responses.push(reduce((right - used) * power(blindersAtTau.at(-1)!, ORDER_LESS_ONE - 1n)));
  transcript.absorb(encodeScalars(evaluations), encodeScalars(responses));
  const [nu] = transcript.challenges(1) as [bigint];

  const exponents = new Map<string, bigint>();
  const assign = (names: readonly string[], values: readonly bigint[]): void =>
    names.forEach((name, i) => {
      exponents.set(name, values[i]!);
    });
  assign(named(system, 'boundary'), opened);
  assign(named(system, 'model'), model);
  assign([TABLE], [tableValue(key, tau, beta)]);
  assign([...named(system, 'witness'), MULTIPLICITY], witness);
  assign(named(system, 'fold'), [folded]);
  assign([...named(system, 'helper'), ACCUMULATOR], helper);
  assign(
    quotient.map((_, k) => quotientName(k)),
    quotient,
  );
  const here = new Map(system.opened.map((name, i) => [name, evaluations[i]!]));
  const next = evaluations.at(-1)!;
  const challenges = { t, alpha, beta, gamma, rho };
  const form = linearise(system, domain, challenges, v, zeta, { here, next });
  let batch = 0n; // F(tau) - F(zeta)
  let scale = 1n;
  for (const name of system.opened) {
    batch += scale * (exponents.get(name)! - here.get(name)!);
    scale = reduce(scale * nu);
  }
  for (const [name, k] of form.coefficients) batch += scale * k * exponents.get(name)!;
  batch += scale * form.constant;
  const divide = (value: bigint, by: bigint): bigint => reduce(value * power(by, ORDER_LESS_ONE - 1n));
  const openings = [
    divide(reduce(batch), tau - zeta),
    divide(reduce(exponents.get(ACCUMULATOR)! - next), tau - reduce(zeta * domain.omega)),
  ];
  return {
    statement,
    proof: {
      boundary: points(opened),
      witness: points(witness),
      fold: [multiple(folded)],
      helper: points(helper),
      linkMask: multiple(mask),
      quotient: points(quotient),
      evaluations,
      linkResponses: responses,
      openings: points(openings),
    },
  };
}

/** r - 1 */
const ORDER_LESS_ONE = reduce(-1n);

/** Σ_j p_j rows[j] for the exponents of row commitments. */
function lagrangeWeights(at: TrapdoorSetup, t: bigint, rows: readonly bigint[]): bigint {
  let root = 1n;
  let sum = 0n;
  const numerator = power(t, BigInt(at.domain.size)) - 1n;
  for (const row of rows) {
    sum += row * reduce(numerator * power(t - root, ORDER_LESS_ONE - 1n));
    root = reduce(root * at.domain.omega);
  }
  return reduce(sum);
}

/** Value of the public table column. */
function tableValue({ system, domain }: VerifyingKey, x: bigint, beta: bigint): bigint {
  const basis = lagrangeBasis(domain, x);
  const { table } = system.relation;
  let sum = 0n;
  for (let i = 0; i < domain.usable; i++) {
    const [a, b, tag] = (table[i] ?? table[0]!).map(BigInt) as [bigint, bigint, bigint];
    sum += basis[i]! * (a + beta * b + beta * beta * tag);
  }
  return reduce(sum);
}

test('a simulator that knows no activation, weight or bias makes proofs the verifier accepts', () => {
  const random = seededScalars(31n);
  for (const [at, key] of [
    [toySetup, toyKey],
    [setup, createKey(LINEAR_CELLS.i8, setup)],
  ] as const) {
    const exponents = Array.from({ length: 7 }, random);
    const { statement, proof } = simulate(at, key, random, exponents);
    const { t, folds } = verify(key, at, CONTEXT, statement, encodeProof(proof));
    checkFold(at, t, exponents.map(at.multiple), folds[0]!);
    assert.deepEqual(partialFolds(at, t, exponents.map(at.multiple)), folds);
  }
});

/** Rank over the field. */
function rank(matrix: readonly (readonly bigint[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < rows[0]!.length && found < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= found && row[column] !== 0n);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!];
    const inverse = power(rows[found]![column]!, ORDER_LESS_ONE - 1n);
    for (let i = found + 1; i < rows.length; i++) {
      const factor = reduce(rows[i]![column]! * inverse);
      rows[i] = rows[i]!.map((value, k) => reduce(value - factor * rows[found]![k]!));
    }
    found++;
  }
  return found;
}

test('what is shown of a column is independent and uniform: the blinders map onto it', () => {
  const { domain, tau } = setup;
  const random = seededScalars(32n);
  const zeta = random();
  const shown = (points: readonly bigint[], from: number): bigint[][] =>
    points.map((x) => lagrangeBasis(domain, x).slice(from));
  // a boundary's fresh shifts in the rows of the link alone: C' and zeta
  const linked = shown([tau, zeta], domain.usable).map((row) => row.slice(0, LINK_ROWS));
  assert.equal(rank(linked), 2);
  // witness: commitment and zeta; A: commitment, omega zeta, and omega tau inside the quotient
  assert.equal(rank(shown([tau, zeta], domain.usable)), 2);
  const ofA = [tau, reduce(zeta * domain.omega), reduce(tau * domain.omega)];
  assert.equal(rank(shown(ofA, domain.usable + 1)), 3);
  // Eight blinders carry eight values and no ninth: one commitment may be opened seven times, not eight.
  const many = [tau, ...Array.from({ length: 8 }, random)];
  assert.equal(rank(shown(many.slice(0, 8), domain.usable)), 8);
  assert.equal(rank(shown(many, domain.usable)), 8);
});

/** Guesses one hidden input, knowing the others: which values fit the opened x'(zeta) if there were no blinders? */
function guesses(cell: CommittedCell, at: TrapdoorSetup, key: VerifyingKey, proof: Proof): number[] {
  const { zeta } = drawChallenges(key, CONTEXT, cell.statement, proof);
  const basis = lagrangeBasis(at.domain, zeta);
  const { values } = cell.witness.boundary.get('x')!;
  const opened = proof.evaluations[key.system.opened.indexOf('x')]!;
  const known = values.reduce((sum, value, i) => (i === 2 ? sum : sum + BigInt(value) * basis[i]!), 0n);
  const found: number[] = [];
  for (let guess = -127; guess <= 127; guess++) {
    if (reduce(known + BigInt(guess) * basis[2]!) === opened) found.push(guess);
  }
  return found;
}

test('without blinders a hidden activation is recovered from one proof, with them it is not', () => {
  const key = createKey(LINEAR_CELLS.i8, setup);
  const operation = randomLinear(seededScalars(33n), 6, 4);
  const none = (): bigint => 0n;
  const bare = commitLinear(setup, none, operation);
  const prove = (cell: CommittedCell, random: () => bigint): Proof =>
    argue({ key, prover: setup, context: CONTEXT, witness: cell.witness, random }).proof;
  assert.deepEqual(guesses(bare, setup, key, prove(bare, none)), [operation.x[2]]);

  const random = seededScalars(34n);
  const blinded = commitLinear(setup, random, operation);
  assert.deepEqual(guesses(blinded, setup, key, prove(blinded, random)), []);
  // Fresh shifts alone suffice: even a hop that commits without blinders shows nothing more.
  assert.deepEqual(guesses(bare, setup, key, prove(bare, random)), []);
});

test('two proofs of one witness show unrelated values', () => {
  const random = seededScalars(35n);
  const cell = commitToy(toySetup, random, toyOperation([1, 2, 3]));
  const [a, b] = [0, 1].map(
    () => argue({ key: toyKey, prover: toySetup, context: CONTEXT, witness: cell.witness, random }).proof,
  ) as [Proof, Proof];
  const table = toyKey.system.opened.indexOf(TABLE);
  a.evaluations.forEach((value, i) => {
    if (i !== table) assert.notEqual(value, b.evaluations[i]);
  });
  for (const list of ['boundary', 'witness', 'helper', 'quotient', 'openings'] as const) {
    a[list].forEach((point, i) => {
      assert.notDeepEqual(point, b[list][i]);
    });
  }
});

/** Chi-square of 16 bins, for each revealed scalar and the last bits of each revealed point. */
function chiSquares(proofs: readonly Proof[], table: number): number[] {
  const bins = proofs.map((proof) => [
    ...proof.evaluations.filter((_, i) => i !== table).map((value) => Number(value & 15n)),
    ...proof.linkResponses.map((value) => Number(value & 15n)),
    ...[...proof.boundary, ...proof.witness, ...proof.helper, ...proof.quotient, ...proof.openings].map(
      (point) => point.at(-1)! & 15,
    ),
  ]);
  const expected = proofs.length / 16;
  return bins[0]!.map((_, i) => {
    const counts = new Array<number>(16).fill(0);
    for (const row of bins) counts[row[i]!]!++;
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  });
}

test('every revealed value is distributed alike for two witnesses and for the simulator', () => {
  const random = seededScalars(36n);
  const table = toyKey.system.opened.indexOf(TABLE);
  const COUNT = 96;
  const prove = (inputs: readonly number[]): Proof => {
    const cell = commitToy(toySetup, random, toyOperation(inputs));
    return argue({ key: toyKey, prover: toySetup, context: CONTEXT, witness: cell.witness, random }).proof;
  };
  const samples = [
    () => prove([0, 0, 0]),
    () => prove([7, 1, 5]),
    () => simulate(toySetup, toyKey, random, [1n, 2n, 3n]).proof,
  ].map((make) => Array.from({ length: COUNT }, make));
  // 15 degrees of freedom: beyond 50 once in 87,000; the seed is fixed
  for (const proofs of samples)
    for (const value of chiSquares(proofs, table)) assert.ok(value < 50, `${value}`);
});
