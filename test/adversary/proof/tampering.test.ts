/** One honest proof, changed in one place at a time: each change is refused. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { hex } from '../../../crypto/core/bytes.ts';
import { loadCurve } from '../../../crypto/curve/curve.ts';
import { fromBytes, R, rootOfUnity, toBytes } from '../../../crypto/curve/scalar.ts';
import { POINT_BYTES, type Point } from '../../../crypto/proof/arithmetic.ts';
import type { ProofContext } from '../../../crypto/proof/context.ts';
import { checkFold, partialFolds } from '../../../crypto/proof/fold.ts';
import { createKey, type VerifyingKey } from '../../../crypto/proof/key.ts';
import { decodeProof, encodeProof, type Proof } from '../../../crypto/proof/layout.ts';
import { prove } from '../../../crypto/proof/prove.ts';
import { check, type Drawn, drawChallenges, type Statement, verify } from '../../../crypto/proof/verify.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import { CONTEXT, type CommittedCell, commitLinear, randomLinear } from '../../support/proof-cells.ts';
import {
  GENERATOR,
  loadTrapdoorSetup,
  seededScalars,
  type TrapdoorSetup,
} from '../../support/proof-setup.ts';

let setup: TrapdoorSetup;
let key: VerifyingKey;
let cell: CommittedCell;
let bytes: Uint8Array;
let proof: Proof;
let plus: (point: Point) => Point;
before(async () => {
  setup = await loadTrapdoorSetup(4096);
  key = createKey(LINEAR_CELLS.i8, setup);
  const random = seededScalars(11n);
  cell = commitLinear(setup, random, randomLinear(random, 24, 17));
  bytes = prove({ key, prover: setup, context: CONTEXT, witness: cell.witness, random });
  proof = decodeProof(key.system, bytes);
  const { g1 } = await loadCurve();
  plus = (point) => g1.add(point, GENERATOR);
});

/** Whether the proof with all its consequences is accepted. */
function accepted(
  proofBytes: Uint8Array,
  context: ProofContext = CONTEXT,
  statement: Statement = cell.statement,
  verifyingKey: VerifyingKey = key,
): boolean {
  try {
    const { t, folds } = verify(verifyingKey, setup, context, statement, proofBytes);
    checkFold(setup, t, cell.rows, folds[0]!);
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? String(error);
    assert.match(code, /^(PROOF|POINT)_/, String(error));
    return false;
  }
}

test('the proof they are all made from is accepted', () => {
  assert.ok(accepted(bytes));
  assert.deepEqual(encodeProof(proof), bytes);
});

test('a changed bit anywhere in the proof', () => {
  const random = seededScalars(12n);
  for (let word = 0; word < bytes.length; word += 16) {
    const changed = bytes.slice();
    changed[word + Number(random() % 16n)]! ^= 1 << Number(random() % 8n);
    assert.equal(accepted(changed), false, `word at ${word}`);
  }
});

test('another valid point in place of each point, another scalar in place of each scalar', () => {
  const lists = ['boundary', 'witness', 'fold', 'helper', 'quotient', 'openings'] as const;
  for (const list of lists) {
    for (const [i, point] of proof[list].entries()) {
      const points = proof[list].with(i, plus(point));
      assert.equal(accepted(encodeProof({ ...proof, [list]: points })), false, `${list} ${i}`);
    }
  }
  assert.equal(accepted(encodeProof({ ...proof, linkMask: plus(proof.linkMask) })), false);
  for (const list of ['evaluations', 'linkResponses'] as const) {
    for (const [i, value] of proof[list].entries()) {
      const scalars = proof[list].with(i, (value + 1n) % R);
      assert.equal(accepted(encodeProof({ ...proof, [list]: scalars })), false, `${list} ${i}`);
    }
  }
});

test('two points of one kind exchanged', () => {
  for (const list of ['boundary', 'witness', 'helper', 'quotient', 'openings'] as const) {
    const [first, second, ...rest] = proof[list] as readonly [Point, Point, ...Point[]];
    assert.equal(accepted(encodeProof({ ...proof, [list]: [second, first, ...rest] })), false, list);
  }
});

