/**
 * What committing to a model's cells consists of: jobs that stand by themselves, for any thread.
 * @module
 */
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { DOMAIN_SIZE, loadSetup } from '../../crypto/commit/setup.ts';
import { commitSlices, OPEN_MODEL_KEY, type RowSlice } from '../../crypto/commit/weight-rows.ts';
import type { Point } from '../../crypto/curve/curve.ts';
import { createDomain } from '../../crypto/proof/domain.ts';
import { createKeys } from '../../crypto/proof/key.ts';
import type { Relation } from '../../crypto/proof/relation.ts';
import { type CellProduct, commitModel } from '../../models/program/cells/cell-weights.ts';

/** What a job is about, by its kind. */
export interface CellJobs {
  /** Rows of one width, of several matrices perhaps. */
  readonly rows: readonly RowSlice[];
  /** All of a product but its rows. */
  readonly model: Pick<CellProduct, 'name' | 'model'>;
  readonly key: Relation;
}

export interface CellResults {
  /** 48 bytes a row, one after the other. */
  readonly rows: Uint8Array;
  readonly model: readonly Point[];
  /** The key's digest. */
  readonly key: Uint8Array;
}

export type CellKind = keyof CellJobs;

/** How many rows of a job are done by now, told from time to time; may be a fraction. */
export type OnRows = (done: number) => void;

export type DoCellJobs = {
  readonly [K in CellKind]: (job: CellJobs[K], onRows: OnRows) => CellResults[K];
};

/** With this thread's tables. */
export async function createCellJobs(): Promise<DoCellJobs> {
  const [ints, { curve, lagrange }] = await Promise.all([loadIntCommits(), loadSetup()]);
  const { g1, scope } = curve;
  const keyOf = createKeys({
    domain: createDomain(DOMAIN_SIZE),
    // a few public columns of each kind are not worth tables
    commitInts: (values) => scope(() => g1.msmSmall(g1.slice(lagrange, 0, values.length), values)),
  });
  return {
    rows: (slices, onRows) => commitSlices(slices, OPEN_MODEL_KEY, ints, onRows),
    model: (product) => commitModel(product, OPEN_MODEL_KEY, ints),
    key: (relation) => keyOf(relation).digest,
  };
}
