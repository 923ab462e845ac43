/**
 * Gas by what is done: of the snapshot that the tests measure, or of a chain's own receipts.
 * @module
 */
import { InternalError } from '../../crypto/core/errors.ts';

/** Gas by row: an action as "Contract.function", alone or followed by " (what it was measured with)". */
export type GasTable = Readonly<Record<string, number>>;

/** Gas of the moves that the economics counts. */
export interface GasOfMoves {
  /** Whole batches, whatever is in them. */
  readonly postBatch: number;
  readonly finalize: number;
  /** One receipt of as many as were measured at once. */
  readonly settle: number;
  /** A round of the beacon, where nobody else has brought it. */
  readonly submitRound: number;
  readonly open: number;
  readonly publish: number;
  /** One cell. */
  readonly prove: number;
  readonly resolve: number;
  readonly contest: number;
  /** One commit of an ephemeral session, whatever it accounts for; null where none was measured. */
  readonly commit: number | null;
}

const allRows = (table: GasTable, action: string): number[] =>
  Object.entries(table)
    .filter(([row]) => row === action || row.startsWith(`${action} (`))
    .map(([, gas]) => gas);

const rowsOf = (table: GasTable, action: string): number[] => {
  const rows = allRows(table, action);
  if (rows.length > 0) return rows;
  throw new InternalError('ECONOMICS_GAS_MISSING', `no gas was measured for ${action}`, {
    hint: 'node test/integration/settlement/gas.ts measures it',
  });
};

/**
 * The dearest row of an action.
 * @throws InternalError ECONOMICS_GAS_MISSING
 */
export const gasOf = (table: GasTable, action: string): number => Math.max(...rowsOf(table, action));

/** @throws InternalError ECONOMICS_GAS_MISSING */
export const gasOfMoves = (table: GasTable): GasOfMoves => ({
  postBatch: gasOf(table, 'MeshRollup.postBatch'),
  finalize: gasOf(table, 'MeshRollup.finalize'),
  settle: Math.min(...rowsOf(table, 'Escrow.settle')), // the more at once, the cheaper each
  submitRound: gasOf(table, 'Beacon.submit'),
  open: gasOf(table, 'Challenge.open'),
  publish: gasOf(table, 'Challenge.publish'),
  prove: gasOf(table, 'Challenge.prove'),
  resolve: gasOf(table, 'Challenge.resolve'),
  contest: gasOf(table, 'Challenge.contest'),
  commit: allRows(table, 'EphemeralSession.commit')[0] ?? null,
});

/** A table with the rows of another in the place of its own of the same actions. */
export const withRows = (table: GasTable, seen: GasTable): GasTable => ({
  ...Object.fromEntries(Object.entries(table).filter(([row]) => seen[row.split(' (')[0]!] === undefined)),
  ...seen,
});
