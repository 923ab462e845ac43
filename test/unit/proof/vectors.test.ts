/** The committed vectors, which the contract's tests share, are what this code makes and accepts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../../crypto/commit/setup.ts';
import { rowsRoot as rootOf } from '../../../crypto/commit/weight-rows.ts';
import { createAcceptor } from '../../../crypto/proof/accept.ts';
import { createProver, createVerifier } from '../../../crypto/proof/ceremony.ts';
import { cellRoot } from '../../../crypto/proof/context.ts';
import { BLINDING_ROWS } from '../../../crypto/proof/domain.ts';
import { checkFold } from '../../../crypto/proof/fold.ts';
import { createKey } from '../../../crypto/proof/key.ts';
import { verify } from '../../../crypto/proof/verify.ts';
import { LINEAR_CELLS } from '../../../models/program/cells/linear.ts';
import { fromText, makeVectors, type ProofVectors, VECTORS_FILE } from '../../support/proof-vectors.ts';

const vectors = JSON.parse(readFileSync(VECTORS_FILE, 'utf8')) as ProofVectors;

test('a proof over the ceremony from fixed seeds is the committed one, byte for byte', async () => {
  assert.deepEqual(await makeVectors(), vectors);
});

async function committedProof() {
  const setup = await loadSetup();
  const key = createKey(LINEAR_CELLS.i8, createProver(setup, await createIntCommits(BLINDING_ROWS)));
  const { context: c } = vectors;
  const context = {
    chainId: BigInt(c.chainId),
    contract: fromText(c.contract),
    poeaHash: fromText(c.poeaHash),
    sessionId: fromText(c.sessionId),
    attempt: Number(c.attempt),
    layer: Number(c.layer),
    position: Number(c.position),
    modelRoot: fromText(c.modelRoot),
    rowsRoot: fromText(c.rowsRoot),
  };
  const statement = {
    boundary: vectors.statement.boundary.map(fromText),
    model: vectors.statement.model.map(fromText),
    rows: [vectors.rows.map(fromText)],
  };
  return { setup, key, context, statement, proof: fromText(vectors.proof) };
}

test('the committed proof verifies with its fold, and under no other context', async () => {
  const { setup, key, context, statement, proof } = await committedProof();
  const verifier = createVerifier(setup);
  const { t, folds } = verify(key, verifier, context, statement, proof);
  checkFold(verifier, t, statement.rows[0]!, folds[0]!);
  assert.throws(() => verify(key, verifier, { ...context, chainId: 1n }, statement, proof), {
    code: 'PROOF_REJECTED',
  });
});

test('a cell is accepted with the weights of its rows root alone', async () => {
  const { setup, key, context, statement, proof } = await committedProof();
  const accept = createAcceptor(setup);
  accept(key, context, statement, proof);
  const [own] = statement.rows;
  const [b, mult] = statement.model as [Uint8Array, Uint8Array];
  const foreign = [
    { ...statement, rows: [] },
    { ...statement, rows: [own!, own!] },
    { ...statement, rows: [own!.slice(1)] },
    { ...statement, rows: [own!.toReversed()] },
    { ...statement, rows: [[own![1]!, ...own!.slice(1)]] },
    { ...statement, model: [mult, b] },
    { ...statement, model: [b, b] },
  ];
  for (const other of foreign) {
    assert.throws(() => accept(key, context, other, proof), { code: 'PROOF_STATEMENT' });
  }
  const rowsRoot = cellRoot(
    [{ rows: own!.length, root: rootOf(own!.toReversed().map((row) => setup.curve.g1.compress(row))) }],
    statement.model,
  );
  const reordered = { ...statement, rows: [own!.toReversed()] };
  assert.throws(() => accept(key, { ...context, rowsRoot }, reordered, proof), { code: 'PROOF_REJECTED' });
});