test('every public commitment changed, and each pair exchanged', () => {
  const { boundary, model } = cell.statement;
  for (const i of [0, 1]) {
    assert.equal(accepted(bytes, CONTEXT, { boundary: boundary.with(i, plus(boundary[i]!)), model }), false);
    assert.equal(accepted(bytes, CONTEXT, { boundary, model: model.with(i, plus(model[i]!)) }), false);
  }
  assert.equal(accepted(bytes, CONTEXT, { boundary: boundary.toReversed(), model }), false);
  assert.equal(accepted(bytes, CONTEXT, { boundary, model: model.toReversed() }), false);
  assert.equal(accepted(bytes, CONTEXT, { boundary: boundary.slice(1), model }), false);
  assert.equal(accepted(bytes, CONTEXT, { boundary, model: [...model, model[0]!] }), false);
});

test('replay under another chain, contract, claim, session, attempt, layer, position, model or rows root', () => {
  const other = (value: Uint8Array): Uint8Array => value.map((byte) => byte ^ 1);
  const contexts: ProofContext[] = [
    { ...CONTEXT, chainId: CONTEXT.chainId + 1n },
    { ...CONTEXT, contract: other(CONTEXT.contract) },
    { ...CONTEXT, poeaHash: other(CONTEXT.poeaHash) },
    { ...CONTEXT, sessionId: other(CONTEXT.sessionId) },
    { ...CONTEXT, attempt: CONTEXT.attempt + 1 },
    { ...CONTEXT, layer: CONTEXT.layer + 1 },
    { ...CONTEXT, position: CONTEXT.position + 1 },
    { ...CONTEXT, modelRoot: other(CONTEXT.modelRoot) },
    { ...CONTEXT, rowsRoot: other(CONTEXT.rowsRoot) },
  ];
  assert.equal(contexts.length, Object.keys(CONTEXT).length);
  for (const context of contexts) assert.equal(accepted(bytes, context), false);
});

test('another verification key: other constraints, another table, another digest', () => {
  const { constraints, table } = LINEAR_CELLS.i8;
  const relations = [
    { ...LINEAR_CELLS.i8, constraints: constraints.slice(0, 1) },
    { ...LINEAR_CELLS.i8, table: table.with(5, [9999, 0, 1]) },
    { ...LINEAR_CELLS.i8, name: 'linear-i8/v2' },
  ];
  for (const relation of relations) {
    assert.equal(accepted(bytes, CONTEXT, cell.statement, createKey(relation, setup)), false);
  }
  const digest = key.digest.map((byte) => byte ^ 1);
  assert.equal(accepted(bytes, CONTEXT, cell.statement, { ...key, digest }), false);
});

test('wrong length: cut, extended, empty', () => {
  for (const wrong of [
    bytes.slice(1),
    bytes.slice(0, -32),
    new Uint8Array([...bytes, 0]),
    new Uint8Array(),
  ]) {
    assert.throws(() => verify(key, setup, CONTEXT, cell.statement, wrong), { code: 'PROOF_LENGTH' });
  }
});

test('scalars that are not reduced', () => {
  const from = bytes.length - 2 * POINT_BYTES - 32 * (proof.evaluations.length + proof.linkResponses.length);
  const scalars = [...proof.evaluations, ...proof.linkResponses];
  for (const [i, value] of scalars.entries()) {
    if (value + R >= 1n << 256n) continue;
    const changed = bytes.slice();
    const raised = (value + R).toString(16).padStart(64, '0');
    changed.set(hex(raised), from + 32 * i);
    assert.throws(() => verify(key, setup, CONTEXT, cell.statement, changed), { code: 'PROOF_SCALAR' });
  }
});

