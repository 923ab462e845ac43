/**
 * A cell accepted as a whole, from public data alone: the proof, its folds, and that both are about the model's own
 * weights. `verify` by itself leaves the last two to its caller (PROTOCOL.md, "Verifier", 6).
 * @module
 */
import type { Setup } from '../commit/setup.ts';
import { rowsRoot } from '../commit/weight-rows.ts';
import { equalBytes } from '../core/bytes.ts';
import { VerificationError } from '../core/errors.ts';
import type { Point } from './arithmetic.ts';
import { createVerifier } from './ceremony.ts';
import { cellRoot, type ProofContext } from './context.ts';
import { checkFold } from './fold.ts';
import type { VerifyingKey } from './key.ts';
import { named } from './relation.ts';
import { type Statement, verify } from './verify.ts';

export interface WholeStatement extends Statement {
  /** Commitments of the weight rows, in order, for each fold column. */
  readonly rows: readonly (readonly Point[])[];
}

/** @returns the check of one cell; `context.rowsRoot` is what the manifest says of the cell's weights */
export function createAcceptor(setup: Setup) {
  const verifier = createVerifier(setup);
  const { g1 } = setup.curve;

  /** @throws VerificationError PROOF_STATEMENT | PROOF_FOLD and what `verify` throws */
  return (key: VerifyingKey, context: ProofContext, statement: WholeStatement, proof: Uint8Array): void => {
    const { rows, model } = statement;
    if (rows.length !== named(key.system, 'fold').length) {
      throw new VerificationError('PROOF_STATEMENT', 'the statement has another shape than the cell kind');
    }
    const folded = rows.map((points) => ({
      rows: points.length,
      root: rowsRoot(points.map((point) => g1.compress(point))),
    }));
    if (!equalBytes(cellRoot(folded, model), context.rowsRoot)) {
      throw new VerificationError('PROOF_STATEMENT', 'the weights are not those of the rows root');
    }
    const { t, folds } = verify(key, verifier, context, statement, proof);
    for (const [i, fold] of folds.entries()) checkFold(verifier, t, rows[i]!, fold);
  };
}
