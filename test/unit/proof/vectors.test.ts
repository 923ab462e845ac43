/** The committed vectors, which the contract's tests share, are what this code makes and accepts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createIntCommits } from '../../../crypto/commit/int-commits.ts';
import { loadSetup } from '../../../crypto/commit/setup.ts';
import { createProver, createVerifier } from '../../../crypto/proof/ceremony.ts';
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

test('the committed proof verifies with its fold, and under no other context', async () => {
  const setup = await loadSetup();
  const verifier = createVerifier(setup);
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
  };
  const proof = fromText(vectors.proof);
  const { t, folds } = verify(key, verifier, context, statement, proof);
  checkFold(verifier, t, vectors.rows.map(fromText), folds[0]!);
  assert.throws(() => verify(key, verifier, { ...context, chainId: 1n }, statement, proof), {
    code: 'PROOF_REJECTED',
  });
});