test('points that are none: infinity, outside the subgroup, off the curve, coordinates not reduced', () => {
  const P =
    0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn;
  const encode = (x: bigint, y: bigint): Uint8Array =>
    hex(x.toString(16).padStart(128, '0') + y.toString(16).padStart(128, '0'));
  // (0, 2) is on y^2 = x^3 + 4 and has order 3
  const small = encode(0n, 2n);
  const off = encode(0n, 3n);
  for (const list of ['boundary', 'witness', 'fold', 'helper', 'quotient', 'openings'] as const) {
    for (const [i, point] of proof[list].entries()) {
      const x = fromBytes(point.slice(0, 64));
      const y = fromBytes(point.slice(64));
      const malleated = [encode(x + P, y), encode(x, y + P), encode(x, P - y)];
      for (const wrong of [small, off, new Uint8Array(POINT_BYTES), ...malleated]) {
        assert.equal(accepted(encodeProof({ ...proof, [list]: proof[list].with(i, wrong) })), false, list);
      }
    }
  }
  for (const wrong of [small, off]) {
    const statement = { ...cell.statement, boundary: cell.statement.boundary.with(0, wrong) };
    assert.equal(accepted(bytes, CONTEXT, statement), false);
    assert.equal(accepted(encodeProof({ ...proof, linkMask: wrong })), false);
  }
});

test('zero and colliding challenges', () => {
  const drawn = drawChallenges(key, CONTEXT, cell.statement, proof);
  check(key, setup, cell.statement, proof, drawn);
  const omega = rootOfUnity(4096);
  const wrong: Drawn[] = [
    ...Object.keys(drawn).map((name) => ({ ...drawn, [name]: 0n })),
    { ...drawn, t: omega },
    { ...drawn, t: 1n },
    { ...drawn, zeta: omega },
    { ...drawn, zeta: drawn.t },
  ];
  for (const challenges of wrong) {
    assert.throws(() => check(key, setup, cell.statement, proof, challenges), { code: 'PROOF_CHALLENGE' });
  }
  for (const name of Object.keys(drawn) as (keyof Drawn)[]) {
    if (name === 'mu') continue; // joins three equations of which each holds
    const other = { ...drawn, [name]: (drawn[name] + 1n) % R };
    assert.throws(() => check(key, setup, cell.statement, proof, other), { code: 'PROOF_REJECTED' }, name);
  }
});

test('a fold of other rows, of rows in another order, of fewer rows', () => {
  const { t, folds } = verify(key, setup, CONTEXT, cell.statement, bytes);
  const fold = folds[0]!;
  const { rows } = cell;
  checkFold(setup, t, rows, fold);
  const wrong = [
    rows.with(0, rows[1]!).with(1, rows[0]!),
    rows.toReversed(),
    rows.slice(0, -1),
    rows.with(3, plus(rows[3]!)),
    [...rows, GENERATOR],
    new Array<Point>(4089).fill(GENERATOR),
  ];
  for (const list of wrong) assert.throws(() => checkFold(setup, t, list, fold), { code: 'PROOF_FOLD' });
  assert.throws(() => checkFold(setup, t + 1n, rows, fold), { code: 'PROOF_FOLD' });
});

test("a contested fold's parts add up to it", () => {
  const { t, folds } = verify(key, setup, CONTEXT, cell.statement, bytes);
  const many = Array.from({ length: 150 }, (_, j) => setup.multiple(BigInt(j + 1)));
  const parts = partialFolds(setup, t, many);
  assert.equal(parts.length, 3);
  checkFold(setup, t, many, setup.combine(parts, [1n, 1n, 1n]));
  assert.deepEqual(partialFolds(setup, t, cell.rows), folds);
});

test('context fields of the wrong size are the caller’s mistake', () => {
  for (const wrong of [
    { chainId: -1n },
    { chainId: 1n << 256n },
    { contract: toBytes(1n) },
    { poeaHash: new Uint8Array(31) },
    { attempt: -1 },
    { layer: 0.5 },
  ]) {
    assert.throws(() => verify(key, setup, { ...CONTEXT, ...wrong }, cell.statement, bytes), {
      code: 'PROOF_CONTEXT',
    });
  }
});
